"""A sheet that holds two tables at once: talks with what was asked in them, and who gave them."""

from __future__ import annotations

from datetime import date

from audit.importing.encode import Encoded
from audit.importing.mapping import SheetMapping
from audit.importing.reading import Reading
from audit.importing.recognise import read_as
from audit.importing.region import Region
from audit.tables import TABLES

_COMPANION = {"sessions": "appearances", "appearances": "sessions"}
_SHARED = frozenset(("event", "session", "date", "minutes", "kind", "session_kind", "attendees"))
_OF_SESSIONS = frozenset(
    ("session", "topic_community", "questions_total", "questions_women", "captioned", "attendees_women")
)


def companion_of(reading: Reading, region: Region, mapping: SheetMapping, today: date) -> Reading | None:
    """Return the reading of the same rows as a second table, where at least two columns are its own."""
    name = _COMPANION.get(reading.table.name)
    if name is None or mapping.table:
        return None
    codes: dict[int, Encoded] = dict(reading.codes)
    other = read_as(region, TABLES[name], mapping, today, codes)
    taken = {match.position for match in reading.matches}
    own = {match.column for match in other.matches if match.position not in taken and match.column not in _SHARED}
    if other.missing or len(own) < 2 or (name == "sessions" and not own & _OF_SESSIONS):
        return None
    return other
