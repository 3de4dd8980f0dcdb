"""All years of an organisation as one system: what they tell together about the few who joined or left in between.

In each year the people of a population are a lattice of cells. From one year to the next most of them stay: their
numbers, and their amounts in both years, are lattices too. The attacker explains the published counts with as little
coming and going as they allow, knows that the amounts of those who stay changed by a factor within a known range, and
asks what is left for those who came or went.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from math import prod

import numpy as np

from audit.disclosure.builder import Builder
from audit.disclosure.lattice import build_lattice
from audit.disclosure.movers import GROWTH, LARGEST, MOST_MOVERS, Known, Movers, came_or_went, is_narrow, took_a_place
from audit.disclosure.partition import REST, Partition
from audit.disclosure.solver import InconsistentError, Polytope
from audit.disclosure.system import System, Vector
from audit.model.measurement import CellKey, members


class Years:
    """The published counts and sums of one amount over one population, year by year, the oldest first."""

    def __init__(self, counts: Sequence[Known], sums: Sequence[Known]) -> None:
        """Build the lattice that all years share; keys are those of counts, for the sums as well."""
        self.counts, self.sums = counts, sums
        keys = sorted({key for year in (*counts, *sums) for key in year})
        whole = CellKey(keys[0].population)
        others = {dimension: (REST,) for key in keys for dimension, _ in key.at}
        self.keys = tuple(sorted({whole, *keys}))
        self.parts = Partition.of(self.keys, others)
        cells = (*self.keys, *self._finest())
        self.lattice = build_lattice(cells, (), self.parts, atoms=None, integer=False, all_links=True)
        self.scale = max((abs(total) for year in sums for total in year.values()), default=1.0) or 1.0
        self._blocks = _Blocks(self.lattice.system.size, len(counts))

    def _finest(self) -> list[CellKey]:
        """Return a cell that names every dimension, so that all tables are one, where that is not too large."""
        at = tuple((dimension, self.parts.name(dimension, 0)) for dimension in sorted(self.parts.dimensions))
        finest = CellKey(self.keys[0].population, at)
        return [] if prod(self.parts.sizes.values()) > LARGEST or finest in self.keys else [finest]

    def moved(self) -> list[Movers]:
        """Return the cells, and the differences of nested ones, that a few people came to or left."""
        return came_or_went(self.keys, self.parts.nested(self.keys), self.counts)

    def replaced(self) -> list[Movers]:
        """Return the cells in which one may have taken another one's place, and much more or less pay with it."""
        nested = set(self.parts.nested(self.keys))
        return took_a_place(self.keys, nested, self.parts, self.counts, self.sums)

    def intervals(self, targets: Sequence[Movers]) -> dict[Movers, tuple[float, float]]:
        """Return between what the amounts of those who came or went lie; nothing if many did."""
        polytope = self._polytope(self.sums)
        return {} if polytope is None else {target: self._ends(polytope, target) for target in targets}

    def narrow(
        self, targets: Sequence[Movers], sums: Sequence[Known] | None = None
    ) -> dict[Movers, tuple[float, float]]:
        """Return the intervals of those of whom too much is told, if only these `sums` are published.

        A state found for one of them shows the room of the others too, so that few need a program of their own. That
        one took another one's place is an assumption, and each of these is a program of its own.
        """
        shown = sums or self.sums
        found = self._narrow_together([target for target in targets if not target.replaced], shown)
        for target in targets:
            polytope = self._polytope(shown, target) if target.replaced else None
            ends = self._ends(polytope, target) if polytope is not None else None
            if ends is not None and is_narrow(*ends):
                found[target] = ends
        return found

    def _narrow_together(self, targets: Sequence[Movers], sums: Sequence[Known]) -> dict[Movers, tuple[float, float]]:
        polytope = self._polytope(sums) if targets else None
        if polytope is None:
            return {}
        terms = [self._terms(target) for target in targets]
        seen = _Seen(terms)
        everyone: dict[int, float] = {}
        for one in terms:
            for column, factor in one.items():
                everyone[column] = everyone.get(column, 0.0) + factor
        for highest in (True, False):
            seen.see(polytope.extreme(everyone, highest=highest).point)
        found = {}
        for index, target in enumerate(targets):
            for highest in (True, False):
                if seen.is_narrow(index):
                    seen.see(polytope.extreme(terms[index], highest=highest).point)
            if seen.is_narrow(index):
                found[target] = self._ends(polytope, target)
        return found

    def _polytope(self, sums: Sequence[Known], replaced: Movers | None = None) -> Polytope | None:
        if self.lattice.system.size > LARGEST or self._least_movers() > MOST_MOVERS * (len(self.counts) - 1):
            return None
        try:
            system = self._system(sums)
            if replaced is not None:
                system = self._with_place_taken(system, replaced)
            with_least = self._with_least_turnover(system)
        except InconsistentError:  # amounts below zero, or growth of another kind: this attacker's guess is refuted
            return None
        return None if with_least is None else Polytope(with_least, large=True)

    def _least_movers(self) -> float:
        """Return how many must have come or gone at least: the sum over a table."""
        least = 0.0
        for then, now in zip(self.counts, self.counts[1:], strict=False):
            tables: dict[tuple[str, ...], float] = {}
            for key in then.keys() & now.keys():
                if all(len(members(category)) == 1 for _, category in key.at):
                    table = tuple(dimension for dimension, _ in key.at)
                    tables[table] = tables.get(table, 0.0) + abs(now[key] - then[key])
            least += max(tables.values(), default=0.0)
        return least

    def _terms(self, target: Movers) -> dict[int, float]:
        year = target.turn if target.left else target.turn + 1
        stay = target.holds(self.lattice, self._blocks.stay(target.turn, later=not target.left))
        return target.holds(self.lattice, self._blocks.sums(year)) | {cell: -factor for cell, factor in stay.items()}

    def _ends(self, polytope: Polytope, target: Movers) -> tuple[float, float]:
        terms = self._terms(target)
        low, high = (polytope.extreme(terms, highest=highest).value for highest in (False, True))
        return max(low, 0.0) * self.scale, high * self.scale

    def _with_place_taken(self, system: System, target: Movers) -> System:
        """Return the system with one who went where one came, the one who is not asked for being paid as the mean."""
        turn, blocks = target.turn, self._blocks
        builder = Builder.over(system)
        people = target.holds(self.lattice, blocks.people(turn))
        then = target.holds(self.lattice, blocks.counts(turn))
        builder.add(then | {column: -factor for column, factor in people.items()}, 1.0, 1.0)
        other = turn + 1 if target.left else turn
        share = 1 - 1 / target.among(self.counts[other])
        stay = target.holds(self.lattice, blocks.stay(turn, later=target.left))
        total = {c: share * f for c, f in target.holds(self.lattice, blocks.sums(other)).items()}
        builder.add(total | {column: -factor for column, factor in stay.items()}, 0.0, 0.0)
        return builder.system()

    def _with_least_turnover(self, system: System) -> System | None:
        """Return the system with no more coming and going than the counts demand; None if that is much."""
        whole = self.lattice.position[CellKey(self.keys[0].population)]
        turns = range(len(self.counts) - 1)
        rows = [self._blocks.turnover(turn, whole) for turn in turns]
        everyone: dict[int, float] = {}
        for row in rows:
            for column, factor in row.items():
                everyone[column] = everyone.get(column, 0.0) + factor
        least = Polytope(system, large=True).extreme(everyone, highest=False).value
        if least > MOST_MOVERS * len(turns):
            return None
        builder = Builder.over(system)
        builder.add(everyone, 0.0, least + 1e-6)
        return builder.system()

    def _system(self, sums: Sequence[Known]) -> System:
        blocks, inside = self._blocks, self.lattice.system
        builder = Builder(blocks.columns)
        for start in range(0, blocks.columns, inside.size):
            builder.add_matrix(inside.matrix, start)
        for turn in range(len(self.counts) - 1):
            for cell in range(inside.size):
                self._link(builder, turn, cell)
        lower, upper = np.zeros(blocks.columns), np.full(blocks.columns, np.inf)
        for year, (counts, totals) in enumerate(zip(self.counts, sums, strict=True)):
            for key, n in counts.items():
                column = blocks.counts(year) + self.lattice.position[key]
                lower[column] = upper[column] = n
            for key, total in totals.items():
                column = blocks.sums(year) + self.lattice.position[key]
                lower[column] = upper[column] = total / self.scale
        return replace(builder.system(), lower=lower, upper=upper)

    def _link(self, builder: Builder, turn: int, cell: int) -> None:
        """Those who stay are among those of both years; an amount is that of people, who stay or who came or went."""
        blocks, (slow, fast) = self._blocks, GROWTH
        people = blocks.people(turn) + cell
        before, after = (blocks.stay(turn, later=later) + cell for later in (False, True))
        builder.add({after: 1.0, before: -slow}, 0.0, np.inf)
        builder.add({after: 1.0, before: -fast}, -np.inf, 0.0)
        for year, stay in ((turn, before), (turn + 1, after)):
            n, total = blocks.counts(year) + cell, blocks.sums(year) + cell
            builder.add({n: 1.0, people: -1.0}, 0.0, np.inf)
            builder.add({total: 1.0, stay: -1.0}, 0.0, np.inf)
            builder.add({n: 1.0, people: -1.0, total: -1.0, stay: 1.0}, 0.0, np.inf)
            builder.add({people: 1.0, stay: -1.0}, 0.0, np.inf)


