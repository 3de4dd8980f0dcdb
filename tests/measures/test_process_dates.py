"""What was done by its date, and what was looked at lately."""

from __future__ import annotations

import pytest

from tests.measures.builders import dataset, measure


def test_kept_late_dropped_and_not_yet_due() -> None:
    data = dataset(
        commitments={
            "statement": ["kept", "late", "never", "dropped", "later", "early"],
            "due": ["2025-06-30", "2025-06-30", "2025-06-30", "2026-06-30", "2026-06-30", "2026-06-30"],
            "done_on": ["2025-06-30", "2025-07-01", None, None, None, "2025-12-01"],
            "status": ["done", "done", "open", "dropped", "open", "done"],
        }
    )
    found = measure(data, "done-on-time", table="commitments", due="due", done="done_on", status="status")
    # Kept and early were on time; late, never and dropped were not; the one due next year does not count yet.
    assert (found.value, found.n) == (0.4, 5)
    facts = {fact.name: fact.labels for fact in found.facts}
    assert facts == {"late": ("late", "never"), "dropped": ("dropped",)}
    assert [each.n for each in found.excluded] == [1]


def test_an_action_that_came_back_blank_is_no_broken_promise() -> None:
    columns = {
        "action": ["on time", "under way", "blank", "blank too"],
        "due": ["2025-06-30"] * 4,
        "done_on": ["2025-06-01", None, None, None],
        "status": ["done", "open", None, None],
    }
    names = {"due": "due", "done": "done_on", "status": "status"}
    found = measure(dataset(actions=columns), "done-on-time", table="actions", **names)
    # One of the two that were taken up; the two that came back blank may be done or not.
    assert (found.value, found.n) == (0.5, 2)
    assert found.bounds is not None
    assert (found.bounds.low, found.bounds.high) == (0.25, 0.75)
    commitments = {**columns, "commitment": columns["action"]}
    del commitments["action"]
    told = measure(dataset(commitments=commitments), "done-on-time", table="commitments", **names)
    assert (told.value, told.n) == (0.25, 4)  # what was said in public is a promise whatever its status


def test_a_plan_that_nobody_filled_in_is_not_judged() -> None:
    data = dataset(
        actions={"action": ["a", "b"], "due": ["2025-06-30"] * 2, "done_on": [None] * 2, "status": [None] * 2}
    )
    found = measure(data, "done-on-time", table="actions", due="due", done="done_on", status="status")
    assert found.value is None


def test_a_row_without_a_due_date_is_bounded() -> None:
    data = dataset(
        commitments={"statement": ["a", "b"], "due": ["2025-01-31", None], "done_on": ["2025-01-30", "2025-05-01"]}
    )
    found = measure(data, "done-on-time", table="commitments", due="due", done="done_on")
    assert found.value == 1.0
    assert found.bounds is not None
    assert (found.bounds.low, found.bounds.high) == (0.5, 1.0)


def test_reports_are_people_and_are_not_named() -> None:
    data = dataset(
        incidents={
            "incident": ["i1", "i2", "i3"],
            "corrective_action": ["talk", "training", None],
            "corrective_action_due": ["2025-02-01", "2025-02-01", None],
            "done_on": ["2025-01-15", "2025-03-01", None],
        }
    )
    found = measure(
        data,
        "done-on-time",
        table="incidents",
        due="corrective_action_due",
        done="done_on",
        where_filled=["corrective_action"],
    )
    assert (found.value, found.n, found.population) == (0.5, 2, "incidents")
    assert found.needs
    assert all(not fact.labels and fact.needs for fact in found.facts)


@pytest.mark.parametrize(("reviewed", "value"), [("2023-12-31", 1.0), ("2023-12-30", 0.0), ("2026-01-01", 0.0)])
def test_the_limit_of_months_counts_and_the_future_does_not(reviewed: str, value: float) -> None:
    data = dataset(policies={"policy": ["leave"], "reviewed_on": [reviewed]})
    assert measure(data, "dated-within", table="policies", dates=["reviewed_on"], months=24).value == value


def test_the_latest_date_counts_and_no_date_is_not_reviewed() -> None:
    data = dataset(
        policies={
            "policy": ["old", "new", "never", None],
            "reviewed_on": ["2020-01-01", None, None, None],
            "adopted_on": ["2019-01-01", "2025-01-01", None, None],
        }
    )
    found = measure(
        data,
        "dated-within",
        table="policies",
        dates=["reviewed_on", "adopted_on"],
        months=24,
        where_filled=["policy"],
    )
    assert (found.value, found.n) == (pytest.approx(1 / 3), 3)
    assert found.facts[0].labels == ("old", "never")
