"""The cheapest cells that have to move with a target, in tables small enough to see them."""

from __future__ import annotations

import numpy as np
import pytest

from audit.disclosure.intervals import Found
from audit.disclosure.reduced import reduce_system
from audit.disclosure.repair import Repair
from audit.disclosure.system import Target

from .tables import two_way, with_margins

VALUES = with_margins([[2.0, 20.0, 30.0], [20.0, 20.0, 30.0], [30.0, 30.0, 40.0]])
SIZE, SMALL = 16, 0


def found(**asked: float) -> Found:
    """Somebody knows the small cell exactly."""
    return Found(Target(SMALL, **asked), low=2.0, high=2.0, safe=False, exact=True)


def repair_with(cost: np.ndarray) -> tuple[Repair, np.ndarray]:
    hidden = np.zeros(SIZE, dtype=bool)
    hidden[SMALL] = True
    system = two_way(3, 3)
    return Repair(system, reduce_system(system, ~hidden), VALUES, np.where(hidden, 0.0, cost)), hidden


def test_the_cheapest_rectangle_moves_with_a_cell_of_a_table():
    cost = np.full(SIZE, 100.0)
    cost[[2, 8, 10]] = 1.0  # the third column and the third row
    repair, hidden = repair_with(cost)
    [movement] = repair.hide_for(found(width=5.0), hidden)
    assert sorted(np.flatnonzero(hidden).tolist()) == [0, 2, 8, 10]
    assert movement[[0, 2, 8, 10]] == pytest.approx([5.0, -5.0, -5.0, 5.0])


def test_what_is_hidden_moves_for_nothing():
    repair, hidden = repair_with(np.ones(SIZE))
    hidden[[1, 4, 5]] = True
    repair.hide_for(found(above=3.0, below=2.0), hidden)
    assert sorted(np.flatnonzero(hidden).tolist()) == [0, 1, 4, 5]


def test_a_cell_cannot_move_further_down_than_to_nought():
    repair, hidden = repair_with(np.ones(SIZE))
    assert repair.hide_for(found(below=3.0), hidden) == []
    assert hidden.sum() == 1


def test_more_room_than_needed_takes_more_cells():
    """With a rectangle hidden, 22 are the most that the small cell can be: for 40, more cells have to move."""
    repair, hidden = repair_with(np.ones(SIZE))
    hidden[[1, 4, 5]] = True
    repair.hide_for(found(width=5.0), hidden)
    assert hidden.sum() == 4
    repair.hide_for(found(width=5.0), hidden, 8.0)
    assert hidden.sum() > 4
