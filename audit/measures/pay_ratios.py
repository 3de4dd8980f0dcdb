"""Ratios of pay that sustainability reports ask for: women to men by category, and the highest paid to the median."""

from __future__ import annotations

from dataclasses import replace

import numpy as np

from audit.measures.amounts import NOBODY, amounts_by_group, median_of
from audit.measures.begin import begin, insufficient, no_data
from audit.measures.cells import Tally
from audit.measures.context import MeasureContext
from audit.measures.frame import coded_flags
from audit.measures.pay_selection import PayGapParameters, PaySelection
from audit.measures.presence import at_snapshot
from audit.measures.registry import Parameters, register
from audit.measures.sensitivity import dimension_sensitivity
from audit.measures.within import Comparison, class_needs, classes_of
from audit.model.measurement import Figure, Measurement
from audit.model.message import msg
from audit.types import RecordUnit, Statistic, ValueUnit


class RatioParameters(Parameters):
    """Parameters of `women-to-men-pay`."""

    by: str = "level"
    pay: str = "annual_pay"


@register(
    "women-to-men-pay",
    RatioParameters,
    unit=ValueUnit.RATIO,
    counts=RecordUnit.PERSON,
    needs=lambda parameters: ("employees.gender", f"employees.{parameters.pay}", f"employees.{parameters.by}"),
)
def measure_women_to_men_pay(context: MeasureContext, parameters: RatioParameters) -> Measurement:
    """Ratio of the mean pay of women to that of men, by employee category; value: all categories together.

    Formula: mean pay of women / mean pay of men; 1 is parity. Figures: the ratio in each category with enough of
    both. Basic salary is `pay: salary` where it is recorded apart, remuneration `pay: gross_pay`. Source: GRI 405-2
    (2016), by category and location; a filter by location gives each. Example: 45,000 against 50,000 give .9.
    """
    frame = context.frame("employees")
    where = at_snapshot(frame, {})
    measurement = begin(
        context,
        "women-to-men-pay",
        parameters,
        label=msg("women-to-men.label", "Mean pay of women to that of men (1 is parity)"),
        convention=msg(
            "women-to-men.convention", "Staff at the snapshot whose pay is known; by {by}.", by=parameters.by
        ),
        statistic=Statistic.RATIO,
        formula="mean pay of women / mean pay of men",
        source="GRI 405-2 (2016)",
    )
    given = PayGapParameters(statistic="mean", pay=parameters.pay)
    selection = PaySelection(context, frame, given, where)
    men, women = (selection.values().get(sex, NOBODY) for sex in ("men", "women"))
    smallest = min(len(men), len(women))
    if not smallest or men.mean() <= 0:
        return no_data(measurement, msg("women-to-men.none", "The pay of women or of men is not known."))
    measurement = replace(
        measurement,
        n=len(men) + len(women),
        population="employees",
        sensitivity=dimension_sensitivity("employees", "gender"),
        needs=selection.needs(("men", "women")),
    )
    if smallest < context.minimum_n:
        return insufficient(measurement, smallest, context.minimum_n)
    comparison = Comparison(
        context=context,
        frame=frame,
        amount=parameters.pay,
        statistic="mean",
        dimension="gender",
        reference="men",
        compared="women",
        by=(parameters.by,),
        where=where,
    )
    tally = comparison.tally()
    figures = tuple(
        Figure(
            group=((parameters.by, each.place[0]),),
            statistic=Statistic.RATIO,
            value=float(each.compared.mean() / each.reference.mean()),
            unit=ValueUnit.RATIO,
            n=len(each.reference) + len(each.compared),
            needs=class_needs(comparison, tally, [each]),
        )
        for each in sorted(classes_of(comparison), key=lambda each: each.place)
        if min(len(each.reference), len(each.compared)) >= context.minimum_n and each.reference.mean() > 0
    )
    return replace(measurement, value=float(women.mean() / men.mean()), groups=figures)


class HighestParameters(Parameters):
    """Parameters of `highest-to-median-pay`; there are none."""


@register(
    "highest-to-median-pay",
    HighestParameters,
    unit=ValueUnit.RATIO,
    counts=RecordUnit.PERSON,
    needs=lambda _: ("employees.annual_pay",),
)
def measure_highest_to_median_pay(context: MeasureContext, parameters: HighestParameters) -> Measurement:
    """Pay of the highest paid person / median pay of all others.

    The median leaves out the highest paid. One person's pay is behind the value, so disclosure control hides it in
    every report but those where the law asks for it from the employer itself. Source: ESRS S1-16, 97(b) (2023).
    Example: 200 against a median of 40 give 5.
    """
    frame = context.frame("employees")
    where = at_snapshot(frame, {})
    pay = amounts_by_group(frame, "annual_pay", (), where).of()
    measurement = begin(
        context,
        "highest-to-median-pay",
        parameters,
        label=msg("highest.label", "Highest pay to the median of all others"),
        convention=msg("highest.convention", "The highest paid person is left out of the median."),
        statistic=Statistic.RATIO,
        formula="highest pay / median pay of the others",
        source="ESRS S1-16, 97(b) (2023)",
    )
    if len(pay) < 2 or median_of(pay[:-1]) <= 0:
        return no_data(measurement)
    amount, counted = frame.amount("annual_pay"), frame.matched(where)
    first = np.zeros(frame.rows, dtype=np.bool_)
    first[np.flatnonzero(counted & (amount == pay[-1]))[:1]] = True
    top = frame.derive("highest_paid", lambda: coded_flags(first))
    return replace(
        measurement,
        value=float(pay[-1] / median_of(pay[:-1])),
        n=len(pay),
        population="employees",
        needs=Tally(context, frame, (top,), where).amount_keys("annual_pay", {top: "yes"}),
    )
