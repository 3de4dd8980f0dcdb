"""Pay by the hour, and who is counted for it."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from audit.measures.coding import coded_flags
from audit.measures.frame import Frame, Where
from audit.measures.presence import at_snapshot
from audit.model.message import Message, msg

WEEKS_A_YEAR = 365.25 / 7
FULL_PAY = "counts_for_hourly_pay"
"""Derived: everybody but those on reduced pay for leave at the snapshot; a blank counts."""


@dataclass(frozen=True, slots=True)
class HourlyPay:
    """The amount to use, the people counted, and what keeps it from being the statutory figure."""

    amount: str
    where: Where
    caveats: tuple[Message, ...] = ()


def hourly_pay(frame: Frame) -> HourlyPay:
    """Return recorded hourly pay, else annual pay by the hours recorded, else annual pay with a warning."""
    where = at_snapshot(frame, {})
    if frame.has("full_pay_relevant") and "no" in frame.coded("full_pay_relevant").categories:
        frame.derive(FULL_PAY, lambda: coded_flags(~frame.matched({"full_pay_relevant": "no"})))
        where = {**where, FULL_PAY: "yes"}
    if frame.has("hourly_pay") and not np.isnan(frame.amount("hourly_pay")).all():
        return HourlyPay("hourly_pay", where)
    if frame.has("hours") and not np.isnan(frame.amount("hours")).all():
        amount = frame.derive_amount("pay_per_hour", lambda: _per_hour(frame))
        note = msg("hourly.derived", "Hourly pay is annual pay divided by the weekly hours and 52.18 weeks.")
        return HourlyPay(amount, where, (note,))
    note = msg(
        "hourly.annual",
        "Neither hourly pay nor hours are recorded, so pay is that of the year; this is not the statutory figure.",
    )
    return HourlyPay("annual_pay", where, (note,))


def _per_hour(frame: Frame) -> np.ndarray[tuple[int], np.dtype[np.float64]]:
    hours = frame.amount("hours")
    with np.errstate(divide="ignore", invalid="ignore"):
        pay = frame.amount("annual_pay") / (hours * WEEKS_A_YEAR)
    return np.where(hours > 0, pay, np.nan)
