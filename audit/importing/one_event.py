"""Files and sheets without a column of events: each is taken for one event, and that is said."""

from __future__ import annotations

from pathlib import PurePath

from audit.importing.fold import year_of
from audit.importing.places import Place
from audit.importing.reading import Reading
from audit.model.message import msg
from audit.model.result import DataIssue

ONE_EVENT = frozenset(("appearances", "sessions", "participants"))
"""Tables that are about one event where they name none."""


def event_of_all(place: Place) -> str:
    """Return what the one event of a sheet is called: a sheet named after a year holds one of several."""
    return place.sheet if _is_an_edition(place.sheet) else PurePath(place.file).stem


def _is_an_edition(name: str) -> bool:
    """Return whether a sheet is named after a year, and not after a day of it."""
    year = year_of(name)
    return bool(year) and not any(map(str.isdigit, name.replace(year, "")))


def say_one_event(place: Place, table: str, reading: Reading) -> list[DataIssue]:
    """Say that a file without a column of events was taken for one event."""
    if table not in ONE_EVENT or "event" in reading.columns:
        return []
    if _is_an_edition(place.sheet):
        text = "No column names the event, so the sheet was taken for one event, called {name}."
        return [place.info(msg("one-event-a-sheet", text, name=f"“{place.sheet}”"), mapping='constants.event = "…"')]
    text = "No column names the event, so the whole file was taken for one event."
    return [place.info(msg("one-event", text), mapping='constants.event = "…"')]
