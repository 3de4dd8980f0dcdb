"""What a pay gap would be if everybody whose group is not known belonged to one group or another."""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray

from audit.measures.amounts import Values, centre_of

Places = NDArray[np.int64]


def gap_bounds(reference: Values, compared: Values, unknown: Values, statistic: str) -> tuple[float, float] | None:
    """Return the lowest and highest gap in percent over all ways to place the unknown; exact.

    Each of the unknown is one of the reference group, of the compared group, or of neither. The gap is highest when
    the best paid of them join the reference and the worst paid the compared group: exchanging a person for a better
    paid one never lowers a group's mean or median. So only the numbers that join each side are tried. All sorted.
    """
    if not len(unknown):
        return _one(reference, compared, statistic)
    if not len(reference) or not len(compared):
        return None
    best_reference, worst_reference = _centres(reference, unknown, statistic)
    best_compared, worst_compared = _centres(compared, unknown, statistic)
    if worst_reference.min() <= 0:
        return None
    highest = np.maximum.accumulate(best_reference), np.minimum.accumulate(worst_compared)
    lowest = np.minimum.accumulate(worst_reference), np.maximum.accumulate(best_compared)
    low = float(100 * (1 - (lowest[1][::-1] / lowest[0]).max()))
    high = float(100 * (1 - (highest[1][::-1] / highest[0]).min()))
    known = _one(reference, compared, statistic) or (low, high)
    return min(low, known[0]), max(high, known[1])  # equal but for the last digit where nobody can move the gap


def _one(reference: Values, compared: Values, statistic: str) -> tuple[float, float] | None:
    if not len(reference) or not len(compared) or centre_of(reference, statistic) <= 0:
        return None
    base = centre_of(reference, statistic)
    gap = 100 * (base - centre_of(compared, statistic)) / base
    return gap, gap


def _centres(group: Values, unknown: Values, statistic: str) -> tuple[Values, Values]:
    """Return the centres of a group joined by the best paid, and by the worst paid, 0, 1, 2, ... of the unknown."""
    joined = np.arange(len(unknown) + 1)
    if statistic == "mean":
        from_top = np.concatenate(([0.0], np.cumsum(unknown[::-1])))
        from_bottom = np.concatenate(([0.0], np.cumsum(unknown)))
        size = len(group) + joined
        return (group.sum() + from_top) / size, (group.sum() + from_bottom) / size
    return _medians(group, unknown, len(unknown) - joined, joined), _medians(group, unknown, 0 * joined, joined)


def _medians(group: Values, unknown: Values, first: Places, joined: Places) -> Values:
    """Return the medians of the group joined by `joined` of the unknown, from place `first` on, all at once."""
    total = len(group) + joined
    upper = _ranked(group, unknown, first, joined, total // 2)
    lower = _ranked(group, unknown, first, joined, (total - 1) // 2)
    return (lower + upper) / 2


def _ranked(group: Values, unknown: Values, first: Places, joined: Places, rank: Places) -> Values:
    """Return the value of a rank in two sorted lists together, by bisection over how many come from the group."""
    low = np.maximum(0, rank + 1 - joined)
    high = np.minimum(len(group), rank + 1)
    while (low < high).any():
        middle = (low + high) // 2
        others = rank + 1 - middle
        last_other = unknown[np.clip(first + others - 1, 0, len(unknown) - 1)]
        enough = (others == 0) | (last_other <= group[np.minimum(middle, len(group) - 1)])
        searching = low < high
        high = np.where(searching & enough, middle, high)
        low = np.where(searching & ~enough, middle + 1, low)
    others = rank + 1 - low
    from_group = np.where(low > 0, group[np.maximum(low - 1, 0)], -np.inf)
    from_others = np.where(others > 0, unknown[np.clip(first + others - 1, 0, len(unknown) - 1)], -np.inf)
    return np.maximum(from_group, from_others)
