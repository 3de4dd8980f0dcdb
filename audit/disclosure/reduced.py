"""The same system with fewer cells and relations, in which as much can be told of every cell as before.

A cell that stands in one relation only is what that relation says of the others: it needs no column, and where its
bounds follow from theirs, no row either. Cells that no relation and no bound tells apart are one: of a group of them,
an attacker moves the one that serves him best. Most systems shrink to a third this way, before any program is solved.
"""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray
from scipy.sparse import csc_array, csr_array, vstack

from audit.disclosure.system import Mask, System, Vector

Places = NDArray[np.int64]

_SHORT = 3
"""In a relation of at most so many cells, a part that stands in no other one may be replaced by the rest."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Reduced:
    """A smaller program, and the way from its columns to all cells and back."""

    program: System
    column_of: Places  # by cell: the program's column that carries its bounds, or -1
    row_of: Places  # by cell: the program's row that carries its bounds, or -1
    shift: Vector  # by cell: what it exceeds its sum of those that are left by
    _kept: Places  # the cells that are left, group by group
    _starts: Places  # where each group starts among them: a column of the program each
    _group: Places  # the group of each
    _terms: csr_array  # all cells as sums of those that are left
    _serves: csr_array  # the same, turned

    def cost(self, objective: Vector) -> tuple[Vector, Places]:
        """Return what each column costs at least, and the cell of its group that costs it."""
        cost = self._serves @ objective
        if len(self._starts) == len(self._kept):
            return cost, self._group
        least = np.minimum.reduceat(cost, self._starts)
        chosen = np.flatnonzero(cost == least[self._group])[::-1]
        best = np.empty(len(self._starts), dtype=np.int64)
        best[self._group[chosen]] = chosen  # of several that cost as little, the first
        return least, best

    def state(self, point: Vector, best: Places) -> Vector:
        """Return all cells where each column's value is that of one cell of its group."""
        kept = np.zeros(len(self._kept))
        kept[best] = point
        found: Vector = self._terms @ kept + self.shift
        return found

    def bounds(self, cells: Places, low: Vector, high: Vector) -> tuple[Vector, Vector]:
        """Return the bounds of some cells as those of the rows or columns that carry them."""
        carried = self.row_of[cells] >= 0
        shift = np.where(carried, self.shift[cells], 0.0)
        return low[cells] - shift, high[cells] - shift

    def duals(self, objective: Vector, least: Vector, columns: Vector, rows: Vector) -> Vector:
        """Return what each cell's bounds are worth, from what those of the program's columns and rows are."""
        found = np.zeros(len(self.row_of))
        found[self._kept] = (columns - least)[self._group] + self._serves @ objective
        carried = self.row_of >= 0
        found[carried] = rows[self.row_of[carried]]
        return found


def reduce_system(system: System, movable: Mask) -> Reduced:
    """Reduce a system of which the bounds of the `movable` cells may change, and no others."""
    matrix = csr_array(system.matrix)
    solved_by, active = _replaceable(matrix, system)
    terms, shift, kept = _replaced(matrix, system.row_low, solved_by)
    carried = _carried(system, terms, shift, kept, solved_by, movable)
    rows = csc_array(vstack([matrix[active][:, kept], terms[carried]], format="csc"))
    order, starts = _groups(rows, system, kept, movable)
    column_of, row_of = np.full(system.size, -1), np.full(system.size, -1)
    column_of[kept[order[starts]]] = np.arange(len(starts))
    row_of[carried] = len(active) + np.arange(len(carried))
    first = kept[order[starts]]
    program = System(
        lower=system.lower[first],
        upper=system.upper[first],
        matrix=csc_array(rows[:, order[starts]]),
        row_low=np.concatenate([system.row_low[active], system.lower[carried] - shift[carried]]),
        row_high=np.concatenate([system.row_high[active], system.upper[carried] - shift[carried]]),
        integer=system.integer,
    )
    terms = csr_array(terms[:, order])
    group = np.repeat(np.arange(len(starts)), np.diff(starts, append=len(order)))
    return Reduced(
        program=program,
        column_of=column_of,
        row_of=row_of,
        shift=shift,
        _kept=kept[order],
        _starts=starts,
        _group=group,
        _terms=terms,
        _serves=csr_array(terms.T),
    )


