"""A column of text as its distinct values and one code a row, so that each value is parsed once."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

import numpy as np
import numpy.typing as npt
import pyarrow as pa
import pyarrow.compute as pc

Codes = npt.NDArray[np.int32]
Mask = npt.NDArray[np.bool_]


@dataclass(frozen=True, slots=True)
class Encoded:
    """Distinct trimmed values, none of them empty, and the position of each row's value; -1 is a blank cell."""

    values: tuple[str, ...]
    codes: Codes

    def mask(self, wanted: Callable[[int], bool]) -> Mask:
        """Return the rows whose value's position is wanted."""
        chosen = np.fromiter((wanted(code) for code in range(len(self.values))), dtype=bool, count=len(self.values))
        return spread(chosen, self.codes, blank=False)

    def counts(self) -> npt.NDArray[np.int64]:
        """Return how many rows hold each value."""
        return np.bincount(self.codes[self.codes >= 0], minlength=len(self.values))


def encode(column: pa.ChunkedArray) -> Encoded:
    """Encode a column of strings; blanks at both ends are trimmed, empty text is a blank cell."""
    encoded = column.combine_chunks().dictionary_encode()
    if isinstance(encoded, pa.ChunkedArray):
        encoded = encoded.combine_chunks()
    raw = pc.utf8_trim(pc.replace_substring(encoded.dictionary, "\u00a0", " "), " \t\r\n\u200b\ufeff")
    texts = raw.to_pylist()
    codes = encoded.indices.fill_null(-1).to_numpy(zero_copy_only=False).astype(np.int32)
    distinct: dict[str, int] = {}
    moved = np.fromiter(
        (-1 if not text else distinct.setdefault(text, len(distinct)) for text in texts), np.int32, count=len(texts)
    )
    return Encoded(tuple(distinct), spread(moved, codes, blank=-1))


def spread(by_code: npt.NDArray[Any], codes: Codes, *, blank: Any) -> npt.NDArray[Any]:
    """Return the value of each row from the values by code; blank cells get `blank`."""
    if not len(by_code):
        return np.full(len(codes), blank, dtype=by_code.dtype)
    spread_out = by_code[np.maximum(codes, 0)]
    spread_out[codes < 0] = blank
    return spread_out
