"""Money per head: a group's budget per member, a training line per person it is for. Shown, and never judged."""

from __future__ import annotations

from dataclasses import replace

import numpy as np
from pydantic import Field

from audit.measures.begin import begin, no_data, without_value
from audit.measures.context import MeasureContext
from audit.measures.parameters import Filter
from audit.measures.process_rows import row_labels
from audit.measures.registry import Parameters, register
from audit.model.measurement import Bounds, Exclusion, Fact, Measurement
from audit.model.message import msg
from audit.types import MeasureState, RecordUnit, Statistic, ValueUnit


class AmountPerHead(Parameters):
    """The amount, the number of people that it is for, and the rows that are added up."""

    table: str
    amount: str
    heads: str
    where: Filter = Field(default_factory=dict)


def _needs(parameters: AmountPerHead) -> tuple[str, ...]:
    columns = dict.fromkeys([parameters.amount, parameters.heads, *parameters.where])
    return tuple(f"{parameters.table}.{column}" for column in columns)


@register("amount-per-head", AmountPerHead, unit=ValueUnit.MONEY, counts=RecordUnit.MONEY, needs=_needs)
def measure_amount_per_head(context: MeasureContext, parameters: AmountPerHead) -> Measurement:
    """Money per person that it is for, shown without a verdict.

    Formula: sum of `amount` / sum of `heads`, over the rows that `where` matches in which both are recorded and
    somebody is counted; other rows are left out and reported, and no range is given then. Rows with less than half of
    the value are named. No norm says how much it should be. Source: plain ratio of sums. Law: none asks for it (as of
    2026). Example: 300 for 10 members and 100 for 40 give 8, and the second group is named.
    """
    frame = context.frame(parameters.table)
    empty = begin(
        context,
        "amount-per-head",
        parameters,
        label=msg(
            "amount-per-head.label", "{amount} per head", amount=parameters.amount.replace("_", " ").capitalize()
        ),
        convention=msg("amount-per-head.convention", "Sums over the rows in which money and heads are recorded."),
        statistic=Statistic.RATIO,
        formula="sum of the amounts / sum of the heads",
    )
    inside = frame.matched(parameters.where)
    amount, heads = frame.amount(parameters.amount), frame.amount(parameters.heads)
    recorded = inside & ~np.isnan(amount) & (heads > 0)
    left_out = int((inside & ~recorded).sum())
    reason = msg("amount-per-head.blank", "The amount or the number of people is not recorded.")
    excluded = (Exclusion(reason=reason, n=left_out),) if left_out else ()
    filled = replace(empty, n=int(recorded.sum()), excluded=excluded)
    if not recorded.any():
        return no_data(filled)
    value = float(amount[recorded].sum() / heads[recorded].sum())
    low = recorded & (amount < heads * value / 2)
    shown = replace(
        filled,
        bounds=None if excluded or frame.undetermined(parameters.where).any() else Bounds(low=value, high=value),
        facts=_low_fact(row_labels(frame, low)),
    )
    why = msg("amount-per-head.not-judged", "This is shown as it is: no norm says how much it should be.")
    return replace(without_value(shown, why, MeasureState.NO_POOL), value=value)


def _low_fact(labels: tuple[str, ...]) -> tuple[Fact, ...]:
    if not labels:
        return ()
    message = msg("amount-per-head.low", "Less than half of that in {n} of them.", n=len(labels))
    return (Fact(name="low", message=message, value=float(len(labels)), unit=ValueUnit.COUNT, labels=labels),)
