from __future__ import annotations

from itertools import product

import pytest
from hypothesis import given
from hypothesis import strategies as st
from scipy.stats import hypergeom

from audit.config import Pool
from audit.measures.pools import find_pool
from audit.types import MeasureState, Statistic
from tests.measures.builders import context, dataset, figure, measure

ROWS = st.lists(st.tuples(st.sampled_from(["women", "men", None]), st.sampled_from(["hr", ""])), min_size=2, max_size=8)
HR = {"department_function": "hr"}


def staff(hr: list[str], others: list[str], **more: list[object]) -> dict[str, list[object]]:
    function = ["hr"] * len(hr) + [""] * len(others)
    return {"gender": [*hr, *others], "department_function": function, **more}


def test_the_index_is_the_share_in_hr_over_the_share_of_all() -> None:
    data = dataset(employees=staff(["women"] * 3 + ["men"], ["women"] * 2 + ["men"] * 4))
    index = measure(data, "representation", dimension="gender", groups=["women"], unit=HR)
    assert index.value == pytest.approx(0.75 / 0.5)
    assert index.label.text == "Women in the HR department against the workforce (1 is parity)"
    assert index.tests[0].name == "hypergeometric, at least"
    assert index.tests[0].p_value == pytest.approx(hypergeom.sf(2, 10, 5, 4))
    assert index.facts[0].message.text == "About 2 of 4 would be in line with the workforce (50.0%)."


@given(ROWS)
def test_index_bounds_are_reached_by_some_disclosure(rows: list[tuple[str | None, str]]) -> None:
    data = dataset(employees={"gender": [g for g, _ in rows], "department_function": [f for _, f in rows]})
    index = measure(data, "representation", dimension="gender", groups=["women"], unit=HR)
    if index.state is not MeasureState.OK:
        return
    possible = []
    for world in product(*[("women", "men") if gender is None else (gender,) for gender, _ in rows]):
        inside = [gender for gender, (_, function) in zip(world, rows, strict=True) if function == "hr"]
        if "women" in world:
            possible.append((inside.count("women") / len(inside)) / (world.count("women") / len(world)))
    assert index.bounds is not None
    assert (index.bounds.low, index.bounds.high) == pytest.approx(
        (min(*possible, index.value), max(*possible, index.value))
    )


def test_a_small_hr_department_is_pooled_with_those_who_lead_people_functions() -> None:
    rows = staff(
        ["women"] * 3, ["men"] * 10 + ["women"] * 10, people_function_lead=[None] * 3 + [True] * 3 + [False] * 17
    )
    run = context(dataset(employees=rows), minimum_n=5)
    index = measure(run, "representation", dimension="gender", groups=["women"], unit=HR)
    assert (index.count, index.n) == (3, 6)
    assert len(index.notes) == 1
    assert figure(index, Statistic.SHARE, gender="women", people_function="yes").value == 0.5


def test_a_small_hr_department_is_taken_over_two_years_where_leavers_are_dated() -> None:
    rows = staff(
        ["women", "women", "men", "men", "women"],
        ["men"] * 10 + ["women"] * 10,
        status=["active", "active", "active", "left", "left"] + ["active"] * 20,
        left_on=[None] * 3 + ["2024-03-01", "2021-01-01"] + [None] * 20,
    )
    run = context(dataset(employees=rows), minimum_n=4)
    index = measure(run, "representation", dimension="gender", groups=["women"], unit=HR)
    assert (index.count, index.n) == (2, 4)  # the one who left in 2021 is too long gone
    assert index.value == pytest.approx((2 / 4) / (12 / 24))
    assert [note.code for note in index.notes] == ["representation.two-years"]
    still = measure(
        context(dataset(employees=rows), minimum_n=5), "representation", dimension="gender", groups=["women"], unit=HR
    )
    assert (still.state, still.n, still.notes) == (MeasureState.INSUFFICIENT, 3, ())


