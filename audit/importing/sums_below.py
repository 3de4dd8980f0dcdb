"""The last row of a table that only holds the sums of the numbers above it, with no word that says so."""

from __future__ import annotations

import math

import numpy as np
import pyarrow as pa

from audit.importing.encode import Mask
from audit.importing.numbers import parse_numbers
from audit.importing.read.sheet import ReadSheet

_LONGEST = 50_000
_FEWEST_ROWS = 3
_LAST = 5  # rows that may be blank, or notes, below the sums
_NEARLY_ALL = 0.9


def sums_without_a_word(sheet: ReadSheet, start: int, known: Mask) -> Mask:
    """Return the last row that tells numbers, if it tells nothing else and each is the sum or mean of its column."""
    found = np.zeros(len(known), dtype=bool)
    if not _FEWEST_ROWS < len(known) <= _LONGEST or sheet.cells.num_columns < _FEWEST_ROWS:
        return found
    for row in range(len(known) - 1, max(len(known) - _LAST, -1), -1):
        told = {at: text for at, text in enumerate(_texts(sheet, start + row)) if text}
        if known[row] or not told:
            continue
        above = ~known[:row]
        if 2 * len(told) <= sheet.cells.num_columns and all(
            _sums_up(text, [text for text, taken in zip(_column(sheet, at, start, row), above, strict=True) if taken])
            for at, text in told.items()
        ):
            found[row] = _filled_above(sheet, start, row, at=0) and 0 not in told
        break
    return found


def _texts(sheet: ReadSheet, row: int) -> list[str]:
    return [(column[row].as_py() or "").strip() for column in sheet.cells.columns]


def _column(sheet: ReadSheet, at: int, start: int, rows: int) -> list[str]:
    return [(text or "").strip() for text in sheet.cells.column(at).slice(start, rows).cast(pa.string()).to_pylist()]


def _filled_above(sheet: ReadSheet, start: int, rows: int, *, at: int) -> bool:
    """Return whether nearly all rows above tell something in a column that the last one leaves blank."""
    return sum(map(bool, _column(sheet, at, start, rows))) >= _NEARLY_ALL * rows


def _sums_up(text: str, above: list[str]) -> bool:
    """Return whether a number is the sum of those above it, or their mean; a table of one value sums up nothing."""
    values = parse_numbers([text, *above]).values
    whole, parts = values[0], [value for value in values[1:] if value is not None]
    if whole is None or len(parts) < _FEWEST_ROWS:
        return False
    total = math.fsum(parts)
    close = max(0.01, abs(total) * 1e-6)
    return abs(whole - total) <= close or abs(whole - total / len(parts)) <= 0.01
