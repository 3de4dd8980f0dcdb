"""The rules on single cells and components, with values by hand at both sides of each line."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

import numpy as np
import pytest

from audit.disclosure.components import Component, Part, Place
from audit.disclosure.rules import (
    Limits,
    People,
    is_by_few,
    is_class_disclosure,
    is_primary,
    is_unsafe_sum,
    may_be_unsafe,
)
from audit.model.cells import Contributions
from audit.model.measurement import CellKey
from audit.model.profile import Thresholds
from audit.types import Audience, RecordUnit, Statistic

from .organisations import Organisation

PUBLIC = Limits.of(Thresholds(), Audience.PUBLIC)
CONFIDENTIAL = Limits.of(Thresholds(), Audience.CONFIDENTIAL)


def cases(n: int, table: str = "incidents", special: frozenset[str] = frozenset({"gender"})) -> Organisation:
    rows = [{"gender": "women", "outcome_told": "yes", "kind": "harassment"} for _ in range(n)]
    return Organisation(rows, ("gender", "outcome_told", "kind"), special=special, name=table)


@pytest.mark.parametrize(
    ("n", "table", "where", "public"),
    [
        (5, "incidents", {"outcome_told": "yes"}, True),
        (5, "accommodations", {"outcome_told": "yes"}, True),
        (5, "incidents", {}, True),
        (4, "incidents", {"outcome_told": "yes"}, False),  # too few cases: a reader knows them
        (5, "employees", {"outcome_told": "yes"}, False),  # no table of cases
        (5, "incidents", {"gender": "women"}, False),  # a special category
        (5, "incidents", {"gender": "women", "outcome_told": "yes"}, False),
        (5, "incidents", {"kind": "harassment"}, False),
    ],
)
def test_how_cases_were_handled_is_public_and_whose_they_are_is_not(
    n: int, table: str, where: dict[str, str], public: bool
) -> None:
    told = cases(n, table)
    key = told.key(**where)
    assert People.of(told.measured()).is_public(key) == public


def test_a_column_that_is_not_special_leaves_the_handling_of_cases_public() -> None:
    told = cases(5, special=frozenset())
    assert People.of(told.measured()).is_public(told.key(gender="women"))


def test_sums_of_cases_are_about_people() -> None:
    told = Organisation([{"outcome_told": "yes", "pay": 1.0}] * 9, ("outcome_told",), name="incidents")
    assert not People.of(told.measured()).is_public(told.key("pay", outcome_told="yes"))


def line_up(*, public: bool = True, announced: frozenset[str] = frozenset({"session", "role"})) -> Organisation:
    rows = [{"session": "A", "role": "panellist", "gender": "women", "first_time": "no"} for _ in range(30)]
    return Organisation(
        rows,
        ("session", "role", "gender", "first_time"),
        special=frozenset({"gender"}),
        name="appearances",
        public_roster=public,
        public_dimensions=announced,
    )


def test_of_a_line_up_that_was_announced_only_what_was_announced_is_public() -> None:
    told = line_up()
    people = People.of(told.measured())
    assert people.is_public(told.key(session="A", role="panellist"))
    assert not people.is_public(told.key(session="A", gender="women"))
    assert not People.of(line_up(public=False).measured()).is_public(told.key(session="A"))


def test_a_special_category_in_one_line_up_is_a_line_up_and_what_is_not_special_is_none() -> None:
    told = line_up()
    people = People.of(told.measured())
    assert people.is_line_up(told.key(session="A", gender="women"))
    assert not people.is_line_up(told.key(session="A", first_time="no"))
    assert not people.is_line_up(told.key(gender="women"))  # of all sessions together
    assert not people.is_line_up(told.key(session="A"))
    announced = line_up(announced=frozenset({"session", "gender"}))
    assert not People.of(announced.measured()).is_line_up(announced.key(session="A", gender="women", first_time="no"))


def test_line_ups_by_a_special_category_are_for_confidential_readers_only() -> None:
    told = line_up()
    key = told.key(session="A", gender="women")
    people = People.of(told.measured())
    assert is_primary(key, people, PUBLIC)
    assert not is_primary(key, people, CONFIDENTIAL)


def test_only_special_dimensions_make_a_cell_special() -> None:
    told = line_up()
    people = People.of(told.measured())
    assert people.is_special(told.key(role="panellist", gender="women"))
    assert not people.is_special(told.key(role="panellist", first_time="no"))
    assert not people.is_special(replace(told.key(gender="women"), population="nobody knows"))


def test_an_empty_cell_tells_of_nobody_and_an_unknown_one_is_hidden() -> None:
    staff = Organisation([{"unit": "A"}] * 30, ("unit",))
    empty, known = staff.key(unit="B"), staff.key(unit="A")
    people = People.of(staff.measured())
    assert not is_primary(empty, people, PUBLIC)
    assert not is_primary(known, people, PUBLIC)
    assert is_primary(replace(known, at=(("unit", "C"),)), people, PUBLIC)  # it has no contributions
    floor = replace(known, at=(("floor", "1"),))  # a dimension that the population is not known by
    unlinked = People(cells={**people.cells, floor: Contributions(n=30)}, populations=people.populations)
    assert is_primary(floor, unlinked, PUBLIC)
    assert (unlinked.n(floor), people.n(floor)) == (30, 0)


@pytest.mark.parametrize(
    ("n", "negative", "unsafe"), [(9, False, True), (10, False, False), (19, True, True), (20, True, False)]
)
def test_a_sum_with_an_amount_below_zero_needs_twice_the_people(n: int, negative: bool, unsafe: bool) -> None:
    """Thirty each: without the two largest, eight or more times thirty are left, far more than a tenth of one."""
    cell = Contributions(n=n, total=30.0 * n, largest=(30.0, 30.0), negative=negative)
    assert is_unsafe_sum(cell, PUBLIC) == unsafe
    assert PUBLIC.pay == 10


def test_what_counts_no_people_is_public() -> None:
    told = line_up(public=False)
    measured = told.measured()
    rooms = replace(measured.populations["appearances"], unit=RecordUnit.SESSION)
    people = People.of(replace(measured, populations={"appearances": rooms}))
    assert people.is_public(told.key(session="A", gender="women"))
    assert not People.of(measured).is_public(replace(told.key(session="A"), population="nobody knows"))


def component(value: float | None, n: int | None, *needs: CellKey, **more: Any) -> Component:
    fields: dict[str, Any] = {"statistic": Statistic.SHARE, "count": None, "place": Place("item", Part.VALUE)}
    return Component(**{**fields, "value": value, "n": n, "needs": needs, **more})


def test_what_may_be_unsafe_is_what_the_rule_would_find_if_the_second_were_as_large() -> None:
    """Two of 100 and 10 left make 210: the second is out by a tenth of the first, and not less."""
    n, largest = np.array([20, 20, 19]), np.array([100.0, 100.0, 1.0])
    found = may_be_unsafe(n, np.array([210.0, 209.9, 1000.0]), largest, PUBLIC)
    assert found.tolist() == [False, True, True]
    assert not is_unsafe_sum(Contributions(n=20, total=210.0, largest=(100.0, 100.0)), PUBLIC)
    assert is_unsafe_sum(Contributions(n=20, total=209.9, largest=(100.0, 100.0)), PUBLIC)


def test_a_median_is_rounded_for_fewer_than_ten_people_who_are_not_public() -> None:
    rows = [
        {"role": role, "gender": "women", "pay": 1.0} for role, n in (("A", 9), ("B", 10), ("C", 9)) for _ in range(n)
    ]
    told = Organisation(
        rows, ("role", "gender"), name="appearances", public_roster=True, public_dimensions=frozenset({"role"})
    )
    nine, ten, public = told.key(role="A", gender="women"), told.key(role="B", gender="women"), told.key(role="C")
    nobody, pay = told.key(role="D", gender="women"), told.key("pay", role="A", gender="women")
    people = People.of(told.measured())
    for needs, rounded in (((nine,), True), ((ten,), False), ((public,), False), ((nobody,), False), ((pay,), False)):
        assert is_by_few(component(1.0, None, *needs, statistic=Statistic.MEDIAN), people) == rounded
    assert not is_by_few(component(1.0, None, nine, statistic=Statistic.MEAN), people)
    bounds = component(1.0, None, nine, statistic=Statistic.MEDIAN, place=Place("item", Part.BOUNDS))
    assert not is_by_few(bounds, people)


@pytest.mark.parametrize(
    ("value", "n", "told"),
    [(0.0, 9, True), (0.0, 10, False), (0.1, 9, False), (0.0, 0, False), (None, 9, False)],
)
def test_no_line_up_with_anybody_of_a_group_tells_of_all_who_were_on_them(
    value: float | None, n: int, told: bool
) -> None:
    """Whoever sits on one of those line-ups is then known to be of the others: fewer than ten people, and not none."""
    staff = Organisation([{"unit": "A"}] * n, ("unit",))
    needs = staff.key(unit="A")
    people = People.of(Organisation([{"unit": "A"}] * max(n, 1), ("unit",), cells=staff.cells).measured())
    of_line_ups = component(value, 30, needs, of_people=False)
    assert is_class_disclosure(of_line_ups, people, PUBLIC) == told
