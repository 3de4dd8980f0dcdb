"""Sheets of one file that name each other's rows by keys: people, sessions, and who appears in which."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace

import pyarrow as pa

from audit.importing.fold import folded, header_words
from audit.importing.known_systems import system_of
from audit.importing.mapping import SheetMapping
from audit.importing.other_headers import KINDS
from audit.importing.read.sheet import ReadSheet
from audit.importing.region import Region, find_region
from audit.importing.synonyms import column_meant
from audit.importing.vocabulary import lookup, parse_words
from audit.tables.columns import words

_MOST_SHEETS = 12
_MOST_ROWS = 20_000
_MOST_COLUMNS = 60
_MOST_KEYS = 6  # columns of keys, each of which is compared with those of all other sheets
_FEWEST = 2
_KNOWN = 0.9
_SEVERAL = re.compile(r"\s*[,;|]\s*")
_ID = frozenset(
    (
        *("id", "ids", "key", "keys", "code", "codes", "no", "nr", "number", "nummer", "numero", "ref", "fk", "pk"),
        *("uid", "ds"),  # “IDs” is taken for two words
    )
)
_PEOPLE = folded(
    words(
        en="person, persons, people, contributor, contributors, participant, panelist, panellist, faculty",
        de="Person, Personen, Mitwirkende",
        fr="personne, personnes",
        es="persona, personas",
        pt="pessoa, pessoas",
        it="persona, persone",
        nl="persoon, personen",
    )
)
_SESSIONS = folded(
    words(
        en="session, sessions, talk, talks, programme, program, panel, panels, slot, slots, item, items, agenda",
        de="Vortrag, Vorträge, Vortrags, Sitzung, Sitzungen, Programm, Programmpunkt, Veranstaltung",
        fr="session, sessions, programme, intervention",
        es="sesión, sesiones, programa, charla, charlas, ponencia, ponencias",
        pt="sessão, sessões, programa, palestra, palestras",
        it="sessione, sessioni, programma",
        nl="sessie, sessies, programma, lezing, lezingen",
    )
)


@dataclass(frozen=True, slots=True)
class _Listed:
    """A sheet of the file, with the texts of its columns as far as they are asked for."""

    sheet: ReadSheet
    region: Region
    _texts: dict[int, tuple[str, ...]] = field(default_factory=dict)
    _keys: dict[int, frozenset[str]] = field(default_factory=dict)

    def texts(self, at: int) -> tuple[str, ...]:
        """Return the text of each row in a column."""
        if at not in self._texts:
            self._texts[at] = tuple((text or "").strip() for text in self.region.column(at).to_pylist())
        return self._texts[at]

    def keys(self, at: int) -> frozenset[str]:
        """Return the texts of a column if each row has one of its own, else nothing."""
        if at not in self._keys:
            told = frozenset(text for text in self.texts(at) if text)
            self._keys[at] = told if len(told) == len(self.region.rows) >= _FEWEST else frozenset()
        return self._keys[at]


@dataclass(frozen=True, slots=True)
class _Link:
    """A column of a sheet that holds keys of another one's rows."""

    sheet: int
    column: int
    other: int
    key: int
    kind: str  # what the keys are of: "person" or "session"
    several: bool = False


def linked_sheets(sheets: Sequence[ReadSheet]) -> tuple[list[ReadSheet], dict[int, SheetMapping]]:
    """Return the sheets, and how those are read that only keys make one: by place.

    A sheet of who appears in which session is given the kind that the sessions have, if it tells no role itself.
    """
    if not 1 < len(sheets) <= _MOST_SHEETS:
        return list(sheets), {}
    listed = {at: found for at, sheet in enumerate(sheets) if (found := _listed(sheet)) is not None}
    if any(system_of(one.region.headers) for one in listed.values()):
        return list(sheets), {}
    links = list(_links(listed))
    people = [link for link in links if link.kind == "person"]
    if len({link.other for link in people}) != 1 or len({link.sheet for link in people}) != len(people):
        return list(sheets), {}
    out = list(sheets)
    mappings = {people[0].other: _of_people(listed[people[0].other], people[0])}
    for link in people:
        talk = next((other for other in links if other.kind == "session" and other.sheet == link.sheet), None)
        mappings[link.sheet] = _of_those_who_appear(listed[link.sheet], link, talk)
        if talk is not None:
            out[link.sheet] = _with_kind(listed[link.sheet], talk, listed[talk.other])
            mappings.setdefault(talk.other, _of_sessions(listed[talk.other], talk))
    return out, mappings


def _listed(sheet: ReadSheet) -> _Listed | None:
    if not _FEWEST < sheet.cells.num_rows <= _MOST_ROWS or not 1 < sheet.cells.num_columns <= _MOST_COLUMNS:
        return None
    region = find_region(sheet)
    if region is None or len(region.rows) < _FEWEST:
        return None
    return _Listed(sheet, region)


