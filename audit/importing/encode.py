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

from audit.importing.numbers import Numbers, is_no_number, parse_numbers
from audit.importing.read.compact import LONG, few_distinct
from audit.importing.vocabulary import is_blank_word

Codes = npt.NDArray[np.signedinteger[Any]]  # as narrow as the reader hands them over
Mask = npt.NDArray[np.bool_]
_BLOCK = 1 << 16
_HEAD = 1_000  # rows that tell of most columns that they do not rise
_SAMPLE = 400  # texts that tell whether a column holds what its header says
_LOOKED_AT = 300  # texts that tell whether a column holds numbers
_MOST_BAD = 0.3  # of the texts of a column of numbers
_FEW = 8  # texts that are looked for one by one
_NO_ASCII = 128
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
    def does_repeat(self) -> bool:
        """Return whether two rows have the same text."""
        if not self.repeats:
            return False
        exact = self.exact
        return bool(np.bincount(exact[exact >= 0]).max(initial=0) > 1)

    @property
    def in_order(self) -> bool:
        """Return whether each row has a text of its own, in the order of the rows."""
        rows = len(self.codes)
        return len(self.texts) == rows and np.array_equal(self.codes, np.arange(rows, dtype=self.codes.dtype))

    @cached_property
    def plain(self) -> bool:
        """Return whether all signs of the texts are of ASCII and none is a blank, which their bytes tell at once."""
        return _have_no_blank(_bytes_of(self.texts))

    def may_have(self, sign: str) -> bool:
        """Return whether a sign of ASCII stands in one of the texts."""
        return bool((_bytes_of(self.texts) == ord(sign)).any())

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
        return self._head[:count] if count <= _LOOKED_AT else self.texts.slice(0, count).to_pylist()

    @cached_property
    def _head(self) -> list[str]:
        return self.texts.slice(0, _LOOKED_AT).to_pylist()  # type: ignore[no-any-return]

    @cached_property
    def told(self) -> Sequence[str]:
        """Return the first distinct texts that are more than words for a blank; each table asks for them."""
        return [text for text in self.first(_SAMPLE) if not is_blank_word(text)]

    @cached_property
    def holds_numbers(self) -> bool:
        """Return whether there is a number, and most texts are numbers; most columns of text show early that not."""
        begin = self._head[: int(_MOST_BAD * len(self._head)) + 1]
        if not self._may_hold_numbers or all(map(is_no_number, begin)):
            return False
        parsed = self.first_as_numbers
        return any(value is not None for value in parsed.values) and len(parsed.bad) <= _MOST_BAD * len(parsed.values)

    @property
    def _may_hold_numbers(self) -> bool:
        """Return whether a digit, or a sign beyond ASCII that may be one, stands in the first distinct texts."""
        signs = _bytes_of(self.texts.slice(0, _LOOKED_AT))
        return bool(((signs >= ord("0")) & (signs <= ord("9")) | (signs >= _NO_ASCII)).any())

    @cached_property
    def first_as_numbers(self) -> Numbers:
        """Return the first distinct texts read as numbers, which several questions about a column begin with."""
        return parse_numbers(self.first(_LOOKED_AT))

    def rows_of(self, positions: Sequence[int]) -> Mask:
        """Return the rows whose text stands at one of these positions."""
        chosen = np.zeros(len(self), dtype=bool)
        chosen[list(positions)] = True
        return spread(chosen, self.codes, blank=False)

    def mask(self, wanted: Callable[[int], bool]) -> Mask:
        """Return the rows whose text's position is wanted."""
        chosen = np.fromiter((wanted(code) for code in range(len(self))), dtype=bool, count=len(self))
        return spread(chosen, self.codes, blank=False)


def encode(column: pa.ChunkedArray) -> Encoded:
    """Encode a column of strings; blanks at both ends are trimmed, empty text is a blank cell."""
    whole = _whole(column)
    if isinstance(whole, pa.DictionaryArray):
        codes, texts = _codes(whole.indices), whole.dictionary
        used = _used(codes, len(texts))
    else:
        if len(whole) > LONG and not few_distinct(column):
            return _encode_distinct(whole)
        encoded = whole.dictionary_encode()
        codes, texts = _codes(encoded.indices), encoded.dictionary
        used = np.ones(len(texts), dtype=bool)
    within = _between_ends(texts, used)
    if within is not None:
        first, last = within
        codes = np.maximum(codes - np.int8(1), np.int8(-1)) if first else codes
        return Encoded(texts.slice(first, last - first), codes)
    again = pc.utf8_trim(texts.filter(pa.array(used)), _SPACE).dictionary_encode()
    distinct, moved = again.dictionary, _codes(again.indices).astype(codes.dtype)
    hollow = pc.index(distinct, "").as_py()
    if hollow >= 0:
        moved[moved == hollow] = -1
        moved[moved > hollow] -= 1
        distinct = distinct.filter(pc.not_equal(distinct, ""))
    by_code = np.full(len(texts), -1, dtype=codes.dtype)
    by_code[used] = moved
    return Encoded(distinct, spread(by_code, codes, blank=-1))


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
    return Encoded(texts, codes, distinct=_rising(texts.slice(0, _HEAD)) and _rising(texts))


def _rising(texts: pa.Array) -> bool:
    """Return whether each text comes behind the one before, so that none is there twice."""
    return bool(pc.all(pc.greater(texts.slice(1), texts.slice(0, max(len(texts) - 1, 0)))).as_py())


