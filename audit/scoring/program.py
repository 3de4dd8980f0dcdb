"""The overall score as a linear program: which actions, taken together, raise it most within limits.

A combined item, and a gate, make gains that do not add up; they become constraints here, so that the optimum is exact.
Only a combined item with a part that has no score is kept at the score it has.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

import numpy as np
from scipy.optimize import Bounds, LinearConstraint, milp
from scipy.sparse import coo_array

from audit.model.checklist import Checklist, Combine
from audit.model.profile import Profile
from audit.model.result import ItemResult
from audit.scoring.aggregate import overall_weights
from audit.types import Outcome

Linear = Mapping[int, float]
"""Column -> coefficient."""

_POSITIVE = 1e-3
"""A score from this on counts as no longer not_met; much smaller steps are within the solver's tolerance."""


@dataclass(slots=True)
class Program:
    """Columns between 0 and 1, rows `sum(coefficients) <= limit`, and the score as a sum of columns."""

    integral: list[bool] = field(default_factory=list)
    rows: list[tuple[Linear, float]] = field(default_factory=list)
    score: dict[int, float] = field(default_factory=dict)
    constant: float = 0.0

    def column(self, *, integral: bool) -> int:
        """Add a column and return its position."""
        self.integral.append(integral)
        return len(self.integral) - 1

    def at_most(self, coefficients: Linear, limit: float) -> None:
        """Add a row."""
        self.rows.append((dict(coefficients), limit))

    def solve(self, objective: Linear, extra: Sequence[tuple[Linear, float]] = ()) -> np.ndarray | None:
        """Return the columns that make the objective least, or None where no choice keeps to the rows."""
        if not self.integral:
            return np.zeros(0) if all(limit >= 0.0 for _, limit in [*self.rows, *extra]) else None
        costs = np.zeros(len(self.integral))
        for column, value in objective.items():
            costs[column] = value
        rows = [*self.rows, *extra]
        entries = [(r, column, value) for r, (row, _) in enumerate(rows) for column, value in row.items()]
        constraints = []
        if entries:
            r, c, v = zip(*entries, strict=True)
            matrix = coo_array((v, (r, c)), shape=(len(rows), len(costs))).tocsr()
            limits = np.array([limit for _, limit in rows])
            constraints = [LinearConstraint(matrix, ub=limits)]
        found = milp(
            costs,
            constraints=constraints,
            bounds=Bounds(0, 1),
            integrality=np.array(self.integral, dtype=int),
            options={"mip_rel_gap": 0.0},
        )
        return None if found.x is None else np.asarray(found.x)


@dataclass(frozen=True, slots=True)
class _Expression:
    """What an item scores at most: a constant plus columns."""

    constant: float
    columns: Mapping[int, float] = field(default_factory=dict)


def build_program(
    checklists: Sequence[Checklist], judged: Mapping[str, ItemResult], profile: Profile, actions: Sequence[str]
) -> tuple[Program, dict[str, int]]:
    """Return the program and the column of each action; an action takes its item to its target."""
    program = Program()
    chosen = {item: program.column(integral=True) for item in actions}
    weights = overall_weights(checklists, profile).items
    scored = [
        (checklist, [item for item in checklist.items if judged[item.id].score is not None]) for checklist in checklists
    ]
    total = sum(weights[item.id] for _, items in scored for item in items)
    builder = _Builder(program, checklists, judged, chosen)
    for checklist, items in scored:
        share = sum(weights[item.id] for item in items)
        if not share or not total:
            continue
        mean = _sum([(weights[item.id] / share, builder.expression(item.id)) for item in items])
        capped = builder.gated(checklist, mean)
        program.constant += capped.constant * share / total
        for column, value in capped.columns.items():
            program.score[column] = program.score.get(column, 0.0) + value * share / total
    return program, chosen


