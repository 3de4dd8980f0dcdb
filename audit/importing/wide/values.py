"""What the values of a column are: numbers, shares, years or dates; and the number of each row."""

from __future__ import annotations

from datetime import date

import numpy as np

from audit.importing.dates import parse_dates
from audit.importing.encode import Encoded, spread
from audit.importing.numbers import parse_numbers

Numbers = np.ndarray[tuple[int], np.dtype[np.float64]]


def are_dates(encoded: Encoded) -> bool:
    """Return whether all values are dates."""
    return all(texts and not parse_dates(texts, today=date.max).bad for texts in (encoded.first(1), encoded.first(200)))


def are_years(encoded: Encoded) -> bool:
    """Return whether all values are years."""
    texts = [text.removesuffix(".0") for text in encoded.first(200)]
    return all(len(text) == 4 and text.isdigit() and 1950 <= int(text) <= 2100 for text in texts)


def numbers_of(encoded: Encoded) -> Numbers:
    """Return the number of each row, NaN where there is none."""
    parsed = [np.nan if value is None else value for value in parse_numbers(encoded.values).values]
    return spread(np.array(parsed, dtype=np.float64), encoded.codes, blank=np.nan)


def is_number(encoded: Encoded) -> bool:
    """Return whether a column holds numbers, and at least one."""
    return encoded.holds_numbers


def is_in_per_cent(encoded: Encoded) -> bool:
    """Return whether numbers are shares: written with a sign for per cent, or all fractions of one."""
    parsed = encoded.first_as_numbers
    numbers = [value for value in parsed.values if value is not None]
    fractions = any(0 < value < 1 for value in numbers) and all(0 <= value <= 1 for value in numbers)
    return parsed.percent or fractions
