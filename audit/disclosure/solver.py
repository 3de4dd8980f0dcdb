"""One HiGHS model per system: only bounds and objectives change between solves, so that each starts from the last."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

import highspy
import numpy as np
from numpy.typing import NDArray

from audit.disclosure.reduced import Reduced, reduce_system
from audit.disclosure.system import Mask, System, Vector
from audit.errors import AuditError
from audit.model.message import msg

SOLVER = f"HiGHS {highspy.Highs().version()}"
_INTEGRAL = 1e-6
_TURNS = 3
_STEPS, _ANY_STEPS = 10, 2**31 - 1  # so many for each row and column, before a program is solved anew
_OPTIMAL = highspy.HighsModelStatus.kOptimal
_UNBOUNDED = (highspy.HighsModelStatus.kUnbounded, highspy.HighsModelStatus.kUnboundedOrInfeasible)
_DUAL_SIMPLEX, _PRIMAL_SIMPLEX = 1, 4


class InconsistentError(AuditError):
    """What is published cannot be true of any people: the numbers contradict each other."""


@dataclass(frozen=True, slots=True)
class Extreme:
    """The end of an interval; `point` is the state of all cells there, `reduced` what each bound is worth."""

    value: float
    point: Vector | None
    reduced: Vector | None = None


class Polytope:
    """All states of the cells that agree with what is known.

    The program that is solved is a reduced one; objectives and states are those of all cells.
    """

    def __init__(
        self,
        system: System,
        *,
        movable: Mask | None = None,
        moving_bounds: bool = False,
        large: bool = False,
        reduced: Reduced | None = None,
    ) -> None:
        """Load the system once, `reduced` by now or not. The bounds of `movable` cells may change; of all, if not said.

        `moving_bounds` where they change with every solve, and not the objective alone. A `large` system is first
        solved from inside: from corner to corner, it takes thousands of steps.
        """
        self._system = system
        self.movable = np.ones(system.size, dtype=bool) if movable is None else movable
        self.reduced = reduced or reduce_system(system, self.movable)
        self._model = load(self.reduced.program, integer=False)
        self._strategy = _DUAL_SIMPLEX if moving_bounds else _PRIMAL_SIMPLEX
        self._model.setOptionValue("simplex_strategy", self._strategy)
        self._disturb(0.0, steps=_STEPS * (1 + sum(self.reduced.program.matrix.shape)))
        self._from_inside = large
        self._whole: Any = None
        self._row = self.reduced.program.matrix.shape[0]  # of the model alone: it holds a cell at a value
        self._model.addRow(-np.inf, np.inf, 0, np.array([], dtype=np.int32), np.array([]))
        self._low, self._high = system.lower.copy(), system.upper.copy()
        self._cost, _ = self.reduced.cost(np.zeros(system.size))

    def bound(self, low: Vector, high: Vector) -> None:
        """Set what is known of every cell."""
        changed = np.flatnonzero((low != self._low) | (high != self._high))
        if not len(changed):
            return
        if not self.movable[changed].all():
            message = "The bounds of a cell change that was said to keep them."
            raise ValueError(message)
        for model in (self._model, self._whole):
            if model is not None:
                self._change_bounds(model, changed, low, high)
        self._low, self._high = low.copy(), high.copy()

    def extreme(
        self, objective: dict[int, float], *, highest: bool, duals: bool = False, from_inside: bool = False
    ) -> Extreme:
        """Maximise or minimise a combination of cells; the value is infinite if nothing limits it.

        `from_inside` where the bounds of many cells changed since the last solve: its corner is then no good start.
        """
        sign = -1.0 if highest else 1.0
        cost = np.zeros(self._system.size)
        cost[list(objective)] = [sign * factor for factor in objective.values()]
        least, best = self.reduced.cost(cost)
        self._set_cost(least)
        if self._from_inside or from_inside:
            self._solve_from_inside()
        else:
            self._model.run()
        status = _status(self._model)
        if status in _UNBOUNDED and self._is_feasible():
            return Extreme(np.inf if highest else -np.inf, None)
        if status != _OPTIMAL and self._solve_anew() != _OPTIMAL:
            told = msg(
                "inconsistent", "The published numbers contradict each other: no group of people fits all of them."
            )
            raise InconsistentError(told, code=told.code)
        solution = self._model.getSolution()
        point = self.reduced.state(np.array(solution.col_value), best)
        reduced = None
        if duals:
            of_columns, of_rows = np.array(solution.col_dual), np.array(solution.row_dual)
            reduced = sign * self.reduced.duals(cost, least, of_columns, of_rows[: self._row])
        return Extreme(sum(factor * float(point[cell]) for cell, factor in objective.items()), point, reduced)

    def whole_state(self, cell: int, value: float, *, highest: bool) -> Vector | None:
        """Look for a state in whole numbers where a cell has a value, at corners in a few fixed directions; or None."""
        unit = np.zeros(self._system.size)
        unit[cell] = -1.0 if highest else 1.0
        least, best = self.reduced.cost(unit)
        columns = np.flatnonzero(least).tolist()
        asked = value - float(self.reduced.shift[cell])
        self._model.changeRowBounds(self._row, asked, asked)
        try:
            for column in columns:
                self._model.changeCoeff(self._row, column, float(least[column] * unit[cell]))
            return self._whole_corner(best)
        finally:
            for column in columns:
                self._model.changeCoeff(self._row, column, 0.0)
            self._model.changeRowBounds(self._row, -np.inf, np.inf)

    def _whole_corner(self, best: NDArray[np.int64]) -> Vector | None:
        """Return a corner in whole numbers; of each group of cells, the one that serves best holds all."""
        for turn in range(_TURNS):
            values = self._corner(np.random.default_rng(turn).random(self._system.size) if turn else None)
            if values is None:
                return None
            if is_whole(values):
                return np.round(self.reduced.state(values, best))
        return None

    def _corner(self, weights: Vector | None) -> Vector | None:
        """Return a corner: the next one after a bound was moved, or the one where these weights are least."""
        if weights is None:
            self._model.setOptionValue("simplex_strategy", _DUAL_SIMPLEX)
        else:
            self._set_cost(self.reduced.cost(weights)[0])
        self._model.run()
        self._model.setOptionValue("simplex_strategy", self._strategy)
        return np.array(self._model.getSolution().col_value) if _status(self._model) == _OPTIMAL else None

    def extreme_whole(
        self, cell: int, *, highest: bool, enough: float | None = None, nodes: int = 2_000
    ) -> Extreme | None:
        """Find the end of a cell's interval over whole numbers, or any state at least as far as `enough`.

        None if that cannot be told within `nodes` branches: a limit of work and not of time, so that the same input
        hides the same figures on any machine.
        """
        if self._whole is None:
            self._whole = load(self.reduced.program, integer=True)
            self._change_bounds(self._whole, np.flatnonzero(self.movable), self._low, self._high)
        model, sign = self._whole, -1.0 if highest else 1.0
        cost = np.zeros(self._system.size)
        cost[cell] = sign
        least, best = self.reduced.cost(cost)
        columns = np.arange(len(least), dtype=np.int32)
        model.changeColsCost(len(columns), columns, least)
        far = -np.inf if enough is None else sign * (enough - self.reduced.shift[cell]) + _INTEGRAL
        model.setOptionValue("mip_max_nodes", nodes)
        model.setOptionValue("objective_target", far)
        model.run()
        status = _status(model)
        if status not in (_OPTIMAL, highspy.HighsModelStatus.kObjectiveTarget):
            return None
        point = np.round(self.reduced.state(np.round(np.array(model.getSolution().col_value)), best))
        return Extreme(float(point[cell]), point)

    def _change_bounds(self, model: Any, cells: NDArray[np.int64], low: Vector, high: Vector) -> None:
        lower, upper = self.reduced.bounds(cells, low, high)
        rows, columns = self.reduced.row_of[cells], self.reduced.column_of[cells]
        for places, change in ((rows, model.changeRowsBounds), (columns, model.changeColsBounds)):
            there = places >= 0
            if there.any():
                change(int(there.sum()), places[there].astype(np.int32), lower[there], upper[there])

    def _set_cost(self, new: Vector) -> None:
        changed = np.flatnonzero(new != self._cost)
        if len(changed):
            self._model.changeColsCost(len(changed), changed.astype(np.int32), new[changed])
            self._cost = new

    def _solve_from_inside(self) -> None:
        """Solve by an interior point method; it ends in a corner, from which all later solves start."""
        for option, value in (("solver", "ipm"), ("presolve", "on")):
            self._model.setOptionValue(option, value)
        self._model.run()
        for option, value in (("solver", "simplex"), ("presolve", "off")):
            self._model.setOptionValue(option, value)
        self._from_inside = False

    def _solve_anew(self) -> Any:
        """Solve without what is left of the solve before, which rounding or a ring of steps may have led astray."""
        self._model.clearSolver()
        self._disturb(1.0, steps=_ANY_STEPS)
        self._model.run()
        self._disturb(0.0, steps=_STEPS * (1 + sum(self.reduced.program.matrix.shape)))
        return _status(self._model)

    def _disturb(self, times: float, steps: int) -> None:
        """Move the bounds a little while solving, so as not to go round in rings; without, there are fewer steps."""
        self._model.setOptionValue("primal_simplex_bound_perturbation_multiplier", times)
        self._model.setOptionValue("simplex_iteration_limit", steps)

    def _is_feasible(self) -> bool:
        if _status(self._model) == highspy.HighsModelStatus.kUnbounded:
            return True
        self._set_cost(np.zeros(len(self._cost)))
        self._model.run()
        return bool(_status(self._model) == _OPTIMAL)


def cheapest(system: System, cost: Vector) -> tuple[Vector, float] | None:
    """Return the cheapest state, in whole numbers if the system is in them, and what any state costs at least."""
    model = load(system, integer=system.integer)
    model.setOptionValue("mip_rel_gap", 0.0)
    columns = np.arange(system.size, dtype=np.int32)
    model.changeColsCost(len(columns), columns, cost)
    model.run()
    if _status(model) != _OPTIMAL:
        return None
    point = np.array(model.getSolution().col_value)
    bound = model.getInfo().mip_dual_bound if system.integer else model.getInfo().objective_function_value
    return point, float(bound)


def _status(model: Any) -> Any:
    """Return how a solve ended. A program without columns is solved if each row may be nought."""
    status = model.getModelStatus()
    if status != highspy.HighsModelStatus.kModelEmpty:
        return status
    rows = model.getLp()
    solved = max(rows.row_lower_, default=0.0) <= _INTEGRAL and min(rows.row_upper_, default=0.0) >= -_INTEGRAL
    return _OPTIMAL if solved else highspy.HighsModelStatus.kInfeasible


def is_solved(model: Any) -> bool:
    """Return whether a solve ended at an optimum."""
    return bool(_status(model) == _OPTIMAL)


def is_whole(point: Vector, where: Mask | None = None) -> bool:
    """Return whether all cells of a point are whole numbers."""
    chosen = point if where is None else point[where]
    return bool(np.all(np.abs(chosen - np.round(chosen)) < _INTEGRAL))


def load(system: System, *, integer: bool) -> Any:
    """Return a program of a system, without an objective."""
    model = highspy.Highs()
    for option, value in (("output_flag", False), ("threads", 1), ("random_seed", 0)):
        model.setOptionValue(option, value)
    if not integer:
        model.setOptionValue("presolve", "off")
    program = highspy.HighsLp()
    rows, columns = system.matrix.shape
    program.num_col_, program.num_row_ = columns, rows
    program.col_cost_ = np.zeros(columns)
    program.col_lower_, program.col_upper_ = system.lower, system.upper
    program.row_lower_, program.row_upper_ = system.row_low, system.row_high
    program.a_matrix_.format_ = highspy.MatrixFormat.kColwise
    program.a_matrix_.start_ = system.matrix.indptr
    program.a_matrix_.index_ = system.matrix.indices
    program.a_matrix_.value_ = system.matrix.data
    if integer:
        program.integrality_ = [highspy.HighsVarType.kInteger] * columns
    model.passModel(program)
    return model