def _replaceable(matrix: csr_array, system: System) -> tuple[Places, Places]:
    """Return for each cell the relation that it is replaced by (or -1), and the relations that are left."""
    rows, size = matrix.shape
    solved_by = np.full(size, -1)
    used = system.row_low != system.row_high  # rows that are no equations replace nothing
    left = np.ones(rows, dtype=bool)
    count = np.bincount(matrix.indices, minlength=size)
    entries = np.diff(matrix.indptr)
    positive = np.zeros(rows, dtype=np.int64)
    np.add.at(positive, np.repeat(np.arange(rows), entries), matrix.data > 0)
    of_row = np.repeat(np.arange(rows), entries)
    alone_in_sign = np.where(matrix.data > 0, positive[of_row] == 1, entries[of_row] - positive[of_row] == 1)
    usable = np.abs(matrix.data) == 1
    if system.integer:  # what replaces a whole number has to be whole
        broken = np.bincount(of_row, weights=matrix.data % 1 != 0, minlength=rows) + (system.row_low % 1 != 0)
        usable &= broken[of_row] == 0
    short = entries[of_row] <= _SHORT
    while True:
        single = usable & (count[matrix.indices] == 1) & ~used[of_row]
        singles = np.bincount(of_row[single], minlength=rows)
        places = np.flatnonzero(single & alone_in_sign)
        if not len(places):
            places = np.flatnonzero(single & short & (singles[of_row] == 1))
        if not len(places):
            return solved_by, np.flatnonzero(left)
        chosen_rows, first = np.unique(of_row[places], return_index=True)
        solved_by[matrix.indices[places[first]]] = chosen_rows
        used[chosen_rows] = True
        left[chosen_rows] = False
        count -= np.bincount(matrix.indices[np.isin(of_row, chosen_rows)], minlength=size)


def _replaced(matrix: csr_array, right: Vector, solved_by: Places) -> tuple[csr_array, Vector, Places]:
    """Return all cells as sums of those that are left, what is added to each, and which are left."""
    size = matrix.shape[1]
    replaced, kept = np.flatnonzero(solved_by >= 0), np.flatnonzero(solved_by < 0)
    own = csr_array((np.ones(len(kept)), (kept, np.arange(len(kept)))), shape=(size, len(kept)))
    shift = np.zeros(size)
    if not len(replaced):
        return own, shift, kept
    relations = csr_array(matrix[solved_by[replaced]])
    of_row = np.repeat(np.arange(len(replaced)), np.diff(relations.indptr))
    itself = relations.indices == replaced[of_row]
    factor = np.zeros(len(replaced))
    factor[of_row[itself]] = relations.data[itself]
    others = csr_array(
        (-relations.data[~itself] / factor[of_row[~itself]], (replaced[of_row[~itself]], relations.indices[~itself])),
        shape=(size, size),
    )
    shift[replaced] = right[solved_by[replaced]] / factor
    terms, added = csr_array(others @ own + own), shift.copy()
    by_replaced = csr_array(others[:, replaced])
    while True:  # a cell replaced by others of which some are replaced in turn
        found = csr_array(by_replaced @ terms[replaced] + others @ own + own)
        total = by_replaced @ added[replaced] + shift
        if np.array_equal(total, added) and (found - terms).count_nonzero() == 0:
            return terms, added, kept
        terms, added = found, total


def _carried(system: System, terms: csr_array, shift: Vector, kept: Places, solved_by: Places, movable: Mask) -> Places:
    """Return the replaced cells whose bounds do not follow from those of the others."""
    least = np.zeros(system.size)
    of_row = np.repeat(np.arange(system.size), np.diff(terms.indptr))
    with np.errstate(invalid="ignore"):
        low = np.where(terms.data > 0, system.lower[kept[terms.indices]], -system.upper[kept[terms.indices]])
        np.add.at(least, of_row, np.abs(terms.data) * low)
    follows = (least + shift >= system.lower) & np.isposinf(system.upper) & ~movable
    return np.flatnonzero((solved_by >= 0) & ~follows)


def _groups(rows: csc_array, system: System, kept: Places, movable: Mask) -> tuple[Places, Places]:
    """Return the order of the cells left that puts those together which nothing tells apart, and where groups start."""
    found: dict[object, list[int]] = {}
    rows.sort_indices()
    rows.eliminate_zeros()
    ends = rows.indptr.tolist()
    for place, cell in enumerate(kept.tolist()):
        free = not movable[cell] and system.lower[cell] == 0.0 and np.isposinf(system.upper[cell])
        part = slice(ends[place], ends[place + 1])
        key: object = (rows.indices[part].tobytes(), rows.data[part].tobytes()) if free else place
        found.setdefault(key, []).append(place)
    order = np.array([place for group in found.values() for place in group], dtype=np.int64)
    starts = np.cumsum([0, *(len(group) for group in found.values())])[:-1].astype(np.int64)
    return order, starts
