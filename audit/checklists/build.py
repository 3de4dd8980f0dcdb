"""From the form of a file to the frozen model, and the digest of its content."""

from __future__ import annotations

import hashlib
import json
from dataclasses import replace
from functools import cache

from pydantic import TypeAdapter

from audit.checklists.schema import (
    AskForm,
    AssessForm,
    BandForm,
    ChecklistForm,
    ConditionForm,
    ExampleForm,
    ItemForm,
    RemediationForm,
    ScaleForm,
)
from audit.model.checklist import (
    Ask,
    Assess,
    Band,
    Checklist,
    Combine,
    Condition,
    Example,
    Gate,
    Item,
    LawfulNote,
    Measure,
    Reference,
    Remediation,
    Scale,
)

DEFAULT_PARTLY = 0.5
_NOT_CONTENT = {"digest", "scales", "language"}


@cache
def checklist_adapter() -> TypeAdapter[Checklist]:
    """Return the adapter that reads and writes compiled checklists."""
    return TypeAdapter(Checklist)


def build_checklist(form: ChecklistForm) -> Checklist:
    """Build the model of a checklist with its digest; items with `replaced_by` are retired, and so left out."""
    retired = {entry.id: entry.replaced_by or "" for entry in form.retired}
    retired |= {item.id: item.replaced_by for item in form.items if item.replaced_by}
    checklist = Checklist(
        id=form.id,
        version=form.version,
        title=form.title,
        summary=form.summary,
        items=tuple(build_item(item) for item in form.items if not item.replaced_by),
        gates=tuple(Gate(item=gate.item, cap=gate.cap, reason=gate.reason) for gate in form.gates),
        retired=retired,
    )
    return replace(checklist, digest=digest_of(checklist))


def digest_of(checklist: Checklist) -> str:
    """Return sha256 over the canonical JSON of what the checklist says, whatever the layout of its file.

    What has its default is left out, so that a key that the format gains later changes no digest.
    """
    plain = checklist_adapter().dump_python(checklist, mode="json", exclude=_NOT_CONTENT, exclude_defaults=True)
    text = json.dumps(plain, sort_keys=True, ensure_ascii=False, separators=(",", ":"))
    return hashlib.sha256(text.encode()).hexdigest()


def build_item(form: ItemForm) -> Item:
    """Build the model of one item."""
    return Item(
        id=form.id,
        title=form.title,
        title_unmet=form.title_unmet,
        importance=form.importance,
        assess=_build_assess(form.assess, form.evidence),
        question=form.question,
        rationale=form.rationale,
        references=tuple(Reference(id=ref.id, standard=ref.standard, url=ref.url) for ref in form.references),
        obligation=form.obligation,
        weight=form.weight,
        applies_when=_build_condition(form.applies_when) if form.applies_when else None,
        evidence=form.evidence,
        remediation=_build_remediation(form.remediation) if form.remediation else None,
        replaces=form.replaces,
        since=form.since,
        examples=tuple(_build_example(example) for example in form.examples),
    )


def build_scale(form: ScaleForm) -> Scale:
    """Build the model of a scale; an answer without a label is shown as it is written."""
    labels = {answer: form.labels.get(answer, answer) for answer in form.answers}
    return Scale(id=form.id, title=form.title, answers=form.answers, labels=labels)


def build_band(form: BandForm) -> Band:
    """Build a band. Without a floor it is a step: met from the target on, else not met."""
    if form.within is not None:
        target: tuple[float, ...] = form.within
        floor = form.floor if isinstance(form.floor, tuple) else target
        kind = "within"
    else:
        kind = "at_least" if form.at_least is not None else "at_most"
        edge = form.at_least if form.at_least is not None else form.at_most
        target = (float(edge or 0.0),)
        floor = target if form.floor is None or isinstance(form.floor, tuple) else (float(form.floor),)
    return Band(
        kind=kind,
        target=target,
        floor=floor,
        stepped=form.stepped or form.floor is None,
        partly=DEFAULT_PARTLY if form.partly is None else form.partly,
        significant=form.significant,
        minimum_n=form.minimum_n,
        norm=form.norm,
    )


def _build_assess(form: AssessForm, evidence: tuple[str, ...]) -> Assess:
    if form.ask is not None:
        return Ask(scale=form.ask, evidence=evidence)
    if form.measure is not None and form.band is not None:
        otherwise = _build_ask(form.otherwise) if form.otherwise else None
        band = build_band(form.band)
        return Measure(measure=form.measure, parameters=form.parameters, band=band, otherwise=otherwise)
    return Combine(how=form.combine or "", items=form.items)


def _build_ask(form: AskForm) -> Ask:
    return Ask(scale=form.scale, evidence=form.evidence)


def _build_condition(form: ConditionForm) -> Condition:
    return Condition(table=form.table or "", where=form.where, settings=form.settings, reason=form.reason)


def _build_remediation(form: RemediationForm) -> Remediation:
    notes = (LawfulNote(jurisdiction=n.jurisdiction, text=n.text, date=n.date) for n in form.lawful_notes)
    return Remediation(
        text=form.text,
        effort=form.effort,
        owner_role=form.owner_role,
        horizon=form.horizon,
        cost_basis=form.cost_basis,
        depends_on=form.depends_on,
        excludes=form.excludes,
        lawful_notes=tuple(notes),
    )


def _build_example(form: ExampleForm) -> Example:
    return Example(
        name=form.name,
        given=form.given,
        settings=form.settings,
        answer=form.answer,
        outcome=form.outcome,
        value=form.value,
        score=form.score,
    )
