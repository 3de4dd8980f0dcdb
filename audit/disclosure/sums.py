"""Adds up the atoms of a population into cells, tables and differences."""

from __future__ import annotations

from collections.abc import Sequence
from math import prod

import numpy as np
from numpy.typing import NDArray

from audit.disclosure.lattice import Atoms
from audit.disclosure.partition import Partition
from audit.disclosure.system import Mask
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

    def atoms(self) -> Atoms:
        """Return the atoms with what is attacked of them: the count, or the sum of the amount."""
        return Atoms(codes=self._codes, values=self._amounts.total if self._amounts else self._n)

    def of(self, key: CellKey) -> Contributions:
        """Return the people of a cell."""
        return self._sum(self._mask(key))

    def counts(self, keys: Sequence[CellKey]) -> NDArray[np.float64]:
        """Return how many people are in each cell."""
        return np.array([self._n[self._mask(key)].sum() for key in keys])

    def difference(self, outer: CellKey, inner: CellKey) -> Contributions:
        """Return the people of one cell who are not in another."""
        return self._sum(self._mask(outer) & ~self._mask(inner))

    def table_size(self, dimensions: Sequence[str]) -> int:
        """Return how many cells a table has."""
        return prod(self._parts.sizes[dimension] for dimension in dimensions)

    def small(self, dimensions: Sequence[str], below: int) -> list[Coordinates]:
        """Return the cells of a table that hold somebody, but fewer than `below` people."""
        shape = tuple(self._parts.sizes[dimension] for dimension in dimensions)
        if not dimensions:
            return [()] if 0 < self._n.sum() < below else []
        flat = np.ravel_multi_index([self._codes[dimension] for dimension in dimensions], shape)
        counts = np.bincount(flat, weights=self._n, minlength=prod(shape))
        places = np.unravel_index(np.flatnonzero((counts > 0) & (counts < below)), shape)
        return [
            tuple((d, self._parts.name(d, code)) for d, code in zip(dimensions, place, strict=True))
            for place in zip(*(axis.tolist() for axis in places), strict=True)
        ]

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
