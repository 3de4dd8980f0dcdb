"""A whole result: five checklists, forty-five items, all outcomes, hidden figures, long names."""

from __future__ import annotations

from datetime import date, timedelta

from audit.model.checklist import Ask, Band, Checklist, Gate, Item, LawfulNote, Measure, Reference, Remediation
from audit.model.message import msg
from audit.model.period import Period
from audit.model.profile import Profile, Waiver
from audit.model.result import (
    Action,
    Answer,
    AuditResult,
    Certificate,
    ChecklistResult,
    DataIssue,
    ItemResult,
    Score,
    SourceFile,
    ToRecord,
    Versions,
)
from audit.types import Audience, Effort, Horizon, Importance, IssueLevel, Obligation, Outcome
from tests.report.factory.items import SPECS
from tests.report.factory.measured import measurement_of

WEIGHT = {"critical": 10.0, "high": 7.5, "medium": 5.0, "low": 2.5}
SCORE = {"met": 1.0, "partly_met": 0.55, "not_met": 0.1}
EFFORTS = (Effort.S, Effort.M, Effort.XS, Effort.L, Effort.XL)
HORIZONS = (Horizon.DAYS_30, Horizon.THIS_YEAR, Horizon.THIS_YEAR, Horizon.NEXT_YEAR)
OWNERS = ("events lead", "programme lead", "head of HR", "head of finance", "accessibility lead")
REMEDY = (
    "Book captioners together with the venue, so that no event can be announced without them. Write the provision into "
    "the event template and the budget, and report what was done after each event."
)
CREATED = date(2026, 1, 15)


def item_of(spec: tuple[str, str, str, str, str, str, float | None, int], number: int) -> Item:
    id_, title, unmet, importance, _, kind, _, _ = spec
    band = Band(kind="at_least", target=(1.0,), floor=(0.5,), norm="no norm; a parameter")
    if kind in ("gap", "gap-levels"):
        band = Band(kind="at_most", target=(1.0,), floor=(10.0,), norm="EU pay transparency directive: 5 %")
    elif kind == "days":
        band = Band(kind="at_most", target=(30.0,), floor=(60.0,))
    elif kind in ("index", "levels", "ratio"):
        band = Band(kind="within", target=(0.9, 1.1), floor=(0.5, 1.5), norm="a parameter")
    return Item(
        id=id_,
        title=title,
        title_unmet=unmet,
        importance=Importance(importance),
        assess=Ask(scale="yes-partly-no") if kind == "asked" else Measure(measure="share-of-rows", band=band),
        question=f"Is it so that {title[:1].lower()}{title[1:]}?",
        rationale="Whoever has to ask for access has already been told that they were not expected. Provision that is "
        "always there costs less than provision that is arranged in a hurry.",
        references=(Reference(id=f"D{number}"), Reference(standard="WCAG 2.2 AA", url="https://www.w3.org/TR/WCAG22/")),
        remediation=Remediation(
            text=REMEDY,
            effort=EFFORTS[number % 5],
            owner_role=OWNERS[number % 5],
            horizon=HORIZONS[number % 4],
            lawful_notes=(LawfulNote(jurisdiction="eu", text="open to everyone who applies", date="2026-01-01"),)
            if number % 4 == 0
            else (),
        ),
    )


def judged_of(spec: tuple[str, str, str, str, str, str, float | None, int], checklist: str) -> ItemResult:
    id_, title, _, importance, outcome, kind, value, n = spec
    state = Outcome(outcome)
    score = SCORE.get(outcome)
    reasons = {
        "not_assessed": "The table or column was not among the files.",
        "insufficient_data": "Fewer than 10 records: too few to say.",
        "suppressed": "The figure would describe fewer people than may be shown.",
        "not_applicable": "No event of this kind took place.",
        "error": "The measure failed on this data.",
    }
    answer = Answer(
        item=id_,
        value={"met": "yes", "partly_met": "partly"}.get(outcome, "no"),
        evidence="Board minute 12" if outcome == "met" else "",
        date="2025-11-03",
        source="policies.xlsx, row 7",
    )
    return ItemResult(
        item=id_,
        checklist=checklist,
        outcome=state,
        score=score,
        low=0.0 if score is None else max(score - 0.1, 0.0),
        high=1.0 if score is None else min(score + 0.1, 1.0),
        weight=WEIGHT[importance],
        reason=msg(outcome, reasons[outcome]) if outcome in reasons else None,
        measurement=None if kind in ("asked", "none") else measurement_of(id_, title, kind, value, n),
        answer=answer if kind == "asked" else None,
        waiver=WAIVER if id_ == "ranges-published" else None,
    )


