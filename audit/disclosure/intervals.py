"""What is seen of each target: the interval in which it may lie, and whether that leaves it room enough."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np

from audit.disclosure.system import Target, Vector


@dataclass(frozen=True, slots=True)
class Found:
    """What the attack makes of one target. Not `exact`: the attacker's interval is at least this wide."""

    target: Target
    low: float
    high: float
    safe: bool
    exact: bool

    @property
    def width(self) -> float:
        """Return the width of the attacker's interval."""
        return self.high - self.low

    @property
    def recovered(self) -> bool:
        """Return whether the attacker knows the value."""
        return self.exact and self.width < 1e-6 * max(1.0, abs(self.high))


class Intervals:
    """The intervals of targets, as far as states that agree with what is published have shown them."""

    def __init__(self, targets: Sequence[Target], truth: Vector | None, low: Vector, high: Vector) -> None:
        """Begin with nothing seen; all cells are known to lie from `low` to `high`."""
        self.targets = list(targets)
        self.cells = np.array([target.cell for target in self.targets], dtype=int)
        self.low = np.full(len(self.targets), np.inf)
        self.high = np.full(len(self.targets), -np.inf)
        self.exact = np.zeros(len(self.targets), dtype=bool)
        self._truth = truth
        self._known = (low, high)
        self._needs = np.array([(one.below, one.above, one.width, one.small) for one in self.targets]).reshape(-1, 4).T

    def begin(self, low: Vector, high: Vector) -> None:
        """Forget what was seen, as something else is known of the cells."""
        self._known = (low, high)
        self.low[:], self.high[:] = np.inf, -np.inf
        self.exact[:] = False

    def reach(self, low: Vector, high: Vector) -> None:
        """Learn that each target may be as low, and as high, as this."""
        np.minimum(self.low, low, out=self.low)
        np.maximum(self.high, high, out=self.high)

    def open(self) -> list[int]:
        """Return the places of the targets that are not seen to be safe."""
        low, high = self.low, self.high
        below, above, width, small = self._needs
        value = high if self._truth is None else self._truth[self.cells]
        slack = 1e-6 * np.maximum(1.0, np.abs(value))
        with np.errstate(invalid="ignore"):
            large = (small > 0) & ((low <= slack) | (high >= small - slack))
            room = (value - low >= below - slack) & (high - value >= above - slack) & (high - low >= width - slack)
        return np.flatnonzero((high < low) | ~(large | room)).tolist()

    def is_safe(self, index: int) -> bool:
        """Return whether what was seen of a target leaves it the room that it asks for."""
        return self.leaves_room(index, float(self.low[index]), float(self.high[index]))

    def leaves_room(self, index: int, low: float, high: float) -> bool:
        """Return whether an interval would leave a target room enough."""
        target = self.targets[index]
        if high < low:
            return False
        value = high if self._truth is None else float(self._truth[target.cell])
        return target.holds(value, low, high)

    def all_found(self) -> list[Found]:
        """Return what was found of all targets."""
        return [self.found(index) for index in range(len(self.targets))]

    def found(self, index: int) -> Found:
        """Return what was found of one target."""
        return Found(
            target=self.targets[index],
            low=float(self.low[index]),
            high=float(self.high[index]),
            safe=self.is_safe(index),
            exact=bool(self.exact[index]),
        )

    def end(self, index: int, *, highest: bool) -> float:
        """Return one end of what was seen of a target."""
        return float(self.high[index] if highest else self.low[index])

    def width(self, index: int) -> float:
        """Return how wide what was seen of a target is."""
        return float(self.high[index] - self.low[index])

    def least(self, index: int) -> float:
        """Return the least that a target is known to be."""
        return float(self._known[0][self.cells[index]])

    def room(self, index: int) -> tuple[float, int]:
        """Return how much more than asked a target is seen to have: where there is least, an attack may succeed."""
        return self.width(index) - self.targets[index].width, index

    def is_at_end(self, index: int, *, highest: bool) -> bool:
        """Return whether a state was seen in which a target is all that is known of it allows."""
        low, high = self._known
        cell = self.cells[index]
        if highest:
            return bool(self.high[index] >= high[cell] and np.isfinite(high[cell]))
        return bool(self.low[index] <= low[cell])

    def enough(self, index: int, *, highest: bool) -> float:
        """Return how far one end has to reach, as the other one stands."""
        target, low, high = self.targets[index], float(self.low[index]), float(self.high[index])
        value = 0.0 if self._truth is None else float(self._truth[target.cell])
        if highest:
            return max(low + target.width, value + target.above)
        return min(high - target.width, value - target.below)
