"""Who really appeared: an invitation that was declined is no appearance."""

from __future__ import annotations

from audit.measures.frame import Frame, Where, coded_flags

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
