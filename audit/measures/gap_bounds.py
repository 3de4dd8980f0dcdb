"""What a pay gap would be if everybody whose group, pay or place is not known turned out one way or another."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from audit.measures.amounts import NOBODY, Values, centre_of

Places = NDArray[np.int64]
Range = tuple[float, float]


@dataclass(frozen=True, slots=True)
class Open:
    """The amounts of some people: the least and the most that each may be, each list sorted by itself."""

    least: Values
    most: Values

    @classmethod
    def sure(cls, values: Values) -> Open:
        """Return amounts of which nothing is open; sorted."""
        return cls(values, values)

    @property
    def is_sure(self) -> bool:
        """Return whether every amount is known."""
        return self.least is self.most

    def joined(self, least: Values, most: Values) -> Open:
        """Return these people and some more."""
        if not len(least):
            return self
        merged = (np.sort(np.concatenate(both), kind="stable") for both in ((self.least, least), (self.most, most)))
        return Open(*merged)

    def __len__(self) -> int:
        """Return the number of people."""
        return len(self.least)


NO_ONE = Open.sure(NOBODY)


@dataclass(frozen=True, slots=True)
class _Extremes:
    """Centres of both groups for each way to share out the unknown: reference up and compared down, and reversed."""

    reference_up: Values
    compared_down: Values
    reference_down: Values
    compared_up: Values


def may_compare(reference: Open, compared: Open, unknown: Open, fewest: int = 1) -> bool:
    """Return whether there may be people on both sides, so many at the least."""
    return len(unknown) >= max(0, fewest - len(reference)) + max(0, fewest - len(compared))


def gap_bounds(reference: Values, compared: Values, unknown: Values, statistic: str) -> Range | None:
    """Return the lowest and highest gap in percent over all ways to place people of unknown group; exact. Sorted."""
    if not len(reference) or not len(compared):
        return None
    return gap_range(Open.sure(reference), Open.sure(compared), Open.sure(unknown), statistic)


def gap_range(reference: Open, compared: Open, unknown: Open, statistic: str, fewest: int = 1) -> Range | None:
    """Return the lowest and highest gap in percent over everything that is open; None where there is no limit.

    Only ways that leave so many on each side count.

    Each of the unknown is one of the reference group, of the compared group, or of neither. The gap is highest when
    the best paid of them join the reference and the worst paid the compared group: exchanging a person for a better
    paid one never lowers a group's mean or median. So only the numbers that join each side are tried. Exact where the
    pay of the unknown is known; else one of them may be tried at the most on one side and at the least on the other,
    so that the range is never too narrow. A group that may earn nothing, or less, leaves the gap without a limit.
    """
    if not len(unknown) and reference.is_sure and compared.is_sure:
        return _one(reference.least, compared.least, statistic)
    found = _extremes(reference, compared, unknown, statistic, fewest)
    if found is None or found.reference_down.min() <= 0:
        return None
    if found.compared_down.min() < 0 and len(unknown) + np.ptp(found.reference_up - found.reference_down) > 0:
        return None
    low = float(100 * (1 - (found.compared_up / found.reference_down).max()))
    high = float(100 * (1 - (found.compared_down / found.reference_up).min()))
    certain = reference.is_sure and compared.is_sure and min(len(reference), len(compared)) >= fewest
    known = _one(reference.least, compared.least, statistic) if certain else None
    return min(low, *known or (high,)), max(high, *known or (low,))  # where nobody can move it, equal to the last digit


def difference_range(reference: Open, compared: Open, unknown: Open, statistic: str) -> Range | None:
    """Return the least and the greatest (reference - compared) over everything that is open, as `gap_range` does."""
    found = _extremes(reference, compared, unknown, statistic)
    if found is None:
        return None
    low, high = found.reference_down - found.compared_up, found.reference_up - found.compared_down
    return float(low.min()), float(high.max())


def centre_range(group: Open, unknown: Open, statistic: str) -> Range | None:
    """Return the least and the greatest centre of a group that any of the unknown may join."""
    start = int(not len(group))
    if len(unknown) < start:
        return None
    down = _centres(group.least, unknown.least, statistic, start, top=False)
    up = _centres(group.most, unknown.most, statistic, start, top=True)
    return float(down.min()), float(up.max())


def weighted_range(ranges: Sequence[Range], least: Sequence[int], most: Sequence[int]) -> Range:
    """Return the least and the greatest weighted mean, each part anywhere in its range and its weight in another.

    At the greatest, the parts above the mean have their most weight and those below their least; so every place to
    cut the sorted parts is tried.
    """
    low, high = (np.array(each, dtype=np.float64) for each in zip(*ranges, strict=True))
    return weighted_limits(low, high, np.array(least, dtype=np.float64), np.array(most, dtype=np.float64))


def weighted_limits(low: Values, high: Values, least: Values, most: Values) -> Range:
    """Return the same as `weighted_range` of arrays; some weight must be above nothing."""
    return -_greatest_mean(-low, least, most), _greatest_mean(high, least, most)


def _greatest_mean(values: Values, least: Values, most: Values) -> float:
    order = np.argsort(-values, kind="stable")
    values, least, most = values[order], least[order], most[order]
    weight = np.concatenate(([0.0], np.cumsum(most))) + np.concatenate((np.cumsum(least[::-1])[::-1], [0.0]))
    total = np.concatenate(([0.0], np.cumsum(most * values)))
    total += np.concatenate((np.cumsum((least * values)[::-1])[::-1], [0.0]))
    possible = weight > 0
    return float((total[possible] / weight[possible]).max())


def _one(reference: Values, compared: Values, statistic: str) -> Range | None:
    if not len(reference) or not len(compared) or centre_of(reference, statistic) <= 0:
        return None
    base = centre_of(reference, statistic)
    gap = 100 * (base - centre_of(compared, statistic)) / base
    return gap, gap


def _extremes(reference: Open, compared: Open, unknown: Open, statistic: str, fewest: int = 1) -> _Extremes | None:
    """Return the centres for j of the unknown joining the reference and up to m - j the compared group."""
    if not may_compare(reference, compared, unknown, fewest):
        return None
    first, other = max(0, fewest - len(reference)), max(0, fewest - len(compared))
    last = len(unknown) - other

    def of(group: Open, start: int, *, top: bool) -> Values:
        side = (group.most, unknown.most) if top else (group.least, unknown.least)
        centres = _centres(*side, statistic, start, top=top)
        return (np.maximum if top else np.minimum).accumulate(centres)[: last - first + 1]

    return _Extremes(
        reference_up=of(reference, first, top=True),
        compared_down=of(compared, other, top=False)[::-1],
        reference_down=of(reference, first, top=False),
        compared_up=of(compared, other, top=True)[::-1],
    )


def _centres(group: Values, unknown: Values, statistic: str, start: int, *, top: bool) -> Values:
    """Return the centres of a group joined by the best paid, or the worst paid, `start`, ... of the unknown."""
    if not len(unknown):
        return np.array([centre_of(group, statistic)])
    joined = np.arange(start, len(unknown) + 1)
    if statistic == "mean":
        added = np.concatenate(([0.0], np.cumsum(unknown[::-1] if top else unknown)))[start:]
        return np.asarray((group.sum() + added) / (len(group) + joined), dtype=np.float64)
    return _medians(group, unknown, len(unknown) - joined if top else 0 * joined, joined)


def _medians(group: Values, unknown: Values, first: Places, joined: Places) -> Values:
    """Return the medians of the group joined by `joined` of the unknown, from place `first` on, all at once."""
    total = len(group) + joined
    merged = np.arange(len(unknown)) + np.searchsorted(group, unknown)  # where each would stand among all
    upper = _ranked(group, unknown, merged, first, joined, total // 2)
    lower = _ranked(group, unknown, merged, first, joined, (total - 1) // 2)
    return (lower + upper) / 2


def _ranked(group: Values, unknown: Values, merged: Places, first: Places, joined: Places, rank: Places) -> Values:
    """Return the value of a rank in a sorted group with some of the unknown, given where these stand among all.

    With those before `first` left out, everybody stands as many places lower.
    """
    below = np.clip(np.searchsorted(merged, rank + first, side="right") - first, 0, joined)
    last = first + below - 1
    is_unknown = (below > 0) & (merged[last] == rank + first)
    from_group = group[np.clip(rank - below, 0, len(group) - 1)] if len(group) else unknown[last]
    return np.asarray(np.where(is_unknown, unknown[last], from_group), dtype=np.float64)
