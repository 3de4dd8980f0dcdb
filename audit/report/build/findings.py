"""What falls short: a card for each finding."""

from __future__ import annotations

from collections.abc import Sequence

from audit.model.checklist import Reference
from audit.model.measurement import Fact, Measurement
from audit.model.result import Action, ItemResult
from audit.report.build.coarse import coarse_note, is_coarse, told
from audit.report.build.evidence import (
    basis,
    evidence,
    sentence_case,
    source_mark,
    target_words,
    value_of,
)
from audit.report.build.figures import figures_sentence
from audit.report.build.material import Material, all_items, anchor_of
from audit.report.build.plan import action_line
from audit.report.build.strips import STATES, item_strip
from audit.report.build.takes import takes_words
from audit.report.context import Finding
from audit.report.labels import mark
from audit.report.words import Words
from audit.types import Outcome

CARDS_IN_ALL = 40  # up to so many, each finding is a card
CARDS_OF_MANY = 2  # of more, the first of each checklist are
SHORTFALLS = (Outcome.NOT_MET, Outcome.PARTLY_MET)


def urgency(result: ItemResult, material: Material) -> tuple[int, float, str]:
    """Return the order of findings: that of their actions, then the weightiest."""
    number, _ = material.actions.get(result.item, (10_000, None))
    return number, -result.weight, result.item


def finding_of(result: ItemResult, material: Material, shown: frozenset[str]) -> Finding:
    """Return the card of a finding; figures that an exhibit of the chapter shows are not printed again."""
    words = material.words
    item = material.items[result.item]
    measurement = result.measurement
    number, action = material.actions.get(result.item, (0, None))
    remediation = item.remediation
    return Finding(
        anchor=anchor_of(result.item),
        number=material.numbers[result.item],
        state=STATES[result.outcome],
        state_word=words.label(result.outcome),
        title=material.title(result.item, result.outcome),
        importance=words.label(item.importance),
        headline=headline(result, material),
        value=value_of(result, words, item),
        evidence=evidence(result, item, words, brief=_counts(result, words)),
        notes=_notes(result, material),
        why=item.rationale,
        action=None if action is None else action_line(number, action, material),
        remedy=remediation.text if remediation else "",
        takes=takes_words(_facts(result, action), measurement, material),
        takes_in_full=takes_words(_facts(result, action), measurement, material, whole=True),
        strip=item_strip(result, words),
        target=target_words(item, measurement, words),
        references=references_words(item.references),
        figures="" if measurement is None or result.item in shown else _figures(measurement, words),
        waiver=_waiver(result, material),
        response=_response(result.item, material),
        change=_change(result.item, material),
    )


def _figures(measurement: Measurement, words: Words) -> str:
    """Return the figures by group, and that some are rounded where the value itself does not say so."""
    note = "" if is_coarse(measurement) else coarse_note(measurement.groups, words)
    return f"{figures_sentence(measurement, words)} {note}".strip()


def told_as_cards(short: Sequence[ItemResult], material: Material) -> tuple[list[ItemResult], list[ItemResult]]:
    """Part the findings of a checklist, in their order of urgency, into those told in full and those told in a row."""
    in_all = sum(judged.outcome in SHORTFALLS for judged in all_items(material.result))
    if in_all <= CARDS_IN_ALL:
        return list(short), []
    return list(short[:CARDS_OF_MANY]), list(short[CARDS_OF_MANY:])


def _change(item: str, material: Material) -> str:
    change = material.changes.get(item)
    return "" if change is None else material.words.label(change.change)


def headline(result: ItemResult, material: Material) -> str:
    """Return what the value is: the count that it rests on, or its label with the source of its groups."""
    words = material.words
    if result.measurement is None:
        return basis(result, words)
    if _counts(result, words):
        return basis(result, words)
    label = sentence_case(words.message(result.measurement.label))
    mark = source_mark(result.measurement, words)
    return words.say("{label} (groups: {source})", label=label, source=mark) if mark else label


def _counts(result: ItemResult, words: Words) -> bool:
    """Whether what the value rests on says by itself what the value is: "14 of 24 events"."""
    measurement = result.measurement
    if measurement is None or measurement.group_sources or measurement.count is None:
        return False
    return bool(basis(result, words))


def _facts(result: ItemResult, action: Action | None) -> tuple[Fact, ...]:
    if action is not None and action.takes:
        return action.takes
    return result.measurement.facts if result.measurement else ()


def _notes(result: ItemResult, material: Material) -> tuple[str, ...]:
    words, measurement = material.words, result.measurement
    notes = [] if measurement is None else [told(note, measurement, words) for note in measurement.notes]
    if measurement is not None:
        notes.append(coarse_note((measurement,), words))
    if result.reason is not None:
        notes.append(words.message(result.reason))
    return tuple(dict.fromkeys(note for note in notes if note))


def references_words(references: tuple[Reference, ...]) -> str:
    """Return the guidance statements that ask for an item, else the standards; the sources list both in full."""
    statements = [reference.id for reference in references if not reference.standard]
    return ", ".join(statements or [reference.standard for reference in references])


def _waiver(result: ItemResult, material: Material) -> str:
    words, waiver = material.words, result.waiver
    if waiver is None:
        return ""
    template = (
        mark("The exception that {approver} approved ran out on {date}; the finding counts again.")
        if result.waiver_expired
        else mark("An exception is in force until {date}, granted on {granted} by {approver}: {justification}")
    )
    return words.say(
        template,
        approver=waiver.approver,
        granted=words.day(waiver.granted),
        date=words.day(waiver.expires),
        justification=waiver.justification,
    )


def _response(item: str, material: Material) -> str:
    """Return what the organisation itself says: to the action of an earlier plan, or to the finding."""
    words = material.words
    for reported in material.result.reported_actions:
        report = reported.report
        if reported.item != item or not (report.status or report.done_on or report.response):
            continue
        parts = [words.status(report.status)] if report.status else []
        if report.due is not None:
            parts.append(words.say("due {date}", date=words.short_day(report.due)))
        if report.done_on is not None:
            parts.append(words.say("done {date}", date=words.short_day(report.done_on)))
        if report.evidence:
            parts.append(words.say("evidence: {evidence}", evidence=report.evidence))
        told = f"{'; '.join(parts)}." if parts else ""
        return f"{told} {report.response or material.result.responses.get(item, '')}".strip()
    return material.result.responses.get(item, "")
