"""Bounds are numbers: the people by whom they are wider than the value are cells like those of the value."""

from __future__ import annotations

from typing import Any

from audit.model.measurement import CellKey, Measurement
from tests.measures.builders import context, dataset
from tests.measures.builders import measure as measured


def counts_behind(found: Measurement, data: Any) -> dict[CellKey, int]:
    """How many people are in each cell that the bounds name, counted again from the run that recorded them."""
    assert found.bounds is not None
    return {key: data.cells[key].n for key in found.bounds.needs}


def measure(data: Any, name: str, **parameters: Any) -> tuple[Measurement, dict[CellKey, int]]:
    run = context(data)
    found = measured(run, name, **parameters)
    return found, counts_behind(found, run)


def test_whether_those_of_unknown_role_were_paid() -> None:
    rows = {
        "role": ["keynote"] * 20 + [None] * 8,
        "compensation": ["fee", "none"] * 10 + ["fee"] * 6 + ["none"] * 2,
        "fee": [100.0, None] * 10 + [100.0] * 6 + [None] * 2,
    }
    found, behind = measure(dataset(appearances=rows), "appearances-paid", roles=["keynote"])
    assert found.bounds is not None
    assert (found.bounds.low, found.bounds.high) == (10 / 22, 16 / 26)
    assert {8, 6, 2} <= set(behind.values())


def test_two_items_about_one_column_count_each_its_own_people_of_unknown_place() -> None:
    rows = {"role": ["keynote"] * 6 + ["panellist"] * 6, "minutes": [10.0] * 12, "first_time": ["yes"] * 12}
    rows["host_staff"] = ["yes", None] * 3 + [None] * 6
    run = context(dataset(appearances=rows))
    for role, unknown in (("keynote", 3), ("panellist", 6)):
        found = measured(
            run,
            "share-of-rows",
            table="appearances",
            **{"is": {"first_time": "yes"}, "where": {"role": role, "host_staff": "yes"}},
        )
        (excluded,) = found.excluded
        assert excluded.n == unknown
        assert [run.cells[key].n for key in excluded.needs] == [unknown]


def test_to_how_many_of_unknown_gender_it_happened() -> None:
    genders = ["women"] * 10 + ["men"] * 10 + [None] * 7
    left = ["left", *["active"] * 9, *["left"] * 4, *["active"] * 6, *["left"] * 2, *["active"] * 5]
    data = dataset(employees={"gender": genders, "status": left})
    found, behind = measure(data, "rate-ratio", dimension="gender", groups=["women"], event="left")
    assert found.bounds is not None
    assert {7, 2, 5} <= set(behind.values())


def test_who_of_unknown_gender_or_department_may_belong_to_the_unit() -> None:
    genders = ["women"] * 10 + ["men"] * 10 + [None] * 6
    where = ["hr"] * 3 + ["works"] * 5 + [None] * 2 + ["hr"] * 2 + ["works"] * 5 + [None] * 3 + ["works"] * 6
    data = dataset(employees={"gender": genders, "department_function": where})
    unit = {"unit": {"department_function": "hr"}}
    found, behind = measure(data, "representation", dimension="gender", groups=["women"], **unit)
    assert found.bounds is not None
    assert {6, 2, 3} <= set(behind.values())
