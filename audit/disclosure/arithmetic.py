"""Whether the numbers that a result document shows agree with each other, and with the groups they are made from.

What is looked at holds for every measure: a share is its count over its n, people counted are those of the groups
named, a value lies within its interval and its bounds, and what is hidden has no number.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from itertools import permutations

from audit.disclosure.components import PAY_STATISTICS, PROPORTIONS, Component, Part, components_of
from audit.model.measurement import CellKey, Exclusion, Fact, Figure, Interval, Measurement, TestResult
from audit.model.result import ItemResult
from audit.types import Outcome, Statistic, Visibility

_DIGITS = 1e-8
"""Values are written with nine decimals."""

_ROUNDED = 1e-3
"""Medians and gaps are written with fewer."""

_QUARTER = "pay_quarter"
"""People of equal pay on the border of two quarters are shared out between them, and counted in whole people."""

_MANY = 8
"""Sums of more groups than this are not all tried."""

Known = Mapping[CellKey, float | None]


def contradicts(item: ItemResult, known: Known) -> bool:
    """Return whether a number of an item contradicts another one of the document."""
    if item.score is not None and not _between(item.low, item.score, item.high, _DIGITS):
        return True
    if item.outcome is Outcome.SUPPRESSED and (item.score, item.low, item.high) != (None, 0.0, 1.0):
        return True
    measurement = item.measurement
    if measurement is None:
        return False
    if _shows_hidden(measurement) or _outside(measurement):
        return True
    return any(_is_wrong(one, known, measurement) for one in components_of(item.item, measurement))


def _shows_hidden(measurement: Measurement) -> bool:
    """Return whether a part that is said to be hidden has a number."""
    parts: list[tuple[Measurement | Figure | Exclusion | TestResult | Fact, tuple[object, ...]]] = [
        (measurement, (measurement.value, measurement.n, measurement.count, measurement.interval, measurement.bounds)),
        *((figure, (figure.value, figure.n, figure.count, figure.interval)) for figure in measurement.groups),
        *((left_out, (left_out.n,)) for left_out in measurement.excluded),
        *((test, (test.statistic, test.p_value, test.n, test.interval)) for test in measurement.tests),
        *((fact, (fact.value,)) for fact in measurement.facts),
    ]
    return any(
        part.visibility is Visibility.HIDDEN and any(number is not None for number in numbers)
        for part, numbers in parts
    )


def _outside(measurement: Measurement) -> bool:
    """Return whether a value lies outside its interval or its bounds, or a probability is none."""
    bounds = measurement.bounds
    if bounds is not None and measurement.value is not None:
        slack = _ROUNDED if measurement.statistic in PAY_STATISTICS else _DIGITS
        if not _between(bounds.low, measurement.value, bounds.high, slack):
            return True
    figures: tuple[Measurement | Figure, ...] = (measurement, *measurement.groups)
    if any(_out_of(figure.value, figure.interval) for figure in figures):
        return True
    return any(test.p_value is not None and not _between(0.0, test.p_value, 1.0, _DIGITS) for test in measurement.tests)


def _out_of(value: float | None, interval: Interval | None) -> bool:
    return value is not None and interval is not None and not _between(interval.low, value, interval.high, _ROUNDED)


def _between(low: float, value: float, high: float, slack: float) -> bool:
    return low - slack <= value <= high + slack


def _is_wrong(one: Component, known: Known, measurement: Measurement) -> bool:
    if one.n is not None and one.count is not None and one.count > one.n:
        return True
    if one.statistic in PROPORTIONS and one.value is not None and one.n and one.count is not None:
        slack = 1.0 if _is_of_quarter(one, measurement) else one.n * _DIGITS
        if abs(one.value * one.n - one.count) > slack:
            return True
    counts = [known.get(key) for key in one.needs if not key.amount]
    sums = [known.get(key) for key in one.needs if key.amount]
    numbers = [number for number in (*counts, *sums) if number is not None]
    if len(numbers) < len(one.needs) or not counts or len(counts) > _MANY:
        return False
    counted, amounts = numbers[: len(counts)], numbers[len(counts) :]
    return _is_miscounted(one, counted, amounts) or _is_misreckoned(one, counted, amounts)


def _is_of_quarter(one: Component, measurement: Measurement) -> bool:
    if one.place.part is not Part.FIGURE:
        return False
    return any(dimension == _QUARTER for dimension, _ in measurement.groups[one.place.index].group)


def _is_miscounted(one: Component, counts: Sequence[float], amounts: Sequence[float]) -> bool:
    """Return whether the people said are not those of the groups."""
    if one.place.part not in (Part.VALUE, Part.FIGURE, Part.TEST) or not one.of_people:
        return False
    possible: set[float] = set()
    for count in counts:
        possible |= {count, *(count + other for other in possible)}
    if one.n is not None and one.n not in possible:
        of_more = one.place.part is Part.VALUE and amounts  # the widest gap of several: its n are the people of all
        if not of_more or one.n < sum(counts):
            return True
    differences = {abs(one_of - other) for one_of in counts for other in counts}
    if one.count is not None and one.count not in possible | differences:
        return True
    whole = (max(counts), sum(counts))  # a part beside the whole, or the parts that make it
    return one.statistic in PROPORTIONS and len(counts) == 2 and one.n is not None and one.n not in whole


def _is_misreckoned(one: Component, counts: Sequence[float], amounts: Sequence[float]) -> bool:
    """Return whether a value is not what the groups make it."""
    if one.place.part not in (Part.VALUE, Part.FIGURE):
        return False
    formulas: dict[tuple[Statistic, int, int], Callable[[], bool]] = {
        (Statistic.COUNT, 1, 0): lambda: _same(one.value, 1.0, counts[0]),
        (Statistic.MEAN, 1, 1): lambda: _same(one.value, counts[0], amounts[0]),
        (Statistic.RATIO, 4, 0): lambda: any(_same(one.value, b * c, a * d) for a, b, c, d in permutations(counts)),
    }
    formula = formulas.get((one.statistic, len(counts), len(amounts)))
    return formula is not None and one.value is not None and not formula()


def _same(value: float | None, divisor: float, number: float) -> bool:
    return value is not None and abs(value * divisor - number) <= _DIGITS * max(1.0, abs(divisor), abs(number))
