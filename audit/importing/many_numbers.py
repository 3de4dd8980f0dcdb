"""Numbers of a whole column: all that are written in one regular way at Arrow's speed, and the others one by one."""

from __future__ import annotations

import re
from collections.abc import Collection, Sequence
from dataclasses import dataclass, replace

import numpy as np
import numpy.typing as npt
import pyarrow as pa
import pyarrow.compute as pc

from audit.importing.currencies import FIRST, currencies_in, currency_signs_in
from audit.importing.numbers import WIDE_SPACES, core_of, decide_mark, parse_numbers, votes_of

Floats = npt.NDArray[np.float64]
DECIMALS = 9
"""Numbers carry nine decimals: what the reader of workbooks keeps, and so the same in each format."""
MANY = 5_000
"""Texts from which on it pays to ask which of them are written in one way."""
_HEAD = 1_000  # texts that tell in which way
_MOST_ODD = 0.2  # of the texts, which are then read one by one
_MOST = 1e15  # from which on digits are an identifier rather than a number
_TINY = 0.001  # what ten signs can only write with an exponent, or with no more decimals than are kept
_MORE_DECIMALS = rf"\.\d{{{DECIMALS + 1},}}|[eE]-"


@dataclass(frozen=True, slots=True)
class ColumnOfNumbers:
    """What the distinct texts of a column say: their values (NaN: none), those that are no numbers, and the marks."""

    values: Floats
    bad: tuple[int, ...]
    odd: npt.NDArray[np.int64]  # the texts that were read one by one
    decimal: str
    ambiguous: bool
    currencies: tuple[str, ...]
    percent: bool

    def with_zeros(self, positions: Collection[int]) -> ColumnOfNumbers:
        """Return the same with texts that say nothing in words."""
        values = self.values.copy()
        values[list(positions)] = 0.0
        return replace(self, values=values, bad=tuple(code for code in self.bad if code not in positions))


def plain_numbers(texts: pa.StringArray) -> Floats | None:
    """Return numbers with a decimal point and nothing else; None where a text needs a closer look."""
    found: Floats
    try:
        texts.slice(0, _HEAD).cast(pa.float64())  # most columns that are not plain tell so at once
        parsed = texts.cast(pa.float64())
    except pa.ArrowInvalid:
        return None
    found = parsed.to_numpy(zero_copy_only=False)
    return _rounded(texts, found) if np.isfinite(found).all() else None


def numbers_of(texts: pa.StringArray, *, decimal: str = "", thousands_likely: bool = False) -> ColumnOfNumbers:
    """Read distinct texts as `parse_numbers` does, whose parameters these are."""
    if len(texts) >= MANY:
        found = _mostly_regular(texts, decimal)
        if found is not None:
            return found
    parsed = parse_numbers(texts.to_pylist(), decimal=decimal, thousands_likely=thousands_likely)
    return ColumnOfNumbers(
        _as_floats(parsed.values),
        parsed.bad,
        np.arange(len(texts)),
        parsed.decimal,
        parsed.ambiguous,
        parsed.currencies,
        parsed.percent,
    )


def _mostly_regular(texts: pa.StringArray, wanted: str) -> ColumnOfNumbers | None:
    """Return the numbers of a column most of which are written alike; None where that does not tell what they mean."""
    head: list[str] = texts.slice(0, _HEAD).to_pylist()
    cores = [core_of(text) for text in head]
    decimal = wanted or decide_mark(cores, thousands_likely=False)[0]
    signs = currency_signs_in(head)
    narrow = _with_narrow_spaces(texts, head)
    matched = pc.match_substring_regex(narrow, _regular(decimal, signs))
    regular = matched.to_numpy(zero_copy_only=False)
    odd = np.flatnonzero(~regular)
    if len(odd) > _MOST_ODD * len(texts):
        return None
    written, others = narrow.filter(matched) if len(odd) else narrow, texts.take(pa.array(odd)).to_pylist()
    if not wanted and not _is_decided(decimal, cores, written, [core_of(text) for text in others]):
        return None
    found = plain_numbers(_in_plain_digits(written, decimal, signs))
    if found is None or (np.abs(found) >= _MOST).any():
        return None
    parsed = parse_numbers(others, decimal=decimal)
    values = np.empty(len(texts))
    values[regular], values[odd] = found, _as_floats(parsed.values)
    return ColumnOfNumbers(
        values=values,
        bad=tuple(int(odd[place]) for place in parsed.bad),
        odd=odd,
        decimal=decimal,
        ambiguous=False,
        currencies=currencies_in(texts.slice(0, FIRST).to_pylist()),
        percent=parsed.percent,
    )


