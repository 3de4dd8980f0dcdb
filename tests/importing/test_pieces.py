"""A text is read in pieces; where it is cut, and what stands in quotes, is what a reader of rows finds."""

from __future__ import annotations

import csv
import io
from collections.abc import Callable

import numpy as np
import pyarrow as pa
import pytest
from hypothesis import assume, example, given, settings
from hypothesis import strategies as st

from audit.importing.read import compact, pieces, regular, row_by_row, text
from audit.importing.read.pieces import has_more_lines
from audit.importing.read.refusal import Refusal
from audit.importing.read.row_by_row import lines_of, read_rows
from audit.importing.read.signs import signs_in

CELLS = st.sampled_from(
    ("", "a", '"', '""', '"a"', '"a,b"', '"a\nb"', 'a"', '5" pipe', '"a"b', "é", '"\n', "2020-01-31")
)
ROWS = st.lists(st.lists(CELLS, min_size=1, max_size=4), min_size=1, max_size=40)
ENDS = st.sampled_from(("\n", "\r\n", "\r"))


def in_small_pieces(patch: pytest.MonkeyPatch, size: int) -> None:
    patch.setattr(pieces, "HEAD", size)
    patch.setattr(pieces, "SIZE", size)


def as_lists(table: pa.Table) -> list[list[str]]:
    return [column.cast(pa.string()).to_pylist() for column in table.columns]


def outcome(read: Callable[[], tuple[pa.Table, list[int]] | None]) -> list[object] | tuple[str, str] | None:
    """Return the columns read and the rows longer than the rest, or the code and the place of the refusal."""
    try:
        found = read()
    except Refusal as refusal:
        return refusal.code, refusal.cell
    return None if found is None else [as_lists(found[0]), found[1]]


def error_of(written: str) -> str:
    """Return what a strict reader of rows says of a text that it cannot read."""
    try:
        list(csv.reader(io.StringIO(written, newline=""), strict=True))
    except csv.Error as error:
        return str(error)
    return ""


@given(ROWS, ENDS, st.integers(1, 30))
@example([["a", '"'], ["b", "c"]], "\n", 1)
@example([['5" pipe', "a"], ['"x\ny"', "b"], ['5" pipe', "c"]], "\n", 1)
@settings(max_examples=400)
def test_pieces_end_where_rows_end(rows: list[list[str]], end: str, size: int) -> None:
    written = end.join(",".join(row) for row in rows) + end
    data = written.encode()
    with pytest.MonkeyPatch.context() as patch:
        in_small_pieces(patch, size)
        cuts = pieces.cut(data, 0, ",", quoted=True)
    assert "".join(data[begin:stop].decode() for begin, stop in cuts.pieces) == written
    whole = list(csv.reader(io.StringIO(written, newline="")))
    apart = [
        row for begin, stop in cuts.pieces for row in csv.reader(io.StringIO(data[begin:stop].decode(), newline=""))
    ]
    assert apart == whole
    said = error_of(written)
    assert (cuts.odd or cuts.left_open) == bool(said)
    assert cuts.odd or not said or "unexpected end" in said


@given(ROWS, ENDS, st.integers(1, 60), st.booleans())
@settings(max_examples=400)
def test_a_text_in_pieces_holds_what_a_row_reader_finds(rows: list[list[str]], end: str, size: int, long: bool) -> None:
    usual = ["a", "2020-01-31", "b"]
    rows = [usual, *(row for odd in rows for row in (usual, odd))]
    data = (end.join(",".join(row) for row in rows) + end).encode()
    with pytest.MonkeyPatch.context() as patch:
        in_small_pieces(patch, size)
        if long:
            patch.setattr(regular, "_SAMPLE", 40)
            patch.setattr(regular, "LONG", 0)
        found = outcome(lambda: regular.read_regular(regular.Text(data, 0, ",", signs_in(data))))
    assume(found is not None)  # where it is left to the reader of rows
    expected = outcome(lambda: read_rows(lines_of(data), ","))
    if found != expected:  # text behind a closing mark is taken where all marks are closed and all rows alike
        assert isinstance(found, list)
        assert expected is not None
        assert expected[0] == "csv-row"


