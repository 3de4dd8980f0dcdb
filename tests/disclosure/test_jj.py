from __future__ import annotations

import numpy as np
import pytest

from audit.disclosure import verify_jj
from audit.disclosure.jj import parse_jj
from audit.errors import InputError

from .tables import two_way, with_margins
from .test_attack import FOUR_BY_FOUR, PAIRS, place


def written(values: np.ndarray, status: list[str], relations: np.ndarray, upper: float, room: float) -> str:
    lines = ["0", str(len(values))]
    for index, (value, kind) in enumerate(zip(values, status, strict=True)):
        lines.append(f"{index} {value:g} {value:g} {kind} 0 {upper:g} {room:g} {room:g} 0")
    lines.append(str(len(relations)))
    for row in relations:
        terms = " ".join(f"{cell} ({row[cell]:g})" for cell in np.flatnonzero(row))
        lines.append(f"0 {np.count_nonzero(row)} : {terms}")
    return "\n".join(lines) + "\n"


def four_by_four(extra: str = "") -> str:
    values = with_margins(FOUR_BY_FOUR)
    status = ["s"] * 25
    for name in PAIRS:
        status[place(name)] = "u"
    if extra:
        status[place(extra)] = "x"
    return written(values, status, two_way(4, 4).matrix.toarray(), values.max(), 1.0)


def test_a_table_is_read_as_it_is_written():
    table = parse_jj(four_by_four("xb"))
    assert table.status.count("u") == 9
    assert table.hidden.sum() == 10
    assert table.values[place("wb")] == 47
    assert np.allclose(table.system.matrix @ table.values, 0)


def test_the_attack_on_a_file_finds_what_is_recovered():
    before, after = verify_jj(four_by_four()), verify_jj(four_by_four("xb"))
    assert not before.passed
    assert (before.attacked, before.recovered) == (9, 1)
    assert before.told[0].low == pytest.approx(47)
    assert after.passed
    assert after.recovered == 0


def test_negative_coefficients_and_right_sides_are_read():
    table = parse_jj("0\n2\n0 5 1 u 0 9 1 1 0\n1 3 1 s 0 9 0 0 0\n1\n2 2 : 0 (1) 1 (-1)\n")
    assert table.system.row_low[0] == 2
    assert table.targets[0].above == 1
    verified = verify_jj("0\n2\n0 5 1 u 0 9 1 1 0\n1 3 1 s 0 9 0 0 0\n1\n2 2 : 0 (1) 1 (-1)\n")
    assert verified.recovered == 1


@pytest.mark.parametrize(
    ("text", "says"),
    [
        ("", "ends before"),
        ("0\n2\n0 5 1 u 0 9 1 1 0\n", "ends before"),
        ("0\nmany\n", "Line 2"),
        ("0\n1\n0 5 1 u 0 9 1 1\n0\n", "8 fields"),
        ("0\n1\n0 five 1 u 0 9 1 1 0\n0\n", "Line 3"),
        ("0\n1\n0 5 1 q 0 9 1 1 0\n0\n", "status"),
        ("0\n1\n0 5 1 u 0 9 1 1 0\n1\n0 1 : 7 (1)\n", "does not exist"),
        ("0\n1\n0 5 1 u 0 9 1 1 0\n1\n0 2 : 0 (1)\n", "as many terms"),
    ],
)
def test_what_cannot_be_read_is_said_by_line(text, says):
    with pytest.raises(InputError, match=says):
        verify_jj(text, place="t.jj")
