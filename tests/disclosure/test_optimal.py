from __future__ import annotations

from dataclasses import replace
from itertools import combinations
from statistics import median

import numpy as np
import pytest

from audit.disclosure import optimal
from audit.disclosure.attack import Attacker
from audit.disclosure.optimal import improve, optimise
from audit.disclosure.suppress import Pattern, Problem, suppress
from audit.disclosure.system import Target, build_system

from .test_suppress import table_problem


def cheapest_by_trying(problem: Problem) -> float:
    """Try all sets of cells, the small ones first: for tables of a few cells only."""
    cells = np.flatnonzero(~problem.hidden)
    attacker = Attacker(problem.system, problem.targets, problem.truth)
    best = float("inf")
    for size in range(6):
        for chosen in combinations(cells, size):
            hidden = problem.hidden.copy()
            hidden[list(chosen)] = True
            price = problem.price(hidden)
            if price < best and all(one.safe for one in attacker.attack(*problem.interval(hidden))):
                best = price
    return best


@pytest.mark.parametrize("seed", range(5))
def test_the_optimum_is_that_of_trying_everything(seed):
    random = np.random.default_rng(seed)
    problem = table_problem(random.integers(1, 14, (2, 3)).tolist())
    found = optimise(problem)
    assert found.proven
    assert found.cost == pytest.approx(cheapest_by_trying(problem))


def test_the_heuristic_costs_little_more_than_the_optimum():
    """Tables of up to 100 cells: at most 1.15 times the optimum in the median."""
    ratios = []
    for seed in range(100):
        random = np.random.default_rng(seed)
        rows, columns = random.integers(3, 10, 2)
        problem = table_problem(random.poisson(9, (rows, columns)).tolist())
        found = optimise(problem, rounds=150)
        if found.hidden is not None and found.cost > 0:
            pattern = suppress(problem)
            assert pattern.cost >= found.bound - 1e-6
            ratios.append(pattern.cost / found.cost)
    assert len(ratios) >= 60
    assert median(ratios) <= 1.15


def test_the_optimum_is_safe_over_whole_numbers():
    """Of 2x + 3y = 5, the only whole numbers are 1 and 1, though x may be anything from 0 to 2.5 otherwise."""
    problem = Problem(
        system=build_system(3, [({0: 2.0, 1: 3.0, 2: -1.0}, 0.0)], integer=True),
        truth=np.array([1.0, 1.0, 5.0]),
        targets=[Target(0, width=2.0)],
        cost=np.array([0.0, 0.0, 4.0]),
        hidden=np.array([True, True, False]),
    )
    found = optimise(problem)
    assert found.hidden is not None
    assert found.hidden.tolist() == [True, True, True]
    assert (found.cost, found.bound) == (4.0, 4.0)


def test_no_pattern_is_proposed_where_none_is_safe():
    problem = Problem(
        system=build_system(2, [({0: 1.0, 1: 1.0}, 3.0)], integer=True),
        truth=np.array([1.0, 2.0]),
        targets=[Target(0, width=5.0)],
        cost=np.array([0.0, 1.0]),
        hidden=np.array([True, False]),
    )
    found = optimise(problem)
    assert found.hidden is None
    assert found.bound == 0.0


@pytest.mark.parametrize("seed", range(3))
def test_of_many_targets_the_optimum_is_found_as_well(seed):
    random = np.random.default_rng(seed)
    problem = table_problem(random.poisson(4, (9, 9)).tolist())
    assert len(problem.targets) > 40
    pattern = suppress(problem)
    better, bound = improve(problem, pattern)
    assert better.cost <= pattern.cost
    assert better.cost == pytest.approx(bound)
    assert optimise(problem).cost == pytest.approx(better.cost)


def test_a_dear_pattern_is_replaced_by_the_optimum():
    problem = table_problem([[2, 20, 30], [20, 20, 30], [30, 30, 40]])
    everything = Pattern(problem.hidden | (problem.cost > 0), problem.price(problem.cost > 0), ())
    better, bound = improve(problem, everything)
    assert better.hidden.sum() == 4
    assert better.cost == pytest.approx(bound)
    assert all(one.safe for one in better.found)


def test_a_dear_cell_is_spared_where_many_cheap_ones_do(monkeypatch):
    """In tables too large for the optimum: all targets stay safe, nothing gets dearer, and some get much cheaper."""
    monkeypatch.setattr(optimal, "SMALL_SYSTEM", 0)
    cheaper = 0
    for seed in range(12):
        random = np.random.default_rng(seed)
        problem = table_problem(random.poisson(4, (6, 6)).tolist())
        problem = replace(problem, cost=problem.cost * random.choice([1.0, 60.0], problem.cost.size, p=[0.8, 0.2]))
        pattern = suppress(problem)
        better, _ = improve(problem, pattern)
        assert better.cost == pytest.approx(problem.price(better.hidden))
        assert better.cost <= pattern.cost
        attacker = Attacker(problem.system, problem.targets, problem.truth)
        assert all(one.safe for one in attacker.attack(*problem.interval(better.hidden)))
        cheaper += better.cost < 0.7 * pattern.cost
    assert cheaper