@given(st.text(st.sampled_from('",a\n'), min_size=1, max_size=24))
@example('"a","b"\n')
@example('"a ""b"" c",d\n')
@example('a"",b\n')
@settings(max_examples=600)
def test_marks_that_open_and_close_in_turn_need_no_closer_look(written: str) -> None:
    signs = np.frombuffer(written.encode(), np.uint8)
    told = pieces._after(signs, ",", inside=False)
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(pieces, "_open_and_close_in_turn", lambda *_: False)
        assert pieces._after(signs, ",", inside=False) == told


def test_a_quote_left_open_far_down_is_named_with_its_row() -> None:
    lines = [f'E{number},F,"Sales, EMEA"\n' for number in range(2_000)]
    lines[1_500] = 'E1500,F,"Sales\n'
    data = "".join(lines[:1_501] + [line.replace('"', "") for line in lines[1_501:]]).encode()
    with pytest.MonkeyPatch.context() as patch:
        in_small_pieces(patch, 1_000)
        with pytest.raises(Refusal) as refused:
            regular.read_regular(regular.Text(data, 0, ",", signs_in(data)))
    assert (refused.value.code, refused.value.cell) == ("open-quote", "A1501")


def test_titles_and_rows_of_other_widths_do_not_make_a_long_text_slow() -> None:
    rows = [f"E{number},F,Sales,2020-01-31" for number in range(compact.LONG + 10)]
    rows[40_000] = 'E1,"F, or so",Sales,2020-01-31,more'
    rows[45_000] = "E2,F"
    rows[46_000] = 'E3,5" pipe,Sales,2020-01-31'
    data = "\n".join(["Staff list", "", "Employee ID,Gender,Department,Hire date", *rows]).encode()
    found = regular.read_regular(regular.Text(data, 0, ",", signs_in(data)))
    assert found is not None
    table, longer = found
    assert longer == [40_004]
    assert pa.types.is_dictionary(table.column(3).type)
    cells = as_lists(table)
    assert [column[0] for column in cells] == ["Staff list", "", "", "", ""]
    assert [column[40_003] for column in cells] == ["E1", "F, or so", "Sales", "2020-01-31", "more"]
    assert [column[45_003] for column in cells] == ["E2", "F", "", "", ""]
    assert [column[46_003] for column in cells] == ["E3", '5" pipe', "Sales", "2020-01-31", ""]


def test_rows_of_two_widths_in_turn_are_read_row_by_row_and_soon() -> None:
    rows = [f"E{number},F,Sales" if number % 2 else f"E{number},F" for number in range(5_000)]
    data = "\n".join(["Employee ID,Gender,Department", *rows]).encode()
    assert regular.read_regular(regular.Text(data, 0, ",", signs_in(data))) is None
    table, longer = read_rows(lines_of(data), ",")
    assert table.column(2)[4_999:].to_pylist() == ["", "Sales"]
    assert not longer


@pytest.mark.parametrize("end", ["\n", "\r\n", "\r"])
def test_more_lines_than_rows_may_be_are_seen_at_once(end: str) -> None:
    data = ("1,F,HR" + end).encode() * 1_000
    assert has_more_lines(data, 999)
    assert not has_more_lines(data, 1_000)
    assert not has_more_lines(b"", 10)


@pytest.mark.parametrize("quote", ["", '"'], ids=["plain", "quoted"])
def test_of_a_text_with_too_many_rows_of_all_widths_few_are_read(monkeypatch: pytest.MonkeyPatch, quote: str) -> None:
    """Lines are counted before any is read; where they may lie within quotes, reading ends at the last row allowed."""
    rows = 0

    def counted(lines: list[list[str]]) -> list[pa.Array]:
        nonlocal rows
        rows += len(lines)
        return columns_of(lines)

    columns_of = row_by_row._columns_of
    monkeypatch.setattr(row_by_row, "_columns_of", counted)
    for module in (row_by_row, regular, text):
        monkeypatch.setattr(module, "MAX_ROWS", 5_000)
    data = f"{quote}1{quote},F,HR,3,2020\n2,F,HR,3\n3,F,HR\n" * 10_000
    with pytest.raises(Refusal) as caught:
        text.read_text(data.encode())
    assert caught.value.code == "too-large"
    assert rows == 0 if not quote else rows <= 6_000
