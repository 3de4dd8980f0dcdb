"""Wheelchair spaces by the published table, and sessions about a community with its members."""

from __future__ import annotations

import pytest

from audit.measures.process_events import spaces_needed
from audit.types import MeasureState
from tests.measures.builders import dataset, measure


@pytest.mark.parametrize(
    ("capacity", "spaces"),
    [
        (3, 0),
        (4, 1),
        (25, 1),
        (26, 2),
        (50, 2),
        (51, 4),
        (150, 4),
        (151, 5),
        (300, 5),
        (301, 6),
        (500, 6),
        (501, 7),
        (650, 7),
        (651, 8),
        (5000, 36),
        (5001, 37),
        (5200, 37),
        (5201, 38),
    ],
)
def test_table_of_the_standard(capacity: int, spaces: int) -> None:
    assert spaces_needed(capacity) == spaces


def test_events_short_of_spaces_are_named_with_what_they_lack() -> None:
    data = dataset(
        events={
            "event": ["Hall", "Theatre", "Webinar", "Barn"],
            "format": ["in-person", "hybrid", "online", "in-person"],
            "capacity": [300, 501, None, 100],
            "wheelchair_spaces": [5, 4, None, None],
        }
    )
    found = measure(data, "wheelchair-spaces")
    assert (found.value, found.n) == (0.5, 2)
    assert found.facts[0].labels == ("Theatre",)
    assert found.facts[0].value == 3
    assert found.bounds is not None
    assert (found.bounds.low, found.bounds.high) == (pytest.approx(1 / 3), pytest.approx(2 / 3))


def _sessions(members: list[str | None], **parameters: object):  # type: ignore[no-untyped-def]
    data = dataset(
        sessions={
            "event": ["F", "F", "F"],
            "session": ["a", "b", "c"],
            "topic_community": ["migrants", "migrants", None],
        },
        appearances={
            "event": ["F"] * len(members),
            "session": ["a", "a", "b", "b"][: len(members)],
            "role": ["panellist", "moderator", "panellist", "panellist"][: len(members)],
            "topic_community_member": members,
        },
    )
    return measure(data, "topic-sessions-with-members", **parameters)


def test_sessions_with_and_without_a_member() -> None:
    found = _sessions(["yes", "no", "no", "no"])
    assert (found.value, found.n) == (0.5, 2)
    assert all(not fact.labels for fact in found.facts)
    assert found.needs == ()


def test_a_moderator_is_counted_only_when_asked_for() -> None:
    assert _sessions(["no", "yes", "yes", "no"]).value == 0.5
    assert _sessions(["no", "yes", "yes", "no"], roles=["moderator"]).value == 1.0


def test_a_blank_keeps_a_session_open() -> None:
    found = _sessions(["yes", "no", None, "no"])
    assert (found.value, found.n) == (1.0, 1)
    assert found.bounds is not None
    assert (found.bounds.low, found.bounds.high) == (0.5, 1.0)


def test_a_session_nobody_is_recorded_for_is_unknown() -> None:
    found = _sessions(["yes", "no"])
    assert (found.value, found.n) == (1.0, 1)


def test_no_session_about_a_community() -> None:
    data = dataset(
        sessions={"event": ["F"], "session": ["a"], "topic_community": [None]},
        appearances={"event": ["F"], "session": ["a"], "role": ["speaker"], "topic_community_member": ["no"]},
    )
    assert measure(data, "topic-sessions-with-members").state is MeasureState.NO_DATA
