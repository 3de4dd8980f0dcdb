"""The people and the numbers that an adjusted pay gap is fitted to, and those that it leaves out."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import Literal

import numpy as np
from numpy.typing import NDArray
from scipy.sparse import csr_array, hstack

from audit.measures.cells import Tally
from audit.measures.coding import coded_flags
from audit.measures.frame import Frame
from audit.measures.parameters import Filter, Groups
from audit.measures.pay_selection import PaySelection, StaffPay
from audit.measures.regression import (
    CellData,
    Codes,
    Design,
    Matrix,
    cells_of,
    dummies,
    independent,
)
from audit.model.measurement import Exclusion
from audit.model.message import msg
from audit.model.period import Period

LONGEST = 60
"""Years beyond which age and tenure are not told apart."""


class AdjustedParameters(StaffPay):
    """Parameters of `adjusted-pay-gap`."""

    controls: Groups = ("level", "job_group", "education", "contract")
    years: tuple[Literal["tenure", "age"], ...] = ("tenure", "age")


@dataclass(frozen=True, slots=True)
class AdjustedData:
    """The cells that are fitted, and the rows that they come from."""

    cells: CellData  # design: constant, compared, controls
    places: NDArray[np.int64]  # the codes of each cell, the group first
    rows: NDArray[np.bool_]
    complete: NDArray[np.bool_]  # pay above nothing, and the years known
    years: tuple[str, ...]
    in_years: tuple[Matrix, ...]  # of everybody, NaN where unknown

    @property
    def sides(self) -> tuple[int, int]:
        """Return the number of people of the reference group, and of the compared one."""
        return int(self.cells.n[~self.compared].sum()), int(self.cells.n[self.compared].sum())

    @property
    def coefficients(self) -> int:
        """Return how many coefficients are estimated."""
        return int(self.cells.design.shape[1])

    @property
    def compared(self) -> NDArray[np.bool_]:
        """Return which cells are of the compared group."""
        return np.asarray(self.places[:, 0] == 1, dtype=np.bool_)


def data_of(
    frame: Frame, parameters: AdjustedParameters, controls: tuple[str, ...], period: Period, where: Filter
) -> AdjustedData:
    """Return the people of both groups whose pay and controls are known, in cells of equal controls."""
    pay = frame.amount(parameters.pay)
    group = frame.coded(parameters.dimension)
    complete = pay > 0
    years = {name: values for name in parameters.years if (values := _years(frame, name, period)) is not None}
    for values in years.values():
        complete &= ~np.isnan(values)
    rows = complete & frame.matched({**where, parameters.dimension: (parameters.reference, parameters.compared)})
    chosen = np.flatnonzero(rows)
    compared = group.among(frozenset({parameters.compared})).take(chosen)
    columns: list[Codes] = [compared.view(np.int8), *(frame.coded(column).codes.take(chosen) for column in controls)]
    sizes = [2, *(len(frame.coded(c).categories) for c in controls)]
    for values in years.values():
        columns.append(np.clip(values.take(chosen), 0, LONGEST).astype(np.int8))
        sizes.append(LONGEST + 1)
    places, cells = cells_of(np.log(pay.take(chosen)), columns, sizes)
    design = _design(places, len(controls), cells.n)
    in_years = tuple(np.floor(np.clip(values, 0, LONGEST)) for values in years.values())
    return AdjustedData(replace(cells, design=design), places, rows, complete, tuple(years), in_years)


def counted(selection: PaySelection, data: AdjustedData) -> PaySelection:
    """Return the selection without people paid of whom the years are not known, so that its cells are those counted."""
    frame, pay = selection.frame, selection.parameters.pay
    if np.array_equal(data.complete, ~np.isnan(frame.amount(pay))):
        return selection
    return replace(selection, where={**selection.where, completeness(frame, pay, data): "yes"})


def completeness(frame: Frame, pay: str, data: AdjustedData) -> str:
    """Return the dimension that says whose pay and years are known."""
    return frame.derive("_and_".join((pay, *data.years, "known")), lambda: coded_flags(data.complete))


def left_out(selection: PaySelection, data: AdjustedData) -> tuple[Exclusion, ...]:
    """Return those of both groups who are paid, and left out all the same: nothing, or for years not known."""
    frame, parameters = selection.frame, selection.parameters
    groups = frame.coded(parameters.dimension).among(frozenset({parameters.reference, parameters.compared}))
    known = ~np.isnan(frame.amount(parameters.pay))
    n = int((known & groups & ~data.complete & frame.matched(selection.where)).sum())
    if not n:
        return ()
    name = completeness(frame, parameters.pay, data)
    tally = Tally(selection.context, frame, (parameters.dimension, name), selection.restricted)
    at = {parameters.dimension: (parameters.reference, parameters.compared), name: "no"}
    reason = msg("excluded.years", "tenure or age not recorded, or paid nothing")
    return (Exclusion(reason=reason, n=n, needs=tally.keys(at)),)


def _design(places: NDArray[np.int64], controls: int, weights: Matrix) -> Design:
    parts = [csr_array(np.ones((len(places), 1))), csr_array(places[:, :1].astype(np.float64))]
    parts += [dummies(places[:, 1 + k]) for k in range(controls)]
    for k in range(1 + controls, places.shape[1]):
        years = places[:, k].astype(np.float64)
        parts.append(csr_array(np.column_stack((years, years**2))))
    design = hstack(parts, format="csr")
    kept = independent(design, weights) if len(places) else np.ones(design.shape[1], dtype=np.bool_)
    kept[:2] = True
    return csr_array(design[:, kept])


def _years(frame: Frame, name: str, period: Period) -> Matrix | None:
    """Return whole years of tenure or age at the snapshot; None where they are not recorded."""
    if name == "age":
        return period.as_of.year - frame.amount("birth_year") if frame.has("birth_year") else None
    if not frame.has("hired_on"):
        return None
    hired = frame.dates("hired_on").astype("datetime64[D]")
    days = (np.datetime64(period.as_of) - hired).astype("timedelta64[D]")
    years = days.astype(np.float64) / 365.25
    return np.where(np.isnat(hired), np.nan, years)
