"""Speakers listed by themselves beside the programme in which they stand: they appear once."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from pathlib import PurePath

import pandas as pd

from audit.importing.fold import header_words
from audit.importing.other_headers import role_by_name
from audit.importing.places import Place
from audit.importing.sheet_table import SheetTable
from audit.model.message import msg
from audit.tables.dimensions import DIMENSIONS

_MOST_OTHERS = 0.1
_KEYS = frozenset(("id", "key", "code", "no", "nr", "number", "nummer", "ref"))


def listed_once(sheets: Sequence[SheetTable]) -> list[SheetTable]:
    """Return the sheets with a list of speakers who all stand in the programme too not used, but for what it tells.

    What the list tells of people's groups, and the programme does not, is joined to the programme.
    """
    appear = [place for place, sheet in enumerate(sheets) if sheet.table == "appearances"]
    at = [place for place in appear if "session" in sheets[place].columns]
    at = at or [place for place in appear if "event" in sheets[place].headers]
    programmes = [place for place in at if not _called_speakers(sheets[place])]
    if programmes:  # else those who list speakers with their sessions are all that there is
        at = programmes
    lists = [place for place in appear if place not in at and _only_lists(sheets[place])]
    known = {key for place in at for key in _people(sheets[place]).unique()} if lists else set()
    found = list(sheets)
    for place in lists:
        sheet = sheets[place]
        if not known or not _all_in(sheet, known):
            continue
        joined: list[str] = []
        for programme in at:
            found[programme], columns = _with_groups(found[programme], sheet)
            joined += [column for column in columns if column not in joined]
        found[place] = _unused(sheet, joined, int((~_people(sheet).isin(known)).sum()))
    return found


def _people(sheet: SheetTable) -> pd.Series:
    return sheet.frame["person"].dropna() if "person" in sheet.frame else pd.Series(dtype="string")


def _only_lists(sheet: SheetTable) -> bool:
    """Return whether a sheet lists speakers: without sessions, or with them where it is called one of speakers."""
    if sheet.table != "appearances" or "event" in sheet.headers or not len(_people(sheet)):
        return False
    return "session" not in sheet.columns or _called_speakers(sheet)


def _called_speakers(sheet: SheetTable) -> bool:
    return role_by_name(sheet.source.sheet or PurePath(sheet.source.file).stem) == "speaker"


def _all_in(sheet: SheetTable, known: set[str]) -> bool:
    """Return whether those listed stand in the programme; a list that keys tell apart may hold others too."""
    people = _people(sheet)
    every = bool(_KEYS & set(header_words(sheet.headers.get("person", "")))) and known <= set(people)
    return every or bool((~people.isin(known)).mean() <= _MOST_OTHERS)


def _with_groups(programme: SheetTable, listed: SheetTable) -> tuple[SheetTable, tuple[str, ...]]:
    """Return a programme with the groups that a list tells of the same people, and which these are."""
    groups = tuple(column.name for column in DIMENSIONS if column.name in listed.columns - programme.columns)
    own = listed.frame.dropna(subset=["person"]).drop_duplicates("person").set_index("person")
    if not groups or "person" not in programme.frame:
        return programme, ()
    taken = [name for group in groups for name in (group, f"{group}__raw") if name in own]
    frame = programme.frame.copy()
    for name in taken:
        frame[name] = frame["person"].map(own[name]).astype(own[name].dtype)
    return replace(programme, frame=frame, columns=programme.columns | frozenset(groups)), groups


def _unused(sheet: SheetTable, joined: Sequence[str], others: int) -> SheetTable:
    place = Place(file=sheet.source.file, sheet=sheet.source.sheet)
    text = (
        "The sheet lists speakers who stand in the programme of the file too; they were counted there, and not again."
    )
    said = [place.info(msg("listed-again", text), rows=len(sheet.frame))]
    if joined:
        text = "What the list tells of the speakers was joined to the programme: {columns}."
        said.append(place.info(msg("list-joined", text, columns=", ".join(joined)), rows=len(sheet.frame)))
    if others:
        text = "People of the list who stand nowhere in the programme were not counted: {n}."
        said.append(place.info(msg("list-others", text, n=others), rows=others))
    source = replace(sheet.source, table="", rows=0, columns={}, said="speakers who stand in the programme too")
    return SheetTable(source=source, issues=tuple(said), mapping=sheet.mapping, decisions=sheet.decisions)
