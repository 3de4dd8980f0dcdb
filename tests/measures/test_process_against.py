"""Counted shares set beside those in the room, or beside a named pool."""

from __future__ import annotations

import pytest

from audit.types import MeasureState
from tests.measures.builders import dataset, measure

ROOM = {
    "part": "questions_women",
    "whole": "questions_total",
    "base_part": "attendees_women",
    "base_whole": "attendees",
}
SHOWN = {
    "table": "content",
    "part": "people_of_color_shown",
    "whole": "people_shown",
    "dimension": "ethnicity",
    "groups": ("black", "asian"),
    "pool": "local",
}
POOL = {
    "pool": ["local"] * 3,
    "dimension": ["ethnicity"] * 3,
    "group": ["black", "asian", "white"],
    "share": [0.1, 0.15, 0.75],
}


def _sessions(**columns: list[int | None]) -> dict[str, list[object]]:
    return {"event": ["a", "a"], "session": ["x", "y"], **columns}


def test_questions_are_set_beside_those_in_the_room() -> None:
    data = dataset(
        sessions=_sessions(
            questions_women=[4, 2], questions_total=[10, 10], attendees_women=[20, 30], attendees=[50, 50]
        )
    )
    found = measure(data, "amount-index", table="sessions", **ROOM)
    assert found.value == pytest.approx(0.3 / 0.5)
    assert found.n == 2
    assert found.bounds is not None
    assert found.bounds.low == found.bounds.high == found.value


def test_a_session_with_a_blank_is_left_out_and_leaves_no_range() -> None:
    data = dataset(
        sessions=_sessions(
            questions_women=[4, 2], questions_total=[10, 10], attendees_women=[20, None], attendees=[50, 50]
        )
    )
    found = measure(data, "amount-index", table="sessions", **ROOM)
    assert (found.value, found.n, found.excluded[0].n) == (pytest.approx(1.0), 1, 1)
    assert found.bounds is None


def test_nobody_of_the_group_in_the_room_is_no_data() -> None:
    data = dataset(
        sessions=_sessions(questions_women=[0, 0], questions_total=[10, 10], attendees_women=[0, 0], attendees=[9, 9])
    )
    assert measure(data, "amount-index", table="sessions", **ROOM).state is MeasureState.NO_DATA


def test_people_shown_are_set_beside_their_share_of_the_pool() -> None:
    content = {"content": ["a", "b"], "people_of_color_shown": [12, 0], "people_shown": [60, 40]}
    found = measure(dataset(content=content, reference=POOL), "amount-against-pool", **SHOWN)
    assert found.value == pytest.approx(0.12 / 0.25)


def test_without_a_pool_the_share_is_said_and_not_judged() -> None:
    content = {"content": ["a"], "people_of_color_shown": [12], "people_shown": [60]}
    found = measure(dataset(content=content), "amount-against-pool", **SHOWN)
    assert (found.state, found.value) == (MeasureState.NO_POOL, None)
    assert found.facts[0].value == pytest.approx(0.2)
