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

_TAIL = 16
"""The largest amounts of a group are looked for among so many times more of the largest than there are groups."""


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
    cell, shape = frame.combined(dimensions, ranked_by=column)
    if where:
        matched = frame.matched_in_order(column, where)
        values, cell = values.compress(matched), cell.compress(matched)
    counts = np.bincount(cell, minlength=prod(shape))
    occupied = np.flatnonzero(counts)
    if len(occupied) > 1:
        values = values.take(np.argsort(cell, kind="stable"))
    parts = np.split(values, np.cumsum(counts[occupied])[:-1]) if len(cell) else []
    names = [frame.coded(dimension).categories for dimension in dimensions]
    places = np.unravel_index(occupied, shape) if shape else ()
    keys = [tuple(names[i][axis[k]] for i, axis in enumerate(places)) for k in range(len(occupied))]
    return AmountsByGroup(tuple(dimensions), dict(zip(keys, parts, strict=True)))


def amounts_by_place(frame: Frame, column: str, dimensions: Sequence[str]) -> AtomAmounts:
    """Return the sums of an amount in every cell of a cross-classification, occupied or not; made once a run."""

    def make() -> AtomAmounts:
        atom, shape = frame.combined(dimensions, ranked_by=column)
        return _amounts_in_order(frame.ranked(column), atom, prod(shape))

    return frame.once(("amounts by place", column, tuple(dimensions)), make)


def amounts_of_atoms(frame: Frame, column: str, atom_of: NDArray[np.signedinteger[Any]], atoms: int) -> AtomAmounts:
    """Return the sums of an amount by atom, given the atom of each row."""
    return _amounts_in_order(frame.ranked(column), atom_of.take(frame.order(column)), atoms)


def _amounts_in_order(values: Values, atom_of: NDArray[np.signedinteger[Any]], atoms: int) -> AtomAmounts:
    """Return the sums by atom of amounts that come smallest first."""
    atom = atom_of.astype(np.intp, copy=False)
    n = np.bincount(atom, minlength=atoms).astype(np.int64, copy=False)
    return AtomAmounts(
        n=n,
        total=np.bincount(atom, weights=values, minlength=atoms).astype(np.float64, copy=False),
        largest=np.append(values, np.nan)[_last_two(atom, n)],  # -1 is the NaN at the end
        negative=np.bincount(atom[: np.searchsorted(values, 0)], minlength=atoms) > 0,
    )


def _last_two(atom: NDArray[np.intp], n: NDArray[np.int64]) -> NDArray[np.intp]:
    """Return the places of the last and the one but last value of each atom; -1 where there are fewer.

    Only so much of the end is read as it takes to find two of each.
    """
    size = _TAIL * len(n)
    while True:
        start = max(0, len(atom) - size)
        tail = atom[start:]
        last, second = np.full((2, len(n)), -1, dtype=np.intp)
        last[tail] = np.arange(start, len(atom))  # of several values of an atom the last one written stays
        others = np.ones(len(tail), dtype=np.bool_)
        others[last[last >= 0] - start] = False
        places = np.flatnonzero(others)
        second[tail.take(places)] = places + start
        if start == 0 or np.array_equal((last >= 0).astype(np.int64) + (second >= 0), np.minimum(n, 2)):
            return np.column_stack((last, second))
        size *= _TAIL


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
