"""What the worst crossing of several dimensions would be over everybody of whom something is not known."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from itertools import product

import numpy as np
from numpy.typing import NDArray

from audit.measures.amounts import NOBODY, Values, amounts_by_group
from audit.measures.cells import Tally
from audit.measures.coding import coded_flags
from audit.measures.context import MeasureContext
from audit.measures.frame import UNDISCLOSED, Frame, Where
from audit.measures.gap_bounds import Open, Range, centre_range
from audit.measures.ladder import ordered_levels
from audit.measures.leaving import left_dimension
from audit.measures.levels import possible_levels
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
    people: NDArray[np.int64] | None = None  # in each row; None: one

    def in_cells(self, *more: str) -> Crossings:
        """Return the same with a row for all people who are alike in this, in the filter, and in some dimensions more.

        There are few such rows, however many people there are.
        """
        frame, people = self.frame.folded(tuple(dict.fromkeys((*self.dimensions, *self.where, *more))))
        return replace(self, frame=frame, people=people)

    def count(self, rows: Rows) -> int:
        """Return how many people are in some rows."""
        return int(rows.sum() if self.people is None else self.people[rows].sum())

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
            unknown |= self.frame.coded(dimension).among(UNDISCLOSED)
        return unknown

    def each(self) -> list[tuple[Rows, Rows]]:
        """Return, for each crossing with enough people perhaps, its people for certain and those who may be there."""
        certain, possible = self.there()
        found = []
        for place in product(*(self._categories(dimension) for dimension in self.dimensions)):
            inside, able = certain.copy(), possible.copy()
            for dimension, category in zip(self.dimensions, place, strict=True):
                coded = self.frame.coded(dimension)
                here = coded.among(frozenset({category}))
                inside &= here
                able &= here | coded.among(UNDISCLOSED)
            if self.count(able) >= self.minimum:
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
    cells, limits = limits_of(crossings, statistic, context.dataset.period)
    found = None if limits is None else worst_range(cells, limits, lowest=statistic == "share")
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


def limits_of(crossings: Crossings, statistic: str, period: Period) -> tuple[Crossings, Limits | None]:
    """Return the people in cells, and the limits of a crossing for one of the statistics.

    There are none where what is open has no limit.
    """
    frame = crossings.frame
    if statistic == "median-pay":
        cells = crossings.in_cells(frame.known(PAY))
        return cells, median_limits(cells, frame)
    if statistic == "left":
        event = left_dimension(frame, period)
        cells = crossings.in_cells(event)
        return cells, rate_limits(cells, event)
    where = dict(crossings.where)
    levels = ordered_levels(frame, where)
    cells = crossings.in_cells("level")
    if possible_levels(frame, where, levels) != levels:
        return cells, None  # somebody may be at a level where nobody is known to be: the upper half is another one then
    return cells, share_limits(cells, levels[len(levels) // 2 :])


def share_limits(cells: Crossings, upper: Sequence[str]) -> Limits | None:
    """Return the limits of a crossing's index: its share on the upper levels / its share among all."""
    level, count = cells.frame.coded("level"), cells.count
    blank, above = level.among(UNDISCLOSED), level.among(frozenset(upper))
    certain, possible = cells.there()
    everybody = (count(certain), count(possible))
    on_top = (count(certain & above & ~blank), count(possible & (above | blank)))
    if not on_top[0]:
        return None

    def limits(inside: Rows, able: Rows) -> One:
        low = _share(count(inside & above), count(inside & ~above) + count(able & ~above))
        high = _share(count(inside & (above | blank)) + count(able & (above | blank)), count(inside & ~above & ~blank))
        enough = count(inside) >= cells.minimum
        return One(low * everybody[0] / on_top[1], high * everybody[1] / on_top[0], enough)

    return limits


def median_limits(cells: Crossings, frame: Frame) -> Limits | None:
    """Return the limits of a crossing's gap to the median of all; None where pay is not known of somebody."""
    certain, possible = cells.there()
    if cells.count(possible & ~cells.frame.coded(frame.known(PAY)).among(frozenset({"yes"}))):
        return None
    pay = _pay_of_cells(cells, frame)
    whole = centre_range(_sorted(pay, certain), _sorted(pay, possible & ~certain), "median")
    least = min((pay[cell][0] for cell in np.flatnonzero(possible).tolist()), default=0.0)
    if whole is None or whole[0] <= 0 or least < 0:
        return None

    def limits(inside: Rows, able: Rows) -> One | None:
        own = centre_range(_sorted(pay, inside), _sorted(pay, able), "median")
        if own is None:
            return None
        enough = cells.count(inside) >= cells.minimum
        return One(100 * (1 - own[1] / whole[0]), 100 * (1 - own[0] / whole[1]), enough)

    return limits


def _pay_of_cells(cells: Crossings, frame: Frame) -> list[Values]:
    """Return the sorted pay of each cell."""
    axes = tuple(dict.fromkeys((*cells.dimensions, *cells.where, frame.known(PAY))))
    by_place = amounts_by_group(frame, PAY, axes, {})
    coded = [cells.frame.coded(axis) for axis in axes]
    places = zip(*(each.codes.tolist() for each in coded), strict=True)
    return [by_place.of(*(each.categories[code] for each, code in zip(coded, place, strict=True))) for place in places]


def rate_limits(cells: Crossings, event: str) -> Limits:
    """Return the limits of a crossing's rate of an event / the rate of everybody else."""
    coded, count = cells.frame.coded(event), cells.count
    happened, not_so, unknown = (coded.among(frozenset({each})) for each in ("yes", "no", "not-disclosed"))
    certain, possible = cells.there()

    def rates(inside: Rows, able: Rows) -> Range:
        known = count(inside & happened), count(inside & not_so)
        either = count(inside & unknown)
        low = _share(known[0], known[1] + either + count(able & (not_so | unknown)))
        return low, _share(known[0] + either + count(able & (happened | unknown)), known[1])

    def limits(inside: Rows, able: Rows) -> One | None:
        elsewhere = certain & ~inside & ~able
        own, others = rates(inside, able), rates(elsewhere, possible & ~inside & ~elsewhere)
        if not others[0]:
            return None
        known = happened | not_so
        fewest = min(count(inside & known), count(elsewhere & known))
        return One(own[0] / others[1], own[1] / others[0], fewest >= cells.minimum)

    return limits


def _share(count: int, others: int) -> float:
    return float(count / (count + others)) if count + others else 0.0


def _sorted(pay: Sequence[Values], cells: Rows) -> Open:
    """Return the pay of some cells together; each is sorted, so that this only merges."""
    return Open.sure(
        np.sort(np.concatenate([NOBODY, *(pay[cell] for cell in np.flatnonzero(cells).tolist())]), kind="stable")
    )
