"""What a vague header means by those beside it: “name” in a list of events, “title” in a list of talks."""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import lru_cache

from audit.importing.fold import header_key, header_words
from audit.importing.header_roles import role_in
from audit.importing.read.sheet import ReadSheet

_NAMES = frozenset(
    ("name", "title", "nom", "titre", "nombre", "titulo", "nome", "titolo", "naam", "titel", "bezeichnung")
)
KINDS = frozenset(("format", "type", "kind", "art", "typ", "tipo", "soort", "formato", "formaat", "genre"))
TOPICS = frozenset(("topic", "tema", "thema", "sujet", "argomento", "onderwerp"))
TITLES = _NAMES - {"name", "nom", "nombre", "nome", "naam", "bezeichnung"}
_STARTS = frozenset(
    (
        *("date", "dates", "startdate", "datestart", "start", "startsat", "startson", "datefrom", "begin", "begins"),
        *("when", "eventdate", "starttime", "startdatetime", "datedebut", "fechainicio", "fechadeinicio", "fecha"),
        *("datum", "beginn", "startdatum", "begindatum", "data", "datainicio", "datainizio", "datededebut"),
    )
)
_STARTING = ("startdate", "startsat", "startson", "datestart", "starttime")
_PLACES = frozenset(
    ("city", "country", "location", "venue", "place", "region", "state", "ville", "lieu", "pays", "ciudad", "lugar",
     "pais", "stadt", "ort", "land", "cidade", "local", "citta", "luogo", "paese", "stad", "plaats", "lat", "latitude",
     "long", "lng", "lon", "longitude", "coordinates")
)  # fmt: skip
_PAGES = frozenset(
    ("url", "urls", "website", "link", "links", "web", "site", "homepage", "cfp", "cfps", "twitter", "hashtag",
     "venue", "coc", "online", "tickets", "organizer", "organiser", "organizers", "meetup", "conference", "deadline")
)  # fmt: skip
_LATITUDES = frozenset(("lat", "latitude", "coordinates"))
_LISTS_OF_EVENTS = frozenset(
    ("events", "event", "festivals", "festival", "conferences", "conference", "meetups", "evenements", "evenement",
     "veranstaltungen", "eventos", "eventi", "evenementen", "congresos", "konferenzen", "tagungen")
)  # fmt: skip
_LISTS_OF_TALKS = frozenset(
    ("seminars", "seminar", "seminare", "seminaires", "seminarios", "seminari", "talks", "lectures", "colloquia",
     "colloquium", "kolloquium", "colloques", "charlas", "palestras", "vortrage", "conferencias")
)  # fmt: skip
_AUTHORS = frozenset(("author", "authors"))
_ENDS = frozenset(
    ("end", "ends", "endsat", "endtime", "timeend", "finish", "to", "fin", "ende", "hasta", "fim", "fine")
)
_OF_PEOPLE = frozenset(
    ("speaker", "speakers", "presenter", "author", "authors", "artist", "person", "employee", "staff", "gender", "sex",
     "genre", "geschlecht", "genero", "birth", "dob", "birthday", "age", "email", "mail", "phone", "salary",
     "department", "manager", "job", "position", "role", "hired", "hire", "surname", "lastname", "firstname", "first",
     "last", "company", "affiliation", "bio", "biography", "talk", "session", "abstract", "panel")
)  # fmt: skip
_OF_TALKS = frozenset(
    ("abstract", "talk", "talks", "speaker", "speakers", "presenter", "presenters", "session", "persons",
     "track", "room", "duration", "slides", "video", "recording", "resumen", "ponente", "ponentes", "charla",
     "palestrante", "vortrag", "referent", "intervenant", "resume", "resumo")
)  # fmt: skip
_SURE = frozenset(("abstract", "resumen", "resumo", "duration", "slides", "track"))
_OF_SOMEBODY = frozenset(("bio", "biography", "position", "last", "surname", "lastname"))
IN_THE_ROOM = frozenset(("attendees_women", "attendees_men"))
"""Columns of how many listen, which numbers of those on a panel are not."""
_COUNTS = frozenset(("n", "number", "count", "total", "size", "num", "no", "anzahl", "nombre", "numero"))
_OF_TIMES = frozenset(("time", "start", "starts", "end", "slot", "hour", "hora", "heure", "zeit", "uhrzeit", "orario"))
_ROOMS = frozenset(("room", "rooms", "hall", "sala", "salle", "raum", "saal", "zaal", "stage"))
_OF_JOBS = frozenset(("company", "organisation", "organization", "employer", "job", "affiliation", "institution"))
_NEUTRAL = frozenset(
    ("list", "lists", "all", "data", "export", "final", "accepted", "confirmed", "clean", "copy", "en", "fr", "de",
     "es", "it", "pt", "nl", "liste", "lista", "lijst", "table", "csv", "json", "v",
     "tracker", "tracking", "overview", "master", "sheet", "draft")
)  # fmt: skip
_FIRST = frozenset(
    ("firstname", "first", "givenname", "forename", "prenom", "nombre", "nombres", "vorname", "primeironome",
     "voornaam", "speakerfirstname", "presenterfirstname", "fname")
)  # fmt: skip
_LAST = frozenset(
    ("lastname", "last", "surname", "familyname", "nom", "nomdefamille", "apellido", "apellidos", "nachname",
     "familienname", "sobrenome", "apelido", "cognome", "achternaam", "speakerlastname", "presenterlastname", "lname")
)  # fmt: skip
_ITALIAN = ("nome", "cognome")
_PORTUGUESE = ("nome", "sobrenome")
_DIGITS = re.compile(r"\d+")
_LONG, _LONGER = 4, 5  # words, of the titles of talks; those of people and their jobs are shorter


