"""Amounts of money by group: sorted once a run, cut into groups without a loop over people."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from audit.measures.frame import Frame, Where

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
    order = frame.order(column)
    if where:
        order = order[frame.matched(where)[order]]
    codes, shape = frame.combined(dimensions)
    cell = codes[order]
    size = int(np.prod(shape, dtype=np.int64)) if shape else 1
    if size <= np.iinfo(np.uint16).max:
        cell = cell.astype(np.uint16)  # sorted by radix: linear in the number of people
    by_cell = np.argsort(cell, kind="stable")
    occupied, starts = np.unique(cell[by_cell], return_index=True)
    parts = np.split(frame.amount(column)[order[by_cell]], starts[1:]) if len(occupied) else []
    names = [frame.coded(dimension).categories for dimension in dimensions]
    places = np.unravel_index(occupied.astype(np.int64), shape) if shape else ()
    keys = [tuple(names[i][axis[k]] for i, axis in enumerate(places)) for k in range(len(occupied))]
    return AmountsByGroup(tuple(dimensions), dict(zip(keys, parts, strict=True)))


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