def text_mask(column: pa.ChunkedArray, test: Callable[[pa.Array], pa.Array], *, blank: bool) -> Mask:
    """Return the rows whose text passes a test of Arrow; an encoded column's texts are tested once each."""
    whole = _whole(column)
    encoded = isinstance(whole, pa.DictionaryArray)
    found: Mask = pc.fill_null(test(whole.dictionary if encoded else whole), blank).to_numpy(zero_copy_only=False)
    return spread(found, _codes(whole.indices), blank=blank) if encoded else found


def as_handed_over(column: pa.ChunkedArray) -> Encoded | None:
    """Return the texts of a column, as they are written, where the reader handed them over as codes."""
    if not pa.types.is_dictionary(column.type):
        return None
    whole = _whole(column)
    return Encoded(whole.dictionary, _codes(whole.indices))


def blank_mask(column: pa.ChunkedArray) -> Mask:
    """Return the rows without a text, or with one of blanks only."""
    whole = _whole(column)
    texts = whole.dictionary if isinstance(whole, pa.DictionaryArray) else whole
    if _padded_or_empty(texts):
        return text_mask(
            column, lambda texts: pc.equal(pc.binary_length(pc.utf8_trim_whitespace(texts)), 0), blank=True
        )
    if not whole.null_count:
        return np.zeros(len(whole), dtype=bool)
    nothing: Mask = whole.is_null().to_numpy(zero_copy_only=False)
    return nothing


def _whole(column: pa.ChunkedArray) -> pa.Array:
    return column.chunk(0) if column.num_chunks == 1 else column.combine_chunks()


def _codes(indices: pa.Array) -> Codes:
    filled = indices.fill_null(-1) if indices.null_count else indices
    codes: Codes = filled.to_numpy(zero_copy_only=False)
    return codes


def _used(codes: Codes, count: int) -> Mask:
    """Return which of the texts the rows have; the others stand only in rows of the sheet that were cut off."""
    used = np.zeros(count + 1, dtype=bool)
    for start in range(0, len(codes), _BLOCK):
        used[codes[start : start + _BLOCK]] = True
        rare = np.flatnonzero(~used[:-1])
        if len(rare) <= _FEW:
            used[rare] = [bool((codes == code).any()) for code in rare]
            break
    return used[:-1]


def _between_ends(texts: pa.StringArray, used: Mask) -> tuple[int, int] | None:
    """Return which texts are left without an empty one at the beginning and those of headers at the end.

    None where there are others to be left out, or one to be trimmed.
    """
    first = int(len(texts) > 0 and len(texts[0].as_py() or "") == 0)
    last = len(used) - int(np.argmax(used[::-1])) if used.any() else 0
    first = min(first, last)
    return (first, last) if used[first:last].all() and not _padded_or_empty(texts.slice(first, last - first)) else None


def _padded_or_empty(texts: pa.StringArray) -> bool:
    """Return whether a text is empty or may begin or end with a blank, by the first and last byte of each."""
    if not len(texts) or texts.buffers()[2] is None:
        return len(texts) > 0
    ends = _ends_of(texts)
    if (ends[1:] == ends[:-1]).any():
        return True
    if _have_no_blank(_bytes_of(texts)):
        return False
    signs = np.frombuffer(texts.buffers()[2], dtype=np.uint8)
    return bool(_BLANK_FIRST[signs[ends[:-1]]].any() or _BLANK_LAST[signs[ends[1:] - 1]].any())


def _ends_of(texts: pa.StringArray) -> npt.NDArray[np.int32]:
    """Return where texts begin and end among their bytes."""
    return np.frombuffer(texts.buffers()[1], dtype=np.int32)[texts.offset : texts.offset + len(texts) + 1]


def _bytes_of(texts: pa.StringArray) -> npt.NDArray[np.uint8]:
    """Return the bytes of texts, one behind the other."""
    if texts.buffers()[2] is None:
        return np.zeros(0, dtype=np.uint8)
    ends = _ends_of(texts)
    return np.frombuffer(texts.buffers()[2], dtype=np.uint8)[ends[0] : ends[-1]]


def _have_no_blank(signs: npt.NDArray[np.uint8]) -> bool:
    return not len(signs) or bool(signs.min() > ord(" ") and signs.max() < _NO_ASCII)


def encode_all(columns: Sequence[pa.ChunkedArray]) -> dict[int, Encoded]:
    """Encode columns by position, on two threads where they are long; Arrow runs them side by side."""
    if not columns or len(columns[0]) <= LONG:
        return dict(enumerate(map(encode, columns)))
    with ThreadPoolExecutor(2) as pool:
        return dict(enumerate(pool.map(encode, columns)))


def spread(by_code: npt.NDArray[Any], codes: Codes, *, blank: Any) -> npt.NDArray[Any]:
    """Return the value of each row from the values by code; blank cells get `blank`."""
    spread_out: npt.NDArray[Any]
    if not len(by_code):
        return np.full(len(codes), blank, dtype=by_code.dtype)
    if by_code.dtype == bool and not blank and not by_code.any():
        return np.zeros(len(codes), dtype=bool)
    with_blank = np.append(by_code, np.array(blank, dtype=by_code.dtype))
    if codes.dtype == np.int8 and by_code.dtype.itemsize == 1:  # a byte for a byte: no indices are made
        table = with_blank.take(np.arange(256), mode="clip").view(np.uint8)
        table[255] = table[len(by_code)]
        spread_out = np.frombuffer(bytearray(codes).translate(table.tobytes()), dtype=by_code.dtype)
    else:
        spread_out = with_blank.take(codes)  # a blank cell's code, -1, is the last
    return spread_out
