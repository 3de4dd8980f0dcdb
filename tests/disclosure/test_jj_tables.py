"""Tables of three and more dimensions, with hierarchies, in every way of writing them, against a program of its own."""

from __future__ import annotations

import numpy as np
import pytest

from audit.disclosure import verify_jj
from audit.disclosure.jj import parse_jj
from audit.errors import InputError

from .jj_tables import STYLES, JJTable, Tree

SMALL: tuple[tuple[Tree, ...], ...] = (
    (3, 4),
    ([[2, 3], 2], 4),
    (3, 3, 4),
    ([[2, 2], [3, 2]], 3, 2),
    (2, 2, 2, 3),
)


@pytest.mark.parametrize("style", STYLES)
@pytest.mark.parametrize("trees", SMALL, ids=str)
def test_every_interval_is_that_of_another_program(trees: tuple[Tree, ...], style: str) -> None:
    for seed, hidden in enumerate((0.3, 0.6, 0.9)):
        table = JJTable.drawn(trees, seed, hidden=hidden, negative=style in ("plain", "anywhere"))
        found = verify_jj(table.written(style, seed))
        sensitive = [cell for cell, status in enumerate(table.status) if status == "u"]
        assert [one.cell for one in found.intervals] == [str(cell) for cell in sensitive]
        expected = table.intervals(sensitive)
        scale = 1e-6 * max(1.0, float(np.abs(table.values).max()))
        for one in found.intervals:
            assert (one.low, one.high) == pytest.approx(expected[int(one.cell)], abs=scale, rel=1e-6)


@pytest.mark.parametrize(
    ("trees", "cells"),
    [
        pytest.param((9, 9, 9), 1000),
        pytest.param(([[4, 3, 5], [4, 4], [6, 3, 2]], [[5, 5], [4, 6]], 3), 4644, marks=pytest.mark.slow),
        pytest.param(([[3] * 3] * 3, [[3, 3], [3, 3]], [3, 3]), 6840, marks=pytest.mark.slow),
    ],
)
def test_thousands_of_cells_are_attacked(trees: tuple[Tree, ...], cells: int) -> None:
    table = JJTable.drawn(trees, 1, hidden=0.7)
    found = verify_jj(table.written("plain"))
    assert (found.cells, found.left) == (cells, 0)
    some = [found.intervals[place] for place in range(0, len(found.intervals), max(1, len(found.intervals) // 6))]
    expected = table.intervals([int(one.cell) for one in some])
    scale = 1e-6 * float(np.abs(table.values).max())
    for one in some:
        assert (one.low, one.high) == pytest.approx(expected[int(one.cell)], abs=scale, rel=1e-6)


@pytest.mark.parametrize("part", [0.1, 0.5, 0.9, 0.99])
def test_a_table_that_breaks_off_is_refused_in_one_sentence(part: float) -> None:
    text = JJTable.drawn((3, 4), 0, hidden=0.5).written("plain")
    with pytest.raises(InputError) as refused:
        parse_jj(text[: int(part * len(text))], place="table.jj")
    assert "\n" not in str(refused.value)
