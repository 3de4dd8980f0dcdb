from __future__ import annotations

from dataclasses import replace

import numpy as np
import pytest

from audit.disclosure.suppress import Problem, suppress
from audit.disclosure.system import Target

from .tables import two_way, with_margins
from .test_attack import FOUR_BY_FOUR, PAIRS, place


def table_problem(inner: list[list[float]], *, threshold: int = 5) -> Problem:
    values = with_margins(inner)
    rows, columns = len(inner), len(inner[0])
    primary = (values > 0) & (values < threshold)
    return Problem(
        system=two_way(rows, columns),
        truth=values,
        targets=[Target(int(cell), width=threshold) for cell in np.flatnonzero(primary)],
        cost=np.log(2 + values),
        hidden=primary,
    )


def test_one_more_cell_makes_the_four_by_four_table_safe():
    """sdcTable needs one more suppression here (tests/testthat/test-simpleheuristic.R)."""
    values = with_margins(FOUR_BY_FOUR)
    hidden = np.zeros(25, dtype=bool)
    hidden[[place(name) for name in PAIRS]] = True
    problem = Problem(
        system=two_way(4, 4),
        truth=values,
        targets=[Target(place(name), width=1.0) for name in PAIRS],
        cost=np.ones(25),
        hidden=hidden,
    )
    pattern = suppress(problem)
    assert pattern.cost == 1.0
    assert all(found.safe for found in pattern.found)


def test_a_single_small_cell_takes_three_more_with_it():
    pattern = suppress(table_problem([[2, 20, 30], [20, 20, 30], [30, 30, 40]]))
    assert pattern.hidden.sum() == 4
    assert not pattern.hidden[-1]


@pytest.mark.parametrize("seed", range(40))
def test_random_tables_are_safe_and_no_hidden_cell_is_idle(seed):
    random = np.random.default_rng(seed)
    shape = random.integers(3, 7, 2)
    problem = table_problem(random.poisson(random.choice([4, 9, 20]), shape).tolist())
    pattern = suppress(problem)
    assert all(found.safe for found in pattern.found)


def test_a_cell_that_is_worth_more_than_all_others_is_shown_again_first():
    """It stays hidden only where somebody would be found without it."""
    for seed in range(8):
        random = np.random.default_rng(seed)
        problem = table_problem(random.poisson(6, (5, 5)).tolist())
        pattern = suppress(problem)
        for cell in np.flatnonzero(pattern.hidden & ~problem.hidden).tolist()[:3]:
            cost = problem.cost.copy()
            cost[cell] = 1_000.0
            again = suppress(replace(problem, cost=cost))
            shown = again.hidden.copy()
            shown[cell] = False
            if again.hidden[cell]:
                attacked = problem.attacked().attack(*problem.interval(shown))
                assert not all(found.safe for found in attacked)
