"""Instances with known answers, entered by hand."""

from __future__ import annotations

import numpy as np
import pytest
from scipy.optimize import linprog

from audit.disclosure.attack import Attacker
from audit.disclosure.solver import InconsistentError
from audit.disclosure.system import System, Target, build_system

from .tables import two_way, with_margins


def interval(system: System, values: np.ndarray, hidden: list[int], cell: int) -> tuple[float, float]:
    low, high = np.array(values, dtype=float), np.array(values, dtype=float)
    low[hidden], high[hidden] = system.lower[hidden], system.upper[hidden]
    [found] = Attacker(system, [Target(cell)]).attack(low, high, exact=True)
    return found.low, found.high


def test_geurts_three_by_two():
    """Geurts (1992), table 10: example 3 of chapter 4.2 of sdcTools/HandbookSDC.

    Row totals 7, 3, 6; column totals 9, 7; the third row (3, 3) is published. X11 lies in [3, 6].
    """
    values = with_margins([[4, 3], [2, 1], [3, 3]])
    hidden = [0, 1, 3, 4]
    assert list(values[[2, 5, 8, 9, 10]]) == [7, 3, 6, 9, 7]
    assert interval(two_way(3, 2), values, hidden, 0) == pytest.approx((3.0, 6.0), abs=1e-6)
    assert interval(two_way(3, 2, integer=False), values, hidden, 0) == pytest.approx((3.0, 6.0), abs=1e-6)


FOUR_BY_FOUR = [[30, 47, 64, 89], [90, 124, 5, 31], [92, 100, 59, 85], [800, 991, 651, 685]]
PAIRS = ["wa", "wb", "wc", "xa", "xc", "yb", "yd", "zb", "zd"]


def place(name: str) -> int:
    return "wxyz".index(name[0]) * 5 + "abcd".index(name[1])


def test_two_hidden_in_every_line_and_still_exact():
    """The table of tests/testthat/test-simpleheuristic.R in sdcTools/sdcTable: w|b is 47, then in [0, 141]."""
    values, hidden = with_margins(FOUR_BY_FOUR), [place(name) for name in PAIRS]
    system = two_way(4, 4)
    assert interval(system, values, hidden, place("wb")) == pytest.approx((47.0, 47.0), abs=1e-6)
    assert interval(system, values, [*hidden, place("xb")], place("wb")) == pytest.approx((0.0, 141.0), abs=1e-6)


def test_linked_tables_reveal_what_neither_does():
    """tests/testthat/test-linked-tables.r in sdcTools/sdcTable: regions A I B J K L M N, by county and by size.

    Cells of 3 or fewer are hidden (A, B: 2 each; K, L, M: 3 each). By county A + B + I + J and K + L + M + N are
    published, by size A + B + I + J + K + N and L + M: their difference is K + N = 10, and N = 7 gives K = 3.
    """
    a, b, i, j, k, big_l, m, n = range(8)
    system = build_system(
        8,
        [
            ({a: 1, b: 1, i: 1, j: 1}, 20.0),
            ({k: 1, big_l: 1, m: 1, n: 1}, 16.0),
            ({a: 1, b: 1, i: 1, j: 1, k: 1, n: 1}, 30.0),
            ({big_l: 1, m: 1}, 6.0),
        ],
        integer=True,
    )
    values = np.array([2, 2, 8, 8, 3, 3, 3, 7], dtype=float)
    assert interval(system, values, [a, b, k, big_l, m], k) == (3.0, 3.0)
    assert interval(system, values, [a, b, k, big_l, m, n], k) == (0.0, 10.0)


def test_each_linked_table_alone_reveals_nothing():
    a, b, i, j, k, big_l, m, n = range(8)
    county = build_system(8, [({a: 1, b: 1, i: 1, j: 1}, 20.0), ({k: 1, big_l: 1, m: 1, n: 1}, 16.0)], integer=True)
    size = build_system(8, [({a: 1, b: 1, i: 1, j: 1, k: 1, n: 1}, 30.0), ({big_l: 1, m: 1}, 6.0)], integer=True)
    values = np.array([2, 2, 8, 8, 3, 3, 3, 7], dtype=float)
    assert interval(county, values, [a, b, k, big_l, m], k) == (0.0, 9.0)
    assert interval(size, values, [a, b, k, big_l, m], k) == (0.0, 7.0)


