"""An item described in full: what is asked, why, how it is found and judged, and what to do about it."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from audit.authoring.words import band_words, condition_words, parameter_words, scale_words
from audit.checklists import load_guidance
from audit.measures import load_measures
from audit.measures.registry import RegisteredMeasure, measure_named, parse_parameters
from audit.model.checklist import Ask, Checklist, Combine, Item, Measure, Reference

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


def describe_item(checklist: Checklist, item: Item) -> Description:
    """Describe an item of a checklist."""
    return Description(
        id=item.id,
        checklist=checklist.id,
        title=item.title,
        title_unmet=item.title_unmet,
        question=item.question,
        sections=tuple(section for section in _sections(checklist, item) if section.lines),
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


def _sections(checklist: Checklist, item: Item) -> Iterator[Section]:
    weight = "" if item.weight is None else f" Weight {item.weight:g} in place of the usual one."
    yield Section("Why", (item.rationale,) if item.rationale else ())
    yield from _assessment(checklist, item)
    yield Section("When it applies", (condition_words(item.applies_when),))
    yield Section("How much it matters", (f"Importance {item.importance}; obligation: {item.obligation}.{weight}",))
    yield Section("Columns needed", needed_columns(item), listed=True)
    yield Section("Columns that help", helpful_columns(item), listed=True)
    yield Section("Evidence to look for", item.evidence, listed=True)
    yield Section("Asked for by", tuple(_source(reference) for reference in item.references), listed=True)
    yield Section("What to do", tuple(_action(item)))


def _assessment(checklist: Checklist, item: Item) -> Iterator[Section]:
    assess = item.assess
    if isinstance(assess, Ask):
        yield Section("Answers", scale_words(checklist.scales[assess.scale]), listed=True)
    elif isinstance(assess, Combine):
        yield Section("How it is found", (f"The {assess.how} of: {', '.join(assess.items)}.",))
    else:
        measure = _measure(assess)
        yield Section("How it is found", (f"Measure {measure.name}.", *_paragraphs(measure.documentation)))
        yield Section("With", parameter_words(assess.parameters), listed=True)
        yield Section("How it is judged", band_words(assess.band, measure.unit), listed=True)
        if assess.otherwise:
            answers = scale_words(checklist.scales[assess.otherwise.scale])
            yield Section("Asked where it cannot be shown", answers, listed=True)


def _measure(assess: Measure) -> RegisteredMeasure:
    load_measures()
    return measure_named(assess.measure)


def _paragraphs(text: str) -> tuple[str, ...]:
    return tuple(" ".join(part.split()) for part in text.split("\n\n") if part.strip())


def _condition_columns(item: Item) -> tuple[str, ...]:
    condition = item.applies_when
    return tuple(f"{condition.table}.{column}" for column in condition.where) if condition else ()


def _source(reference: Reference) -> str:
    if reference.standard:
        return f"{reference.standard}, {reference.url}" if reference.url else reference.standard
    statement = load_guidance().get(reference.id)
    return f"{reference.id}: {statement.says}" if statement else reference.id


def _action(item: Item) -> Iterator[str]:
    action = item.remediation
    if action is None:
        return
    yield action.text
    yield f"Effort {action.effort}; {action.owner_role}; {action.horizon}."
    if action.cost_basis:
        yield f"Cost: {action.cost_basis}."
    for note in action.lawful_notes:
        yield f"Lawful in {note.jurisdiction.upper()} ({note.date}): {note.text}"
