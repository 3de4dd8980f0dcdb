"""The columns of a text's pieces, put together as one column each: of texts, or of codes as narrow as they can be."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any, TypeAlias

import numpy as np
import numpy.typing as npt
import pyarrow as pa
import pyarrow.compute as pc

_WIDTHS = (np.int8, np.int16, np.int32)
_FIRST_DAY, _DAYS = -62_091, 200_000  # from 1800 to 2347; others are texts
_Numbers = npt.NDArray[np.signedinteger[Any]]


@dataclass(frozen=True, slots=True)
class Coded:
    """A piece of a column as codes of its distinct texts."""

    distinct: pa.StringArray
    codes: _Numbers


@dataclass(frozen=True, slots=True)
class Days:
    """A piece of a column as days, counted from 1 at its `first` one; 0 is blank."""

    first: int
    last: int
    numbers: _Numbers


Part: TypeAlias = "pa.StringArray | Coded | Days"


def part_of(column: pa.ChunkedArray | pa.Array) -> Part:
    """Return a piece of a column as it is kept until all pieces are read."""
    whole = column
    if isinstance(column, pa.ChunkedArray):
        whole = column.chunk(0) if column.num_chunks == 1 else column.combine_chunks()
    if pa.types.is_date32(whole.type):
        return _days(whole)
    if pa.types.is_dictionary(whole.type):
        return Coded(whole.dictionary, narrow(whole.indices.to_numpy(), len(whole.dictionary)))
    return whole


def narrow(codes: _Numbers, distinct: int) -> _Numbers:
    """Return codes of so many distinct texts as numbers that are no wider than they have to be."""
    return codes.astype(_width(distinct), copy=False)


def _days(column: pa.Array) -> Part:
    days = column.view(pa.int32())
    if days.null_count == len(days):
        return Days(0, -1, np.zeros(len(days), dtype=np.int8))
    bounds = pc.min_max(days).as_py()
    first, last = bounds["min"], bounds["max"]
    if first <= _FIRST_DAY or last >= _FIRST_DAY + _DAYS:
        texts = pc.fill_null(column.cast(pa.string()), "").dictionary_encode()
        return part_of(texts)
    numbers = pc.fill_null(days, first - 1).to_numpy() - (first - 1)
    return Days(first, last, narrow(numbers, last - first + 2))


def put_together(parts: Sequence[Part | None], heights: Sequence[int]) -> pa.Array:
    """Return the column whose pieces these are; one that a piece does not have is empty there.

    What only the first piece says, where titles and the header stand, comes behind all other texts.
    """
    known = [_empty(rows) if part is None else part for part, rows in zip(parts, heights, strict=True)]
    texts = [part for part in known if isinstance(part, pa.Array)]
    if texts:
        return texts[0] if len(texts) == 1 else pa.concat_arrays(texts)
    days = _AllDays([part for part in known if isinstance(part, Days)])
    coded = [part for part in (*known[1:], known[0]) if isinstance(part, Coded)]
    distinct, moved = _united([days.written(), *(part.distinct for part in coded)])
    by_code = {id(part): place for part, place in zip(coded, moved[1:], strict=True)}
    codes = np.empty(sum(heights), dtype=_width(len(distinct)))
    start = 0
    for part, rows in zip(known, heights, strict=True):
        into = codes[start : start + rows]
        if isinstance(part, Days):
            days.put(part, into)
        elif isinstance(part, Coded):
            _put(part.codes, by_code[id(part)], into)
        start += rows
    return pa.DictionaryArray.from_arrays(pa.array(codes), distinct, safe=False)


def _empty(rows: int) -> Coded:
    return Coded(pa.array([""]), np.zeros(rows, dtype=np.int8))


def _united(lists: Sequence[pa.StringArray]) -> tuple[pa.StringArray, list[_Numbers]]:
    """Return all texts of some lists, and for each list which of them its own are; those of the first come first."""
    ranges = (pa.array(np.arange(len(texts), dtype=np.int32)) for texts in lists)
    several = [pa.DictionaryArray.from_arrays(codes, texts) for codes, texts in zip(ranges, lists, strict=True)]
    united = pa.chunked_array(several).unify_dictionaries()
    return united.chunk(united.num_chunks - 1).dictionary, [chunk.indices.to_numpy() for chunk in united.chunks]


def _put(codes: _Numbers, by_code: _Numbers, into: _Numbers) -> None:
    """Put codes into a column as what they are there."""
    if np.array_equal(by_code, np.arange(len(by_code))):
        into[:] = codes
    elif codes.dtype == into.dtype == np.int8:  # a byte for a byte: no indices are made
        table = np.zeros(256, dtype=np.int8)
        table[: len(by_code)] = by_code
        into[:] = np.frombuffer(codes.tobytes().translate(table.tobytes()), dtype=np.int8)
    else:
        np.take(by_code.astype(into.dtype), codes, out=into, mode="clip")


class _AllDays:
    """The days of all pieces of a column: which there are, and what their codes are among the texts of the column."""

    def __init__(self, parts: Sequence[Days]) -> None:
        self._first = min((part.first for part in parts if part.last >= part.first), default=0)
        last = max((part.last for part in parts if part.last >= part.first), default=self._first - 1)
        self._present = np.zeros(last - self._first + 2, dtype=bool)
        for part in parts:
            self._present[0] |= not part.numbers.all()
            if not self._present[1:].all():
                self._look_at(part)
        self._code = np.cumsum(self._present) - 1

    def _look_at(self, part: Days) -> None:
        found = np.zeros(part.last - part.first + 2, dtype=bool)
        found[part.numbers] = True
        at = part.first - self._first + 1
        self._present[at : at + len(found) - 1] |= found[1:]

    def written(self) -> pa.StringArray:
        """Return the days as they are written in the text; that without a number is blank."""
        numbers = np.flatnonzero(self._present)
        days = pa.array((numbers + (self._first - 1)).astype(np.int32)).cast(pa.date32()).cast(pa.string())
        return pc.if_else(pa.array(numbers == 0), "", days) if self._present[0] else days

    def put(self, part: Days, into: _Numbers) -> None:
        """Put a piece into the column."""
        if part.last < part.first:
            into[:] = 0
            return
        moved = part.first - self._first
        if not self._present[1:].all():
            by_number = np.append(self._code[0], self._code[moved + 1 : moved + part.last - part.first + 2])
            _put(part.numbers, by_number, into)
            return
        np.add(part.numbers, into.dtype.type(moved - (not self._present[0])), out=into, casting="unsafe")
        if self._present[0]:
            into[part.numbers == 0] = 0


def _width(distinct: int) -> type[np.signedinteger[Any]]:
    return next(width for width in _WIDTHS if distinct <= np.iinfo(width).max)
