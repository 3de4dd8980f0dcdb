"""Amounts of money that a header says are in thousands, lakhs or millions."""

from __future__ import annotations

import re

import numpy as np
import numpy.typing as npt

_UNITS = (
    (
        1e3,
        re.compile(
            r"(?i)\bthousands?\b|['’]?\b000['’]?s?\b|\((?:[£$€]|in |usd |eur |gbp )?k\)|[£$€]k\b|\bk€|\bkeur\b"
            r"|\bteur\b|\bt€"
        ),
    ),
    (1e5, re.compile(r"(?i)\blpa\b|\blakhs?\b|\blacs?\b")),
    (1e6, re.compile(r"(?i)\bmillions?\b|[£$€]m\b|\((?:[£$€]|in )?m\)|\bmio\b")),
    (1e7, re.compile(r"(?i)\bcrores?\b")),
)
_PAY = frozenset(("salary", "hourly_pay", "bonus", "overtime_pay", "gross_pay"))
_MOST_OF_A_PERSON = 5e7


def factor_in(header: str, column: str, numbers: npt.NDArray[np.float64]) -> float:
    """Return by what the numbers of a header are to be multiplied; 1 where it says nothing or nobody earns as much."""
    factor = next((factor for factor, sign in _UNITS if sign.search(header.replace("_", " "))), 1.0)
    known = np.abs(numbers[np.isfinite(numbers)])
    if factor == 1 or (column in _PAY and len(known) and float(np.median(known)) * factor > _MOST_OF_A_PERSON):
        return 1.0
    return factor
