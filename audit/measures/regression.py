"""Least squares on cells of equal people: as exact as on single rows, and as cheap for a million as for a thousand."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from math import prod
from typing import Any, TypeAlias

import numpy as np
from numpy.typing import NDArray
from scipy.sparse import csr_array

from audit.measures.sorting import renumbered

Matrix = NDArray[np.float64]
Codes = NDArray[np.integer[Any]]
Design: TypeAlias = "csr_array[np.float64, tuple[int, int]]"


@dataclass(frozen=True, slots=True)
class CellData:
    """People who are alike in all that is controlled for: how many, sum and sum of squares of the outcome."""

    design: Design  # a row a cell, nearly all of it nought
    n: Matrix
    total: Matrix
    squares: Matrix

    def subset(self, keep: NDArray[np.bool_]) -> CellData:
        """Return some of the cells."""
        return CellData(self.design[keep], self.n[keep], self.total[keep], self.squares[keep])


@dataclass(frozen=True, slots=True)
class Fit:
    """Coefficients with their classical standard errors, and the degrees of freedom left."""

    coefficients: Matrix
    errors: Matrix
    freedom: int

    def is_identified(self) -> bool:
        """Return whether every coefficient could be told from the others."""
        return bool(np.isfinite(self.errors).all()) and self.freedom > 0


def cells_of(outcome: Matrix, columns: Sequence[Codes], sizes: Sequence[int]) -> tuple[NDArray[np.int64], CellData]:
    """Return the occupied cells of coded columns as rows of codes, with an empty design still to be made."""
    codes = np.zeros(len(outcome), dtype=np.int64)
    for column, size in zip(columns, sizes, strict=True):
        codes *= size
        codes += column
    cell, values = renumbered(codes, prod(sizes))
    places = np.column_stack(np.unravel_index(values, tuple(sizes))).astype(np.int64)
    n = np.bincount(cell).astype(np.float64)
    total = np.bincount(cell, weights=outcome).astype(np.float64)
    squares = np.bincount(cell, weights=outcome * outcome).astype(np.float64)
    return places, CellData(csr_array((len(values), 0)), n, total, squares)


def dummies(codes: NDArray[np.int64]) -> Design:
    """Return a column for each category that occurs but the first."""
    values, place = np.unique(codes, return_inverse=True)
    rows = np.flatnonzero(place > 0)
    return csr_array((np.ones(len(rows)), (rows, place[rows] - 1)), shape=(len(codes), max(len(values) - 1, 0)))


def independent(design: Design, weights: Matrix) -> NDArray[np.bool_]:
    """Return the columns that are no combination of those before them, so that each can be told apart."""
    gram = weighted_products(design, weights)
    kept: list[int] = []
    for position in range(len(gram)):
        own, shared = gram[position, position], gram[kept, position]
        explained = shared @ np.linalg.solve(gram[np.ix_(kept, kept)], shared) if kept else 0.0
        if own - explained > 1e-9 * own:
            kept.append(position)
    found = np.zeros(len(gram), dtype=np.bool_)
    found[kept] = True
    return found


def weighted_products(design: Design, weights: Matrix) -> Matrix:
    """Return the cross-products, weighted.

    Kept sparse: a cell has few categories of all there are, and a dense product would be shared out among all
    processors, with sums that depend on their number.
    """
    gram = csr_array(design.T @ csr_array(design.multiply(weights[:, None])))
    return np.asarray(gram.toarray(), dtype=np.float64)


def least_squares(cells: CellData) -> Fit:
    """Return the fit of the cell means, weighted by their people: the same as on single rows."""
    design, weights = cells.design, cells.n
    gram = weighted_products(design, weights)
    moment = np.asarray(design.T @ cells.total, dtype=np.float64)
    freedom = int(weights.sum()) - design.shape[1]
    if freedom <= 0 or np.linalg.matrix_rank(gram) < design.shape[1]:
        missing = np.full(design.shape[1], np.nan)
        return Fit(missing, missing, freedom)
    coefficients = np.asarray(np.linalg.solve(gram, moment), dtype=np.float64)
    fitted = design @ coefficients
    residual = float((cells.squares - 2 * fitted * cells.total + weights * fitted * fitted).sum())
    variance = max(residual, 0.0) / freedom
    errors = np.asarray(np.sqrt(variance * np.diag(np.linalg.inv(gram))), dtype=np.float64)
    return Fit(coefficients, errors, freedom)


@dataclass(frozen=True, slots=True)
class TwoFold:
    """A gap in means split by the reference group's coefficients; the two parts add up to it."""

    gap: float
    explained: float
    unexplained: float


def oaxaca_blinder(reference: CellData, compared: CellData) -> TwoFold | None:
    """Return the two-fold split: explained by what the groups have, and by what the reference group is paid for it."""
    ours, theirs = least_squares(reference), least_squares(compared)
    if not ours.is_identified() or not theirs.is_identified():
        return None
    means = [cells.design.T @ cells.n / cells.n.sum() for cells in (reference, compared)]
    explained = float((means[0] - means[1]) @ ours.coefficients)
    unexplained = float(means[1] @ (ours.coefficients - theirs.coefficients))
    return TwoFold(explained + unexplained, explained, unexplained)
