"""From measurements to what an audience may see of them."""

from __future__ import annotations

import math
from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date
from time import perf_counter

from audit.config import Settings
from audit.disclosure.absent import absent_cells
from audit.disclosure.bounds import bracket, gap_steps, undisclosed_cells
from audit.disclosure.certificate import build_certificate
from audit.disclosure.components import Component, Place, all_components, is_protected
from audit.disclosure.drafts import Drafts, readable
from audit.disclosure.populations import Group, GroupProblem, Outcome
from audit.disclosure.publication import Publication
from audit.disclosure.redact import Verdict, redact_measurement
from audit.disclosure.rows import rounded_tables, row_components, rows_bracket, rows_step
from audit.disclosure.rules import (
    PER_SESSION,
    Limits,
    People,
    class_disclosing_cells,
    is_by_few,
    is_class_disclosure,
    is_primary,
    is_refused,
)
from audit.disclosure.years import Beside, rounded_by_change
from audit.model.cells import Contributions, Measured
from audit.model.measurement import CellKey, Measurement
from audit.model.message import msg
from audit.model.period import Period
from audit.model.profile import Thresholds
from audit.model.result import AuditResult, Certificate
from audit.types import Audience, RecordUnit, Sensitivity

_HOUR = 3600
_STEPS = (60, 600, _HOUR)
PANELS_FOR_COUNT = 20
"""Below this many line-ups, even the number of single-group ones says who was on them (special categories)."""

CHANGED = msg(
    "few-moved",
    "Some figures are hidden or rounded because few people joined or left since an earlier report: the change would "
    "tell about them.",
)


def protect(
    measured: Measured,
    *,
    audience: Audience,
    thresholds: Thresholds,
    settings: Settings,
    earlier: Sequence[AuditResult] = (),
    period: Period | None = None,
    weights: Mapping[str, float] | None = None,
) -> tuple[Mapping[str, Measurement], Certificate]:
    """Hide what would reveal people, and certify it. Returns item id -> publishable measurement, nothing raw inside.

    `earlier` are all other reports of the organisation. Without a `period`, the settings' label tells which of them are
    of this one, and all others are older. Where either
    of two items can be hidden, the one of more `weights` is shown.
    """
    started = perf_counter()
    people = _people(measured)
    label, as_of = (period.label, period.as_of) if period else (settings.period.label, date.max)
    beside = {circle: Beside.of(readable(earlier, circle), label, as_of) for circle in Audience}
    narrower = beside[Audience.CONFIDENTIAL if audience is Audience.CONFIDENTIAL else Audience.INTERNAL]
    beside[Audience.INTERNAL] = narrower  # a confidential report hides nothing that the internal one would show
    decision = _decide(measured, people, thresholds, audience, beside, weights or {})
    limits = Limits.of(thresholds, audience)
    publication, primary = decision.publication, decision.primary
    outcomes = _withstood(publication, decision.problems)
    changed = rounded_by_change(
        publication.components,
        {key: people.value(key) for key in people.cells if not people.many_moved(key, limits.pay)},
        (*narrower.others, *narrower.drafts),
        limits,
    )
    verdict = Verdict(
        hidden=publication.hidden_places(),
        smoothed=changed | {one.place for one in publication.components if is_by_few(one, people)},
        titles=_titles(measured.by_item, settings, audience),
        rows=_table_rows(measured.by_item),
        rounded=rounded_tables(publication.hidden_places()),
        undisclosed=_undisclosed(publication, measured.by_item, people, decision.problems),
        grids=gap_steps(publication.components, measured.by_item, {key: people.n(key) for key in people.cells}),
        counts=limits.counts,
    )
    published_measurements = {
        item: redact_measurement(item, measurement, verdict) for item, measurement in measured.by_item.items()
    }
    certificate = build_certificate(publication, primary, people, outcomes, limits=limits, earlier=earlier)
    if decision.changed or changed:
        certificate = replace(certificate, notes=(*certificate.notes, CHANGED))
    step = rows_step(limits.counts)
    return published_measurements, replace(
        certificate,
        optimal_gap=_coarse(decision.gap),
        rounded_rows=dict.fromkeys(sorted(verdict.rounded), step),
        seconds=within(perf_counter() - started),
    )


