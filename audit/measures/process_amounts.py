"""Shares of amounts: the part of budgets for access, of questions taken from women, of spending."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

import numpy as np
from pydantic import Field

from audit.measures.begin import begin, no_data
from audit.measures.context import MeasureContext
from audit.measures.gap_bounds import weighted_limits
from audit.measures.parameters import Filter
from audit.measures.process_rows import row_labels
from audit.measures.registry import Parameters, register
from audit.model.measurement import Bounds, Exclusion, Fact, Measurement
from audit.model.message import msg
from audit.types import RecordUnit, Statistic, ValueUnit

if TYPE_CHECKING:
    from numpy.typing import NDArray


class AmountShare(Parameters):
    """The amount above and the amount below the line, with the rows that are added up."""

    table: str
    part: str
    whole: str
    where: Filter = Field(default_factory=dict)


def _needs(parameters: AmountShare) -> tuple[str, ...]:
    columns = dict.fromkeys([parameters.part, parameters.whole, *parameters.where])
    return tuple(f"{parameters.table}.{column}" for column in columns)


@register("amount-share", AmountShare, unit=ValueUnit.SHARE, counts=RecordUnit.MONEY, needs=_needs)
def measure_amount_share(context: MeasureContext, parameters: AmountShare) -> Measurement:
    """Sum of one amount as a share of the sum of another.

    Formula: sum of `part` / sum of `whole`, over the rows that `where` matches and in which both are recorded; not a
    mean of the rows' shares, so that large rows weigh more. A row with one of them blank is left out and reported. In
    the bounds a blank part lies between nothing and the whole of its row; a blank whole may be of any size, so that the
    lower bound is then 0. Amounts are of events, sessions, payments or budgets, never of a person. Source: plain ratio
    of sums. Law: none asks for it (as of 2026). Example: a budget for access of 50 in one of 1,000 gives .05.
    """
    frame = context.frame(parameters.table)
    empty = _begun(context, parameters)
    inside = frame.matched(parameters.where)
    part, whole = frame.amount(parameters.part), frame.amount(parameters.whole)
    both = inside & ~np.isnan(part) & ~np.isnan(whole)
    left_out = int((inside & ~both).sum())
    maybe = frame.undetermined(parameters.where)
    excluded = tuple(
        Exclusion(reason=reason, n=n)
        for n, reason in (
            (left_out, msg("amount-share.blank", "One of the two amounts is not recorded.")),
            (int(maybe.sum()), msg("share.unplaced", "It is not recorded whether the row belongs here.")),
        )
        if n
    )
    total = float(whole[both].sum())
    if total <= 0:
        return replace(no_data(empty), excluded=excluded)
    value = float(part[both].sum()) / total
    return replace(
        empty,
        value=value,
        n=int(both.sum()),
        excluded=excluded,
        bounds=_bounds(part, whole, inside, maybe, value),
        facts=_nothing(row_labels(frame, both & (part == 0))),
    )


def _begun(context: MeasureContext, parameters: AmountShare) -> Measurement:
    return begin(
        context,
        "amount-share",
        parameters,
        label=msg(
            "amount-share.label",
            "{part}, as a share of {whole}",
            part=parameters.part.replace("_", " ").capitalize(),
            whole=parameters.whole.replace("_", " "),
        ),
        convention=msg("amount-share.convention", "Sums over the rows in which both amounts are recorded."),
        statistic=Statistic.SHARE,
        formula="sum of part / sum of whole",
    )


def _bounds(
    part: NDArray[np.float64],
    whole: NDArray[np.float64],
    inside: NDArray[np.bool_],
    maybe: NDArray[np.bool_],
    value: float,
) -> Bounds | None:
    """Return the range: each row's share of its whole anywhere in its limits, weighed by the whole where it counts.

    A part may be larger than its whole; then the value, which leaves blanks out, may lie beyond all that they allow.
    """
    rows = inside | maybe
    part, whole, certain = part[rows], whole[rows], inside[rows]
    no_part, no_whole = np.isnan(part), np.isnan(whole)
    if (np.nan_to_num(part) < 0).any() or (whole < 0).any() or ((whole == 0) & (part > 0)).any():
        left_open = bool((no_part | no_whole).any() or maybe.any())
        return None if left_open else Bounds(low=value, high=value, undisclosed=0)
    size = np.where(no_whole, np.nan_to_num(part), whole)  # a blank whole is its part at the least, and all of it then
    shares = np.divide(part, size, out=np.ones(len(size)), where=size > 0)
    high = np.where(no_part, 1.0, shares)
    low = np.where(no_part, 0.0, shares)
    counted = size > 0
    least = np.where(certain & ~no_whole, size, 0.0)
    most_of_all = weighted_limits(low[counted], high[counted], np.where(certain, size, 0.0)[counted], size[counted])[1]
    least_of_all = weighted_limits(low[counted], high[counted], least[counted], size[counted])[0]
    return Bounds(
        low=min(value, 0.0 if no_whole.any() else least_of_all),
        high=max(value, most_of_all, 1.0 if (no_part & no_whole).any() else 0.0),
        exact=not (no_part | no_whole).any(),
        undisclosed=int((no_part | no_whole | ~certain).sum()),
        convention=msg(
            "amount-share.bounds", "A blank part lies between nothing and all; a blank whole may be any size."
        ),
    )


def _nothing(labels: tuple[str, ...]) -> tuple[Fact, ...]:
    if not labels:
        return ()
    message = msg("amount-share.nothing", "Nothing at all in {n} of them.", n=len(labels))
    return (Fact(name="nothing", message=message, value=float(len(labels)), unit=ValueUnit.COUNT, labels=labels),)
