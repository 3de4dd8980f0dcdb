"""Whether values are what a column should hold: a header alone does not make a column."""

from __future__ import annotations

import re
from collections.abc import Sequence
from datetime import date

from audit.importing.dates import parse_dates
from audit.importing.durations import minutes_written
from audit.importing.encode import Encoded
from audit.importing.numbers import parse_numbers, year_in
from audit.importing.vocabulary import are_codes, parse_words
from audit.tables import VOCABULARIES
from audit.tables.declare import Column, ColumnType

_PAY = frozenset(("salary", "bonus", "overtime_pay", "gross_pay"))
_NUMBER = re.compile(r"-?\d+(?:[.,]\d+)?\s*%?")
_HIDDEN = "**"  # what stands for the digits of a key that is not published (“000.***”), so that many people share it
_MARKS = frozenset(("0", "1", "0.0", "1.0"))
_DECIMALS = re.compile(r"[.,]\d*[1-9]")
_NUMERIC = (ColumnType.NUMBER, ColumnType.MONEY, ColumnType.COUNT, ColumnType.SHARE, ColumnType.MINUTES)


def share_that_fits(encoded: Encoded, column: Column, today: date, header: str = "") -> float:
    """Return the share of the first distinct values that can be read as the column's type; 1 without any value."""
    texts = encoded.told
    if not texts:
        return 1.0
    if column.type is ColumnType.MONEY and (_in_per_cent(texts) or (column.name in _PAY and _are_shares(texts))):
        return 0.0
    if column.type is ColumnType.MINUTES:
        texts = minutes_written(texts, header)
    if column.type in _NUMERIC:
        return 1 - len(parse_numbers(texts).bad) / len(texts)
    if column.type is ColumnType.DATE:
        return 1 - len(parse_dates(texts, today=today).bad) / len(texts)
    if column.type is ColumnType.YEAR:
        return sum(year_in(text) is not None for text in texts) / len(texts)
    if column.type is ColumnType.GROUP:
        return 0.0 if _are_measures(texts) or (are_codes(texts) and _needs_words(column)) else 1.0
    if column.type is ColumnType.CATEGORY and VOCABULARIES[column.vocabulary].open:
        return 0.0 if are_codes(texts) else 1.0
    if column.type is ColumnType.YES_PARTLY_NO:  # a checklist may ask on a scale of its own
        return 0.0 if are_codes(texts) else 1.0
    if column.type is ColumnType.KEY and 2 * sum(_HIDDEN in text for text in texts) > len(texts):
        return 0.0
    if column.type is ColumnType.KEY:  # “Manager: Yes” says that somebody is one, not who theirs is
        return 0.0 if _only_yes_and_no(texts) or (column.name == "manager" and set(texts) <= _MARKS) else 1.0
    if column.type in (ColumnType.CATEGORY, ColumnType.YES_NO):
        unknown = len(parse_words(texts, column.vocabulary or "yes-no").unknown) / len(texts)
        return 1.0 if unknown < 1 else 0.0
    return 1.0


def _in_per_cent(texts: Sequence[str]) -> bool:
    """Return whether most values say that they are in per cent, as a bonus or a rise may be, and no amount is."""
    return 2 * sum(text.rstrip().endswith("%") for text in texts) > len(texts)


def _are_shares(texts: Sequence[str]) -> bool:
    """Return whether all numbers are from 0 to 1, and one is more than nothing: a share of pay, or a mark for yes."""
    numbers = [number for number in parse_numbers(texts[:50]).values if number is not None]
    return bool(numbers) and 0 < max(numbers) <= 1 and min(numbers) >= 0


def _are_measures(texts: Sequence[str]) -> bool:
    """Return whether all are numbers and some have decimals, as an index or a rate of a group has, and no group."""
    return all(_NUMBER.fullmatch(text.strip()) for text in texts) and any(map(_DECIMALS.search, texts))


def _only_yes_and_no(texts: Sequence[str]) -> bool:
    words = [text for text in texts if text.isalpha() and len(text) > 1]
    return len(words) == len(texts) and not parse_words(texts, "yes-no").unknown


def _needs_words(column: Column) -> bool:
    return column.vocabulary not in ("disability", "caring")
