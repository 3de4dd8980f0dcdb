"""What states found before show of cells, as more or less is known."""

from __future__ import annotations

import numpy as np

from audit.disclosure.states import States

ALL = np.ones(3, dtype=bool)
LEAST, MOST = np.zeros(3), np.full(3, np.inf)


def known(cell: int, value: float) -> tuple[np.ndarray, np.ndarray]:
    low, high = LEAST.copy(), MOST.copy()
    low[cell] = high[cell] = value
    return low, high


def test_only_states_that_agree_with_what_is_known_count():
    states = States(3, ALL)
    states.watch(np.array([0, 2]))
    states.add(np.array([1.0, 5.0, 0.0]))
    states.add(np.array([4.0, 6.0, 2.0]))
    assert [ends.tolist() for ends in states.ends(LEAST, MOST)] == [[1.0, 0.0], [4.0, 2.0]]
    assert [ends.tolist() for ends in states.ends(*known(1, 6.0))] == [[4.0, 2.0], [4.0, 2.0]]
    assert [ends.tolist() for ends in states.ends(*known(1, 5.0))] == [[1.0, 0.0], [1.0, 0.0]]


def test_no_state_agrees_with_another_value():
    states = States(3, ALL)
    states.watch(np.array([0]))
    states.add(np.array([1.0, 5.0, 0.0]))
    low, high = states.ends(*known(1, 7.0))
    assert low.tolist() == [np.inf]
    assert high.tolist() == [-np.inf]


def test_states_are_kept_for_other_cells_to_watch():
    states = States(3, ALL)
    states.add(np.array([1.0, 5.0, 0.0]))
    states.watch(np.array([1]))
    states.add(np.array([1.0, 8.0, 0.0]))
    assert [ends.tolist() for ends in states.ends(LEAST, MOST)] == [[5.0], [8.0]]


def test_the_newest_thousand_are_kept():
    states = States(3, ALL)
    states.watch(np.array([0]))
    for number in range(1_500):
        states.add(np.array([float(number), 0.0, 0.0]))
    assert [ends.tolist() for ends in states.ends(LEAST, MOST)] == [[500.0], [1499.0]]
