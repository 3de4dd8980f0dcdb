"""Which table a sheet holds and which column each header means: from headers first, then checked against values."""

from __future__ import annotations

from collections.abc import Mapping, Sequence, Set
from dataclasses import replace
from datetime import date
from math import sqrt

import pyarrow as pa

from audit.importing.coded import Told, codes_told, marks_of_gender, yes_no_told
from audit.importing.encode import Encoded, encode
from audit.importing.enough import tells_enough
from audit.importing.fold import header_key, header_keys, header_words
from audit.importing.header_roles import by_parts, positions_meant
from audit.importing.implied import implied_by_headers, implied_by_list
from audit.importing.mapping import SheetMapping
from audit.importing.near_headers import with_near
from audit.importing.not_meant import is_not_meant
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
from audit.importing.paid_people import lists_paid_people
from audit.importing.read.places import column_letters
from audit.importing.reading import EDITION, Match, Reading
from audit.importing.region import Region
from audit.importing.rivals import readable
from audit.importing.seats import lists_seats, who_sits
from audit.importing.session_kinds import kind_by_words
from audit.importing.synonyms import column_meant, meanings, sheet_named, tables_using
from audit.importing.valuecheck import share_that_fits
from audit.importing.vocabulary import is_blank_word, parse_words
from audit.tables import TABLES
from audit.tables.declare import Column, ColumnType, Table

_ENOUGH_FIT = 0.5
_LAST_FORM = 9  # what a header means only by its parts comes after all forms of the whole
_MANY_ROWS = 40
_OWN_WORDS = 0.9
_ONLY_OF_EVENTS = frozenset(
    ("captioned", "interpreted", "capacity", "attendees", "step_free", "livestreamed", "budget")
)
_OF_ADDRESS = frozenset(("dr", "prof", "profdr", "professor", "mr", "mrs", "ms", "miss", "mx", "herr", "frau", "sir"))
_LEAST_KEYS = 0.05
_FEW = 20  # distinct values of a column of groups that is written in numbers
_LINE_UP = frozenset(("appearances", "participants"))
_NEVER_LACKING = frozenset(("published_scores", "published_spending"))
"""Tables of few columns, most of which stand in any other: one without its own is none of them."""
_OF_STAFF = frozenset(("employees", "memberships"))
_OF_A_ROLE = frozenset(("role", "session_kind"))
_KEYS_OF_PEOPLE = frozenset(("employee", "person"))
_KEYS_OF_STAFF = frozenset(
    (
        *("employee", "emp", "empid", "staff", "personnel", "worker", "mitarbeiter", "personalnummer", "personalnr"),
        *("matricule", "salarie", "empleado", "legajo", "funcionario", "colaborador", "dipendente", "matricola"),
        *("medewerker", "personeelsnummer", "employeeid", "employeenumber"),
    )
)


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
    if any(reading.table.name == "events" for reading in usable) and is_event_list(region.headers, _called(region)):
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


def read_as(region: Region, table: Table, mapping: SheetMapping, today: date, codes: dict[int, Encoded]) -> Reading:
    """Read a region's headers as those of one table; `codes` keeps columns that were encoded on the way."""
    claims: dict[str, list[tuple[int, int, int, str]]] = {}  # column -> (form, rank, position, how)
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
    for name, position in _by_others(region, table, claims):
        claims.setdefault(name, []).append((0, 0, position, "others"))
    if table.column("gender") and "gender" not in claims and _KEYS_OF_PEOPLE & claims.keys() and not mapping.table:
        marked = marks_of_gender(region, codes)
        claims |= {"gender": [(0, 0, marked, "others")]} if marked is not None else {}
    if table.name == "sessions" and not mapping.table and counts_who_speaks(region.headers):
        claims = {name: told for name, told in claims.items() if name not in IN_THE_ROOM}
    reading = _settle(region, table, claims, today, codes, mapping)
    if table.name in ("events", "appearances") and "event" not in reading.columns:
        reading = _with_edition(region, reading)
    implied = implied_by_headers(table, reading, region.headers)
    listed = {} if implied or "role" in mapping.constants else implied_by_list(region, reading)
    implied = {**implied, **listed}
    present = reading.columns | frozenset(mapping.constants) | frozenset(implied)
    required = [(column.name,) for column in table.columns if column.required]
    missing = tuple(group for group in (*required, *table.requires_any) if not present & set(group))
    if table.name == "appearances" and _names_nobody(region, table, reading.matches, codes):
        missing += (("person",),)
    if missing and (
        _lists_staff(table, reading.matches)
        or lists_paid_people(table, region.headers, reading.matches, missing, codes)
    ):
        missing = ()
    told = sum(1 / sqrt(max(tables_using(header_key(match.header)), 1)) for match in reading.matches)
    named = 1.5 if listed or sheet_named(table, region.sheet.name) else 0.0
    return Reading(
        table=table,
        matches=reading.matches,
        missing=missing,
        score=told + (named if reading.matches else 0.0),
        misfits=reading.misfits,
        rivals=reading.rivals,
        codes=codes,
        told=reading.told,
        implied=implied,
        by_list=bool(listed),
    )


def _by_others(
    region: Region, table: Table, claims: dict[str, list[tuple[int, int, int, str]]]
) -> list[tuple[str, int]]:
    """Return the column that a vague header means by those beside it: the name of an event, the title of a talk."""
    headers = region.headers
    if table.name == "events" and "event" not in claims and is_event_list(headers, _called(region)):
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


