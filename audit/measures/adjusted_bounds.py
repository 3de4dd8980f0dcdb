"""What the coefficient of a regression on a group would be over everybody whose group, pay or place is not known.

Trying every disclosure takes 3 to the power of their number. Instead: the coefficient is at least t exactly where the
part of (outcome - t x group) that the controls leave is not against the part of the group that they leave. Both parts
are taken from the people of whom all is known; what the unknown add to the product is a quadratic form whose matrix
lies between rho and 1, so that it can be reckoned person by person, each at their most. So the range is never too
narrow, and close to exact where the unknown are few.
"""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from audit.measures.regression import Design, Matrix, weighted_products

Vector = NDArray[np.float64]
_DOUBLINGS = 12
_HALVINGS = 50


@dataclass(frozen=True, slots=True, kw_only=True)
class Known:
    """Cells of people of whom all is known: controls (constant included), people, sum of the outcome, and group."""

    controls: Design
    n: Vector
    total: Vector
    compared: NDArray[np.bool_]


@dataclass(frozen=True, slots=True, kw_only=True)
class Unknown:
    """People of whom something is open, all their controls known.

    The outcome lies from `least` to `most`; `may_be_compared` and `may_be_reference` say which groups each may be of,
    and `may_be_out` whether somebody may not count at all.
    """

    controls: Matrix
    least: Vector
    most: Vector
    may_be_compared: NDArray[np.bool_]
    may_be_reference: NDArray[np.bool_]
    may_be_out: NDArray[np.bool_]


def coefficient_range(known: Known, unknown: Unknown) -> tuple[float, float] | None:
    """Return the least and the greatest coefficient of the group; None where those known do not tell it apart."""
    upper = _greatest(_Problem.of(known, unknown, sign=1.0))
    lower = _greatest(_Problem.of(known, unknown, sign=-1.0))
    return None if upper is None or lower is None else (-lower, upper)


@dataclass(frozen=True, slots=True)
class _Problem:
    """The products among those known, and what each of the unknown may add: outcome and group less the controls."""

    outcome_by_group: float
    group_by_group: float
    rho: float  # least eigenvalue of the quadratic form
    outcomes: tuple[Vector, Vector]
    groups: tuple[tuple[Vector, NDArray[np.bool_]], ...]
    may_be_out: NDArray[np.bool_]

    @classmethod
    def of(cls, known: Known, unknown: Unknown, sign: float) -> _Problem:
        gram = weighted_products(known.controls, known.n)
        inverse = np.asarray(np.linalg.pinv(gram, hermitian=True), dtype=np.float64)
        group = known.n * known.compared
        by_outcome = inverse @ (known.controls.T @ (sign * known.total))
        by_group = inverse @ (known.controls.T @ group)
        outcome = sign * known.total - known.n * (known.controls @ by_outcome)
        group_left = group - known.n * (known.controls @ by_group)
        expected = np.asarray(unknown.controls @ by_outcome, dtype=np.float64)
        share = np.asarray(unknown.controls @ by_group, dtype=np.float64)
        ends = (sign * unknown.least - expected, sign * unknown.most - expected)
        return cls(
            outcome_by_group=float(outcome[known.compared].sum()),
            group_by_group=float(group_left[known.compared].sum()),
            rho=_least_eigenvalue(gram, inverse, unknown.controls),
            outcomes=ends,
            groups=((1.0 - share, unknown.may_be_compared), (-share, unknown.may_be_reference)),
            may_be_out=unknown.may_be_out,
        )

    def most(self, t: float) -> float:
        """Return a number that is below nought only where no disclosure gives a coefficient of t or more."""
        parts = [(ends - t * group, group, able) for group, able in self.groups for ends in self.outcomes]
        squares = [float((left[able] ** 2).sum()) for left, _, able in parts]
        own = [float((group[able] ** 2).sum()) for _, group, able in parts]
        scale = float(np.sqrt(max(own) / max(squares))) if max(squares) and max(own) else 1.0
        even, odd = (1 + self.rho) / 2, (1 - self.rho) / 4
        best = np.where(self.may_be_out, 0.0, -np.inf)
        for left, group, able in parts:
            added = even * left * group + odd * (scale * left**2 + group**2 / scale)
            best = np.where(able, np.maximum(best, added), best)
        return self.outcome_by_group - t * self.group_by_group + float(best.sum())


def _least_eigenvalue(gram: Matrix, inverse: Matrix, controls: Matrix) -> float:
    """Return 1 / (1 + k), k the most that the unknown weigh against those known; 0 for what nobody known is like."""
    if not len(controls):
        return 1.0
    outside = controls - controls @ inverse @ gram
    if np.abs(outside).max() > 1e-6 * max(1.0, np.abs(controls).max()):
        return 0.0
    weight = np.linalg.eigvals(inverse @ (controls.T @ controls)).real.max(initial=0.0)
    return float(1 / (1 + weight * (1 + 1e-9)))


def _greatest(problem: _Problem) -> float | None:
    """Return the least t found that no disclosure reaches: doubled until none does, then halved down."""
    if problem.group_by_group <= 1e-9:
        return None
    reached = problem.outcome_by_group / problem.group_by_group
    step = 1e-6
    for _ in range(3 * _DOUBLINGS):
        if problem.most(reached + step) < 0:
            break
        step *= 2
    else:
        return None
    low, high = reached, reached + step
    for _ in range(_HALVINGS):
        middle = (low + high) / 2
        if problem.most(middle) < 0:
            high = middle
        else:
            low = middle
    return high
