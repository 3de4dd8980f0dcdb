"""Descriptions say in words what the data says."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest

from audit.authoring.describe import describe_item, needed_columns
from audit.authoring.words import band_words, condition_words
from audit.checklists import find_item, load_checklists
from audit.errors import SettingsError
from audit.model.checklist import Band, Condition
from audit.types import ValueUnit

Write = Callable[..., Path]


@pytest.mark.parametrize(
    ("band", "unit", "words"),
    [
        (
            Band(kind="at_least", target=(1.0,), floor=(0.5,)),
            ValueUnit.SHARE,
            ("Met from 100 % on.", "Not met at 50 % or less; in between the score rises in a straight line."),
        ),
        (
            Band(kind="at_most", target=(30,), floor=(60,), stepped=True, partly=0.4),
            ValueUnit.DAYS,
            ("Met up to 30 days.", "Not met at 60 days or more; in between it counts 0.4."),
        ),
        (
            Band(kind="within", target=(0.8, 1.25), floor=(0.8, 1.25), stepped=True, significant=True, minimum_n=20),
            ValueUnit.RATIO,
            (
                "Met from 0.8 to 1.25.",
                "Otherwise not met.",
                "Said to be not met only where a test makes chance unlikely.",
                "Judged from this many records on: 20.",
            ),
        ),
    ],
)
def test_bands_in_words(band: Band, unit: ValueUnit, words: tuple[str, ...]) -> None:
    assert band_words(band, unit) == words


def test_conditions_in_words() -> None:
    assert condition_words(None) == "Always applies."
    condition = Condition(table="events", where={"format": ("in-person", "hybrid")}, settings={"country": ("GB",)})
    said = "Applies if there are rows in events where format is in-person or hybrid and country is GB."
    assert condition_words(condition) == said


def test_an_item_is_described_in_full(write_folder: Write) -> None:
    checklist, item = find_item(load_checklists([write_folder()]), "captions")
    description = describe_item(checklist, item)
    said = {section.heading: section.lines for section in description.sections}
    assert list(said) == [
        "How it is found",
        "With",
        "How it is judged",
        "Asked where it cannot be shown",
        "When it applies",
        "How much it matters",
        "Columns needed",
        "Evidence to look for",
        "Asked for by",
        "What to do",
    ]
    assert said["How it is found"][-1] == "Formula: events with it / events where it is known."
    assert said["Asked where it cannot be shown"] == ("yes: Yes (counts 1)", "no: No (counts 0)")
    assert said["Columns needed"] == ("events.captioned", "events.format")
    assert said["What to do"][1] == "Effort S; events lead; this-year."


def test_an_asked_item_needs_its_answer(write_folder: Write) -> None:
    _, item = find_item(load_checklists([write_folder()]), "policy")
    assert needed_columns(item) == ("policies.item", "policies.status")


def test_an_unknown_item_gets_the_nearest_ids(write_folder: Write) -> None:
    with pytest.raises(SettingsError, match="no question called `caption`") as caught:
        find_item(load_checklists([write_folder()]), "caption")
    assert caught.value.hint == "Did you mean `captions`?"
