"""What was done by its date, and what was looked at lately: commitments, corrective actions, reviews of policies."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

import numpy as np
import pandas as pd
from pydantic import Field

from audit.measures.begin import begin
from audit.measures.coding import coded_flags
from audit.measures.context import MeasureContext
from audit.measures.frame import Frame
from audit.measures.parameters import Filter
from audit.measures.process_rows import filled_rows, row_labels
from audit.measures.registry import Parameters, register
from audit.measures.verdicts import Verdicts, share_holding
from audit.model.measurement import Exclusion, Fact, Measurement
from audit.model.message import msg
from audit.types import RecordUnit, Statistic, ValueUnit

if TYPE_CHECKING:
    from numpy.typing import NDArray


class DoneOnTime(Parameters):
    """The column with the day by which something was due, and the one with the day on which it was done."""

    table: str
    due: str
    done: str
    status: str = ""  # a column in which `dropped` says that it will not be done
    where_filled: tuple[str, ...] = ()


def _done_needs(parameters: DoneOnTime) -> tuple[str, ...]:
    columns = (parameters.due, parameters.done, *parameters.where_filled)
    return tuple(f"{parameters.table}.{column}" for column in columns)


def _done_reads(parameters: DoneOnTime) -> tuple[str, ...]:
    return (f"{parameters.table}.{parameters.status}",) if parameters.status else ()


@register(
    "done-on-time",
    DoneOnTime,
    unit=ValueUnit.SHARE,
    counts=RecordUnit.ORGANISATION,
    needs=_done_needs,
    reads=_done_reads,
)
def measure_done_on_time(context: MeasureContext, parameters: DoneOnTime) -> Measurement:
    """Share of what was due that was done by its date.

    Formula: rows done on or before the day they were due / rows that were due by the snapshot. What was due and has no
    day on which it was done was not done; what is due later is left out and reported, unless it is done already. What
    the status calls dropped was not done, due or not. A row without a due date enters the bounds both ways, as does an
    action of the last audit whose status is blank: nobody says that it was taken up, so it is no broken promise. What
    was late or dropped is named, where it is no person's. Source: plain proportion. Law: none asks for it (as of 2026).
    Example: of two things due, one done in time and one never, give .5.
    """
    frame = context.frame(parameters.table)
    due, done = _days(frame, parameters.due), _days(frame, parameters.done)
    snapshot = np.datetime64(context.dataset.period.as_of)
    dropped = _dropped(frame, parameters.status)
    holds = ~dropped & (done <= due)
    fails = dropped | (done > due) | (np.isnat(done) & (due <= snapshot) & ~_not_taken_up(frame, parameters))
    later = ~holds & ~fails & (due > snapshot)
    kept = np.ones(frame.rows, dtype=np.bool_)
    for column in parameters.where_filled:
        kept &= filled_rows(frame, column)
    name = frame.derive(f"{parameters.due}_by_the_snapshot", lambda: coded_flags(kept & ~later))
    verdicts = Verdicts(
        inside=kept & ~later,
        maybe=np.zeros(frame.rows, dtype=np.bool_),
        holds=holds,
        fails=fails,
        dimension=f"{parameters.done}_by_{parameters.due}",
        place={name: "yes"},
    )
    empty = _begun_on_time(context, parameters)
    measured = share_holding(context, frame, empty, verdicts)
    waiting = int((kept & later).sum())
    reason = msg("done-on-time.later", "It is due only after the snapshot.")
    excluded = (Exclusion(reason=reason, n=waiting, needs=measured.needs),) if waiting else ()
    return replace(measured, excluded=(*measured.excluded, *excluded), facts=_late(frame, verdicts, dropped, measured))


def _begun_on_time(context: MeasureContext, parameters: DoneOnTime) -> Measurement:
    return begin(
        context,
        "done-on-time",
        parameters,
        label=msg("done-on-time.label", "Done by the day it was due"),
        convention=msg("done-on-time.convention", "What was due by the snapshot; without a day it was not done."),
        statistic=Statistic.SHARE,
        formula="done by the due date / due by the snapshot",
    )


class DatedWithin(Parameters):
    """The dates of which the latest counts, and how old it may be at the snapshot."""

    table: str
    dates: tuple[str, ...]
    months: int
    where: Filter = Field(default_factory=dict)
    where_filled: tuple[str, ...] = ()


def _dated_needs(parameters: DatedWithin) -> tuple[str, ...]:
    columns = (parameters.dates[0], *parameters.where, *parameters.where_filled)
    return tuple(f"{parameters.table}.{column}" for column in columns)


def _dated_reads(parameters: DatedWithin) -> tuple[str, ...]:
    return tuple(f"{parameters.table}.{column}" for column in parameters.dates[1:])


@register(
    "dated-within", DatedWithin, unit=ValueUnit.SHARE, counts=RecordUnit.POLICY, needs=_dated_needs, reads=_dated_reads
)
def measure_dated_within(context: MeasureContext, parameters: DatedWithin) -> Measurement:
    """Share of rows with a date within the last months.

    Formula: rows whose latest date among `dates` is not more than `months` calendar months before the snapshot, and not
    after it / rows. A row with none of these dates was not looked at, and counts as that. Population: rows that `where`
    matches and in which the columns of `where_filled` say something. The rows that fall short are named. Source: review
    cadence, a plain proportion. Law: none asks for it (as of 2026). Example: of two policies one looked at this year
    gives .5.
    """
    frame = context.frame(parameters.table)
    as_of = pd.Timestamp(context.dataset.period.as_of)
    earliest = np.datetime64((as_of - pd.DateOffset(months=parameters.months)).date())
    recent = np.zeros(frame.rows, dtype=np.bool_)
    for column in parameters.dates:
        days = _days(frame, column)
        recent |= (days >= earliest) & (days <= np.datetime64(as_of.date()))
    inside, maybe = frame.matched(parameters.where), frame.undetermined(parameters.where)
    for column in parameters.where_filled:
        filled = filled_rows(frame, column)
        inside, maybe = inside & filled, maybe & filled
    verdicts = Verdicts(
        inside=inside,
        maybe=maybe,
        holds=recent,
        fails=~recent,
        dimension=f"{parameters.dates[0]}_within_{parameters.months}_months",
    )
    empty = _begun_dated(context, parameters)
    measured = share_holding(context, frame, empty, verdicts)
    return replace(measured, facts=_older(frame, verdicts, measured))


def _older(frame: Frame, verdicts: Verdicts, measured: Measurement) -> tuple[Fact, ...]:
    short = verdicts.falling_short
    if not short.any():
        return ()
    fact = Fact(
        name="older",
        message=msg("dated-within.older", "Older, or without a date: {n}.", n=int(short.sum())),
        value=float(short.sum()),
        unit=ValueUnit.COUNT,
        labels=row_labels(frame, short),
        needs=measured.needs,
    )
    return (fact,)


def _begun_dated(context: MeasureContext, parameters: DatedWithin) -> Measurement:
    return begin(
        context,
        "dated-within",
        parameters,
        label=msg("dated-within.label", "Dated within the last {months} months", months=parameters.months),
        convention=msg("dated-within.convention", "The latest date counts; without a date it was not looked at."),
        statistic=Statistic.SHARE,
        formula="rows dated within the months / rows",
    )


def _days(frame: Frame, column: str) -> NDArray[np.datetime64]:
    if column not in frame.table.frame.columns:
        return np.full(frame.rows, np.datetime64("NaT", "D"))
    return np.asarray(frame.table.frame[column].to_numpy(dtype="datetime64[D]"))


def _dropped(frame: Frame, status: str) -> NDArray[np.bool_]:
    if not status or not frame.has(status):
        return np.zeros(frame.rows, dtype=np.bool_)
    return frame.matched({status: "dropped"})


def _not_taken_up(frame: Frame, parameters: DoneOnTime) -> NDArray[np.bool_]:
    """Return the actions that an audit proposed and that came back blank; a commitment is one whatever its status."""
    if parameters.table != "actions" or not parameters.status or not frame.has(parameters.status):
        return np.zeros(frame.rows, dtype=np.bool_)
    return ~filled_rows(frame, parameters.status)


def _late(frame: Frame, verdicts: Verdicts, dropped: NDArray[np.bool_], measured: Measurement) -> tuple[Fact, ...]:
    found = []
    groups = (
        (
            "late",
            verdicts.falling_short & ~dropped,
            msg("done-on-time.late", "Done late, or not yet: {n}.", n=int((verdicts.falling_short & ~dropped).sum())),
        ),
        ("dropped", dropped, msg("done-on-time.dropped", "Dropped: {n}.", n=int(dropped.sum()))),
    )
    for name, rows, message in groups:
        if rows.any():
            fact = Fact(
                name=name,
                message=message,
                value=float(rows.sum()),
                unit=ValueUnit.COUNT,
                labels=row_labels(frame, rows),
                needs=measured.needs,
            )
            found.append(fact)
    return tuple(found)
