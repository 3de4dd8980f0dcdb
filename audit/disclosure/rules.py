"""Primary suppression: what may not be shown of people, by unit, sensitivity, audience and the profile's thresholds.

Thresholds of counts and proportions follow official practice (ONS and UK LLC: 10 people; HESA: shares from about 20);
the p% rule for amounts is that of the handbook of the European statistical offices, which prefers it to dominance.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from audit.disclosure.components import PAY_STATISTICS, PROPORTIONS, Component, Part
from audit.model.cells import Contributions, Measured, Population
from audit.model.measurement import CellKey
from audit.model.profile import Thresholds
from audit.types import Audience, RecordUnit, Sensitivity, Statistic

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

IDENTIFIABLE = 5
"""Fewer cases than this may be about people that a reader knows."""

AUDIENCES = tuple(Audience)
"""From the narrowest circle to the widest."""

NEGATIVE_FACTOR = 2
"""Concentration rules say nothing of amounts below zero: a cell that holds one needs this many times the people."""

DOMINATED = 0.9
"""Two people with more than this part of a sum are warned of."""

PROCESS_TABLES = frozenset({"accommodations", "incidents"})
"""Tables of cases: how many were answered in time is process; by group or kind, they are about people."""

BY_KIND = frozenset({"kind", "group", "age_band"})

BY_RULE = frozenset({Statistic.MEDIAN, Statistic.QUANTILE, Statistic.GAP, Statistic.COEFFICIENT})
"""Statistics of amounts that are no sums, and so not part of the attack."""

PEOPLE_OF_A_MEDIAN = 10
"""Medians and the like of fewer people than this are rounded, whoever reads them."""

PER_SESSION = frozenset({"session", "event"})
"""Dimensions that point at one line-up."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Limits:
    """The thresholds of one audience."""

    audience: Audience
    counts: int
    pay: int
    share_denominator: int
    class_disclosure: int
    p_percent: float

    @classmethod
    def of(cls, thresholds: Thresholds, audience: Audience) -> Limits:
        """Pick the thresholds of an audience out of a profile's; never below those of a narrower audience."""
        return cls(
            audience=audience,
            counts=thresholds.strictest(thresholds.counts, audience),
            pay=thresholds.strictest(thresholds.pay, audience),
            share_denominator=thresholds.strictest(thresholds.share_denominator, audience),
            class_disclosure=thresholds.strictest(thresholds.class_disclosure, audience),
            p_percent=thresholds.p_percent,
        )


@dataclass(frozen=True, slots=True, kw_only=True)
class People:
    """The people-cells of a run with their populations, as the rules ask about them."""

    cells: Mapping[CellKey, Contributions]
    populations: Mapping[str, Population]
    absent: frozenset[CellKey] = frozenset()  # known to be empty, as tables leave them out

    @classmethod
    def of(cls, measured: Measured, absent: frozenset[CellKey] = frozenset()) -> People:
        """Take the cells of a run, and add the totals of its populations."""
        totals = {CellKey(name): Contributions(n=population.n) for name, population in measured.populations.items()}
        return cls(cells={**totals, **measured.cells}, populations=measured.populations, absent=absent)

    def is_public(self, key: CellKey) -> bool:
        """Return whether a cell counts no people, or says only what a public line-up says."""
        population = self.populations.get(key.population)
        if population is None or population.unit is not RecordUnit.PERSON:
            return population is not None
        if self._is_process(population, key):
            return True
        if key.amount or not population.public_roster:
            return False
        return all(
            dimension in population.public_dimensions or population.sensitivity.get(dimension) is Sensitivity.PUBLIC
            for dimension, _ in key.at
        )

    def _is_process(self, population: Population, key: CellKey) -> bool:
        named = {dimension for dimension, _ in key.at}
        if population.name not in PROCESS_TABLES or key.amount or named & BY_KIND:
            return False
        special = any(population.sensitivity.get(dimension) is Sensitivity.SPECIAL for dimension in named)
        return not special and population.n >= IDENTIFIABLE

    def is_linked(self, key: CellKey) -> bool:
        """Return whether a cell can be seen together with the others of its population."""
        population = self.populations.get(key.population)
        return population is not None and all(dimension in population.dimensions for dimension, _ in key.at)

    def is_special(self, key: CellKey) -> bool:
        """Return whether a cell speaks of a special category (health, origin, orientation and the like)."""
        population = self.populations.get(key.population)
        sensitivity = population.sensitivity if population else {}
        return any(sensitivity.get(dimension) is Sensitivity.SPECIAL for dimension, _ in key.at)

    def is_line_up(self, key: CellKey) -> bool:
        """Return whether a cell tells what one line-up consists of, beyond what was announced."""
        population = self.populations.get(key.population)
        named = {dimension for dimension, _ in key.at}
        if population is None or not named & PER_SESSION or self.is_public(key):
            return False
        return any(
            population.sensitivity.get(dimension) is Sensitivity.SPECIAL
            for dimension in named - population.public_dimensions
        )

    def value(self, key: CellKey) -> float:
        """Return what a cell tells: how many people, or the sum of their amounts."""
        cell = self.cells[key]
        return cell.total if key.amount else float(cell.n)

    def many_moved(self, key: CellKey, enough: int) -> bool:
        """Return whether so many people joined or left a cell in the period that its change tells of none of them."""
        cell = self.cells.get(key)
        return cell is not None and cell.moved is not None and cell.moved >= enough

    def n(self, key: CellKey) -> int:
        """Return how many people are in a cell."""
        known = self.cells.get(key)
        return known.n if known else 0


