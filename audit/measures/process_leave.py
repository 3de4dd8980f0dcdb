"""Who comes back from parental leave, who is still there a year later, and how leave is shared between parents."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, Literal

import numpy as np
import pandas as pd

from audit.measures.begin import begin, insufficient, no_data
from audit.measures.cells import record_amount
from audit.measures.coding import coded_flags
from audit.measures.context import MeasureContext
from audit.measures.frame import Frame
from audit.measures.gap_bounds import gap_bounds
from audit.measures.registry import Parameters, register
from audit.measures.verdicts import Verdicts, share_holding
from audit.model.measurement import Bounds, CellKey, Exclusion, Figure, Measurement
from audit.model.message import msg
from audit.types import RecordUnit, Statistic, ValueUnit

if TYPE_CHECKING:
    from numpy.typing import NDArray


class LeaveReturn(Parameters):
    """Whether the return is looked at, or staying for twelve months after it."""

    outcome: Literal["returned", "retained"] = "returned"


_RETURN_LABELS = {
    "returned": msg("leave-return.returned", "People due back from leave who came back"),
    "retained": msg("leave-return.retained", "People back from leave who are still there a year later"),
}
_SAYS = {"returned": "returned", "retained": "still_employed_12m"}


def _return_needs(parameters: LeaveReturn) -> tuple[str, ...]:
    columns = (
        ("due_back", "returned") if parameters.outcome == "returned" else ("due_back", "returned", "still_employed_12m")
    )
    return tuple(f"leave.{column}" for column in columns)


@register("leave-return", LeaveReturn, unit=ValueUnit.SHARE, counts=RecordUnit.PERSON, needs=_return_needs)
def measure_leave_return(context: MeasureContext, parameters: LeaveReturn) -> Measurement:
    """Share of those due back from leave who came back, or who are still there twelve months later.

    Formula: `returned` = people who returned / people who were due to return between the start of the period and the
    snapshot; those still on leave are not due and are left out, or a large employer with much leave would look bad.
    `retained` = still employed twelve months after the return / people who returned and were due back in the same span
    a year before. Blanks are left out and enter the bounds both ways, as does leave without a day on which the return
    was due. Source: GRI 401-3, return to work and retention rates. Law: gives the rates of GRI 401-3, which wants them
    by gender (as of 2026). Example: of three due back two returned: .667.
    """
    frame = context.frame("leave")
    due = np.asarray(frame.table.frame["due_back"].to_numpy(dtype="datetime64[D]"))
    as_of = pd.Timestamp(context.dataset.period.as_of)
    back = pd.DateOffset(months=0 if parameters.outcome == "returned" else 12)
    first, last = pd.Timestamp(context.dataset.period.start) - back, as_of - back
    is_due = (due >= np.datetime64(first.date())) & (due <= np.datetime64(last.date()))
    certain, open_ = np.ones(frame.rows, dtype=np.bool_), np.zeros(frame.rows, dtype=np.bool_)
    if parameters.outcome == "retained":
        certain, open_ = frame.matched({"returned": "yes"}), frame.undetermined({"returned": "yes"})
    says = _SAYS[parameters.outcome]
    name = frame.derive(f"due_back_and_{parameters.outcome}", lambda: coded_flags(is_due & certain))
    verdicts = Verdicts(
        inside=is_due & certain,
        maybe=(np.isnat(due) & (certain | open_)) | (is_due & open_),
        holds=frame.matched({says: "yes"}),
        fails=frame.rejected({says: "yes"}),
        dimension=says,
        place={name: "yes"},
    )
    empty = _begun_return(context, parameters)
    measured = share_holding(context, frame, empty, verdicts)
    not_due = int((~is_due & ~np.isnat(due)).sum())
    reason = msg("leave-return.not-due", "The return was due before or after that time.")
    excluded = (Exclusion(reason=reason, n=not_due, needs=measured.needs),) if not_due else ()
    return replace(measured, excluded=(*measured.excluded, *excluded))


def _begun_return(context: MeasureContext, parameters: LeaveReturn) -> Measurement:
    return begin(
        context,
        "leave-return",
        parameters,
        label=_RETURN_LABELS[parameters.outcome],
        convention=msg(
            "leave-return.convention", "Those due to return by the snapshot; those still on leave left out."
        ),
        statistic=Statistic.RATE,
        formula="people of whom it is so / people due to return",
        source="GRI 401-3",
    )


class LeaveShared(Parameters):
    """The weeks that are compared between parents."""

    weeks: Literal["weeks", "weeks_full_pay"] = "weeks"


def _shared_needs(parameters: LeaveShared) -> tuple[str, ...]:
    return ("leave.parent", f"leave.{parameters.weeks}")


@register("leave-shared", LeaveShared, unit=ValueUnit.RATIO, counts=RecordUnit.PERSON, needs=_shared_needs)
def measure_leave_shared(context: MeasureContext, parameters: LeaveShared) -> Measurement:
    """Mean weeks of leave of other parents over those of parents who gave birth.

    Formula: mean weeks of parents who did not give birth, adoptive parents apart / mean weeks of parents who did. 1
    means that leave is shared evenly. Population: leave with the kind of parent and the weeks recorded; other rows are
    left out and reported. Each side needs the smallest n. Range: parents of unknown kind on either side or on neither,
    exact; none where weeks are blank. Source: the aim of EU Directive 2019/1158 that leave is used by both parents.
    Law: none asks for it; Directive (EU) 2019/1158 gives each parent a right of their own (as of 2026). Example: 10
    weeks against 40 give .25.
    """
    frame = context.frame("leave")
    weeks = frame.amount(parameters.weeks)
    known = ~np.isnan(weeks)
    sides = {parent: frame.matched({"parent": parent}) & known for parent in ("other", "birth")}
    unknown = frame.undetermined({"parent": "birth"})
    blank = int((~known | unknown).sum())
    needs = _cells_of(context, frame, parameters.weeks, sides)
    reason = msg("leave-shared.blank", "The kind of parent or the weeks are not recorded.")
    sizes = [int(rows.sum()) for rows in sides.values()]
    filled = replace(
        _begun_shared(context, parameters),
        population="leave",
        excluded=(Exclusion(reason=reason, n=blank, needs=needs),) if blank else (),
        n=sum(sizes),
        needs=needs,
    )
    if not min(sizes):
        return no_data(filled)
    if min(sizes) < context.minimum_n:
        return insufficient(filled, min(sizes), context.minimum_n)
    means = {parent: float(weeks[rows].mean()) for parent, rows in sides.items()}
    if not means["birth"]:
        return no_data(filled)
    value = means["other"] / means["birth"]
    return replace(
        filled,
        value=value,
        bounds=_shared_bounds(weeks, sides, unknown, value, needs),
        groups=_means(means, sides, needs),
    )


def _begun_shared(context: MeasureContext, parameters: LeaveShared) -> Measurement:
    return begin(
        context,
        "leave-shared",
        parameters,
        label=msg("leave-shared.label", "Weeks of leave of other parents over parents who gave birth"),
        convention=msg("leave-shared.convention", "Means of the weeks recorded; adoptive parents are not compared."),
        statistic=Statistic.RATIO,
        formula="mean weeks, other parents / mean weeks, parents who gave birth",
    )


def _cells_of(
    context: MeasureContext, frame: Frame, weeks: str, sides: dict[str, NDArray[np.bool_]]
) -> tuple[CellKey, ...]:
    return tuple(
        record_amount(context, frame, weeks, {"parent": parent, frame.known(weeks): "yes"}, rows)
        for parent, rows in sides.items()
        if rows.any()
    )


def _shared_bounds(
    weeks: NDArray[np.float64],
    sides: dict[str, NDArray[np.bool_]],
    unknown: NDArray[np.bool_],
    value: float,
    needs: tuple[CellKey, ...],
) -> Bounds | None:
    """Return the range over parents of unknown kind, in either side or in neither; None where weeks are blank."""
    if np.isnan(weeks).any():
        return None
    birth, other, either = (np.sort(weeks[rows]) for rows in (sides["birth"], sides["other"], unknown))
    gap = gap_bounds(birth, other, either, "mean")
    if gap is None:
        return None
    low, high = 1 - gap[1] / 100, 1 - gap[0] / 100
    return Bounds(low=min(low, value), high=max(high, value), undisclosed=int(unknown.sum()), needs=needs)


def _means(
    means: dict[str, float], sides: dict[str, NDArray[np.bool_]], needs: tuple[CellKey, ...]
) -> tuple[Figure, ...]:
    return tuple(
        Figure(
            group=(("parent", parent),),
            statistic=Statistic.MEAN,
            value=mean,
            unit=ValueUnit.COUNT,
            n=int(sides[parent].sum()),
            needs=tuple(key for key in needs if ("parent", parent) in key.at),
        )
        for parent, mean in means.items()
    )
