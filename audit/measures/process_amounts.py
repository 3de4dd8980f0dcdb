"""Shares of amounts: the part of budgets for access, of questions taken from women, of spending."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

import numpy as np
from pydantic import Field

from audit.measures.begin import begin, no_data
from audit.measures.context import MeasureContext
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
    of sums.
    """
    frame = context.frame(parameters.table)
    empty = begin(
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
    inside = frame.matched(parameters.where)
    part, whole = frame.amount(parameters.part), frame.amount(parameters.whole)
    both = inside & ~np.isnan(part) & ~np.isnan(whole)
    left_out = int((inside & ~both).sum())
    reason = msg("amount-share.blank", "One of the two amounts is not recorded.")
    excluded = (Exclusion(reason=reason, n=left_out),) if left_out else ()
    total = float(whole[both].sum())
    if total <= 0:
        return replace(no_data(empty), excluded=excluded)
    return replace(
        empty,
        value=float(part[both].sum()) / total,
        n=int(both.sum()),
        excluded=excluded,
        bounds=_bounds(part[inside], whole[inside], left_out),
        facts=_nothing(row_labels(frame, both & (part == 0))),
    )


def _bounds(part: NDArray[np.float64], whole: NDArray[np.float64], left_out: int) -> Bounds:
    low_part = float(np.nansum(part[~np.isnan(whole)]))
    size = float(np.nansum(whole))
    low = 0.0 if np.isnan(whole).any() else low_part / size
    # A blank whole is at least its part; where both are blank a row of any size may be all part.
    high_part = float(np.where(np.isnan(part), whole, part)[~(np.isnan(part) & np.isnan(whole))].sum())
    high_whole = float(np.where(np.isnan(whole), part, whole)[~(np.isnan(part) & np.isnan(whole))].sum())
    both_blank = bool((np.isnan(part) & np.isnan(whole)).any())
    return Bounds(
        low=low,
        high=1.0 if both_blank else high_part / high_whole,
        exact=left_out == 0,
        undisclosed=left_out,
        convention=msg(
            "amount-share.bounds", "A blank part lies between nothing and all; a blank whole may be any size."
        ),
    )


def _nothing(labels: tuple[str, ...]) -> tuple[Fact, ...]:
    if not labels:
        return ()
    message = msg("amount-share.nothing", "Nothing at all in {n} of them.", n=len(labels))
    return (Fact(name="nothing", message=message, value=float(len(labels)), unit=ValueUnit.COUNT, labels=labels),)
