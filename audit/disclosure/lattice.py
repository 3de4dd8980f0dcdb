"""From the named cells of one population to a system of linear relations that an attacker can reason with.

A cell is a sum of atoms: of people with one category in each dimension. Atoms that no cell tells apart are one class.
Tables that share dimensions are linked by what they share: along a tree of tables each cell stands in one of them only,
and a table says no more to the next one than it tells apart itself.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from itertools import product
from math import prod

import numpy as np
from numpy.typing import NDArray
from scipy.sparse import csc_array

from audit.disclosure.cliques import Dimensions, cliques, tree
from audit.disclosure.partition import Partition
from audit.disclosure.system import System, Vector
from audit.model.measurement import CellKey

Places = NDArray[np.int64]

TABLE_LIMIT = 20_000
"""Tables are filled in to a larger one up to this many cells."""


@dataclass(frozen=True, slots=True)
class Difference:
    """The people of one published cell who are not in another one inside it."""

    outer: CellKey
    inner: CellKey


@dataclass(frozen=True, slots=True, kw_only=True)
class Atoms:
    """The people of a population: for each dimension the place of each atom's category, and what each atom holds."""

    codes: Mapping[str, NDArray[np.int64]]
    values: Vector


@dataclass(frozen=True, slots=True, kw_only=True)
class Lattice:
    """A system whose first columns are the named cells and differences, in the order given."""

    system: System
    truth: Vector | None
    complete: bool
    position: Mapping[CellKey | Difference, int] = field(default_factory=dict)


def build_lattice(
    keys: Sequence[CellKey],
    differences: Sequence[Difference],
    parts: Partition,
    *,
    atoms: Atoms | None,
    integer: bool,
    all_links: bool = False,
) -> Lattice:
    """Build the system of the cells of one population (of one amount); without atoms, the truth is not known.

    With `all_links` every cell stands in every table that can hold it, as where several systems are laid side by side.
    """
    tables = {frozenset(dimension for dimension, _ in key.at) for key in keys}
    chosen, complete = cliques(tables, parts.sizes, TABLE_LIMIT)
    in_tree = complete and not all_links
    shared = [] if in_tree else _shared(chosen, parts, keys)
    names: list[CellKey | Difference] = [*keys, *shared, *differences]
    position = {name: index for index, name in enumerate(names)}
    builder = _Rows(len(names))
    linked = [_Table(clique, parts) for clique in chosen]
    for key in (*keys, *shared):
        inside = {dimension for dimension, _ in key.at}
        holding = [table for table in linked if table.dimensions.issuperset(inside)]
        for table in holding if not in_tree else [min(holding, key=lambda table: table.cells)]:
            table.take(key, position[key])
    if in_tree:
        _link_along_tree(linked, builder)
    truth = [table.write(builder, atoms) for table in linked]
    for difference in differences:
        builder.add({position[difference]: 1.0, position[difference.outer]: -1.0, position[difference.inner]: 1.0})
    known = None
    if atoms is not None:
        known = _truth(builder, truth)
        for difference in differences:
            known[position[difference]] = known[position[difference.outer]] - known[position[difference.inner]]
    system = builder.system(integer=integer)
    system.lower[len(keys) + len(shared) : len(names)] = -np.inf  # that a difference is not below zero follows
    return Lattice(system=system, truth=known, complete=complete, position=position)


def _link_along_tree(tables: Sequence[_Table], builder: _Rows) -> None:
    """Link each table, the leaves first, to the next one by what both share, as far as it tells that apart itself.

    Any numbers of the next table can then be split among the cells that it does not tell apart: nothing is lost.
    """
    for child, parent in tree([table.dimensions for table in tables], [table.cells for table in tables]):
        groups = tables[child].told_apart(tables[parent].dimensions)
        link = builder.link(int(groups.max()) + 1)
        for table in (tables[child], tables[parent]):
            table.link(tables[child].dimensions & tables[parent].dimensions, groups, link)


def _shared(chosen: Sequence[Dimensions], parts: Partition, keys: Sequence[CellKey]) -> list[CellKey]:
    """Return the cells on which two tables must agree, beyond those that are named already."""
    population, amount = (keys[0].population, keys[0].amount) if keys else ("", "")
    shared = {one & other for index, one in enumerate(chosen) for other in chosen[index + 1 :]}
    known = set(keys)
    cells = {
        CellKey(population, tuple(zip(sorted(dimensions), categories, strict=True)), amount)
        for dimensions in shared
        for categories in product(*(_names(parts, dimension) for dimension in sorted(dimensions)))
    }
    return sorted(cells - known)


def _names(parts: Partition, dimension: str) -> list[str]:
    return [parts.name(dimension, block) for block in range(len(parts.blocks[dimension]))]