WAIVER = Waiver(
    item="ranges-published",
    justification="Ranges follow the new pay scale, which is under negotiation.",
    approver="Board chair",
    granted=date(2025, 3, 1),
    expires=date(2026, 6, 30),
)


def sample_result(organisation: str = "Northlight Arts and Science Foundation", *, label: str = "2025") -> AuditResult:
    definitions, results, number = [], [], 0
    for id_, (title, summary, specs) in SPECS.items():
        items = []
        for spec in specs:
            number += 1
            items.append(item_of(spec, number))
        gates = (
            (
                Gate(
                    item="no-single-group-panels",
                    cap=0.49,
                    reason="A line-up drawn from one group outweighs everything else.",
                ),
            )
            if id_ == "panel-diversity"
            else ()
        )
        definitions.append(
            Checklist(
                id=id_, version="1.0.0", title=title, summary=summary, items=tuple(items), gates=gates, digest="d1" * 32
            )
        )
        judged = tuple(judged_of(spec, id_) for spec in specs)
        results.append(
            ChecklistResult(
                checklist=id_,
                version="1.0.0",
                digest="d1" * 32,
                score=score_of(judged, capped=bool(gates)),
                share=0.2,
                items=judged,
            )
        )
    values = [found.score.value or 0.0 for found in results]
    overall = Score(
        value=sum(values) / 5,
        low=sum(found.score.low for found in results) / 5,
        high=sum(found.score.high for found in results) / 5,
        coverage=sum(found.score.coverage for found in results) / 5,
    )
    year = int(label[:4])
    return AuditResult(
        organisation=organisation,
        period=Period(label=label, start=date(year, 1, 1), end=date(year, 12, 31), as_of=date(year, 12, 31)),
        created=CREATED,
        audience=Audience.INTERNAL,
        profile=Profile(id="full", title="All checklists", jurisdiction="eu"),
        settings_digest="5e" * 32,
        settings={"Country": "DE", "Currency": "EUR", "targets.paying-speakers": "0.8", "targets.pay-equity": "0.2"},
        versions=Versions(tool="0.1.0", measures="1", scoring="1"),
        overall=overall,
        checklists=tuple(results),
        definitions=tuple(definitions),
        actions=actions_of(tuple(results), tuple(definitions)),
        to_record=tuple(
            ToRecord(
                item=judged.item,
                checklist=judged.checklist,
                weight=judged.weight,
                reason=judged.reason or msg("x", "No data."),
                columns=("events.site_wcag_tested", "events.platform_wcag_tested"),
            )
            for found in results
            for judged in found.items
            if judged.outcome in (Outcome.NOT_ASSESSED, Outcome.INSUFFICIENT_DATA)
        ),
        sources=SOURCES,
        issues=ISSUES,
        certificate=CERTIFICATE,
        waivers=(WAIVER,),
        currency="EUR",
        completeness=msg(
            "complete",
            "24 of 24 declared events are in the files; "
            "the headcount was not declared, so the completeness of the staff list was not checked.",
        ),
    )


def score_of(judged: tuple[ItemResult, ...], *, capped: bool = False) -> Score:
    applicable = [item for item in judged if item.outcome is not Outcome.NOT_APPLICABLE]
    scored = [item for item in applicable if item.score is not None]
    total = sum(item.weight for item in applicable)
    weight = sum(item.weight for item in scored)
    value = sum(item.weight * (item.score or 0.0) for item in scored) / weight
    low = sum(item.weight * item.low for item in applicable) / total
    high = sum(item.weight * item.high for item in applicable) / total
    if capped:
        return Score(
            value=min(value, 0.49),
            low=min(low, 0.49),
            high=min(high, 0.49),
            coverage=weight / total,
            uncapped=value,
            capped_by=("no-single-group-panels",),
        )
    return Score(value=value, low=low, high=high, coverage=weight / total, uncapped=value)


