"""The action plan: three horizons, ordered by what the score gains for the effort."""

from __future__ import annotations

import re

from audit.model.result import Action, AuditResult, ToRecord
from audit.report.build.material import Material, anchor_of
from audit.report.build.takes import takes_words
from audit.report.columns import ANSWER, columns_to_keep
from audit.report.context import ActionLine, Cell, Column, PlanPart, Section, Table
from audit.report.labels import EFFORT_WORDS
from audit.report.words import Words
from audit.types import Horizon, Outcome

_SENTENCE_END = re.compile(r"(?<=[.!?。])\s")


def action_line(number: int, action: Action, material: Material) -> ActionLine:
    """Return an action as the plan prints it."""
    words = material.words
    judged = material.result.item(action.item)
    owner = action.owner or words.role(action.owner_role)
    gain = "–" if action.gain is None else words.gain(action.gain)
    effort = words.translate(EFFORT_WORDS[action.effort])
    cost = "–" if action.cost is None else words.money(action.cost, action.currency)
    return ActionLine(
        number=number,
        item=action.item,
        anchor=anchor_of(action.item),
        number_of_item=material.numbers.get(action.item, ""),
        text=action.text,
        short=first_sentence(action.text),
        title=material.title(action.item, judged.outcome if judged else Outcome.NOT_MET),
        checklist=material.checklist_title(action.checklist),
        owner=owner,
        due=words.short_day(action.due),
        gain=gain,
        effort=effort,
        cost=cost,
        horizon=words.label(action.horizon),
        importance=words.label(action.importance),
        takes=takes_words(action.takes, judged.measurement if judged else None, material),
    )


def first_sentence(text: str) -> str:
    """Return the first sentence, whole."""
    return _SENTENCE_END.split(text.strip(), maxsplit=1)[0]


def plan_parts(material: Material) -> tuple[PlanPart, ...]:
    """Return the actions of each horizon, the most gain for the effort first."""
    words = material.words
    parts = []
    for horizon in Horizon:
        lines = [
            action_line(number, action, material)
            for number, action in enumerate(material.result.actions, 1)
            if action.horizon is horizon
        ]
        if lines:
            dates = {line.due for line in lines}
            due = dates.pop() if len(dates) == 1 else ""
            sentence = (
                words.plural(len(lines), "{n} action, due {due}.", "{n} actions, all due {due}.", due=due)
                if due
                else words.plural(len(lines), "{n} action.", "{n} actions.")
            )
            parts.append(PlanPart(title=words.label(horizon), sentence=sentence, actions=tuple(lines), due=due))
    return tuple(parts)


def plan_intro(material: Material) -> tuple[str, ...]:
    """Return how the plan is ordered and what its numbers mean."""
    words = material.words
    if not material.result.actions:
        return (words.say("There is no action to take: nothing that was assessed falls short of its target."),)
    on_withheld = words.say(
        "The overall score is withheld; the points are those of the questions that could be assessed."
    )
    return (
        words.say(
            "Gain is what the overall score would rise by, in points of 100, if the question met its target and "
            "nothing else changed; gains do not simply add up. Effort is the work it takes. The order is gain for "
            "effort."
        ),
        *((on_withheld,) if material.result.overall.withheld is not None else ()),
    )


def recording_section(material: Material) -> Section:
    """Return what to record so that next year's audit can answer more."""
    words = material.words
    wanted = sorted(material.result.to_record, key=lambda entry: (-entry.weight, entry.item))
    if not wanted:
        return Section(
            anchor="record",
            title=words.say("What to record next year"),
            paragraphs=(words.say("No column and no answer is missing; nothing more needs to be recorded."),),
        )
    rows = tuple(
        (
            Cell(text=material.title(entry.item)),
            Cell(text=words.message(entry.reason)),
            Cell(text=to_keep(entry, material.result, words)),
        )
        for entry in wanted
    )
    table = Table(
        caption=words.say("Questions without an answer, the weightiest first"),
        columns=(
            Column(heading=words.say("Question"), width=40),
            Column(heading=words.say("Why it has no answer"), width=30),
            Column(heading=words.say("Columns to keep"), width=30),
        ),
        rows=rows,
        kind="register",
    )
    paragraph = words.plural(
        len(rows),
        "{n} question could not be answered this year. It counts neither for nor against the score, and it widens its "
        "range.",
        "{n} questions could not be answered this year. They count neither for nor against the score, and they widen "
        "its range.",
    )
    return Section(
        anchor="record", title=words.say("What to record next year"), paragraphs=(paragraph,), tables=(table,)
    )


def to_keep(entry: ToRecord, result: AuditResult, words: Words) -> str:
    """Return what to keep so that a question can be answered: an answer, or columns of the tables."""
    columns = columns_to_keep(entry, result)
    return words.say("an answer, with its evidence") if columns == ANSWER else words.columns(columns)
