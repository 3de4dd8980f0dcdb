"""Which cells and figures are hidden for an audience, so that what is hidden from one is hidden from the next."""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass

from audit.disclosure.bounds import bracket, undisclosed_cells
from audit.disclosure.components import Component, Place, all_components
from audit.disclosure.drafts import Drafts
from audit.disclosure.populations import Group, GroupProblem
from audit.disclosure.publication import Publication
from audit.disclosure.rows import row_components, rows_bracket
from audit.disclosure.rules import (
    PER_SESSION,
    Limits,
    People,
    class_disclosing_cells,
    is_class_disclosure,
    is_primary,
    is_refused,
)
from audit.disclosure.years import Beside
from audit.model.cells import Measured
from audit.model.measurement import CellKey, Measurement
from audit.model.profile import Thresholds
from audit.types import Audience, RecordUnit, Sensitivity

PANELS_FOR_COUNT = 20
"""Below this many line-ups, even the number of single-group ones says who was on them (special categories)."""


@dataclass(frozen=True, slots=True)
class Decision:
    """What is hidden: the publication that is left, with the cells and the groups that were decided about."""

    publication: Publication
    primary: frozenset[CellKey]
    problems: list[GroupProblem]
    changed: frozenset[CellKey]
    gap: float | None  # between the cost of what is hidden and the least that any pattern costs


def decide(
    measured: Measured,
    people: People,
    thresholds: Thresholds,
    audience: Audience,
    beside: Mapping[Audience, Beside],
    weights: Mapping[str, float],
) -> Decision:
    """Hide for an audience, so that what is hidden from one is hidden from the next.

    A reader of two reports of one period then learns nothing that the fuller one does not say. The internal report is
    the one that is made by itself: the public one hides more than it, the confidential one only what it hides.
    """
    limits = Limits.of(thresholds, Audience.INTERNAL)
    internal = _decide_one(measured, people, limits, beside[Audience.INTERNAL], None, weights)
    if audience is Audience.INTERNAL:
        return internal
    limits = Limits.of(thresholds, audience)
    return _decide_one(measured, people, limits, beside[audience], internal.publication, weights)


def _decide_one(
    measured: Measured,
    people: People,
    limits: Limits,
    beside: Beside,
    internal: Publication | None,
    weights: Mapping[str, float],
) -> Decision:
    components = [*all_components(measured.by_item), *row_components(measured.populations)]
    open_cells = {key for keys in undisclosed_cells(components, measured.by_item).values() for key in keys}
    refused = {component.place for component in components if is_refused(component, people, limits)}
    refused |= _few_line_ups(measured.by_item, limits.audience)
    publication = Publication(components, refused, weights)
    changed = _changed(publication, people, beside, limits)
    drafts = Drafts.of(beside.cells, people)
    primary = _primary(components, drafts.keys, people, limits) | changed
    publication.hide(primary)
    kept: set[CellKey] = set()
    if internal is not None and limits.audience is Audience.PUBLIC:
        publication.refuse(internal.refused)
        publication.hide(internal.hidden)
    elif internal is not None:
        kept = internal.published() & publication.published()
    problems = group_problems(publication, primary, open_cells, people, limits, drafts)
    cost = bound = 0.0
    for problem in problems:
        own = publication.published() & set(problem.group.keys) - problem.group.fixed
        outcome = problem.solve(own, publication.costs(), kept)
        publication.hide(outcome.hidden)
        cost, bound = cost + outcome.cost, bound + outcome.bound
    gap = (1 - bound / cost if cost else 0.0) if problems else None
    return Decision(publication, primary, problems, changed, gap)


def _changed(publication: Publication, people: People, beside: Beside, limits: Limits) -> frozenset[CellKey]:
    """Return the cells that would reveal, together with another report, somebody who joined or left."""
    now = {
        key: people.value(key)
        for key in sorted(publication.published())
        if not people.is_public(key) and not people.many_moved(key, limits.pay)
    }
    return beside.told(now, limits)


def _primary(
    components: Sequence[Component], drafts: Collection[CellKey], people: People, limits: Limits
) -> frozenset[CellKey]:
    named = {key for component in components for key in component.needs} | set(drafts)
    primary = {key for key in named if is_primary(key, people, limits)}
    for component in components:
        if is_class_disclosure(component, people, limits):
            primary.update(class_disclosing_cells(component, people))
    return frozenset(primary)


def group_problems(
    publication: Publication,
    primary: Collection[CellKey],
    open_cells: Collection[CellKey],
    people: People,
    limits: Limits,
    drafts: Drafts,
) -> list[GroupProblem]:
    """Return the groups of cells that are attacked together: each population's counts, then each of its amounts."""
    groups: dict[tuple[str, str], list[CellKey]] = {}
    for key in sorted(publication.named() | drafts.keys | people.absent):
        population = people.populations.get(key.population)
        if population is not None and population.unit is RecordUnit.PERSON and people.is_linked(key):
            groups.setdefault((key.amount, key.population), []).append(key)
    problems = []
    for (amount, name), keys in sorted(groups.items()):
        attacked = [key for key in keys if not (people.is_public(key) and PER_SESSION & {d for d, _ in key.at})]
        group = Group(
            population=people.populations[name],
            amount=amount,
            keys=tuple(attacked),
            fixed=frozenset(key for key in attacked if people.is_public(key) or key in drafts.known | people.absent),
            brackets={key: bracket(people.n(key), limits.counts) for key in attacked if key in open_cells}
            | {key: rows_bracket(people.n(key), limits.counts) for key in attacked if key == CellKey(name)},
        )
        inside = [key for key in attacked if key in primary]
        problems.append(GroupProblem(group, inside, people, limits))
    return problems


def _few_line_ups(measurements: Mapping[str, Measurement], audience: Audience) -> set[Place]:
    """Return the places of counts of line-ups by a special category where there are too few line-ups."""
    if audience is Audience.CONFIDENTIAL:
        return set()
    return {
        component.place
        for component in all_components(measurements)
        if (measurement := measurements[component.place.item]).record_unit is RecordUnit.SESSION
        and measurement.sensitivity is Sensitivity.SPECIAL
        and component.n is not None
        and component.n < PANELS_FOR_COUNT
    }