def _called(region: Region) -> str:
    return region.sheet.name or region.sheet.file


def _names_nobody(region: Region, table: Table, matches: Sequence[Match], codes: Mapping[int, Encoded]) -> bool:
    """Return whether the columns that are to name people, or their groups, are all blank."""
    people = [match for match in matches if match.column == "person" or _is_group(table, match.column)]
    return bool(len(region.rows)) and bool(people) and not any(len(codes[match.position]) for match in people)


def _is_group(table: Table, name: str) -> bool:
    column = table.column(name)
    return column is not None and column.type is ColumnType.GROUP


def _lists_staff(table: Table, matches: Sequence[Match]) -> bool:
    """Return whether the key is said to be that of staff, and groups are told: more may stand in another sheet."""
    key = next((match for match in matches if match.column == "employee"), None)
    groups = [match for match in matches if (column := table.column(match.column)) and column.type is ColumnType.GROUP]
    if table.name != "employees" or key is None or not groups:
        return False
    return key.how == "mapping" or bool(_KEYS_OF_STAFF & set(header_words(key.header)))


def _with_edition(region: Region, reading: Reading) -> Reading:
    """Where no column names the event, take one that tells its year or edition."""
    used = {match.position for match in reading.matches}
    for position, header in enumerate(region.headers):
        words = header_words(header)
        if position not in used and words and words[-1] in EDITION and _are_editions(region, position):
            match = Match(position=position, header=header, column="event", how="typo")
            return replace(reading, matches=tuple(sorted((*reading.matches, match), key=lambda found: found.position)))
    return reading


def _are_editions(region: Region, position: int) -> bool:
    """Return whether values have digits in them, as years and editions do."""
    values = region.encoded(position).first(50)
    return 2 * sum(any(map(str.isdigit, value)) for value in values) > len(values)


def _settle(
    region: Region,
    table: Table,
    claims: Mapping[str, Sequence[tuple[int, int, int, str]]],
    today: date,
    codes: dict[int, Encoded],
    mapping: SheetMapping,
) -> Reading:
    """Give each column one header, the best whose values fit, and each header one column."""
    taken: dict[int, str] = {}
    matches: list[Match] = []
    misfits: list[Match] = []
    rivals: list[tuple[Match, str]] = []
    told: dict[str, Told] = {}
    for name in sorted(claims, key=lambda name: min(claims[name])[:2]):
        column = table.column(name)
        assert column is not None  # noqa: S101 - claims come from the table's own columns
        fitting: list[Match] = []
        for _form, _rank, position, how in sorted(claims[name]):
            if position in taken:
                continue
            if position not in codes:
                codes[position] = region.encoded(position)
            match = Match(position=position, header=region.headers[position], column=name, how=how)
            if how != "mapping" and is_not_meant(match, column, codes[position]):
                continue
            again = any(other.position == position for other in misfits)
            said = None if mapping.values.get(name) else _told(column, match, codes[position], region)
            if said is not None:
                told.setdefault(name, said)
            elif how != "mapping" and not (
                mapping.values.get(name, {}).keys() >= set(codes[position].first(_FEW))  # each value is told
                or _is_what_it_says(column, codes[position], today, match.header, again=again)
            ):
                misfits.append(match)
                continue
            fitting.append(match)
        if not fitting:
            continue
        chosen = readable(fitting, column, codes)
        taken[chosen.position] = name
        matches.append(chosen)
        rivals.extend((other, chosen.header) for other in fitting if other is not chosen)
    settled = tuple(sorted(matches, key=lambda match: match.position))
    return Reading(
        table=table,
        matches=settled,
        misfits=tuple(found for found in misfits if found.position not in taken and found.column not in taken.values()),
        rivals=tuple((other, header) for other, header in rivals if other.position not in taken),
        codes=codes,
        told={name: said for name, said in told.items() if name in taken.values()},
    )


def _told(column: Column, match: Match, encoded: Encoded, region: Region) -> Told | None:
    """Return what the values of a column of groups stand for, where they are numbers or marks that are explained."""
    if column.type is not ColumnType.GROUP or not column.vocabulary or len(encoded) > _FEW:
        return None
    texts = [text for text in encoded.first(_FEW) if not is_blank_word(text)]
    said = yes_no_told(texts, match.header) if column.name == "gender" else None
    return said or codes_told(texts, column, match.header, region)


def _is_what_it_says(column: Column, encoded: Encoded, today: date, header: str, *, again: bool) -> bool:
    """Return whether values are those of a column; one that its header may mean `again` needs most of its words."""
    if share_that_fits(encoded, column, today, header) < _ENOUGH_FIT or _hardly_differs(column, encoded):
        return False
    if not again or column.type is not ColumnType.CATEGORY:
        return True
    texts = encoded.first(50)
    return 2 * len(parse_words(texts, column.vocabulary).unknown) <= len(texts)


def _hardly_differs(column: Column, encoded: Encoded) -> bool:
    """Return whether what should be a person's own key is the same in so many rows that it is one of something else."""
    rows = len(encoded.codes)
    return column.unique and column.name == "employee" and rows >= _MANY_ROWS and len(encoded) < _LEAST_KEYS * rows
