"""Runs the audit: measure, protect, judge, aggregate, plan. Its result is the product; reports are renderings of it."""

from __future__ import annotations

import hashlib
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from datetime import date

from pydantic import TypeAdapter

from audit import __version__
from audit.checklists import check_answers, items_left_out, read_waivers, restricted_reason, settings_under
from audit.config import Settings
from audit.disclosure import few_rows_unsaid, protect, protect_issues, round_sources, without_fingerprints
from audit.errors import AuditError
from audit.measures import condition_applies, measure_items
from audit.measures.frame import Frame
from audit.measures.registry import measure_named
from audit.model.checklist import Checklist, Measure
from audit.model.measurement import CellKey, Exclusion, Fact, Figure, Measurement, TestResult
from audit.model.message import Message, msg
from audit.model.profile import Profile
from audit.model.result import Answer, AuditResult, Certificate, ItemResult, Versions
from audit.promises import read_actions, read_attention, read_commitments, read_responses
from audit.scoring import (
    SCORING_VERSION,
    aggregate,
    attach_waivers,
    combine_results,
    item_weight,
    judge_item,
    plan_actions,
)
from audit.tables.dataset import Dataset
from audit.types import Visibility

_COUNTED = ((), (("status", "active"),))
"""The cells that hold all rows of a table, or those of staff at the snapshot."""

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
    dataset = replace(dataset, sources=without_fingerprints(dataset.sources))
    frames: dict[str, Frame] = {}
    applies = find_applicable(checklists, dataset, settings, profile, frames)
    kept = applicable_only(checklists, applies)
    shown, certificate = _measure_and_protect(kept, dataset, settings, profile, earlier, frames)
    left_out = items_left_out(settings, checklists)
    answers, answer_issues = check_answers(checklists, dataset.answers, left_out)
    waivers = read_waivers(settings, checklists, left_out)
    judged = judge_items(checklists, shown, answers, applies, profile)
    judged = attach_waivers(judged, waivers, today)
    overall, results = aggregate(checklists, judged, profile)
    currency = dataset.currency or settings.currency
    actions, to_record = plan_actions(
        checklists,
        judged,
        profile,
        period=dataset.period,
        today=today,
        owners=settings.owners,
        currency=currency,
    )
    return AuditResult(
        organisation=settings.organisation,
        period=dataset.period,
        created=today,
        audience=settings.audience,
        profile=profile,
        settings_digest=digest_settings(settings, profile),
        settings=describe_settings(settings, profile),
        versions=versions_of(kept),
        overall=overall,
        checklists=results,
        definitions=tuple(checklists),
        actions=actions,
        to_record=to_record,
        sources=round_sources(few_rows_unsaid(dataset.sources, settings.audience, profile.thresholds), certificate),
        issues=protect_issues((*dataset.issues, *answer_issues), settings.audience, profile.thresholds),
        certificate=certificate,
        waivers=waivers,
        currency=currency,
        completeness=check_completeness(dataset, settings, certificate),
        reported_actions=read_actions(dataset),
        responses=read_responses(dataset),
        commitments=read_commitments(dataset),
        attention=read_attention(dataset),
    )


def _measure_and_protect(
    checklists: Sequence[Checklist],
    dataset: Dataset,
    settings: Settings,
    profile: Profile,
    earlier: Sequence[AuditResult],
    frames: dict[str, Frame],
) -> tuple[Mapping[str, Measurement], Certificate]:
    """Return what may be shown of the measurements; raw ones leave here only as an error."""
    measured = measure_items(
        checklists,
        dataset,
        settings,
        minimum_n=profile.thresholds.minimum_n,
        published=cells_of_period(earlier, dataset.period.label),
        frames=frames,
    )
    shown, certificate = protect(
        measured,
        audience=settings.audience,
        thresholds=profile.thresholds,
        settings=settings,
        earlier=earlier,
        period=dataset.period,
        weights={item.id: item_weight(item) for checklist in checklists for item in checklist.items},
    )
    refuse_unpublishable(shown, certificate)
    return shown, certificate


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


