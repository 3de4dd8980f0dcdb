"""Who is at each crossing of several dimensions, and how it compares: by its share, its pay, or who leaves."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from audit.measures.amounts import amounts_by_group, median_of
from audit.measures.cells import Tally
from audit.measures.context import MeasureContext
from audit.measures.crossing_bounds import MOST_CROSSINGS, PAY
from audit.measures.frame import UNDISCLOSED, Frame, Where, wanted_categories
from audit.measures.ladder import ordered_levels
from audit.measures.leaving import left_dimension
from audit.measures.statistics import fisher_exact, wilson_interval
from audit.model.measurement import CellKey, Figure
from audit.model.message import Message, msg
from audit.types import Statistic, ValueUnit


@dataclass(frozen=True, slots=True)
class CrossingRun:
    """The people looked at, and the dimensions that cross."""

    context: MeasureContext
    frame: Frame
    dimensions: tuple[str, ...]
    where: Where

    def tally(self, *more: str, where: Where | None = None) -> Tally:
        """Return a tally by the dimensions and more, of those looked at or of others."""
        return Tally(self.context, self.frame, (*self.dimensions, *more), self.where if where is None else where)


@dataclass(frozen=True, slots=True)
class Crossing:
    """One crossing: its figure, and how it compares (an index, a gap, a ratio); None where too few are there."""

    figure: Figure
    compared: float | None = None
    needs: tuple[CellKey, ...] = ()
    chance: float | None = None  # p of Fisher's test of the crossing against everybody else


def _places(run: CrossingRun, tally: Tally) -> list[dict[str, str]]:
    """Return the crossings with people in them, by name; the largest, where they are more than can be read.

    Of those of a few people the names decide which are listed: the sizes may be hidden.
    """
    axes = run.dimensions
    names = [run.frame.coded(dimension).categories for dimension in axes]
    found = []
    for index in np.ndindex(*(len(each) for each in names)):
        categories = [names[axis][code] for axis, code in enumerate(index)]
        if UNDISCLOSED & set(categories):
            continue
        place = dict(zip(axes, categories, strict=True))
        if n := tally.n(place):
            known = n if n >= run.context.minimum_n else 0
            found.append((-known, tuple(categories), place))
    largest = sorted(found, key=lambda each: each[:2])[:MOST_CROSSINGS]
    return [place for _, _, place in sorted(largest, key=lambda each: each[1])]  # an order by size would tell sizes


def everybody(run: CrossingRun) -> dict[str, tuple[str, ...]]:
    """Return the place of all who disclosed every dimension."""
    return {
        dimension: tuple(c for c in run.frame.coded(dimension).categories if c not in UNDISCLOSED)
        for dimension in run.dimensions
    }


def _also_asked_for(run: CrossingRun, whole: dict[str, tuple[str, ...]]) -> dict[str, tuple[str, ...]]:
    """Return the disclosed categories of each dimension that the filter, where it names the dimension, leaves."""
    named = {dimension: wanted_categories(run.where[dimension]) for dimension in whole if dimension in run.where}
    return {
        dimension: tuple(each for each in categories if each in named.get(dimension, categories))
        for dimension, categories in whole.items()
    }


def crossings_by_share(run: CrossingRun) -> tuple[tuple[Crossing, ...], Message | None]:
    """Return each crossing with its index in the upper half of the levels; and why none compares, without levels."""
    tally, whole = run.tally(), everybody(run)
    levels = ordered_levels(run.frame, dict(run.where)) if run.frame.has("level") else ()
    upper = run.tally(where={**run.where, "level": tuple(levels[len(levels) // 2 :])}) if len(levels) > 1 else None
    found = []
    for place in _places(run, tally):
        count, n, needs = tally.n(place), tally.n(whole), tally.share_keys(place, whole)
        figure = _figure(place, Statistic.SHARE, count / n, ValueUnit.SHARE, n, needs, count=count)
        if upper is None or count < run.context.minimum_n or not upper.n(whole):
            found.append(Crossing(figure))
            continue
        index = (upper.n(place) / upper.n(whole)) / (count / n)
        above, all_above = upper.n(place), upper.n(whole)
        chance = fisher_exact(above, count, all_above - above, n - count) if n > count else None
        found.append(Crossing(figure, index, (*needs, *upper.share_keys(place, whole)), chance))
    nothing = None if upper else msg("dimensions-together.levels", "No levels are recorded to compare with.")
    return tuple(found), nothing


def crossings_by_median_pay(run: CrossingRun) -> tuple[tuple[Crossing, ...], Message | None]:
    """Return each crossing with the gap of its median pay to that of everybody, in per cent."""
    known = {**run.where, run.frame.known(PAY): "yes"}
    tally, whole = run.tally(where=known), everybody(run)
    cells = amounts_by_group(run.frame, PAY, run.dimensions, run.where).cells
    disclosed = amounts_by_group(run.frame, PAY, (), {**run.where, **_also_asked_for(run, whole)}).of()
    if not len(disclosed):
        return (), None
    base = median_of(disclosed)
    found = []
    for place in _places(run, tally):
        values = cells[tuple(place[dimension] for dimension in run.dimensions)]
        needs = tally.keys(place)
        figure = _figure(place, Statistic.MEDIAN, median_of(values), ValueUnit.MONEY, len(values), needs)
        enough = len(values) >= run.context.minimum_n and base > 0
        gap = 100 * (base - median_of(values)) / base if enough else None
        found.append(Crossing(figure, gap, (*needs, *tally.keys(whole))))
    return tuple(found), None


def crossings_by_leaving(run: CrossingRun) -> tuple[tuple[Crossing, ...], Message | None]:
    """Return each crossing with the ratio of its leaving rate to that of everybody else."""
    event = left_dimension(run.frame, run.context.dataset.period)
    tally, whole = run.tally(event), everybody(run)
    found = []
    for place in _places(run, tally):
        known = {event: ("yes", "no")}
        count, n = tally.n({**place, event: "yes"}), tally.n({**place, **known})
        if not n:
            continue
        needs = tally.share_keys({**place, event: "yes"}, {**place, **known})
        figure = _figure(place, Statistic.RATE, count / n, ValueUnit.SHARE, n, needs, count=count)
        others, others_n = tally.n({**whole, event: "yes"}) - count, tally.n({**whole, **known}) - n
        enough = min(n, others_n) >= run.context.minimum_n and others
        ratio = (count / n) / (others / others_n) if enough else None
        chance = None if ratio is None else fisher_exact(count, n, others, others_n)
        all_needs = (*needs, *tally.share_keys({**whole, event: "yes"}, {**whole, **known}))
        found.append(Crossing(figure, ratio, all_needs, chance))
    return tuple(found), None


def _figure(
    place: dict[str, str],
    statistic: Statistic,
    value: float,
    unit: ValueUnit,
    n: int,
    needs: tuple[CellKey, ...],
    *,
    count: int | None = None,
) -> Figure:
    interval = None if count is None else wilson_interval(count, n)
    return Figure(
        group=tuple(sorted(place.items())),
        statistic=statistic,
        value=value,
        unit=unit,
        n=n,
        count=count,
        interval=interval,
        needs=needs,
    )