class _Rows:
    """Equations of a system that grows by tables."""

    def __init__(self, columns: int) -> None:
        self.columns = columns
        self.rows = 0
        self._row: list[Places] = []
        self._column: list[Places] = []
        self._factor: list[Vector] = []
        self.sums: list[tuple[int, Places]] = []  # (column, the columns of classes that it is the sum of)
        self._links: list[list[Places]] = []  # the columns of classes whose sums are equal

    def more(self, columns: int) -> int:
        """Add columns; return the first."""
        self.columns += columns
        return self.columns - columns

    def add(self, terms: Mapping[int, float]) -> None:
        self._row.append(np.full(len(terms), self.rows, dtype=np.int64))
        self._column.append(np.fromiter(terms, dtype=np.int64))
        self._factor.append(np.fromiter(terms.values(), dtype=float))
        self.rows += 1

    def add_sum(self, column: int, classes: Places) -> None:
        self._row.append(np.full(len(classes) + 1, self.rows, dtype=np.int64))
        self._column.append(np.concatenate([[column], classes]))
        self._factor.append(np.concatenate([[-1.0], np.ones(len(classes))]))
        self.sums.append((column, classes))
        self.rows += 1

    def link(self, count: int) -> int:
        """Announce sums over classes of two tables that are equal; return the number of the first."""
        self._links += [[] for _ in range(count)]
        return len(self._links) - count

    def add_link(self, link: int, classes: Places) -> None:
        """Add one side of a link; the second one completes it."""
        self._links[link].append(classes)
        if len(self._links[link]) == 2:
            one, other = self._links[link]
            self.add(dict.fromkeys(one.tolist(), 1.0) | dict.fromkeys(other.tolist(), -1.0))

    def system(self, *, integer: bool) -> System:
        shape = (self.rows, self.columns)
        if self.rows:
            entries = (np.concatenate(self._factor), (np.concatenate(self._row), np.concatenate(self._column)))
            matrix = csc_array(entries, shape=shape)
        else:
            matrix = csc_array(shape)
        return System(
            lower=np.zeros(self.columns),
            upper=np.full(self.columns, np.inf),
            matrix=matrix,
            row_low=np.zeros(self.rows),
            row_high=np.zeros(self.rows),
            integer=integer,
        )


class _Table:
    """One table: its atoms, told apart by the cells that stand in it and by what it shares with others."""

    def __init__(self, dimensions: Dimensions, parts: Partition) -> None:
        self.dimensions = dimensions
        self._parts = parts
        self._axes = sorted(dimensions)
        self._shape = tuple(len(parts.blocks[dimension]) for dimension in self._axes)
        self.cells = prod(self._shape)
        self._signature = np.zeros(self._shape, dtype=np.uint64)
        self._random = np.random.default_rng(0)
        self._cells: list[tuple[int, tuple[Places, ...]]] = []  # the column of each cell, and its place in the table
        self._links: list[tuple[int, tuple[Places, ...]]] = []

    def take(self, key: CellKey, column: int) -> None:
        """Take in a cell: the sum of a box of atoms."""
        place = _box(key, self._axes, self._parts)
        self._cells.append((column, place))
        self._signature[place] ^= self._random.integers(1, 2**63, dtype=np.uint64)

    def told_apart(self, other: Dimensions) -> Places:
        """Return the group of each cell shared with another table; cells that are not told apart here are a group."""
        mine = [axis for axis, dimension in enumerate(self._axes) if dimension in other]
        turned = np.moveaxis(self._signature, mine, range(len(mine)))
        lines = turned.reshape(prod(turned.shape[: len(mine)]), -1)
        found: dict[bytes, int] = {}
        groups = [found.setdefault(line.tobytes(), len(found)) for line in lines]
        return np.array(groups, dtype=np.int64).reshape(turned.shape[: len(mine)])

    def link(self, shared: Dimensions, groups: Places, first: int) -> None:
        """Take in groups of cells that are shared with another table, whose links are those from `first` on."""
        spread = tuple(size if d in shared else 1 for d, size in zip(self._axes, self._shape, strict=True))
        of_atom = np.broadcast_to(groups.reshape(spread), self._shape)
        marks = self._random.integers(1, 2**63, int(groups.max()) + 1, dtype=np.uint64)
        self._signature ^= marks[of_atom]
        for group in range(len(marks)):
            self._links.append((first + group, np.nonzero(of_atom == group)))

    def write(self, builder: _Rows, atoms: Atoms | None) -> tuple[int, Vector]:
        """Add the classes of the table as columns and its cells as sums; return what is in each class."""
        _, classes = np.unique(self._signature, return_inverse=True)
        classes = classes.reshape(self._shape)
        count = int(classes.max()) + 1
        first = builder.more(count)
        for column, place in self._cells:
            builder.add_sum(column, first + _members(classes, place, count))
        for link, place in self._links:
            builder.add_link(link, first + _members(classes, place, count))
        if atoms is None:
            return first, np.zeros(count)
        flat = np.zeros(len(atoms.values), dtype=np.int64)
        for dimension, size in zip(self._axes, self._shape, strict=True):
            flat = flat * size + atoms.codes[dimension]
        return first, np.bincount(classes.ravel()[flat], weights=atoms.values, minlength=count).astype(float)


def _box(key: CellKey, dimensions: Sequence[str], parts: Partition) -> tuple[Places, ...]:
    at = dict(key.at)
    return np.ix_(
        *(
            np.array(parts.places(d, at[d]) if d in at else range(len(parts.blocks[d])), dtype=np.int64)
            for d in dimensions
        )
    )


def _members(classes: Places, place: tuple[Places, ...], count: int) -> Places:
    """Return the classes that are found in a place of a table."""
    return np.flatnonzero(np.bincount(classes[place].ravel(), minlength=count))


def _truth(builder: _Rows, classes: Sequence[tuple[int, Vector]]) -> Vector:
    """Return the true value of every column but the differences."""
    values = np.zeros(builder.columns)
    for first, inside in classes:
        values[first : first + len(inside)] = inside
    for column, parts in builder.sums:
        values[column] = values[parts].sum()
    return values