def is_event_list(headers: Sequence[str], called: str = "") -> bool:
    """Return whether headers are those of a list of events: a name, a start, places and pages, and nobody's own.

    Where the list is called one of events, or tells where on a map they are, their pages need not stand in it.
    """
    keys = {_last(header) for header in headers if header}
    words = {word for header in headers for word in header_words(header)}
    starts = any(key in _STARTS or key.endswith(_STARTING) for key in keys)
    if not keys & _NAMES or not starts or words & _OF_PEOPLE:
        return False
    if words & _LATITUDES or set(_words_of(called)) & _LISTS_OF_EVENTS:
        return True
    return bool(words & _PAGES) and len(words & (_PAGES | _PLACES)) > 1


def lists_talks(sheet: ReadSheet) -> bool:
    """Return whether a list is called one of talks (“seminars.csv”)."""
    return bool(set(_words_of(sheet.called)) & _LISTS_OF_TALKS)


def counts_who_speaks(headers: Sequence[str]) -> bool:
    """Return whether a header counts those on a panel (“n_panelists”), so that women beside it are on it too."""
    return any(_COUNTS & set(told) and role_in(told)[0] for told in map(header_words, headers))


def names_sessions(headers: Sequence[str]) -> bool:
    """Return whether “name” is that of a session: from when to when it lasts is told, and nothing of people."""
    own = [header_words(header) for header in headers if "." not in header]  # “speakers.name” is in a list of JSON
    words = {word for each in own for word in each}
    ends = any(each[-1] in _ENDS for each in own if each)
    return ends and bool(words & _OF_TIMES) and not words & (_OF_PEOPLE - {"session"})


def is_programme(headers: Sequence[str]) -> bool:
    """Return whether headers tell when something is on, or in which room."""
    return bool({word for header in headers for word in header_words(header)} & (_OF_TIMES | _ROOMS))


def author_among(headers: Sequence[str]) -> int | None:
    """Return the position of the header for authors, None where there is none or several."""
    found = [at for at, header in enumerate(headers) if header_key(header) in _AUTHORS]
    return found[0] if len(found) == 1 else None


def _words_of(name: str) -> tuple[str, ...]:
    return header_words(_DIGITS.sub(" ", name))


def names_talks(headers: Sequence[str], titles: Sequence[str]) -> bool:
    """Return whether a “title” is that of a talk; where people's employers stand beside it, its length decides."""
    words = {word for header in headers for word in header_words(header)}
    lists = {word for header in headers if "." in header for word in header_words(header.split(".")[0])}
    if words & _SURE or lists & _OF_TALKS:
        return True
    if words & _OF_TALKS and words & _OF_TIMES and not words & _OF_JOBS:
        return True
    words_of_a_title = _LONGER if words & _OF_JOBS else _LONG
    long = sum(len(title.split()) for title in titles) >= words_of_a_title * max(len(titles), 1)
    return long and bool(words & _OF_TALKS) and not words & _OF_SOMEBODY


def named_by(headers: Sequence[str], keys: frozenset[str] = _NAMES) -> int | None:
    """Return the position of the header that only says that it names something, None where there is none."""
    return next((at for at, header in enumerate(headers) if header_key(header) in keys), None)


def _last(header: str) -> str:
    return header_key(header.rsplit(".", 1)[-1]) if "." in header else header_key(header)


@lru_cache(maxsize=256)
def role_by_name(name: str) -> str:
    """Return the role of the people whom a sheet or file lists by its name (“keynote_speakers_2024”), "" for none."""
    words = [word for word in _words_of(name) if word not in _NEUTRAL]
    for length in (2, 1):
        role, rest = role_in(words[-length:])
        if role and not rest:
            return role
    return ""


def implied_role(sheet: ReadSheet) -> str:
    """Return the role that the name of a sheet tells, or that of its file where the sheet has none."""
    return role_by_name(sheet.called)


def parts_of_names(headers: Sequence[str]) -> tuple[int, int] | None:
    """Return the positions of the first and the last names, None where they are not apart."""
    keys = [header_key(header) for header in headers]
    for first, last in (_ITALIAN, _PORTUGUESE):
        if first in keys and last in keys:
            return keys.index(first), keys.index(last)
    firsts = [at for at, key in enumerate(keys) if key in _FIRST]
    lasts = [at for at, key in enumerate(keys) if key in _LAST]
    return (firsts[0], lasts[0]) if len(firsts) == len(lasts) == 1 else None
