"""Complementary suppression: which more cells to hide so that the attack fails.

A heuristic in three steps. Repair: for each target that is not safe, the cheapest way (a linear program) to move it far
enough while every relation holds; the published cells that had to move are hidden. Attack again, until all is safe.
Clean: each cell hidden on the way is shown again if the attack still fails.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace

import numpy as np

from audit.disclosure.attack import Attacker, Found
from audit.disclosure.repair import Repair
from audit.disclosure.system import Mask, System, Target, Vector


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
    attacker: Attacker | None = None  # of the same system, to go on from what it has found

    def attacked(self) -> Attacker:
        """Return somebody who attacks the targets."""
        if self.attacker is None:
            return Attacker(self.system, self.targets, self.truth)
        self.attacker.aim(self.targets)
        return self.attacker

    def interval(self, hidden: Mask) -> tuple[Vector, Vector]:
        """Return what an attacker knows of each cell if these are hidden."""
        return np.where(hidden, self.system.lower, self.truth), np.where(hidden, self.system.upper, self.truth)

    def price(self, hidden: Mask) -> float:
        """Return what is lost by hiding these cells beyond those that must be."""
        return float(self.cost[hidden & ~self.hidden].sum())


def suppress(problem: Problem, *, clean: bool = True) -> Pattern:
    """Return a pattern in which every target keeps its room, or as much of it as hiding everything would leave."""
    attacker = problem.attacked()
    repair: Repair | None = None
    hidden = problem.hidden.copy()
    asked: dict[int, int] = {}  # cell hidden on the way -> the target that it was hidden for
    unsafe: list[Target] = []
    while places := _unsafe_first(attacker, problem, hidden):
        before, safe = hidden.copy(), True
        for place in places:
            now = attacker.look(place, *problem.interval(hidden))
            if not now.safe:
                already, safe = hidden.copy(), False
                unsafe.append(now.target)
                repair = repair or _repair(problem, attacker)
                for movement in repair.hide_for(now, hidden):
                    attacker.see(problem.truth + movement)
                asked.update(dict.fromkeys(np.flatnonzero(hidden & ~already).tolist(), place))
        if safe:
            break
        if np.array_equal(hidden, before):
            return _suppress_what_can_be(problem, attacker, clean=clean)
    if clean:
        hidden = _clean(problem, attacker, hidden, asked)
    found = attacker.attack(*problem.interval(hidden))
    return Pattern(hidden, problem.price(hidden), tuple(found), tuple(dict.fromkeys(unsafe)))


def _repair(problem: Problem, attacker: Attacker) -> Repair:
    cost = np.where(problem.hidden, 0.0, problem.cost)
    return Repair(problem.system, attacker.polytope.reduced, problem.truth, cost)


def _unsafe_first(attacker: Attacker, problem: Problem, hidden: Mask) -> list[int]:
    """Return the places of the targets that are not yet seen to be safe, those that lack most first."""
    places = attacker.open_targets(*problem.interval(hidden))
    lacking = {place: _lacking(attacker.seen(place)) for place in places}
    return sorted(places, key=lambda place: (-lacking[place], attacker.targets[place].cell))


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


def _clean(problem: Problem, attacker: Attacker, hidden: Mask, asked: Mapping[int, int]) -> Mask:
    """Show again what need not be hidden, the dearest first.

    The target that a cell was hidden for is asked first: most cells end there.
    """
    extra = np.flatnonzero(hidden & ~problem.hidden & (problem.cost > 0))
    dear = extra[np.argsort(-problem.cost[extra], kind="stable")].tolist()
    left = [cell for cell in dear if attacker.fails_for(asked[cell], *problem.interval(_without(hidden, [cell])))]
    if not left:
        return hidden
    # States that agree with all of them shown agree with any one shown: they leave few targets to ask for each.
    at_once = _without(hidden, left)
    if not attacker.open_targets(*problem.interval(at_once)):
        return at_once
    for cell in left:
        tried = _without(hidden, [cell])
        if attacker.fails(*problem.interval(tried), first=[asked[cell]]):
            hidden = tried
    return hidden


def _without(hidden: Mask, cells: Sequence[int]) -> Mask:
    shown = hidden.copy()
    shown[list(cells)] = False
    return shown
