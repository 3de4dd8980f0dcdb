"""What the part of a gap that arises inside classes would be over everything that is not known."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np

from audit.measures.gap_bounds import Open, Range, centre_range, difference_range, weighted_range
from audit.measures.open_cases import OpenCases, OpenClass, Support, bounds_of, open_cases
from audit.measures.work_classes import Comparison
from audit.model.measurement import Bounds, CellKey


def split_bounds(comparison: Comparison, value: float, needs: tuple[CellKey, ...], support: Support) -> Bounds | None:
    """Return bounds of the part inside classes, never too narrow; None where something open has no limit.

    In each class the two means may differ by anything of their range, with any weight that unknown people leave open;
    a class that may turn out to hold one group only adds nothing. What they add up to is set against the least and the
    greatest mean that the reference group may have.
    """
    cases = open_cases(comparison, support)
    if cases is None:
        return None
    if not cases.people:
        return bounds_of((value, value), cases, needs, exact=True)
    base = _reference_mean(cases)
    if base is None or base[0] <= 0:
        return None
    low, high = weighted_range(
        [_difference(each) for each in cases.classes],
        [len(each.compared) for each in cases.classes],
        [len(each.compared) + len(each.unknown) for each in cases.classes],
    )
    least = 100 * low / (base[1] if low >= 0 else base[0])
    most = 100 * high / (base[0] if high >= 0 else base[1])
    return bounds_of((min(least, value), max(most, value)), cases, needs, exact=False)


def _difference(each: OpenClass) -> Range:
    found = difference_range(each.reference, each.compared, each.unknown, "mean")
    if found is None:
        return 0.0, 0.0
    return found if each.is_comparable else (min(found[0], 0.0), max(found[1], 0.0))


def _reference_mean(cases: OpenCases) -> Range | None:
    reference, unknown = (
        _together([getattr(each, side) for each in cases.classes]) for side in ("reference", "unknown")
    )
    return centre_range(reference, Open(np.sort(unknown.least), np.sort(unknown.most)), "mean")


def _together(parts: Sequence[Open]) -> Open:
    """Return all of them, not sorted: a sum does not ask for it."""
    return Open(np.concatenate([each.least for each in parts]), np.concatenate([each.most for each in parts]))
