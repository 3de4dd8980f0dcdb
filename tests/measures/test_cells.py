from __future__ import annotations

import numpy as np

from audit.measures.cells import Tally
from audit.model.cells import Contributions
from audit.model.measurement import CellKey, union
from tests.measures.builders import context, dataset

DATA = dataset(
    employees={
        "gender": ["women", "men", None, "women", "men"],
        "contract": ["full-time", "full-time", "part-time", "part-time", "full-time"],
        "annual_pay": [10.0, 20.0, 30.0, 40.0, 50.0],
    }
)


def test_a_restriction_is_a_coordinate_of_every_cell() -> None:
    run = context(DATA)
    tally = Tally(run, run.frame("employees"), ("gender",), {"contract": "full-time"})
    assert tally.n() == 3
    assert tally.n({"gender": "men"}) == 2
    key = CellKey("employees", (("contract", "full-time"), ("gender", "men")))
    assert tally.keys({"gender": "men"}) == (key,)
    assert run.cells == {key: Contributions(n=2)}


def test_several_categories_are_one_cell_together() -> None:
    run = context(DATA)
    tally = Tally(run, run.frame("employees"), ("gender",))
    assert tally.n({"gender": ("men", "women")}) == 4
    (together,) = tally.keys({"gender": ("women", "men")})
    assert together.at == (("gender", union(["men", "women"])),)
    assert run.cells[together].n == 4
    assert tally.keys({"gender": ("men", "women", "not-disclosed")}) == tally.keys()
    assert tally.categories("gender") == ("men", "not-disclosed", "women")


def test_a_category_of_nobody_has_no_people_and_is_still_a_cell() -> None:
    run = context(DATA)
    tally = Tally(run, run.frame("employees"), ("gender",), {"contract": "zero-hours"})
    assert tally.n() == 0
    assert tally.keys()[0].at == (("contract", "zero-hours"),)


def test_the_sum_of_an_amount_is_a_cell_with_its_two_largest_contributions() -> None:
    run = context(DATA)
    (key,) = Tally(run, run.frame("employees"), ("gender",)).amount_keys("annual_pay", {"gender": "men"})
    assert run.cells[key] == Contributions(n=2, total=70.0, largest=(50.0, 20.0))


def test_counts_over_no_dimension_are_the_population() -> None:
    run = context(DATA)
    assert Tally(run, run.frame("employees"), ()).n() == 5
    assert np.array_equal(run.frame("employees").counts(()), np.array(5))


def test_the_first_and_the_last_day_of_the_period_are_in_it() -> None:
    columns = {
        "gender": ["women"] * 4,
        "hired_on": ["2025-01-01", "2024-12-31", "2010-01-01", "2010-01-01"],
        "left_on": [None, None, "2025-12-31", "2026-01-01"],
    }
    run = context(dataset(employees=columns))
    (key,) = Tally(run, run.frame("employees"), ("gender",)).keys({"gender": "women"})
    assert (run.cells[key].n, run.cells[key].moved) == (4, 2)


def test_people_who_came_or_went_in_the_period_are_counted_whatever_their_status() -> None:
    rows = {
        "gender": ["women", "women", "women", "men"],
        "status": ["active", "left", "active", "active"],
        "hired_on": ["2025-03-01", "2020-01-01", "2020-01-01", "2020-01-01"],
        "left_on": [None, "2025-06-30", None, None],
    }
    run = context(dataset(employees=rows))
    tally = Tally(run, run.frame("employees"), ("gender",), {"status": "active"})
    (key,) = tally.keys({"gender": "women"})
    assert (run.cells[key].n, run.cells[key].moved) == (2, 2)
    (men,) = tally.keys({"gender": "men"})
    assert run.cells[men].moved == 0
    without = context(DATA)
    (other,) = Tally(without, without.frame("employees"), ("gender",)).keys({"gender": "men"})
    assert without.cells[other].moved is None
