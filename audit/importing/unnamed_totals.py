"""Rows of published figures that sum up all others, named or not: left out, so that nobody counts twice."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np
import numpy.typing as npt

from audit.importing.encode import Encoded, Mask
from audit.importing.reading import Reading
from audit.importing.wide.values import are_years, is_number, numbers_of

_CLOSE = 0.01  # of the whole: published figures are rounded, or small ones hidden
_LEAST_PARTS = 3
_COUNTED = ("women", "men", "non_binary", "undisclosed", "total")


def unnamed_totals(reading: Reading, everything: Sequence[Encoded]) -> Mask:
    """Return the rows whose numbers are those of all others of their year and employer, at an end of the table.

    A row that names no unit may stand anywhere, and sum up with what was rounded.
    """
    at = {match.column: match.position for match in reading.matches}
    rows = len(everything[0].codes) if everything else 0
    counts = [numbers_of(everything[at[name]]) for name in _COUNTED if name in at]
    if "job" not in at or not counts:
        return np.zeros(rows, dtype=bool)
    blank: Mask = everything[at["job"]].codes < 0
    if blank.all():
        return np.zeros(rows, dtype=bool)
    if not blank.any():
        return _named_total(counts, rows)
    same = [codes.exact for place, codes in enumerate(everything) if place != at["job"] and _tells_apart(codes)]
    groups = np.unique(np.stack(same), axis=1, return_inverse=True)[1].reshape(-1) if same else np.zeros(rows, int)
    found = np.zeros(rows, dtype=bool)
    for group in np.unique(groups[blank]):
        here = groups == group
        alone, parts = here & blank, here & ~blank
        if alone.sum() == 1 and parts.sum() > 1 and all(_is_sum(numbers, alone, parts) for numbers in counts):
            found |= alone
    return found if found.any() else _named_total(counts, rows)


def _named_total(counts: Sequence[npt.NDArray[np.float64]], rows: int) -> Mask:
    """Return the first or last row where each number in it is exactly the sum of those of at least three others."""
    found = np.zeros(rows, dtype=bool)
    if rows < _LEAST_PARTS + 1 or len(counts) < 2:
        return found
    for at in (0, rows - 1):
        alone: Mask = np.arange(rows) == at
        whole = [float(numbers[at]) for numbers in counts]
        parts = [numbers[~alone] for numbers in counts]
        told = sum(value > 1 for value in whole)
        exact = all(value == np.nansum(part) for value, part in zip(whole, parts, strict=True))
        several = all((part > 0).sum() >= _LEAST_PARTS for value, part in zip(whole, parts, strict=True) if value > 1)
        if told > 1 and exact and several:
            return alone
    return found


def _tells_apart(codes: Encoded) -> bool:
    return bool(len(codes)) and (not is_number(codes) or are_years(codes))


def _is_sum(numbers: npt.NDArray[np.float64], alone: Mask, parts: Mask) -> bool:
    whole = float(numbers[alone][0])
    return not np.isfinite(whole) or abs(whole - float(np.nansum(numbers[parts]))) <= _CLOSE * whole
