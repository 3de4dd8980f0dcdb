"""Speakers listed by themselves beside the programme in which they stand: they appear once."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

import pandas as pd

from audit.importing.places import Place
from audit.importing.sheet_table import SheetTable
from audit.model.message import msg

_MOST_OTHERS = 0.1


def listed_once(sheets: Sequence[SheetTable]) -> list[SheetTable]:
    """Return the sheets of a file; a list of speakers who all stand in its programme too is not used."""
    programme = [sheet for sheet in sheets if sheet.table == "appearances" and "session" in sheet.columns]
    known = {key for sheet in programme for key in _people(sheet)}
    return [_unused(sheet) if known and _only_lists(sheet) and _all_in(sheet, known) else sheet for sheet in sheets]


def _people(sheet: SheetTable) -> pd.Series:
    return sheet.frame["person"].dropna() if "person" in sheet.frame else pd.Series(dtype="string")


def _only_lists(sheet: SheetTable) -> bool:
    return sheet.table == "appearances" and "session" not in sheet.columns and bool(len(_people(sheet)))


def _all_in(sheet: SheetTable, known: set[str]) -> bool:
    people = _people(sheet)
    return bool((~people.isin(known)).mean() <= _MOST_OTHERS)


def _unused(sheet: SheetTable) -> SheetTable:
    place = Place(file=sheet.source.file, sheet=sheet.source.sheet)
    text = (
        "The sheet lists speakers who stand in the programme of the file too; they were counted there, and not again."
    )
    said = place.info(msg("listed-again", text), rows=len(sheet.frame))
    source = replace(sheet.source, table="", rows=0, columns={}, said="speakers who stand in the programme too")
    return SheetTable(source=source, issues=(said,), mapping=sheet.mapping)
