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

from audit.importing.read.compact import LONG, few_distinct

Codes = npt.NDArray[np.int32]
Mask = npt.NDArray[np.bool_]
_SPACE = " \t\r\n\u200b\ufeff\u00a0"
_BLANK_FIRST, _BLANK_LAST = (np.isin(np.arange(256), [sign.encode()[place] for sign in _SPACE]) for place in (0, -1))


class Encoded:
    """Trimmed texts, none of them empty, and the position of each row's text; -1 is a blank cell.

    The texts are `distinct`, but for long columns in which texts hardly repeat: there that is not looked for.
    """

    def __init__(self, texts: pa.Array, codes: Codes, *, distinct: bool = True) -> None:
        """Keep the texts as Arrow has them; Python strings are made when they are asked for."""
        self.texts = texts
        self.codes = codes
        self.distinct = distinct

    @property
    def repeats(self) -> bool:
        """Return whether two rows may have the same text."""
        return not self.distinct or len(self.texts) < len(self.codes)

    @cached_property
    def exact(self) -> Codes:
        """Return codes that are the same where texts are the same, and nowhere else."""
        if self.distinct:
            return self.codes
        return spread(_codes(self.texts.dictionary_encode().indices), self.codes, blank=-1)

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
    whole = _whole(column)
    if isinstance(whole, pa.DictionaryArray):
        codes, texts = _used(_codes(whole.indices), whole.dictionary)
    else:
        if len(whole) > LONG and not few_distinct(column):
            return _encode_distinct(whole)
        encoded = whole.dictionary_encode()
        codes, texts = _codes(encoded.indices), encoded.dictionary
    if not _padded_or_empty(texts):
        return Encoded(texts, codes)
    again = pc.utf8_trim(texts, _SPACE).dictionary_encode()
    distinct, moved = again.dictionary, _codes(again.indices)
    hollow = pc.index(distinct, "").as_py()
    if hollow >= 0:
        keep = np.arange(len(distinct)) != hollow
        moved = np.where(moved == hollow, -1, moved - (moved > hollow)).astype(np.int32)
        distinct = distinct.filter(pa.array(keep))
    return Encoded(distinct, spread(moved, codes, blank=-1))


def _encode_distinct(whole: pa.StringArray) -> Encoded:
    """Encode a long column whose texts hardly repeat: each row keeps its own, and none is looked for among the rest."""
    texts = pc.utf8_trim(whole, _SPACE) if _padded_or_empty(whole) else whole
    blank = pc.fill_null(pc.equal(pc.binary_length(texts), 0), True)
    codes = np.arange(len(texts), dtype=np.int32)
    if pc.any(blank).as_py():
        blanks = blank.to_numpy(zero_copy_only=False)
        codes = (np.cumsum(~blanks, dtype=np.int32) - 1).astype(np.int32)
        codes[blanks] = -1
        texts = texts.filter(pc.invert(blank))
    rising = pc.all(pc.greater(texts.slice(1), texts.slice(0, max(len(texts) - 1, 0)))).as_py()
    return Encoded(texts, codes, distinct=bool(rising))


def text_mask(column: pa.ChunkedArray, test: Callable[[pa.Array], pa.Array], *, blank: bool) -> Mask:
    """Return the rows whose text passes a test of Arrow; an encoded column's texts are tested once each."""
    whole = _whole(column)
    encoded = isinstance(whole, pa.DictionaryArray)
    found: Mask = pc.fill_null(test(whole.dictionary if encoded else whole), blank).to_numpy(zero_copy_only=False)
    return spread(found, _codes(whole.indices), blank=blank) if encoded else found


def _whole(column: pa.ChunkedArray) -> pa.Array:
    return column.chunk(0) if column.num_chunks == 1 else column.combine_chunks()


def _codes(indices: pa.Array) -> Codes:
    codes: Codes = indices.fill_null(-1).to_numpy(zero_copy_only=False).astype(np.int32, copy=False)
    return codes


def _used(codes: Codes, texts: pa.Array) -> tuple[Codes, pa.Array]:
    """Return codes and texts without those texts that only other rows of the sheet have."""
    used = np.zeros(len(texts) + 1, dtype=bool)
    used[codes] = True
    used = used[:-1]
    if used.all():
        return codes, texts
    moved = (np.cumsum(used) - 1).astype(np.int32)
    return spread(moved, codes, blank=-1), texts.filter(pa.array(used))


def _padded_or_empty(texts: pa.StringArray) -> bool:
    """Return whether a text is empty or may begin or end with a blank, by the first and last byte of each."""
    buffers, count = texts.buffers(), len(texts)
    if not count or buffers[2] is None:
        return count > 0
    ends = np.frombuffer(buffers[1], dtype=np.int32)[texts.offset : texts.offset + count + 1]
    if (ends[1:] == ends[:-1]).any():
        return True
    signs = np.frombuffer(buffers[2], dtype=np.uint8)
    return bool(_BLANK_FIRST[signs[ends[:-1]]].any() or _BLANK_LAST[signs[ends[1:] - 1]].any())


def encode_all(columns: Sequence[pa.ChunkedArray]) -> dict[int, Encoded]:
    """Encode columns by position, on two threads where they are long; Arrow runs them side by side."""
    if not columns or len(columns[0]) <= LONG:
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
