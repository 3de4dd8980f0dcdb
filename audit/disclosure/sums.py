"""Adds up the atoms of a population into cells, tables and differences."""

from __future__ import annotations

from collections.abc import Sequence
from math import prod

import numpy as np
from numpy.typing import NDArray

from audit.disclosure.lattice import Atoms
from audit.disclosure.partition import Partition
from audit.disclosure.rules import Limits, may_be_unsafe
from audit.disclosure.system import Mask, Vector
from audit.model.cells import Contributions, Population
from audit.model.measurement import CellKey, Coordinates


class Sums:
    """The people of a population (or their amounts) by category, coded once."""

    def __init__(self, population: Population, amount: str, parts: Partition) -> None:
        """Code the dimensions that any cell names; categories that none names are one."""
        amounts = population.amounts.get(amount)
        n = amounts.n if amounts else population.people
        held = np.flatnonzero(n if amounts or not amount else np.zeros_like(n))
        self._parts = parts
        self._codes: dict[str, NDArray[np.int64]] = {
            dimension: parts.code(dimension, population.categories[dimension])[population.codes[dimension][held]]
            for dimension in population.dimensions
            if dimension in parts.blocks
        }
        self._where: dict[tuple[str, str], Mask] = {}
        self._n = n[held].astype(float)
        self._amounts = amounts.of(held) if amounts else None
        self._largest = np.nan_to_num(np.abs(self._amounts.largest[:, 0])) if self._amounts else np.zeros(len(held))

    def atoms(self) -> Atoms:
        """Return the atoms with what is attacked of them: the count, or the sum of the amount."""
        return Atoms(codes=self._codes, values=self._amounts.total if self._amounts else self._n)

    def of(self, key: CellKey) -> Contributions:
        """Return the people of a cell."""
        return self._sum(self._mask(key))

    def difference(self, outer: CellKey, inner: CellKey) -> Contributions:
        """Return the people of one cell who are not in another."""
        return self._sum(self._mask(outer) & ~self._mask(inner))

    def table_size(self, dimensions: Sequence[str]) -> int:
        """Return how many cells a table has."""
        return prod(self._parts.sizes[dimension] for dimension in dimensions)

    def small(self, dimensions: Sequence[str], limits: Limits) -> list[Coordinates]:
        """Return the cells of a table that hold somebody, but perhaps too few, or one who has nearly all of a sum."""
        shape = tuple(self._parts.sizes[dimension] for dimension in dimensions)
        size = prod(shape)
        codes = [self._codes[dimension] for dimension in dimensions]
        flat = np.ravel_multi_index(codes, shape) if dimensions else np.zeros(len(self._n), dtype=np.int64)
        n, total, largest = np.zeros(size), np.zeros(size), np.zeros(size)
        np.add.at(n, flat, self._n)
        np.add.at(total, flat, self.atoms().values)
        np.maximum.at(largest, flat, self._largest)
        doubted = (n > 0) & self._may_be_small(n, total, largest, limits)
        places = np.unravel_index(np.flatnonzero(doubted), shape or (1,))
        return [
            tuple((d, self._parts.name(d, code)) for d, code in zip(dimensions, place, strict=False))
            for place in zip(*(axis.tolist() for axis in places), strict=True)
        ]

    def small_differences(self, keys: Sequence[CellKey], pairs: NDArray[np.int64], limits: Limits) -> list[int]:
        """Return which (outer, inner) pairs of cells differ by somebody, but perhaps by too few."""
        masks = [self._mask(key) for key in keys]
        n = np.array([self._n[mask].sum() for mask in masks])
        total = np.array([self.atoms().values[mask].sum() for mask in masks])
        largest = np.array([self._largest[mask].max(initial=0.0) for mask in masks])
        outer, inner = pairs.T
        more = n[outer] - n[inner]
        doubted = self._may_be_small(more, total[outer] - total[inner], largest[outer], limits)
        return np.flatnonzero((more > 0) & doubted).tolist()

    def _may_be_small(self, n: Vector, total: Vector, largest: Vector, limits: Limits) -> Mask:
        return may_be_unsafe(n, total, largest, limits) if self._amounts else n < limits.counts

    def _mask(self, key: CellKey) -> Mask:
        mask = np.ones(len(self._n), dtype=bool)
        for pair in key.at:
            if pair not in self._where:
                dimension, category = pair
                wanted = np.zeros(self._parts.sizes[dimension], dtype=bool)
                wanted[list(self._parts.places(dimension, category))] = True
                self._where[pair] = wanted[self._codes[dimension]]
            mask &= self._where[pair]
        return mask

    def _sum(self, mask: Mask) -> Contributions:
        return self._amounts.over(mask) if self._amounts else Contributions(n=int(self._n[mask].sum()))
