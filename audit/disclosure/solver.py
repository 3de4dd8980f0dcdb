"""One HiGHS model per system: only bounds and objectives change between solves, so that each starts from the last."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

import highspy
import numpy as np
from numpy.typing import NDArray

from audit.disclosure.system import Mask, System, Vector
from audit.errors import AuditError

SOLVER = f"HiGHS {highspy.Highs().version()}"
_INTEGRAL = 1e-6
_TURNS = 2
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
    """All states of the cells that agree with what is known."""

    def __init__(self, system: System, *, moving_bounds: bool = False, large: bool = False) -> None:
        """Load the system once; `moving_bounds` where bounds change with every solve, and not the objective alone.

        A `large` system is first solved from inside: from corner to corner, it takes thousands of steps.
        """
        self._system = system
        self._model = _load(system, integer=False)
        self._from_inside = large
        if moving_bounds:
            self._model.setOptionValue("simplex_strategy", _DUAL_SIMPLEX)
        self._whole: Any = None
        self._low, self._high = system.lower.copy(), system.upper.copy()
        self._cost = np.zeros(system.size)

    def bound(self, low: Vector, high: Vector) -> None:
        """Set what is known of every cell."""
        changed = np.flatnonzero((low != self._low) | (high != self._high)).astype(np.int32)
        if len(changed):
            for model in (self._model, self._whole):
                if model is not None:
                    model.changeColsBounds(len(changed), changed, low[changed], high[changed])
            self._low, self._high = low.copy(), high.copy()

    def extreme(self, objective: dict[int, float], *, highest: bool, duals: bool = False) -> Extreme:
        """Maximise or minimise a combination of cells; the value is infinite if nothing limits it."""
        sign = -1.0 if highest else 1.0
        self._set_cost({cell: sign * factor for cell, factor in objective.items()})
        if self._from_inside:
            self._solve_from_inside()
        else:
            self._model.run()
        status = self._model.getModelStatus()
        if status in _UNBOUNDED and self._is_feasible():
            return Extreme(np.inf if highest else -np.inf, None)
        if status != _OPTIMAL and self._solve_anew() != _OPTIMAL:
            message = "The published numbers contradict each other: no group of people fits all of them."
            raise InconsistentError(message, code="inconsistent")
        solution = self._model.getSolution()
        point = np.array(solution.col_value)
        reduced = sign * np.array(solution.col_dual) if duals else None
        return Extreme(sum(factor * point[cell] for cell, factor in objective.items()), point, reduced)

    def whole_state(self, cell: int, value: float) -> Vector | None:
        """Look for a state in whole numbers where a cell has a value, at corners in a few fixed directions; or None."""
        for turn in range(_TURNS):
            weights = np.random.default_rng(turn).random(self._system.size)
            self._model.changeColBounds(cell, value, value)
            self._change_cost(np.arange(self._system.size), weights)
            self._model.run()
            found = self._model.getModelStatus() == _OPTIMAL
            point = np.array(self._model.getSolution().col_value) if found else None
            self._model.changeColBounds(cell, self._low[cell], self._high[cell])
            if point is None:
                return None
            if is_whole(point):
                return np.round(point)
        return None

    def extreme_whole(
        self, cell: int, *, highest: bool, enough: float | None = None, nodes: int = 2_000
    ) -> Extreme | None:
        """Find the end of a cell's interval over whole numbers, or any state at least as far as `enough`.

        None if that cannot be told within `nodes` branches: a limit of work and not of time, so that the same input
        hides the same figures on any machine.
        """
        if self._whole is None:
            self._whole = _load(self._system, integer=True)
            columns = np.arange(self._system.size, dtype=np.int32)
            self._whole.changeColsBounds(len(columns), columns, self._low, self._high)
        model, sign = self._whole, -1.0 if highest else 1.0
        model.setOptionValue("mip_max_nodes", nodes)
        model.setOptionValue("objective_target", -np.inf if enough is None else sign * enough + _INTEGRAL)
        model.changeColCost(cell, sign)
        model.run()
        status = model.getModelStatus()
        model.changeColCost(cell, 0.0)
        if status not in (_OPTIMAL, highspy.HighsModelStatus.kObjectiveTarget):
            return None
        point = np.round(np.array(model.getSolution().col_value))
        return Extreme(float(point[cell]), point)

    def _set_cost(self, cost: dict[int, float]) -> None:
        new = np.zeros(self._system.size)
        for cell, factor in cost.items():
            new[cell] = factor
        self._change_cost(np.flatnonzero(new != self._cost), new)

    def _change_cost(self, changed: NDArray[np.int64], new: Vector) -> None:
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
        """Solve without what is left of the solve before, which rounding may have led astray."""
        self._model.clearSolver()
        self._model.run()
        return self._model.getModelStatus()

    def _is_feasible(self) -> bool:
        if self._model.getModelStatus() == highspy.HighsModelStatus.kUnbounded:
            return True
        self._set_cost({})
        self._model.run()
        return bool(self._model.getModelStatus() == _OPTIMAL)


def is_whole(point: Vector, where: Mask | None = None) -> bool:
    """Return whether all cells of a point are whole numbers."""
    chosen = point if where is None else point[where]
    return bool(np.all(np.abs(chosen - np.round(chosen)) < _INTEGRAL))


def _load(system: System, *, integer: bool) -> Any:
    model = highspy.Highs()
    for option, value in (("output_flag", False), ("threads", 1), ("random_seed", 0)):
        model.setOptionValue(option, value)
    if not integer:
        model.setOptionValue("simplex_strategy", _PRIMAL_SIMPLEX)
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