def actions_of(results: tuple[ChecklistResult, ...], definitions: tuple[Checklist, ...]) -> tuple[Action, ...]:
    items = {item.id: item for checklist in definitions for item in checklist.items}
    short = [
        judged for found in results for judged in found.items if judged.outcome in (Outcome.NOT_MET, Outcome.PARTLY_MET)
    ]
    actions = []
    for place, judged in enumerate(sorted(short, key=lambda judged: -judged.weight * (1 - (judged.score or 0.0)))):
        remedy = items[judged.item].remediation
        assert remedy is not None
        gain = judged.weight * (1 - (judged.score or 0.0)) * 20 / 52.5
        actions.append(
            Action(
                item=judged.item,
                checklist=judged.checklist,
                text=remedy.text,
                owner_role=remedy.owner_role,
                owner="Office of the Vice-President for People and Culture" if place == 3 else "",
                effort=remedy.effort,
                horizon=remedy.horizon,
                due=CREATED + timedelta(days=20 + 15 * place),
                gain=round(gain, 3),
                priority=gain,
                importance=items[judged.item].importance,
                obligation=Obligation.SHOULD,
                takes=judged.measurement.facts if judged.measurement else (),
                cost=23100.0 if judged.item == "paid-appearances" else None,
                currency="EUR",
            )
        )
    return tuple(actions)


SOURCES = (
    SourceFile(
        file="events-2025.xlsx",
        sheet="Events",
        table="events",
        rows=24,
        columns={"Title": "event", "Date": "date", "Captions": "captioned", "Catering notes": ""},
        sha256="aa" * 32,
    ),
    SourceFile(
        file="events-2025.xlsx",
        sheet="Line-ups",
        table="appearances",
        rows=217,
        rows_outside_period=3,
        columns={"Event": "event", "Role": "role", "Gender": "gender"},
        sha256="aa" * 32,
    ),
    SourceFile(
        file="staff-2025.xlsx",
        sheet="Staff",
        table="employees",
        rows=1514,
        columns={"ID": "employee", "Sex": "gender", "Grade": "level", "Phone": "", "Room": ""},
        sha256="bb" * 32,
    ),
    SourceFile(file="readme.xlsx", sheet="Notes", table="", rows=12, said="none of the input tables"),
)
ISSUES = (
    DataIssue(
        code="date",
        level=IssueLevel.INFO,
        message=msg("date", "Dates are read as day/month."),
        file="events-2025.xlsx",
        sheet="Events",
        cell="B2",
        table="events",
        mapping='events.date.order = "dmy"',
    ),
    DataIssue(
        code="dup",
        level=IssueLevel.INFO,
        message=msg("dup", "{n} rows are exact duplicates; they are kept.", n=4),
        file="events-2025.xlsx",
        sheet="Line-ups",
        table="appearances",
        rows=4,
    ),
    DataIssue(
        code="number",
        level=IssueLevel.WARNING,
        message=msg("number", "A number stands where a date belongs."),
        file="staff-2025.xlsx",
        sheet="Staff",
        cell="H113",
        hint=msg("fix", "Write the date of hiring."),
    ),
    DataIssue(
        code="unknown-table",
        level=IssueLevel.ERROR,
        message=msg("none", "This sheet is none of the input tables."),
        file="readme.xlsx",
        sheet="Notes",
    ),
)
CERTIFICATE = Certificate(
    audience=Audience.INTERNAL,
    hidden=14,
    attack=msg(
        "attack", "Every hidden count was minimised and maximised against all published numbers; none was recovered."
    ),
    proven=("counts", "shares", "sums", "means"),
    by_rule=("medians", "gaps", "quantiles"),
    narrowest=7.0,
    solver="HiGHS",
)
