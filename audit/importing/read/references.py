"""What records of a JSON document refer to by ids: items of categories, questions of forms, names of fields."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from audit.importing.read.people_lists import is_records

Record = Mapping[str, Any]


@dataclass(frozen=True, slots=True)
class Referred:
    """What the lists of a document say of the ids in its records."""

    items: Mapping[str, tuple[str, str]]  # id -> the category's name and the item's
    questions: Mapping[str, str]
    fields: Mapping[str, str]


def referred_to(lists: Mapping[str, Sequence[Any]]) -> Referred:
    """Return what the lists that are no tables themselves say of ids."""
    return Referred(items=_items_by_id(lists), questions=_questions_by_id(lists), fields=_fields_by_id(lists))


def told_in_full(record: Any, referred: Referred) -> Any:
    """Return a record with the items of categories, questions and names of fields that it refers to by their ids."""
    if not isinstance(record, Mapping):
        return record
    told: dict[str, Any] = {referred.fields.get(key, key): value for key, value in record.items()}
    items, answers = record.get("categoryItems"), record.get("questionAnswers")
    for key in items if isinstance(items, list) else ():
        if str(key) in referred.items:
            category, item = referred.items[str(key)]
            told[category] = f"{told[category]}; {item}" if told.get(category) else item
    for answer in answers if isinstance(answers, list) else ():
        question = referred.questions.get(str(answer.get("questionId")), "") if isinstance(answer, Mapping) else ""
        if question:
            told.setdefault(question, answer.get("answerValue"))
    if referred.questions and is_records(record.get("answers")):
        told["answers"] = [_asked(answer, referred.questions) for answer in record["answers"]]
    return told


def _asked(answer: Record, questions: Mapping[str, str]) -> Record:
    """Return an answer with the words of its question, where it tells only the question's id."""
    asked = answer.get("question")
    known = questions.get(str(asked)) if isinstance(asked, (int, str)) else None
    return {**answer, "question": known} if known and "question_identifier" not in answer else answer


def _questions_by_id(lists: Mapping[str, Sequence[Any]]) -> dict[str, str]:
    return {
        str(question["id"]): str(question["question"])
        for question in lists.get("questions", ())
        if "id" in question and isinstance(question.get("question"), str)
    }


def _items_by_id(lists: Mapping[str, Sequence[Any]]) -> dict[str, tuple[str, str]]:
    found = {}
    for category in lists.get("categories", ()):
        for item in category.get("items") or ():
            if isinstance(item, Mapping) and "id" in item:
                found[str(item["id"])] = (name_of(category), name_of(item))
    return found


def _fields_by_id(lists: Mapping[str, Sequence[Any]]) -> dict[str, str]:
    """Return the names of fields that have only a number for a key; where two share a name, they keep the number."""
    named = [(str(field.get("id")), name_of(field)) for field in lists.get("fields", ())]
    times = Counter(name for _, name in named)
    return {key: name for key, name in named if key.isdigit() and name and times[name] == 1}


def name_of(record: Record) -> str:
    """Return what a category, an item of it or a field is called."""
    return str(record.get("title") or record.get("name") or "")


def decision_among(replies: Any) -> str:
    """Return the decision in the one of the replies to a submission that holds it, "" where none does."""
    if not is_records(replies):
        return ""
    contents = (reply.get("content") for reply in replies)
    told = (content.get("decision") for content in contents if isinstance(content, Mapping))
    return next((decision for decision in told if isinstance(decision, str)), "")
