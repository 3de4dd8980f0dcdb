"""The parts of a measurement that carry numbers, each with the people-cells that it is made from."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from enum import StrEnum

from audit.model.measurement import CellKey, Figure, Measurement
from audit.types import RecordUnit, Statistic

PAY_STATISTICS = frozenset(
    {Statistic.SUM, Statistic.MEAN, Statistic.MEDIAN, Statistic.QUANTILE, Statistic.GAP, Statistic.COEFFICIENT}
)
"""Statistics of amounts: a person's own amount weighs in them, so that they need more people than a count does."""

PROPORTIONS = frozenset({Statistic.SHARE, Statistic.RATE})
"""Statistics that are a count over a count, and so reveal both."""


class Part(StrEnum):
    """Where in a measurement a component stands."""

    VALUE = "value"
    FIGURE = "figure"
    EXCLUSION = "exclusion"
    BOUNDS = "bounds"
    TEST = "test"
    FACT = "fact"
    ROWS = "rows"  # of the files that a population comes from, printed with them; the place's item is the table


@dataclass(frozen=True, slots=True)
class Place:
    """Names one component of one item's measurement."""

    item: str
    part: Part
    index: int = 0


@dataclass(frozen=True, slots=True, kw_only=True)
class Component:
    """The numbers of one part, as the rules look at them."""

    place: Place
    statistic: Statistic
    value: float | None
    n: int | None
    count: int | None
    needs: tuple[CellKey, ...]
    has_titles: bool = False
    of_people: bool = True  # whether its numbers count people; line-ups are made of people, and counted by themselves


def is_protected(measurement: Measurement) -> bool:
    """Return whether people are described: counted, paid, or named as the population."""
    if measurement.population or measurement.record_unit is RecordUnit.PERSON or measurement.needs:
        return True
    return any(component.needs for component in components_of("", measurement))


def components_of(item: str, measurement: Measurement) -> Iterator[Component]:
    """Yield the components of one measurement, the value first."""
    of_people = measurement.record_unit is not RecordUnit.SESSION
    for component in _parts_of(item, measurement):
        yield component if of_people else replace(component, of_people=False)


def _parts_of(item: str, measurement: Measurement) -> Iterator[Component]:
    yield Component(
        place=Place(item, Part.VALUE),
        statistic=measurement.statistic,
        value=measurement.value,
        n=measurement.n,
        count=measurement.count,
        needs=measurement.needs,
    )
    for index, figure in enumerate(measurement.groups):
        yield _figure(item, index, figure)
    for index, exclusion in enumerate(measurement.excluded):
        yield _count(Place(item, Part.EXCLUSION, index), exclusion.n, exclusion.needs)
    if measurement.bounds is not None:
        bounds = measurement.bounds
        statistic = measurement.statistic if measurement.statistic in PAY_STATISTICS else Statistic.COUNT
        yield Component(
            place=Place(item, Part.BOUNDS),
            statistic=statistic,
            value=None,
            n=bounds.undisclosed,
            count=None,
            needs=bounds.needs,
        )
    for index, test in enumerate(measurement.tests):
        yield _count(Place(item, Part.TEST, index), test.n, test.needs)
    for index, fact in enumerate(measurement.facts):
        yield Component(
            place=Place(item, Part.FACT, index),
            statistic=Statistic.COUNT,
            value=fact.value,
            n=None,
            count=None,
            needs=fact.needs,
            has_titles=bool(fact.labels),
        )


def _figure(item: str, index: int, figure: Figure) -> Component:
    return Component(
        place=Place(item, Part.FIGURE, index),
        statistic=figure.statistic,
        value=figure.value,
        n=figure.n,
        count=figure.count,
        needs=figure.needs,
    )


def _count(place: Place, n: int | None, needs: tuple[CellKey, ...]) -> Component:
    return Component(place=place, statistic=Statistic.COUNT, value=None, n=n, count=None, needs=needs)


def all_components(measurements: Mapping[str, Measurement]) -> list[Component]:
    """Return the components of all measurements that describe people, in a fixed order."""
    return [
        component
        for item in sorted(measurements)
        if is_protected(measurements[item])
        for component in components_of(item, measurements[item])
    ]
