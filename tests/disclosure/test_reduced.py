"""A reduced program tells the same of every cell as scipy's solvers do of the whole system."""

from __future__ import annotations

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from scipy.optimize import Bounds, LinearConstraint, linprog, milp

from audit.disclosure.reduced import reduce_system
from audit.disclosure.solver import InconsistentError, Polytope
from audit.disclosure.system import Mask, System, Vector, build_system


@st.composite
def linked_tables(draw: st.DrawFn) -> tuple[System, Vector, Mask, Mask]:
    """Sums over classes, differences of sums and a fixed sum; a true state, what moves, and what is shown of it."""
    random = np.random.default_rng(draw(st.integers(0, 2**32 - 1)))
    names, classes = int(random.integers(2, 8)), int(random.integers(3, 12))
    gaps = int(random.integers(0, 3))
    size = names + gaps + classes
    truth = np.zeros(size)
    truth[names + gaps :] = random.poisson(3, classes)
    relations: list[tuple[dict[int, float], float]] = []
    order = np.arange(names + gaps, size)
    for name in range(names):
        inside = order[random.random(classes) < random.uniform(0.2, 0.9)]
        relations.append(({name: -1.0, **dict.fromkeys(inside.tolist(), 1.0)}, 0.0))
        truth[name] = truth[inside].sum()
    for gap in range(names, names + gaps):
        one, other = random.choice(names, 2, replace=False).tolist()
        if truth[one] >= truth[other]:
            relations.append(({gap: 1.0, one: -1.0, other: 1.0}, 0.0))
            truth[gap] = truth[one] - truth[other]
    if random.random() < 0.3:
        part = random.choice(order, 2, replace=False).tolist()
        relations.append((dict.fromkeys(part, 1.0), float(truth[part].sum())))
    system = build_system(size, relations, integer=True)
    movable = np.zeros(size, dtype=bool)
    movable[:names] = random.random(names) < 0.7
    shown = movable & (random.random(size) < 0.6)
    return system, truth, movable, shown


def bounds_of(system: System, truth: Vector, shown: Mask) -> tuple[Vector, Vector]:
    return np.where(shown, truth, system.lower), np.where(shown, truth, system.upper)


def agrees(system: System, point: Vector, low: Vector, high: Vector) -> bool:
    sums = system.matrix @ point
    inside = np.all(point >= low - 1e-6) and np.all(point <= high + 1e-6)
    return bool(inside and np.all(sums >= system.row_low - 1e-6) and np.all(sums <= system.row_high + 1e-6))


def by_scipy(system: System, objective: Vector, low: Vector, high: Vector) -> float:
    found = linprog(objective, A_eq=system.matrix, b_eq=system.row_low, bounds=np.stack([low, high], axis=1))
    return float(found.fun) if found.status == 0 else -np.inf


def whole_by_scipy(system: System, cell: int, sign: float, low: Vector, high: Vector) -> float:
    objective = np.zeros(system.size)
    objective[cell] = sign
    found = milp(
        objective,
        constraints=LinearConstraint(system.matrix, system.row_low, system.row_high),
        bounds=Bounds(low, high),
        integrality=np.ones(system.size),
    )
    return float(found.fun) if found.status == 0 else -np.inf


@given(linked_tables(), st.integers(0, 2**32 - 1))
def test_each_end_is_that_of_the_whole_system_and_its_state_agrees(
    tables: tuple[System, Vector, Mask, Mask], seed: int
) -> None:
    system, truth, movable, shown = tables
    random = np.random.default_rng(seed)
    low, high = bounds_of(system, truth, shown)
    polytope = Polytope(system, movable=movable)
    polytope.bound(low, high)
    for _ in range(4):
        cells = random.choice(system.size, int(random.integers(1, 4)), replace=False).tolist()
        objective = dict(zip(cells, random.choice([-1.0, 1.0, 2.0], len(cells)).tolist(), strict=True))
        vector = np.zeros(system.size)
        vector[cells] = list(objective.values())
        end = polytope.extreme(objective, highest=False)
        assert end.value == pytest.approx(by_scipy(system, vector, low, high), abs=1e-6)
        if end.point is not None:
            assert agrees(system, end.point, low, high)
            assert vector @ end.point == pytest.approx(end.value, abs=1e-6)


