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
    """A piece of a column as codes of its distinct texts, or of its distinct days since 1800 (0: blank)."""

    distinct: pa.StringArray | _Numbers
    codes: _Numbers

    @property
    def has_days(self) -> bool:
        """Return whether the codes are of days."""
        return isinstance(self.distinct, np.ndarray)


Part: TypeAlias = "pa.StringArray | Coded"


def part_of(column: pa.ChunkedArray | pa.Array) -> Part:
    """Return a piece of a column as it is kept until all pieces are read."""
    whole = column.combine_chunks() if isinstance(column, pa.ChunkedArray) else column
    if pa.types.is_date32(whole.type):
        return _days(whole)
    if pa.types.is_dictionary(whole.type):
        return Coded(whole.dictionary, narrow(whole.indices.to_numpy(), len(whole.dictionary)))
    return whole


def narrow(codes: _Numbers, distinct: int) -> _Numbers:
    """Return codes of so many distinct texts as numbers that are no wider than they have to be."""
    return codes.astype(next(width for width in _WIDTHS if distinct <= np.iinfo(width).max), copy=False)


def _days(column: pa.Array) -> Coded:
    places = column.view(pa.int32())
    if places.null_count < len(places):
        bounds = pc.min_max(places).as_py()
        if bounds["min"] <= _FIRST_DAY or bounds["max"] >= _FIRST_DAY + _DAYS:
            texts = pc.fill_null(column.cast(pa.string()), "").dictionary_encode()
            return part_of(texts)
    numbers = pc.fill_null(places, _FIRST_DAY).to_numpy() - _FIRST_DAY
    distinct, place = _distinct(numbers)
    return Coded(distinct, place.take(numbers))


def _distinct(numbers: _Numbers) -> tuple[_Numbers, _Numbers]:
    """Return the distinct numbers of days in their order, and the code of each number."""
    present = np.zeros(_DAYS, dtype=bool)
    present[numbers] = True
    distinct = np.flatnonzero(present).astype(np.int32)
    place = np.zeros(_DAYS, dtype=np.int32)
    place[distinct] = np.arange(len(distinct))
    return distinct, narrow(place, len(distinct))


def put_together(parts: Sequence[Part | None], heights: Sequence[int]) -> pa.Array:
    """Return the column whose pieces these are; one that a piece does not have is empty there."""
    known = [_empty(rows) if part is None else part for part, rows in zip(parts, heights, strict=True)]
    coded = [part for part in known if isinstance(part, Coded)]
    if len(coded) < len(known):
        return pa.concat_arrays([part for part in known if not isinstance(part, Coded)])
    texts, moved = _united(coded)
    widest = narrow(np.zeros(0, dtype=np.int64), len(texts)).dtype
    codes = np.empty(sum(heights), dtype=widest)
    start = 0
    for part, by_code in zip(coded, moved, strict=True):
        end = start + len(part.codes)
        np.take(by_code.astype(widest), part.codes, out=codes[start:end], mode="clip")
        start = end
    return pa.DictionaryArray.from_arrays(pa.array(codes), texts, safe=False)


def _empty(rows: int) -> Coded:
    return Coded(pa.array([""]), np.zeros(rows, dtype=np.int8))


def _united(parts: Sequence[Coded]) -> tuple[pa.StringArray, list[_Numbers]]:
    """Return the distinct texts of all pieces, and for each piece which of them its codes mean."""
    days = [part.distinct for part in parts if part.has_days]
    place: _Numbers = np.zeros(0, dtype=np.int32)
    lists = [part.distinct for part in parts if not part.has_days]
    if days:
        distinct, place = _distinct(np.concatenate(days))
        lists.append(_written(distinct))
    ranges = (pa.array(np.arange(len(texts), dtype=np.int32)) for texts in lists)
    several = [pa.DictionaryArray.from_arrays(codes, texts) for codes, texts in zip(ranges, lists, strict=True)]
    united = pa.chunked_array(several).unify_dictionaries()
    moved = [chunk.indices.to_numpy() for chunk in united.chunks]
    of_texts = iter(moved)
    by_part = [moved[-1].take(place.take(part.distinct)) if part.has_days else next(of_texts) for part in parts]
    return united.chunk(united.num_chunks - 1).dictionary, by_part


def _written(days: _Numbers) -> pa.StringArray:
    """Return days as they are written in the text; that without a number is blank."""
    texts = pa.array((days + _FIRST_DAY).astype(np.int32)).cast(pa.date32()).cast(pa.string())
    return pc.if_else(pa.array(days == 0), "", texts)
