"""Which column each header may mean: by its own words, and by what stands beside it."""

from __future__ import annotations

from collections.abc import Set

import pyarrow as pa

from audit.importing.coded import marks_of_gender
from audit.importing.encode import Encoded, encode
from audit.importing.fold import header_key, header_keys
from audit.importing.header_roles import by_parts, positions_meant
from audit.importing.mapping import SheetMapping
from audit.importing.other_headers import (
    IN_THE_ROOM,
    TITLES,
    TOPICS,
    author_among,
    counts_who_speaks,
    implied_role,
    is_event_list,
    is_programme,
    lists_talks,
    named_by,
    names_sessions,
    names_talks,
)
from audit.importing.read.places import column_letters
from audit.importing.region import Region
from audit.importing.seats import lists_seats, who_sits
from audit.importing.session_kinds import kind_by_words
from audit.importing.synonyms import column_meant, meanings, sheet_named
from audit.tables import TABLES
from audit.tables.declare import Table

_OWN_WORDS = 0.9
_ONLY_OF_EVENTS = frozenset(
    ("captioned", "interpreted", "capacity", "attendees", "step_free", "livestreamed", "budget")
)
_OF_ADDRESS = frozenset(("dr", "prof", "profdr", "professor", "mr", "mrs", "ms", "miss", "mx", "herr", "frau", "sir"))
_LAST_FORM = 9  # what a header means only by its parts comes after all forms of the whole
_KEYS_OF_PEOPLE = frozenset(("employee", "person"))

Claim = tuple[int, int, int, str]
"""That a header may mean a column: form of the header, rank of the meaning, position, and how it is known."""
Claims = dict[str, list[Claim]]
"""The headers that may mean each column."""


def claims_of(region: Region, table: Table, mapping: SheetMapping, codes: dict[int, Encoded]) -> Claims:
    """Return the headers that may mean each column; `codes` keeps columns that were encoded on the way."""
    claims = _by_own_words(region, table, mapping)
    for name, position in _by_others(region, table, claims):
        claims.setdefault(name, []).append((0, 0, position, "others"))
    if table.column("gender") and "gender" not in claims and _KEYS_OF_PEOPLE & claims.keys() and not mapping.table:
        marked = marks_of_gender(region, codes)
        claims |= {"gender": [(0, 0, marked, "others")]} if marked is not None else {}
    if table.name == "sessions" and not mapping.table and counts_who_speaks(region.headers):
        claims = {name: told for name, told in claims.items() if name not in IN_THE_ROOM}
    return claims


def _by_own_words(region: Region, table: Table, mapping: SheetMapping) -> Claims:
    claims: Claims = {}
    likely = range(len(region.headers)) if mapping.columns else positions_meant(region.headers)
    for position in likely:
        header = region.headers[position]
        said = mapping.column_for(header, column_letters(region.sheet.columns[position]))
        if said is not None:
            if said and table.column(said):
                claims.setdefault(said, []).append((-1, 0, position, "mapping"))
            continue
        for form, key in enumerate(header_keys(header)):
            found = meanings(table.name).get(key)
            if found:
                for meaning in found:
                    claims.setdefault(meaning.column, []).append((form, meaning.rank, position, "exact"))
                break
        else:
            for meaning in by_parts(header, table.name):
                claims.setdefault(meaning.column, []).append((_LAST_FORM, meaning.rank, position, "exact"))
    return claims


def _by_others(region: Region, table: Table, claims: Claims) -> list[tuple[str, int]]:
    """Return the column that a vague header means by those beside it: the name of an event, the title of a talk."""
    headers = region.headers
    if table.name == "events" and "event" not in claims and is_event_list(headers, region.sheet.called):
        position = named_by(headers)
        return [("event", position)] if position is not None else []
    if table.name == "governance" and "seat" not in claims and lists_seats(headers):
        position = who_sits(headers)
        return [("seat", position)] if position is not None else []
    found: list[tuple[str, int]] = []
    if table.name == "appearances" and "person" not in claims and implied_role(region.sheet):
        position = author_among(headers)
        found = [("person", position)] if position is not None else []
    if table.name == "appearances" and "event" not in claims and (event := _event_around(region)) is not None:
        claims["person"] = [claim for claim in claims.get("person", ()) if claim[2] != event]
        found.append(("event", event))
    if table.name == "appearances" and "session_kind" not in claims:
        kind = kind_by_words(region)
        found += [("session_kind", kind)] if kind is not None else []
    if table.name in ("appearances", "sessions") and "session" not in claims:
        position = named_by(headers, TITLES)
        if position is None and {"session_kind", "kind"} & claims.keys() and _of_sessions(region):
            position = named_by(headers)
            others = [claim for claim in claims.pop("person", ()) if claim[2] != position]
            if others:
                claims["person"] = others
            return [("session", position)] if position is not None else []
        if position is None and "person" in claims and (topic := named_by(headers, TOPICS)) is not None:
            told = is_programme(headers) and _all_differ(region, topic)
            return [*found, ("session", topic)] if told else found
        if position is not None and _titles_sessions(region, position, {*claims, *(name for name, _ in found)}):
            return [*found, ("session", position)]
        titles = region.encoded(position).first(50) if position is not None else []
        called = lists_talks(region.sheet) or sheet_named(TABLES["sessions"], region.sheet.name)
        if position is not None and (called or names_talks(headers, titles)):
            found.append(("session", position))
    return found


def _event_around(region: Region) -> int | None:
    """Return the name of the event around a list of people in JSON: what only events have stands beside it."""
    inner = [header for header in region.headers if "." in header]
    if not any(column_meant("appearances", header) == "person" for header in inner):
        return None
    outer = [header for header in region.headers if header and "." not in header]
    told = {column_meant("events", header) for header in outer if not column_meant("appearances", header)}
    named = named_by(region.headers)
    return named if told & _ONLY_OF_EVENTS else None


def _titles_sessions(region: Region, position: int, told: Set[str]) -> bool:
    """Return whether a “title” in a programme with kinds of sessions is theirs, and no “Dr” of the people in it."""
    if not {"session_kind", "person"} <= told:
        return False
    titles = region.encoded(position).first(50)
    lines = len(set(region.line_numbers().tolist()))  # people of one line, in rows of their own, share its title
    differ = len(region.encoded(position)) >= _OWN_WORDS * lines if region.origin else _all_differ(region, position)
    return differ and not any(header_key(title) in _OF_ADDRESS for title in titles)


def _all_differ(region: Region, position: int) -> bool:
    """Return whether nearly each cell has words of its own, as talks have and themes do not; merged cells are one."""
    column = region.column(position)
    if region.as_written is not None and not region.origin:
        column = region.as_written.column(position).take(pa.array(region.rows))
    encoded = encode(column)
    told = int((encoded.codes >= 0).sum())
    return told > 1 and len(encoded) >= _OWN_WORDS * told


def _of_sessions(region: Region) -> bool:
    return names_sessions(region.headers) and not implied_role(region.sheet)
