"""From measurements to what an audience may see of them."""

from __future__ import annotations

import math
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace
from datetime import date
from time import perf_counter

from audit.config import Settings
from audit.disclosure.absent import absent_cells
from audit.disclosure.bounds import gap_steps, undisclosed_cells
from audit.disclosure.certificate import build_certificate
from audit.disclosure.components import Place, all_components, is_protected
from audit.disclosure.decide import Decision, decide
from audit.disclosure.drafts import readable
from audit.disclosure.populations import GroupProblem, Outcome
from audit.disclosure.publication import Publication
from audit.disclosure.redact import Verdict, redact_measurement
from audit.disclosure.rows import rounded_tables, rows_step
from audit.disclosure.rules import (
    Limits,
    People,
    is_by_few,
)
from audit.disclosure.years import Beside, rounded_by_change
from audit.model.cells import Contributions, Measured
from audit.model.measurement import Measurement
from audit.model.message import msg
from audit.model.period import Period
from audit.model.profile import Thresholds
from audit.model.result import AuditResult, Certificate
from audit.types import Audience, RecordUnit, Sensitivity

_HOUR = 3600
_STEPS = (60, 600, _HOUR)

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
    of this one, and all others are older. Where either of two items can be hidden, the one of more `weights` is shown.
    """
    started = perf_counter()
    people = _people(measured)
    beside = _beside(earlier, audience, period, settings)
    narrower = beside[Audience.INTERNAL]
    decision = decide(measured, people, thresholds, audience, beside, weights or {})
    limits = Limits.of(thresholds, audience)
    outcomes = _withstood(decision.publication, decision.problems)
    changed = rounded_by_change(
        decision.publication.components,
        {key: people.value(key) for key in people.cells if not people.many_moved(key, limits.pay)},
        (*narrower.others, *narrower.drafts),
        limits,
    )
    verdict = _verdict(measured, people, decision, changed, settings, limits)
    published = {item: redact_measurement(item, measurement, verdict) for item, measurement in measured.by_item.items()}
    certificate = build_certificate(
        decision.publication, decision.primary, people, outcomes, limits=limits, earlier=earlier
    )
    return published, replace(
        certificate,
        notes=(*certificate.notes, CHANGED) if decision.changed or changed else certificate.notes,
        optimal_gap=_coarse(decision.gap),
        rounded_rows=dict.fromkeys(sorted(verdict.rounded), rows_step(limits.counts)),
        seconds=within(perf_counter() - started),
    )


def _beside(
    earlier: Sequence[AuditResult], audience: Audience, period: Period | None, settings: Settings
) -> dict[Audience, Beside]:
    """Return the other reports that each circle has read: a confidential one hides nothing that the internal would."""
    label, as_of = (period.label, period.as_of) if period else (settings.period.label, date.max)
    beside = {circle: Beside.of(readable(earlier, circle), label, as_of) for circle in Audience}
    if audience is Audience.CONFIDENTIAL:
        beside[Audience.INTERNAL] = beside[Audience.CONFIDENTIAL]
    return beside


def _verdict(
    measured: Measured,
    people: People,
    decision: Decision,
    changed: frozenset[Place],
    settings: Settings,
    limits: Limits,
) -> Verdict:
    """Return what is said of each part of the measurements, once the attack has been withstood."""
    publication = decision.publication
    hidden = publication.hidden_places()
    return Verdict(
        hidden=hidden,
        smoothed=changed | {one.place for one in publication.components if is_by_few(one, people)},
        titles=_titles(measured.by_item, settings, limits.audience),
        rows=_table_rows(measured.by_item),
        rounded=rounded_tables(hidden),
        undisclosed=_undisclosed(publication, measured.by_item, people, decision.problems),
        grids=gap_steps(publication.components, measured.by_item, {key: people.n(key) for key in people.cells}),
        counts=limits.counts,
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
