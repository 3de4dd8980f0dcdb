"""Utilisation against availability, by the five rules that are accepted side by side, the chosen one named."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, replace
from math import ceil, floor, sqrt
from typing import Annotated, Literal

from pydantic import Field

from audit.measures.begin import begin, insufficient, no_data, without_value
from audit.measures.cells import Tally
from audit.measures.context import MeasureContext
from audit.measures.parameters import Filter, dimension_columns, group_words, sentence, where_words
from audit.measures.parameters import Groups as GroupNames
from audit.measures.pools import POOL_COLUMNS, find_pool
from audit.measures.presence import at_snapshot
from audit.measures.registry import Parameters, register
from audit.measures.sensitivity import dimension_sensitivity
from audit.measures.shares import Groups, Share
from audit.measures.statistics import binomial_at_most, wilson_interval
from audit.model.measurement import Bounds, Fact, Interval, Measurement, TestResult
from audit.model.message import Message, msg
from audit.types import MeasureState, RecordUnit, Statistic, ValueUnit

Rule = Literal["any-difference", "whole-person", "four-fifths", "four-fifths-whole-person", "two-standard-deviations"]
_EPSILON = 1e-9  # a difference of exactly one person counts, whatever the last digit of a float


@dataclass(frozen=True, slots=True)
class Verdict:
    """What one rule says: whether a placement goal is set, and how many people short the unit is by that rule."""

    goal: bool
    short: float


def any_difference(have: int, n: int, availability: float) -> Verdict:
    """Goal whenever the share is below availability; short: whole people up to it."""
    short = availability * n - have
    return Verdict(short > _EPSILON, float(max(0, ceil(short - _EPSILON))))


def whole_person(have: int, n: int, availability: float) -> Verdict:
    """Goal when at least one whole person is missing."""
    short = availability * n - have
    return Verdict(short >= 1 - _EPSILON, float(max(0, floor(short + _EPSILON))))


def four_fifths(have: int, n: int, availability: float) -> Verdict:
    """Goal when the share is below four fifths of availability."""
    short = 0.8 * availability * n - have
    return Verdict(short > _EPSILON, float(max(0, ceil(short - _EPSILON))))


def four_fifths_whole_person(have: int, n: int, availability: float) -> Verdict:
    """Goal when at least one whole person is missing to four fifths of availability."""
    short = 0.8 * availability * n - have
    return Verdict(short >= 1 - _EPSILON, float(max(0, floor(short + _EPSILON))))


def two_standard_deviations(have: int, n: int, availability: float) -> Verdict:
    """Goal when the number is 1.96 standard deviations or more below what availability would give."""
    expected, deviation = n * availability, sqrt(n * availability * (1 - availability))
    z = (have - expected) / deviation if deviation else 0.0
    return Verdict(z <= -1.96, max(0.0, expected - 1.96 * deviation - have))


RULES: dict[Rule, Callable[[int, int, float], Verdict]] = {
    "any-difference": any_difference,
    "whole-person": whole_person,
    "four-fifths": four_fifths,
    "four-fifths-whole-person": four_fifths_whole_person,
    "two-standard-deviations": two_standard_deviations,
}


class UtilisationParameters(Parameters):
    """Parameters of `utilisation`."""

    table: str = "employees"
    dimension: str
    groups: GroupNames
    where: Filter = Field(default_factory=dict)
    pool: str = ""
    availability: Annotated[float, Field(gt=0, lt=1)] | None = None
    rule: Rule = "whole-person"


@register(
    "utilisation",
    UtilisationParameters,
    unit=ValueUnit.RATIO,
    counts=RecordUnit.PERSON,
    needs=lambda parameters: dimension_columns(parameters.table, parameters.dimension, parameters.where),
    reads=lambda parameters: POOL_COLUMNS if parameters.pool else (),
)
def measure_utilisation(context: MeasureContext, parameters: UtilisationParameters) -> Measurement:
    """Utilisation of some groups: their share in a unit / their availability, with the verdict of all five rules.

    Availability is the share in a named pool, or a number that is given. Any difference: below availability. Whole
    person: at least one whole person short. Four fifths: below .8 of availability. Four fifths and whole person: one
    whole person short of that. Two standard deviations: z of 1.96 or more below (normal approximation). The rules may
    give opposite answers to the same data; the one chosen is named, and applied to every unit alike. A goal is an aim
    for outreach and no quota. Source: accepted tests of US affirmative action plans. Law: 41 CFR 60-2.15 of the US
    asked for such tests until 2025; no duty since (as of 2026). Example: 16 of 68 at 26.8 %: goal by any difference and
    whole person (2.2 short), none by the other three.
    """
    frame = context.frame(parameters.table)
    tally = Tally(context, frame, (parameters.dimension,), at_snapshot(frame, parameters.where))
    groups = Groups(tally, parameters.dimension, parameters.groups)
    share = groups.of()
    measurement = _begun(context, parameters)
    if not share.n:
        return no_data(measurement)
    measurement = replace(
        measurement,
        n=share.n,
        count=share.count,
        excluded=groups.exclusions(),
        population=parameters.table,
        sensitivity=dimension_sensitivity(parameters.table, parameters.dimension),
        needs=share.needs,
    )
    availability = _availability(context, parameters)
    if not availability:
        reason = msg("utilisation.none", "No availability is given, and no pool that names it.")
        return without_value(measurement, reason, MeasureState.NO_POOL)
    if share.n < context.minimum_n:
        return insufficient(measurement, share.n, context.minimum_n)
    return _against_availability(measurement, share, groups.bounds(), availability)


def _begun(context: MeasureContext, parameters: UtilisationParameters) -> Measurement:
    return begin(
        context,
        "utilisation",
        parameters,
        label=msg(
            "utilisation.label",
            "{groups} against their availability{where} (1 is parity)",
            groups=sentence(group_words(parameters.groups, parameters.dimension)),
            where=where_words(parameters.where),
        ),
        convention=msg("utilisation.convention", "Judged by the rule: {rule}.", rule=parameters.rule.replace("-", " ")),
        statistic=Statistic.RATIO,
        formula="share in the unit / availability",
        source="41 CFR 60-2.15 (US), version before 2025",
    )


def _against_availability(
    measurement: Measurement, share: Share, open_share: Bounds | None, availability: float
) -> Measurement:
    interval = wilson_interval(share.count, share.n)
    test = TestResult(
        name="binomial, at most",
        question=msg("utilisation.question", "How likely are so few, or fewer, by chance at that availability?"),
        statistic=float(share.count),
        p_value=binomial_at_most(share.count, share.n, availability),
        n=share.n,
        needs=share.needs,
    )
    return replace(
        measurement,
        value=share.count / share.n / availability,
        interval=interval
        and Interval(low=interval.low / availability, high=interval.high / availability, method=interval.method),
        bounds=open_share
        and replace(open_share, low=open_share.low / availability, high=open_share.high / availability),
        facts=tuple(_fact(rule, share.count, share.n, availability, measurement) for rule in RULES),
        tests=(test,),
    )


def _availability(context: MeasureContext, parameters: UtilisationParameters) -> float | None:
    if parameters.availability is not None or not parameters.pool:
        return parameters.availability
    pool = find_pool(context, parameters.pool, parameters.dimension)
    return None if pool is None else pool.share(parameters.groups)


def _fact(rule: Rule, have: int, n: int, availability: float, measurement: Measurement) -> Fact:
    verdict = RULES[rule](have, n, availability)
    return Fact(
        name=rule,
        message=_says(rule.replace("-", " "), verdict),
        value=verdict.short if verdict.goal else 0.0,
        unit=ValueUnit.COUNT,
        needs=measurement.needs,
    )


def _says(rule: str, verdict: Verdict) -> Message:
    if verdict.goal:
        return msg(
            "utilisation.goal", "By the rule of {rule}: a goal is set, {short:g} short.", rule=rule, short=verdict.short
        )
    return msg("utilisation.no-goal", "By the rule of {rule}: no goal is set.", rule=rule)
