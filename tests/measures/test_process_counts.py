"""Counts of things that should be there."""

from __future__ import annotations

from audit.types import MeasureState
from tests.measures.builders import dataset, measure


def test_channels_that_work_outside_the_line() -> None:
    data = dataset(
        channels={
            "channel": ["hotline", "manager", "union", "box"],
            "outside_line": ["yes", "no", "yes", "yes"],
            "working": ["yes", "yes", None, "no"],
        }
    )
    found = measure(data, "count-of-rows", table="channels", **{"is": {"outside_line": "yes", "working": "yes"}})
    assert found.value == 1
    assert found.bounds is not None
    assert (found.bounds.low, found.bounds.high) == (1, 2)
    assert found.facts[0].labels == ("hotline",)


def test_none_is_a_value() -> None:
    data = dataset(channels={"channel": ["manager"], "working": ["no"]})
    assert measure(data, "count-of-rows", table="channels", **{"is": {"working": "yes"}}).value == 0


def test_persons_are_not_counted_this_way() -> None:
    data = dataset(employees={"employee": ["a"], "status": ["active"]})
    assert measure(data, "count-of-rows", table="employees", **{"is": {"status": "active"}}).state is MeasureState.ERROR
