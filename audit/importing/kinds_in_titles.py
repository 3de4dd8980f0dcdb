"""Kinds of sessions that their titles name (“Opening keynote”, “Panel A”), in a list that tells no role otherwise."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import pairwise

from audit.importing.fold import header_words
from audit.importing.mapping import SheetMapping
from audit.importing.places import Place
from audit.importing.reading import Reading
from audit.importing.region import Region
from audit.importing.vocabulary import is_blank_word, lookup
from audit.model.message import msg
from audit.model.result import DataIssue

_COLUMN = "session_kind"
_TOLD_BY = {"role", _COLUMN}
_ANY = "talk"
_ON_STAGE = frozenset(("keynote", "panel", "workshop", _ANY))
_MOST_WORDS = 12


def with_kinds_in_titles(region: Region, reading: Reading | None) -> tuple[Region, str]:
    """Return the region with a column of the kinds that all titles of sessions name, and the titles' header.

    The header is "" where titles do not tell it, or need not.
    """
    if reading is None or reading.table.name != "appearances" or region.origin is not None:
        return region, ""
    columns = {match.column: match for match in reading.matches}
    lacks_role = [set(group) for group in reading.missing] == [_TOLD_BY]
    if not lacks_role or not {"person", "session"} <= columns.keys() or _COLUMN in region.headers:
        return region, ""
    session = columns["session"]
    codes = region.encoded(session.position)
    kinds = ["" if is_blank_word(text) else _kind_in(text) for text in codes.values]
    if not kinds or not all(kinds):
        return region, ""
    cells: list[str | None] = [None] * region.sheet.cells.num_rows
    for row, code in zip(region.rows.tolist(), codes.codes.tolist(), strict=True):
        cells[row] = kinds[code] if code >= 0 else None
    return region.with_column(_COLUMN, cells, session.position), session.header


def say_kinds_in_titles(place: Place, header: str, mapping: SheetMapping) -> Iterator[DataIssue]:
    """Say where the kinds of sessions came from."""
    if header and mapping == SheetMapping():
        text = "The kind of each session was taken from the words of its title in “{header}”."
        yield place.info(msg("kinds-in-titles", text, header=header))


def _kind_in(title: str) -> str:
    """Return the one kind that words of a title name, "" for none or several; a keynote is a talk, too."""
    words = header_words(title)
    if len(words) > _MOST_WORDS:
        return ""
    known = lookup("session-kind")
    pairs = (f"{one} {two}" for one, two in pairwise(words))
    kinds = {kind for phrase in (*words, *pairs) if (kind := known.get(phrase)) in _ON_STAGE}
    named = kinds - {_ANY} or kinds
    return named.pop() if len(named) == 1 else ""
