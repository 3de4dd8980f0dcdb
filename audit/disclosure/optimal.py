"""The cheapest pattern there is, by integer programming: for small tables, and to know how far the heuristic is off.

Cutting planes after Fischetti and Salazar: a master program chooses what to hide; the attack on its choice either fails
for all targets, or each success says, through the duals of its program, which cells would have to be hidden for it to
fail. Those cuts are added and the master is solved again. A cut holds for any pattern, so the master's bound is a bound
on what any pattern costs.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace

import numpy as np
from scipy.sparse import csc_array

from audit.disclosure.solver import InconsistentError, Polytope, cheapest
from audit.disclosure.suppress import DEAR, Pattern, Problem, suppress
from audit.disclosure.system import Mask, System, Target, Vector

SMALL_SYSTEM = 1_000
"""Up to so many cells, the optimum is looked for; of more, a bound by the first of their targets only."""

_ROUNDS, _ROUNDS_FOR_BOUND, _TARGETS_FOR_BOUND = 100, 2, 15
_TRIES, _DEARER = 3, 100.0
"""A cell that makes up much of the cost is tried to be spared, by hiding it at so many times its cost."""

_FAR = 1e6
_SLACK = 1e-6
_SAME = 1e-9


@dataclass(frozen=True, slots=True)
class Optimum:
    """The cheapest pattern found; `bound` is what any pattern costs at least. Proven where both are equal."""

    hidden: Mask | None
    cost: float
    bound: float

    @property
    def proven(self) -> bool:
        """Return whether no pattern is cheaper."""
        return self.hidden is not None and self.cost <= self.bound * (1 + 1e-6) + 1e-9


def optimise(
    problem: Problem, *, rounds: int = 1000, first: Sequence[Target] | None = None, known: float = np.inf
) -> Optimum:
    """Find the cheapest pattern that leaves each target its room, or that none is cheaper than one `known`.

    Targets of which it is known that they are not safe to begin with are attacked `first`, others as they turn out not
    to be. Limited in rounds and not in time, so that the same input gives the same pattern on any machine.
    """
    cuts = _Cuts(problem)
    attacker = problem.attacked()
    asked = list(problem.targets if first is None else dict.fromkeys(first))
    cells = np.flatnonzero((problem.cost > 0) & ~problem.hidden)
    bound, relaxed = 0.0, True
    for _ in range(rounds):
        found = _master(problem, cells, cuts.rows, relaxed=relaxed)
        if found is None:
            return Optimum(None, float("inf"), 0.0)
        chosen, bound = found
        if bound >= known * (1 - _SAME):
            break
        hidden = problem.hidden | (chosen > 0.5)
        if cuts.add(chosen if relaxed else np.where(hidden, 1.0, 0.0), asked):
            continue
        if relaxed:
            relaxed = False
            continue
        unsafe = [one.target for one in attacker.attack(*problem.interval(hidden)) if not one.safe]
        if not unsafe:
            return Optimum(hidden, problem.price(hidden), bound)
        more = [target for target in unsafe if target not in asked]
        asked += more
        if not more:
            cuts.refuse(hidden)
    return Optimum(None, float("inf"), bound)


def improve(problem: Problem, pattern: Pattern) -> tuple[Pattern, float]:
    """Return the optimum in place of a pattern, where it is found, and what any pattern costs at least."""
    if not pattern.cost:
        return pattern, 0.0
    if problem.system.size > SMALL_SYSTEM:
        first = replace(problem, targets=pattern.unsafe[:_TARGETS_FOR_BOUND])
        bound = optimise(first, rounds=_ROUNDS_FOR_BOUND).bound
    else:
        found = optimise(problem, rounds=_ROUNDS, first=pattern.unsafe, known=pattern.cost)
        if found.hidden is not None:
            attacked = problem.attacked().attack(*problem.interval(found.hidden))
            return Pattern(found.hidden, found.cost, tuple(attacked)), found.bound
        bound = found.bound
    is_cheapest = bound >= pattern.cost * (1 - _SAME)
    return (pattern if is_cheapest else _spare_the_dearest(problem, pattern)), min(bound, pattern.cost)


def _spare_the_dearest(problem: Problem, pattern: Pattern) -> Pattern:
    """Return a pattern without its dearest cell, and so on, for as long as that is cheaper.

    Repair hides for one target at a time: it takes a dear cell for the first rather than many cheap ones, which later
    targets would have needed anyway.
    """
    for _ in range(_TRIES):
        extra = np.flatnonzero(pattern.hidden & ~problem.hidden)
        dearest = extra[np.argmax(problem.cost[extra])]
        if problem.cost[dearest] < DEAR * pattern.cost:
            return pattern
        cost = problem.cost.copy()
        cost[dearest] *= _DEARER
        found = suppress(replace(problem, cost=cost))
        price = problem.price(found.hidden)
        if price >= pattern.cost:
            return pattern
        pattern = replace(found, cost=price)
    return pattern


def _master(problem: Problem, cells: np.ndarray, rows: list[Vector], *, relaxed: bool) -> tuple[Vector, float] | None:
    """Choose the cheapest cells that satisfy all cuts, in parts of cells if `relaxed`; None if no cells do."""
    chosen = np.where(problem.hidden, 1.0, 0.0)
    if not rows or not len(cells):
        return chosen, 0.0
    matrix = np.array(rows)
    program = System(
        lower=np.zeros(len(cells)),
        upper=np.ones(len(cells)),
        matrix=csc_array(matrix[:, cells]),
        row_low=1.0 - matrix[:, problem.hidden].sum(axis=1),
        row_high=np.full(len(rows), np.inf),
        integer=not relaxed,
    )
    found = cheapest(program, problem.cost[cells])
    if found is None:
        return None
    chosen[cells], bound = found
    return chosen, bound


class _Cuts:
    """What every safe pattern must satisfy, each as coefficients whose sum over the hidden cells is at least 1."""

    def __init__(self, problem: Problem) -> None:
        self._problem = problem
        system, truth = problem.system, problem.truth
        self._up = np.minimum(system.upper - truth, _FAR)
        self._down = np.minimum(truth - system.lower, _FAR)
        twin = problem.attacked().polytope
        self._movable = twin.movable
        self._polytope = Polytope(system, movable=twin.movable, reduced=twin.reduced)
        self.rows: list[Vector] = []

    def add(self, chosen: Vector, targets: Sequence[Target]) -> bool:
        """Attack a choice (parts of cells move in part of their room); return whether a new cut was found."""
        truth = self._problem.truth
        system, movable = self._problem.system, self._movable
        low = np.where(movable, truth - self._down * chosen, system.lower)
        self._polytope.bound(low, np.where(movable, truth + self._up * chosen, system.upper))
        before = len(self.rows)
        for target in targets:
            self._attack(target)
        return len(self.rows) > before

    def refuse(self, hidden: Mask) -> None:
        """Ask for another cell: what is safe over all numbers is not over whole ones, nor is any part of it."""
        self.rows.append(np.where(hidden, 0.0, 1.0))

    def _attack(self, target: Target) -> None:
        value = float(self._problem.truth[target.cell])
        ends = {}
        for highest in (True, False):
            try:
                end = self._polytope.extreme({target.cell: 1.0}, highest=highest, duals=True)
            except InconsistentError:  # the room of a part of a cell is lost in rounding: no cut from this target
                return
            if end.reduced is None:  # nothing limits it
                ends[highest] = (_FAR, np.zeros(len(self._up)))
                continue
            gained = end.value - value if highest else value - end.value
            worth = self._worth(end.reduced if highest else -end.reduced)
            ends[highest] = (gained, worth)
        for highest, asked in ((True, target.above), (False, target.below)):
            gained, worth = ends[highest]
            if gained < asked - _SLACK * max(1.0, asked):
                self.rows.append(np.minimum(worth, asked) / asked)
        width = ends[True][0] + ends[False][0]
        if width < target.width - _SLACK * max(1.0, target.width):
            self.rows.append(np.minimum(ends[True][1] + ends[False][1], target.width) / target.width)

    def _worth(self, reduced: Vector) -> Vector:
        """Return how much further the target could go per cell, if all of the cell's room were free."""
        worth: Vector = np.where(reduced > 0, reduced * self._up, -reduced * self._down)
        return worth
