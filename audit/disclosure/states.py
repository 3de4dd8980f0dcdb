"""States that were found to agree with what is known: what they show need not be looked for again."""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray

from audit.disclosure.system import Mask, Vector

_POOL = 1_000
"""So many states are kept, the newest."""


class States:
    """A pool of states of all cells, of which some cells may be known or not."""

    def __init__(self, size: int, varying: Mask) -> None:
        """Expect that values of `varying` cells are known at one time and not at another; those of others never are."""
        self._varying = np.flatnonzero(varying)
        self._states = np.zeros((_POOL, size))
        self._known = np.full(len(self._varying), np.nan)  # the values that the states are compared with
        self._differ = np.zeros((len(self._varying), _POOL), dtype=bool)
        self._seen = 0
        self.watch(np.zeros(0, dtype=np.int64))

    def watch(self, cells: NDArray[np.int64]) -> None:
        """Tell of these cells from now on."""
        self._cells = cells
        self._values = self._states[: self._kept][:, cells].copy()

    @property
    def _kept(self) -> int:
        return min(self._seen, _POOL)

    def add(self, state: Vector) -> None:
        """Keep a state."""
        place = self._seen % _POOL
        self._states[place] = state
        self._differ[:, place] = _differs(state[self._varying], self._known)
        self._seen += 1
        if len(self._values) < self._kept:
            self._values = np.vstack([self._values, np.zeros((max(self._kept, 16), len(self._cells)))])
        self._values[place] = state[self._cells]

    def ends(self, low: Vector, high: Vector) -> tuple[Vector, Vector]:
        """Return the least and the most of each watched cell in the states that agree with what is known."""
        values = self._values[self._agreeing(low, high)]
        return values.min(axis=0, initial=np.inf), values.max(axis=0, initial=-np.inf)

    def agreeing(self, low: Vector, high: Vector) -> Vector:
        """Return the states that agree with what is known, one a row."""
        return self._states[self._agreeing(low, high)]

    def _agreeing(self, low: Vector, high: Vector) -> NDArray[np.int64]:
        shown = np.flatnonzero((low == high)[self._varying])
        cells = self._varying[shown]
        stale = shown[self._known[shown] != low[cells]]
        if len(stale):
            self._known[stale] = low[self._varying[stale]]
            kept = self._states[: self._kept][:, self._varying[stale]]
            self._differ[stale, : self._kept] = _differs(kept, self._known[stale]).T
        return np.flatnonzero(~self._differ[shown, : self._kept].any(axis=0))


def _differs(values: Vector, known: Vector) -> Mask:
    """Return which values are others than the known ones; nothing is, where nothing is known."""
    with np.errstate(invalid="ignore"):
        return np.abs(values - known) > 1e-7 * np.maximum(1.0, np.abs(known))
