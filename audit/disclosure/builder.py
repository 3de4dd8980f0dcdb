"""Builds a linear system row by row."""

from __future__ import annotations

from collections.abc import Mapping

import numpy as np
from scipy.sparse import coo_array, csc_array

from audit.disclosure.system import System, Vector


class Builder:
    """Rows of a system, one after the other."""

    def __init__(self, columns: int) -> None:
        self._columns = columns
        self._entries: list[tuple[Vector, Vector, Vector]] = []
        self._low: list[float] = []
        self._high: list[float] = []
        self._bounds = (np.zeros(columns), np.full(columns, np.inf))

    @classmethod
    def over(cls, system: System) -> Builder:
        """Start from the rows of a system."""
        builder = cls(system.size)
        builder.add_matrix(system.matrix, 0)
        builder._low, builder._high = system.row_low.tolist(), system.row_high.tolist()
        builder._bounds = (system.lower, system.upper)
        return builder

    def add(self, terms: Mapping[int, float], low: float, high: float) -> None:
        """Add a row: between what a combination of columns lies."""
        rows = np.full(len(terms), len(self._low), dtype=float)
        self._entries.append((rows, np.array(list(terms), dtype=float), np.array(list(terms.values()))))
        self._low.append(low)
        self._high.append(high)

    def add_matrix(self, matrix: csc_array, start: int) -> None:
        """Add equations whose right sides are zero."""
        found = coo_array(matrix)
        self._entries.append(
            ((found.row + len(self._low)).astype(float), (found.col + start).astype(float), found.data)
        )
        self._low += [0.0] * matrix.shape[0]
        self._high += [0.0] * matrix.shape[0]

    def system(self) -> System:
        """Return what was built."""
        rows, columns, factors = (np.concatenate(part) for part in zip(*self._entries, strict=True))
        shape = (len(self._low), self._columns)
        return System(
            lower=self._bounds[0],
            upper=self._bounds[1],
            matrix=csc_array((factors, (rows.astype(int), columns.astype(int))), shape=shape),
            row_low=np.array(self._low),
            row_high=np.array(self._high),
        )
