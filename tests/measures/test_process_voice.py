"""Whether silence can be believed, which communities are left out, and hours of learning."""

from __future__ import annotations

import pytest

from audit.types import MeasureState
from tests.measures.builders import context, dataset, measure

WORKING = {"channel": ["hotline"], "working": ["yes"], "outside_line": ["yes"]}
NOT_WORKING = {"channel": ["hotline"], "working": ["no"], "outside_line": ["yes"]}
SURVEY = {"survey": ["s"], "question": ["q"], "answered": [40]}


def test_no_report_and_no_working_channel_is_nothing() -> None:
    found = measure(dataset(channels=NOT_WORKING, incidents={"incident": []}, surveys=SURVEY), "reporting-credibility")
    assert found.value == 0.0
    assert "reporting.silence" in [note.code for note in found.notes]


def test_a_working_channel_a_survey_and_recorded_reports() -> None:
    assert measure(dataset(channels=WORKING), "reporting-credibility").value == pytest.approx(1 / 3)
    full = measure(dataset(channels=WORKING, surveys=SURVEY, incidents={"incident": []}), "reporting-credibility")
    assert full.value == 1.0
    assert full.needs == ()


def test_a_channel_that_may_work_raises_the_upper_bound() -> None:
    unknown = {**WORKING, "working": [None]}
    found = measure(dataset(channels=unknown), "reporting-credibility")
    assert found.bounds is not None
    assert (found.value, found.bounds.high) == (0.0, pytest.approx(1 / 3))


def test_communities_left_at_zero_are_named() -> None:
    data = dataset(
        policies={"policy": ["a", "b"], "dimensions": ["Gender; disability", "age"]},
        staff_groups={"group": ["g"], "community": ["LGBTQ+ staff"]},
    )
    found = measure(data, "communities-covered")
    assert found.value == pytest.approx(4 / 6)
    assert found.facts[0].labels == ("ethnicity", "class_background")


def test_nothing_to_read_communities_from() -> None:
    assert measure(dataset(), "communities-covered").state is MeasureState.NO_DATA


def test_hours_are_spread_over_all_staff() -> None:
    data = dataset(
        programmes={
            "programme": ["p"] * 4,
            "kind": ["training", "training", "mentoring", "training"],
            "hours": [8.0, 4.0, 99.0, 5.0],
            "took_up": ["yes", "yes", "yes", "no"],
        },
        employees={"employee": list("abcd"), "status": ["active", "active", "active", "left"]},
    )
    assert measure(data, "learning-hours", where={"kind": "training"}).value == 4.0
    declared = context(data, declared={"headcount": 6})
    assert measure(declared, "learning-hours", where={"kind": "training"}).value == 2.0


def test_hours_that_are_not_recorded_are_a_group_of_their_own() -> None:
    run = context(
        dataset(
            programmes={"programme": ["p"] * 4, "hours": [8.0, None, None, 5.0], "took_up": ["yes", "yes", None, "no"]},
            employees={"employee": ["a"], "status": ["active"]},
        )
    )
    found = measure(run, "learning-hours")
    (blank,) = found.excluded
    assert (found.n, blank.n) == (1, 2)
    assert [run.cells[key].n for key in (*found.needs, *blank.needs)] == [1, 2]


def test_hours_without_staff_are_no_data() -> None:
    data = dataset(programmes={"programme": ["p"], "hours": [1.0]})
    assert measure(data, "learning-hours").state is MeasureState.NO_DATA