class _Seen:
    """The inner ends of intervals of several combinations of columns, from the states seen so far."""

    def __init__(self, terms: Sequence[Mapping[int, float]]) -> None:
        self._terms = [(np.array(list(one)), np.array(list(one.values()))) for one in terms]
        self._low = np.full(len(terms), np.inf)
        self._high = np.full(len(terms), -np.inf)

    def see(self, point: Vector | None) -> None:
        if point is None:
            return
        values = np.array([factors @ point[columns] for columns, factors in self._terms])
        np.minimum(self._low, values, out=self._low)
        np.maximum(self._high, values, out=self._high)

    def is_narrow(self, index: int) -> bool:
        low, high = float(self._low[index]), float(self._high[index])
        return low > high or is_narrow(low, high)


@dataclass(frozen=True, slots=True)
class _Blocks:
    """Where the lattices stand among the columns: counts and sums of each year, and of who stays in each turn."""

    size: int
    years: int

    @property
    def columns(self) -> int:
        return self.size * (2 * self.years + 3 * (self.years - 1))

    def counts(self, year: int) -> int:
        return self.size * 2 * year

    def sums(self, year: int) -> int:
        return self.size * (2 * year + 1)

    def people(self, turn: int) -> int:
        return self.size * (2 * self.years + 3 * turn)

    def stay(self, turn: int, *, later: bool) -> int:
        return self.people(turn) + self.size * (2 if later else 1)

    def turnover(self, turn: int, cell: int) -> dict[int, float]:
        years = {self.counts(year) + cell: 1.0 for year in (turn, turn + 1)}
        return {**years, self.people(turn) + cell: -2.0}
