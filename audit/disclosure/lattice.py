"""From the named cells of one population to a system of linear relations that an attacker can reason with.

A cell is a sum of atoms: of people with one category in each dimension. Atoms that no cell tells apart are one class.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from itertools import product

import numpy as np
from numpy.typing import NDArray
from scipy.sparse import csc_array

from audit.disclosure.cliques import Dimensions, cliques
from audit.disclosure.partition import Partition
from audit.disclosure.system import System, Vector
from audit.model.measurement import CellKey

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
    names: tuple[CellKey | Difference, ...]
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
) -> Lattice:
    """Build the system of the cells of one population (of one amount); without atoms, the truth is not known."""
    tables = {frozenset(dimension for dimension, _ in key.at) for key in keys}
    chosen, complete = cliques(tables, parts.sizes, TABLE_LIMIT)
    names: list[CellKey | Difference] = [*keys, *_shared(chosen, parts, keys), *differences]
    position = {name: index for index, name in enumerate(names)}
    cells = [name for name in names if isinstance(name, CellKey)]
    builder = _Rows(len(names))
    truth = [_add_table(builder, clique, cells, position, parts, atoms) for clique in chosen]
    for difference in differences:
        builder.add({position[difference]: 1.0, position[difference.outer]: -1.0, position[difference.inner]: 1.0})
    known = None
    if atoms is not None:
        known = np.concatenate([_named_truth(names, builder, truth), *truth])
    return Lattice(
        system=builder.system(integer=integer),
        names=tuple(names),
        truth=known,
        complete=complete,
        position=position,
    )


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
        self.tables = 0
        self._row: list[NDArray[np.int64]] = []
        self._column: list[NDArray[np.int64]] = []
        self._factor: list[Vector] = []
        self.members: list[tuple[int, int, NDArray[np.int64]]] = []  # (name, table, classes)

    def add(self, terms: Mapping[int, float]) -> None:
        self._row.append(np.full(len(terms), self.rows, dtype=np.int64))
        self._column.append(np.fromiter(terms, dtype=np.int64))
        self._factor.append(np.fromiter(terms.values(), dtype=float))
        self.rows += 1

    def add_sum(self, name: int, table: int, classes: NDArray[np.int64], offset: int) -> None:
        self._row.append(np.full(len(classes) + 1, self.rows, dtype=np.int64))
        self._column.append(np.concatenate([[name], classes + offset]))
        self._factor.append(np.concatenate([[-1.0], np.ones(len(classes))]))
        self.members.append((name, table, classes))
        self.rows += 1

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


def _add_table(
    builder: _Rows,
    clique: Dimensions,
    cells: Sequence[CellKey],
    position: Mapping[CellKey | Difference, int],
    parts: Partition,
    atoms: Atoms | None,
) -> Vector:
    """Add the classes of one table as columns and its cells as equations; return how many are in each class."""
    dimensions = sorted(clique)
    shape = tuple(len(parts.blocks[dimension]) for dimension in dimensions)
    inside = [key for key in cells if all(dimension in clique for dimension, _ in key.at)]
    places = [_box(key, dimensions, parts) for key in inside]
    marks = np.random.default_rng(0).integers(1, 2**63, len(inside), dtype=np.uint64)
    signature = np.zeros(shape, dtype=np.uint64)
    for place, mark in zip(places, marks, strict=True):
        signature[place] ^= mark
    _, classes = np.unique(signature, return_inverse=True)
    classes = classes.reshape(shape)
    count = int(classes.max()) + 1
    offset, table = builder.columns, builder.tables
    builder.columns += count
    builder.tables += 1
    for key, place in zip(inside, places, strict=True):
        builder.add_sum(position[key], table, np.unique(classes[place]), offset)
    if atoms is None:
        return np.zeros(count)
    flat = _flat(atoms, dimensions, parts)
    return np.bincount(classes.ravel()[flat], weights=atoms.values, minlength=count).astype(float)


def _box(key: CellKey, dimensions: Sequence[str], parts: Partition) -> tuple[NDArray[np.int64], ...]:
    at = dict(key.at)
    return np.ix_(
        *(
            np.array(parts.places(d, at[d]) if d in at else range(len(parts.blocks[d])), dtype=np.int64)
            for d in dimensions
        )
    )


def _flat(atoms: Atoms, dimensions: Sequence[str], parts: Partition) -> NDArray[np.int64]:
    flat = np.zeros(len(atoms.values), dtype=np.int64)
    for dimension in dimensions:
        flat = flat * len(parts.blocks[dimension]) + atoms.codes[dimension]
    return flat


def _named_truth(names: Sequence[CellKey | Difference], builder: _Rows, truth: Sequence[Vector]) -> Vector:
    values = np.zeros(len(names))
    for cell, table, classes in builder.members:
        values[cell] = truth[table][classes].sum()
    position = {name: index for index, name in enumerate(names)}
    for index, name in enumerate(names):
        if isinstance(name, Difference):
            values[index] = values[position[name.outer]] - values[position[name.inner]]
    return values
