"""The pay gap between two groups, overall and in the selections of staff that explain it."""

from __future__ import annotations

from dataclasses import replace

import numpy as np

from audit.measures.amounts import Values, centre_of, gap_percent
from audit.measures.begin import begin, insufficient, no_data
from audit.measures.composition import distinct, single_valued, variants
from audit.measures.context import MeasureContext
from audit.measures.frame import UNDISCLOSED
from audit.measures.open_cases import gap_limits, same_level
from audit.measures.parameters import where_words
from audit.measures.pay_reasons import why_full_time_differs
from audit.measures.pay_selection import PayGapParameters, PaySelection, nothing_to_compare_with, staff_pay_columns
from audit.measures.presence import at_snapshot
from audit.measures.registry import register
from audit.measures.sensitivity import dimension_sensitivity
from audit.measures.statistics import mann_whitney, mean_ratio_interval, median_gap_interval, welch
from audit.model.measurement import Figure, Interval, Measurement, TestResult
from audit.model.message import msg
from audit.types import RecordUnit, Statistic, ValueUnit


@register(
    "pay-gap",
    PayGapParameters,
    unit=ValueUnit.PERCENT,
    counts=RecordUnit.PERSON,
    needs=staff_pay_columns,
    reads=lambda _: ("employees.contract",),
)
def measure_pay_gap(context: MeasureContext, parameters: PayGapParameters) -> Measurement:
    """Pay gap between two groups: 100 x (reference - compared) / reference, of the mean or the median.

    Positive: the reference group is paid more. The median of an even number is the mean of the two in the middle. Pay
    is that of the year as the files give it unless another column is named. Staff are those active at the snapshot,
    where leavers are recorded too. Those whose group or pay is not known are left out and counted; the range places
    everybody of unknown group in either group or in neither, and unknown pay anywhere from the lowest to the highest of
    the same level (exact unless both are unknown of one person, or a blank leaves open whether somebody counts: then
    never too narrow; no levels, no range). Figures: the gap of every disclosed group; the same for everybody recorded
    and for full-time staff, side by side; where the gap among full-time staff differs by a point or more, a sentence
    says whether part-time work explains it. Interval of a median gap: bootstrap; of a mean gap: delta method. Tests:
    Mann-Whitney for medians, Welch for means. Source: the formula of SI 2017/172, Directive (EU) 2023/970 and ESRS
    S1-16. Law: the formula of SI 2017/172, of Directive (EU) 2023/970 and of ESRS S1-16, but the statutory figure of
    none of them, as those are made from hourly pay (as of 2026). Example: medians 63,353 and 62,066.50 give 2.03 %.
    """
    frame = context.frame("employees")
    asked, parameters = parameters, parameters.model_copy(update={"where": dict(at_snapshot(frame, parameters.where))})
    chosen = PaySelection(context, frame, parameters, parameters.where)
    values = chosen.values()
    reference, compared = (values.get(group, np.zeros(0)) for group in (parameters.reference, parameters.compared))
    measurement = _begun(context, asked)
    smallest = min(len(reference), len(compared))
    if not smallest:
        return no_data(measurement, msg("pay-gap.none", "The pay of one of the two groups is not known."))
    measurement = replace(
        measurement,
        n=len(reference) + len(compared),
        excluded=chosen.exclusions(),
        population="employees",
        sensitivity=dimension_sensitivity("employees", parameters.dimension),
        needs=chosen.needs((parameters.reference, parameters.compared)),
    )
    if smallest < context.minimum_n:
        return insufficient(measurement, smallest, context.minimum_n)
    gap = gap_percent(reference, compared, parameters.statistic)
    if gap is None:
        return no_data(measurement, nothing_to_compare_with(parameters.reference))
    return _with_gap(measurement, chosen, gap, reference, compared)


def _begun(context: MeasureContext, parameters: PayGapParameters) -> Measurement:
    return begin(
        context,
        "pay-gap",
        parameters,
        label=msg(
            "pay-gap.label",
            "{statistic} pay gap, {compared} against {reference}{where}",
            statistic=parameters.statistic.capitalize(),
            reference=parameters.reference,
            compared=parameters.compared,
            where=where_words(parameters.where),
        ),
        convention=msg(
            "pay-gap.convention",
            "In per cent of the pay of {reference}; positive where {reference} are paid more.",
            reference=parameters.reference,
        ),
        statistic=Statistic.GAP,
        formula="100 x (reference - compared) / reference",
        source="SI 2017/172; Directive (EU) 2023/970 article 9; ESRS S1-16 (formula; annual, not hourly pay)",
    )


def _with_gap(
    measurement: Measurement, chosen: PaySelection, gap: float, reference: Values, compared: Values
) -> Measurement:
    frame, parameters = chosen.frame, chosen.parameters
    others = [PaySelection(chosen.context, frame, parameters, where) for where in variants(frame, chosen.where)]
    figures = [figure for selection in (chosen, *others) for figure in selection_figures(selection)]
    why, shown = why_full_time_differs(chosen, gap)
    return replace(
        measurement,
        value=gap,
        interval=gap_interval(reference, compared, parameters.statistic),
        bounds=gap_limits(chosen.comparison(), gap, measurement.needs, same_level),
        groups=distinct((*figures, *shown)),
        tests=_tests(chosen, reference, compared),
        notes=why,
    )


def gap_interval(reference: Values, compared: Values, statistic: str) -> Interval | None:
    """Return the 95 % interval of a gap in percent."""
    if statistic == "median":
        return median_gap_interval(reference, compared)
    ratio = mean_ratio_interval(reference, compared)
    if ratio is None:
        return None
    return Interval(low=100 * (1 - ratio[1]), high=100 * (1 - ratio[0]), method="delta method on the log ratio")


def selection_figures(selection: PaySelection) -> tuple[Figure, ...]:
    """Return the pay of each disclosed group of a selection, and its gap to the reference group."""
    parameters, base = selection.parameters, single_valued(selection.where)
    values = selection.values()
    reference = values.get(parameters.reference, np.zeros(0))
    statistic = Statistic.MEAN if parameters.statistic == "mean" else Statistic.MEDIAN
    found = []
    for group in (g for g in values if g not in UNDISCLOSED):
        place = tuple(sorted({**base, parameters.dimension: group}.items()))
        pay = centre_of(values[group], parameters.statistic)
        needs = selection.needs((group,))
        found.append(
            Figure(group=place, statistic=statistic, value=pay, unit=ValueUnit.MONEY, n=len(values[group]), needs=needs)
        )
        gap = gap_percent(reference, values[group], parameters.statistic)
        if group != parameters.reference and gap is not None:
            both = selection.needs((parameters.reference, group))
            n = len(reference) + len(values[group])
            found.append(
                Figure(group=place, statistic=Statistic.GAP, value=gap, unit=ValueUnit.PERCENT, n=n, needs=both)
            )
    return tuple(found)


def _tests(chosen: PaySelection, reference: Values, compared: Values) -> tuple[TestResult, ...]:
    of_mean = chosen.parameters.statistic == "mean"
    found = (welch if of_mean else mann_whitney)(reference, compared)
    if found is None:
        return ()
    test = TestResult(
        name="Welch, two-sided" if of_mean else "Mann-Whitney, two-sided",
        question=msg("pay-gap.question", "Could the pay of the two groups differ so much by chance alone?"),
        statistic=found[0],
        p_value=found[1],
        n=len(reference) + len(compared),
        needs=chosen.needs((chosen.parameters.reference, chosen.parameters.compared)),
    )
    return (test,)
