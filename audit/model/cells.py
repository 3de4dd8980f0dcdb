"""The raw statistics about people behind a set of measurements.

They stay in memory, on the way from measures to disclosure control.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any

import numpy as np

from audit.model.measurement import CellKey, Measurement
from audit.types import RecordUnit, Sensitivity

if TYPE_CHECKING:
    from numpy.typing import NDArray


@dataclass(frozen=True, slots=True, kw_only=True)
class Contributions:
    """The people in one cell: how many, and, for an amount, the sum and the two largest contributions."""

    n: int
    total: float = 0.0
    largest: tuple[float, ...] = ()
    moved: int | None = None  # came or went in the period, whatever their status; None: not recorded
    negative: bool = False  # concentration rules hold for amounts of zero or more only


@dataclass(frozen=True, slots=True, kw_only=True, eq=False)
class AtomAmounts:
    """What the people of each atom have of one amount: an entry for each atom, in the order of its population."""

    n: NDArray[np.int64]  # people whose amount is known
    total: NDArray[np.float64]
    largest: NDArray[np.float64]  # two columns, the largest contribution first; NaN where there are fewer
    negative: NDArray[np.bool_]

    def of(self, chosen: NDArray[np.int64]) -> AtomAmounts:
        """Return some atoms."""
        return AtomAmounts(
            n=self.n[chosen], total=self.total[chosen], largest=self.largest[chosen], negative=self.negative[chosen]
        )

    def over(self, chosen: NDArray[np.bool_ | np.int64]) -> Contributions:
        """Return the people of some atoms together."""
        contributions = self.largest[chosen].ravel()
        ranked = contributions[~np.isnan(contributions)]
        if len(ranked) > 2:
            ranked = ranked[np.argpartition(np.abs(ranked), -2)[-2:]]
        ranked = ranked[np.argsort(-np.abs(ranked))]
        return Contributions(
            n=int(self.n[chosen].sum()),
            total=float(self.total[chosen].sum()),
            largest=tuple(ranked.tolist()),
            negative=bool(self.negative[chosen].any()),
        )


@dataclass(frozen=True, slots=True, kw_only=True, eq=False)
class Population:
    """The finest cross-classification of one population that any measurement of this run uses.

    An atom is the people with one category in each of `dimensions`; atoms of nobody are left out. There can be nearly
    as many atoms as people, so they are columns and no objects: `codes` gives, for each dimension, the place of each
    atom's category in `categories`, and `people` how many each atom holds. Restrictions (full-time, active) are
    dimensions as well, so that what one measurement says of all staff and another of full-time staff are linked by
    construction.
    """

    name: str
    unit: RecordUnit
    dimensions: tuple[str, ...]
    categories: Mapping[str, tuple[str, ...]]
    sensitivity: Mapping[str, Sensitivity]
    codes: Mapping[str, NDArray[np.signedinteger[Any]]]
    people: NDArray[np.int64]
    amounts: Mapping[str, AtomAmounts] = field(default_factory=dict)
    public_roster: bool = False
    public_dimensions: frozenset[str] = frozenset()

    @property
    def n(self) -> int:
        """Return how many people there are in all."""
        return int(self.people.sum())


@dataclass(frozen=True, slots=True, kw_only=True)
class Measured:
    """All measurements of a run, by item, with the people-cells they are made from."""

    by_item: Mapping[str, Measurement]  # item id -> measurement
    cells: Mapping[CellKey, Contributions]
    populations: Mapping[str, Population]
