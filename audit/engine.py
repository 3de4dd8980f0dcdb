"""Runs the audit: measure, protect, judge, aggregate, plan. Its result is the product; reports are renderings of it."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import date

from audit.checklists import check_answers, items_left_out, read_waivers, restricted_reason, settings_under
from audit.config import Settings
from audit.disclosure import few_rows_unsaid, protect, protect_issues, round_sources, without_fingerprints
from audit.errors import AuditError
from audit.made_with import check_completeness, describe_settings, digest_settings, versions_of
from audit.measures import condition_applies, measure_items
from audit.measures.frame import Frame
from audit.model.checklist import Checklist
from audit.model.measurement import CellKey, Exclusion, Fact, Figure, Measurement, TestResult
from audit.model.message import Message, msg
from audit.model.profile import Profile, Waiver
from audit.model.result import Action, Answer, AuditResult, Certificate, DataIssue, ItemResult, ToRecord, Versions
from audit.promises import read_actions, read_attention, read_commitments, read_responses
from audit.scoring import (
    aggregate,
    attach_waivers,
    combine_results,
    item_weight,
    judge_item,
    plan_actions,
)
from audit.tables.dataset import Dataset
from audit.types import Visibility

Applies = Mapping[str, tuple[bool, Message | None]]


def assess(
    checklists: Sequence[Checklist],
    dataset: Dataset,
    settings: Settings,
    profile: Profile,
    *,
    today: date,
    earlier: Sequence[AuditResult] = (),
) -> AuditResult:
    """Audit a dataset against checklists to which the profile was applied already.

    `earlier` are the results that were published before: disclosure control sees them together with this one. Raises
    AuditError, and returns nothing, if a raw figure is left in the result or the attack recovers a hidden one.
    """
    # After the import: the profile's currency is for files that name none, and its country decides what law asks for.
    settings = settings_under(settings, profile)
    audited = _Audited(
        checklists=tuple(checklists),
        dataset=replace(dataset, sources=without_fingerprints(dataset.sources)),
        settings=settings,
        profile=profile,
        today=today,
    )
    applies = find_applicable(checklists, audited.dataset, settings, profile, audited.frames)
    kept = applicable_only(checklists, applies)
    shown, certificate = _measure_and_protect(audited, kept, earlier)
    return _result(audited, _judge(audited, shown, applies), certificate, versions_of(kept))


@dataclass(frozen=True, slots=True, kw_only=True)
class _Audited:
    """What is audited, by which checklists and settings, on which day."""

    checklists: tuple[Checklist, ...]
    dataset: Dataset
    settings: Settings
    profile: Profile
    today: date
    frames: dict[str, Frame] = field(default_factory=dict)  # tables that were coded already


@dataclass(frozen=True, slots=True, kw_only=True)
class _Judged:
    """The judged items, the waivers of some, and what was wrong with answers."""

    items: dict[str, ItemResult]
    waivers: tuple[Waiver, ...]
    issues: tuple[DataIssue, ...]


def _measure_and_protect(
    audited: _Audited, kept: Sequence[Checklist], earlier: Sequence[AuditResult]
) -> tuple[Mapping[str, Measurement], Certificate]:
    """Return what may be shown of the measurements; raw ones leave here only as an error."""
    dataset, settings, thresholds = audited.dataset, audited.settings, audited.profile.thresholds
    measured = measure_items(
        kept,
        dataset,
        settings,
        minimum_n=thresholds.minimum_n,
        published=cells_of_period(earlier, dataset.period.label),
        frames=audited.frames,
    )
    shown, certificate = protect(
        measured,
        audience=settings.audience,
        thresholds=thresholds,
        settings=settings,
        earlier=earlier,
        period=dataset.period,
        weights={item.id: item_weight(item) for checklist in kept for item in checklist.items},
    )
    refuse_unpublishable(shown, certificate)
    return shown, certificate


def _judge(audited: _Audited, shown: Mapping[str, Measurement], applies: Applies) -> _Judged:
    left_out = items_left_out(audited.settings, audited.checklists)
    answers, issues = check_answers(audited.checklists, audited.dataset.answers, left_out)
    waivers = read_waivers(audited.settings, audited.checklists, left_out)
    judged = judge_items(audited.checklists, shown, answers, applies, audited.profile)
    return _Judged(items=attach_waivers(judged, waivers, audited.today), waivers=waivers, issues=issues)


def _result(audited: _Audited, judged: _Judged, certificate: Certificate, versions: Versions) -> AuditResult:
    dataset, settings, profile = audited.dataset, audited.settings, audited.profile
    audience, limits = settings.audience, profile.thresholds
    currency = dataset.currency or settings.currency
    overall, results = aggregate(audited.checklists, judged.items, profile)
    actions, to_record = _plan(audited, judged, currency)
    return AuditResult(
        organisation=settings.organisation,
        period=dataset.period,
        created=audited.today,
        audience=audience,
        profile=profile,
        settings_digest=digest_settings(settings, profile),
        settings=describe_settings(settings, profile),
        versions=versions,
        overall=overall,
        checklists=results,
        definitions=audited.checklists,
        actions=actions,
        to_record=to_record,
        sources=round_sources(few_rows_unsaid(dataset.sources, audience, limits), certificate),
        issues=protect_issues((*dataset.issues, *judged.issues), audience, limits),
        certificate=certificate,
        waivers=judged.waivers,
        currency=currency,
        completeness=check_completeness(dataset, settings, certificate),
        reported_actions=read_actions(dataset),
        responses=read_responses(dataset),
        commitments=read_commitments(dataset),
        attention=read_attention(dataset),
    )


def _plan(audited: _Audited, judged: _Judged, currency: str) -> tuple[tuple[Action, ...], tuple[ToRecord, ...]]:
    return plan_actions(
        audited.checklists,
        judged.items,
        audited.profile,
        period=audited.dataset.period,
        today=audited.today,
        owners=audited.settings.owners,
        currency=currency,
    )


def cells_of_period(results: Sequence[AuditResult], label: str) -> frozenset[CellKey]:
    """Return the cells of people that results of a period name, whether they show or hide them."""
    return frozenset(
        cell.key for result in results if result.period.label == label for cell in result.certificate.cells
    )


def find_applicable(
    checklists: Sequence[Checklist],
    dataset: Dataset,
    settings: Settings,
    profile: Profile,
    frames: dict[str, Frame] | None = None,
) -> dict[str, tuple[bool, Message | None]]:
    """Return for each item whether it applies: the law may restrict a dimension, the item may name a condition.

    Tables that a condition looks at are coded into `frames`.
    """
    found: dict[str, tuple[bool, Message | None]] = {}
    for checklist in checklists:
        for item in checklist.items:
            restricted = restricted_reason(item, profile)
            if restricted:
                found[item.id] = (False, msg("restricted-dimension", "{reason}", reason=restricted))
            else:
                found[item.id] = condition_applies(item.applies_when, dataset, settings, frames)
    return found


def applicable_only(checklists: Sequence[Checklist], applies: Applies) -> tuple[Checklist, ...]:
    """Return the checklists without the items that do not apply, so that these are not measured either."""
    return tuple(
        replace(checklist, items=tuple(item for item in checklist.items if applies[item.id][0]))
        for checklist in checklists
    )


def judge_items(
    checklists: Sequence[Checklist],
    shown: Mapping[str, Measurement],
    answers: Mapping[str, Answer],
    applies: Applies,
    profile: Profile,
) -> dict[str, ItemResult]:
    """Judge every item, those made of others last."""
    minimum_n = profile.thresholds.minimum_n
    judged = {
        item.id: judge_item(item, checklist, shown.get(item.id), answers.get(item.id), applies[item.id], minimum_n)
        for checklist in checklists
        for item in checklist.items
    }
    return combine_results(checklists, judged)


def refuse_unpublishable(shown: Mapping[str, Measurement], certificate: Certificate) -> None:
    """Raise AuditError where anything has not passed disclosure control, or did not withstand the attack."""
    for item, measurement in shown.items():
        for part in _raw_parts(measurement):
            told = msg(
                "raw-figure",
                "The {part} of the question {item} has not passed disclosure control; no result was made.",
                part=part,
                item=f"'{item}'",
            )
            raise AuditError(told, code=told.code)
    if certificate.recovered:
        told = msg(
            "attack-succeeded",
            "The attack on the report recovers {n} hidden figures; no result was made.",
            n=certificate.recovered,
        )
        raise AuditError(told, code=told.code)


def _raw_parts(measurement: Measurement) -> Iterator[str]:
    if measurement.visibility is Visibility.RAW:
        yield "value"
    parts: dict[str, Sequence[Figure | Exclusion | TestResult | Fact]] = {
        "figures": measurement.groups,
        "exclusions": measurement.excluded,
        "tests": measurement.tests,
        "facts": measurement.facts,
    }
    for name, entries in parts.items():
        if any(entry.visibility is Visibility.RAW for entry in entries):
            yield name
