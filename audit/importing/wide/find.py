"""Whether the columns of a table stand for people, groups, years or options, and how they are turned into rows."""

from __future__ import annotations

from datetime import date

from audit.importing.mapping import SheetMapping
from audit.importing.recognise import Reading, read_as
from audit.importing.region import Region
from audit.importing.wide.melt import Plan
from audit.importing.wide.people import people_plan
from audit.tables import TABLES

_ABOUT_EVENTS = frozenset(("appearances", "sessions"))


def find_plan(region: Region, reading: Reading | None, today: date) -> Plan | None:
    """Return how a region's columns are turned into rows; None where each row is one thing already."""
    if reading is None or reading.missing or reading.table.name in _ABOUT_EVENTS:
        codes = dict(reading.codes) if reading else {}
        return people_plan(region, read_as(region, TABLES["appearances"], SheetMapping(), today, codes))
    return None
