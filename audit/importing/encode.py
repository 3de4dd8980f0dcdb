"""A column of text as its distinct values and one code a row, so that each value is parsed once."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from concurrent.futures import ThreadPoolExecutor
from functools import cached_property
from typing import Any

import numpy as np
import numpy.typing as npt
import pyarrow as pa
import pyarrow.compute as pc

Codes = npt.NDArray[np.int32]
Mask = npt.NDArray[np.bool_]
_LONG = 20_000
_SPACE = " \t\r\n\u200b\ufeff\u00a0"


class Encoded:
    """Distinct trimmed texts, none of them empty, and the position of each row's text; -1 is a blank cell."""

    def __init__(self, texts: pa.Array, codes: Codes) -> None:
        """Keep the texts as Arrow has them; Python strings are made when they are asked for."""
        self.texts = texts
        self.codes = codes

    @classmethod
    def constant(cls, value: str, rows: int) -> Encoded:
        """Return a column with the same value in each row."""
        return cls(pa.array([value], pa.string()), np.zeros(rows, dtype=np.int32))

    def __len__(self) -> int:
        """Return how many distinct texts there are."""
        return len(self.texts)

    @cached_property
    def values(self) -> Sequence[str]:
        """Return the distinct texts."""
        return self.texts.to_pylist()  # type: ignore[no-any-return]

    def first(self, count: int) -> list[str]:
        """Return the first distinct texts."""
        return self.texts.slice(0, count).to_pylist()  # type: ignore[no-any-return]

    def mask(self, wanted: Callable[[int], bool]) -> Mask:
        """Return the rows whose text's position is wanted."""
        chosen = np.fromiter((wanted(code) for code in range(len(self))), dtype=bool, count=len(self))
        return spread(chosen, self.codes, blank=False)


def encode(column: pa.ChunkedArray) -> Encoded:
    """Encode a column of strings; blanks at both ends are trimmed, empty text is a blank cell."""
    encoded = column.combine_chunks().dictionary_encode()
    if isinstance(encoded, pa.ChunkedArray):
        encoded = encoded.combine_chunks()
    codes = encoded.indices.fill_null(-1).to_numpy(zero_copy_only=False).astype(np.int32, copy=False)
    texts = pc.utf8_trim(encoded.dictionary, _SPACE)
    unlike = pc.any(pc.not_equal(texts, encoded.dictionary)).as_py()
    empty = pc.any(pc.equal(pc.binary_length(texts), 0)).as_py()
    if not unlike and not empty:
        return Encoded(texts, codes)
    again = texts.dictionary_encode()
    distinct, moved = again.dictionary, again.indices.to_numpy(zero_copy_only=False).astype(np.int32)
    hollow = pc.index(distinct, "").as_py() if empty else -1
    if hollow >= 0:
        keep = np.arange(len(distinct)) != hollow
        moved = np.where(moved == hollow, -1, moved - (moved > hollow)).astype(np.int32)
        distinct = distinct.filter(pa.array(keep))
    return Encoded(distinct, spread(moved, codes, blank=-1))


def encode_all(columns: Sequence[pa.ChunkedArray]) -> dict[int, Encoded]:
    """Encode columns by position, on two threads where they are long; Arrow runs them side by side."""
    if not columns or len(columns[0]) < _LONG:
        return dict(enumerate(map(encode, columns)))
    with ThreadPoolExecutor(2) as pool:
        return dict(enumerate(pool.map(encode, columns)))


def spread(by_code: npt.NDArray[Any], codes: Codes, *, blank: Any) -> npt.NDArray[Any]:
    """Return the value of each row from the values by code; blank cells get `blank`."""
    if not len(by_code):
        return np.full(len(codes), blank, dtype=by_code.dtype)
    spread_out = by_code[np.maximum(codes, 0)]
    spread_out[codes < 0] = blank
    return spread_out
