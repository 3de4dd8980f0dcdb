"""A sheet that holds two tables at once: talks and who gave them, or what was paid and who owns whom it went to."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

from audit.importing.certificates import says_none
from audit.importing.encode import Encoded
from audit.importing.mapping import SheetMapping
from audit.importing.read_as import read_as
from audit.importing.reading import Reading
from audit.importing.region import Region
from audit.importing.sheet_table import SheetTable
from audit.tables import TABLES

_COMPANION = {
    **{"sessions": "appearances", "appearances": "sessions"},
    **{"payments": "suppliers", "contracts": "suppliers"},
}
_SHARED = frozenset(("event", "session", "date", "minutes", "kind", "session_kind", "attendees"))
_OF_SESSIONS = frozenset(
    ("session", "topic_community", "questions_total", "questions_women", "captioned", "attendees_women")
)


_OF_SUPPLIERS = frozenset(("certification", "ownership", "community_led"))
_ONCE = {"sessions": ["event", "session"], "suppliers": ["vendor"]}


def companion_of(reading: Reading, region: Region, mapping: SheetMapping, today: date) -> Reading | None:
    """Return the reading of the same rows as a second table, where enough columns are its own."""
    name = _COMPANION.get(reading.table.name)
    if name is None or mapping.table:
        return None
    codes: dict[int, Encoded] = dict(reading.codes)
    other = read_as(region, TABLES[name], mapping, today, codes)
    taken = {match.position for match in reading.matches}
    own = {match.column for match in other.matches if match.position not in taken and match.column not in _SHARED}
    if name == "suppliers":
        return other if not other.missing and own & _OF_SUPPLIERS else None
    if other.missing or len(own) < 2 or (name == "sessions" and not own & _OF_SESSIONS):
        return None
    return other


def once_each(part: SheetTable) -> SheetTable:
    """Return a companion with one row for each session or supplier: the first that tells something of it."""
    keys = _ONCE.get(part.table)
    if keys is None:
        return part
    frame = part.frame
    told = frame[[name for name in frame if name in _OF_SUPPLIERS]]
    if "certification" in told:  # of several rows, one that names a certificate
        told = told.assign(certification=told["certification"].mask(says_none(told["certification"])))
    silent = told.isna().sum(axis=1)
    once = frame[~frame.assign(silent=silent).sort_values("silent", kind="stable").duplicated(keys).sort_index()]
    once = once.reset_index(drop=True)
    return replace(part, frame=once, source=replace(part.source, rows=len(once)))
