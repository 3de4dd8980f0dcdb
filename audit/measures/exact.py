"""Chances with fixed margins: the hypergeometric distribution, and Fisher's exact test.

Each chance is reckoned from its neighbour's by their exact ratio, from the most probable one outward, so that no
logarithm of a large factorial takes digits away. scipy.stats has the same functions, and the tests compare with it; but
to import it takes longer than all measures of an organisation of a thousand people.
"""

from __future__ import annotations

from dataclasses import dataclass
from math import sqrt

import numpy as np
from numpy.typing import NDArray

_REACH = 40
"""Standard deviations from the most probable number beyond which a chance is next to nothing."""
_AT_LEAST = 100
"""Numbers that are looked at on either side in any case."""
_ALIKE = 1e-10
"""Chances that differ by less than this part of themselves are those of tables that are equally probable."""


@dataclass(frozen=True, slots=True)
class Drawn:
    """How many members may be drawn from `first` on, each with a weight in proportion to its chance."""

    first: int
    weights: NDArray[np.float64]

    def of(self, number: int) -> float:
        """Return the weight of a number; nought where it is impossible, or next to it."""
        inside = 0 <= number - self.first < len(self.weights)
        return float(self.weights[number - self.first]) if inside else 0.0

    def chance(self, numbers: NDArray[np.bool_] | slice) -> float:
        """Return the chance that one of some numbers is drawn."""
        return float(self.weights[numbers].sum() / self.weights.sum())


def drawn(draws: int, members: int, pool: int) -> Drawn:
    """Return how many members of a pool may be among those drawn from it without replacement."""
    others = pool - members
    lowest, highest = max(0, draws - others), min(draws, members)
    mode = min(max((draws + 1) * (members + 1) // (pool + 2), lowest), highest)
    spread = sqrt(draws * members * others * (pool - draws) / (pool * pool * max(pool - 1, 1))) if pool else 0.0
    reach = _AT_LEAST + int(_REACH * spread)
    first, last = max(lowest, mode - reach), min(highest, mode + reach)
    up, down = np.arange(mode, last, dtype=np.float64), np.arange(mode, first, -1, dtype=np.float64)
    rising = (members - up) * (draws - up) / ((up + 1) * (others - draws + up + 1))
    falling = down * (others - draws + down) / ((members - down + 1) * (draws - down + 1))
    return Drawn(first, np.concatenate((np.cumprod(falling)[::-1], [1.0], np.cumprod(rising))))


def at_most(count: int, draws: int, members: int, pool: int) -> float:
    """Return the chance of so few, or fewer, members among those drawn."""
    found = drawn(draws, members, pool)
    return found.chance(slice(0, max(0, count - found.first + 1)))


def at_least(count: int, draws: int, members: int, pool: int) -> float:
    """Return the chance of so many, or more, members among those drawn."""
    found = drawn(draws, members, pool)
    return found.chance(slice(max(0, count - found.first), None))


def two_sided(count: int, n: int, other_count: int, other_n: int) -> tuple[float, float]:
    """Return the two-sided p of Fisher's test, and its mid-p: tables as probable as the one found count by half."""
    tables = drawn(n, count + other_count, n + other_n)
    found = tables.of(count)
    alike = np.abs(tables.weights - found) <= _ALIKE * found
    rarer = (tables.weights < found) & ~alike
    return tables.chance(rarer | alike), tables.chance(rarer) + tables.chance(alike) / 2
