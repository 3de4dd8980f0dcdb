"""Leaving and staying by group: rates, their ratio, and what chance could explain."""

from __future__ import annotations

from dataclasses import replace
from typing import Literal

import numpy as np
import pandas as pd
from numpy.typing import NDArray
from pydantic import Field

from audit.measures.begin import begin, insufficient, no_data
from audit.measures.cells import Tally
from audit.measures.coding import Coded
from audit.measures.context import MeasureContext
from audit.measures.frame import Dates, Frame
from audit.measures.parameters import Filter, filter_columns, group_words, where_words
from audit.measures.parameters import Groups as GroupNames
from audit.measures.rates import NOT_COUNTED, Rate, coded_event, rate_figure, rate_ratio_bounds
from audit.measures.registry import Parameters, register
from audit.measures.sensitivity import dimension_sensitivity
from audit.measures.shares import Groups
from audit.measures.statistics import fisher_exact, ratio_interval
from audit.model.measurement import Exclusion, Measurement, TestResult
from audit.model.message import msg
from audit.model.period import Period
from audit.tables.declare import NOT_DISCLOSED
from audit.types import RecordUnit, Statistic, ValueUnit

Event = Literal["left", "left-voluntary", "left-involuntary", "retained-12m"]


_EVENTS: dict[Event, str] = {
    "left": "Leaving",
    "left-voluntary": "Leaving of their own accord",
    "left-involuntary": "Being let go",
    "retained-12m": "Still there after a year",
}


class RateRatioParameters(Parameters):
    """Parameters of `rate-ratio`."""

    table: str = "employees"
    dimension: str
    groups: GroupNames
    event: Event = "left"
    within: int = Field(default=12, ge=1)  # months, for retention
    span: Literal["period", "file"] = "period"
    where: Filter = Field(default_factory=dict)


def _needs(parameters: RateRatioParameters) -> tuple[str, ...]:
    columns = {"retained-12m": ("hired_on", "left_on"), "left": ()}.get(parameters.event, ("leaving_kind",))
    restrictions = filter_columns(parameters.table, parameters.where)
    own = tuple(f"{parameters.table}.{column}" for column in (parameters.dimension, *columns))
    return (*own, *restrictions)


@register("rate-ratio", RateRatioParameters, unit=ValueUnit.RATIO, counts=RecordUnit.PERSON, needs=_needs)
def measure_rate_ratio(context: MeasureContext, parameters: RateRatioParameters) -> Measurement:
    """Rate of an event (leaving, staying 12 months) among some groups / its rate among all others.

    Leaving: of those employed at any time in the period, the share that left in it; where no leaving dates are
    recorded, or with `span: file`, of everybody in the table, the share recorded as left. Voluntary and involuntary
    leaving are told apart by the recorded kind; of someone who left with no kind recorded it is not known. Retention:
    of those hired long enough ago for twelve months to have passed at the snapshot, the share still there twelve months
    after they were hired. 1 is parity. Figures: the rate of every group. Test: Fisher's exact, two-sided; interval of
    the ratio: log (Katz). Range: unknown groups on either side, unknown events either way; wider than exact where both
    are unknown of one person. Source: ISO 30414:2018, turnover and retention. Law: GRI 401-1 asks for the rates by
    gender and age, none for the ratio (as of 2026). Example: 60 of 176 against 44 of 135 give 1.046, p = .81.
    """
    frame = context.frame(parameters.table)
    event = _event_dimension(frame, parameters, context.dataset.period)
    tally = Tally(context, frame, (parameters.dimension, event), parameters.where)
    groups = Groups(tally, parameters.dimension, parameters.groups)
    others = tuple(group for group in groups.disclosed if group not in parameters.groups)
    measurement = _begun(context, frame, parameters)
    if not {"status", "left_on"} & frame.table.columns:
        return no_data(measurement, msg("rate-ratio.not-recorded", "Neither who left nor when is recorded."))
    ours, theirs = Rate.of(groups, event, parameters.groups), Rate.of(groups, event, others)
    if not ours.n or not theirs.n:
        return no_data(measurement, msg("rate-ratio.none", "Nobody is there to compare."))
    measurement = replace(
        measurement,
        n=ours.n + theirs.n,
        count=ours.count + theirs.count,
        excluded=_exclusions(groups, event),
        groups=tuple(rate_figure(parameters.dimension, g, Rate.of(groups, event, (g,))) for g in groups.disclosed),
        population=parameters.table,
        sensitivity=dimension_sensitivity(parameters.table, parameters.dimension),
        needs=(*ours.needs, *theirs.needs),
    )
    smallest = min(ours.n, theirs.n)
    if smallest < context.minimum_n:
        return insufficient(measurement, smallest, context.minimum_n)
    return _compared(measurement, ours, theirs, groups, event)


