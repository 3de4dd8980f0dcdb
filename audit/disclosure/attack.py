"""The attack: what somebody who knows everything published can tell about what is hidden.

Each target is minimised and maximised over all states of the cells that agree with the published numbers: a linear
program, and over whole numbers where its answer is not whole. A state found on the way widens every target's interval
at once, so that most targets never need a program of their own; such intervals are inner ones, and so never flatter.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence

import numpy as np

from audit.disclosure.intervals import Found, Intervals
from audit.disclosure.solver import Extreme, InconsistentError, Polytope, is_whole
from audit.disclosure.states import States
from audit.disclosure.system import Mask, System, Target, Vector

_TURNS = 3
_WORTH_A_TURN = 0.9
"""Targets are pushed together again as long as a turn leaves less than this part of them open."""
_FEW = 6  # so few targets are better looked at one by one
_FAR = 1e9
"""Stands for "nothing limits it" where a number is needed."""


class Attacker:
    """Attacks one system again and again, as more or less of it is published."""

    def __init__(
        self,
        system: System,
        targets: Sequence[Target],
        truth: Vector | None = None,
        *,
        movable: Mask | None = None,
    ) -> None:
        """Without the `truth`, targets can demand a width only.

        What is known of `movable` cells may change between attacks; of all cells, if not said.
        """
        self.system = system
        self.truth = truth
        self.polytope = Polytope(system, movable=movable)
        self._states = States(system.size, np.ones(system.size, dtype=bool) if movable is None else movable)
        self.aim(targets)

    def aim(self, targets: Sequence[Target]) -> None:
        """Attack other targets from now on; the states found for those before are kept."""
        self._intervals = Intervals(targets, self.truth, self.system.lower, self.system.upper)
        self._weak: list[int] = []  # the targets found wanting, the last one first: asked first where one is enough
        self._states.watch(self._intervals.cells)

    @property
    def targets(self) -> list[Target]:
        """Return what is attacked."""
        return self._intervals.targets

    def attack(self, low: Vector, high: Vector, *, exact: bool = False) -> list[Found]:
        """Attack with cells known to lie from `low` to `high`; `exact` finds both ends of every interval."""
        self.begin(low, high)
        if not exact:
            self._sweep()
        for index in range(len(self.targets)) if exact else self._intervals.open():
            if exact or not self._intervals.is_safe(index):
                self._ends(index, exact=exact)
        return self._intervals.all_found()

    def fails(self, low: Vector, high: Vector, *, first: Iterable[int] = ()) -> bool:
        """Return whether the attack fails for all targets; it gives up at the first one that is not safe."""
        self.begin(low, high)
        if self._find_wanting([*first, *self._weak]):
            return False
        self._sweep()
        return not self._find_wanting(sorted(self._intervals.open(), key=self._intervals.room))

    def fails_for(self, index: int, low: Vector, high: Vector) -> bool:
        """Return whether the attack fails for one target."""
        self.begin(low, high)
        return not self._find_wanting([index])

    def _find_wanting(self, places: Iterable[int]) -> bool:
        """Look at targets until one is found that is not safe; return whether there is one."""
        for index in list(places):
            if not self._intervals.is_safe(index):
                self._ends(index, enough=True)
                if not self._intervals.is_safe(index):
                    self._weak = [index, *(one for one in self._weak if one != index)]
                    return True
        return False

    def begin(self, low: Vector, high: Vector) -> None:
        """Forget the intervals, but not the states that still agree with what is known."""
        self.polytope.bound(low, high)
        self._intervals.begin(low, high)
        if self.truth is not None:
            self._see(self.truth)
        self._intervals.reach(*self._states.ends(low, high))

    def open_targets(self, low: Vector, high: Vector) -> list[int]:
        """Return the targets that no state found so far, nor any that shows many at once, proves safe."""
        self.begin(low, high)
        self._sweep()
        return self._intervals.open()

    def seen(self, index: int) -> Found:
        """Return what the states found so far make of one target."""
        return self._intervals.found(index)

    def see(self, state: Vector) -> None:
        """Learn from a state that agrees with what is known."""
        self._see(state)

    def states(self, low: Vector, high: Vector) -> Vector:
        """Return the states found so far that agree with what is known, one a row."""
        return self._states.agreeing(low, high)

    def look(self, index: int, low: Vector, high: Vector) -> Found:
        """Attack one target alone."""
        self.begin(low, high)
        if not self._intervals.is_safe(index):
            self._ends(index)
        return self._intervals.found(index)

    def settle(self, index: int) -> Found:
        """Find both ends of one target's interval, after an attack has begun."""
        self._ends(index, exact=True)
        return self._intervals.found(index)

    def narrow(self, among: Sequence[int], small: float = np.inf) -> list[Found]:
        """Find exact ends, after an attack, for as many of these targets as it takes to know the narrowest.

        Targets that are at least `small` in any case do not count: nobody is found in a group known to be large.
        """
        seen, narrowest = self._intervals, np.inf
        for index in sorted(among, key=lambda index: (seen.width(index), index)):
            if seen.width(index) >= narrowest:
                continue  # a state found for another may have shown its room since they were sorted
            self._ends(index, exact=True)
            if seen.low[index] < small:
                narrowest = min(narrowest, seen.width(index))
        return seen.all_found()

    def _sweep(self) -> None:
        """Push all targets that are not yet safe at once, and learn from where they end.

        First all up and all down; then, as groups that share a total cannot all go the same way, each to a side drawn
        by lot and back.
        """
        for turn in range(_TURNS):
            open_targets = self._intervals.open()
            if len(open_targets) <= _FEW:
                return
            sides = np.random.default_rng(turn).choice((-1.0, 1.0), len(open_targets)) if turn else np.ones(1)
            sides = np.broadcast_to(sides, len(open_targets))
            objective = dict(zip(self._intervals.cells[open_targets].tolist(), sides.tolist(), strict=True))
            for highest in (True, False):
                self._push(objective, highest=highest)
            if len(self._intervals.open()) > _WORTH_A_TURN * len(open_targets):
                return

    def _push(self, objective: dict[int, float], *, highest: bool) -> None:
        end = self._extreme(objective, highest=highest)
        if end is not None and end.point is not None:
            self._see(end.point)

    def _extreme(self, objective: dict[int, float], *, highest: bool) -> Extreme | None:
        """Return an end; None where the solver finds no state at all though the truth is one.

        A target then keeps no more room than what was seen, so that more is hidden for it.
        """
        try:
            return self.polytope.extreme(objective, highest=highest)
        except InconsistentError:
            if self.truth is None:
                raise
            return None

    def _see(self, point: Vector) -> None:
        if self.system.integer and not is_whole(point):
            return
        if point is not self.truth:
            point = np.round(point) if self.system.integer else point
            self._states.add(point)
        values = point[self._intervals.cells]
        self._intervals.reach(values, values)

    def _ends(self, index: int, *, exact: bool = False, enough: bool = False) -> None:
        """Find the ends of an interval; unless `exact`, only until the room is seen to be enough.

        Whole numbers are looked for only if there is room without them, and if it is `enough` to know that a target is
        not safe, its lower end only if the least that it may be leaves room.
        """
        seen, ends = self._intervals, {}
        for highest in (True, False):
            if seen.is_at_end(index, highest=highest):
                ends[highest] = seen.end(index, highest=highest)
                continue
            end = self._extreme({int(seen.cells[index]): 1.0}, highest=highest)
            if end is None:
                return
            if end.point is not None:
                self._see(end.point)
                if not exact and seen.is_safe(index):
                    return
            ends[highest] = self._outward(end, highest=highest)
            if enough and not seen.leaves_room(index, seen.least(index), ends[True]):
                return
        low, high = ends[False], ends[True]
        seen.exact[index] = True
        if self.system.integer and (exact or seen.leaves_room(index, low, high)):
            low, high = self._whole_ends(index, low, high, exact=exact)
            seen.exact[index] = exact
        seen.low[index], seen.high[index] = low, high

    def _outward(self, end: Extreme, *, highest: bool) -> float:
        """Return an end that no state goes beyond: of counts, the last whole number inside."""
        if not self.system.integer:
            return end.value
        value = min(max(end.value, -_FAR), _FAR)
        return float(np.floor(value + 1e-6) if highest else np.ceil(value - 1e-6))

    def _whole_ends(self, index: int, low: float, high: float, *, exact: bool) -> tuple[float, float]:
        """Return the ends over whole numbers: all the way, or as far as it takes to know that there is room."""
        seen = self._intervals
        seen.low[index] = min(seen.low[index], low) if abs(low) >= _FAR else seen.low[index]
        seen.high[index] = max(seen.high[index], high) if abs(high) >= _FAR else seen.high[index]
        for highest, bound in ((True, high), (False, low)):
            if not exact and seen.is_safe(index):
                break
            if seen.end(index, highest=highest) != bound and abs(bound) < _FAR:
                enough = None if exact else seen.enough(index, highest=highest)
                end = bound if enough is None else enough
                state = self.polytope.whole_state(int(seen.cells[index]), end, highest=highest)
                if state is not None:
                    self._see(state)
                    continue
                whole = self.polytope.extreme_whole(int(seen.cells[index]), highest=highest, enough=enough)
                if whole is not None and whole.point is not None:
                    self._see(whole.point)
        return seen.end(index, highest=False), seen.end(index, highest=True)
