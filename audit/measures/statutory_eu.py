"""The figures of Directive (EU) 2023/970, article 9(1), letters (a) to (g), in its two report modes."""

from __future__ import annotations

from dataclasses import replace
from typing import Literal

from audit.measures.amounts import NOBODY
from audit.measures.begin import begin, insufficient, no_data
from audit.measures.context import MeasureContext
from audit.measures.eu_categories import Flagged, by_category
from audit.measures.eu_letters import EuRun
from audit.measures.parameters import Groups, words
from audit.measures.pay_selection import nothing_to_compare_with
from audit.measures.registry import Parameters, register
from audit.measures.sensitivity import dimension_sensitivity
from audit.measures.statutory_bounds import SEXES, statutory_gap_bounds
from audit.model.measurement import Measurement
from audit.model.message import Message, msg
from audit.types import RecordUnit, Statistic, ValueUnit


class EuParameters(Parameters):
    """Parameters of `eu-pay-transparency`."""

    by: Groups = ("job_group", "level")
    mode: Literal["public", "authority"] = "authority"
    flag: Flagged = "either-way"


_HELPFUL = ("bonus", "overtime_pay", "hours", "hourly_pay", "full_pay_relevant")


@register(
    "eu-pay-transparency",
    EuParameters,
    unit=ValueUnit.PERCENT,
    counts=RecordUnit.PERSON,
    needs=lambda _: ("employees.gender", "employees.annual_pay"),
    reads=lambda parameters: tuple(f"employees.{column}" for column in (*parameters.by, *_HELPFUL)),
    version="2",
)
def measure_eu_pay_transparency(context: MeasureContext, parameters: EuParameters) -> Measurement:
    """Pay transparency figures of Directive (EU) 2023/970, article 9(1).

    (a) mean gap, (b) mean gap in variable pay, (c) median gap, (d) median gap in variable pay, (e) share of each sex
    that receives variable pay, (f) share of each sex in each quarter (four equal groups of workers, ties as in UK
    regulation 13), (g) mean gap by category of workers, basic and variable apart. Gap = 100 x (men - women) / men; gaps
    in variable pay (bonus and overtime) are among those who receive any. Two modes, as article 9(7) has it: `authority`
    gives (a) to (g), its value is the largest gap of a category in basic pay, either way; `public` gives (a) to (f) and
    nothing by category, its value is (a). Categories come from the employer (job groups, else levels), never from
    titles. The directive is silent on ties, even medians, part of a year, working time and small groups; here the
    middle two are averaged, pay is by the hour where hours are recorded, nought against nought is no gap, pay against
    nought has none, and a category with one sex, or with too few of one, has none. A category that differs by 5 % or
    more in basic pay is a flag for article 10 (which also asks that it is unjustified and not remedied in six months),
    not a finding; article 10 names no sex, so either direction counts, or only `flag: men-paid-more` as some national
    rules have it. Bounds: (a) exact over unknown sexes; the largest gap of a category too, unless one can go either
    way: then never too narrow. Transposition due 7 June 2026; first reports by 7 June 2027 (150 workers or more) or
    2031 (100 or more), as of 2026. Source: the directive itself. Law: gives the figures of Directive (EU) 2023/970,
    article 9(1); does not fulfil the consultation of workers' representatives of article 9(6), and national law may ask
    for more (as of 2026). Example: levels of mean pay 20 against 19 and 40 against 44 have gaps of 5 % and -10 %, the
    value is 10 %.
    """
    run = EuRun.of(context)
    by = next(((column,) for column in parameters.by if run.frame.has(column)), ())
    measurement = _begun(context, parameters, by)
    sizes = [len(run.pay(run.hourly.amount).get(sex, NOBODY)) for sex in SEXES]
    if not min(sizes):
        return no_data(measurement, msg("eu.none", "There are no men or no women to compare."))
    measurement = replace(
        measurement,
        n=sum(sizes),
        groups=run.letters(),
        notes=run.hourly.caveats,
        population="employees",
        sensitivity=dimension_sensitivity("employees", "gender"),
        needs=run.sides(run.hourly.amount, mean=True),
    )
    if min(sizes) < context.minimum_n:
        return insufficient(measurement, min(sizes), context.minimum_n)
    public = parameters.mode == "public"
    return _public(run, measurement) if public else _for_authority(run, measurement, by, parameters.flag)


def _begun(context: MeasureContext, parameters: EuParameters, by: tuple[str, ...]) -> Measurement:
    return begin(
        context,
        "eu-pay-transparency",
        parameters,
        label=_label(parameters.mode),
        convention=_convention(parameters.mode, by),
        statistic=Statistic.GAP,
        formula="100 x (men - women) / men" if parameters.mode == "public" else "max over categories of |(a) of each|",
        source="Directive (EU) 2023/970, articles 9 and 10",
        columns=tuple(f"employees.{column}" for column in by),
    )


def _for_authority(run: EuRun, measurement: Measurement, by: tuple[str, ...], flag: Flagged) -> Measurement:
    if not by:
        return no_data(measurement, msg("eu.categories", "No categories of workers are recorded (job group or level)."))
    return by_category(run, measurement, by, flag)


def _public(run: EuRun, measurement: Measurement) -> Measurement:
    amount, where, needs = run.hourly.amount, run.hourly.where, measurement.needs
    value = next((figure.value for figure in measurement.groups if figure.group == (("figure", "a"),)), None)
    if value is None:
        return no_data(measurement, nothing_to_compare_with("men"))
    return replace(
        measurement,
        value=value,
        bounds=statutory_gap_bounds(run.context, run.frame, amount, where, "mean", value, needs),
    )


def _label(mode: str) -> Message:
    if mode == "public":
        return msg("eu.label-public", "Mean pay gap of all workers (EU 2023/970, the part that may be published)")
    return msg("eu.label", "Largest pay gap of a category of workers (EU 2023/970)")


def _convention(mode: str, by: tuple[str, ...]) -> Message:
    if mode == "public":
        return msg("eu.convention-public", "In per cent of men's pay; positive where men are paid more.")
    return msg("eu.convention", "In per cent of men's pay, either way; categories: {by}.", by=words(by))
