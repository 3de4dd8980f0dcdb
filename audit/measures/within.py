"""Gaps between two groups inside comparable work, and their mean weighted by the people of the compared group."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

import numpy as np

from audit.measures.amounts import Values, centre_of, gap_percent
from audit.measures.begin import insufficient, no_data
from audit.measures.cells import Tally
from audit.measures.frame import UNDISCLOSED
from audit.measures.open_cases import Support, within_bounds
from audit.measures.statistics import RESAMPLES, SEED, Z95, bootstrap_medians
from audit.measures.work_classes import Comparison, WorkClass, class_needs, classes_of
from audit.model.measurement import Exclusion, Fact, Figure, Interval, Measurement
from audit.model.message import msg
from audit.types import Statistic, ValueUnit

MOST_FIGURES = 40
"""The largest classes get a figure each; all of them count."""


def measure_within(comparison: Comparison, measurement: Measurement, support: Support) -> Measurement:
    """Fill a measurement with the weighted mean of the gaps inside the classes, and all that belongs to it."""
    classes = classes_of(comparison)
    comparable = [each for each in classes if each.is_comparable]
    if not comparable:
        return no_data(measurement, msg("within.none", "In no class of comparable work are both groups to be found."))
    tally = comparison.tally()
    large = _large(comparison, comparable)
    sides = (sum(len(each.reference) for each in comparable), sum(len(each.compared) for each in comparable))
    measurement = replace(
        measurement,
        n=sum(sides),
        excluded=_exclusions(comparison, tally, classes),
        groups=_figures(comparison, tally, large),
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
        facts=_cost(comparison, tally, large),
        bounds=within_bounds(comparison, value, measurement.needs, support),
    )


def _large(comparison: Comparison, comparable: Sequence[WorkClass]) -> list[WorkClass]:
    """Return the largest classes that have enough people on both sides for a figure of their own."""
    minimum = comparison.context.minimum_n
    enough = [each for each in comparable if min(len(each.reference), len(each.compared)) >= minimum]
    largest = sorted(enough, key=lambda each: (-len(each.reference) - len(each.compared), each.place))[:MOST_FIGURES]
    return sorted(largest, key=lambda each: each.place)


def _figures(comparison: Comparison, tally: Tally, classes: Sequence[WorkClass]) -> tuple[Figure, ...]:
    found = []
    for each in classes:
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


def _cost(comparison: Comparison, tally: Tally, classes: Sequence[WorkClass]) -> tuple[Fact, ...]:
    """Return what it takes to raise the compared group, in each class where it is paid less, to the reference group.

    Only classes that have a figure of their own: what a class of three costs would tell what they are paid.
    """
    cost = sum(
        max(0.0, centre_of(each.reference, comparison.statistic) - centre_of(each.compared, comparison.statistic))
        * len(each.compared)
        for each in classes
    )
    if not cost:
        return ()
    message = msg(
        "within.cost",
        "Closing the gaps inside comparable work, where {compared} are paid less, takes {cost:,.0f}; classes with "
        "too few people for a figure of their own are not counted in.",
        compared=comparison.compared,
        cost=cost,
    )
    needs = tuple(dict.fromkeys(key for each in classes for key in class_needs(comparison, tally, [each])))
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
