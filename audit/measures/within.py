"""Gaps between two groups inside comparable work, and their mean weighted by the people of the compared group."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from hashlib import sha256

import numpy as np

from audit.measures.amounts import NOBODY, Values, amounts_by_group, centre_of, gap_percent
from audit.measures.begin import insufficient, no_data
from audit.measures.cells import Tally
from audit.measures.context import MeasureContext
from audit.measures.frame import UNDISCLOSED, Frame, Where, coded_flags
from audit.measures.gap_bounds import gap_bounds
from audit.measures.statistics import RESAMPLES, SEED, Z95, bootstrap_medians
from audit.model.measurement import Bounds, CellKey, Exclusion, Fact, Figure, Interval, Measurement
from audit.model.message import msg
from audit.tables.declare import NOT_DISCLOSED
from audit.types import Statistic, ValueUnit

MOST_FIGURES = 40
"""The largest classes get a figure each; all of them count."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Comparison:
    """What is compared: an amount, two groups of a dimension, and the classes of comparable work."""

    context: MeasureContext
    frame: Frame
    amount: str
    statistic: str
    dimension: str
    reference: str
    compared: str
    by: tuple[str, ...]
    where: Where

    def tally(self) -> Tally:
        """Return the counts of those whose amount is known, by class and group."""
        known = self.frame.known(self.amount)
        complete = self.frame.coded(known).categories == ("yes",)
        where = self.where if complete else {**self.where, known: "yes"}
        return Tally(self.context, self.frame, (*self.by, self.dimension), where)


@dataclass(frozen=True, slots=True)
class WorkClass:
    """One class of comparable work: the sorted amounts of the two groups and of those whose group is not known."""

    place: tuple[str, ...]
    reference: Values
    compared: Values
    unknown: Values

    @property
    def is_comparable(self) -> bool:
        """Return whether both groups are there."""
        return bool(len(self.reference)) and bool(len(self.compared))


def classes_of(comparison: Comparison) -> tuple[WorkClass, ...]:
    """Return the classes in which somebody's amount is known; people without a class are in none."""
    dimensions = (*comparison.by, comparison.dimension)
    cells = amounts_by_group(comparison.frame, comparison.amount, dimensions, comparison.where).cells
    by_place: dict[tuple[str, ...], dict[str, Values]] = {}
    for key, values in cells.items():
        if NOT_DISCLOSED not in key[:-1]:
            by_place.setdefault(key[:-1], {})[key[-1]] = values
    found = []
    for place, groups in by_place.items():
        unknown = [groups[group] for group in sorted(groups) if group in UNDISCLOSED]
        together = np.sort(np.concatenate(unknown)) if unknown else NOBODY
        sides = (groups.get(comparison.reference, NOBODY), groups.get(comparison.compared, NOBODY))
        found.append(WorkClass(place, *sides, together))
    return tuple(found)


def measure_within(comparison: Comparison, measurement: Measurement) -> Measurement:
    """Fill a measurement with the weighted mean of the gaps inside the classes, and all that belongs to it."""
    classes = classes_of(comparison)
    comparable = [each for each in classes if each.is_comparable]
    if not comparable:
        return no_data(measurement, msg("within.none", "In no class of comparable work are both groups to be found."))
    tally = comparison.tally()
    sides = (sum(len(each.reference) for each in comparable), sum(len(each.compared) for each in comparable))
    measurement = replace(
        measurement,
        n=sum(sides),
        excluded=_exclusions(comparison, tally, classes),
        groups=_figures(comparison, tally, comparable),
        needs=class_needs(comparison, tally, comparable),
    )
    if min(sides) < comparison.context.minimum_n:
        return insufficient(measurement, min(sides), comparison.context.minimum_n)
    gaps = [gap_percent(each.reference, each.compared, comparison.statistic) for each in comparable]
    if None in gaps:
        return no_data(measurement, msg("within.zero", "In one class the reference group earns nothing."))
    weights = np.array([len(each.compared) for each in comparable], dtype=np.float64)
    value = float(np.average(np.array(gaps, dtype=np.float64), weights=weights))
    return replace(
        measurement,
        value=value,
        interval=_interval(comparison.statistic, comparable, weights, value),
        facts=_cost(comparison, comparable, measurement.needs),
        bounds=_bounds(comparison, tally, classes, value),
    )


def class_needs(comparison: Comparison, tally: Tally, classes: Sequence[WorkClass]) -> tuple[CellKey, ...]:
    """Return the cells of the two sides over all of these classes together: one cell a side, and its sum for a mean."""
    if len(classes) > 1:
        inside = _in_classes(comparison, classes)
        tally = Tally(comparison.context, comparison.frame, (inside, comparison.dimension), tally.where)
        places: list[dict[str, str]] = [{inside: "yes"}]
    else:
        places = [dict(zip(comparison.by, each.place, strict=True)) for each in classes]
    found: list[CellKey] = []
    for place in places:
        for group in (comparison.reference, comparison.compared):
            at = {**place, comparison.dimension: group}
            found += tally.keys(at)
            if comparison.statistic == "mean":
                found += tally.amount_keys(comparison.amount, at)
    return tuple(found)


def _in_classes(comparison: Comparison, classes: Sequence[WorkClass]) -> str:
    """Return the dimension that says whether somebody is in one of the classes."""
    frame = comparison.frame
    codes, shape = frame.combined(comparison.by)
    names = [frame.coded(dimension).categories for dimension in comparison.by]
    wanted = np.zeros(int(np.prod(shape, dtype=np.int64)), dtype=np.bool_)
    for each in classes:
        place = tuple(names[axis].index(category) for axis, category in enumerate(each.place))
        wanted[np.ravel_multi_index(place, shape)] = True
    digest = sha256(wanted.tobytes()).hexdigest()[:8]
    return frame.derive(f"in_classes_of_{'_'.join(comparison.by)}_{digest}", lambda: coded_flags(wanted[codes]))


