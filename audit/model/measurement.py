"""What a measure returns. The same type before and after disclosure control; `visibility` tells which."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field

from audit.model.message import Message
from audit.types import (
    GroupSource,
    MeasureState,
    RecordUnit,
    Sensitivity,
    Statistic,
    ValueUnit,
    Visibility,
)

Scalar = str | int | float | bool | None
Parameter = Scalar | tuple[Scalar, ...] | Mapping[str, Scalar | tuple[Scalar, ...]]
"""Tuples, not lists: a result read back from JSON equals the one that was written."""
Coordinates = tuple[tuple[str, str], ...]
"""Sorted pairs (dimension, category); a dimension that is not named is summed over."""


UNION = "\x1f"
"""Joins the categories of a coordinate that stands for several of them together."""


def union(categories: Iterable[str]) -> str:
    """Return the coordinate's category for several categories together; a single one stays itself."""
    return UNION.join(sorted(set(categories)))


def members(category: str) -> tuple[str, ...]:
    """Return the categories that a coordinate's category stands for."""
    return tuple(category.split(UNION))


@dataclass(frozen=True, slots=True, order=True)
class CellKey:
    """Names one count (or one sum of an amount) over the people of a population.

    A coordinate's category may be a `union` of several: the people of all of them together are one cell.

    `amount` is empty for the count of people, else the amount's column ("annual_pay").
    """

    population: str
    at: Coordinates = ()
    amount: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Interval:
    """A confidence interval; `method` names it ("Wilson", "bootstrap percentile, seed 0")."""

    low: float
    high: float
    level: float = 0.95
    method: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Bounds:
    """What the value would be if all undisclosed values fell the worst and the best way."""

    low: float
    high: float
    exact: bool = True  # False: never narrower than the truth, but perhaps wider
    undisclosed: int | None = None  # how many values were unknown
    convention: Message | None = None
    needs: tuple[CellKey, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Exclusion:
    """Records left out of the value, and why."""

    reason: Message
    n: int | None
    visibility: Visibility = Visibility.RAW
    needs: tuple[CellKey, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Figure:
    """One number about one group. `needs` names the people-cells it is made from; hidden if one of them is."""

    group: Coordinates
    statistic: Statistic
    value: float | None
    unit: ValueUnit
    n: int | None = None  # records it is made from (denominator)
    count: int | None = None  # numerator, for shares and rates
    interval: Interval | None = None
    visibility: Visibility = Visibility.RAW
    needs: tuple[CellKey, ...] = ()
    label: str = ""  # as the organisation writes it, where that differs from the category


@dataclass(frozen=True, slots=True, kw_only=True)
class TestResult:
    """A statistical test: never printed without its question and n."""

    name: str
    question: Message
    statistic: float | None
    p_value: float | None
    n: int | None
    interval: Interval | None = None
    visibility: Visibility = Visibility.RAW
    needs: tuple[CellKey, ...] = ()

    __test__ = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Fact:
    """Something concrete that an action takes: the events to caption, the sum to pay, the line-ups by title."""

    name: str
    message: Message
    value: float | None = None
    unit: ValueUnit | None = None
    labels: tuple[str, ...] = ()  # titles of events, sessions, policies; never of persons
    visibility: Visibility = Visibility.RAW
    needs: tuple[CellKey, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Provenance:
    """Which rows a value was made from."""

    file: str
    sheet: str
    table: str
    rows: int
    sha256: str  # of the file


@dataclass(frozen=True, slots=True, kw_only=True)
class Measurement:
    """A measured value with everything that is needed to trust it, to follow it and to protect people in it."""

    id: str  # measure name and parameters, stable
    measure: str
    parameters: Mapping[str, Parameter] = field(default_factory=dict)
    label: Message
    state: MeasureState = MeasureState.OK
    reason: Message | None = None  # why there is no value, or what limits it
    value: float | None = None
    unit: ValueUnit
    statistic: Statistic
    n: int | None = None
    count: int | None = None
    excluded: tuple[Exclusion, ...] = ()
    interval: Interval | None = None
    bounds: Bounds | None = None
    groups: tuple[Figure, ...] = ()
    tests: tuple[TestResult, ...] = ()
    facts: tuple[Fact, ...] = ()
    notes: tuple[Message, ...] = ()  # sentences generated from the same numbers
    convention: Message
    formula: str = ""
    source: str = ""  # citation of the formula
    version: str = "1"  # of the measure; part of the key of a snapshot
    population: str = ""  # of people; empty where no person is counted
    record_unit: RecordUnit = RecordUnit.PERSON
    sensitivity: Sensitivity = Sensitivity.INTERNAL
    group_sources: Mapping[str, GroupSource] = field(default_factory=dict)
    provenance: tuple[Provenance, ...] = ()
    columns_used: tuple[str, ...] = ()  # "table.column"
    columns_missing: tuple[str, ...] = ()  # what would allow it to be measured
    visibility: Visibility = Visibility.RAW
    needs: tuple[CellKey, ...] = ()
