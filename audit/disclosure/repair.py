"""The cheapest movement of all cells that gives one of them its room: what has to be hidden so that it is safe.

Each published cell moves up in one column and down in another, at its price; a hidden one moves for nothing. Of all
other cells only those are columns that are left in the reduced system.
"""

from __future__ import annotations

from dataclasses import replace

import numpy as np
from scipy.sparse import csc_array, hstack, vstack

from audit.disclosure.intervals import Found
from audit.disclosure.reduced import Places, Reduced
from audit.disclosure.solver import is_solved, load
from audit.disclosure.system import Mask, System, Vector

_MOVED = 1e-7
_LITTLE = 1e-6
"""What moving a hidden cell costs: of two ways that hide as much, the one that moves less is taken."""
_MOST = 1e6


class Repair:
    """One program for all targets of a system: prices and the target change from one to the next."""

    def __init__(self, system: System, reduced: Reduced, truth: Vector, cost: Vector) -> None:
        """Take the cells that cost something for those that may be published; only the others may lack bounds."""
        self._truth, self._cost = truth, cost
        self._priced = np.flatnonzero(cost > 0)
        self._reduced = reduced
        room = np.minimum([system.upper - truth, truth - system.lower], _MOST)[:, self._priced]
        self._room = np.maximum(room, 0.0).ravel()
        self._size = self._reduced.program.size
        elastic = self._elastic()
        self._target_row = elastic.matrix.shape[0] - 1
        self._model = load(elastic, integer=False)
        self._terms: list[int] = []

    def _elastic(self) -> System:
        """Return the reduced system with every priced cell as a relation that the movements up and down make good.

        The last row is left for the target.
        """
        program, priced = self._reduced.program, len(self._priced)
        rows = program.matrix.shape[0]
        row, column = self._reduced.row_of[self._priced], self._reduced.column_of[self._priced]
        bare = np.flatnonzero(row < 0)  # carried by a column: they get a row
        row[bare] = rows + np.arange(len(bare))
        size = rows + len(bare) + 1
        own = csc_array((np.ones(len(bare)), (row[bare], column[bare])), shape=(size, self._size))
        inside = vstack([program.matrix, csc_array((len(bare) + 1, self._size))])
        moves = csc_array((np.ones(priced), (row, np.arange(priced))), shape=(size, priced))
        low, high = np.full(size, -np.inf), np.full(size, np.inf)
        low[:rows], high[:rows] = program.row_low, program.row_high
        low[row] = high[row] = self._truth[self._priced] - np.where(column < 0, self._reduced.shift[self._priced], 0.0)
        return System(
            lower=np.concatenate([program.lower, np.zeros(2 * priced)]),
            upper=np.concatenate([program.upper, self._room]),
            matrix=csc_array(hstack([inside + own, -moves, moves])),
            row_low=low,
            row_high=high,
        )

    def hide_for(self, found: Found, hidden: Mask, times: float = 1.0) -> list[Vector]:
        """Hide what a movement of the target needs, in the mask given; return the movements.

        Asked is what the target lacks, or so many `times` the room that it needs.
        """
        target, truth = found.target, float(self._truth[found.target.cell])
        up, down = max(found.high - truth, 0.0), max(truth - found.low, 0.0)
        if times > 1:
            target = replace(target, above=target.above * times, below=target.below * times, width=target.width * times)
        moved = []
        if target.above > up:
            moved.append(self._move(target.cell, target.above, hidden))
        if target.below > down:
            moved.append(self._move(target.cell, -target.below, hidden))
        up, down = max(up, target.above), max(down, target.below)
        if target.width > up + down:
            up_first = self._move(target.cell, target.width - down, hidden)
            moved.append(up_first if up_first is not None else self._move(target.cell, up - target.width, hidden))
        return [movement for movement in moved if movement is not None]

    def _move(self, cell: int, amount: float, hidden: Mask) -> Vector | None:
        """Move a cell up (down, if the amount is below zero) and hide what moves with it; None if it cannot."""
        price = np.where(hidden, 0.0, self._cost)[self._priced]
        price = np.tile(price, 2) / np.maximum(np.minimum(self._room, abs(amount)), 1e-9) + _LITTLE
        self._change_cost(price)
        best = self._aim(cell, amount)
        self._model.run()
        if not is_solved(self._model):
            return None
        point = np.array(self._model.getSolution().col_value)[: self._size]
        movement: Vector = self._reduced.state(point, best) - self._truth
        hidden |= np.abs(movement) > _MOVED
        return movement

    def _change_cost(self, price: Vector) -> None:
        columns = self._size + np.arange(len(price), dtype=np.int32)
        self._model.changeColsCost(len(columns), columns, price)

    def _aim(self, cell: int, amount: float) -> Places:
        """Ask the target to move by an amount; return the cell of each column's group that serves it best."""
        objective = np.zeros(len(self._truth))
        objective[cell] = -np.sign(amount)
        least, best = self._reduced.cost(objective)
        for column in self._terms:
            self._model.changeCoeff(self._target_row, column, 0.0)
        self._terms = np.flatnonzero(least).tolist()
        for column in self._terms:
            self._model.changeCoeff(self._target_row, column, float(-least[column]))
        asked = np.sign(amount) * (self._truth[cell] - self._reduced.shift[cell]) + abs(amount)
        self._model.changeRowBounds(self._target_row, float(asked), np.inf)
        return best
