"""Files and sheets without a column of events: each is taken for one event, and that is said."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import PurePath

from audit.importing.fold import header_words, year_of
from audit.importing.named_above import event_above
from audit.importing.only_groups import AGES
from audit.importing.places import Place
from audit.importing.reading import Reading
from audit.importing.region import Region
from audit.model.message import msg
from audit.model.result import DataIssue
from audit.tables.declare import ColumnType

ONE_EVENT = frozenset(("appearances", "sessions", "participants"))
"""Tables that are about one event where they name none."""


_FEW = 3
_OF_EVENTS = frozenset(
    (
        *("attendee", "attendees", "participant", "participants", "registration", "registrations", "registered"),
        *("registrant", "registrants", "guest", "guests", "ticket", "tickets", "rsvp", "checkin", "event", "events"),
        *("conference", "workshop", "workshops", "meetup", "webinar", "seminar", "summit", "session", "sessions"),
        *("badge", "audience", "visitors", "delegates", "survey", "feedback", "evaluation", "questionnaire"),
        *("inscription", "inscriptions", "inscrits", "participantes", "asistentes", "inscritos", "inscripcion"),
        *("teilnehmer", "teilnehmende", "anmeldung", "anmeldungen", "gaste", "veranstaltung", "umfrage", "enquete"),
        *("partecipanti", "iscritti", "iscrizione", "evento", "eventi", "deelnemers", "aanmelding", "deltagere"),
        *("deltagare", "anmalan", "tilmelding", "pamelding", "osallistujat", "uczestnicy", "speaker", "speakers"),
    )
)
"""Words of headers, sheets and files by which those listed came to an event, or answered somebody."""


def event_of_all(place: Place, region: Region) -> str:
    """Return what the one event of a sheet is called: as above its table, or as the sheet of a year, or the file."""
    if named := event_above(region.sheet, region.header_line):
        return named
    return place.sheet if _is_an_edition(place.sheet) else PurePath(place.file).stem


def _is_an_edition(name: str) -> bool:
    """Return whether a sheet is named after a year, and not after a day of it."""
    year = year_of(name)
    return bool(year) and not any(map(str.isdigit, name.replace(year, "")))


def say_one_event(place: Place, table: str, reading: Reading, region: Region) -> list[DataIssue]:
    """Say that a file without a column of events was taken for one event."""
    if table not in ONE_EVENT or "event" in reading.columns:
        return []
    named = event_above(region.sheet, region.header_line)
    if named or _is_an_edition(place.sheet):
        text = "No column names the event, so the sheet was taken for one event, called {name}."
        said = msg("one-event-a-sheet", text, name=f"“{named or place.sheet}”")
        return [place.info(said, mapping='constants.event = "…"')]
    text = "No column names the event, so the whole file was taken for one event."
    return [place.info(msg("one-event", text), mapping='constants.event = "…"')]


def say_only_groups(place: Place, reading: Reading, headers: Sequence[str]) -> list[DataIssue]:
    """Ask who people are of whom only groups are understood, where no word says that they came to anything."""
    told = [column for match in reading.matches if (column := reading.table.column(match.column)) is not None]
    kinds = {column.type for column in told if column.name not in AGES}
    unread = sum(map(bool, headers)) - len(reading.matches)
    if reading.table.name != "participants" or kinds != {ColumnType.GROUP} or unread < _FEW:
        return []
    if any(match.how == "mapping" for match in reading.matches):
        return []
    said = {word for text in (*headers, place.sheet, PurePath(place.file).stem) for word in header_words(text)}
    asked = max(len(header_words(header)) for header in headers) > _FEW  # questions
    if _OF_EVENTS & said or asked:
        return []
    text = (
        "Of these people only their groups were understood, and nothing says who they are; they were taken for "
        "participants of one event."
    )
    hint = "If they are your staff, put the line into the mapping file, and name the other columns there."
    return [place.warning(msg("only-groups", text), hint=msg("only-groups-hint", hint), mapping='table = "employees"')]
