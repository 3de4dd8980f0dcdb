"""The pay gap within comparable work, and the fee gap within a role."""

from __future__ import annotations

from dataclasses import replace

from audit.measures.begin import begin, no_data
from audit.measures.context import MeasureContext
from audit.measures.open_cases import same_level
from audit.measures.parameters import Groups, where_words, words
from audit.measures.pay_selection import Centre, PayGapParameters, PaySelection, TwoGroups, staff_pay_columns
from audit.measures.presence import at_snapshot, of_those_present
from audit.measures.process_fees import fee_support
from audit.measures.registry import register
from audit.measures.sensitivity import dimension_sensitivity
from audit.measures.within import measure_within
from audit.measures.work_classes import Comparison
from audit.model.measurement import Measurement
from audit.model.message import msg
from audit.types import RecordUnit, Statistic, ValueUnit

FEE_ROLES = ("keynote", "invited", "speaker", "panellist", "moderator")


class PayGapWithinParameters(PayGapParameters):
    """Parameters of `pay-gap-within`."""

    by: Groups = ("level", "job_group")


@register(
    "pay-gap-within",
    PayGapWithinParameters,
    unit=ValueUnit.PERCENT,
    counts=RecordUnit.PERSON,
    needs=staff_pay_columns,
    reads=lambda parameters: tuple(f"employees.{column}" for column in parameters.by),
)
def measure_pay_gap_within(context: MeasureContext, parameters: PayGapWithinParameters) -> Measurement:
    """Pay gap within comparable work: the gaps inside the classes, weighted by the people of the compared group.

    A class is a level, a job group, or both, as the employer records them; never made from titles. Of the columns named
    those are used that the files have. Each class with both groups counts with 100 x (reference - compared) / reference
    and the number of its people of the compared group. People in classes with one group only are left out and counted.
    Figures: the gap of each class with enough people on both sides. Fact: what closing the gaps of these classes
    costs, the compared group raised to the other's centre in each where it is paid less. Interval: bootstrap or
    delta method within classes. Range: unknown groups in either or in neither, unknown pay from the lowest to the
    highest of the same level (no level, no range), unknown classes anywhere, each class with any gap and weight
    that leaves; wider than exact, never too narrow. Population: staff at the snapshot. Source: Directive (EU)
    2023/970, article 9(1)(g). Law: Directive (EU) 2023/970, article 9(1)(g), wants the gap of each category and not
    their mean: the figures fulfil it for basic pay (as of 2026). Example: a class with means of 20 and 19 and one
    with 40 and 44, as many women in each, give -2.5 %.
    """
    frame = context.frame("employees")
    asked, parameters = parameters, parameters.model_copy(update={"where": dict(at_snapshot(frame, parameters.where))})
    by = tuple(column for column in parameters.by if frame.has(column))
    measurement = _begun_within(context, asked, by or parameters.by)
    if not by:
        return no_data(measurement)
    measurement = replace(
        measurement, population="employees", sensitivity=dimension_sensitivity("employees", parameters.dimension)
    )
    given = PayGapParameters(**parameters.model_dump(exclude={"by"}))
    comparison = PaySelection(context, frame, given, parameters.where).comparison(by)
    return measure_within(comparison, measurement, same_level)


def _begun_within(context: MeasureContext, parameters: PayGapWithinParameters, by: tuple[str, ...]) -> Measurement:
    return begin(
        context,
        "pay-gap-within",
        parameters,
        label=msg(
            "pay-gap-within.label",
            "{statistic} pay gap within {by}{where}",
            statistic=parameters.statistic.capitalize(),
            by=words(by),
            where=where_words(parameters.where),
        ),
        convention=msg(
            "pay-gap-within.convention",
            "Mean of the gaps inside each class, weighted by its {compared}; classes with one group only are left out.",
            compared=parameters.compared,
        ),
        statistic=Statistic.GAP,
        formula="sum of n(compared) x gap / sum of n(compared), over classes with both groups",
        source="Directive (EU) 2023/970 article 9(1)(g), by category of workers",
        columns=tuple(f"employees.{column}" for column in by),
    )


class FeeGapParameters(TwoGroups):
    """Parameters of `fee-gap`."""

    statistic: Centre = "mean"
    roles: Groups = FEE_ROLES


@register(
    "fee-gap",
    FeeGapParameters,
    unit=ValueUnit.PERCENT,
    counts=RecordUnit.PERSON,
    needs=lambda parameters: ("appearances.role", "appearances.fee", f"appearances.{parameters.dimension}"),
    reads=lambda _: ("appearances.compensation",),
)
def measure_fee_gap(context: MeasureContext, parameters: FeeGapParameters) -> Measurement:
    """Fee gap within the same role: the gaps inside each role, weighted by the people of the compared group.

    Of appearances with a recorded fee; an appearance that was declined does not count. Each role with both groups
    counts with 100 x (reference - compared) / reference. Figures: the gap of each role with enough people. Interval:
    delta method or bootstrap within roles. Range: unknown groups in either or in neither, an unknown fee from nothing
    to the floor of its role (no floor, no range), an unknown role anywhere; wider than exact, never too narrow. Source:
    (M - F) / M as of pay. Law: none asks for it of fees (as of 2026). Example: keynotes 1,000 and 900, panellists 200
    and 200, as many women in each, give 5 %.
    """
    frame = context.frame("appearances")
    measurement = _begun_fees(context, parameters)
    measurement = replace(
        measurement, population="appearances", sensitivity=dimension_sensitivity("appearances", parameters.dimension)
    )
    return measure_within(
        Comparison(
            context=context,
            frame=frame,
            amount="fee",
            statistic=parameters.statistic,
            dimension=parameters.dimension,
            reference=parameters.reference,
            compared=parameters.compared,
            by=("role",),
            where=of_those_present(frame, {"role": parameters.roles}),
        ),
        measurement,
        fee_support,
    )


def _begun_fees(context: MeasureContext, parameters: FeeGapParameters) -> Measurement:
    return begin(
        context,
        "fee-gap",
        parameters,
        label=msg("fee-gap.label", "{statistic} fee gap within roles", statistic=parameters.statistic.capitalize()),
        convention=msg(
            "fee-gap.convention",
            "Fees for the same role; roles weighted by {compared}.",
            compared=parameters.compared,
        ),
        statistic=Statistic.GAP,
        formula="sum of n(compared) x gap / sum of n(compared), over roles with both groups",
        source="(M - F) / M, as for pay",
    )
