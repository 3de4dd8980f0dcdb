"""One chapter for each checklist: where it stands, item by item, then what falls short and what to do about it."""

from __future__ import annotations

from dataclasses import replace

from audit.model.checklist import Checklist
from audit.model.comparison import Change, ChecklistChange
from audit.model.result import ChecklistResult, ItemResult
from audit.report.build.evidence import basis, value_of, wants_all
from audit.report.build.exceptions import shows_more
from audit.report.build.exhibits import exhibits
from audit.report.build.findings import SHORTFALLS, finding_of, told_as_cards, urgency
from audit.report.build.material import Material, anchor_of, chapter_anchor, count_outcomes
from audit.report.build.proof import certainty, proof, proof_of_met
from audit.report.build.strips import STATES, item_strip, score_strip, score_words
from audit.report.build.targets import target_of, target_sentences
from audit.report.build.widths import first_width
from audit.report.columns import ANSWER, table_words
from audit.report.context import Cell, Chapter, Column, Finding, ItemLine, Lines, Section, Table
from audit.report.labels import mark
from audit.report.rounding import points_moved
from audit.types import Outcome

REST = (
    (mark("Met:"), (Outcome.MET,)),
    (mark("Without a score:"), (Outcome.NOT_ASSESSED, Outcome.INSUFFICIENT_DATA, Outcome.ERROR)),
    (mark("Does not apply:"), (Outcome.NOT_APPLICABLE,)),
)
STEADY = (Change.SAME, Change.IMPROVED)
"""Changes that a row does not name: those for the better stand in the chapter on change."""

OPEN = (Outcome.NOT_ASSESSED, Outcome.INSUFFICIENT_DATA, Outcome.SUPPRESSED, Outcome.ERROR)


def chapters(material: Material) -> tuple[Chapter, ...]:
    """Return all chapters in the order of the result; a checklist without any answer is only in the last section."""
    told = [_chapter(number, judged, material) for number, judged in enumerate(material.result.checklists, 1)]
    first = next((place for place, chapter in enumerate(told) if chapter.short and chapter.seen), None)
    if first is not None:
        told[first] = replace(told[first], short_title=_explained(material))
    return tuple(told)


def _explained(material: Material) -> str:
    words = material.words
    return words.say(
        "What else falls short, by gain for effort; the target is {all} where none is named, and [n] is a file, "
        "listed under Data quality",
        all=words.percent(1.0),
    )


def was_looked_at(judged: ChecklistResult) -> bool:
    """Whether anything in a checklist could be measured, be it hidden."""
    return any(result.outcome.is_scored or result.outcome is Outcome.SUPPRESSED for result in judged.items)


def unseen_section(material: Material) -> Section | None:
    """Return the checklists of which nothing could be assessed, a line each, with the tables that they need."""
    words = material.words
    unseen = [judged for judged in material.result.checklists if not was_looked_at(judged)]
    if not unseen:
        return None
    rows = tuple(
        (
            Cell(
                text=material.checklist_title(judged.checklist),
                kind="strong",
                anchor=chapter_anchor(judged.checklist),
            ),
            Cell(text=material.checklists[judged.checklist].summary),
            Cell(text=words.number(len(judged.items)), kind="num"),
            Cell(text=_tables_wanted(judged, material)),
        )
        for judged in unseen
    )
    table = Table(
        caption=words.say("Checklists without data"),
        columns=(
            Column(heading=words.say("Checklist"), width=24),
            Column(heading=words.say("What it asks"), width=38),
            Column(heading=words.say("Questions"), kind="num", width=12),
            Column(heading=words.say("Tables to bring"), width=26),
        ),
        rows=rows,
        kind="register",
    )
    return Section(anchor="unseen", title=words.say("Not looked at, for lack of data"), tables=(table,))


def _tables_wanted(judged: ChecklistResult, material: Material) -> str:
    columns = [column for result in judged.items for column in material.wanted.get(result.item, ())]
    tables = dict.fromkeys(column.partition(".")[0] for column in columns) or ("policies",)
    return table_words(tables, material.words.locale.language)


def _chapter(number: int, judged: ChecklistResult, material: Material) -> Chapter:
    words = material.words
    definition = material.checklists[judged.checklist]
    change = material.checklist_changes.get(judged.checklist)
    target = target_of(judged.checklist, material.result)
    shown = exhibits(judged, material)
    short = [result for result in judged.items if result.outcome in SHORTFALLS]
    cards, rows = told_as_cards(sorted(short, key=lambda result: urgency(result, material)), material)
    findings = tuple(_card(result, material, shown.shown, among_many=bool(rows)) for result in cards)
    lines = tuple(_row(result, material, shown.shown) for result in rows)
    return Chapter(
        anchor=chapter_anchor(judged.checklist),
        number=number,
        title=definition.title,
        summary=definition.summary,
        strip=score_strip(judged.score, words, None if change is None else change.before, target),
        score_words=score_words(judged.score, words),
        lede=(*_lede(judged, material), *target_sentences(judged.score, target, words)),
        gates=_gates(judged, definition, material),
        items=tuple(_item_line(result, material) for result in judged.items),
        seen=was_looked_at(judged),
        counts=tuple(
            (STATES[outcome], words.label(outcome), count) for outcome, count in count_outcomes((judged,)).items()
        ),
        findings=findings,
        short=lines,
        first_width=first_width(lines, findings),
        short_title=words.say("What else falls short, by gain for effort"),
        rest=_rest(judged, material),
        hidden=_hidden(judged, material),
        charts=shown.charts,
        tables=shown.tables,
        change=change_words(change, material) if change else "",
        coverage=words.percent(judged.score.coverage, 0),
        before=words.points(change.before) if change is not None else "",
        target=words.score(target) if target is not None else "",
        range=words.say("{low} to {high}", low=words.score(judged.score.low), high=words.score(judged.score.high)),
    )


