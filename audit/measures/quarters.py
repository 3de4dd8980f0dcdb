"""Pay quarters: four sections of equal number of people, equal rates shared out in the same relative proportion."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from fractions import Fraction
from itertools import pairwise
from typing import Any

import numpy as np
from numpy.typing import NDArray

QUARTERS = ("lower", "lower-middle", "upper-middle", "upper")
_EXTRA = {0: (), 1: (0,), 2: (0, 2), 3: (0, 1, 2)}
"""Which quarters take the people left over when the number does not divide by four."""

Shares = tuple[Mapping[str, Fraction], ...]
"""For each quarter, how many people of each group are in it; fractions where equal rates are shared out."""


def quarter_sizes(n: int) -> tuple[int, int, int, int]:
    """Return the sizes of the four quarters: one left over goes to the lower, two to lower and upper middle."""
    extra = _EXTRA[n % 4]
    first, second, third, fourth = (n // 4 + (position in extra) for position in range(4))
    return first, second, third, fourth


def quarters_of_ranked(pay: NDArray[np.float64], groups: NDArray[np.integer[Any]], names: Sequence[str]) -> Shares:
    """Return how many of each group are in each quarter, exactly. People come lowest paid first.

    Where people of the same pay fall in more than one quarter, each of these quarters takes the groups in the
    proportion that they have at that pay. So the order of people of equal pay never matters.
    """
    ends = [0, *np.cumsum(quarter_sizes(len(pay))).tolist()]
    members = {name: groups == code for code, name in enumerate(names)}
    below = [{name: _below(end, those, pay) for name, those in members.items()} for end in ends]
    return tuple({name: high[name] - low[name] for name in names} for low, high in pairwise(below))


def _below(place: int, members: NDArray[np.bool_], pay: NDArray[np.float64]) -> Fraction:
    """Return how many of a group stand below a place in the ranking, people of equal pay shared out in proportion."""
    if place == len(pay):
        return Fraction(int(np.count_nonzero(members)))
    low, high = (int(np.searchsorted(pay, pay[place], side=side)) for side in ("left", "right"))
    tied = int(np.count_nonzero(members[low:high]))
    return int(np.count_nonzero(members[:low])) + Fraction(tied * (place - low), high - low)


def whole_people(shares: Shares) -> tuple[dict[str, int], ...]:
    """Return the quarters in whole people: sizes and group totals are kept, parts rounded by largest remainder."""
    names = list(shares[0])
    left = {name: sum((quarter[name] for quarter in shares), Fraction(0)) for name in names}
    found = []
    for quarter in shares:
        size = int(sum(quarter.values()))
        given = {name: int(quarter[name]) for name in names}
        by_remainder = sorted(names, key=lambda name: (-(quarter[name] - given[name]), name))
        for name in by_remainder[: size - sum(given.values())]:
            given[name] += 1
        found.append(given)
    return _balanced(found, left)


def _balanced(quarters: list[dict[str, int]], totals: Mapping[str, Fraction]) -> tuple[dict[str, int], ...]:
    """Move single people between groups of the last quarters until the groups add up to their totals again."""
    for quarter in reversed(quarters):
        surplus = {name: sum(each[name] for each in quarters) - int(total) for name, total in totals.items()}
        over, under = max(surplus, key=surplus.__getitem__), min(surplus, key=surplus.__getitem__)
        while surplus[over] > 0 and quarter[over] > 0:
            quarter[over] -= 1
            quarter[under] += 1
            surplus[over] -= 1
            surplus[under] += 1
    return tuple(quarters)
