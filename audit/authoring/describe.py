"""An item described in full: what is asked, why, how it is found and judged, and what to do about it."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from audit.authoring.words import ENGLISH, Voice, band_words, condition_words, parameter_words, scale_words
from audit.checklists import load_guidance
from audit.measures import load_measures
from audit.measures.registry import RegisteredMeasure, all_measures, measure_named, parse_parameters
from audit.model.checklist import Ask, Checklist, Combine, Item, Measure, Reference
from audit.model.message import msg

_COMBINED = {
    "min": "The lowest score of: {places}.",
    "mean": "The mean score of: {places}.",
    "all": "Met if all of these are: {places}.",
    "any": "Met if any of these is: {places}.",
}
ANSWER_COLUMNS = ("policies.item", "policies.status")
"""The columns that hold the answer to an asked item."""


@dataclass(frozen=True, slots=True)
class Section:
    """A heading and the lines below it; `listed` lines are entries of a list, others paragraphs."""

    heading: str
    lines: tuple[str, ...]
    listed: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Description:
    """Everything there is to say about an item, without the sections that would be empty."""

    id: str
    checklist: str
    title: str
    title_unmet: str
    question: str
    sections: tuple[Section, ...]


def describe_item(checklist: Checklist, item: Item, voice: Voice = ENGLISH) -> Description:
    """Describe a question of a checklist, in English or in the words of another language."""
    return Description(
        id=item.id,
        checklist=checklist.id,
        title=item.title,
        title_unmet=item.title_unmet,
        question=item.question,
        sections=tuple(section for section in _sections(checklist, item, voice) if section.lines),
    )


def needed_columns(item: Item) -> tuple[str, ...]:
    """Return the columns, as ``table.column``, that the item is assessed from."""
    if isinstance(item.assess, Measure):
        measure = _measure(item.assess)
        found = measure.needs(parse_parameters(measure, dict(item.assess.parameters)))
        return tuple(dict.fromkeys((*found, *_condition_columns(item))))
    return ANSWER_COLUMNS if isinstance(item.assess, Ask) else ()


def helpful_columns(item: Item) -> tuple[str, ...]:
    """Return the columns that the item's measure uses besides, where they are recorded."""
    if not isinstance(item.assess, Measure):
        return ()
    measure = _measure(item.assess)
    found = measure.reads(parse_parameters(measure, dict(item.assess.parameters)))
    return tuple(name for name in dict.fromkeys(found) if name not in needed_columns(item))


def _sections(checklist: Checklist, item: Item, voice: Voice) -> Iterator[Section]:
    yield _section(voice, "Why", (item.rationale,) if item.rationale else ())
    yield from _assessment(checklist, item, voice)
    yield _section(voice, "When it applies", (condition_words(item.applies_when, voice),))
    yield _section(voice, "How much it matters", (" ".join(_weight(item, voice)),))
    yield _section(voice, "Columns needed", needed_columns(item), listed=True)
    yield _section(voice, "Columns that help", helpful_columns(item), listed=True)
    yield _section(voice, "Evidence to look for", item.evidence, listed=True)
    yield _section(voice, "Asked for by", (_source(each, voice) for each in item.references), listed=True)
    yield _section(voice, "What to do", _action(item, voice))


def _section(voice: Voice, heading: str, lines: Iterable[str], *, listed: bool = False) -> Section:
    return Section(voice.say(msg("heading", heading)), tuple(lines), listed)


def _weight(item: Item, voice: Voice) -> Iterator[str]:
    text = "Importance {importance}; obligation: {obligation}."
    yield voice.say(
        msg("matters", text, importance=voice.label(item.importance), obligation=voice.label(item.obligation))
    )
    if item.weight is not None:
        yield voice.say(msg("weight", "Weight {weight} in place of the usual one.", weight=voice.number(item.weight)))


def _assessment(checklist: Checklist, item: Item, voice: Voice) -> Iterator[Section]:
    assess = item.assess
    if isinstance(assess, Ask):
        yield _section(voice, "Answers", scale_words(checklist.scales[assess.scale], voice), listed=True)
    elif isinstance(assess, Combine):
        parts = msg("combined", _COMBINED[assess.how], places=", ".join(assess.items))
        yield _section(voice, "How it is found", (voice.say(parts),))
    else:
        measure = _measure(assess)
        yield _section(voice, "How it is found", _formula(measure, voice))
        yield _section(voice, "With", parameter_words(assess.parameters, voice), listed=True)
        yield _section(voice, "How it is judged", band_words(assess.band, measure.unit, voice), listed=True)
        if assess.otherwise:
            answers = scale_words(checklist.scales[assess.otherwise.scale], voice)
            yield _section(voice, "Asked where it cannot be shown", answers, listed=True)


def _formula(measure: RegisteredMeasure, voice: Voice) -> Iterator[str]:
    yield voice.say(msg("measure", "Measure {name}.", name=measure.name))
    first, *others = _paragraphs(measure.documentation)
    if voice.words is None:
        yield from (first, *others)
        return
    yield voice.translated(first)
    for paragraph in others:
        yield voice.say(msg("formula", "Formula and sources, in English: {words}", words=paragraph))


def summaries() -> tuple[str, ...]:
    """Return what each measure is, in one sentence: what is translated of its documentation."""
    load_measures()
    return tuple(_paragraphs(measure.documentation)[0] for measure in all_measures())


def _measure(assess: Measure) -> RegisteredMeasure:
    load_measures()
    return measure_named(assess.measure)


def _paragraphs(text: str) -> tuple[str, ...]:
    return tuple(" ".join(part.split()) for part in text.split("\n\n") if part.strip())


def _condition_columns(item: Item) -> tuple[str, ...]:
    condition = item.applies_when
    return tuple(f"{condition.table}.{column}" for column in condition.where) if condition else ()


def _source(reference: Reference, voice: Voice) -> str:
    if reference.standard:
        return f"{reference.standard}, {reference.url}" if reference.url else reference.standard
    statement = load_guidance(voice.language).get(reference.id)
    return f"{reference.id}: {statement.says}" if statement else reference.id


def _action(item: Item, voice: Voice) -> Iterator[str]:
    action = item.remediation
    if action is None:
        return
    yield action.text
    text = "Effort {effort}; {role}; {horizon}."
    horizon, role = voice.label(action.horizon), voice.role(action.owner_role)
    yield voice.say(msg("takes", text, effort=str(action.effort), role=role, horizon=horizon))
    if action.cost_basis:
        yield voice.say(msg("cost", "Cost: {words}.", words=action.cost_basis))
    for note in action.lawful_notes:
        text = "Lawful in {place} ({date}): {words}"
        yield voice.say(
            msg("lawful", text, place=note.jurisdiction.upper(), date=voice.day(note.date), words=note.text)
        )
