"""How far work falls on a few people: unpaid appearances, advisory seats, equity work."""

from __future__ import annotations

import math
from dataclasses import replace
from typing import TYPE_CHECKING

import numpy as np
from pydantic import Field

from audit.measures.begin import begin, insufficient, no_data
from audit.measures.cells import Tally
from audit.measures.context import MeasureContext
from audit.measures.frame import Frame
from audit.measures.parameters import Filter
from audit.measures.process_rows import filled_rows, filter_name
from audit.measures.registry import Parameters, register
from audit.measures.sensitivity import row_unit
from audit.measures.verdicts import coded_verdicts
from audit.model.measurement import Bounds, CellKey, Exclusion, Measurement
from audit.model.message import msg
from audit.types import RecordUnit, Statistic, ValueUnit

if TYPE_CHECKING:
    from numpy.typing import NDArray


class Concentration(Parameters):
    """Whose rows are counted, and the part of the people who are called the most asked."""

    table: str
    person: str = "person"
    where: Filter = Field(default_factory=dict)
    top: float = 0.1


def _needs(parameters: Concentration) -> tuple[str, ...]:
    return tuple(f"{parameters.table}.{column}" for column in (parameters.person, *parameters.where))


@register("concentration", Concentration, unit=ValueUnit.SHARE, counts=RecordUnit.PERSON, needs=_needs)
def measure_concentration(context: MeasureContext, parameters: Concentration) -> Measurement:
    """Share of the rows that falls on the people who have most of them.

    Formula: rows of the `top` part of the people, most first / rows of all people; the number of people in the top part
    is rounded up, one at least. Evenly spread, the share would be about `top`. Population: rows that `where` matches
    with a person. Rows without a person are left out, reported, and in the bounds belong either all to the busiest or
    to nobody twice; the lower bound may be wider than need be. Fewer people than the smallest n give no value, because
    it would be about single persons. Source: concentration ratio.
    """
    frame = context.frame(parameters.table)
    named = filled_rows(frame, parameters.person)
    inside = frame.matched(parameters.where)
    rows = inside & named
    blank = int((inside & ~named).sum())
    empty = begin(
        context,
        "concentration",
        parameters,
        label=msg("concentration.label", "What falls on the tenth of the people with most"),
        convention=msg("concentration.convention", "The top part of the people is rounded up, one at least."),
        statistic=Statistic.SHARE,
        formula="rows of the top part of the people / rows",
    )
    reason = msg("concentration.blank", "The row does not say whose it is.")
    excluded = (Exclusion(reason=reason, n=blank),) if blank else ()
    filled = replace(
        empty, excluded=excluded, n=int(rows.sum()), population=frame.name, record_unit=row_unit(frame.name)
    )
    if not rows.any():
        return no_data(filled)
    busiest, people = _busiest(frame, parameters, rows)
    if people < context.minimum_n:
        return insufficient(filled, people, context.minimum_n)
    top, total = int(busiest.sum()), int(rows.sum())
    needs = _cells(context, frame, parameters, busiest, rows)
    return replace(
        filled,
        value=top / total,
        count=top,
        bounds=Bounds(
            low=top / (total + blank),
            high=(top + blank) / (total + blank),
            exact=not blank,
            undisclosed=blank,
            needs=needs,
        ),
        excluded=tuple(replace(each, needs=needs) for each in excluded),
        needs=needs,
    )


def _busiest(frame: Frame, parameters: Concentration, rows: NDArray[np.bool_]) -> tuple[NDArray[np.bool_], int]:
    """Return the rows of the people with most rows, and the number of all people."""
    coded = frame.coded(parameters.person)
    counts = np.bincount(coded.codes[rows], minlength=len(coded.categories))
    people = int((counts > 0).sum())
    chosen = max(1, math.ceil(round(parameters.top * people, 9)))
    most = np.argsort(-counts, kind="stable")[:chosen]
    return rows & np.isin(coded.codes, most), people


def _cells(
    context: MeasureContext,
    frame: Frame,
    parameters: Concentration,
    busiest: NDArray[np.bool_],
    rows: NDArray[np.bool_],
) -> tuple[CellKey, ...]:
    name = f"most_asked_{filter_name(parameters.where)}"
    frame.derive(name, lambda: coded_verdicts(busiest, rows & ~busiest))
    tally = Tally(context, frame, (name,), where=parameters.where)
    return (*tally.keys({name: "yes"}), *tally.keys({name: ("yes", "no")}))
