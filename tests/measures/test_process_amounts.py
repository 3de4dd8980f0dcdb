"""Shares of amounts: ratios of sums, with blanks bounded."""

from __future__ import annotations

import pytest

from audit.types import MeasureState
from tests.measures.builders import dataset, measure


def test_sums_are_compared_and_not_the_rows_shares() -> None:
    data = dataset(events={"event": ["a", "b"], "access_budget": [300, 0], "budget": [2000, 8000]})
    found = measure(data, "amount-share", table="events", part="access_budget", whole="budget")
    assert (found.value, found.n) == (0.03, 2)
    assert found.bounds is not None
    assert (found.bounds.low, found.bounds.high) == (0.03, 0.03)
    assert found.facts[0].labels == ("b",)


def test_a_blank_part_lies_between_nothing_and_all() -> None:
    data = dataset(events={"event": ["a", "b"], "access_budget": [300, None], "budget": [1000, 1000]})
    found = measure(data, "amount-share", table="events", part="access_budget", whole="budget")
    assert found.value == 0.3
    assert found.bounds is not None
    assert (found.bounds.low, found.bounds.high) == (0.15, 0.65)


def test_a_blank_whole_may_be_of_any_size() -> None:
    data = dataset(events={"event": ["a", "b"], "access_budget": [300, 500], "budget": [1000, None]})
    found = measure(data, "amount-share", table="events", part="access_budget", whole="budget")
    assert found.bounds is not None
    assert (found.bounds.low, found.bounds.high) == (0.0, pytest.approx(800 / 1500))
    assert found.bounds.exact is False


def test_no_amount_below_the_line_is_no_data() -> None:
    data = dataset(events={"event": ["a"], "access_budget": [0], "budget": [0]})
    found = measure(data, "amount-share", table="events", part="access_budget", whole="budget")
    assert found.state is MeasureState.NO_DATA


def test_a_value_above_one_lies_in_its_bounds() -> None:
    data = dataset(events={"event": ["a", "b"], "access_budget": [4000, 500], "budget": [10, None]})
    found = measure(data, "amount-share", table="events", part="access_budget", whole="budget")
    assert found.value == 400.0
    assert found.bounds is not None
    assert (found.bounds.low, found.bounds.high) == (0.0, 400.0)
