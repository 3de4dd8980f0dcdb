"""People who know that they, or two of them, are in a hidden group."""

from __future__ import annotations

import numpy as np
import pytest

from audit.disclosure.members import Members
from audit.disclosure.system import System, build_system

from .tables import two_way, with_margins


def members(system: System, hidden: list[int], values: list[float]) -> Members:
    low, high = np.array(values, dtype=float), np.array(values, dtype=float)
    low[hidden], high[hidden] = system.lower[hidden], system.upper[hidden]
    return Members(system, low, high, hidden, np.array([values], dtype=float))


def test_a_member_of_one_of_two_groups_learns_no_more_than_that():
    """Two groups of 6 together: 0 to 6 each for an outsider, 1 to 6 and 0 to 5 for a member of the first."""
    system = build_system(3, [({0: 1.0, 1: 1.0, 2: -1.0}, 0.0)], integer=True)
    assert members(system, [0, 1], [3, 3, 6]).attack(5.0) == []
    assert members(system, [0, 1], [3, 3, 6]).attack(6.0) == []


def test_who_knows_that_a_group_is_not_empty_may_know_another_one():
    """Every one of the first group has five in the second: at most one, so that its member knows the second."""
    system = build_system(2, [({0: 5.0, 1: -1.0}, 0.0)], upper=np.array([1.0, 5.0]), integer=True)
    told = {found.target.cell: (found.low, found.high) for found in members(system, [0, 1], [1, 5]).attack(5.0)}
    assert told[1] == (5.0, 5.0)


def test_two_who_know_of_each_other_tell_more_than_one():
    """Twice the first group and the second are 4 in all, the third is 5 less twice the first: two know all of it."""
    system = build_system(
        3, [({0: 2.0, 1: 1.0}, 4.0), ({0: 2.0, 2: 1.0}, 5.0)], upper=np.array([2.0, 4.0, 5.0]), integer=True
    )
    told = {found.target.cell for found in members(system, [0, 1, 2], [1, 2, 3]).attack(2.0)}
    assert {1, 2} <= told


@pytest.mark.parametrize("seed", range(8))
def test_agrees_with_trying_every_table(seed):
    """A two by two block of a published three by three table: one number says all states of it."""
    random = np.random.default_rng(seed)
    inner = random.integers(0, 9, (3, 3)).tolist()
    values, hidden = with_margins(inner), [0, 1, 4, 5]
    (a, b), (c, d) = inner[0][:2], inner[1][:2]
    states = [(a + k, b - k, c - k, d + k) for k in range(-20, 21) if min(a + k, b - k, c - k, d + k) >= 0]
    width = 3.0
    told = {found.target.cell for found in members(two_way(3, 3), hidden, values.tolist()).attack(width)}
    outside = [(min(s[i] for s in states), max(s[i] for s in states)) for i in range(4)]
    for index, cell in enumerate(hidden):
        low, high = outside[index]
        expected = False
        for known in (1, 2):
            for member in range(4):
                left = [s[index] for s in states if s[member] >= known]
                if left and low < width <= high - low:
                    span = max(left) - min(left)
                    expected |= span == 0 or (span < max(width - known, 1) and min(left) < width)
        assert (cell in told) == expected
