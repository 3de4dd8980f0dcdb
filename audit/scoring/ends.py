"""The ends of a score's range, over all ways in which what has no score may come out, or may stay without one.

A score is the mean of what was assessed, so what is assessed besides changes what each checklist weighs. Under a gate
that matters: a capped checklist of which little was assessed weighs little in the score. The ends are those of every
score that may still come about, so that whatever is left out never makes the range narrower.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import NamedTuple

_SAME = 1e-15


@dataclass(frozen=True, slots=True, kw_only=True)
class Part:
    """What is known of one checklist, in parts of the overall weight."""

    scored: float  # weight of the items that have a score
    applicable: float
    least: float  # what the items with a score give at their low ends
    most: float  # the same at their high ends
    low_cap: float = 1.0  # of the gates that may be unmet
    high_cap: float = 1.0  # of the gates that are unmet whatever comes


class _Option(NamedTuple):
    """One way in which a checklist may come out: how much of it has a score, and what that gives."""

    weight: float
    total: float


def ends_of(parts: Sequence[Part]) -> tuple[float, float]:
    """Return the lowest and the highest score that may come about, in [0, 1]; all of it where nothing applies."""
    apply = [part for part in parts if part.applicable > 0.0]
    if not apply:
        return 0.0, 1.0
    low = _extreme([_lowest(part) for part in apply], sign=1)
    high = _extreme([_highest(part) for part in apply], sign=-1)
    return min(max(low, 0.0), 1.0), min(max(high, 0.0), 1.0)


def _lowest(part: Part) -> list[_Option]:
    """Everything else comes out as nothing, or stays unknown; what lies between is never lower than both."""
    return [_Option(weight, min(part.least, part.low_cap * weight)) for weight in (part.applicable, part.scored)]


def _highest(part: Part) -> list[_Option]:
    """Everything else comes out in full, or only so much of it as the cap lets count, or stays unknown."""
    weights = [part.applicable, part.scored]
    if part.high_cap < 1.0:
        full = (part.scored - part.most) / (1.0 - part.high_cap)
        weights += [full] if part.scored < full < part.applicable else []
    return [_Option(weight, min(part.most + weight - part.scored, part.high_cap * weight)) for weight in weights]


def _extreme(parts: Sequence[Sequence[_Option]], *, sign: int) -> float:
    """Return the least (sign 1) or greatest (-1) sum of totals by sum of weights, one option of each part.

    Dinkelbach's method: against a mean, each part takes the option that moves it furthest; until none moves it.
    """
    chosen = [options[0] for options in parts]
    mean = _mean(chosen)
    while True:
        chosen = [min(options, key=lambda one: sign * (one.total - mean * one.weight)) for options in parts]
        if not any(one.weight for one in chosen) or sign * (mean - _mean(chosen)) <= _SAME:
            return mean
        mean = _mean(chosen)


def _mean(chosen: Sequence[_Option]) -> float:
    return sum(one.total for one in chosen) / sum(one.weight for one in chosen)
