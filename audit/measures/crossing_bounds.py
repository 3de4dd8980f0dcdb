"""What the worst crossing of several dimensions would be over everybody of whom something is not known."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from itertools import product

import numpy as np
from numpy.typing import NDArray

from audit.measures.cells import Tally
from audit.measures.context import MeasureContext
from audit.measures.frame import UNDISCLOSED, Frame, Where, coded_flags
from audit.measures.gap_bounds import Open, Range, centre_range
from audit.measures.leaving import left_dimension
from audit.measures.levels import ordered_levels, possible_levels
from audit.model.measurement import Bounds, CellKey
from audit.model.period import Period

Rows = NDArray[np.bool_]
_ANOTHER = "\x00"  # no group has this name
PAY = "annual_pay"
MOST_CROSSINGS = 30
"""Crossings beyond the largest so many are not looked at."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Crossings:
    """The people who count, or may count, and those for certain or perhaps at each crossing."""

    frame: Frame
    dimensions: tuple[str, ...]
    where: Where
    minimum: int

    def there(self) -> tuple[Rows, Rows]:
        """Return who counts for certain, and who may."""
        certain = self.frame.matched(self.where)
        return certain, certain | self.frame.undetermined(self.where)

    def open_people(self) -> Rows:
        """Return who may count and of whom a dimension, or whether they count, is not known."""
        certain, possible = self.there()
        return possible & (~certain | self._unknown())

    def _unknown(self) -> Rows:
        unknown = np.zeros(self.frame.rows, dtype=np.bool_)
        for dimension in self.dimensions:
            coded = self.frame.coded(dimension)
            unknown |= coded.lookup(UNDISCLOSED)[coded.codes]
        return unknown

    def each(self) -> list[tuple[Rows, Rows]]:
        """Return, for each crossing with enough people perhaps, its people for certain and those who may be there."""
        certain, possible = self.there()
        found = []
        for place in product(*(self._categories(dimension) for dimension in self.dimensions)):
            inside, able = certain.copy(), possible.copy()
            for dimension, category in zip(self.dimensions, place, strict=True):
                coded = self.frame.coded(dimension)
                here = coded.lookup(frozenset({category}))[coded.codes]
                inside &= here
                able &= here | coded.lookup(UNDISCLOSED)[coded.codes]
            if able.sum() >= self.minimum:
                found.append((inside, able & ~inside))
        return found

    def _categories(self, dimension: str) -> list[str]:
        """Return the groups that occur, and one more for any other that unknown people may turn out to be."""
        return [*(c for c in self.frame.coded(dimension).categories if c not in UNDISCLOSED), _ANOTHER]


@dataclass(frozen=True, slots=True)
class One:
    """What one crossing may compare with, and whether it is compared for certain."""

    low: float
    high: float
    sure: bool


Limits = Callable[[Rows, Rows], One | None]
"""Gives the range of a crossing from who is there for certain and who may be; None where it has no limit."""


def worst_range(crossings: Crossings, limits: Limits, *, lowest: bool) -> Range | None:
    """Return the range of the lowest, or of the highest, of all crossings that have, or may have, enough people.

    A crossing that may have enough people can be the worst, but need not be; one that has them for certain keeps the
    worst from being better than it is at its best. Never too narrow.
    """
    found = []
    for inside, able in crossings.each():
        one = limits(inside, able)
        if one is None:
            return None
        found.append(one)
    sure = found if len(found) > MOST_CROSSINGS else [each for each in found if each.sure]
    if not sure:
        return None
    if lowest:
        best = max if len(found) > MOST_CROSSINGS else min
        return min(each.low for each in found), best(each.high for each in sure)
    best = min if len(found) > MOST_CROSSINGS else max
    return best(each.low for each in sure), max(each.high for each in found)


def worst_bounds(
    context: MeasureContext, crossings: Crossings, statistic: str, value: float | None, needs: tuple[CellKey, ...]
) -> Bounds | None:
    """Return the range of the worst crossing over everybody of whom something is open; None where it has no limit."""
    limits = limits_of(crossings, statistic, context.dataset.period)
    found = None if limits is None else worst_range(crossings, limits, lowest=statistic == "share")
    if found is None or value is None:
        return None
    frame, in_question = crossings.frame, crossings.open_people()
    name = frame.derive("_".join((*crossings.dimensions, "in_question")), lambda: coded_flags(in_question))
    open_needs = Tally(context, frame, (name,), crossings.where).keys({name: "yes"}) if in_question.any() else ()
    return Bounds(
        low=min(value, found[0]),
        high=max(value, found[1]),
        exact=False,
        undisclosed=int(in_question.sum()),
        needs=(*needs, *open_needs),
    )


