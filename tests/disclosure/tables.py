"""Two-way tables with margins, as systems of equations."""

from __future__ import annotations

import numpy as np

from audit.disclosure.system import System, build_system


def two_way(rows: int, columns: int, *, integer: bool = True) -> System:
    """Return the relations of a table whose last row and column are totals; cell (i, j) is i * (columns + 1) + j."""
    width = columns + 1
    relations = [
        ({**{i * width + j: 1.0 for j in range(columns)}, i * width + columns: -1.0}, 0.0) for i in range(rows + 1)
    ]
    relations += [({**{i * width + j: 1.0 for i in range(rows)}, rows * width + j: -1.0}, 0.0) for j in range(width)]
    return build_system(width * (rows + 1), relations, integer=integer)


def with_margins(inner: list[list[float]]) -> np.ndarray:
    """Return the values of a table and its totals, row by row."""
    table = np.array(inner, dtype=float)
    table = np.vstack([table, table.sum(axis=0)])
    return np.hstack([table, table.sum(axis=1, keepdims=True)]).ravel()