def _is_decided(decimal: str, cores: Sequence[str], written: pa.StringArray, others: Sequence[str]) -> bool:
    """Return whether a column's decimal mark is this one, as far as the regular numbers and all others tell.

    No regular number tells of the other mark, and those of the head may be enough.
    """
    against = votes_of(others)
    other = "," if decimal == "." else "."
    if votes_of(cores).sure[decimal] > against.sure[other]:
        return True
    return decimal == "." and not (against.sure[","] or against.open["."] or pc.any(_has(written, ".")).as_py())


def _has(texts: pa.StringArray, sign: str) -> pa.BooleanArray:
    return pc.match_substring(texts, sign)


def _regular(decimal: str, signs: Sequence[str]) -> str:
    """Return the pattern of numbers with this decimal mark, in threes or not, and with a currency or without."""
    mark, threes = (
        re.escape(decimal),
        "|".join(rf"(?:{group}\d{{3}})+" for group in (re.escape("," if decimal == "." else "."), " ", "['’]")),
    )
    before, behind = _currency(signs)
    return rf"^{before}-?(?:\d+|[1-9]\d{{0,2}}(?:{threes}))(?:{mark}\d+)?{behind}$"


def _currency(signs: Sequence[str]) -> tuple[str, str]:
    """Return the patterns of what stands before and behind a number; words stand apart from it."""
    apart = [(re.escape(sign), r"\s" if sign.strip(".").isascii() and sign[0].isalpha() else r"\s?") for sign in signs]
    if not apart:
        return "", ""
    before, behind = (
        "|".join(sign + space for sign, space in apart),
        "|".join(space + sign for sign, space in apart),
    )
    return f"(?:{before})?", f"(?:{behind})?"


def _with_narrow_spaces(texts: pa.StringArray, head: Sequence[str]) -> pa.StringArray:
    """Return texts with the spaces that stand in the first of them made usual ones."""
    seen = set().union(*head)
    for space in WIDE_SPACES:
        if space in seen:
            texts = pc.replace_substring(texts, space, " ")
    return texts


def _in_plain_digits(texts: pa.StringArray, decimal: str, signs: Sequence[str]) -> pa.StringArray:
    """Return regular numbers as digits with a point, which is put in last."""
    for sign in (*signs, " ", "'", "’", "," if decimal == "." else "."):
        if pc.any(_has(texts, sign)).as_py():
            texts = pc.replace_substring(texts, sign, "")
    return texts if decimal == "." else pc.replace_substring(texts, decimal, ".")


def _rounded(texts: pa.StringArray, numbers: Floats) -> Floats:
    """Return numbers without decimals beyond those that are kept; short ones that are not tiny have none."""
    longest = pc.max(pc.binary_length(texts)).as_py() or 0
    sizes = np.abs(numbers)
    if longest <= DECIMALS + 1 and not ((sizes > 0) & (sizes < _TINY)).any():
        return numbers
    longer = np.flatnonzero(pc.match_substring_regex(texts, _MORE_DECIMALS).to_numpy(zero_copy_only=False))
    if len(longer):
        numbers = numbers.copy()
        numbers[longer] = [round(float(number), DECIMALS) for number in numbers[longer]]
    return numbers


def _as_floats(values: Sequence[float | None]) -> Floats:
    return np.array([np.nan if value is None else round(value, DECIMALS) for value in values], dtype=np.float64)
