"""Counts of things that should be there: channels that work, budgets, sponsors."""

from __future__ import annotations

from dataclasses import replace

from pydantic import ConfigDict, Field

from audit.measures.begin import begin
from audit.measures.context import MeasureContext
from audit.measures.parameters import Filter
from audit.measures.process_rows import row_labels
from audit.measures.registry import Parameters, register
from audit.measures.sensitivity import row_unit
from audit.model.measurement import Bounds, Exclusion, Fact, Measurement
from audit.model.message import msg
from audit.types import MeasureState, RecordUnit, Statistic, ValueUnit


class CountOfRows(Parameters):
    """Which rows are counted. All conditions must agree."""

    model_config = ConfigDict(extra="forbid", frozen=True, serialize_by_alias=True)

    table: str
    so: Filter = Field(alias="is")


def _needs(parameters: CountOfRows) -> tuple[str, ...]:
    return tuple(f"{parameters.table}.{column}" for column in parameters.so)


@register("count-of-rows", CountOfRows, unit=ValueUnit.COUNT, counts=RecordUnit.ORGANISATION, needs=_needs)
def measure_count_of_rows(context: MeasureContext, parameters: CountOfRows) -> Measurement:
    """Count of rows that are as they should be.

    Formula: count of rows of which all conditions of `is` are known to be true. A blank is not counted; it is reported
    and raises the upper bound. A table with rows, none of which is so, gives 0, which is a value. Rows of persons are
    not counted by this measure. Source: plain count. Law: Directive (EU) 2019/1937 asks for a channel from 50 workers
    on; a count shows that one is there, not that it fulfils the directive (as of 2026). Example: two of three channels
    that work give 2.
    """
    frame = context.frame(parameters.table)
    empty = begin(
        context,
        "count-of-rows",
        parameters,
        label=msg(
            "count-of-rows.label", "Number of {table} of which this is so", table=parameters.table.replace("_", " ")
        ),
        convention=msg("count-of-rows.convention", "Rows of which it is known that they are so."),
        statistic=Statistic.COUNT,
        formula="rows that are so",
    )
    if row_unit(parameters.table) is RecordUnit.PERSON:
        reason = msg("count-of-rows.people", "Rows of persons are not counted this way.")
        return replace(empty, state=MeasureState.ERROR, reason=reason)
    matched, unknown = frame.matched(parameters.so), frame.undetermined(parameters.so)
    found, blank = int(matched.sum()), int(unknown.sum())
    reason = msg("count-of-rows.blank", "It is not recorded whether this is so.")
    labels = row_labels(frame, matched)
    message = msg("count-of-rows.which", "This is so for {n}.", n=found)
    return replace(
        empty,
        value=float(found),
        n=frame.rows,
        count=found,
        record_unit=row_unit(parameters.table),
        excluded=(Exclusion(reason=reason, n=blank),) if blank else (),
        bounds=Bounds(low=float(found), high=float(found + blank), undisclosed=blank),
        facts=(Fact(name="counted", message=message, value=float(found), unit=ValueUnit.COUNT, labels=labels),),
    )