class _Builder:
    """Makes an expression for each item, parts before wholes."""

    def __init__(
        self,
        program: Program,
        checklists: Sequence[Checklist],
        judged: Mapping[str, ItemResult],
        chosen: Mapping[str, int],
    ) -> None:
        self.program, self.judged, self.chosen = program, judged, chosen
        self.combined = {
            item.id: item.assess
            for checklist in checklists
            for item in checklist.items
            if isinstance(item.assess, Combine)
        }
        self.known: dict[str, _Expression] = {}

    def expression(self, item: str) -> _Expression:
        """Return the score of an item that has one."""
        if item not in self.known:
            self.known[item] = self._combined(item) if self._is_free(item) else self._own(item)
        return self.known[item]

    def gated(self, checklist: Checklist, mean: _Expression) -> _Expression:
        """Return the mean, or a column that no gate and not the mean lets rise above it."""
        biting = [gate for gate in checklist.gates if self.judged[gate.item].outcome is Outcome.NOT_MET]
        if not biting:
            return mean
        column = self._below([mean])
        for gate in biting:
            opened = self.program.column(integral=True)  # 1 only if the item is no longer not_met
            score = self.expression(gate.item)
            scale = {key: -value for key, value in score.columns.items()}
            self.program.at_most({opened: _POSITIVE, **scale}, score.constant)
            self.program.at_most({column: 1.0, opened: gate.cap - 1.0}, gate.cap)
        return _Expression(0.0, {column: 1.0})

    def _is_free(self, item: str) -> bool:
        """Whether a combined item can be computed from its parts; one with a part that has no score stays as it is."""
        return item in self.combined and all(part.score is not None for part in self._parts(item))

    def _parts(self, item: str) -> list[ItemResult]:
        parts = [self.judged[part] for part in self.combined[item].items]
        return [part for part in parts if part.outcome is not Outcome.NOT_APPLICABLE]

    def _own(self, item: str) -> _Expression:
        score = self.judged[item].score or 0.0
        if item not in self.chosen or score >= 1.0:
            return _Expression(score)
        return _Expression(score, {self.chosen[item]: 1.0 - score})

    def _combined(self, item: str) -> _Expression:
        how = self.combined[item].how
        parts = [self.expression(part.item) for part in self._parts(item)]
        if how == "mean":
            whole = _sum([(1.0 / len(parts), part) for part in parts])
        elif how == "min":
            whole = _Expression(0.0, {self._below(parts): 1.0})
        elif how == "all":
            whole = _Expression(0.0, {self._below(parts, integral=True): 1.0})
        else:
            met = [self._below([part], integral=True) for part in parts]
            column = self.program.column(integral=False)
            self.program.at_most({column: 1.0, **dict.fromkeys(met, -1.0)}, 0.0)
            whole = _Expression(0.0, {column: 1.0})
        if item not in self.chosen:
            return whole
        either = self.program.column(integral=False)
        lifted = _sum([(1.0, whole), (1.0, _Expression(0.0, {self.chosen[item]: 1.0}))])
        self.program.at_most({either: 1.0, **_negative(lifted)}, lifted.constant)
        return _Expression(0.0, {either: 1.0})

    def _below(self, parts: Sequence[_Expression], *, integral: bool = False) -> int:
        """Return a column that is at most each of the parts; integral: 1 only if all are met."""
        column = self.program.column(integral=integral)
        for part in parts:
            slack = 1e-9 if integral else 0.0
            self.program.at_most({column: 1.0, **_negative(part)}, part.constant + slack)
        return column


def _negative(expression: _Expression) -> dict[int, float]:
    return {column: -value for column, value in expression.columns.items()}


def _sum(parts: Sequence[tuple[float, _Expression]]) -> _Expression:
    columns: dict[int, float] = {}
    for factor, part in parts:
        for column, value in part.columns.items():
            columns[column] = columns.get(column, 0.0) + factor * value
    return _Expression(sum(factor * part.constant for factor, part in parts), columns)
