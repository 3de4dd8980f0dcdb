"""The attack by people of the groups: one who knows to be in a hidden group, and two who know of each other.

They know that the group holds at least as many as they are. What they may learn of any hidden group, their own or
another, is less by just that: the room that is asked is smaller by as many.
"""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np
from numpy.typing import NDArray

from audit.disclosure.intervals import Found
from audit.disclosure.solver import InconsistentError, Polytope
from audit.disclosure.system import Mask, System, Target, Vector

COALITIONS = (1, 2)
"""How many people of a group put together what they know."""


_POOL = 2_000
"""So many states are remembered."""

_WHOLE = 1e-6


class Members:
    """Attacks hidden counts with the knowledge of members of each hidden group in turn.

    Between two states lies every mixture of them: one in which a group holds many shows, beside any other, what a
    member of it can still take for possible. So the states that an outsider's attack came by leave few programs.
    """

    def __init__(self, system: System, low: Vector, high: Vector, hidden: Sequence[int], states: Vector) -> None:
        """`hidden` are the columns of the hidden groups; the `states`, one a row, agree with what is published."""
        self._system, self._low, self._high = system, low, high
        self._hidden = np.array(hidden, dtype=int)
        known = states[-_POOL:, self._hidden]
        self._states = np.vstack([known, np.zeros((_POOL - len(known), len(hidden)))])
        self._seen = len(known)
        self._loaded: Polytope | None = None
        self._outside: dict[int, tuple[float, float]] = {}

    def attack(self, width: float) -> list[Found]:
        """Return the hidden groups of which somebody in the know learns too much, where an outsider must keep `width`.

        Groups that an outsider knows to be no small ones, or knows too much of already, are left out.
        """
        secret = np.array([self._is_secret(column, width) for column in range(len(self._hidden))], dtype=bool)
        told: dict[int, Found] = {}
        for known in COALITIONS:
            room = max(width - known, 1.0)
            for column in range(len(self._hidden)):
                for found in self._as_members(column, known, secret, room) if self._may_hold(column, known) else ():
                    if found.recovered or (found.width < room and found.low < width):
                        told.setdefault(found.target.cell, found)
        return list(told.values())

    def _is_secret(self, column: int, width: float) -> bool:
        """Return whether an outsider thinks that a group may be small, and knows little of it."""
        values = self._pool()[:, column]
        if len(values) and values.min() < width <= np.ptp(values):
            return True
        low, high = self._ends(column)
        return low < width <= high - low

    def _may_hold(self, column: int, known: int) -> bool:
        """Return whether a group may hold so many people."""
        return bool(self._pool()[:, column].max(initial=0.0) >= known) or self._ends(column)[1] >= known

    def _as_members(self, column: int, known: int, secret: Mask, width: float) -> list[Found]:
        """Return what members of one group can tell of the groups for which no state found before shows the room."""
        if not len(self._left(column, known, secret, width)):
            return []
        polytope = self._polytope()
        low = self._low.copy()
        low[self._hidden[column]] = max(low[self._hidden[column]], float(known))
        polytope.bound(low, self._high)
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
                    low_end, high_end = _whole(np.array(ends[0]), np.array(ends[1]))
                    found.append(Found(Target(cell), float(low_end), float(high_end), safe=False, exact=True))
        except InconsistentError:
            return []  # there can be no such members
        finally:
            polytope.bound(self._low, self._high)
        return found

    def _left(self, column: int, known: int, secret: Mask, width: float) -> NDArray[np.int64]:
        """Return the groups of which no mixture of states shows to the members of one that there is room."""
        states = self._pool()
        if not len(states) or states[:, column].max() < known:
            return np.flatnonzero(secret)
        most = states[states[:, column].argmax()]
        part = np.clip((known - states[:, column]) / np.maximum(most[column] - states[:, column], _WHOLE), 0.0, 1.0)
        mixed = states + part[:, np.newaxis] * (most - states)
        low, high = _whole(mixed.min(axis=0), mixed.max(axis=0))
        return np.flatnonzero(secret & (high - low < width))

    def _pool(self) -> NDArray[np.float64]:
        return self._states[: min(self._seen, _POOL)]

    def _polytope(self) -> Polytope:
        if self._loaded is None:
            self._loaded = Polytope(self._system)
            self._loaded.bound(self._low, self._high)
        return self._loaded

    def _ends(self, column: int) -> tuple[float, float]:
        """Return the interval of a hidden group for an outsider."""
        if column not in self._outside:
            cell = {int(self._hidden[column]): 1.0}
            self._outside[column] = self._end(cell, highest=False), self._end(cell, highest=True)
        return self._outside[column]

    def _end(self, objective: dict[int, float], *, highest: bool) -> float:
        end = self._polytope().extreme(objective, highest=highest)
        if end.point is not None:
            self._states[self._seen % _POOL] = end.point[self._hidden]
            self._seen += 1
        return float(end.value)


def _whole(low: Vector, high: Vector) -> tuple[Vector, Vector]:
    """Return the ends of intervals of whole numbers."""
    return np.ceil(low - _WHOLE), np.floor(high + _WHOLE)
