"""Complementary suppression: which more cells to hide so that the attack fails.

A heuristic in three steps. Repair: for each target that is not safe, the cheapest way (a linear program) to move it far
enough while every relation holds; the published cells that had to move are hidden. Attack again, until all is safe.
Clean: each cell hidden on the way is shown again if the attack still fails.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace

import numpy as np
from scipy.sparse import csc_array, hstack

from audit.disclosure.attack import Attacker, Found
from audit.disclosure.solver import InconsistentError, Polytope
from audit.disclosure.system import Mask, System, Target, Vector

_MOVED = 1e-7
_ENOUGH = 1e6


@dataclass(frozen=True, slots=True)
class Pattern:
    """What is hidden, and what the attack makes of it."""

    hidden: Mask
    cost: float
    found: tuple[Found, ...]
    unsafe: tuple[Target, ...] = ()  # with nothing hidden but what must be


@dataclass(frozen=True, slots=True, kw_only=True)
class Problem:
    """A system with its true values: cells of no cost are never published, the `hidden` ones must be hidden."""

    system: System
    truth: Vector
    targets: Sequence[Target]
    cost: Vector
    hidden: Mask

    def interval(self, hidden: Mask) -> tuple[Vector, Vector]:
        """Return what an attacker knows of each cell if these are hidden."""
        return np.where(hidden, self.system.lower, self.truth), np.where(hidden, self.system.upper, self.truth)

    def price(self, hidden: Mask) -> float:
        """Return what is lost by hiding these cells beyond those that must be."""
        return float(self.cost[hidden & ~self.hidden].sum())


def suppress(problem: Problem, *, clean: bool = True) -> Pattern:
    """Return a pattern in which every target keeps its room, or as much of it as hiding everything would leave."""
    attacker = Attacker(problem.system, problem.targets, problem.truth)
    repair = _Repair(problem)
    hidden = problem.hidden.copy()
    asked: dict[int, int] = {}  # cell hidden on the way -> the target that it was hidden for
    found: Sequence[Found] = attacker.attack(*problem.interval(hidden))
    at_first = tuple(one.target for one in found if not one.safe)
    while unsafe := [one for one in found if not one.safe]:
        before = hidden.copy()
        places = {one.target: index for index, one in enumerate(found)}
        for one in sorted(unsafe, key=lambda one: (-_lacking(one), one.target.cell)):
            now = attacker.look(places[one.target], *problem.interval(hidden))
            if not now.safe:
                already = hidden.copy()
                repair.hide_for(now, hidden)
                asked.update(dict.fromkeys(np.flatnonzero(hidden & ~already).tolist(), places[one.target]))
        if np.array_equal(hidden, before):
            return _suppress_what_can_be(problem, attacker, clean=clean)
        found = attacker.attack(*problem.interval(hidden))
    if clean:
        hidden, found = _clean(problem, attacker, hidden, found, asked)
    return Pattern(hidden, problem.price(hidden), tuple(found), at_first)


def _suppress_what_can_be(problem: Problem, attacker: Attacker, *, clean: bool) -> Pattern:
    """Ask of each target no more than hiding every figure would give: what is public anyway cannot be hidden."""
    most = attacker.attack(*problem.interval(problem.hidden | (problem.cost > 0)), exact=True)
    truth = problem.truth
    asked = [
        replace(
            one.target,
            below=min(one.target.below, truth[one.target.cell] - one.low),
            above=min(one.target.above, one.high - truth[one.target.cell]),
            width=min(one.target.width, one.width),
        )
        for one in most
    ]
    if asked == list(problem.targets):
        return Pattern(problem.hidden | (problem.cost > 0), problem.price(problem.cost > 0), tuple(most))
    return suppress(replace(problem, targets=asked), clean=clean)


def _lacking(found: Found) -> float:
    return found.target.width - found.width + found.target.above + found.target.below


def _clean(
    problem: Problem, attacker: Attacker, hidden: Mask, found: Sequence[Found], asked: Mapping[int, int]
) -> tuple[Mask, Sequence[Found]]:
    """Show again what need not be hidden, the dearest first.

    The target that a cell was hidden for is asked first: most cells end there. Of the others, as many as possible are
    shown at once: what is safe together is safe one by one, so that the outcome is that of trying each in its turn.
    """
    extra = np.flatnonzero(hidden & ~problem.hidden & (problem.cost > 0))
    left = extra[np.argsort(-problem.cost[extra], kind="stable")].tolist()
    while left:
        left = [cell for cell in left if attacker.look(asked[cell], *problem.interval(_without(hidden, [cell]))).safe]
        size = len(left)
        while size:
            tried = _without(hidden, left[:size])
            outcome = attacker.attack(*problem.interval(tried), stop_early=True)
            if all(one.safe for one in outcome):
                hidden, found = tried, outcome
                break
            size //= 2
        left = left[max(size, 1) :]
    return hidden, found


def _without(hidden: Mask, cells: Sequence[int]) -> Mask:
    shown = hidden.copy()
    shown[list(cells)] = False
    return shown


class _Repair:
    """The cheapest movement that makes a target safe. Each cell moves up in one column, down in another."""

    def __init__(self, problem: Problem) -> None:
        self._problem = problem
        system, size = problem.system, problem.system.size
        self._size = size
        self._room = np.concatenate(
            [np.minimum(system.upper - problem.truth, _ENOUGH), np.minimum(problem.truth - system.lower, _ENOUGH)]
        )
        np.maximum(self._room, 0.0, out=self._room)
        equations = csc_array(hstack([system.matrix, -system.matrix], format="csc"))
        state = system.matrix @ problem.truth
        self._polytope = Polytope(
            System(
                lower=np.zeros(2 * size),
                upper=self._room.copy(),
                matrix=equations,
                row_low=system.row_low - np.maximum(state, system.row_low),
                row_high=system.row_high - np.minimum(state, system.row_high),
            ),
            moving_bounds=True,
        )

    def hide_for(self, found: Found, hidden: Mask) -> None:
        """Hide what a movement of the target needs, in the mask given."""
        target, truth = found.target, float(self._problem.truth[found.target.cell])
        up, down = max(found.high - truth, 0.0), max(truth - found.low, 0.0)
        if target.above > up:
            self._move(target.cell, target.above, 0, hidden)
        if target.below > down:
            self._move(target.cell, target.below, 1, hidden)
        if target.width > max(up, target.above) + max(down, target.below):
            self._widen(target, max(up, target.above), max(down, target.below), hidden)

    def _widen(self, target: Target, up: float, down: float, hidden: Mask) -> None:
        choices = [(0, target.width - down), (1, target.width - up)]
        for side, amount in choices:
            if self._move(target.cell, amount, side, hidden):
                return

    def _move(self, cell: int, amount: float, side: int, hidden: Mask) -> bool:
        """Move a cell up (side 0) or down (1) by an amount and hide what moves with it; False if it cannot."""
        size = self._size
        column, other = cell + side * size, cell + (1 - side) * size
        if self._room[column] < amount:
            return False
        low, high = np.zeros(2 * size), self._room.copy()
        low[column] = amount
        high[other] = 0.0
        price = np.where(np.concatenate([hidden, hidden]), 0.0, np.tile(self._problem.cost, 2))
        price = price / np.maximum(np.minimum(self._room, amount), 1e-9) + 1e-6
        price[column] = 0.0
        self._polytope.bound(low, high)
        try:
            end = self._polytope.extreme(dict(enumerate(price)), highest=False)
        except InconsistentError:
            return False
        if end.point is None:
            return False
        moved = np.abs(end.point[:size] - end.point[size:]) > _MOVED
        hidden |= moved
        return True
