"""Ratios of pay that sustainability reports ask for: women to men by category, and the highest paid to the median."""

from __future__ import annotations

from dataclasses import replace

import numpy as np

from audit.measures.amounts import NOBODY, amounts_by_group, median_of
from audit.measures.begin import begin, insufficient, no_data
from audit.measures.cells import Tally
from audit.measures.coding import coded_flags
from audit.measures.context import MeasureContext
from audit.measures.frame import Frame, Where
from audit.measures.parameters import words
from audit.measures.pay_selection import PayGapParameters, PaySelection
from audit.measures.presence import at_snapshot
from audit.measures.registry import Parameters, register
from audit.measures.sensitivity import dimension_sensitivity
from audit.measures.statutory_bounds import SEXES, statutory_gap_bounds
from audit.measures.work_classes import class_needs, classes_of, of_sexes
from audit.model.measurement import Bounds, CellKey, Figure, Measurement
from audit.model.message import msg
from audit.types import RecordUnit, Statistic, ValueUnit


class RatioParameters(Parameters):
    """Parameters of `women-to-men-pay`."""

    by: str = "level"
    place: str = "location"
    pay: str = "annual_pay"


@register(
    "women-to-men-pay",
    RatioParameters,
    unit=ValueUnit.RATIO,
    counts=RecordUnit.PERSON,
    needs=lambda parameters: ("employees.gender", f"employees.{parameters.pay}", f"employees.{parameters.by}"),
    reads=lambda parameters: (f"employees.{parameters.place}",),
)
def measure_women_to_men_pay(context: MeasureContext, parameters: RatioParameters) -> Measurement:
    """Ratio of the mean pay of women to that of men, by employee category and location; value: all together.

    Formula: mean pay of women / mean pay of men; 1 is parity. Population: staff at the snapshot whose sex and pay are
    known. Figures: the ratio in each category, in each location, and in each category of each location, where both
    sexes are enough to be compared. Basic salary is `pay: salary` where it is recorded apart, remuneration `pay:
    gross_pay`; part-time and part-year pay are taken as recorded. Bounds: exact over unknown sexes, from those of the
    gap (ratio = 1 - gap / 100). Source: GRI 405-2. The checklists that ship judge the same question by the mean gap.
    Law: fulfils GRI 405-2 (2016) for the categories and "significant locations of operation" that the file names; the
    organisation states how it chose them (as of 2026). Example: 45,000 against 50,000 give .9.
    """
    frame = context.frame("employees")
    where = at_snapshot(frame, {})
    columns = (parameters.by, *((parameters.place,) if frame.has(parameters.place) else ()))
    measurement = _begun_ratio(context, parameters, columns)
    given = PayGapParameters(statistic="mean", pay=parameters.pay)
    selection = PaySelection(context, frame, given, where)
    men, women = (selection.values().get(sex, NOBODY) for sex in SEXES)
    smallest = min(len(men), len(women))
    if not smallest or men.mean() <= 0:
        return no_data(measurement, msg("women-to-men.none", "The pay of women or of men is not known."))
    measurement = replace(
        measurement,
        n=len(men) + len(women),
        excluded=selection.exclusions(),
        population="employees",
        sensitivity=dimension_sensitivity("employees", "gender"),
        needs=selection.needs(SEXES),
    )
    if smallest < context.minimum_n:
        return insufficient(measurement, smallest, context.minimum_n)
    value = float(women.mean() / men.mean())
    cuts = [columns[:1], *([columns[1:], columns] if len(columns) > 1 else [])]
    return replace(
        measurement,
        value=value,
        bounds=_ratio_bounds(context, frame, parameters.pay, where, value, measurement.needs),
        groups=tuple(figure for by in cuts for figure in _ratios(context, frame, parameters.pay, where, by)),
    )


def _begun_ratio(context: MeasureContext, parameters: RatioParameters, columns: tuple[str, ...]) -> Measurement:
    return begin(
        context,
        "women-to-men-pay",
        parameters,
        label=msg("women-to-men.label", "Mean pay of women to that of men (1 is parity)"),
        convention=msg(
            "women-to-men.convention", "Staff at the snapshot whose pay is known; by {by}.", by=words(columns)
        ),
        statistic=Statistic.RATIO,
        formula="mean pay of women / mean pay of men",
        source="GRI 405-2 (2016)",
        columns=tuple(f"employees.{column}" for column in columns),
    )


def _ratio_bounds(
    context: MeasureContext, frame: Frame, pay: str, where: Where, value: float, needs: tuple[CellKey, ...]
) -> Bounds | None:
    gap = statutory_gap_bounds(context, frame, pay, where, "mean", 100 * (1 - value), needs)
    return None if gap is None else replace(gap, low=1 - gap.high / 100, high=1 - gap.low / 100)


def _ratios(context: MeasureContext, frame: Frame, pay: str, where: Where, by: tuple[str, ...]) -> tuple[Figure, ...]:
    """Return the ratio in each class that holds enough of both sexes."""
    comparison = of_sexes(context, frame, pay, where, by)
    tally = comparison.tally()
    return tuple(
        Figure(
            group=tuple(sorted(zip(by, each.place, strict=True))),
            statistic=Statistic.RATIO,
            value=float(each.compared.mean() / each.reference.mean()),
            unit=ValueUnit.RATIO,
            n=len(each.reference) + len(each.compared),
            needs=class_needs(comparison, tally, [each]),
        )
        for each in sorted(classes_of(comparison), key=lambda each: each.place)
        if min(len(each.reference), len(each.compared)) >= context.minimum_n and each.reference.mean() > 0
    )


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

    Formula: highest annual pay / median annual pay of the others; the median of an even number is the mean of the two
    in the middle, and leaves out the highest paid (one of them, where several are paid the same). Population: staff at
    the snapshot whose pay is known. One person's pay is behind the value, so disclosure control hides it in every
    report, to every audience, and no checklist that ships asks for it; who must report it reads it off the payroll. Pay
    is what the file calls annual. Source: ESRS S1-16. Law: fulfils ESRS S1-16, 97(b) only where the pay recorded is
    total remuneration (as of 2026). Example: 200 against a median of 40 give 5.
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
