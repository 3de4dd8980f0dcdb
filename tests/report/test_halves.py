from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from audit.report.context import Term
from audit.report.halves import ROW, SHORT, halves


def term(size: int, name: str = "") -> Term:
    return Term(name=name, text="x" * size)


@given(st.lists(st.integers(1, 400), max_size=60))
def test_every_entry_stands_once_and_in_order(sizes: list[int]) -> None:
    entries = [term(size) for size in sizes]
    rows = halves(entries)
    assert [entry for row in rows for side in row for entry in side] == entries
    assert all(1 <= len(row) <= 2 and all(row) for row in rows)
    assert all(sum(len(entry.text) for side in row for entry in side) <= max(ROW, max(sizes)) for row in rows)


def test_both_sides_are_as_long_as_whole_entries_allow() -> None:
    (row,) = halves([term(100), term(100), term(100), term(100), term(100)])
    assert [len(side) for side in row] in ([2, 3], [3, 2])
    (row,) = halves([term(300), term(100), term(100), term(90)])
    assert [len(side) for side in row] == [1, 3]


def test_what_fits_a_line_stays_one() -> None:
    assert len(halves([term(SHORT // 2 - 1), term(SHORT // 2 - 1)])[0]) == 1
    assert len(halves([term(SHORT * 5)])[0]) == 1