def _begun(context: MeasureContext, frame: Frame, parameters: RateRatioParameters) -> Measurement:
    return begin(
        context,
        "rate-ratio",
        parameters,
        label=msg(
            "rate-ratio.label",
            "{event}: {groups} against all others{where} (1 is parity)",
            event=_EVENTS[parameters.event],
            groups=group_words(parameters.groups, parameters.dimension),
            where=where_words(parameters.where),
        ),
        convention=msg("rate-ratio.convention", "Rate of the groups divided by the rate of all others; 1 is parity."),
        statistic=Statistic.RATIO,
        formula="(events / people) of the groups / (events / people) of the others",
        source="turnover and retention rate (ISO 30414)",
        columns=tuple(f"{parameters.table}.{c}" for c in ("status", "hired_on", "left_on") if frame.has(c)),
    )


def _compared(measurement: Measurement, ours: Rate, theirs: Rate, groups: Groups, event: str) -> Measurement:
    question = msg("rate-ratio.question", "Could the two rates differ by chance alone?")
    counts = (ours.count, ours.n, theirs.count, theirs.n)
    test = TestResult(
        name="Fisher, two-sided",
        question=question,
        statistic=None,
        p_value=fisher_exact(*counts),
        n=ours.n + theirs.n,
        needs=measurement.needs,
    )
    if not theirs.count:
        reason = msg("rate-ratio.zero", "It happened to nobody of the others, so there is no ratio.")
        return replace(no_data(measurement, reason), tests=(test,))
    return replace(
        measurement,
        value=(ours.count / ours.n) / (theirs.count / theirs.n),
        interval=ratio_interval(*counts),
        bounds=rate_ratio_bounds(ours, theirs, groups, event),
        tests=(test,),
    )


def _exclusions(groups: Groups, event: str) -> tuple[Exclusion, ...]:
    tally, found = groups.tally, list(groups.exclusions({event: ("yes", "no")}))
    for category, reason in (
        ("not-disclosed", msg("rate-ratio.unknown-event", "not recorded whether it happened")),
        (NOT_COUNTED, msg("rate-ratio.outside", "not there in the span that is counted")),
    ):
        if n := tally.n({event: category}):
            found.append(Exclusion(reason=reason, n=n, needs=tally.keys({event: category})))
    return tuple(found)


def _event_dimension(frame: Frame, parameters: RateRatioParameters, period: Period) -> str:
    by_file = parameters.span == "file" or not frame.has("left_on")
    name = f"{parameters.event}_{'file' if by_file else 'period'}"
    if parameters.event == "retained-12m":
        return frame.derive(f"retained_{parameters.within}m", lambda: _retained(frame, parameters.within, period))
    return frame.derive(name, lambda: _left(frame, parameters.event, None if by_file else period))


def left_dimension(frame: Frame, period: Period) -> str:
    """Return the dimension that says whether somebody left: in the period, or ever where no dates are recorded."""
    by_file = not frame.has("left_on")
    return frame.derive(
        f"left_{'file' if by_file else 'period'}", lambda: _left(frame, "left", None if by_file else period)
    )


def _left(frame: Frame, event: Event, period: Period | None) -> Coded:
    left, counted, unknown = frame.once(("left", period), lambda: _who_left(frame, period))
    if event == "left":
        return coded_event(left, counted, unknown)
    kind = frame.coded("leaving_kind")
    happened = left & kind.among(frozenset({event.removeprefix("left-")}))
    return coded_event(happened, counted, unknown | (left & kind.among(frozenset({NOT_DISCLOSED}))))


def _who_left(frame: Frame, period: Period | None) -> tuple[NDArray[np.bool_], NDArray[np.bool_], NDArray[np.bool_]]:
    """Return who left, who could have, and of whom it is not known; in a period, or ever."""
    left_on, status = frame.dates("left_on"), frame.coded("status")
    if period is None:
        left = status.among(frozenset({"left"})) | ~np.isnat(left_on)
        unknown = status.among(frozenset({NOT_DISCLOSED})) & (not frame.has("left_on"))
        return left, ~status.among(frozenset({"not-yet-hired"})), unknown
    start, end = np.datetime64(period.start), np.datetime64(period.end)
    counted = ~((left_on < start) | (frame.dates("hired_on") > end))
    return (left_on >= start) & (left_on <= end), counted, status.among(frozenset({"left"})) & np.isnat(left_on)


def _retained(frame: Frame, months: int, period: Period) -> Coded:
    hired_on = frame.dates("hired_on")
    after = _months_later(hired_on, months)
    return coded_event(~(frame.dates("left_on") < after), after <= np.datetime64(period.as_of), np.isnat(hired_on))


def _months_later(dates: Dates, months: int) -> Dates:
    """Return the same day some months later, or the last of a shorter month; reckoned once for each day there is."""
    known = dates[~np.isnat(dates)]
    if not len(known):
        return dates
    days = dates.astype("datetime64[D]")
    first, last = known.min().astype("datetime64[D]"), known.max().astype("datetime64[D]")
    calendar = pd.date_range(first, last, unit="ns")
    moved = (calendar + pd.DateOffset(months=months) - calendar).to_numpy()
    place = np.where(np.isnat(dates), 0, (days - first).view(np.int64))
    return dates + moved.take(place)  # blank where the date is