def _withstood(publication: Publication, problems: Sequence[GroupProblem]) -> dict[GroupProblem, Outcome]:
    """Attack what is published, and hide all of the populations of which the attack still learns too much.

    Where all is hidden, what is left is what the ranges of rows and of unknown answers tell; the certificate says it.
    """
    while True:
        published = publication.published()
        outcomes = {problem: problem.attack(published & set(problem.group.keys)) for problem in problems}
        narrow = [problem for problem, outcome in outcomes.items() if outcome.narrow]
        if not narrow:
            return outcomes
        more = {key for problem in narrow for key in published & set(problem.group.keys) - problem.group.fixed}
        if not more:
            return outcomes
        publication.hide(more)


def _coarse(gap: float | None) -> float | None:
    """Round a gap up to halves: how far below a pattern the optimum may lie depends on what is hidden."""
    return None if gap is None else math.ceil(round(gap * 2, 6)) / 2


def _people(measured: Measured) -> People:
    """Return the cells of a run, with those that its tables tell to be empty by leaving them out."""
    absent = absent_cells(measured.cells, measured.populations.values())
    return People.of(replace(measured, cells={**dict.fromkeys(absent, Contributions(n=0)), **measured.cells}), absent)


def within(seconds: float) -> float:
    """Return a minute, ten or a number of hours: the exact time would differ in each run, and so would the report."""
    return float(next((step for step in _STEPS if seconds <= step), math.ceil(seconds / _HOUR) * _HOUR))


@dataclass(frozen=True, slots=True)
class _Decision:
    publication: Publication
    primary: frozenset[CellKey]
    problems: list[GroupProblem]
    changed: frozenset[CellKey]
    gap: float | None  # between the cost of what is hidden and the least that any pattern costs


def _decide(
    measured: Measured,
    people: People,
    thresholds: Thresholds,
    audience: Audience,
    beside: Mapping[Audience, Beside],
    weights: Mapping[str, float],
) -> _Decision:
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
) -> _Decision:
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
    return _Decision(publication, primary, problems, changed, gap)


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


def _undisclosed(
    publication: Publication,
    measurements: Mapping[str, Measurement],
    people: People,
    problems: Iterable[GroupProblem],
) -> dict[Place, float]:
    """Return, for each hidden bounds of a share, for how many undisclosed people to give them."""
    most = {key: high for problem in problems for key, (_, high) in problem.group.brackets.items()}
    published = publication.published()
    return {
        place: sum(float(people.n(key)) if key in published else most.get(key, math.inf) for key in keys)
        for place, keys in undisclosed_cells(publication.components, measurements).items()
    }


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


def _titles(measurements: Mapping[str, Measurement], settings: Settings, audience: Audience) -> set[Place]:
    """Return the facts that may not name line-ups: unless announced to the public, titles tell who was on them."""
    if audience is Audience.CONFIDENTIAL:
        return set()
    return {
        component.place
        for component in all_components(measurements)
        if component.has_titles
        and measurements[component.place.item].record_unit is RecordUnit.SESSION
        and not (settings.public_roster and measurements[component.place.item].sensitivity is not Sensitivity.SPECIAL)
    }


def _table_rows(measurements: Mapping[str, Measurement]) -> Mapping[tuple[str, str, str], int]:
    rows: dict[tuple[str, str, str], int] = {}
    for measurement in measurements.values():
        if is_protected(measurement):
            for part in measurement.provenance:
                place = (part.file, part.sheet, part.table)
                rows[place] = max(rows.get(place, 0), part.rows)
    return rows