def limits_of(crossings: Crossings, statistic: str, period: Period) -> Limits | None:
    """Return the limits of a crossing for one of the statistics; None where what is open has no limit."""
    frame = crossings.frame
    if statistic == "median-pay":
        return median_limits(crossings, frame.amount(PAY))
    if statistic == "left":
        return rate_limits(crossings, left_dimension(frame, period))
    where = dict(crossings.where)
    levels = ordered_levels(frame, where)
    if possible_levels(frame, where, levels) != levels:
        return None  # somebody may be at a level that nobody is known to be at, and the upper half is another one then
    return share_limits(crossings, levels[len(levels) // 2 :])


def share_limits(crossings: Crossings, upper: Sequence[str]) -> Limits | None:
    """Return the limits of a crossing's index: its share on the upper levels / its share among all."""
    level = crossings.frame.coded("level")
    blank = level.lookup(UNDISCLOSED)[level.codes]
    above = level.lookup(frozenset(upper))[level.codes]
    certain, possible = crossings.there()
    everybody = (int(certain.sum()), int(possible.sum()))
    on_top = (int((certain & above & ~blank).sum()), int((possible & (above | blank)).sum()))
    if not on_top[0]:
        return None

    def limits(inside: Rows, able: Rows) -> One:
        low = _share((inside & above).sum(), (inside & ~above).sum() + (able & ~above).sum())
        high = _share(
            (inside & (above | blank)).sum() + (able & (above | blank)).sum(), (inside & ~above & ~blank).sum()
        )
        enough = int(inside.sum()) >= crossings.minimum
        return One(low * everybody[0] / on_top[1], high * everybody[1] / on_top[0], enough)

    return limits


def median_limits(crossings: Crossings, pay: NDArray[np.float64]) -> Limits | None:
    """Return the limits of a crossing's gap to the median of all; None where pay is not known of somebody."""
    certain, possible = crossings.there()
    if np.isnan(pay[possible]).any():
        return None
    whole = centre_range(_sorted(pay[certain]), _sorted(pay[possible & ~certain]), "median")
    if whole is None or whole[0] <= 0 or pay[possible].min(initial=0.0) < 0:
        return None

    def limits(inside: Rows, able: Rows) -> One | None:
        own = centre_range(_sorted(pay[inside]), _sorted(pay[able]), "median")
        if own is None:
            return None
        enough = int(inside.sum()) >= crossings.minimum
        return One(100 * (1 - own[1] / whole[0]), 100 * (1 - own[0] / whole[1]), enough)

    return limits


def rate_limits(crossings: Crossings, event: str) -> Limits:
    """Return the limits of a crossing's rate of an event / the rate of everybody else."""
    coded = crossings.frame.coded(event)
    happened, not_so, unknown = (
        coded.lookup(frozenset({each}))[coded.codes] for each in ("yes", "no", "not-disclosed")
    )
    certain, possible = crossings.there()

    def limits(inside: Rows, able: Rows) -> One | None:
        elsewhere = certain & ~inside & ~able
        own = _rates(inside, able, happened, not_so, unknown)
        others = _rates(elsewhere, possible & ~inside & ~elsewhere, happened, not_so, unknown)
        if not others[0]:
            return None
        known = happened | not_so
        fewest = min(int((inside & known).sum()), int((elsewhere & known).sum()))
        return One(own[0] / others[1], own[1] / others[0], fewest >= crossings.minimum)

    return limits


def _rates(inside: Rows, able: Rows, happened: Rows, not_so: Rows, unknown: Rows) -> Range:
    known = (inside & happened).sum(), (inside & not_so).sum()
    either = (inside & unknown).sum()
    low = _share(known[0], known[1] + either + (able & (not_so | unknown)).sum())
    return low, _share(known[0] + either + (able & (happened | unknown)).sum(), known[1])


def _share(count: int, others: int) -> float:
    return float(count / (count + others)) if count + others else 0.0


def _sorted(values: NDArray[np.float64]) -> Open:
    return Open.sure(np.sort(values))
