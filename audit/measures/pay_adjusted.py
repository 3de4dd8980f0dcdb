"""The pay gap between people alike in what is recorded of them: a dummy regression, and the Oaxaca-Blinder split."""

from __future__ import annotations

from dataclasses import dataclass, replace
from math import exp
from typing import Literal

import numpy as np
from numpy.typing import NDArray
from scipy.sparse import csr_array, hstack

from audit.measures.adjusted_open import Regressed, adjusted_range
from audit.measures.begin import begin, insufficient, no_data, without_value
from audit.measures.cells import Tally
from audit.measures.coding import coded_flags
from audit.measures.context import MeasureContext
from audit.measures.frame import Frame
from audit.measures.parameters import Filter, Groups, words
from audit.measures.pay_selection import PaySelection, StaffPay, mean_selection, staff_pay_columns
from audit.measures.presence import at_snapshot
from audit.measures.registry import register
from audit.measures.regression import (
    CellData,
    Codes,
    Design,
    Matrix,
    cells_of,
    dummies,
    independent,
    least_squares,
    oaxaca_blinder,
)
from audit.measures.sensitivity import dimension_sensitivity
from audit.model.measurement import Exclusion, Fact, Figure, Interval, Measurement, TestResult
from audit.model.message import Message, msg
from audit.model.period import Period
from audit.types import MeasureState, RecordUnit, Statistic, ValueUnit

PEOPLE_A_COEFFICIENT = 10
LONGEST = 60
"""Years beyond which age and tenure are not told apart."""
SWISS_LIMIT = 5.0
SIGNIFICANT = 0.05


_COUNTED_FROM = {"tenure": "hired_on", "age": "birth_year"}


class AdjustedParameters(StaffPay):
    """Parameters of `adjusted-pay-gap`."""

    controls: Groups = ("level", "job_group", "education", "contract")
    years: tuple[Literal["tenure", "age"], ...] = ("tenure", "age")


@register(
    "adjusted-pay-gap",
    AdjustedParameters,
    unit=ValueUnit.PERCENT,
    counts=RecordUnit.PERSON,
    needs=staff_pay_columns,
    reads=lambda parameters: tuple(
        f"employees.{column}" for column in (*parameters.controls, *(_COUNTED_FROM[each] for each in parameters.years))
    ),
)
def measure_adjusted_pay_gap(context: MeasureContext, parameters: AdjustedParameters) -> Measurement:
    """Pay gap between people alike in level, job group, education, contract, tenure and age, as far as recorded.

    Least squares of the logarithm of pay on these and on the group; gap = 100 x (1 - exp(b)), b the coefficient of the
    compared group (the Swiss standard analysis, with the employer's own variables). Figures: the Oaxaca-Blinder split
    of the difference of mean logarithms, in per cent of log points: what the recorded differences explain at the
    reference group's pay, and what they do not. Tenure and age are in whole years, with their squares. Computed from
    cells of people who are alike, exactly as from rows. Needs 10 people for each coefficient. Assumes that effects add
    up on the log scale and that what is controlled for is not itself unequal: a level refused unequally hides a gap
    instead of explaining it. A blank level or education is a category of its own. Range: everybody of unknown group in
    either or in neither, a blank pay from the lowest to the highest of the same level, whoever may not count in or out;
    never too narrow, and close to exact where few are open; none where a control or the years are blank. Flag: above 5
    % and significant (Switzerland; the 5 % has no scientific basis). Population: staff at the snapshot in either group
    with pay above nothing and, where they are used, known tenure and age. Source: Oaxaca (1973), Blinder (1973); the
    standard analysis of the Swiss Gender Equality Act. Law: follows the method of the standard analysis of the Swiss
    Gender Equality Act, and does not fulfil it, as that asks for its own variables and tool (as of 2026). Example:
    women paid 95 where men alike in all that is recorded are paid 100 give 5 %.
    """
    frame = context.frame("employees")
    controls = tuple(column for column in parameters.controls if frame.has(column))
    measurement = _begun(context, parameters, controls)
    where = at_snapshot(frame, parameters.where)
    data = _data(frame, parameters, controls, context.dataset.period, dict(where))
    if not controls or not min(data.sides):
        return no_data(measurement, msg("adjusted.none", "Nothing that pay could be compared by is recorded."))
    selection = mean_selection(context, frame, parameters, where)
    measurement = replace(
        measurement,
        n=sum(data.sides),
        population="employees",
        sensitivity=dimension_sensitivity("employees", parameters.dimension),
        notes=(_assumptions(controls, data.years),),
        excluded=(*selection.exclusions(), *_incomplete(selection, data)),
        needs=_counted(selection, data).needs((parameters.reference, parameters.compared)),
    )
    enough = max(context.minimum_n, PEOPLE_A_COEFFICIENT * data.coefficients)
    if sum(data.sides) < enough:
        return insufficient(measurement, sum(data.sides), enough)
    fitted = _fitted(measurement, data)
    return fitted if fitted.value is None else _with_range(fitted, fitted.value, data, selection, controls)


