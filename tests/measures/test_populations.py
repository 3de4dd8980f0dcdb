from __future__ import annotations

from collections import Counter, defaultdict

import hypothesis.strategies as st
import pytest
from hypothesis import given

from audit.measures.cells import Tally
from audit.measures.populations import build_populations
from audit.model.cells import Population
from audit.tables.dataset import Dataset
from audit.types import GroupSource, RecordUnit, Sensitivity
from tests.measures.builders import PERIOD, context, dataset, table

DATA = dataset(
    employees={
        "gender": ["women", "men", None, "women", "men"],
        "contract": ["full-time", "full-time", "part-time", "part-time", "full-time"],
        "annual_pay": [10.0, 20.0, 30.0, 40.0, 50.0],
    }
)


def labels(population: Population) -> list[tuple[str, ...]]:
    return [
        tuple(population.categories[d][population.codes[d][atom]] for d in population.dimensions)
        for atom in range(len(population.people))
    ]


def people(population: Population) -> dict[tuple[str, ...], int]:
    return dict(zip(labels(population), population.people.tolist(), strict=True))


def test_the_population_is_the_finest_cross_classification_of_what_was_used() -> None:
    run = context(DATA)
    frame = run.frame("employees")
    Tally(run, frame, ("gender",)).keys({"gender": "women"})
    Tally(run, frame, ("contract",)).keys({"contract": "full-time"})
    Tally(run, frame, ("gender",)).amount_keys("annual_pay", {"gender": "men"})
    population = build_populations(run)["employees"]
    assert population.unit is RecordUnit.PERSON
    assert population.dimensions == ("contract", "gender")
    assert population.n == 5
    assert people(population) == {
        ("full-time", "men"): 2,
        ("full-time", "women"): 1,
        ("part-time", "women"): 1,
        ("part-time", "not-disclosed"): 1,
    }
    totals = dict(zip(labels(population), population.amounts["annual_pay"].total.tolist(), strict=True))
    assert totals["full-time", "men"] == 70.0
    assert population.sensitivity["contract"] is Sensitivity.INTERNAL
    assert not population.public_roster


def test_a_category_that_is_named_and_that_nobody_has_is_a_category_of_the_population() -> None:
    run = context(DATA)
    Tally(run, run.frame("employees"), ("gender",), {"contract": "zero-hours"}).keys()
    population = build_populations(run)["employees"]
    assert population.categories["contract"] == ("full-time", "part-time", "zero-hours")
    assert people(population) == {("full-time",): 3, ("part-time",): 2}


def test_a_population_of_which_no_dimension_was_used_is_one_atom() -> None:
    run = context(DATA)
    Tally(run, run.frame("employees"), ()).keys()
    population = build_populations(run)["employees"]
    assert (population.dimensions, population.people.tolist()) == ((), [5])


def test_gender_on_a_public_roster_is_public_and_nothing_else_about_people() -> None:
    run = context(dataset(appearances={"gender": ["women", "men"], "disability": ["yes", "no"]}), public_roster=True)
    tally = Tally(run, run.frame("appearances"), ("gender", "disability"))
    tally.keys({"gender": "women", "disability": "yes"})
    population = build_populations(run)["appearances"]
    assert population.public_roster
    assert population.public_dimensions == {"gender"}


@pytest.mark.parametrize(
    ("name", "source", "announced"),
    [
        ("governance", GroupSource.PUBLIC, {"gender"}),
        ("governance", GroupSource.SELF_DESCRIBED, set()),
        ("employees", GroupSource.PUBLIC, set()),
    ],
)
def test_the_gender_of_a_board_is_public_where_its_source_is(name, source, announced) -> None:
    columns = {"gender": ["women", "men"], "ethnicity": ["white", "black"]}
    told = {"gender": source, "ethnicity": source}
    run = context(Dataset(tables={name: table(name, columns, told)}, period=PERIOD))
    Tally(run, run.frame(name), ("gender", "ethnicity")).keys({"gender": "women", "ethnicity": "black"})
    population = build_populations(run)[name]
    assert population.public_dimensions == announced
    assert population.public_roster == bool(announced)


ROW = st.tuples(
    st.sampled_from(["women", "men", None]),
    st.sampled_from(["L1", "L2", "L3"]),
    st.one_of(st.none(), st.integers(-3, 6).map(float)),
)


@given(st.lists(ROW, min_size=1, max_size=30))
def test_atoms_hold_what_a_loop_over_rows_finds(rows: list[tuple[str | None, str, float | None]]) -> None:
    genders, levels, pays = zip(*rows, strict=True)
    run = context(dataset(employees={"gender": genders, "level": levels, "annual_pay": pays}))
    tally = Tally(run, run.frame("employees"), ("gender", "level"))
    tally.amount_keys("annual_pay", {"gender": "women", "level": "L1"})
    population = build_populations(run)["employees"]
    atoms: dict[tuple[str, ...], list[float]] = defaultdict(list)
    counted: Counter[tuple[str, ...]] = Counter()
    for gender, level, pay in rows:
        place = {"gender": gender or "not-disclosed", "level": level}
        atom = tuple(place[dimension] for dimension in population.dimensions)
        counted[atom] += 1
        atoms[atom] += [] if pay is None else [pay]
    assert people(population) == counted
    amounts = population.amounts["annual_pay"]
    for index, atom in enumerate(labels(population)):
        known = sorted(atoms[atom], reverse=True)
        assert (amounts.n[index], amounts.total[index]) == (len(known), sum(known))
        assert population.people[index] == counted[atom]
        assert [pay for pay in amounts.largest[index].tolist() if pay == pay] == known[:2]
        assert amounts.negative[index] == any(pay < 0 for pay in known)