@given(linked_tables(), st.integers(0, 2**32 - 1))
def test_each_whole_end_is_that_of_the_whole_system_and_its_state_agrees(
    tables: tuple[System, Vector, Mask, Mask], seed: int
) -> None:
    system, truth, movable, shown = tables
    low, high = bounds_of(system, truth, shown)
    polytope = Polytope(system, movable=movable)
    polytope.bound(low, high)
    cell = int(np.random.default_rng(seed).integers(system.size))
    for highest, sign in ((False, 1.0), (True, -1.0)):
        end = polytope.extreme_whole(cell, highest=highest)
        wanted = sign * whole_by_scipy(system, cell, sign, low, high)
        if end is not None and end.point is not None:
            assert end.value == pytest.approx(wanted, abs=1e-6)
            assert agrees(system, end.point, low, high)
    for highest in (False, True):
        state = polytope.whole_state(cell, float(truth[cell]), highest=highest)
        if state is not None:
            assert agrees(system, state, low, high)
            assert np.array_equal(state, np.round(state))


@given(linked_tables(), st.lists(st.integers(0, 2**32 - 1), min_size=2, max_size=4))
def test_bounds_may_change_between_solves(tables: tuple[System, Vector, Mask, Mask], seeds: list[int]) -> None:
    system, truth, movable, _ = tables
    polytope = Polytope(system, movable=movable)
    for seed in seeds:
        random = np.random.default_rng(seed)
        low, high = bounds_of(system, truth, movable & (random.random(system.size) < 0.5))
        polytope.bound(low, high)
        cell = int(random.integers(system.size))
        vector = np.zeros(system.size)
        vector[cell] = -1.0
        wanted = -by_scipy(system, vector, low, high)
        assert polytope.extreme({cell: 1.0}, highest=True).value == pytest.approx(wanted, abs=1e-6)


@given(linked_tables(), st.integers(0, 2**32 - 1))
def test_duals_bound_what_any_wider_bounds_would_give(tables: tuple[System, Vector, Mask, Mask], seed: int) -> None:
    """Wider bounds give at most what their duals say: the ground of every cut of the exact method."""
    system, truth, movable, shown = tables
    random = np.random.default_rng(seed)
    cell = int(random.integers(system.size))
    low, high = bounds_of(system, truth, shown)
    polytope = Polytope(system, movable=movable)
    polytope.bound(low, high)
    end = polytope.extreme({cell: 1.0}, highest=True, duals=True)
    if end.reduced is None:
        return
    wider = np.where(shown, random.integers(0, 4, system.size), 0).astype(float)
    below, above = np.maximum(low - wider, 0.0), high + wider
    vector = np.zeros(system.size)
    vector[cell] = -1.0
    gained = np.where(end.reduced > 0, end.reduced * wider, -end.reduced * (low - below))
    assert -by_scipy(system, vector, below, above) <= end.value + gained.sum() + 1e-6


def test_a_table_whose_inner_cells_move_keeps_a_column_for_none_of_its_margins() -> None:
    """Two rows of two cells, their sums and the total: the sums are rows of the program, the cells its columns."""
    system = build_system(
        7, [({4: -1.0, 0: 1.0, 1: 1.0}, 0.0), ({5: -1.0, 2: 1.0, 3: 1.0}, 0.0), ({6: -1.0, 4: 1.0, 5: 1.0}, 0.0)]
    )
    margins = np.array([False, False, False, False, True, True, True])
    reduced = reduce_system(system, margins)
    assert reduced.program.size == 2, "the two cells of each row are one"
    assert (reduced.column_of[4:] == -1).all()


def test_a_cell_that_was_said_to_stay_may_not_move() -> None:
    polytope = Polytope(build_system(2, [({0: 1.0, 1: -1.0}, 0.0)]), movable=np.array([True, False]))
    with pytest.raises(ValueError, match="keep"):
        polytope.bound(np.zeros(2), np.ones(2))


def test_numbers_that_contradict_each_other_are_refused() -> None:
    polytope = Polytope(build_system(3, [({0: 1.0, 1: 1.0, 2: -1.0}, 0.0)]))
    polytope.bound(np.array([2.0, 2.0, 1.0]), np.array([2.0, 2.0, 1.0]))
    with pytest.raises(InconsistentError):
        polytope.extreme({0: 1.0}, highest=True)
