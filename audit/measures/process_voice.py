"""Whether silence can be believed, which communities nobody has left out, and how much is learned a head."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

import numpy as np
from pydantic import Field

from audit.measures.begin import begin, no_data
from audit.measures.cells import Tally
from audit.measures.context import MeasureContext
from audit.measures.frame import filter_name
from audit.measures.parameters import Filter
from audit.measures.registry import Parameters, register
from audit.measures.verdicts import coded_verdicts
from audit.model.measurement import Bounds, CellKey, Exclusion, Fact, Measurement
from audit.model.message import Message, msg
from audit.tables.declare import NOT_DISCLOSED
from audit.types import RecordUnit, Statistic, ValueUnit

if TYPE_CHECKING:
    from numpy.typing import NDArray


class NoParameters(Parameters):
    """This measure takes no parameters."""


def _voice_needs(_: NoParameters) -> tuple[str, ...]:
    return ("channels.working", "channels.outside_line")


def _voice_reads(_: NoParameters) -> tuple[str, ...]:
    return ("surveys.survey", "surveys.question", "surveys.answered", "incidents.incident", "incidents.reported_on")


@register(
    "reporting-credibility",
    NoParameters,
    unit=ValueUnit.SHARE,
    counts=RecordUnit.ORGANISATION,
    needs=_voice_needs,
    reads=_voice_reads,
)
def measure_reporting_credibility(context: MeasureContext, parameters: NoParameters) -> Measurement:
    """Share of three conditions that make a count of reports believable, nothing without a working channel.

    Conditions: (1) at least one channel outside the line of management is known to work; (2) staff or attendees were
    asked in a survey; (3) reports are recorded, be it none. Without (1) the value is 0, whatever the count: no report
    where nobody can report says nothing. A channel of which it is not known whether it works may make (1) true in the
    upper bound. Source: "never having seen it is no evidence that it does not happen". Law: Directive (EU) 2019/1937
    asks for a channel from 50 workers on; this does not show that it fulfils the directive (as of 2026). Example: a
    channel that works and recorded reports, but no survey, give .667.
    """
    channels = context.frame("channels")
    wanted: Filter = {"working": "yes", "outside_line": "yes"}
    works, may_work = channels.matched(wanted).any(), channels.undetermined(wanted).any()
    asked = context.frame("surveys").rows > 0
    recorded = "incidents" in context.dataset.tables
    reports = context.frame("incidents").rows
    empty = begin(
        context,
        "reporting-credibility",
        parameters,
        label=msg("reporting-credibility.label", "Conditions of a believable count of reports"),
        convention=msg("reporting-credibility.convention", "A working channel, a survey, recorded reports; else 0."),
        statistic=Statistic.SHARE,
        formula="conditions met / 3, or 0 without a working channel",
    )
    with_channel = (1 + int(asked) + int(recorded)) / 3
    value = with_channel if works else 0.0
    high = with_channel if works or may_work else 0.0
    return replace(
        empty,
        value=value,
        n=3,
        count=round(value * 3),
        bounds=Bounds(low=value, high=high, undisclosed=int(channels.undetermined(wanted).sum())),
        notes=_notes(bool(works), asked, recorded, reports),
    )


def _notes(works: bool, asked: bool, recorded: bool, reports: int) -> tuple[Message, ...]:
    found = []
    if not works:
        found.append(msg("reporting.no-channel", "No channel outside the line is known to work."))
    if recorded and not reports:
        found.append(msg("reporting.none", "No report was recorded in the period."))
        if not works:
            found.append(msg("reporting.silence", "Without a channel that says nothing about what happened."))
    if not asked:
        found.append(msg("reporting.no-survey", "Nobody was asked in a survey."))
    return tuple(found)


_WORDS = {
    "gender": ("gender", "sex", "women", "woman", "men", "trans"),
    "ethnicity": ("ethnicity", "race", "ethnic", "black", "asian", "migrants", "migration", "roma", "indigenous"),
    "disability": ("disability", "disabled", "deaf", "blind", "neurodivergent", "access", "accessibility"),
    "age": ("age", "age_band", "young", "older", "youth"),
    "orientation": ("orientation", "lgbt", "lgbtq", "lgbtq+", "lgbti", "queer", "lesbian", "gay", "pride"),
    "religion": ("religion", "faith", "belief", "muslim", "jewish"),
    "class_background": ("class", "class_background", "working-class", "social"),
    "caring": ("caring", "carers", "parents", "care"),
}
"""The words by which a list names a dimension; whole words only."""

_SOURCES = (("policies", "dimensions"), ("staff_groups", "community"), ("giving", "community"))


class CommunitiesCovered(Parameters):
    """The dimensions that should be covered."""

    dimensions: tuple[str, ...] = ("gender", "ethnicity", "disability", "age", "orientation", "class_background")


def _no_needs(_: CommunitiesCovered) -> tuple[str, ...]:
    return ()


def _community_reads(_: CommunitiesCovered) -> tuple[str, ...]:
    return tuple(f"{table}.{column}" for table, column in _SOURCES)


@register(
    "communities-covered",
    CommunitiesCovered,
    unit=ValueUnit.SHARE,
    counts=RecordUnit.POLICY,
    needs=_no_needs,
    reads=_community_reads,
)
def measure_communities_covered(context: MeasureContext, parameters: CommunitiesCovered) -> Measurement:
    """Share of the named dimensions that some policy, staff group or gift covers.

    Formula: dimensions named at least once / dimensions asked for. Read from `policies.dimensions`,
    `staff_groups.community` and `giving.community`, by whole words of a fixed list; what is written in other words is
    not found, and is listed as left at zero, so that it can be checked. Rows that name nothing could cover anything,
    and make the upper bound 1. Source: minorities as allies of one another's causes, none left out. Law: none asks for
    it (as of 2026). Example: policies on gender and disability, of six dimensions asked for, give .333.
    """
    texts: list[str] = []
    blank = present = 0
    for table, column in _SOURCES:
        if context.dataset.has(table, column):
            present += 1
            values = context.frame(table).table.frame[column].astype("string").str.casefold()
            blank += int(values.isna().sum())
            texts.extend(str(value) for value in values.dropna())
    empty = _begun_covered(context, parameters, recorded=bool(present))
    if not present:
        return no_data(empty)
    words = {word for text in texts for word in text.replace(",", " ").replace(";", " ").replace("/", " ").split()}
    zero = tuple(each for each in parameters.dimensions if not words & {each, *_WORDS.get(each, ())})
    covered = len(parameters.dimensions) - len(zero)
    value = covered / len(parameters.dimensions)
    reason = msg("communities-covered.blank", "The row names no community.")
    message = msg("communities-covered.zero", "Left at zero: {n}.", n=len(zero))
    fact = Fact(name="left-at-zero", message=message, value=float(len(zero)), unit=ValueUnit.COUNT, labels=zero)
    return replace(
        empty,
        value=value,
        n=len(parameters.dimensions),
        count=covered,
        record_unit=RecordUnit.POLICY,
        excluded=(Exclusion(reason=reason, n=blank),) if blank else (),
        bounds=Bounds(low=value, high=1.0 if blank else value, exact=False),
        facts=(fact,) if zero else (),
    )


def _begun_covered(context: MeasureContext, parameters: CommunitiesCovered, *, recorded: bool) -> Measurement:
    return begin(
        context,
        "communities-covered",
        parameters,
        label=msg("communities-covered.label", "Dimensions that a policy, a staff group or a gift covers"),
        convention=msg("communities-covered.convention", "Whole words, in policies, groups and giving."),
        statistic=Statistic.SHARE,
        formula="dimensions covered / dimensions asked for",
        columns=() if recorded else tuple(f"{table}.{column}" for table, column in _SOURCES),
    )


class LearningHours(Parameters):
    """Which programmes count as learning."""

    where: Filter = Field(default_factory=dict)


def _learning_needs(parameters: LearningHours) -> tuple[str, ...]:
    return ("programmes.hours", *(f"programmes.{column}" for column in parameters.where))


def _learning_reads(_: LearningHours) -> tuple[str, ...]:
    return ("programmes.took_up", "employees.employee", "employees.status")


@register(
    "learning-hours",
    LearningHours,
    unit=ValueUnit.RATIO,
    counts=RecordUnit.PERSON,
    needs=_learning_needs,
    reads=_learning_reads,
)
def measure_learning_hours(context: MeasureContext, parameters: LearningHours) -> Measurement:
    """Hours of learning a head in the period.

    Formula: sum of hours over the rows that `where` matches / number of staff: the declared headcount of the settings,
    else the active people of the staff list. Rows without hours are left out and reported; the hours could be any, so
    that no range is given then; rows that may count as learning enter the upper bound. A place that was not taken up
    has no hours. Source: hours of training a head, as in GRI 404-1. Law: gives the average of GRI 404-1, which wants it
    by gender and employee category as well (as of 2026). Example: 60 hours over 20 people give 3.
    """
    frame = context.frame("programmes")
    hours = frame.amount("hours")
    inside, maybe = frame.matched(parameters.where), frame.undetermined(parameters.where)
    if frame.has("took_up"):
        inside &= ~frame.matched({"took_up": "no"})
        maybe &= ~frame.matched({"took_up": "no"})
    known = inside & ~np.isnan(hours)
    heads = context.settings.declared.headcount or _active(context)
    empty = begin(
        context,
        "learning-hours",
        parameters,
        label=msg("learning-hours.label", "Hours of learning a head"),
        convention=msg("learning-hours.convention", "Hours taken up, over all staff and not only those who took part."),
        statistic=Statistic.RATIO,
        formula="hours / staff",
        source="GRI 404-1",
        columns=() if heads else ("employees.employee",),
    )
    blank = int((inside & np.isnan(hours)).sum())
    counted = frame.derive(f"hours_counted_{filter_name(parameters.where)}", lambda: coded_verdicts(known, ~inside))
    tally = Tally(context, frame, (counted,), where=parameters.where)
    needs = tally.keys({counted: "yes"})
    reason = msg("learning-hours.blank", "The hours are not recorded.")
    excluded = (Exclusion(reason=reason, n=blank, needs=tally.keys({counted: NOT_DISCLOSED})),) if blank else ()
    filled = replace(empty, population="programmes", n=int(known.sum()), excluded=excluded, needs=needs)
    if not heads or not known.any():
        return no_data(filled)
    value = float(hours[known].sum()) / heads
    return replace(filled, value=value, bounds=_hours_bounds(value, hours[maybe], heads, needs, limited=not blank))


def _hours_bounds(
    value: float, perhaps: NDArray[np.float64], heads: int, needs: tuple[CellKey, ...], *, limited: bool
) -> Bounds | None:
    """Return the range over the rows that may count; none where hours are blank, as they could be any."""
    if not limited or np.isnan(perhaps).any():
        return None
    return Bounds(low=value, high=value + float(perhaps.sum()) / heads, undisclosed=len(perhaps), needs=needs)


def _active(context: MeasureContext) -> int:
    staff = context.frame("employees")
    return int(staff.matched({"status": "active"}).sum()) if staff.has("status") else staff.rows
