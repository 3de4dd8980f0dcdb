"""Who is really there: an invitation that was declined is no appearance, and a leaver is no member of staff."""

from __future__ import annotations

from audit.measures.coding import coded_flags
from audit.measures.frame import Frame, Where

ACTIVE = "active"
TOOK_PART = "took_part"
"""Derived: everybody but those who declined."""


def of_those_present(frame: Frame, where: Where) -> Where:
    """Return the filter without the appearances that were declined; other tables, and blanks, are left as they are."""
    if frame.name != "appearances" or not frame.has("declined") or "declined" in where:
        return where
    if "yes" not in frame.coded("declined").categories:
        return where
    frame.derive(TOOK_PART, lambda: coded_flags(~frame.matched({"declined": "yes"})))
    return {**where, TOOK_PART: "yes"}


def at_snapshot(frame: Frame, where: Where) -> Where:
    """Return the filter for a stock of staff: those active at the snapshot, where the files tell them apart.

    A filter that names a status keeps it: ``status: [active, left]`` takes everybody recorded.
    """
    if frame.name != "employees" or "status" in where or ACTIVE not in frame.coded("status").categories:
        return where
    return where if frame.coded("status").categories == (ACTIVE,) else {**where, "status": ACTIVE}
