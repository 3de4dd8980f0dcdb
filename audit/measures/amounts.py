"""Amounts of money by group: sorted once a run, cut into groups without a loop over people."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from math import prod
from typing import Any

import numpy as np
from numpy.typing import NDArray

from audit.measures.frame import Frame, Where
from audit.model.cells import AtomAmounts

Values = NDArray[np.float64]
"""Amounts of one group, smallest first."""

NOBODY: Values = np.zeros(0)


@dataclass(frozen=True, slots=True)
class AmountsByGroup:
    """The sorted amounts of every occupied cell of a cross-classification."""

    dimensions: tuple[str, ...]
    cells: dict[tuple[str, ...], Values]

    def of(self, *categories: str) -> Values:
        """Return the sorted amounts of one cell; empty where nobody is."""
        return self.cells.get(categories, NOBODY)


def amounts_by_group(frame: Frame, column: str, dimensions: Sequence[str], where: Where) -> AmountsByGroup:
    """Return the known amounts of the rows that a filter matches, by cell and sorted; made once a run."""
    key = ("amounts", column, tuple(dimensions), tuple(sorted(where.items(), key=repr)))
    return frame.once(key, lambda: _cut(frame, column, dimensions, where))


def _cut(frame: Frame, column: str, dimensions: Sequence[str], where: Where) -> AmountsByGroup:
    values = frame.ranked(column)
    codes, shape = frame.combined(dimensions)
    cell = codes[frame.order(column)]
    if where:
        matched = frame.matched(where)[frame.order(column)]
        values, cell = values[matched], cell[matched]
    counts = np.bincount(cell, minlength=prod(shape))
    occupied = np.flatnonzero(counts)
    parts = np.split(values[np.argsort(cell, kind="stable")], np.cumsum(counts[occupied])[:-1]) if len(cell) else []
    names = [frame.coded(dimension).categories for dimension in dimensions]
    places = np.unravel_index(occupied, shape) if shape else ()
    keys = [tuple(names[i][axis[k]] for i, axis in enumerate(places)) for k in range(len(occupied))]
    return AmountsByGroup(tuple(dimensions), dict(zip(keys, parts, strict=True)))


def amounts_by_place(frame: Frame, column: str, dimensions: Sequence[str]) -> AtomAmounts:
    """Return the sums of an amount in every cell of a cross-classification, occupied or not; made once a run."""

    def make() -> AtomAmounts:
        codes, shape = frame.combined(dimensions)
        return amounts_of_atoms(frame, column, codes, prod(shape))

    return frame.once(("amounts by place", column, tuple(dimensions)), make)


def amounts_of_atoms(frame: Frame, column: str, atom_of: NDArray[np.signedinteger[Any]], atoms: int) -> AtomAmounts:
    """Return the sums of an amount by atom, given the atom of each row."""
    atom, values = atom_of[frame.order(column)].astype(np.intp), frame.ranked(column)
    last, second = np.full((2, atoms), -1, dtype=np.intp)
    last[atom] = np.arange(len(atom))  # of an atom's values, which come smallest first, the last one stays
    others = np.ones(len(atom), dtype=np.bool_)
    others[last[last >= 0]] = False
    places = np.flatnonzero(others)
    second[atom[places]] = places
    return AtomAmounts(
        n=np.bincount(atom, minlength=atoms).astype(np.int64),
        total=np.bincount(atom, weights=values, minlength=atoms).astype(np.float64),
        largest=np.append(values, np.nan)[np.column_stack((last, second))],  # -1 is the NaN at the end
        negative=np.bincount(atom[: np.searchsorted(values, 0)], minlength=atoms) > 0,
    )


def median_of(values: Values) -> float:
    """Return the median of sorted amounts: of an even number, the mean of the two in the middle."""
    middle = len(values) // 2
    return float(values[middle] if len(values) % 2 else (values[middle - 1] + values[middle]) / 2)


def centre_of(values: Values, statistic: str) -> float:
    """Return the mean or the median of sorted amounts."""
    return float(values.mean()) if statistic == "mean" else median_of(values)


def gap_percent(reference: Values, compared: Values, statistic: str) -> float | None:
    """Return 100 x (reference - compared) / reference; None where one side is empty or the reference earns nothing."""
    if not len(reference) or not len(compared):
        return None
    base = centre_of(reference, statistic)
    return 100 * (base - centre_of(compared, statistic)) / base if base > 0 else None
