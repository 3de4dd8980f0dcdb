"""Days between two dates: from the invoice to the payment, from a request to its being met."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Literal

import numpy as np
from pydantic import Field

from audit.measures.begin import begin, no_data
from audit.measures.cells import Tally
from audit.measures.context import MeasureContext
from audit.measures.frame import Frame
from audit.measures.parameters import Filter
from audit.measures.registry import Parameters, register
from audit.measures.sensitivity import case_unit
from audit.measures.verdicts import coded_verdicts
from audit.model.measurement import Bounds, CellKey, Exclusion, Fact, Figure, Measurement
from audit.model.message import msg
from audit.types import RecordUnit, Statistic, ValueUnit

if TYPE_CHECKING:
    from numpy.typing import NDArray

_NINETY = 0.9


class DaysBetween(Parameters):
    """Two date columns, and what is said of the days between them."""

    table: str
    start: str
    end: str
    statistic: Literal["median", "p90", "share-within"] = "median"
    within: float = 30
    where: Filter = Field(default_factory=dict)

    @property
    def asks_for_a_limit(self) -> bool:
        """Return whether the days within a limit are asked for, so that what took longer is worth saying."""
        return self.statistic == "share-within" or "within" in self.model_fields_set


def _needs(parameters: DaysBetween) -> tuple[str, ...]:
    columns = dict.fromkeys([parameters.start, parameters.end, *parameters.where])
    return tuple(f"{parameters.table}.{column}" for column in columns)


@register("days-between", DaysBetween, unit=ValueUnit.DAYS, counts=RecordUnit.TIME, needs=_needs)
def measure_days_between(context: MeasureContext, parameters: DaysBetween) -> Measurement:
    """Days between two dates: the median, the ninetieth percentile, or the share within a limit.

    Formula: calendar days from `start` to `end`. The median of an even number is the mean of the middle two; the
    ninetieth percentile is the smallest number of days within which at least nine in ten fall; the share counts the
    limit itself as within. Population: rows that `where` matches, with both dates. A row without `end` may still be
    open or may not have been recorded: it is left out, reported, and enters the bounds as settled on the first day and
    as never settled; a row that may not belong here enters them with its days or without. Rows that end before they
    begin are left out and reported. Source: plain order statistics. Law: Directive 2011/7/EU asks that invoices are
    paid within 60 days, of public bodies 30, unless agreed otherwise; the days say whether they were, and not what was
    agreed (as of 2026). Example: 10, 20 and 60 days have the median 20.
    """
    frame = context.frame(parameters.table)
    span = _span(frame, parameters)
    empty = _begun(context, parameters)
    needs, blank, unplaced = _cells(context, frame, parameters, span)
    filled = replace(
        empty,
        unit=ValueUnit.SHARE if parameters.statistic == "share-within" else ValueUnit.DAYS,
        population=frame.name if needs else "",
        record_unit=_unit(frame, parameters, span),
        excluded=_excluded(span, blank, unplaced),
        n=len(span.days),
    )
    if not len(span.days):
        return no_data(filled, msg("days-between.none", "No row has both dates."))
    return replace(
        filled,
        value=_value(span.days, parameters.statistic, parameters.within),
        count=int((span.days <= parameters.within).sum()) if parameters.statistic == "share-within" else None,
        bounds=_bounds(span, parameters, (*needs, *blank, *unplaced)),
        groups=_figures(span.days, parameters.within, needs),
        facts=_facts(span, parameters.within, needs) if parameters.asks_for_a_limit else (),
        needs=needs,
    )


def _begun(context: MeasureContext, parameters: DaysBetween) -> Measurement:
    return begin(
        context,
        "days-between",
        parameters,
        label=msg(
            "days-between.label",
            "Days from {start} to {end}",
            start=_event(parameters.start),
            end=_event(parameters.end),
        ),
        convention=msg("days-between.convention", "Calendar days; rows without both dates are left out."),
        statistic={"median": Statistic.MEDIAN, "p90": Statistic.QUANTILE}.get(parameters.statistic, Statistic.SHARE),
        formula="end - start in days",
    )


def _event(column: str) -> str:
    """Return what a date column dates, in a word: "invoiced" for `invoiced_on`."""
    return column.removesuffix("_on").replace("_", " ")


@dataclass(frozen=True)
class _Span:
    inside: NDArray[np.bool_]
    usable: NDArray[np.bool_]
    maybe: NDArray[np.bool_]
    backward: NDArray[np.bool_]
    all_days: NDArray[np.float64]

    @property
    def days(self) -> NDArray[np.float64]:
        return self.all_days[self.usable]

    @property
    def blank(self) -> NDArray[np.bool_]:
        return self.inside & ~self.usable & ~self.backward


def _span(frame: Frame, parameters: DaysBetween) -> _Span:
    data = frame.table.frame
    spans = (data[parameters.end] - data[parameters.start]).dt.days
    days: NDArray[np.float64] = np.asarray(spans.to_numpy(dtype=np.float64, na_value=np.nan), dtype=np.float64)
    inside = frame.matched(parameters.where)
    backward = inside & (days < 0)
    maybe = frame.undetermined(parameters.where)
    return _Span(inside=inside, usable=inside & (days >= 0), maybe=maybe, backward=backward, all_days=days)


def _value(days: NDArray[np.float64], statistic: str, within: float) -> float:
    if statistic == "share-within":
        return float((days <= within).mean())
    if statistic == "p90":
        return float(np.sort(days)[int(np.ceil(_NINETY * len(days) - 1e-9)) - 1])
    # Written out because the mean of two infinite middles, which bounds ask for, is infinite and not undefined.
    ordered = np.sort(days)
    return float((ordered[(len(days) - 1) // 2] + ordered[len(days) // 2]) / 2)


def _bounds(span: _Span, parameters: DaysBetween, needs: tuple[CellKey, ...]) -> Bounds | None:
    unknown, perhaps = int(span.blank.sum()), span.all_days[span.maybe & ~(span.all_days < 0)]
    least, most = np.nan_to_num(perhaps, nan=0.0), np.where(np.isnan(perhaps), np.inf, perhaps)
    # rows that may belong here: none of them, or as many as there are and each like the one that moves the value most
    found = [
        _value(np.concatenate((span.days, np.full(unknown, missing), joined)), parameters.statistic, parameters.within)
        for missing, extreme in ((0.0, least.min(initial=np.inf)), (np.inf, most.max(initial=0.0)))
        for joined in (np.zeros(0), np.full(len(perhaps), extreme))
    ]
    if not np.isfinite(found).all():
        return None
    return Bounds(
        low=min(found),
        high=max(found),
        exact=not len(perhaps),
        undisclosed=unknown + len(perhaps),
        convention=msg("days-between.bounds", "A row without both dates was settled at once, or never."),
        needs=needs,
    )


def _figures(days: NDArray[np.float64], within: float, needs: tuple[CellKey, ...]) -> tuple[Figure, ...]:
    n = len(days)
    kinds = (
        (Statistic.MEDIAN, "median", ValueUnit.DAYS),
        (Statistic.QUANTILE, "p90", ValueUnit.DAYS),
        (Statistic.SHARE, "share-within", ValueUnit.SHARE),
    )
    return tuple(
        Figure(group=(), statistic=kind, value=_value(days, name, within), unit=unit, n=n, needs=needs, label=name)
        for kind, name, unit in kinds
    )


def _facts(span: _Span, within: float, needs: tuple[CellKey, ...]) -> tuple[Fact, ...]:
    late = int((span.days > within).sum())
    if not late:
        return ()
    message = msg("days-between.late", "Longer than {within} days: {n}.", n=late, within=int(within))
    return (Fact(name="late", message=message, value=float(late), unit=ValueUnit.COUNT, needs=needs),)


def _excluded(span: _Span, blank: tuple[CellKey, ...], unplaced: tuple[CellKey, ...]) -> tuple[Exclusion, ...]:
    found = []
    if span.blank.any():
        reason = msg("days-between.blank", "One of the two dates is not recorded.")
        found.append(Exclusion(reason=reason, n=int(span.blank.sum()), needs=blank))
    if span.maybe.any():
        reason = msg("share.unplaced", "It is not recorded whether the row belongs here.")
        found.append(Exclusion(reason=reason, n=int(span.maybe.sum()), needs=unplaced))
    if span.backward.any():
        reason = msg("days-between.backward", "The end is before the beginning.")
        found.append(Exclusion(reason=reason, n=int(span.backward.sum()), needs=blank))
    return tuple(found)


def _unit(frame: Frame, parameters: DaysBetween, span: _Span) -> RecordUnit:
    """Return what a row stands for: where both dates are known of a few only, these are told apart."""
    return case_unit(frame.name, len(span.days) or int(span.inside.sum()), parameters.where)


def _cells(
    context: MeasureContext, frame: Frame, parameters: DaysBetween, span: _Span
) -> tuple[tuple[CellKey, ...], tuple[CellKey, ...], tuple[CellKey, ...]]:
    """Return the people-cells of the rows used and of those left out; none where a row is not a person."""
    if _unit(frame, parameters, span) is not RecordUnit.PERSON:
        return (), (), ()
    name = f"{parameters.start}_to_{parameters.end}_within_{parameters.within:g}_days"
    days = span.all_days
    frame.derive(name, lambda: coded_verdicts((days >= 0) & (days <= parameters.within), days > parameters.within))
    tally = Tally(context, frame, (name,), where=parameters.where)
    blank = tally.keys({name: "not-disclosed"}) if (span.blank | span.backward).any() else ()
    return tally.keys({name: ("yes", "no")}), blank, tally.uncertain().keys
