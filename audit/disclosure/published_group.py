"""The cells of one population that documents publish or hide, attacked with nothing but what they say."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from itertools import product

import numpy as np

from audit.disclosure.attack import Attacker
from audit.disclosure.held import Held
from audit.disclosure.intervals import Found
from audit.disclosure.lattice import Lattice, build_lattice
from audit.disclosure.members import Members
from audit.disclosure.partition import Partition
from audit.disclosure.populations import AMOUNT_SCALE, FINE_LIMIT, PAY_WIDTH
from audit.disclosure.rules import Limits
from audit.disclosure.system import Target, Vector
from audit.model.measurement import CellKey, members
from audit.model.result import KnownCell


@dataclass(frozen=True, slots=True, kw_only=True)
class Told:
    """A hidden cell of which the attack learns too much, or everything."""

    cell: str
    low: float
    high: float
    recovered: bool


class PublishedGroup:
    """The published and the hidden cells of one population and amount of one document."""

    def __init__(
        self,
        known: Sequence[KnownCell],
        counts: Mapping[CellKey, float],
        categories: Mapping[str, tuple[str, ...]],
        limits: Limits,
    ) -> None:
        cells = {cell.key: cell.value for cell in known}
        self.public = frozenset(cell.key for cell in known if cell.public)
        self.brackets = {c.key: (c.low, c.high) for c in known if c.low is not None and c.high is not None}
        self.keys = tuple(sorted(cells))
        self.population, self.amount = self.keys[0].population, self.keys[0].amount
        self.name = self.population if not self.amount else f"{self.population}.{self.amount}"
        self.cells, self.counts, self.limits = cells, counts, limits
        self.parts = Partition.of(self.keys, categories)
        self.widths: list[float] = []
        largest = max((abs(value) for value in cells.values() if value is not None), default=1.0)
        self.scale = max(largest, 1.0) / AMOUNT_SCALE if self.amount else 1.0

    def attack(self) -> tuple[int, list[Told]]:
        """Return how many cells are hidden, and those of which too much is told."""
        unnamed = [] if self.amount else self._unnamed()
        lattice = build_lattice((*self.keys, *unnamed), (), self.parts, atoms=None, integer=not self.amount)
        low, high = self._known(lattice)
        hidden = [key for key in self.keys if self.cells[key] is None]
        width = 0.0 if self.amount else float(self.limits.counts)
        targets = [Target(lattice.position[key], width=width) for key in hidden]
        targets += [Target(lattice.position[key], width=width, small=width) for key in unnamed]
        attacker = Attacker(lattice.system, targets)
        attacker.attack(low, high, exact=bool(self.amount))
        found = attacker.narrow(range(len(hidden)), width or np.inf)
        names = [*hidden, *unnamed]
        told = {key: one for key, one in zip(names, found, strict=True) if self._is_told(one)}
        if not self.amount:
            self.widths = [one.width for one in found[: len(hidden)] if one.low < width]
            places = {lattice.position[key]: key for key in hidden}
            of_members = Members(lattice.system, low, high, list(places), attacker.states(low, high)).attack(width)
            told = {places[one.target.cell]: one for one in of_members} | told
        anyway = self._public_widths(lattice, [one.target for one in told.values()]) if told else {}
        narrow = [self._told(key, one) for key, one in told.items() if one.width < anyway[one.target.cell] - 1e-6]
        return len(hidden), narrow + self._small() + self._differences()

    def _known(self, lattice: Lattice) -> tuple[Vector, Vector]:
        """Return between what every cell is known to lie."""
        low, high = lattice.system.lower.copy(), lattice.system.upper.copy()
        for key, value in self.cells.items():
            place = lattice.position[key]
            if value is not None:
                low[place] = high[place] = value / self.scale
            elif key in self.brackets:
                low[place], high[place] = self.brackets[key]
        return low, high

    def _public_widths(self, lattice: Lattice, targets: Sequence[Target]) -> dict[int, float]:
        """Return how wide the intervals are for somebody who has not even seen the report."""
        low, high = np.zeros(lattice.system.size), np.full(lattice.system.size, np.inf)
        for key in self.public:
            low[lattice.position[key]] = high[lattice.position[key]] = (self.cells[key] or 0.0) / self.scale
        found = Attacker(lattice.system, targets).attack(low, high, exact=True)
        return {one.target.cell: one.width for one in found}

    def _told(self, key: CellKey, found: Found) -> Told:
        low, high = found.low * self.scale, found.high * self.scale
        return Told(cell=cell_name(key), low=low, high=high, recovered=found.recovered)

    def _is_told(self, found: Found) -> bool:
        if self.amount:
            return found.recovered or found.width < PAY_WIDTH * found.low * (1 - 1e-6)
        if found.target.small:
            return not found.safe
        return not found.safe and found.low < self.limits.counts

    def _unnamed(self) -> list[CellKey]:
        """Return the cells of the tables that the named ones belong to, where that is a sensible number."""
        named = set(self.keys)
        found: set[CellKey] = set()
        for dimensions in {tuple(d for d, _ in key.at) for key in self.keys}:
            sizes = [self.parts.sizes[dimension] for dimension in dimensions]
            if np.prod(sizes) <= FINE_LIMIT:
                for blocks in product(*(range(size) for size in sizes)):
                    at = tuple((d, self.parts.name(d, block)) for d, block in zip(dimensions, blocks, strict=True))
                    found.add(CellKey(self.population, at, self.amount))
        return sorted(found - named)

    def _small(self) -> list[Told]:
        """Return the small groups that are published, announced ones apart."""
        if self.amount:
            return []
        return [
            Told(cell=cell_name(key), low=value, high=value, recovered=True)
            for key, value in self.cells.items()
            if value is not None and 0 < value < self.limits.counts and key not in self.public
        ]

    def _differences(self) -> list[Told]:
        """Return the small groups by which one published cell exceeds another one inside it."""
        least = self.limits.pay if self.amount else self.limits.counts
        told = []
        for outer, inner in self.parts.nested(self.keys):
            more, less = self.cells[outer], self.cells[inner]
            n_more, n_less = self._people(outer), self._people(inner)
            if (
                more is not None
                and less is not None
                and n_more is not None
                and n_less  # without anybody, the difference is the outer one, which is looked at by itself
                and inner not in self.public
                and 0 < n_more - n_less < least
            ):
                name = f"{cell_name(outer)} - {cell_name(inner)}"
                told.append(Told(cell=name, low=more - less, high=more - less, recovered=True))
        return told

    def _people(self, key: CellKey) -> float | None:
        return self.counts.get(CellKey(key.population, key.at)) if self.amount else self.cells[key]


def cell_name(key: CellKey) -> str:
    """Return a cell's name for a person to read."""
    at = ", ".join(f"{dimension} {' or '.join(members(category))}" for dimension, category in key.at) or "all"
    return f"{key.population}{f' {key.amount}' if key.amount else ''}: {at}"


def published_groups(held: Held) -> list[PublishedGroup]:
    """Return the groups that documents tell of: the counts of each population, and each of its amounts."""
    grouped: dict[tuple[str, str], list[KnownCell]] = {}
    for cell in held.cells:
        grouped.setdefault((cell.key.population, cell.key.amount), []).append(cell)
    counts = {cell.key: cell.value for cell in held.cells if cell.value is not None and not cell.key.amount}
    categories = held.categories
    return [
        PublishedGroup(cells, counts, categories.get(name, {}), held.limits)
        for (name, _), cells in sorted(grouped.items())
    ]