def digest_settings(settings: Settings, profile: Profile) -> str:
    """Return the digest of everything that was set, which is part of the key of a snapshot."""
    unused = None if settings.targets else {"targets"}  # audits from before there were any keep their digest
    parts = (settings.model_dump_json(exclude=unused).encode(), TypeAdapter(Profile).dump_json(profile))
    return hashlib.sha256(b"\n".join(parts)).hexdigest()


def versions_of(checklists: Sequence[Checklist]) -> Versions:
    """Return the versions of the tool, of the measures that the checklists use, and of scoring."""
    used = {
        item.assess.measure for checklist in checklists for item in checklist.items if isinstance(item.assess, Measure)
    }
    lines = "\n".join(f"{name} {measure_named(name).version}" for name in sorted(used))
    return Versions(tool=__version__, measures=hashlib.sha256(lines.encode()).hexdigest()[:16], scoring=SCORING_VERSION)


def describe_settings(settings: Settings, profile: Profile) -> dict[str, str]:
    """Return the settings as the method page prints them."""
    limits = profile.thresholds
    said = {
        "profile": profile.id,
        "jurisdiction": profile.jurisdiction,
        "audience": settings.audience.value,
        "country": settings.country,
        "sector": settings.sector,
        "currency": settings.currency,
        "language": settings.language,
        "public_roster": "yes" if settings.public_roster else "no",
        "minimum_n": str(limits.minimum_n),
        "coverage_overall": f"{limits.coverage_overall:g}",
        "coverage_checklist": f"{limits.coverage_checklist:g}",
        "full_time_hours": f"{settings.full_time_hours:g}" if settings.full_time_hours else "",
        "exchange_date": settings.exchange_date.isoformat() if settings.exchange_date else "",
        "hr_departments": ", ".join(settings.hr_departments),
        "approved_by": settings.approved_by,
        "approved_on": settings.approved_on.isoformat() if settings.approved_on else "",
    }
    tables = {
        "parameters": settings.parameters,
        "fee_floors": settings.fee_floors,
        "exchange_rates": settings.exchange_rates,
        "targets": settings.targets,
    }
    for name, table in tables.items():
        said.update({f"{name}.{key}": f"{value:g}" for key, value in sorted(table.items())})
    said.update({f"group_sources.{key}": source.value for key, source in sorted(settings.group_sources.items())})
    return {key: value for key, value in said.items() if value}


def check_completeness(dataset: Dataset, settings: Settings, certificate: Certificate) -> Message:
    """Say whether the rows were checked against declared totals, and where they fall short.

    How many rows there are of a table of people is said only where the report shows it.
    """
    declared = {
        "employees": settings.declared.headcount,
        "events": settings.declared.events,
        "appearances": settings.declared.appearances,
    }
    totals = {name: total for name, total in declared.items() if total is not None}
    if not totals:
        return msg("completeness-unchecked", "No totals were declared, so completeness was not checked.")
    found = {name: _count_rows(dataset, name) for name in totals}
    hidden = {cell.key.population for cell in certificate.cells if cell.value is None and cell.key.at in _COUNTED}
    short = [
        name if name in hidden | certificate.rounded_rows.keys() else f"{name} {found[name]} of {total}"
        for name, total in totals.items()
        if found[name] < total
    ]
    if short:
        return msg("completeness-short", "Fewer rows than declared: {tables}.", tables=", ".join(short))
    return msg("completeness-whole", "All declared totals are in the files: {tables}.", tables=", ".join(totals))


def _count_rows(dataset: Dataset, table: str) -> int:
    data = dataset.tables.get(table)
    if data is None:
        return 0
    if table == "employees" and "status" in data.frame:
        return int((data.frame["status"] == "active").sum())
    return len(data.frame)
