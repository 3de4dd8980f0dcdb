"""How an amount divides over the categories of a column: shown as it is, and never judged."""

from __future__ import annotations

from dataclasses import replace

import numpy as np
from numpy.typing import NDArray
from pydantic import Field

from audit.measures.begin import begin, no_data, without_value
from audit.measures.context import MeasureContext
from audit.measures.parameters import Filter
from audit.measures.process_money import AmountRows
from audit.measures.registry import Parameters, register
from audit.model.measurement import Exclusion, Fact, Figure, Measurement
from audit.model.message import msg
from audit.tables.declare import NOT_DISCLOSED
from audit.types import MeasureState, RecordUnit, Statistic, ValueUnit


class AmountByCategory(Parameters):
    """The amount, the column whose categories divide it, and the category whose share is the value."""

    table: str
    amount: str
    column: str
    category: str
    where: Filter = Field(default_factory=dict)


def _needs(parameters: AmountByCategory) -> tuple[str, ...]:
    columns = dict.fromkeys([parameters.amount, parameters.column, *parameters.where])
    return tuple(f"{parameters.table}.{column}" for column in columns)


@register("amount-by-category", AmountByCategory, unit=ValueUnit.SHARE, counts=RecordUnit.MONEY, needs=_needs)
def measure_amount_by_category(context: MeasureContext, parameters: AmountByCategory) -> Measurement:
    """Share of an amount in one category of a column, with the sums of all.

    Formula: sum of `amount` in the category / sum of `amount` in all rows that `where` matches; rows without a category
    stay in the denominator and enter the bounds. Rows without an amount, or with one of zero or less, are left out and
    reported; an amount that is not recorded makes the bounds 0 and 1. No norm says what the share should be, so the
    value is shown and not judged. Source: plain ratio of sums. Law: none asks for it (as of 2026). Example: contracts
    of 700 to non-profit firms and of 300 to others give .7.
    """
    frame = context.frame(parameters.table)
    empty = _begun(context, parameters)
    inside, amount = frame.matched(parameters.where), frame.amount(parameters.amount)
    usable = inside & (amount > 0)
    coded = frame.coded(parameters.column)
    sums = np.bincount(coded.codes[usable], weights=amount[usable], minlength=len(coded.categories))
    rows = np.bincount(coded.codes[usable], minlength=len(coded.categories))
    by_category = {
        category: (float(total), int(count))
        for category, total, count in zip(coded.categories, sums, rows, strict=True)
        if count
    }
    whole = sum(total for total, _ in by_category.values())
    maybe = frame.undetermined(parameters.where)
    filled = replace(empty, n=int(usable.sum()), excluded=_excluded(inside & ~usable, maybe))
    if whole <= 0:
        return no_data(filled)
    held = by_category.get(parameters.category, (0.0, 0))[0]
    so, without = (coded.lookup(frozenset({each}))[coded.codes] for each in (parameters.category, NOT_DISCLOSED))
    rows_of = AmountRows(amount=amount, inside=inside, maybe=maybe, holds=so, fails=~so, doubted=without)
    shown = replace(
        filled,
        value=held / whole,
        bounds=rows_of.bounds(held / whole),
        groups=_figures(parameters.column, by_category, whole),
        facts=(_amount_fact(held, whole, context.dataset.currency),),
    )
    why = msg("amount-by-category.not-judged", "This is shown as it is: no norm says what the share should be.")
    return replace(without_value(shown, why, MeasureState.NO_POOL), value=shown.value)


def _begun(context: MeasureContext, parameters: AmountByCategory) -> Measurement:
    return begin(
        context,
        "amount-by-category",
        parameters,
        label=msg("amount-by-category.label", "Share of the amount in one category"),
        convention=msg("amount-by-category.convention", "What has no category stays in the whole."),
        statistic=Statistic.SHARE,
        formula="amount in the category / amount in all rows",
    )


def _excluded(unusable: NDArray[np.bool_], unplaced: NDArray[np.bool_]) -> tuple[Exclusion, ...]:
    reasons = (
        (unusable, msg("amount-by-category.left-out", "The amount is not recorded, or not above zero.")),
        (unplaced, msg("share.unplaced", "It is not recorded whether the row belongs here.")),
    )
    return tuple(Exclusion(reason=reason, n=int(rows.sum())) for rows, reason in reasons if rows.any())


def _figures(column: str, by_category: dict[str, tuple[float, int]], whole: float) -> tuple[Figure, ...]:
    return tuple(
        Figure(
            group=((column, category),),
            statistic=statistic,
            value=total if statistic is Statistic.SUM else total / whole,
            unit=ValueUnit.MONEY if statistic is Statistic.SUM else ValueUnit.SHARE,
            n=count,
        )
        for category, (total, count) in by_category.items()
        for statistic in (Statistic.SHARE, Statistic.SUM)
    )


def _amount_fact(held: float, whole: float, currency: str) -> Fact:
    return Fact(
        name="amount",
        message=msg(
            "amount-by-category.amount",
            "{held:,.0f} of {whole:,.0f} {currency}.",
            held=held,
            whole=whole,
            currency=currency,
        ),
        value=held,
        unit=ValueUnit.MONEY,
    )
