"""Complementary suppression and attack over all cells of one population, or of one amount over it."""

from __future__ import annotations

from collections.abc import Collection, Mapping
from dataclasses import dataclass, field

import numpy as np

from audit.disclosure.attack import Attacker
from audit.disclosure.intervals import Found
from audit.disclosure.lattice import Atoms, Difference, Lattice, build_lattice
from audit.disclosure.members import Members
from audit.disclosure.optimal import improve
from audit.disclosure.partition import Partition
from audit.disclosure.rules import Limits, People, is_unsafe_sum
from audit.disclosure.sums import Sums
from audit.disclosure.suppress import Problem, suppress
from audit.disclosure.system import Mask, System, Target, Vector
from audit.model.cells import Contributions, Population
from audit.model.measurement import CellKey

PAY_WIDTH = 0.2
"""An attacker's interval of a hidden amount must be at least this part of it wide."""

FINE_LIMIT = 5_000
"""Tables of more cells than this are not searched for small groups that nothing names."""

_PASSES = 6
_SAME = 1e-6
"""Intervals that differ by less are as wide as each other."""
AMOUNT_SCALE = 1e5
"""Amounts are attacked in units of which the largest sum has this many: a solver's tolerances are absolute."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Group:
    """The cells of one population and amount that are attacked together."""

    population: Population
    amount: str
    keys: tuple[CellKey, ...]  # all that a component names
    fixed: frozenset[CellKey]  # public: known whatever is hidden
    brackets: Mapping[CellKey, tuple[float, float]] = field(default_factory=dict)  # what is told of hidden cells


@dataclass(frozen=True, slots=True, kw_only=True)
class Outcome:
    """What has to be hidden of a group, and what the attack makes of it."""

    hidden: frozenset[CellKey]
    found: Mapping[CellKey | Difference, Found] = field(default_factory=dict)
    public: frozenset[CellKey] = frozenset()  # known from what is public, whatever the report says
    narrow: frozenset[CellKey] = frozenset()  # of which too much is told, and more than what is public tells
    complete: bool = True
    cost: float = 0.0  # of what is hidden beyond what must be
    bound: float = 0.0  # what any safe pattern costs at least


class GroupProblem:
    """One group as a problem of cell suppression."""

    def __init__(self, group: Group, primary: Collection[CellKey], people: People, limits: Limits) -> None:
        """Build the lattice once; patterns are tried on it."""
        self.group, self.limits = group, limits
        self.primary = frozenset(primary)
        parts = Partition.of(group.keys, group.population.categories)
        self._people = Sums(group.population, group.amount, parts)
        small = self._small_cells()
        named = tuple(sorted({*group.keys, *small}))
        gaps = self._small_differences(parts)
        atoms = self._people.atoms()
        self.scale = float(max(np.abs(atoms.values).sum(), 1.0)) / AMOUNT_SCALE if group.amount else 1.0
        scaled = Atoms(codes=atoms.codes, values=atoms.values / self.scale)
        self.lattice: Lattice = build_lattice(named, gaps, parts, atoms=scaled, integer=not group.amount)
        self._attacker: Attacker | None = None
        self._movable = np.zeros(self.lattice.system.size, dtype=bool)
        self._implied: tuple[CellKey | Difference, ...] = (*small, *gaps)

    def solve(
        self, published: Collection[CellKey], costs: Mapping[CellKey, float], kept: Collection[CellKey] = ()
    ) -> Outcome:
        """Hide more of what is published, though none of what is `kept`, until every small group keeps its width."""
        truth = self._truth()
        system = self._system(truth)
        for key in kept:
            if key in self.lattice.position:
                system.lower[self.lattice.position[key]] = system.upper[self.lattice.position[key]] = truth[
                    self.lattice.position[key]
                ]
        cost = np.zeros(system.size)
        hidden = np.ones(system.size, dtype=bool)
        self._may_be_hidden(published)
        for key in published:
            place = self.lattice.position[key]
            cost[place] = costs.get(key, 1.0)
            hidden[place] = False
        for key in self.group.fixed:
            hidden[self.lattice.position[key]] = False
        exposed: set[CellKey | Difference] = {key for key in self.primary if key not in self.group.fixed}
        for _ in range(_PASSES):
            targets = self._targets(exposed)
            problem = Problem(
                system=system, truth=truth, targets=targets, cost=cost, hidden=hidden, attacker=self._aimed(())
            )
            found_pattern, bound = improve(problem, suppress(problem))
            pattern = found_pattern.hidden
            found = self._attack(system, truth, pattern)
            narrow = {key for key, one in found.items() if self.is_told(key, one)} - exposed
            if not narrow:
                break
            exposed |= narrow
        newly = frozenset(key for key in published if pattern[self.lattice.position[key]])
        return Outcome(hidden=newly, found=found, complete=self.lattice.complete, cost=found_pattern.cost, bound=bound)

    def attack(self, published: Collection[CellKey]) -> Outcome:
        """Attack what is published in the end; the narrowest interval is exact."""
        truth = self._truth()
        system = self._system(truth)
        hidden = np.ones(system.size, dtype=bool)
        self._may_be_hidden(published)
        for key in (*published, *self.group.fixed):
            hidden[self.lattice.position[key]] = False
        found = self._attack(system, truth, hidden, narrowest=True)
        of_members = {} if self.group.amount else self._attack_as_members(system, truth, hidden)
        told = [name for name, one in found.items() if one.recovered or self.is_told(name, one)]
        anyway = self._known_anyway(system, truth, [*told, *of_members])
        public = frozenset(key for key, one in anyway.items() if one.recovered)
        no_wider = {key for key, one in anyway.items() if found[key].width >= one.width - _SAME}
        left = {key: one for key, one in found.items() if key not in no_wider or found[key].recovered}
        return Outcome(
            hidden=frozenset(),
            found={key: one for key, one in left.items() if key not in public},
            public=public,
            narrow=frozenset(
                key
                for key in anyway
                if (key in of_members and of_members[key].width < anyway[key].width - _SAME)
                or (key not in no_wider and self.is_told(key, found[key]))
            ),
            complete=self.lattice.complete,
        )

    def _attack_as_members(self, system: System, truth: Vector, hidden: Mask) -> dict[CellKey, Found]:
        """Return the hidden cells of which members of hidden groups learn too much, after an outsider's attack."""
        places = {self.lattice.position[key]: key for key in self.group.keys if hidden[self.lattice.position[key]]}
        low, high = np.where(hidden, system.lower, truth), np.where(hidden, system.upper, truth)
        states = np.vstack([self._aimed(()).states(low, high), truth])
        found = Members(system, low, high, list(places), states).attack(float(self.limits.counts))
        return {places[one.target.cell]: one for one in found}

    def _known_anyway(
        self, system: System, truth: Vector, names: Collection[CellKey | Difference]
    ) -> dict[CellKey, Found]:
        """Return what is told of some cells by what is public alone, such as the rows of a file or who was announced.

        Of four who were announced, nobody can hide more than four.
        """
        keys = [name for name in names if isinstance(name, CellKey)]
        if not keys:
            return {}
        low = np.where(self._movable, 0.0, system.lower)
        high = np.where(self._movable, np.inf, system.upper)
        for key in self.group.fixed:
            low[self.lattice.position[key]] = high[self.lattice.position[key]] = truth[self.lattice.position[key]]
        return dict(zip(keys, self._aimed(keys).attack(low, high, exact=True), strict=True))

    def is_told(self, name: CellKey | Difference, found: Found) -> bool:
        """Return whether the attacker learns too much: an interval that is narrow, and may be of a small group.

        A cell that needs no protection of its own and follows from what is shown is no secret.
        """
        if found.recovered and name not in self.primary:
            return False
        if self.group.amount:
            return not found.safe
        return found.width < self.limits.counts and found.low < self.limits.counts

    def _attack(
        self, system: System, truth: Vector, hidden: Mask, *, narrowest: bool = False
    ) -> dict[CellKey | Difference, Found]:
        """Attack the hidden cells of the group."""
        names = [key for key in self.group.keys if hidden[self.lattice.position[key]]]
        attacker = self._aimed(names)
        found = attacker.attack(np.where(hidden, system.lower, truth), np.where(hidden, system.upper, truth))
        if narrowest:
            asked = [index for index, key in enumerate(names) if not self.group.amount or key in self.primary]
            found = attacker.narrow(asked, np.inf if self.group.amount else float(self.limits.counts))
        return dict(zip(names, found, strict=True))

    def _aimed(self, names: Collection[CellKey | Difference]) -> Attacker:
        """Return the one attacker of this group, who remembers what was found before, with these targets."""
        if self._attacker is None:
            self._attacker = Attacker(self._system(self._truth()), (), self._truth(), movable=self._movable)
        self._attacker.aim([self._target(name) for name in names])
        return self._attacker

    def _may_be_hidden(self, published: Collection[CellKey]) -> None:
        """Let what is known of published cells change, or of what is told of hidden ones; all others stay hidden."""
        wanted = [self.lattice.position[key] for key in (*published, *self.group.brackets)]
        if not self._movable[wanted].all():
            self._movable[wanted] = True
            self._attacker = None

    def _truth(self) -> Vector:
        if self.lattice.truth is None:
            message = "A group is protected with its people known."
            raise ValueError(message)
        return self.lattice.truth

    def _system(self, truth: Vector) -> System:
        system = self.lattice.system
        for key, (low, high) in self.group.brackets.items():
            place = self.lattice.position[key]
            system.lower[place], system.upper[place] = low, high
        for key in self.group.fixed:
            place = self.lattice.position[key]
            system.lower[place] = system.upper[place] = truth[place]
        return system

    def _targets(self, exposed: Collection[CellKey | Difference]) -> list[Target]:
        names = sorted({*exposed, *self._implied}, key=lambda name: self.lattice.position[name])
        return [self._target(name) for name in names]

    def _target(self, name: CellKey | Difference) -> Target:
        place = self.lattice.position[name]
        if not self.group.amount:
            return Target(place, width=float(self.limits.counts))
        cell = self._people.of(name) if isinstance(name, CellKey) else self._people.difference(name.outer, name.inner)
        room = max(self.limits.p_percent / 100 * _largest(cell) - (cell.total - _largest(cell) - _second(cell)), 0.0)
        return Target(place, above=room / self.scale, width=PAY_WIDTH * abs(cell.total) / self.scale)

    def _is_small(self, cell: Contributions) -> bool:
        if cell.n == 0:
            return False
        return is_unsafe_sum(cell, self.limits) if self.group.amount else cell.n < self.limits.counts

    def _small_differences(self, parts: Partition) -> tuple[Difference, ...]:
        """Return the pairs of nested cells of which one holds a few people more than the other."""
        places = {key: place for place, key in enumerate(self.group.keys)}
        nested = parts.nested(self.group.keys)
        pairs = np.array([(places[outer], places[inner]) for outer, inner in nested], dtype=np.int64).reshape(-1, 2)
        gaps = [nested[index] for index in self._people.small_differences(self.group.keys, pairs, self.limits)]
        return tuple(
            Difference(outer, inner) for outer, inner in gaps if self._is_small(self._people.difference(outer, inner))
        )

    def _small_cells(self) -> tuple[CellKey, ...]:
        """Return the small groups in the tables that the cells belong to, which no cell names."""
        named = set(self.group.keys)
        found: set[CellKey] = set()
        for dimensions in sorted({tuple(d for d, _ in key.at) for key in self.group.keys}):
            if self._people.table_size(dimensions) > FINE_LIMIT:
                continue
            for coordinates in self._people.small(dimensions, self.limits):
                key = CellKey(self.group.population.name, coordinates, self.group.amount)
                if key not in named and self._is_small(self._people.of(key)):
                    found.add(key)
        return tuple(sorted(found))


def _largest(cell: Contributions) -> float:
    return max((abs(amount) for amount in cell.largest), default=0.0)


def _second(cell: Contributions) -> float:
    return sorted((abs(amount) for amount in cell.largest), reverse=True)[1] if len(cell.largest) > 1 else 0.0
