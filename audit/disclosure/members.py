"""The attack by people of the groups: one who knows to be in a hidden group, and two who know of each other.

They know that the group holds at least as many as they are. What they may learn of any hidden group, their own or
another, is less by just that: the room that is asked is smaller by as many.
"""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np
from numpy.typing import NDArray

from audit.disclosure.attack import Found
from audit.disclosure.solver import InconsistentError, Polytope, is_whole
from audit.disclosure.system import Mask, System, Target, Vector

COALITIONS = (1, 2)
"""How many people of a group put together what they know."""


_POOL = 2_000
"""So many states are remembered."""


class Members:
    """Attacks hidden counts with the knowledge of members of each hidden group in turn."""

    def __init__(self, system: System, low: Vector, high: Vector, hidden: Sequence[int]) -> None:
        """`hidden` are the columns of the hidden groups; the ends of their intervals are looked for once."""
        self._polytope = Polytope(system)
        self._low, self._high = low, high
        self._hidden = np.array(hidden, dtype=int)
        self._states = np.zeros((_POOL, len(hidden)))
        self._seen = 0
        self._polytope.bound(low, high)
        outside = [[self._end({cell: 1.0}, highest=highest) for highest in (False, True)] for cell in hidden]
        self._outside = np.array(outside, dtype=float).reshape(len(hidden), 2)

    def attack(self, width: float) -> list[Found]:
        """Return the hidden groups of which somebody in the know learns too much, where an outsider must keep `width`.

        A state found before shows the room of every group at once; a program is solved only for what is left. Groups
        that an outsider knows to be no small ones, or knows too much of already, are left out.
        """
        secret = (self._outside[:, 0] < width) & (self._outside[:, 1] - self._outside[:, 0] >= width)
        told: dict[int, Found] = {}
        for known in COALITIONS:
            room = max(width - known, 1.0)
            for column in np.flatnonzero(self._outside[:, 1] >= known).tolist():
                for found in self._as_members(column, known, secret, room):
                    if found.recovered or (found.width < room and found.low < width):
                        told.setdefault(found.target.cell, found)
        return list(told.values())

    def _as_members(self, column: int, known: int, secret: Mask, width: float) -> list[Found]:
        """Return what members of one group can tell of the groups for which no state found before shows the room."""
        low = self._low.copy()
        low[self._hidden[column]] = max(low[self._hidden[column]], float(known))
        self._polytope.bound(low, self._high)
        found: list[Found] = []
        try:
            for highest in (True, False):
                left = self._left(column, known, secret, width)
                if len(left):
                    self._end(dict.fromkeys(self._hidden[left].tolist(), 1.0), highest=highest)
            for target in self._left(column, known, secret, width).tolist():
                if target in self._left(column, known, secret, width):
                    cell = int(self._hidden[target])
                    ends = [self._end({cell: 1.0}, highest=highest) for highest in (False, True)]
                    inside = float(np.ceil(ends[0] - 1e-6)), float(np.floor(ends[1] + 1e-6))
                    found.append(Found(Target(cell), *inside, safe=False, exact=True))
        except InconsistentError:
            return []  # there can be no such members
        finally:
            self._polytope.bound(self._low, self._high)
        return found

    def _left(self, column: int, known: int, secret: Mask, width: float) -> NDArray[np.int64]:
        states = self._states[: min(self._seen, _POOL)]
        states = states[states[:, column] >= known]
        shown = np.ptp(states, axis=0) >= width if len(states) else np.zeros(len(secret), dtype=bool)
        return np.flatnonzero(secret & ~shown)

    def _end(self, objective: dict[int, float], *, highest: bool) -> float:
        end = self._polytope.extreme(objective, highest=highest)
        if end.point is not None and is_whole(end.point):
            self._states[self._seen % _POOL] = end.point[self._hidden]
            self._seen += 1
        return float(end.value)
