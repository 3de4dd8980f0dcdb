"""Shows many targets safe at once: each moves as far as it has to, and no further.

Pushed without a limit, the few cells that can grow most take all the room that there is, and the others stay unproven.
With every target held between its true value and the end that it needs, two programs show nearly all that are safe.
"""

from __future__ import annotations

import numpy as np

from audit.disclosure.attack import Attacker
from audit.disclosure.solver import InconsistentError
from audit.disclosure.system import Target, Vector

_TURNS = 3
_BEYOND = 1.001
"""A little more than is needed, so that no rounding makes it less."""
_LEAST = 1e-4
"""A target that needs no room is still moved by this part of its value: it may not be known exactly."""


def show_together(attacker: Attacker, low: Vector, high: Vector) -> None:
    """Let an attacker who has begun see states in which as many of his targets as possible have the room they need."""
    truth = attacker.truth
    if truth is None:
        return
    for turn in range(_TURNS):
        before = _wanting(attacker, truth)
        for highest in (True, False):
            for cells, need in _sides(attacker, truth, highest=highest, lots=turn > 1):
                _push(attacker, low, high, cells, need if highest else -need)
        left = _wanting(attacker, truth)
        if not left or left == before:
            break
    attacker.polytope.bound(low, high)


def room_needed(target: Target, truth: float, *, highest: bool) -> float:
    """Return how far a target has to move to one side; an asked width is shared between both."""
    own = target.above if highest else target.below
    return max(own, target.width / 2, _LEAST * max(1.0, abs(truth)))


def _wanting(attacker: Attacker, truth: Vector) -> int:
    return sum(len(cells) for highest in (True, False) for cells, _ in _sides(attacker, truth, highest=highest))


def _sides(attacker: Attacker, truth: Vector, *, highest: bool, lots: bool = False) -> list[tuple[list[int], Vector]]:
    """Return the cells that are not yet seen to move far enough to a side, with how far they have to; or none."""
    cells, need = [], []
    for index, target in enumerate(attacker.targets):
        value = float(truth[target.cell])
        found, wanted = attacker.seen(index), room_needed(target, value, highest=highest)
        moved = found.high - value if highest else value - found.low
        if moved < wanted:
            cells.append(target.cell)
            need.append(wanted * _BEYOND)
    if not cells:
        return []
    drawn = np.random.default_rng(0).random(len(cells)) < 0.5 if lots else np.ones(len(cells), dtype=bool)
    parts = [drawn, ~drawn] if lots else [drawn]
    at, far = np.array(cells), np.array(need)
    return [(at[part].tolist(), far[part]) for part in parts if part.any()]


def _push(attacker: Attacker, low: Vector, high: Vector, cells: list[int], need: Vector) -> None:
    """Hold cells between their true values and what they need, and move them all towards it."""
    if attacker.truth is None:
        return
    least, most = low.copy(), high.copy()
    value = attacker.truth[cells]
    up = need[0] > 0
    least[cells] = value if up else np.maximum(low[cells], value + need)
    most[cells] = np.minimum(high[cells], value + need) if up else value
    attacker.polytope.bound(least, most)
    price = dict(zip(cells, (1 / np.abs(need)).tolist(), strict=True))
    try:
        end = attacker.polytope.extreme(price, highest=bool(up), from_inside=True)
    except InconsistentError:
        return
    if end.point is not None:
        attacker.see(end.point)
