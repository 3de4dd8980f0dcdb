"""What the solver says of states of the cells."""

from __future__ import annotations

from itertools import count

import numpy as np
import pytest

from audit.disclosure import solver
from audit.disclosure.solver import Polytope, is_whole
from audit.disclosure.system import build_system


@pytest.mark.parametrize("skipped", [0, 1, 2])
def test_a_state_in_whole_numbers_holds_the_value_that_was_asked_for(
    skipped: int, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Whichever corner it is found at, and although each cell has a twin that no relation tells from it."""
    calls = count()
    monkeypatch.setattr(solver, "is_whole", lambda point: next(calls) >= skipped and is_whole(point))
    relations = [({0: 1.0, 1: 1.0, 2: 1.0, 3: 1.0}, 7.0), ({2: 1.0, 3: 1.0, 4: 1.0, 5: 1.0}, 9.0)]
    system = build_system(6, relations, integer=True)
    polytope = Polytope(system, movable=np.zeros(6, dtype=bool))
    for cell, value in ((0, 7.0), (1, 5.0), (3, 7.0), (4, 9.0), (5, 4.0)):
        calls = count()
        state = polytope.whole_state(cell, value, highest=True)
        assert state is not None
        assert state[cell] == value
        assert state[:4].sum() == 7.0
        assert state[2:].sum() == 9.0
