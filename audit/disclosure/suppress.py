"""Complementary suppression: which more cells to hide so that the attack fails.

A heuristic in three steps. Repair: for each target that is not safe, the cheapest way (a linear program) to move it far
enough while every relation holds; the published cells that had to move are hidden. Attack again, until all is safe.
Clean: each cell hidden on the way is shown again if the attack still fails.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace

import numpy as np

from audit.disclosure.attack import Attacker
from audit.disclosure.intervals import Found
from audit.disclosure.repair import Repair
from audit.disclosure.system import Mask, System, Target, Vector

_BATCH = 10
"""After hiding for so many targets, the others are looked at anew, all at once."""
_MORE = (2.0, 4.0, 8.0)
DEAR = 0.5
"""A cell that makes up so much of the cost is tried to be spared before any other."""


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
    hiding = _Hiding(problem, attacker)
    while places := _unsafe_first(attacker, problem, hiding.hidden):
        before = len(hiding.asked)
        left = hiding.for_all(places)
        if not left:
            break
        if len(hiding.asked) == before and not hiding.more_for(left):
            return _suppress_what_can_be(problem, attacker, clean=clean)
    hidden = _clean(problem, attacker, hiding.hidden, hiding.asked) if clean else hiding.hidden
    found = attacker.attack(*problem.interval(hidden))
    return Pattern(hidden, problem.price(hidden), tuple(found), tuple(dict.fromkeys(hiding.unsafe)))


class _Hiding:
    """Hides more, for one target after the other."""

    def __init__(self, problem: Problem, attacker: Attacker) -> None:
        self._problem, self._attacker = problem, attacker
        self._repair: Repair | None = None
        self.hidden = problem.hidden.copy()
        self.asked: dict[int, int] = {}  # cell hidden on the way -> the target that it was hidden for
        self.unsafe: list[Target] = []

    def for_all(self, places: Sequence[int]) -> list[int]:
        """Hide for these targets, or the first of them that need it; return those that are not seen to be safe yet.

        What was hidden for a few makes most others safe, and one program shows that of many.
        """
        left: list[int] = []
        for number, place in enumerate(places):
            now = self._look(place)
            if not now.safe:
                self.unsafe.append(now.target)
                if self._hide(place, now, 1.0) or not self._look(place).safe:
                    left.append(place)
                if len(left) == _BATCH:
                    return [*left, *places[number + 1 :]]
        return left

    def more_for(self, places: Sequence[int]) -> bool:
        """Ask for more room than needed where what is enough over all numbers is not over whole ones."""
        return any(self._hide(place, self._look(place), times) for times in _MORE for place in places)

    def _look(self, place: int) -> Found:
        return self._attacker.look(place, *self._problem.interval(self.hidden))

    def _hide(self, place: int, found: Found, times: float) -> bool:
        already = self.hidden.copy()
        if self._repair is None:
            cost = np.where(self._problem.hidden, 0.0, self._problem.cost)
            self._repair = Repair(self._problem.system, self._attacker.polytope.reduced, self._problem.truth, cost)
        for movement in self._repair.hide_for(found, self.hidden, times):
            self._attacker.see(self._problem.truth + movement)
        newly = np.flatnonzero(self.hidden & ~already).tolist()
        self.asked.update(dict.fromkeys(newly, place))
        return bool(newly)


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
    while dear and problem.cost[dear[0]] >= DEAR * problem.price(hidden):
        tried = _without(hidden, dear[:1])
        if not attacker.fails(*problem.interval(tried), first=[asked[dear[0]]]):
            break
        hidden, dear = tried, dear[1:]
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
