"""Pieces of a column become the column that was cut, whatever each piece was kept as."""

from __future__ import annotations

from datetime import date, timedelta

import pyarrow as pa
import pytest
from hypothesis import given
from hypothesis import strategies as st

from audit.importing.read.gather import part_of, put_together

_EPOCH = date(1970, 1, 1)
_DAY = st.integers(-90_000, 140_000).map(lambda days: _EPOCH + timedelta(days=days))
_NEAR = st.integers(0, 40).map(lambda days: _EPOCH + timedelta(days=days))
_TEXT = st.one_of(st.sampled_from(["", "Hired", "1970-01-02"]), st.integers(0, 300).map(str))
_PIECES = st.lists(
    st.one_of(
        st.lists(st.one_of(st.none(), _NEAR), min_size=1, max_size=30),
        st.lists(st.one_of(st.none(), _DAY), min_size=1, max_size=5),
        st.lists(_TEXT, min_size=1, max_size=300),
        st.integers(1, 5),  # rows of a piece without the column
    ),
    min_size=1,
    max_size=6,
)


@given(_PIECES)
def test_each_cell_is_what_it_was_and_no_text_is_there_twice(pieces: list[list[date | str | None] | int]) -> None:
    parts, heights, cells = [], [], []
    for piece in pieces:
        rows = [""] * piece if isinstance(piece, int) else piece
        texts = any(isinstance(cell, str) for cell in rows)
        column = pa.array(rows).dictionary_encode() if texts else pa.array(rows, pa.date32())
        parts.append(None if isinstance(piece, int) else part_of(column))
        heights.append(len(rows))
        cells += [cell.isoformat() if isinstance(cell, date) else cell or "" for cell in rows]
    column = put_together(parts, heights)
    assert column.cast(pa.string()).to_pylist() == cells
    assert len(set(column.dictionary.to_pylist())) == len(column.dictionary)


def test_what_the_first_piece_alone_says_comes_last_so_that_rows_keep_their_codes() -> None:
    header = pa.array(["Hired", "1999-12-31"]).dictionary_encode()
    days = pa.array([date(2000, 1, 1), date(1999, 12, 31)], pa.date32())
    column = put_together([part_of(header), part_of(days)], [2, 2])
    assert column.dictionary.to_pylist() == ["1999-12-31", "2000-01-01", "Hired"]
    assert column.indices.to_pylist() == [2, 0, 1, 0]


@pytest.mark.parametrize(("distinct", "width"), [(127, pa.int8()), (128, pa.int16()), (40_000, pa.int32())])
def test_codes_are_as_narrow_as_they_can_be(distinct: int, width: pa.DataType) -> None:
    texts = pa.array([str(number) for number in range(distinct)]).dictionary_encode()
    assert put_together([part_of(texts)], [distinct]).type.index_type == width