def _links(listed: Mapping[int, _Listed]) -> Iterator[_Link]:
    """Yield each column that holds the keys of another sheet's rows, and whose header says what they are keys of."""
    keys = {kind: {at: _key_of(one, kind) for at, one in listed.items()} for kind in ("person", "session")}
    for at, one in listed.items():
        kinds = {column: kind for column, header in enumerate(one.region.headers) if (kind := _kind_of_key(header))}
        if len(kinds) > _MOST_KEYS:
            continue
        for column, kind in kinds.items():
            held = [text for text in one.texts(column) if text]
            parts = [part for text in held for part in _SEVERAL.split(text) if part]
            for place, other in listed.items():
                key = keys[kind][place] if held and place != at else None
                if key is not None and sum(map(other.keys(key).__contains__, parts)) >= _KNOWN * len(parts):
                    yield _Link(at, column, place, key, kind, len(parts) > len(held))


def _kind_of_key(header: str) -> str:
    """Return what the keys below a header are of, "" where it names none."""
    return _kind_of(header_words(header)) if _ID & set(header_words(header)) else ""


def _kind_of(told: Sequence[str]) -> str:
    """Return what words are for: people, or sessions."""
    roles = lookup("person-of-role")
    kinds = {"person" if word in _PEOPLE or word in roles else "session" if word in _SESSIONS else "" for word in told}
    kinds.discard("")
    return kinds.pop() if len(kinds) == 1 else ""


def _key_of(one: _Listed, kind: str) -> int | None:
    """Return the column that tells the rows of a list of people, or of sessions, apart by ids; None for other lists."""
    for at, header in enumerate(one.region.headers):
        told = header_words(header)
        if not _ID & set(told) or not one.keys(at):
            continue
        named = [word for word in told if word not in _ID]
        if (_kind_of(named) if named else _kind_of(header_words(one.sheet.name))) == kind:
            return at
    return None


def _of_people(one: _Listed, link: _Link) -> SheetMapping:
    """Return how the list of people is read: by their keys, and not by their names."""
    headers = one.region.headers
    columns = {header: "" for at, header in enumerate(headers) if column_meant("appearances", header) == "person"}
    role = any(column_meant("appearances", header) == "role" for header in headers)
    return SheetMapping(
        table="appearances",
        columns={**columns, headers[link.key]: "person"},
        constants={} if role else {"role": "speaker"},
    )


def _of_those_who_appear(one: _Listed, link: _Link, talk: _Link | None) -> SheetMapping:
    headers = one.region.headers
    own = {header: "" for header in headers if column_meant("appearances", header) in ("person", "session")}
    own[headers[link.column]] = "person"
    if talk is not None:
        own[headers[talk.column]] = "session"
    elif (key := _key_of(one, "session")) is not None:
        own[headers[key]] = "session"
    if not any(column_meant("appearances", header) == "role" for header in headers):
        kind = _kind_at(one)
        own |= {headers[kind]: "session_kind"} if kind is not None else {}
    return SheetMapping(table="appearances", columns=own, split=[headers[link.column]] if link.several else [])


def _of_sessions(one: _Listed, link: _Link) -> SheetMapping:
    headers = one.region.headers
    columns = {header: "" for header in headers if column_meant("sessions", header) == "session"}
    kind = _kind_at(one)
    columns |= {headers[kind]: "kind"} if kind is not None else {}
    return SheetMapping(table="sessions", columns={**columns, headers[link.key]: "session"})


def _kind_at(one: _Listed) -> int | None:
    """Return the column of the kinds of sessions: by its header, or by one that may say so and its words."""
    named = [at for at, header in enumerate(one.region.headers) if column_meant("sessions", header) == "kind"]
    if not named:
        likely = [at for at, header in enumerate(one.region.headers) if KINDS & set(header_words(header))]
        told = {at: sorted({text for text in one.texts(at) if text}) for at in likely}
        named = [at for at in likely if told[at] and not parse_words(told[at], "session-kind").unknown]
    return named[0] if len(named) == 1 else None


def _with_kind(one: _Listed, link: _Link, sessions: _Listed) -> ReadSheet:
    """Return a sheet of who appears with the kind of each session, where nothing in it tells a role."""
    meant = {column_meant("appearances", header) for header in one.region.headers}
    at = _kind_at(sessions)
    if {"role", "session_kind"} & meant or at is None:
        return one.sheet
    kind = dict(zip(sessions.texts(link.key), sessions.texts(at), strict=True))
    cells: list[str | None] = [None] * one.sheet.cells.num_rows
    cells[one.region.header_row] = "Session type"
    for row, key in zip(one.region.rows.tolist(), one.texts(link.column), strict=True):
        cells[row] = kind.get(key) or None
    sheet = one.sheet
    table = sheet.cells.append_column(str(sheet.cells.num_columns), pa.array(cells, pa.string()))
    return replace(sheet, cells=table, columns=(*sheet.columns, max(sheet.columns) + 1))
