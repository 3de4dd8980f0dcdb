"""Waivers and answers name items that exist, or a clear message says which does not."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest

from audit.checklists import check_answers, read_waivers
from audit.config import Settings, WaiverSettings
from audit.errors import SettingsError
from audit.model.checklist import Ask, Checklist, Item, Scale
from audit.model.result import Answer
from audit.types import Importance, IssueLevel

SCALE = Scale(id="yn", title="Yes or no", answers={"yes": 1.0, "no": 0.0}, labels={"yes": "Yes", "no": "No"})
ITEM = Item(id="asked", title="A", title_unmet="B", importance=Importance.LOW, assess=Ask(scale="yn"))
LIST = Checklist(
    id="small",
    version="1.0",
    title="Small",
    summary="",
    items=(ITEM,),
    scales={"yn": SCALE},
    retired={"old": "asked", "gone": ""},
)


def _settings(item: str, expires: date = date(2026, 1, 1)) -> Settings:
    granted = date(2025, 1, 1)
    waiver = WaiverSettings(item=item, justification="Rebuilding.", approver="Board", granted=granted, expires=expires)
    return Settings(waivers=(waiver,))


def test_a_waiver_is_read_even_when_it_has_expired() -> None:
    (waiver,) = read_waivers(_settings("asked"), [LIST])
    assert (waiver.item, waiver.expires) == ("asked", date(2026, 1, 1))


@pytest.mark.parametrize(
    ("item", "expires", "words"),
    [
        ("nothing", date(2026, 1, 1), "no such question"),
        ("old", date(2026, 1, 1), "asked no longer"),
        ("asked", date(2024, 1, 1), "expires before"),
    ],
)
def test_a_waiver_that_cannot_be_is_refused(item: str, expires: date, words: str) -> None:
    with pytest.raises(SettingsError, match=words):
        read_waivers(_settings(item, expires), [LIST])


def test_answers_are_explained_where_they_cannot_be_used() -> None:
    given = {
        "asked": Answer(item="asked", value="perhaps", source="answers.xlsx, Answers, C2"),
        "old": Answer(item="old", value="yes"),
        "gone": Answer(item="gone", value="yes"),
        "askd": Answer(item="askd", value="yes"),
        "Travel policy": Answer(item="Travel policy", value="yes"),
        "other": Answer(item="other", value="yes"),
    }
    good, issues = check_answers([LIST], given)
    assert good == {}
    assert [(issue.code, issue.level) for issue in issues] == [
        ("answer-off-scale", IssueLevel.ERROR),
        ("answer-retired-item", IssueLevel.WARNING),
        ("answer-retired-item", IssueLevel.WARNING),
        ("answer-unknown-item", IssueLevel.WARNING),
        ("answers-of-no-item", IssueLevel.INFO),
    ]
    assert issues[0].message.text == "The answer to asked is not on its scale: yes, no."
    assert (issues[0].file, issues[0].sheet, issues[0].cell) == ("answers.xlsx", "Answers", "C2")
    assert "answer asked in its place" in issues[1].message.text
    assert "perhaps asked is meant" in issues[3].message.text
    assert issues[4].rows == 2


@pytest.mark.parametrize("written", ["no", "No", " NO ", "Not at all"])
def test_an_answer_is_known_by_its_key_or_its_label(written: str) -> None:
    labels = {"yes": "Yes", "no": "Not at all"}
    checklist = replace(LIST, scales={"yn": replace(SCALE, labels=labels)})
    good, issues = check_answers([checklist], {"asked": Answer(item="asked", value=written)})
    assert good["asked"].value == "no"
    assert issues == ()


def test_what_the_profile_leaves_out_is_counted_and_no_fault() -> None:
    good, issues = check_answers([LIST], {"dropped": Answer(item="dropped", value="yes")}, left_out={"dropped"})
    assert good == {}
    assert [(issue.code, issue.level, issue.rows) for issue in issues] == [("answers-left-out", IssueLevel.INFO, 1)]
    assert read_waivers(_settings("dropped", date(2027, 1, 1)), [LIST], left_out={"dropped"}) == ()


def test_a_slip_is_told_of_an_item_that_the_profile_leaves_out_as_well() -> None:
    _, issues = check_answers([LIST], {"dropt-item": Answer(item="dropt-item", value="yes")}, left_out={"dropd-item"})
    assert [issue.code for issue in issues] == ["answer-unknown-item"]