def test_counts_are_attacked_in_whole_numbers():
    """2 x + 2 y = 5 - z with z in {0, 1}: z is 1 in whole numbers, though any number in [0, 1] without."""
    relations = [({0: 2.0, 1: 2.0, 2: 1.0}, 5.0)]
    bounds = np.array([9.0, 9.0, 1.0])
    values = np.array([1.0, 1.0, 1.0])
    whole = build_system(3, relations, upper=bounds, integer=True)
    loose = build_system(3, relations, upper=bounds)
    assert interval(whole, values, [0, 1, 2], 2) == (1.0, 1.0)
    assert interval(loose, values, [0, 1, 2], 2) == pytest.approx((0.0, 1.0))


@pytest.mark.parametrize("integer", [True, False])
def test_what_nothing_limits_is_said_to_be_open(integer):
    system = build_system(2, [({0: 1.0, 1: -1.0}, 0.0)], integer=integer)
    low, high = interval(system, np.array([3.0, 3.0]), [0, 1], 0)
    assert low == 0.0
    assert high >= 1e9


def test_numbers_that_contradict_each_other_are_said_to():
    system = build_system(3, [({0: 1.0, 1: 1.0, 2: -1.0}, 0.0)])
    with pytest.raises(InconsistentError):
        interval(system, np.array([0.0, 5.0, 3.0]), [0], 0)


@pytest.mark.parametrize("seed", range(20))
def test_agrees_with_another_solver_on_random_tables(seed):
    random = np.random.default_rng(seed)
    rows, columns = random.integers(2, 6, 2)
    values = with_margins(random.integers(0, 30, (rows, columns)).tolist())
    system = two_way(int(rows), int(columns), integer=False)
    hidden = np.flatnonzero(random.random(len(values)) < 0.6)
    assert len(hidden), "a draw that hides nothing would test nothing: take another seed"
    low, high = values.copy(), values.copy()
    low[hidden], high[hidden] = 0.0, values.max() * 10
    attacker = Attacker(system, [Target(int(cell)) for cell in hidden])
    for found in attacker.attack(low, high, exact=True):
        objective = np.zeros(len(values))
        objective[found.target.cell] = 1.0
        for sign, mine in ((1.0, found.low), (-1.0, found.high)):
            other = linprog(
                sign * objective,
                A_eq=system.matrix,
                b_eq=system.row_low,
                bounds=np.column_stack([low, high]),
                method="highs-ipm",
            )
            assert mine == pytest.approx(sign * other.fun, abs=1e-5)


def test_a_cell_that_one_relation_tells_alone_is_recovered():
    """Nothing is left of such a system once its known cells are taken out."""
    system = build_system(1, [({0: 1.0}, 5.0)], upper=9.0)
    [found] = Attacker(system, [Target(0, width=1.0)]).attack(system.lower, system.upper, exact=True)
    assert (found.low, found.high, found.recovered) == (5.0, 5.0, True)
    beyond = build_system(1, [({0: 1.0}, 12.0)], upper=9.0)
    with pytest.raises(InconsistentError):
        Attacker(beyond, [Target(0)]).attack(beyond.lower, beyond.upper, exact=True)


@pytest.mark.parametrize("seed", range(8))
def test_the_narrowest_interval_is_the_narrowest_of_all_that_are_exact(seed):
    """What was seen of one cell on the way to another must not keep a narrower one from being looked at."""
    random = np.random.default_rng(seed)
    values = with_margins(random.poisson(3, (6, 6)).tolist())
    system = two_way(6, 6)
    inside = [7 * row + column for row in range(6) for column in range(6)]
    hidden = [cell for cell in inside if values[cell] < 5]
    low, high = np.array(values, dtype=float), np.array(values, dtype=float)
    low[hidden], high[hidden] = 0.0, np.inf
    targets = [Target(cell, width=2.0) for cell in hidden]
    everything = Attacker(system, targets).attack(low, high, exact=True)
    attacker = Attacker(system, targets, np.array(values, dtype=float))
    attacker.attack(low, high)
    found = attacker.narrow(range(len(hidden)))
    assert min(one.width for one in found) == min(one.width for one in everything)
