"""A table that lies on its side, with its headers in the first column: put upright, so that each record is a row."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace
from datetime import date
from pathlib import PurePath

import pyarrow as pa

from audit.importing.fold import fold
from audit.importing.header import SEARCHED, first_rows, looks_like_data
from audit.importing.mapping import SheetMapping
from audit.importing.places import CellIssue, Place
from audit.importing.read.places import cell_name, column_position
from audit.importing.read.sheet import ReadSheet
from audit.importing.recognise import recognise
from audit.importing.region import Region, find_region
from audit.importing.synonyms import column_meant
from audit.importing.vocabulary import lookup
from audit.model.message import msg
from audit.model.result import DataIssue

_YEAR = re.compile(r"(?:19|20)\d\d")
_CELL = re.compile(r"\b([A-Z]{1,3})(\d+)\b")
_YEARS = "year"
_MOST_ROWS = 10_000  # which become columns
_PUBLISHED = "published_gaps"
_COUNTED = "published_headcounts"
_SHARES = frozenset(("women_share", "men_share"))
_FEWEST = 2


def upright(sheet: ReadSheet, header: int = 0) -> ReadSheet:
    """Return a sheet with its rows as columns; a row of years, which mostly has another header, is called so.

    What stands before the column that is to be the header is left blank: it names groups of rows, and none of columns.
    """
    rows = [["" if at < header else text for at, text in enumerate(row)] for row in first_rows(sheet, _MOST_ROWS)]
    for row in rows:
        told = [text for text in row[1:] if text]
        if told and all(map(_YEAR.fullmatch, told)):
            row[0] = _YEARS
    cells = pa.table([pa.array(row, pa.string()) for row in rows], names=[str(at) for at in range(len(rows))])
    return replace(sheet, cells=cells, columns=tuple(range(len(rows))), merges=(), typed=False)


def counts_and_shares_by_year(sheet: ReadSheet) -> bool:
    """Return whether the rows are women, men and the share of either, and each column beside them is a year."""
    if not _FEWEST < sheet.cells.num_rows <= SEARCHED:
        return False
    years, *rows = first_rows(sheet, SEARCHED)
    told = [text for text in years[1:] if text]
    labels = [row[0] for row in rows if row[0]]
    if len(told) < _FEWEST or not all(map(_YEAR.fullmatch, told)):
        return False
    groups = {lookup("gender").get(fold(label)) for label in labels}
    return {"women", "men"} <= groups and any(column_meant(_COUNTED, label) in _SHARES for label in labels)


def mapping_upright(sheet: ReadSheet, today: date) -> SheetMapping | None:
    """Return how a sheet is read upright, if that is what an organisation published of itself.

    Rows of people are not guessed at. The employer need not be told in a file of its own.
    """
    region = find_region(upright(sheet))
    reading = recognise(region, SheetMapping(), today) if region else None
    if region is None or reading is None:
        return None
    if reading.table.name == _COUNTED and _YEARS in reading.columns:  # groups in the rows, and years in the columns
        called = first_rows(sheet, 1)[0][0] or PurePath(sheet.file).stem
        return SheetMapping(sideways=True, table=_COUNTED, constants={"job": called})
    if reading.table.name != _PUBLISHED:
        return None
    if not reading.missing:
        return SheetMapping(sideways=True)
    used = {match.position for match in reading.matches}
    named = [header for at, header in enumerate(region.headers) if at not in used and _tells_apart(region, at)]
    if named:
        return SheetMapping(sideways=True, table=_PUBLISHED, columns={named[0]: "employer"})
    return SheetMapping(sideways=True, table=_PUBLISHED, constants={"employer": sheet.called})


def _tells_apart(region: Region, position: int) -> bool:
    """Return whether a column names each record with words of its own, as a row of employers does."""
    names = region.encoded(position)
    rows = len(region.rows)
    return rows > 1 and len(names) == rows and not any(map(looks_like_data, names.values))


def say_upright(place: Place) -> DataIssue:
    """Say that each column was read as a record."""
    text = "The table lies on its side, with its headers in the first column; each other column was read as a record."
    return place.info(msg("put-upright", text), mapping="sideways = true")


def with_own_cells(issues: Sequence[DataIssue], sheet: ReadSheet) -> tuple[DataIssue, ...]:
    """Return issues about a sheet that was put upright with the cells where they stand in the user's file."""

    def own(cells: str) -> str:
        return _CELL.sub(lambda cell: _turned_back(cell, sheet), cells)

    return tuple(
        replace(issue, cell=own(issue.cell), cells=tuple(map(own, issue.cells)))
        if isinstance(issue, CellIssue)
        else replace(issue, cell=own(issue.cell))
        for issue in issues
    )


def without_cell(issue: DataIssue) -> DataIssue:
    """Return an issue without cells, where those of the sheet that was read are none of the user's file."""
    return replace(issue, cell="", cells=()) if isinstance(issue, CellIssue) else replace(issue, cell="")


def _turned_back(cell: re.Match[str], sheet: ReadSheet) -> str:
    row, line = column_position(cell[1]), int(cell[2]) - 1
    return cell_name(row, sheet.columns[line]) if line < len(sheet.columns) else cell[0]
