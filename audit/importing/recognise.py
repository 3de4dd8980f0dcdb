"""Which table a sheet holds: the one that most of its headers and values speak for."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from audit.importing.enough import tells_enough
from audit.importing.mapping import SheetMapping
from audit.importing.near_headers import with_near
from audit.importing.other_headers import is_event_list
from audit.importing.read_as import read_as
from audit.importing.reading import Reading
from audit.importing.region import Region
from audit.importing.seats import lists_seats
from audit.tables import TABLES

_LINE_UP = frozenset(("appearances", "participants"))
_NEVER_LACKING = frozenset(("published_scores", "published_spending"))
"""Tables of few columns, most of which stand in any other: one without its own is none of them."""
_OF_STAFF = frozenset(("employees", "memberships"))
_OF_A_ROLE = frozenset(("role", "session_kind"))


def recognise(region: Region, mapping: SheetMapping, today: date) -> Reading | None:
    """Return the best reading of a region; None where the headers mean nothing in any table.

    A reading with `missing` groups is one that the sheet seems meant for, but cannot be used.
    """
    names = [mapping.table] if mapping.table else list(TABLES)
    codes = region.encoded_at()
    readings = [read_as(region, TABLES[name], mapping, today, codes) for name in names]
    usable = [reading for reading in readings if reading.matches and not reading.missing]
    usable = [
        reading
        for reading in usable
        if not _better_missing(reading, readings) and tells_enough(reading, region.headers, region.sheet.name)
    ]
    if any(reading.table.name == "proposals" for reading in usable):  # those who were refused do not appear
        usable = [reading for reading in usable if reading.table.name not in _LINE_UP or _OF_A_ROLE & reading.columns]
    if any(reading.table.name == "events" for reading in usable) and is_event_list(region.headers, region.sheet.called):
        usable = [reading for reading in usable if reading.table.name not in _OF_STAFF]
    if lists_seats(region.headers):
        usable = [
            reading for reading in usable if reading.table.name not in _LINE_UP | _OF_STAFF or _lists_others(reading)
        ]
    if usable:
        return with_near(max(usable, key=lambda reading: reading.score), region, today, mapping)
    if mapping.table:
        return readings[0]
    lacking = [reading for reading in readings if reading.missing and reading.table.name not in _NEVER_LACKING]
    if lists_seats(region.headers):
        lacking = [reading for reading in lacking if reading.table.name not in _LINE_UP | _OF_STAFF] or lacking
    if not lacking:
        return None
    best = max(lacking, key=lambda reading: (reading.score, -len(reading.missing)))
    named = sum(bool(header) for header in region.headers)
    likely = best.score >= 2.0 or len(best.matches) >= max(2, named / 2)
    return best if likely and len(best.matches) >= 2 else None


def _better_missing(reading: Reading, readings: Sequence[Reading]) -> bool:
    """Return whether a list of participants, which asks for little, is rather another table that lacks a column."""
    return reading.table.name == "participants" and any(
        other.missing and other.score > reading.score and len(other.matches) > len(reading.matches)
        for other in readings
        if other.table.name != "appearances" or {"person", "session"} & other.columns
    )


def _lists_others(reading: Reading) -> bool:
    """Return whether a list with terms of office is another one all the same: of members, or of staff with pay."""
    return reading.table.name == "memberships" or {"employee", "salary"} <= reading.columns
