"""Where money goes: the part of an amount in rows of a kind, and spending with suppliers of a kind."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Literal

import numpy as np
import pandas as pd
from pydantic import ConfigDict, Field

from audit.measures.begin import begin, no_data
from audit.measures.context import MeasureContext
from audit.measures.frame import Frame
from audit.measures.gap_bounds import weighted_limits
from audit.measures.parameters import Filter
from audit.measures.process_rows import filled_rows
from audit.measures.registry import Parameters, register
from audit.model.measurement import Bounds, Exclusion, Measurement
from audit.model.message import Message, msg
from audit.types import RecordUnit, Statistic, ValueUnit

if TYPE_CHECKING:
    from numpy.typing import NDArray


class AmountInRows(Parameters):
    """The amount, and the rows of which the part is wanted."""

    model_config = ConfigDict(extra="forbid", frozen=True, serialize_by_alias=True)

    table: str
    amount: str
    so: Filter = Field(alias="is")
    where: Filter = Field(default_factory=dict)


def _rows_needs(parameters: AmountInRows) -> tuple[str, ...]:
    columns = dict.fromkeys([parameters.amount, *parameters.so, *parameters.where])
    return tuple(f"{parameters.table}.{column}" for column in columns)


@register("amount-in-rows", AmountInRows, unit=ValueUnit.SHARE, counts=RecordUnit.MONEY, needs=_rows_needs)
def measure_amount_in_rows(context: MeasureContext, parameters: AmountInRows) -> Measurement:
    """Share of an amount that lies in rows of a kind.

    Formula: sum of `amount` over the rows that are so / sum over the rows of which it is known. Population: rows that
    `where` matches, with an amount above zero; credits are left out and reported. Rows of which it is not known are
    left out and enter the bounds with their amount, both ways; a row that may belong here or not enters them with its
    amount or without; a row without an amount may be of any size, so that the bounds are then 0 and 1. Source: plain
    ratio of sums. Law: none asks for it (as of 2026). Example: 300 of 400 given that recurs give .75.
    """
    frame = context.frame(parameters.table)
    inside = frame.matched(parameters.where)
    amount = frame.amount(parameters.amount)
    holds, fails = frame.matched(parameters.so), frame.rejected(parameters.so)
    empty = begin(
        context,
        "amount-in-rows",
        parameters,
        label=msg("amount-in-rows.label", "Part of the sum of which this is so"),
        convention=msg("amount-in-rows.convention", "Amounts above zero in rows of which the kind is known."),
        statistic=Statistic.SHARE,
        formula="amount in rows that are so / amount in rows known",
    )
    maybe = frame.undetermined(parameters.where)
    return share_of_amount(empty, AmountRows(amount=amount, inside=inside, maybe=maybe, holds=holds, fails=fails))


@dataclass(frozen=True, slots=True, kw_only=True)
class AmountRows:
    """Rows with an amount: counted for certain, perhaps counted, and whether a statement holds of them.

    `doubted` are rows that count as not holding, and may yet hold.
    """

    amount: NDArray[np.float64]
    inside: NDArray[np.bool_]
    maybe: NDArray[np.bool_]
    holds: NDArray[np.bool_]
    fails: NDArray[np.bool_]
    doubted: NDArray[np.bool_] | None = None

    @property
    def open(self) -> NDArray[np.bool_]:
        """Return the rows of which it is not known whether the statement holds."""
        unknown = ~self.holds & ~self.fails
        return unknown if self.doubted is None else unknown | self.doubted

    def bounds(self, value: float) -> Bounds:
        """Return the range of the share: open rows either way, rows that may count with their amount or without."""
        usable = (self.inside | self.maybe) & (self.amount > 0)
        undisclosed = int((usable & (self.open | self.maybe)).sum())
        blank = (self.inside | self.maybe) & np.isnan(self.amount)
        if blank.any():
            return Bounds(low=0.0, high=1.0, exact=False, undisclosed=undisclosed + int(blank.sum()))
        low, high = ((self.holds & ~self.open)[usable], (self.holds | self.open)[usable])
        most = self.amount[usable]
        least = np.where((self.inside & ~self.maybe)[usable], most, 0.0)
        found = weighted_limits(low.astype(np.float64), high.astype(np.float64), least, most)
        return Bounds(low=min(found[0], value), high=max(found[1], value), undisclosed=undisclosed)


def share_of_amount(empty: Measurement, rows: AmountRows) -> Measurement:
    """Fill a measurement with the share of an amount in the rows for which a statement holds, with its bounds."""
    amount, inside = rows.amount, rows.inside
    usable = inside & (amount > 0)
    held, short = float(amount[usable & rows.holds].sum()), float(amount[usable & rows.fails].sum())
    excluded = tuple(
        Exclusion(reason=reason, n=int(left_out.sum()))
        for left_out, reason in (
            (usable & ~rows.holds & ~rows.fails, msg("amount.unknown", "It is not recorded whether this is so.")),
            (inside & np.isnan(amount), msg("amount.blank", "The amount is not recorded.")),
            (inside & (amount <= 0), msg("amount.credit", "The amount is nothing, or a credit.")),
            (rows.maybe & ~inside, msg("share.unplaced", "It is not recorded whether the row belongs here.")),
        )
        if left_out.any()
    )
    filled = replace(empty, excluded=excluded, n=int((usable & (rows.holds | rows.fails)).sum()))
    if held + short <= 0:
        return no_data(filled)
    value = held / (held + short)
    return replace(filled, value=value, bounds=rows.bounds(value))


class SupplierShare(Parameters):
    """Payments or contracts, what makes a supplier count, and whether money or rows are counted."""

    table: Literal["payments", "contracts"] = "payments"
    kind: Literal["certified", "community-led", "new"] = "certified"
    by: Literal["amount", "rows"] = "amount"
    where: Filter = Field(default_factory=dict)


_AMOUNTS = {"payments": "amount", "contracts": "value"}
_DAYS = {"payments": "paid_on", "contracts": "started_on"}
_SAYS = {"certified": "certification", "community-led": "community_led", "new": "first_contract_on"}


def _supplier_needs(parameters: SupplierShare) -> tuple[str, ...]:
    columns = [f"{parameters.table}.vendor", *(f"{parameters.table}.{column}" for column in parameters.where)]
    if parameters.by == "amount":
        columns.append(f"{parameters.table}.{_AMOUNTS[parameters.table]}")
    return (*columns, "suppliers.vendor", f"suppliers.{_SAYS[parameters.kind]}")


def _supplier_reads(parameters: SupplierShare) -> tuple[str, ...]:
    columns = (f"{parameters.table}.addressable", f"{parameters.table}.{_DAYS[parameters.table]}")
    return (*columns, "suppliers.certified_until") if parameters.kind == "certified" else columns


@register(
    "supplier-share",
    SupplierShare,
    unit=ValueUnit.SHARE,
    counts=RecordUnit.MONEY,
    needs=_supplier_needs,
    reads=_supplier_reads,
)
def measure_supplier_share(context: MeasureContext, parameters: SupplierShare) -> Measurement:
    """Share of addressable spending, or of contracts, with suppliers of a kind.

    Formula: amount (or rows) with suppliers of the kind / addressable amount (or rows). Addressable is everything not
    marked as spending that cannot be placed elsewhere. `certified`: the supplier list names a certificate that had not
    run out on the day of the payment or the start of the contract; non-profit status is no certificate.
    `community-led`: the list says that the supplier is run by and for a community. `new`: the first contract lies in
    the period. A supplier that is not on the list, or of which the list does not say it, counts as not of the kind,
    which is how the field computes it, and enters the upper bound; a row that may not be addressable enters the bounds
    with its amount or without. Rows without an amount make the bounds 0 and 1. Second-tier spending is not counted.
    Source: diverse spend over addressable spend, as in supplier diversity programmes; a supplier is diverse from 51 %
    ownership. Law: none asks for it of private buyers; public buyers may be bound by their own programmes (as of 2026).
    Example: 100 of 400 with certified suppliers give .25.
    """
    frame = context.frame(parameters.table)
    kind, open_kind = _kind_of_rows(context, frame, parameters)
    where: Filter = {**parameters.where, **({"addressable": "yes"} if frame.has("addressable") else {})}
    inside, maybe = frame.matched(where), frame.undetermined(where)
    if frame.has("addressable"):  # a blank is addressable, unless it says otherwise
        inside |= frame.matched(parameters.where) & maybe
    money = parameters.by == "amount"
    amount = frame.amount(_AMOUNTS[parameters.table]) if money else np.ones(frame.rows, dtype=np.float64)
    empty = begin(
        context,
        "supplier-share",
        parameters,
        label=_label(parameters),
        convention=msg(
            "supplier-share.convention", "Of what can be placed elsewhere; suppliers not listed count as no."
        ),
        statistic=Statistic.SHARE,
        formula="with suppliers of the kind / addressable",
        source="supplier diversity practice: certified diverse spend over addressable spend",
    )
    return share_of_amount(
        empty,
        AmountRows(amount=amount, inside=inside, maybe=maybe, holds=kind, fails=~kind, doubted=open_kind),
    )


def _label(parameters: SupplierShare) -> Message:
    if parameters.by == "rows":
        return msg("supplier-share.rows", "Contracts or payments with suppliers that are {kind}", kind=parameters.kind)
    return msg("supplier-share.amount", "Spending with suppliers that are {kind}", kind=parameters.kind)


def _kind_of_rows(
    context: MeasureContext, frame: Frame, parameters: SupplierShare
) -> tuple[NDArray[np.bool_], NDArray[np.bool_]]:
    """Return, for each row, whether its supplier is of the kind, and whether that is open: not listed, or a blank."""
    suppliers = context.frame("suppliers")
    data = suppliers.table.frame
    names, rows = _vendors(suppliers), _vendors(frame)
    unlisted = ~np.asarray(rows.isin(set(names.dropna())), dtype=np.bool_)
    blank = np.zeros(suppliers.rows, dtype=np.bool_)
    if parameters.kind == "community-led":
        chosen = suppliers.matched({"community_led": "yes"})
        blank = suppliers.undetermined({"community_led": "yes"})
    elif parameters.kind == "new":
        first = data["first_contract_on"].to_numpy(dtype="datetime64[D]")
        period = context.dataset.period
        blank = np.isnat(first)
        chosen = np.asarray(
            (first >= np.datetime64(period.start)) & (first <= np.datetime64(period.end)), dtype=np.bool_
        )
    else:
        return _certified(context, suppliers, frame, parameters), unlisted
    of_kind = np.asarray(rows.isin(set(names[chosen].dropna())), dtype=np.bool_)
    return of_kind, ~of_kind & (unlisted | np.asarray(rows.isin(set(names[blank].dropna())), dtype=np.bool_))


def _certified(context: MeasureContext, suppliers: Frame, frame: Frame, parameters: SupplierShare) -> NDArray[np.bool_]:
    """Return the rows whose supplier had a certificate on the day; without a day, at the snapshot."""
    data = suppliers.table.frame
    has = filled_rows(suppliers, "certification")
    names = _vendors(suppliers)[has]
    snapshot = pd.Timestamp(context.dataset.period.as_of)
    never = pd.Timestamp.max.normalize()
    until = data.loc[has, "certified_until"].fillna(never) if "certified_until" in data.columns else None
    latest = dict(zip(names, until, strict=True)) if until is not None else dict.fromkeys(names, never)
    rows = frame.table.frame
    vendors = _vendors(frame)
    day = _DAYS[parameters.table]
    days = rows[day].fillna(snapshot) if day in rows.columns else pd.Series([snapshot] * frame.rows)
    flags = [vendor in latest and when <= latest[vendor] for vendor, when in zip(vendors, days, strict=True)]
    return np.array(flags, dtype=np.bool_)


def _vendors(frame: Frame) -> pd.Series:
    """Return the suppliers of rows in one spelling: the key that the import made, else the name without case."""
    data = frame.table.frame
    column = "vendor_key" if "vendor_key" in data.columns else "vendor"
    return data[column].astype("string").str.strip().str.casefold()