def _figures(comparison: Comparison, tally: Tally, comparable: Sequence[WorkClass]) -> tuple[Figure, ...]:
    minimum = comparison.context.minimum_n
    enough = [each for each in comparable if min(len(each.reference), len(each.compared)) >= minimum]
    largest = sorted(enough, key=lambda each: (-len(each.reference) - len(each.compared), each.place))[:MOST_FIGURES]
    found = []
    for each in sorted(largest, key=lambda each: each.place):
        place = {**dict(zip(comparison.by, each.place, strict=True)), comparison.dimension: comparison.compared}
        found.append(
            Figure(
                group=tuple(sorted(place.items())),
                statistic=Statistic.GAP,
                value=gap_percent(each.reference, each.compared, comparison.statistic),
                unit=ValueUnit.PERCENT,
                n=len(each.reference) + len(each.compared),
                needs=class_needs(comparison, tally, [each]),
            )
        )
    return tuple(found)


def _exclusions(comparison: Comparison, tally: Tally, classes: Sequence[WorkClass]) -> tuple[Exclusion, ...]:
    found = []
    for category in tally.categories(comparison.dimension):
        at = {comparison.dimension: category}
        if category in UNDISCLOSED and (n := tally.n(at)):
            reason = msg(
                "excluded.category", "{dimension}: {category}", dimension=comparison.dimension, category=category
            )
            found.append(Exclusion(reason=reason, n=n, needs=tally.keys(at)))
    alone = [each for each in classes if not each.is_comparable and len(each.reference) + len(each.compared)]
    if alone:
        n = sum(len(each.reference) + len(each.compared) for each in alone)
        reason = msg("within.alone", "in classes where only one of the two groups is to be found")
        found.append(
            Exclusion(reason=reason, n=n, needs=class_needs(replace(comparison, statistic="median"), tally, alone))
        )
    return tuple(found)


def _cost(comparison: Comparison, classes: Sequence[WorkClass], needs: tuple[CellKey, ...]) -> tuple[Fact, ...]:
    """Return what it takes to raise the compared group, in each class where it is paid less, to the reference group."""
    cost = sum(
        max(0.0, centre_of(each.reference, comparison.statistic) - centre_of(each.compared, comparison.statistic))
        * len(each.compared)
        for each in classes
    )
    if not cost:
        return ()
    message = msg(
        "within.cost",
        "Closing the gaps inside comparable work, where {compared} are paid less, takes {cost:,.0f}.",
        compared=comparison.compared,
        cost=cost,
    )
    return (Fact(name="cost", message=message, value=cost, unit=ValueUnit.MONEY, needs=needs),)


def _interval(statistic: str, classes: Sequence[WorkClass], weights: Values, value: float) -> Interval | None:
    """Return the interval of the weighted mean: classes are independent, each side resampled or by the delta method."""
    share = weights / weights.sum()
    if statistic == "median":
        random = np.random.default_rng(SEED)
        total = np.zeros(RESAMPLES)
        for part, each in zip(share, classes, strict=True):
            reference = bootstrap_medians(each.reference, random)
            total += part * 100 * (1 - bootstrap_medians(each.compared, random) / reference)
        low, high = np.quantile(total, [0.025, 0.975])
        method = f"bootstrap percentile within classes, {RESAMPLES} resamples, seed {SEED}"
        return Interval(low=float(low), high=float(high), method=method)
    if any(len(each.reference) < 2 or len(each.compared) < 2 for each in classes):
        return None
    variance = sum(part**2 * _variance(each) for part, each in zip(share, classes, strict=True))
    half = Z95 * float(np.sqrt(variance))
    return Interval(low=value - half, high=value + half, method="delta method within classes")


def _variance(each: WorkClass) -> float:
    ratio = each.compared.mean() / each.reference.mean()
    first = each.reference.var(ddof=1) / len(each.reference) / each.reference.mean() ** 2
    second = each.compared.var(ddof=1) / len(each.compared) / each.compared.mean() ** 2 if each.compared.mean() else 0.0
    return float((100 * ratio) ** 2 * (first + second))


def _bounds(comparison: Comparison, tally: Tally, classes: Sequence[WorkClass], value: float) -> Bounds | None:
    """Return a range that is never too narrow: from the lowest to the highest gap that any class may have."""
    undisclosed = sum(len(each.unknown) for each in classes)
    everybody = comparison.frame.matched(comparison.where)
    blank = np.isnan(comparison.frame.amount(comparison.amount)) & everybody
    unplaced = comparison.frame.undetermined(comparison.where).any() or any(
        NOT_DISCLOSED in comparison.frame.coded(dimension).categories for dimension in comparison.by
    )
    if blank.any() or unplaced:
        return None
    if not undisclosed:
        return Bounds(low=value, high=value, undisclosed=0, needs=class_needs(comparison, tally, classes))
    open_groups = tuple(c for c in tally.categories(comparison.dimension) if c in UNDISCLOSED)
    ranges = []
    for each in classes:
        if not each.is_comparable and len(each.unknown):
            return None
        if each.is_comparable:
            found = gap_bounds(each.reference, each.compared, each.unknown, comparison.statistic)
            if found is None:
                return None
            ranges.append(found)
    return Bounds(
        low=min(low for low, _ in ranges),
        high=max(high for _, high in ranges),
        exact=False,
        undisclosed=undisclosed,
        convention=msg("bounds.within", "From the lowest to the highest gap that a class may have; wider than exact."),
        needs=(*class_needs(comparison, tally, classes), *tally.keys({comparison.dimension: open_groups})),
    )
