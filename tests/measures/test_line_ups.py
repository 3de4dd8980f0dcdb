from __future__ import annotations

from collections.abc import Sequence
from itertools import combinations

import pytest

from audit.types import MeasureState
from tests.measures.builders import context, dataset, measure

Seat = tuple[str, str, str | None]  # session, role, gender


def appearances(seats: Sequence[Seat], **columns: list[object]) -> dict[str, list[object]]:
    return {
        "event": ["E"] * len(seats),
        "session": [session for session, _, _ in seats],
        "session_kind": ["panel"] * len(seats),
        "role": [role for _, role, _ in seats],
        "gender": [gender for _, _, gender in seats],
        "person": [f"p{i}" for i in range(len(seats))],
        **columns,
    }


def test_the_chair_is_not_counted_and_one_person_is_no_panel() -> None:
    seats: list[Seat] = [
        ("A", "moderator", "women"),
        ("A", "panellist", "men"),
        ("A", "panellist", "men"),
        ("B", "panellist", "women"),
        ("B", "panellist", "men"),
        ("C", "panellist", "women"),
        ("C", "moderator", "women"),
    ]
    run = context(dataset(appearances=appearances(seats)), public_roster=True)
    panels = measure(run, "panels-with", groups=["women"])
    assert (panels.value, panels.count, panels.n) == (0.5, 1, 2)
    assert panels.facts[0].labels == ("E, A",)


def test_an_unknown_group_leaves_a_panel_open() -> None:
    seats: list[Seat] = [("A", "panellist", "men"), ("A", "panellist", None)]
    seats += [("B", "panellist", "men"), ("B", "panellist", "women")]
    panels = measure(dataset(appearances=appearances(seats)), "panels-with", groups=["women"])
    assert (panels.value, panels.n) == (1.0, 1)
    assert panels.bounds is not None
    assert (panels.bounds.low, panels.bounds.high, panels.bounds.undisclosed) == (0.5, 1.0, 1)
    assert panels.excluded[0].n == 1


def test_a_person_listed_twice_sits_once() -> None:
    seats: list[Seat] = [("A", "panellist", "men"), ("A", "panellist", "men")]
    data = dataset(appearances=appearances(seats, person=["p", "p"]))
    assert measure(data, "panels-with", groups=["women"]).state is MeasureState.NO_DATA


def test_expected_single_group_panels_agree_with_enumeration() -> None:
    genders = ["women", "men", "men", "men", "men", "women"]
    seats: list[Seat] = [("A" if i < 2 else "B", "panellist", gender) for i, gender in enumerate(genders)]
    panels = measure(dataset(appearances=appearances(seats)), "panels-with", groups=["women"])
    expected = 0.0
    for size in (2, 4):
        draws = list(combinations(range(6), size))
        expected += sum(all(genders[i] == "men" for i in draw) for draw in draws) / len(draws)
    found = {fact.name: fact.value for fact in panels.facts}
    assert found["expected-by-chance"] == pytest.approx(expected)
    assert found["single-group-panels"] == 0
    assert panels.tests[0].p_value == pytest.approx(1.0)


def test_a_panel_with_an_unknown_group_is_left_open_and_counted_apart() -> None:
    seats: list[Seat] = [("A", "panellist", "men"), ("A", "panellist", "men"), ("A", "panellist", None)]
    seats += [("B", "panellist", "women"), ("B", "panellist", "men")]
    panels = measure(dataset(appearances=appearances(seats)), "panels-with", groups=["women"])
    said = {fact.name: (fact.value, "whose group is known" in fact.message.template) for fact in panels.facts}
    assert said["panels-without"] == (0, False)  # the unknown may be a woman
    assert said["single-group-panels"] == (1, True)


def test_a_self_described_dimension_is_not_counted_over_few_panels() -> None:
    seats: list[Seat] = [("A", "panellist", "men"), ("A", "panellist", "women")]
    data = dataset(appearances=appearances(seats, disability=["yes", "no"]))
    assert measure(data, "panels-with", dimension="disability", groups=["yes"]).state is MeasureState.INSUFFICIENT


@pytest.mark.parametrize(("members", "told"), [(9, False), (10, True), (30, True), (31, False)])
def test_what_chance_would_give_is_not_told_of_few_people_of_a_self_described_dimension(
    members: int, told: bool
) -> None:
    """20 panels of two: the expected number without the groups has one solution for how many of them there are."""
    seats: list[Seat] = [(f"E{i // 2}", "panellist", "men") for i in range(40)]
    data = dataset(appearances=appearances(seats, disability=["yes" if i < members else "no" for i in range(40)]))
    found = measure(data, "panels-with", dimension="disability", groups=["yes"])
    assert found.state is MeasureState.OK
    assert ("expected-by-chance" in [fact.name for fact in found.facts]) == told
    assert bool(found.tests) == told
