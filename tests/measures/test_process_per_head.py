"""Money per head."""

from __future__ import annotations

from audit.types import MeasureState
from tests.measures.builders import dataset, measure

PER_MEMBER = {"table": "staff_groups", "amount": "budget", "heads": "members"}


def test_sums_are_divided_and_those_far_below_are_named() -> None:
    groups = {"group": ["Women", "Disability", "Carers"], "budget": [300, 100, 40], "members": [10, 40, 10]}
    found = measure(dataset(staff_groups=groups), "amount-per-head", **PER_MEMBER)
    assert (found.value, found.n, found.state) == (440 / 60, 3, MeasureState.NO_POOL)  # 30, 2.50 and 4 a head
    assert found.facts[0].labels == ("Disability",)


def test_a_group_without_members_or_budget_is_left_out() -> None:
    groups = {"group": ["A", "B", "C"], "budget": [300, None, 50], "members": [10, 40, 0]}
    found = measure(dataset(staff_groups=groups), "amount-per-head", **PER_MEMBER)
    assert (found.value, found.n, found.excluded[0].n) == (30.0, 1, 2)
    assert found.bounds is None


def test_nothing_recorded_is_no_data() -> None:
    groups = {"group": ["A"], "budget": [None], "members": [3]}
    assert measure(dataset(staff_groups=groups), "amount-per-head", **PER_MEMBER).state is MeasureState.NO_DATA