def _card(result: ItemResult, material: Material, shown: frozenset[str], *, among_many: bool) -> Finding:
    """Return a finding told in full; among many, its sources are numbers, which the data page explains."""
    finding = finding_of(result, material, shown)
    return replace(finding, evidence=certainty(result, material)) if among_many else finding


def _row(result: ItemResult, material: Material, shown: frozenset[str]) -> ItemLine:
    """Return a finding as a row: all of something is the usual target, and an answer is what its state says."""
    line, finding = _item_line(result, material), finding_of(result, material, shown)
    named = "" if wants_all(material.items[result.item], result.measurement) else finding.target
    value = line.value if result.measurement is not None else ""
    return replace(line, value=value, finding=replace(finding, target=named))


def _hidden(judged: ChecklistResult, material: Material) -> str:
    words = material.words
    found = [material.numbers[one.item] for one in judged.items if one.outcome is Outcome.SUPPRESSED]
    if not found:
        return ""
    said = words.plural(
        len(found),
        "{n} question has figures that are hidden to protect people: {numbers}.",
        "{n} questions have figures that are hidden to protect people: {numbers}.",
        numbers=words.listed(found),
    )
    nothing_shown = not any(one.outcome.is_scored for one in judged.items)
    return " ".join((said, *(shows_more((judged,), material) if nothing_shown else ())))


def change_words(change: ChecklistChange, material: Material) -> str:
    """Return a change in points with its sign, as the printed scores of both years give it, or that there is none."""
    if change.change is None or change.before is None or change.after is None:
        return "–"
    return material.words.signed(points_moved(change.before, change.after))


def _lede(judged: ChecklistResult, material: Material) -> tuple[str, ...]:
    words = material.words
    counts = count_outcomes((judged,))
    met = counts.get(Outcome.MET, 0)
    short = sum(counts.get(outcome, 0) for outcome in SHORTFALLS)
    unknown = sum(counts.get(outcome, 0) for outcome in OPEN)
    applicable = met + short + unknown
    if not applicable:
        return (words.say("Nothing in this checklist applies."),)
    sentences = [
        words.plural(
            applicable,
            "{met} of {n} question that applies is met.",
            "{met} of {n} questions that apply are met.",
            met=met,
        )
    ]
    if short:
        sentences.append(words.plural(short, "{n} falls short of its target.", "{n} fall short of their target."))
    if unknown:
        sentences.append(words.plural(unknown, "{n} has no score.", "{n} have no score."))
    return (" ".join(sentences),)


def _gates(judged: ChecklistResult, definition: Checklist, material: Material) -> tuple[str, ...]:
    words = material.words
    sentences = [
        words.say(
            "The score is capped at {cap} because “{title}”. {reason}",
            cap=words.score(gate.cap),
            title=material.title(gate.item, Outcome.NOT_MET),
            reason=gate.reason,
        )
        for gate in definition.gates
        if gate.item in judged.score.capped_by
    ]
    if sentences and judged.score.uncapped is not None:
        sentences.append(words.say("Without the cap it would be {score}.", score=words.score(judged.score.uncapped)))
    return tuple(sentences)


def _rest(judged: ChecklistResult, material: Material) -> tuple[Lines, ...]:
    """Return what is met, what has no score, and what does not apply."""
    parts = []
    for title, outcomes in REST:
        found = tuple(_item_line(result, material) for result in judged.items if result.outcome in outcomes)
        if found:
            parts.append(Lines(kind=found[0].state, title=material.words.say(title), lines=found))
    return tuple(parts)


def _item_line(result: ItemResult, material: Material) -> ItemLine:
    words = material.words
    change = material.changes.get(result.item)
    return ItemLine(
        number=material.numbers[result.item],
        anchor=anchor_of(result.item),
        title=material.title(result.item, result.outcome),
        state=STATES[result.outcome],
        state_word=words.label(result.outcome),
        value=value_of(result, words, material.items.get(result.item)),
        basis=basis(result, words),
        strip=item_strip(result, words),
        change=words.label(change.change) if change and result.outcome.is_scored else "",
        moved=change is not None and result.outcome.is_scored and change.change not in STEADY,
        detail=_detail(result, material),
    )


def _detail(result: ItemResult, material: Material) -> str:
    if not result.outcome.is_scored:
        return _remark(result, material)
    return proof_of_met(result, material) if result.outcome is Outcome.MET else proof(result, material)


def _remark(result: ItemResult, material: Material) -> str:
    """Return why an item has no score, with the columns that would allow it."""
    words = material.words
    if result.outcome is Outcome.SUPPRESSED:
        return ""  # its state says it, and the exceptions say it in full
    why = _why_open(result, material)
    columns = material.wanted.get(result.item, ())
    if result.outcome is Outcome.NOT_APPLICABLE or not columns or columns == ANSWER:
        return why
    needed = words.columns(columns)
    if needed in why:
        return why  # the reason names them already
    return words.say("{why} It needs {columns}.", why=why, columns=needed)


def _why_open(result: ItemResult, material: Material) -> str:
    words = material.words
    if result.reason is not None:
        return words.message(result.reason)
    if result.measurement is not None and result.measurement.reason is not None:
        return words.message(result.measurement.reason)
    return words.label(result.outcome)