def _begun(context: MeasureContext, parameters: AdjustedParameters, controls: tuple[str, ...]) -> Measurement:
    return begin(
        context,
        "adjusted-pay-gap",
        parameters,
        label=msg(
            "adjusted.label", "Pay gap between people alike in {controls}", controls=words(controls or ("nothing",))
        ),
        convention=msg(
            "adjusted.convention", "Positive where {reference} are paid more.", reference=parameters.reference
        ),
        statistic=Statistic.COEFFICIENT,
        formula="100 x (1 - exp(b)), b from log pay = a + b x group + controls",
        source="Swiss standard analysis (Logib), as of 2024; Oaxaca (1973), Blinder (1973)",
        columns=tuple(f"employees.{column}" for column in controls),
    )


@dataclass(frozen=True, slots=True)
class _Data:
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


def _data(
    frame: Frame, parameters: AdjustedParameters, controls: tuple[str, ...], period: Period, where: Filter
) -> _Data:
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
    return _Data(replace(cells, design=design), places, rows, complete, tuple(years), in_years)


def _counted(selection: PaySelection, data: _Data) -> PaySelection:
    """Return the selection without people paid of whom the years are not known, so that its cells are those counted."""
    frame, pay = selection.frame, selection.parameters.pay
    if np.array_equal(data.complete, ~np.isnan(frame.amount(pay))):
        return selection
    return replace(selection, where={**selection.where, _completeness(frame, pay, data): "yes"})


def _completeness(frame: Frame, pay: str, data: _Data) -> str:
    return frame.derive("_and_".join((pay, *data.years, "known")), lambda: coded_flags(data.complete))


def _incomplete(selection: PaySelection, data: _Data) -> tuple[Exclusion, ...]:
    """Return those of both groups who are paid, and left out all the same: nothing, or for years not known."""
    frame, parameters = selection.frame, selection.parameters
    groups = frame.coded(parameters.dimension).among(frozenset({parameters.reference, parameters.compared}))
    known = ~np.isnan(frame.amount(parameters.pay))
    n = int((known & groups & ~data.complete & frame.matched(selection.where)).sum())
    if not n:
        return ()
    name = _completeness(frame, parameters.pay, data)
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


def _assumptions(controls: tuple[str, ...], years: tuple[str, ...]) -> Message:
    return msg(
        "adjusted.assumptions",
        "Compared are people alike in {controls}. What is unequal in these themselves, and what is not recorded, is "
        "not in this figure; it shows no cause.",
        controls=words((*controls, *years)),
    )


def _fitted(measurement: Measurement, data: _Data) -> Measurement:
    from scipy.special import stdtr, stdtrit

    fit = least_squares(data.cells)
    if not fit.is_identified():
        reason = msg("adjusted.not-identified", "What is recorded does not tell the effects apart.")
        return without_value(measurement, reason, MeasureState.INSUFFICIENT)
    b, error = float(fit.coefficients[1]), float(fit.errors[1])
    wide = float(stdtrit(fit.freedom, 0.975)) * error
    p_value = float(2 * stdtr(fit.freedom, -abs(b) / error)) if error else None
    test = TestResult(
        name="t, two-sided",
        question=msg("adjusted.question", "Could people who are alike be paid so differently by chance alone?"),
        statistic=b / error if error else None,
        p_value=p_value,
        n=measurement.n,
        needs=measurement.needs,
    )
    value = 100 * (1 - exp(b))
    low, high = 100 * (1 - exp(b + wide)), 100 * (1 - exp(b - wide))
    return replace(
        measurement,
        value=value,
        interval=Interval(low=low, high=high, method="t, classical errors, log scale"),
        groups=_split(measurement, data),
        tests=(test,),
        facts=_swiss_flag(value, p_value, measurement),
    )


def _swiss_flag(value: float, p_value: float | None, measurement: Measurement) -> tuple[Fact, ...]:
    if value <= SWISS_LIMIT or p_value is None or p_value >= SIGNIFICANT:
        return ()
    text = "Above 5 % and more than chance explains: a flag of the Swiss analysis, not a finding."
    return (Fact(name="flag", message=msg("adjusted.flag", text), needs=measurement.needs),)


def _with_range(
    fitted: Measurement, gap: float, data: _Data, selection: PaySelection, controls: tuple[str, ...]
) -> Measurement:
    regressed = Regressed(
        comparison=selection.comparison(),
        rows=data.rows,
        places=data.places,
        cells=data.cells,
        controls=controls,
        years=data.in_years,
    )
    return replace(fitted, bounds=adjusted_range(regressed, gap, fitted.needs))


def _split(measurement: Measurement, data: _Data) -> tuple[Figure, ...]:
    without_group = np.arange(data.cells.design.shape[1]) != 1
    cells = replace(data.cells, design=data.cells.design[:, without_group])
    split = oaxaca_blinder(cells.subset(~data.compared), cells.subset(data.compared))
    if split is None:
        return ()
    parts = (("gap", split.gap), ("explained", split.explained), ("unexplained", split.unexplained))
    return tuple(
        Figure(
            group=(("oaxaca-blinder", name),),
            statistic=Statistic.COEFFICIENT,
            value=100 * value,
            unit=ValueUnit.PERCENT,
            n=measurement.n,
            needs=measurement.needs,
        )
        for name, value in parts
    )
