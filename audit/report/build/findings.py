"""What falls short: a card for each finding, a line for what is close to its target."""

from __future__ import annotations

from audit.model.checklist import Item, Reference
from audit.model.result import ItemResult
from audit.report.build.evidence import basis, evidence, sentence_case, source_mark, takes_words, value_of
from audit.report.build.figures import figures_table
from audit.report.build.material import Material, anchor_of, jurisdiction_of
from audit.report.build.plan import action_line
from audit.report.build.strips import STATES
from audit.report.context import Cell, Column, Finding, Table
from audit.report.labels import mark
from audit.types import Outcome

FEW_LABELS = 4
SHORTFALLS = (Outcome.NOT_MET, Outcome.PARTLY_MET)


def further_table(results: list[ItemResult], material: Material) -> Table | None:
    """Return the findings without a card: their evidence, and what it takes; the plan says what to do."""
    if not results:
        return None
    words = material.words
    return Table(
        caption=words.say("Further findings"),
        columns=(
            Column(heading=words.say("Finding"), width=27),
            Column(heading=words.say("Evidence"), width=39),
            Column(heading=words.say("What it takes"), width=34),
        ),
        rows=tuple(_further_row(result, material) for result in results),
        kind="register",
    )


def _further_row(result: ItemResult, material: Material) -> tuple[Cell, ...]:
    words, item = material.words, material.items[result.item]
    number, action = material.actions.get(result.item, (0, None))
    facts = (action.takes if action else ()) or (result.measurement.facts if result.measurement else ())
    takes = list(takes_words(facts, words, limit=FEW_LABELS)[:1])
    if action is not None:
        takes.append(words.say("Action {number} of the plan.", number=number))
    lines = [
        words.say("{name}: {value}", name=term.name, value=term.text)
        for term in evidence(result, item, words, brief=True)
    ]
    title = f"{material.numbers[result.item]} {material.title(result.item, result.outcome)}"
    return (
        Cell(text=title, kind="strong", anchor=anchor_of(result.item)),
        Cell(text="; ".join(lines) or "–"),
        Cell(text=" ".join(takes) or "–"),
    )


def urgency(result: ItemResult, material: Material) -> tuple[int, float, str]:
    """Return the order of findings: that of their actions, then the weightiest."""
    number, _ = material.actions.get(result.item, (10_000, None))
    return number, -result.weight, result.item


def finding_of(result: ItemResult, material: Material, drawn: frozenset[str]) -> Finding:
    """Return the card of a finding; figures that a chart of the chapter shows are not printed again."""
    words = material.words
    item = material.items[result.item]
    measurement = result.measurement
    number, action = material.actions.get(result.item, (0, None))
    remediation = item.remediation
    tables: tuple[Table, ...] = ()
    if measurement is not None and result.item not in drawn:
        table = figures_table(measurement, words, caption=sentence_case(words.message(measurement.label)))
        tables = (table,) if table is not None else ()
    return Finding(
        anchor=anchor_of(result.item),
        number=material.numbers[result.item],
        state=STATES[result.outcome],
        state_word=words.label(result.outcome),
        title=material.title(result.item, result.outcome),
        question=item.question,
        importance=words.label(item.importance),
        headline=_headline(result, material),
        value=value_of(result, words, item),
        evidence=evidence(result, item, words),
        notes=_notes(result, material),
        why=item.rationale,
        action=None if action is None else action_line(number, action, material),
        remedy=remediation.text if remediation else "",
        takes=(takes_words(action.takes, words) if action else ()) or _takes(result, material),
        lawful=_lawful(item, material),
        references=references_words(item.references),
        tables=tables,
        waiver=_waiver(result, material),
        response=_response(result.item, material),
    )


def _headline(result: ItemResult, material: Material) -> str:
    words = material.words
    if result.measurement is None:
        return words.say("Answer")
    rests_on_groups = bool(result.measurement.group_sources)
    if not rests_on_groups and result.measurement.count is not None and basis(result, words):
        return basis(result, words)
    label = sentence_case(words.message(result.measurement.label))
    mark = source_mark(result.measurement, words)
    return words.say("{label} (groups: {source})", label=label, source=mark) if mark else label


def _takes(result: ItemResult, material: Material) -> tuple[str, ...]:
    return takes_words(result.measurement.facts, material.words) if result.measurement else ()


def _notes(result: ItemResult, material: Material) -> tuple[str, ...]:
    words = material.words
    notes = [] if result.measurement is None else [words.message(note) for note in result.measurement.notes]
    if result.reason is not None:
        notes.append(words.message(result.reason))
    return tuple(dict.fromkeys(note for note in notes if note))


def _lawful(item: Item, material: Material) -> tuple[str, ...]:
    """Return the notes of the jurisdiction that applies, or of all where it is not known which."""
    if item.remediation is None:
        return ()
    notes = item.remediation.lawful_notes
    here = jurisdiction_of(material.result)
    chosen = [note for note in notes if note.jurisdiction.lower() == here] or notes
    return tuple(
        material.words.say(
            "{jurisdiction}: {text} (as of {date})",
            jurisdiction=note.jurisdiction.upper(),
            text=note.text.rstrip("."),
            date=note.date,
        )
        for note in chosen
    )


def references_words(references: tuple[Reference, ...]) -> str:
    """Return the guidance statements and standards that ask for an item."""
    return ", ".join(reference.standard or reference.id for reference in references)


def _waiver(result: ItemResult, material: Material) -> str:
    words, waiver = material.words, result.waiver
    if waiver is None:
        return ""
    template = (
        mark("The exception that {approver} approved ran out on {date}; the finding counts again.")
        if result.waiver_expired
        else mark("An exception is in force until {date}, approved by {approver}: {justification}")
    )
    return words.say(
        template, approver=waiver.approver, date=words.day(waiver.expires), justification=waiver.justification
    )


def _response(item: str, material: Material) -> str:
    """Return what the organisation itself reported on the action of an earlier plan."""
    words = material.words
    for reported in material.result.reported_actions:
        report = reported.report
        if reported.item != item or not report.status:
            continue
        parts = [words.status(report.status)]
        if report.due is not None:
            parts.append(words.say("due {date}", date=words.short_day(report.due)))
        if report.done_on is not None:
            parts.append(words.say("done {date}", date=words.short_day(report.done_on)))
        if report.evidence:
            parts.append(words.say("evidence: {evidence}", evidence=report.evidence))
        return "; ".join(parts) + "."
    return ""