def test_an_hr_department_that_stays_too_small_is_not_dropped_but_said() -> None:
    run = context(dataset(employees=staff(["women"] * 3, ["men"] * 20)), minimum_n=10)
    index = measure(run, "representation", dimension="gender", groups=["women"], unit=HR)
    assert index.state is MeasureState.INSUFFICIENT
    nobody = measure(
        dataset(employees=staff([], ["men"])), "representation", dimension="gender", groups=["women"], unit=HR
    )
    assert nobody.reason is not None
    assert "hr_departments" in nobody.reason.text


def test_people_who_left_are_neither_in_the_unit_nor_in_the_pool() -> None:
    rows = staff(["women", "women"], ["men", "men"], status=["active", "left", "active", "left"])
    index = measure(dataset(employees=rows), "representation", dimension="gender", groups=["women"], unit=HR)
    assert (index.count, index.n, index.value) == (1, 1, 2.0)


def test_a_named_pool() -> None:
    pool = Pool(name="city", dimension="gender", source="census", shares={"women": 0.5, "men": 0.5})
    run = context(dataset(employees=staff(["women"] * 3 + ["men"], ["men"])), pools=(pool,))
    index = measure(run, "representation", dimension="gender", groups=["women"], unit=HR, pool="city")
    assert index.value == 1.5
    only = measure(run, "representation", dimension="gender", groups=["women"], unit=HR, pool="local")
    assert only.facts[0].message.text == "About 2 of 4 would be in line with the city (50.0%)."
    moon = Pool(name="moon", dimension="gender", source="local count", shares={"women": 0.25, "men": 0.75})
    two = context(run.dataset, pools=(pool, moon))
    alike = measure(two, "representation", dimension="gender", groups=["women"], unit=HR, pool="local")
    assert alike.value == 3.0
    none = measure(two, "representation", dimension="gender", groups=["women"], unit=HR, pool="field")
    assert none.state is MeasureState.NO_POOL


def test_steepness_orders_levels_by_pay_and_pools_small_ones() -> None:
    rows = {
        "gender": ["women"] * 3 + ["men"] * 3 + ["women"] + ["men"] * 3 + ["men"],
        "level": ["junior"] * 6 + ["head"] * 4 + ["chief"],
        "annual_pay": [20.0] * 6 + [60.0] * 4 + [90.0],
    }
    steep = measure(
        context(dataset(employees=rows), minimum_n=4), "level-steepness", dimension="gender", groups=["women"]
    )
    assert steep.convention.text == "Lowest level first: junior, head, chief."
    assert steep.value == pytest.approx((1 / 5) / (3 / 6))
    assert figure(steep, Statistic.SHARE, gender="women", level="head").value == 0.25
    one = measure(
        dataset(employees={"gender": ["women"], "level": ["1"]}),
        "level-steepness",
        dimension="gender",
        groups=["women"],
    )
    assert one.state is MeasureState.NO_DATA


def test_parts_of_a_group_are_added_up_in_a_pool_and_those_not_known_left_out() -> None:
    groups = ["White British", "White Irish", "Asian", "Not known"]
    table = {"dimension": ["ethnicity"] * 4, "group": groups, "pool": ["city"] * 4}
    for told in ({"count": [30, 30, 20, 20]}, {"share": [0.3, 0.3, 0.2, 0.2]}):
        pool = find_pool(context(dataset(reference=table | told)), "city", "ethnicity")
        assert pool is not None
        assert pool.shares == pytest.approx({"white": 0.75, "asian": 0.25})
        assert pool.counts == ({"white": 60, "asian": 20} if "count" in told else None)


def test_several_shares_of_one_group_that_are_no_parts_make_no_pool() -> None:
    table = {"dimension": ["gender"] * 3, "group": ["women", "men", "Female"], "share": [0.4, 0.6, 0.5]}
    run = context(dataset(reference=table | {"pool": ["city"] * 3}))
    assert find_pool(run, "city", "gender") is None
