"""Checks answers against the items and scales that they belong to; what is wrong names sheet and row."""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence
from dataclasses import replace
from difflib import get_close_matches

from audit.model.checklist import Ask, Checklist, Item, Measure
from audit.model.message import Message, msg
from audit.model.result import Answer, DataIssue
from audit.types import IssueLevel

_A_SLIP = 0.85
"""How alike an id must be to one of ours to be taken for a slip of the pen."""

_FILE_SHEET_CELL = 3


def ask_of(item: Item) -> Ask | None:
    """Return what is asked of an item: always, or where its measure cannot be shown."""
    if isinstance(item.assess, Ask):
        return item.assess
    return item.assess.otherwise if isinstance(item.assess, Measure) else None


def check_answers(
    checklists: Sequence[Checklist], answers: Mapping[str, Answer], left_out: Collection[str] = ()
) -> tuple[dict[str, Answer], tuple[DataIssue, ...]]:
    """Return the answers that can be used, as their scales write them, and what is to be said of the others.

    A register of policies has rows that answer no item, and the profile may leave out items that were answered
    (`left_out`): these are counted in a sentence each. An id that is nearly one of ours is taken for a slip, and named.
    """
    items = {item.id: (checklist, item) for checklist in checklists for item in checklist.items}
    retired = {name: other for checklist in checklists for name, other in checklist.retired.items()}
    good: dict[str, Answer] = {}
    issues: list[DataIssue] = []
    other = dropped = 0
    for answer in answers.values():
        if answer.item in items:
            value, found = _on_scale(*items[answer.item], answer)
            issues += found
            if value:
                good[answer.item] = replace(answer, value=value)
        elif answer.item in retired:
            issues.append(_retired(answer, retired[answer.item]))
        elif answer.item in left_out:
            dropped += 1
        elif near := get_close_matches(answer.item, [*items, *left_out], n=1, cutoff=_A_SLIP):
            text = "There is no question {item}; perhaps {near} is meant. The answer is not used."
            issues.append(_issue(answer, "answer-unknown-item", IssueLevel.WARNING, text, near=near[0]))
        else:
            other += 1
    if dropped:
        text = "{n} answers are to questions that the profile leaves out; they are not used."
        issues.append(_counted(msg("answers-left-out", text, n=dropped), dropped))
    if other:
        text = "{n} answers or policies belong to no question of the checklists applied."
        issues.append(_counted(msg("answers-of-no-item", text, n=other), other))
    return good, tuple(issues)


def _counted(message: Message, rows: int) -> DataIssue:
    return DataIssue(code=message.code, level=IssueLevel.INFO, message=message, table="policies", rows=rows)


def _on_scale(checklist: Checklist, item: Item, answer: Answer) -> tuple[str, list[DataIssue]]:
    """Return the answer as the scale writes it, by key or label; nothing, with the reason, where it is not on it."""
    ask = ask_of(item)
    if ask is None:
        text = "The question {item} is measured from tables; the answer to it is not used."
        return "", [_issue(answer, "answer-not-asked", IssueLevel.INFO, text)]
    scale = checklist.scales.get(ask.scale)
    if scale is None:  # lint says so; a checklist that is loaded has all its scales
        return answer.value, []
    known = {_folded(label): name for name, label in scale.labels.items()} | {
        _folded(name): name for name in scale.answers
    }
    if _folded(answer.value) in known:
        return known[_folded(answer.value)], []
    text = "The answer to {item} is not on its scale: {answers}."
    return "", [_issue(answer, "answer-off-scale", IssueLevel.ERROR, text, answers=", ".join(scale.answers))]


def _folded(text: str) -> str:
    return " ".join(text.casefold().replace("-", " ").replace("_", " ").split())


def _retired(answer: Answer, replaced_by: str) -> DataIssue:
    if not replaced_by:
        return _issue(answer, "answer-retired-item", IssueLevel.WARNING, "The question {item} is asked no longer.")
    text = "The question {item} is asked no longer; answer {replaced_by} in its place."
    return _issue(answer, "answer-retired-item", IssueLevel.WARNING, text, replaced_by=replaced_by)


def _issue(answer: Answer, code: str, level: IssueLevel, template: str, **params: str) -> DataIssue:
    message = msg(code, template, item=answer.item, **params)
    place = answer.source.split(", ")
    file, sheet, cell = place if len(place) == _FILE_SHEET_CELL else (answer.source, "", "")
    return DataIssue(code=code, level=level, message=message, file=file, sheet=sheet, cell=cell, table="policies")
