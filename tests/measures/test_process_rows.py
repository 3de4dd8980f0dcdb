"""Shares of rows, with blanks outside the value and inside the bounds."""

from __future__ import annotations

from itertools import product

import pytest
from hypothesis import given
from hypothesis import strategies as st

from audit.types import MeasureState, RecordUnit
from tests.measures.builders import dataset, measure


def test_share_of_events_names_those_that_fall_short() -> None:
    data = dataset(
        events={
            "event": ["Spring", "Autumn", "Winter", "Walk"],
            "captioned": ["yes", "yes", None, "no"],
            "caption_method": ["human", "automatic", "human", None],
        }
    )
    found = measure(data, "share-of-rows", table="events", **{"is": {"captioned": "yes", "caption_method": "human"}})
    # Spring is so, Autumn and Walk are known not to be, Winter may be either.
    assert (found.value, found.count, found.n) == (pytest.approx(1 / 3), 1, 3)
    assert found.bounds is not None
    assert (found.bounds.low, found.bounds.high) == (0.25, 0.5)
    assert found.facts[0].labels == ("Autumn", "Walk")
    assert found.needs == ()
    assert found.record_unit is RecordUnit.EVENT


def test_a_row_that_may_belong_enters_the_bounds_both_ways() -> None:
    data = dataset(
        events={"event": list("abc"), "format": ["in-person", "online", None], "step_free": ["yes", "no", "no"]}
    )
    found = measure(
        data,
        "share-of-rows",
        table="events",
        **{"is": {"step_free": "yes"}, "where": {"format": ["in-person", "hybrid"]}},
    )
    assert found.value == 1.0
    assert found.bounds is not None
    assert (found.bounds.low, found.bounds.high) == (0.5, 1.0)
    assert [each.n for each in found.excluded] == [1]


def test_limits_of_numbers_and_blanks_that_are_known_to_be_missing() -> None:
    data = dataset(
        sessions={
            "session": ["a", "b", "c", "d"],
            "minutes": [90, 61, 60, None],
            "interpreters": [2, 1, 0, 3],
            "topic_community": ["deaf people", " ", None, "x"],
        }
    )
    teams = measure(data, "share-of-rows", table="sessions", where_above={"minutes": 60}, at_least={"interpreters": 2})
    assert (teams.value, teams.n) == (0.5, 2)
    assert teams.bounds is not None
    assert (teams.bounds.low, teams.bounds.high) == (0.5, pytest.approx(2 / 3))
    few = measure(data, "share-of-rows", table="sessions", at_most={"interpreters": 1})
    assert few.value == 0.5
    filled = measure(data, "share-of-rows", table="sessions", filled=["topic_community"])
    assert filled.value == 0.5


def test_rows_left_out_for_certain() -> None:
    data = dataset(
        appearances={"role": ["speaker"] * 3, "declined": ["yes", None, "no"], "travel_covered": [None, "yes", "no"]}
    )
    found = measure(
        data, "share-of-rows", table="appearances", unless={"declined": "yes"}, **{"is": {"travel_covered": "yes"}}
    )
    assert (found.value, found.n) == (0.5, 2)
    assert found.population == "appearances"
    assert {key.population for key in found.needs} == {"appearances"}
    assert found.facts[0].labels == ()


def test_nothing_known_is_no_data_and_not_zero() -> None:
    data = dataset(events={"event": ["a"], "captioned": [None]})
    found = measure(data, "share-of-rows", table="events", **{"is": {"captioned": "yes"}})
    assert (found.state, found.value) == (MeasureState.NO_DATA, None)


def test_fewer_rows_than_asked_for_are_insufficient() -> None:
    data = dataset(events={"event": ["a"], "captioned": ["yes"]})
    found = measure(data, "share-of-rows", table="events", minimum_rows=2, **{"is": {"captioned": "yes"}})
    assert found.state is MeasureState.INSUFFICIENT


@given(
    st.lists(st.tuples(st.sampled_from(["x", "y", None]), st.sampled_from(["yes", "no", None])), min_size=1, max_size=6)
)
def test_bounds_hold_for_every_way_to_fill_the_blanks_and_are_reached(
    rows: list[tuple[str | None, str | None]],
) -> None:
    def share(filled: list[tuple[str | None, str | None]]) -> float | None:
        inside = [so for place, so in filled if place == "x"]
        return inside.count("yes") / len(inside) if inside else None

    data = dataset(
        events={"event": list("abcdef")[: len(rows)], "format": [r[0] for r in rows], "captioned": [r[1] for r in rows]}
    )
    found = measure(data, "share-of-rows", table="events", **{"is": {"captioned": "yes"}, "where": {"format": "x"}})
    choices = [
        [
            (a, b)
            for a in (["x", "y"] if row[0] is None else [row[0]])
            for b in (["yes", "no"] if row[1] is None else [row[1]])
        ]
        for row in rows
    ]
    possible = [each for each in (share(list(world)) for world in product(*choices)) if each is not None]
    if found.value is None:
        return
    assert found.bounds is not None
    assert found.bounds.low == pytest.approx(min(possible))
    assert found.bounds.high == pytest.approx(max(possible))


def test_how_cases_were_dealt_with_is_process_and_what_people_are_is_not() -> None:
    reports = {
        "incident": list("abcdef"),
        "outcome_told": ["yes"] * 4 + ["no"] * 2,
        "kind": ["conduct"] * 6,
        "gender": ["women"] * 6,
    }
    told = {"is": {"outcome_told": "yes"}}
    process = measure(dataset(incidents=reports), "share-of-rows", table="incidents", **told)
    assert (process.needs, process.population, process.record_unit) == ((), "", RecordUnit.ORGANISATION)
    for where in ({"kind": "conduct"}, {"gender": "women"}):
        people = measure(dataset(incidents=reports), "share-of-rows", table="incidents", where=where, **told)
        assert people.needs
        assert people.record_unit is RecordUnit.PERSON
    few = {name: values[:4] for name, values in reports.items()}
    assert measure(dataset(incidents=few), "share-of-rows", table="incidents", **told).needs


def test_what_staff_do_is_always_about_people() -> None:
    data = dataset(employees={"employee": list("abcdef"), "exit_interview": ["yes"] * 6})
    found = measure(data, "share-of-rows", table="employees", **{"is": {"exit_interview": "yes"}})
    assert found.population == "employees"
    assert found.needs


def test_what_should_not_be_is_named_where_it_is() -> None:
    data = dataset(commitments={"statement": ["kept", "dropped"], "status": ["done", "dropped"]})
    found = measure(data, "share-of-rows", table="commitments", unwanted=True, **{"is": {"status": "dropped"}})
    assert (found.value, found.facts[0].labels) == (0.5, ("dropped",))


@pytest.mark.parametrize(("known", "people"), [(3, True), (4, True), (5, False), (8, False)])
def test_what_is_known_of_fewer_than_five_speakers_is_about_them(known: int, people: bool) -> None:
    answers = ["yes"] * known + [None] * (8 - known)
    data = dataset(appearances={"role": ["speaker"] * 8, "travel_covered": answers})
    found = measure(data, "share-of-rows", table="appearances", **{"is": {"travel_covered": "yes"}})
    assert found.n == known
    assert (found.record_unit is RecordUnit.PERSON) == people