def is_concentrated(cell: Contributions, p_percent: float) -> bool:
    """Return whether the second largest contributor could come within p % of the largest (the p% rule)."""
    ranked = sorted((abs(amount) for amount in cell.largest), reverse=True)
    largest = ranked[0] if ranked else 0.0
    second = ranked[1] if len(ranked) > 1 else 0.0
    return cell.total - largest - second < p_percent / 100 * largest


def is_dominated(cell: Contributions) -> bool:
    """Return whether two contributors hold more than nine tenths (the (2, 90) rule), which is warned of."""
    return sum(abs(amount) for amount in cell.largest[:2]) > DOMINATED * cell.total


def is_primary(key: CellKey, people: People, limits: Limits) -> bool:
    """Return whether a cell by itself may not be shown."""
    if people.is_public(key):
        return False
    cell = people.cells.get(key)
    if cell is None or not people.is_linked(key):
        return True
    if people.is_line_up(key) and limits.audience is not Audience.CONFIDENTIAL:
        return True
    if cell.n == 0:
        return False
    return is_unsafe_sum(cell, limits) if key.amount else cell.n < limits.counts


def is_unsafe_sum(cell: Contributions, limits: Limits) -> bool:
    """Return whether too few people have a part in a sum, or one of them nearly all of it."""
    if cell.negative:
        return cell.n < NEGATIVE_FACTOR * limits.pay
    return cell.n < limits.pay or is_concentrated(cell, limits.p_percent)


def may_be_unsafe(n: NDArray[Any], total: NDArray[Any], largest: NDArray[Any], limits: Limits) -> NDArray[np.bool_]:
    """Return which sums may be unsafe, of which no more is known than a bound of the largest contribution to each."""
    return (n < NEGATIVE_FACTOR * limits.pay) | (total < (2 + limits.p_percent / 100) * largest)


def is_refused(component: Component, people: People, limits: Limits) -> bool:
    """Return whether a component may not be shown, whatever happens to its cells."""
    needs = component.needs
    if needs and all(people.is_public(key) for key in needs):
        return component.n in range(1, IDENTIFIABLE) and any(key.population in PROCESS_TABLES for key in needs)
    if not component.of_people:
        return is_class_disclosure(component, people, limits)
    small = range(1, limits.counts)
    if component.n in small or component.count in small:
        return True
    if component.n is not None and component.count is not None and component.n - component.count in small:
        return True
    if _is_pay(component) and any(people.n(key) in range(1, limits.pay) for key in needs):
        return True
    if component.statistic in PROPORTIONS and component.n is not None and component.n < limits.share_denominator:
        return component.value is not None
    return is_class_disclosure(component, people, limits)


def is_by_few(component: Component, people: People) -> bool:
    """Return whether a median or the like is made of so few that it may be the pay of one of them, to the last digit.

    Of an odd number of people, the median is what one of them is paid. It is rounded where they are fewer than ten.
    """
    if component.statistic not in BY_RULE or component.place.part not in (Part.VALUE, Part.FIGURE):
        return False
    counts = (key for key in component.needs if not key.amount and not people.is_public(key))
    return any(0 < people.n(key) < PEOPLE_OF_A_MEDIAN for key in counts)


def _is_pay(component: Component) -> bool:
    return component.statistic in PAY_STATISTICS and component.place.part in (Part.VALUE, Part.FIGURE, Part.BOUNDS)


def is_class_disclosure(component: Component, people: People, limits: Limits) -> bool:
    """Return whether a proportion of none or all says something about each member of a group that is too small."""
    if component.statistic not in PROPORTIONS | {Statistic.INDEX, Statistic.RATIO}:
        return False
    if not component.of_people:  # nobody of the groups on any line-up: all who are on one belong to the others
        return component.value == 0.0 and any(0 < people.n(key) < limits.class_disclosure for key in component.needs)
    if component.value is None or component.n is None or component.n == 0:
        return False
    all_of_them = component.statistic in PROPORTIONS and component.value == 1.0
    if component.value != 0.0 and not all_of_them:
        return False
    if component.n < limits.class_disclosure:
        return True
    return limits.audience is Audience.PUBLIC and any(people.is_special(key) for key in component.needs)


def class_disclosing_cells(component: Component, people: People) -> Iterable[CellKey]:
    """Return the cells that would tell the same: the empty ones, or else the ones that hold everybody."""
    counts = [key for key in component.needs if not key.amount and not people.is_public(key)]
    if not component.of_people:
        return []
    empty = [key for key in counts if people.n(key) == 0]
    if empty:
        return empty
    return [key for key in counts if component.count is not None and people.n(key) == component.count]
