"""Stored results judged again under later checklists: what can be, and why something cannot."""

from __future__ import annotations

import pytest

from audit.history.rejudge import rejudge_items
from audit.model.checklist import Ask, Band, Checklist, Combine, Measure
from audit.scoring import judge_item
from audit.types import Outcome
from tests.history.build import result_of, simple
from tests.scoring.build import HALF, answer, checklist, item

WHOLE = item("whole", Combine(how="mean", items=("a", "b")))


def test_an_item_that_was_measured_by_itself_is_made_of_its_parts_in_the_earlier_year_too() -> None:
    """The parts were a half and a quarter; what the whole was measured to be then is not asked."""
    before = simple([checklist("c", [item("a"), item("b"), item("whole")])], {"a": 0.5, "b": 0.25, "whole": 1.0}, 2024)
    again = rejudge_items(before, [checklist("c", [item("a"), item("b"), WHOLE])], 1)
    assert again.breaks == {}
    assert again.items["whole"].score == pytest.approx(0.375)


def test_a_whole_that_did_not_apply_is_made_of_the_parts_that_did() -> None:
    lists = [checklist("c", [item("a"), item("b"), item("whole")])]
    before = simple(lists, {"a": 0.5, "b": 0.25, "whole": Outcome.NOT_APPLICABLE}, 2024)
    again = rejudge_items(before, [checklist("c", [item("a"), item("b"), WHOLE])], 1)
    assert again.items["whole"].outcome is not Outcome.NOT_APPLICABLE
    assert again.items["whole"].score == pytest.approx(0.375)


def test_a_whole_that_was_not_asked_before_has_no_earlier_score() -> None:
    before = simple([checklist("c", [item("a"), item("b")])], {"a": 0.5, "b": 0.25}, 2024)
    again = rejudge_items(before, [checklist("c", [item("a"), item("b"), WHOLE])], 1)
    assert again.items.keys() == {"a", "b"}


def test_a_harder_band_makes_the_earlier_score_smaller_and_breaks_nothing() -> None:
    """Of .5 to 1, a value of .75 is the half."""
    harder = Measure(measure="m", band=Band(kind="at_least", target=(1.0,), floor=(0.5,)))
    before = simple([checklist("c", [item("a")])], {"a": 0.75}, 2024)
    again = rejudge_items(before, [checklist("c", [item("a", harder)])], 1)
    assert (again.breaks, again.items["a"].score) == ({}, pytest.approx(0.5))


@pytest.mark.parametrize(
    ("later", "why"),
    [
        (Measure(measure="other", band=None), "break-measure"),
        (Measure(measure="m", band=None, parameters={"table": "sessions"}), "break-parameters"),
        (Ask(scale="yes-partly-no"), "break-way"),
    ],
)
def test_what_is_assessed_otherwise_is_not_judged_again(later: Ask | Measure, why: str) -> None:
    before = simple([checklist("c", [item("a"), item("b")])], {"a": 0.5, "b": 0.25}, 2024)
    again = rejudge_items(before, [checklist("c", [item("a", later), item("b")])], 1)
    assert {name: told.code for name, told in again.breaks.items()} == {"a": why}
    assert again.items.keys() == {"b"}


def test_another_scale_to_fall_back_on_breaks_only_what_was_answered() -> None:
    """Where the answer was given because nothing was recorded, another scale is another question; else it is not."""

    def lists(scale: str) -> list[Checklist]:
        otherwise = Ask(scale=scale)
        return [checklist("c", [item("a", Measure(measure="m", band=HALF, otherwise=otherwise))])]

    measured = simple(lists("yes-partly-no"), {"a": 0.5}, 2024)
    again = rejudge_items(measured, lists("other"), 1)
    assert (again.breaks, again.items["a"].score) == ({}, pytest.approx(0.5))
    asked = lists("yes-partly-no")
    told = judge_item(asked[0].items[0], asked[0], None, answer("a", "yes"))
    assert told.score == 1.0
    answered = result_of(asked, {"a": told}, 2024)
    assert rejudge_items(answered, lists("other"), 1).breaks["a"].code == "break-scale"
    assert rejudge_items(answered, lists("yes-partly-no"), 1).items["a"].score == 1.0
