"""The pay gap between people alike in what is recorded of them: a dummy regression, and the Oaxaca-Blinder split."""

from __future__ import annotations

from dataclasses import replace
from math import exp

import numpy as np

from audit.measures.adjusted_data import AdjustedData, AdjustedParameters, counted, data_of, left_out
from audit.measures.adjusted_open import Regressed, adjusted_range
from audit.measures.begin import begin, insufficient, no_data, without_value
from audit.measures.context import MeasureContext
from audit.measures.parameters import words
from audit.measures.pay_selection import PaySelection, mean_selection, staff_pay_columns
from audit.measures.presence import at_snapshot
from audit.measures.registry import register
from audit.measures.regression import (
    least_squares,
    oaxaca_blinder,
)
from audit.measures.sensitivity import dimension_sensitivity
from audit.model.measurement import Fact, Figure, Interval, Measurement, TestResult
from audit.model.message import Message, msg
from audit.types import MeasureState, RecordUnit, Statistic, ValueUnit

PEOPLE_A_COEFFICIENT = 10
SWISS_LIMIT = 5.0
SIGNIFICANT = 0.05


_COUNTED_FROM = {"tenure": "hired_on", "age": "birth_year"}


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
    data = data_of(frame, parameters, controls, context.dataset.period, dict(where))
    if not controls or not min(data.sides):
        return no_data(measurement, msg("adjusted.none", "Nothing that pay could be compared by is recorded."))
    selection = mean_selection(context, frame, parameters, where)
    measurement = replace(
        measurement,
        n=sum(data.sides),
        population="employees",
        sensitivity=dimension_sensitivity("employees", parameters.dimension),
        notes=(_assumptions(controls, data.years),),
        excluded=(*selection.exclusions(), *left_out(selection, data)),
        needs=counted(selection, data).needs((parameters.reference, parameters.compared)),
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


def _assumptions(controls: tuple[str, ...], years: tuple[str, ...]) -> Message:
    return msg(
        "adjusted.assumptions",
        "Compared are people alike in {controls}. What is unequal in these themselves, and what is not recorded, is "
        "not in this figure; it shows no cause.",
        controls=words((*controls, *years)),
    )


def _fitted(measurement: Measurement, data: AdjustedData) -> Measurement:
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
    fitted: Measurement, gap: float, data: AdjustedData, selection: PaySelection, controls: tuple[str, ...]
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


def _split(measurement: Measurement, data: AdjustedData) -> tuple[Figure, ...]:
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
