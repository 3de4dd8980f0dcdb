"""Checks answers against the items and scales that they belong to; what is wrong names sheet and row."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence

from audit.model.checklist import Ask, Checklist, Item, Measure, Scale
from audit.model.message import msg
from audit.model.result import Answer, DataIssue
from audit.types import IssueLevel


def ask_of(item: Item) -> Ask | None:
    """Return what is asked of an item: always, or where its measure cannot be shown."""
    if isinstance(item.assess, Ask):
        return item.assess
    return item.assess.otherwise if isinstance(item.assess, Measure) else None


def check_answers(
    checklists: Sequence[Checklist], answers: Mapping[str, Answer]
) -> tuple[dict[str, Answer], tuple[DataIssue, ...]]:
    """Return the answers that can be used, and an issue for each that cannot."""
    items = {item.id: (checklist, item) for checklist in checklists for item in checklist.items}
    retired = {name: other for checklist in checklists for name, other in checklist.retired.items()}
    good: dict[str, Answer] = {}
    issues: list[DataIssue] = []
    for answer in answers.values():
        if answer.item in items:
            found = list(_against_scale(*items[answer.item], answer))
        else:
            found = [_unknown(answer, retired)]
        issues += found
        if not found:
            good[answer.item] = answer
    return good, tuple(issues)


def _against_scale(checklist: Checklist, item: Item, answer: Answer) -> Iterator[DataIssue]:
    ask = ask_of(item)
    if ask is None:
        yield _issue(
            answer,
            "answer-not-asked",
            IssueLevel.INFO,
            "The item {item} is measured from tables; the answer to it is not used.",
        )
        return
    scale = checklist.scales[ask.scale]
    if answer.value not in scale.answers:
        template = "The answer to {item} is not on its scale: {answers}."
        yield _issue(answer, "answer-off-scale", IssueLevel.ERROR, template, answers=_choices(scale))


def _unknown(answer: Answer, retired: Mapping[str, str]) -> DataIssue:
    if answer.item not in retired:
        template = "There is no item {item} in the checklists applied; the answer is not used."
        return _issue(answer, "answer-unknown-item", IssueLevel.WARNING, template)
    if not retired[answer.item]:
        return _issue(answer, "answer-retired-item", IssueLevel.WARNING, "The item {item} is asked no longer.")
    template = "The item {item} is asked no longer; answer {replaced_by} in its place."
    return _issue(answer, "answer-retired-item", IssueLevel.WARNING, template, replaced_by=retired[answer.item])


def _issue(answer: Answer, code: str, level: IssueLevel, template: str, **params: str) -> DataIssue:
    message = msg(code, template, item=answer.item, **params)
    return DataIssue(code=code, level=level, message=message, file=answer.source, table="answers")


def _choices(scale: Scale) -> str:
    return ", ".join(scale.answers)
