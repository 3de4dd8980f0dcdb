"""The raw statistics about people behind a set of measurements.

They stay in memory, on the way from measures to disclosure control.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field

from audit.model.measurement import CellKey, Measurement
from audit.types import RecordUnit, Sensitivity


@dataclass(frozen=True, slots=True, kw_only=True)
class Contributions:
    """The people in one cell: how many, and, for an amount, the sum and the two largest contributions."""

    n: int
    total: float = 0.0
    largest: tuple[float, ...] = ()
    moved: int | None = None  # came or went in the period, whatever their status; None: not recorded
    negative: bool = False  # concentration rules hold for amounts of zero or more only


@dataclass(frozen=True, slots=True, kw_only=True)
class Population:
    """The finest cross-classification of one population that any measurement of this run uses.

    `atoms` maps a full coordinate (one category for each of `dimensions`, in their order) to its people; atoms of
    nobody are left out. Restrictions (full-time, active) are dimensions as well, so that what one measurement says of
    all staff and another of full-time staff are linked by construction.
    """

    name: str
    unit: RecordUnit
    dimensions: tuple[str, ...]
    categories: Mapping[str, tuple[str, ...]]
    sensitivity: Mapping[str, Sensitivity]
    atoms: Mapping[tuple[str, ...], Contributions]
    amounts: Mapping[str, Mapping[tuple[str, ...], Contributions]] = field(default_factory=dict)
    public_roster: bool = False
    public_dimensions: frozenset[str] = frozenset()


@dataclass(frozen=True, slots=True, kw_only=True)
class Measured:
    """All measurements of a run, by item, with the people-cells they are made from."""

    by_item: Mapping[str, Measurement]  # item id -> measurement
    cells: Mapping[CellKey, Contributions]
    populations: Mapping[str, Population]
