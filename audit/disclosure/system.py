"""Cells that are linked by linear relations: what an attacker reasons with, apart from what the cells mean."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray
from scipy.sparse import csc_array

Vector = NDArray[np.float64]
Mask = NDArray[np.bool_]


@dataclass(frozen=True, slots=True, kw_only=True)
class System:
    """Cells (columns), what is known of each beforehand, and the relations (rows) that hold between them.

    A row says ``row_low <= matrix @ cells <= row_high``; an equation has both ends equal. Counts are `integer`.
    """

    lower: Vector
    upper: Vector
    matrix: csc_array
    row_low: Vector
    row_high: Vector
    integer: bool = False

    @property
    def size(self) -> int:
        """Return the number of cells."""
        return len(self.lower)


@dataclass(frozen=True, slots=True)
class Target:
    """A cell that nobody may learn, with the room that an attacker must be left.

    `below` and `above` are measured from the true value, `width` between the ends of the attacker's interval. Below
    `small`, it is enough that the cell may be empty, or not small.
    """

    cell: int
    below: float = 0.0
    above: float = 0.0
    width: float = 0.0
    small: float = 0.0

    def holds(self, value: float, low: float, high: float) -> bool:
        """Return whether an interval leaves the room."""
        slack = 1e-6 * max(1.0, abs(value))
        if self.small and (low <= slack or high >= self.small - slack):
            return True
        return (
            value - low >= self.below - slack
            and high - value >= self.above - slack
            and high - low >= self.width - slack
        )


def build_system(
    size: int,
    relations: Sequence[tuple[Mapping[int, float], float]],
    *,
    lower: Vector | float = 0.0,
    upper: Vector | float = np.inf,
    integer: bool = False,
) -> System:
    """Build a system from equations, each given as {cell: coefficient} and what they sum up to."""
    rows = [row for row, (terms, _) in enumerate(relations) for _ in terms]
    columns = [cell for terms, _ in relations for cell in terms]
    factors = [factor for terms, _ in relations for factor in terms.values()]
    matrix = csc_array((np.array(factors, dtype=float), (rows, columns)), shape=(len(relations), size))
    right = np.array([value for _, value in relations], dtype=float)
    return System(
        lower=np.broadcast_to(np.asarray(lower, dtype=float), (size,)).copy(),
        upper=np.broadcast_to(np.asarray(upper, dtype=float), (size,)).copy(),
        matrix=matrix,
        row_low=right,
        row_high=right.copy(),
        integer=integer,
    )
