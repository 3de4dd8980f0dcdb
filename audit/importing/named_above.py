"""The event that the lines above a table name, as organisers head their lists (“Event: City Forum”)."""

from __future__ import annotations

from collections.abc import Sequence

from audit.importing.fold import fold
from audit.importing.header import first_rows, looks_like_data
from audit.importing.read.sheet import ReadSheet
from audit.tables.columns import words
from audit.tables.event_keys import EVENT

_ROWS = 15
_LONGEST = 120
_LABELS = frozenset(
    fold(word) for word in ("event", "event title", *(word for listed in EVENT.synonyms.values() for word in listed))
)
_VENUES = frozenset(
    fold(word)
    for listed in words(
        en="venue, venue name, name of venue, site, building",
        fr="lieu, salle, nom du lieu",
        es="recinto, sede, espacio",
        de="Veranstaltungsort, Ort, Haus, Spielstätte",
        pt="local, recinto, espaço",
        it="luogo, sede, struttura",
        nl="locatie, zaal, gebouw",
    ).values()
    for word in listed
)


def event_above(sheet: ReadSheet, header: int) -> str:
    """Return the name of the event that a line above a header gives, "" where none does."""
    return _named(sheet, header, _LABELS)


def event_or_venue_above(sheet: ReadSheet, header: int) -> str:
    """Return the name of the event, or else of the venue, for lists of what is there."""
    return _named(sheet, header, _LABELS) or _named(sheet, header, _VENUES)


def _named(sheet: ReadSheet, header: int, labels: frozenset[str]) -> str:
    for row in first_rows(sheet, min(max(header, 0), _ROWS)):
        label, name = _label_and_name([text for text in row if text])
        if fold(label) in labels and name and len(name) <= _LONGEST and not looks_like_data(name):
            return name
    return ""


def _label_and_name(cells: Sequence[str]) -> tuple[str, str]:
    """Return what a line says of what: in one cell with a colon between, or in two cells beside each other."""
    if len(cells) == 1 and ":" in cells[0]:
        label, _, name = cells[0].partition(":")
        return label, name.strip()
    if len(cells) == 2:
        return cells[0].rstrip(": "), cells[1]
    return "", ""
