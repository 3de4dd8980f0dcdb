"""Whether activity lasts: months with giving, and what is left six months after the month of most attention."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

import numpy as np
import pandas as pd

from audit.measures.begin import begin, insufficient, no_data
from audit.measures.context import MeasureContext
from audit.measures.registry import Parameters, register
from audit.model.measurement import Bounds, Exclusion, Fact, Measurement
from audit.model.message import msg
from audit.types import RecordUnit, Statistic, ValueUnit

if TYPE_CHECKING:
    from audit.model.period import Period


class MonthsWithAmount(Parameters):
    """The table, its date, and the amount that must be above zero; without an amount rows are counted."""

    table: str = "giving"
    date: str = "date"
    amount: str = "amount"


class PeakAndAfter(Parameters):
    """The table, its date, an amount (rows are counted without one), and how many months later is looked at."""

    table: str
    date: str = "date"
    amount: str = ""
    months: int = 6
    minimum_rows: int = 4  # of a handful of rows every month is a peak


def _needs(parameters: MonthsWithAmount | PeakAndAfter) -> tuple[str, ...]:
    return tuple(f"{parameters.table}.{column}" for column in (parameters.date, parameters.amount) if column)


def _undated(rows: int) -> tuple[Exclusion, ...]:
    return (Exclusion(reason=msg("months.blank", "The date is not recorded."), n=rows),) if rows else ()


@register("months-with-amount", MonthsWithAmount, unit=ValueUnit.SHARE, counts=RecordUnit.TIME, needs=_needs)
def measure_months_with_amount(context: MeasureContext, parameters: MonthsWithAmount) -> Measurement:
    """Share of the months of the period in which something was given.

    Formula: calendar months of the period with a sum above zero / calendar months of the period. Rows without a date
    are left out and reported; in the upper bound each falls in a month of its own that had none, and an amount that is
    not recorded is above zero. Source: spread over time, a plain proportion. Law: none asks for it (as of 2026).
    Example: gifts in three of twelve months give .25.
    """
    totals, blank = _by_month(context, parameters.table, parameters.date, parameters.amount)
    months = _months(context.dataset.period)
    empty = begin(
        context,
        "months-with-amount",
        parameters,
        label=msg("months-with-amount.label", "Months in which something was given"),
        convention=msg("months-with-amount.convention", "Calendar months of the period with a sum above zero."),
        statistic=Statistic.SHARE,
        formula="months with a sum above zero / months of the period",
    )
    with_some = [month for month in months if totals.get(month, 0.0) > 0]
    none = [str(month) for month in months if month not in with_some]
    filled = replace(empty, excluded=_undated(blank), n=len(months))
    more = blank + len(_months_left_open(context, parameters) & set(none))
    if not len(totals):
        return no_data(filled)
    message = msg("months-with-amount.none", "Nothing in {n} months.", n=len(none))
    fact = Fact(
        name="months-without", message=message, value=float(len(none)), unit=ValueUnit.COUNT, labels=tuple(none)
    )
    low = len(with_some) / len(months)
    return replace(
        filled,
        value=low,
        count=len(with_some),
        bounds=Bounds(low=low, high=min(1.0, (len(with_some) + more) / len(months)), undisclosed=more),
        facts=(fact,) if none else (),
    )


def _months_left_open(context: MeasureContext, parameters: MonthsWithAmount) -> set[str]:
    """Return the months in which an amount is not recorded, so that something may have been given."""
    if not parameters.amount:
        return set()
    frame = context.frame(parameters.table)
    days = frame.table.frame[parameters.date][np.isnan(frame.amount(parameters.amount))].dropna()
    return {str(month) for month in days.dt.to_period("M").unique()}


@register("peak-and-after", PeakAndAfter, unit=ValueUnit.RATIO, counts=RecordUnit.TIME, needs=_needs)
def measure_peak_and_after(context: MeasureContext, parameters: PeakAndAfter) -> Measurement:
    """Activity some months after the month of most, as a part of it.

    Formula: mean month of the three around `months` later (five to seven months after, for six) / the month with the
    largest sum. The peak is the largest calendar month, the earliest of several, that lies at least `months` before the
    snapshot; of the three months later, those after the snapshot are left out. 1 means that nothing was lost. Fewer
    rows than `minimum_rows` are too few to say. Rows without a date are left out and reported; they could fall
    anywhere, so that no bounds are given then, nor where an amount is not recorded. Source: the question whether one
    still gives and shows up six months after the moment of high attention. Law: none asks for it (as of 2026). Example:
    ten statements in one month and four a month half a year later give .4.
    """
    totals, blank = _by_month(context, parameters.table, parameters.date, parameters.amount)
    empty = _begun_peak(context, parameters)
    unlimited = blank or bool(
        parameters.amount and np.isnan(context.frame(parameters.table).amount(parameters.amount)).any()
    )
    last = pd.Period(context.dataset.period.as_of, freq="M")
    filled = replace(empty, excluded=_undated(blank), n=sum(m <= last for m in totals))
    rows = context.frame(parameters.table).rows - blank
    if 0 < rows < parameters.minimum_rows:
        return insufficient(filled, rows, parameters.minimum_rows)
    candidates = {month: total for month, total in totals.items() if month + parameters.months <= last and total > 0}
    if not candidates:
        return no_data(filled, msg("peak-and-after.none", "No month with activity lies that long before the snapshot."))
    peak = min(candidates, key=lambda month: (-candidates[month], month))
    around = [peak + parameters.months + step for step in (-1, 0, 1)]
    later = [totals.get(month, 0.0) for month in around if month <= last]
    after = float(np.mean(later))
    value = after / candidates[peak]
    currency = context.dataset.currency if parameters.amount else ""
    return replace(
        filled,
        value=value,
        bounds=None if unlimited else Bounds(low=value, high=value),
        facts=(_peak_fact(peak, candidates[peak], parameters.months, after, currency),),
    )


def _peak_fact(month: pd.Period, peak: float, months: int, after: float, currency: str) -> Fact:
    told: dict[str, str | int | float | None] = {
        "month": str(month),
        "peak": round(peak, 2),
        "months": months,
        "after": round(after, 2),
    }
    message = (
        msg(
            "peak-and-after.peak-of-amounts",
            "Peak in {month}: {peak:,g} {currency}; about {months} months later {after:,g} {currency} a month.",
            **told,
            currency=currency,
        )
        if currency
        else msg(
            "peak-and-after.peak",
            "Peak in {month}: {peak:,g}; about {months} months later {after:,g} a month.",
            **told,
        )
    )
    return Fact(name="peak", message=message, value=peak, labels=(str(month),))


def _begun_peak(context: MeasureContext, parameters: PeakAndAfter) -> Measurement:
    return begin(
        context,
        "peak-and-after",
        parameters,
        label=msg("peak-and-after.label", "Activity {months} months after its peak", months=parameters.months),
        convention=msg("peak-and-after.convention", "Mean of three months around that time, over the peak month."),
        statistic=Statistic.RATIO,
        formula="mean month around the later time / peak month",
    )


def _by_month(context: MeasureContext, table: str, date: str, amount: str) -> tuple[dict[pd.Period, float], int]:
    """Return the sum (or the number of rows) of each calendar month, and the number of rows without a date."""
    frame = context.frame(table)
    days = frame.table.frame[date]
    values = frame.amount(amount) if amount else np.ones(frame.rows, dtype=np.float64)
    dated = np.asarray(days.notna(), dtype=np.bool_)
    months = days[dated].dt.to_period("M")
    sums = pd.Series(np.nan_to_num(values[dated])).groupby(months.to_numpy()).sum()
    return {pd.Period(str(month), freq="M"): float(total) for month, total in sums.items()}, int((~dated).sum())


def _months(period: Period) -> list[pd.Period]:
    return list(pd.period_range(period.start, period.end, freq="M"))
