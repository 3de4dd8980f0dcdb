"""Who is open in an adjusted pay gap: their group, their pay, or whether they count; and the range that follows."""

from __future__ import annotations

from dataclasses import dataclass
from math import exp

import numpy as np
from numpy.typing import NDArray
from scipy.sparse import csr_array, hstack

from audit.measures.adjusted_bounds import Known, Unknown, coefficient_range
from audit.measures.cells import Tally
from audit.measures.coding import coded_flags
from audit.measures.frame import UNDISCLOSED, Where
from audit.measures.open_cases import same_level
from audit.measures.regression import CellData, Design, dummies
from audit.measures.work_classes import Comparison
from audit.model.measurement import Bounds, CellKey
from audit.model.message import msg
from audit.tables.declare import NOT_DISCLOSED

MOST_NUMBERS = 20_000_000
"""Controls times open people beyond which no range is reckoned."""

Rows = NDArray[np.bool_]


@dataclass(frozen=True, slots=True, kw_only=True)
class Regressed:
    """What was regressed: the comparison, who is in it, their cells (group first), and the codes of controls and years.

    `columns` hold the codes of everybody in the table, `years` those of them that are whole years; NaN where unknown.
    """

    comparison: Comparison
    rows: Rows
    places: NDArray[np.int64]
    cells: CellData
    controls: tuple[str, ...]
    years: tuple[NDArray[np.float64], ...]


def adjusted_range(given: Regressed, value: float, needs: tuple[CellKey, ...]) -> Bounds | None:
    """Return the range of the gap; None where a control, or pay without a limit, is open, or too many people are."""
    frame, where = given.comparison.frame, given.comparison.where
    possible, unknown_group, maybe_out = _possible(given.comparison)
    amount = frame.amount(given.comparison.amount)
    in_question = possible & ~(given.rows & ~maybe_out) & ~(amount <= 0)
    if any(NOT_DISCLOSED in frame.coded(column).categories for column in given.controls):
        return None
    if not in_question.any():
        return Bounds(low=value, high=value, undisclosed=0, needs=needs)
    at = np.flatnonzero(in_question)
    pay = _pay(given.comparison, amount, at)
    codes = [frame.coded(column).codes[at].astype(np.float64) for column in given.controls]
    codes += [each[at] for each in given.years]
    if pay is None or any(np.isnan(each).any() for each in codes):
        return None
    design = _design(np.vstack((given.places[:, 1:], np.column_stack(codes).astype(np.int64))), len(given.controls))
    if len(at) * design.shape[1] > MOST_NUMBERS:
        return None
    found = coefficient_range(_known(given, design), _unknown(given, design, at, pay, unknown_group, maybe_out))
    if found is None:
        return None
    low, high = 100 * (1 - exp(found[1])), 100 * (1 - exp(found[0]))
    return Bounds(
        low=min(low, value),
        high=max(high, value),
        exact=False,
        undisclosed=len(at),
        convention=msg("bounds.adjusted", "Everyone whose group is not known may be of either, or of neither."),
        needs=(*needs, *_keys(given.comparison, where, in_question)),
    )


def _known(given: Regressed, design: Design) -> Known:
    return Known(
        controls=csr_array(design[: len(given.places)]),
        n=given.cells.n,
        total=given.cells.total,
        compared=given.places[:, 0] == 1,
    )


def _unknown(
    given: Regressed,
    design: Design,
    at: NDArray[np.int64],
    pay: tuple[NDArray[np.float64], NDArray[np.float64]],
    unknown_group: Rows,
    maybe_out: Rows,
) -> Unknown:
    coded = given.comparison.frame.coded(given.comparison.dimension)
    compared, reference = (
        coded.among(frozenset({group}))[at] for group in (given.comparison.compared, given.comparison.reference)
    )
    return Unknown(
        controls=design[len(given.places) :].toarray(),
        least=np.log(pay[0]),
        most=np.log(pay[1]),
        may_be_compared=compared | unknown_group[at],
        may_be_reference=reference | unknown_group[at],
        may_be_out=(unknown_group | maybe_out)[at],
    )


def _possible(comparison: Comparison) -> tuple[Rows, Rows, Rows]:
    """Return who may be compared, of whom the group is unknown, and of whom it is open whether they count."""
    frame, coded = comparison.frame, comparison.frame.coded(comparison.dimension)
    unknown = coded.among(UNDISCLOSED)
    either = unknown | coded.among(frozenset({comparison.reference, comparison.compared}))
    maybe = frame.undetermined(comparison.where)
    return (frame.matched(comparison.where) | maybe) & either, unknown, maybe


def _pay(
    comparison: Comparison, amount: NDArray[np.float64], at: NDArray[np.int64]
) -> tuple[NDArray[np.float64], NDArray[np.float64]] | None:
    """Return the least and the most that each may be paid; None where a blank has no limit above nothing."""
    pay = amount[at]
    blank = np.isnan(pay)
    if not blank.any():
        return pay, pay
    limits = same_level(comparison)
    if limits is None:
        return None
    least, most = (np.where(blank, side[at], pay) for side in limits)
    return (least, most) if (least > 0).all() else None


def _design(codes: NDArray[np.int64], controls: int) -> Design:
    """Return a constant, a column for each category but the first, and whole years with their squares."""
    parts = [csr_array(np.ones((len(codes), 1))), *(dummies(codes[:, k]) for k in range(controls))]
    for k in range(controls, codes.shape[1]):
        years = codes[:, k] / 60.0
        parts.append(csr_array(np.column_stack((years, years**2))))
    return csr_array(hstack(parts, format="csr"))


def _keys(comparison: Comparison, where: Where, in_question: Rows) -> tuple[CellKey, ...]:
    name = comparison.frame.derive(
        f"{comparison.dimension}_of_{comparison.amount}_in_question", lambda: coded_flags(in_question)
    )
    tally = Tally(comparison.context, comparison.frame, (name,), where)
    return (*tally.keys({name: "yes"}), *tally.uncertain().keys)
