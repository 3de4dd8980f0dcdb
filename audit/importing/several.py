"""Several tables in one sheet, one below the other or side by side, each read by itself."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace
from datetime import date

import numpy as np

from audit.importing.encode import Mask, blank_mask
from audit.importing.header import known_headers, looks_like_data
from audit.importing.mapping import SheetMapping
from audit.importing.read.places import column_position
from audit.importing.read.refusal import too_many_tables
from audit.importing.read.sheet import MAX_TABLES, ReadSheet
from audit.importing.recognise import recognise
from audit.importing.region import Region, find_region
from audit.importing.wide.figures import figure_of

_TITLES = 2  # lines of a title above a table
_LONGEST = 50_000  # rows; longer sheets are exports of one table
_MOST_BEGINNINGS = 100_000  # cells in the rows below blank ones


def find_regions(sheet: ReadSheet, mapping: SheetMapping, today: date) -> list[Region]:
    """Return the tables of a sheet; one, unless other headers with rows of their own are found in it."""
    sheet = _between(sheet, mapping.first_column, mapping.last_column)
    if mapping.header_row:
        one = _from_row(sheet, mapping.header_row - 1, mapping.last_row)
        return [one] if one else []
    found = find_region(sheet)
    if found is None:
        return []
    if sheet.cells.num_rows > _LONGEST or mapping != SheetMapping():
        return [found]
    blocks = _beside(sheet)
    apart = list(_tables_in(blocks, today, sheet.name)) if len(blocks) > 1 else []
    if len(apart) > 1:
        return [replace(below, apart=True) for region in apart for below in _below(region.sheet, region, today)]
    return _below(sheet, found, today)


def _tables_in(blocks: Sequence[ReadSheet], today: date, name: str) -> Iterator[Region]:
    """Yield the tables that stand side by side; raise Refusal as soon as they are more than a file may have."""
    count = 0
    for part in blocks:
        region = find_region(part)
        if region is not None and _is_table(region, today):
            count += 1
            if count > MAX_TABLES:
                raise too_many_tables(len(blocks), name)
            yield region


def _below(sheet: ReadSheet, found: Region, today: date) -> list[Region]:
    """Return the table found, cut where other tables begin below it, and those."""
    headers = list(_later_headers(sheet, found))
    if len(headers) >= MAX_TABLES:
        raise too_many_tables(len(headers) + 1, sheet.name)
    nexts = [*(title for title, _ in headers[1:]), sheet.cells.num_rows]
    tables = [
        (title, row)
        for (title, row), end in zip(headers, nexts, strict=False)
        if _is_table(below := _from_row(sheet, row, end), today)
        or (below is not None and len(below.rows) > 1 and _names_women_and_men(below.headers))
        or (row > title and _looks_like_one(below, today))
    ]
    if not tables:
        return [found]
    ends = [*(title for title, _ in tables[1:]), sheet.cells.num_rows]
    first = find_region(replace(sheet, cells=sheet.cells.slice(0, tables[0][0])))
    later = [_from_row(sheet, start, end) for (_, start), end in zip(tables, ends, strict=True)]
    every = [region for region in (first, *later) if region is not None]
    return [*(replace(region, cut=True) for region in every[:-1]), every[-1]]


def _between(sheet: ReadSheet, first: str, last: str) -> ReadSheet:
    """Return the columns of a sheet from one to another, both named by their letters."""
    if not first and not last:
        return sheet
    low, high = column_position(first or "A"), column_position(last or "XFD")
    kept = [place for place, column in enumerate(sheet.columns) if low <= column <= high]
    return replace(sheet, cells=sheet.cells.select(kept), columns=tuple(sheet.columns[place] for place in kept))


def _is_table(region: Region | None, today: date) -> bool:
    if region is None or not len(region.rows):
        return False
    reading = recognise(region, SheetMapping(), today)
    return reading is not None and not reading.missing


def _looks_like_one(region: Region | None, today: date) -> bool:
    """Return whether what stands below a title of its own looks like another table, though it lacks a column.

    Its rows are none of the table above it.
    """
    return region is not None and bool(len(region.rows)) and recognise(region, SheetMapping(), today) is not None


def _from_row(sheet: ReadSheet, start: int, end: int | None) -> Region | None:
    """Return the table whose header is in row `start`; what stands above is kept for headers of two rows."""
    cut = sheet if end is None else replace(sheet, cells=sheet.cells.slice(0, end))
    return find_region(cut, start)


def _filled_rows(sheet: ReadSheet) -> Mask:
    filled = np.zeros(sheet.cells.num_rows, dtype=bool)
    for column in sheet.cells.columns:
        filled |= ~blank_mask(column)
    return filled


def _later_headers(sheet: ReadSheet, found: Region) -> Iterator[tuple[int, int]]:
    """Yield rows below a blank row that hold at least two known headers and no data, after where their title begins."""
    filled = _filled_rows(sheet)
    starts = np.flatnonzero(filled[1:] & ~filled[:-1]) + 1
    if len(starts) * sheet.cells.num_columns > _MOST_BEGINNINGS:  # one table with blank rows in it
        return
    for first in starts:
        if first <= found.header_row + 1:
            continue
        for row in range(int(first), min(int(first) + _TITLES + 1, sheet.cells.num_rows)):
            texts = [(column[row].as_py() or "").strip() for column in sheet.cells.columns]
            told = [text for text in texts if text]
            data = sum(looks_like_data(text) for text in told)
            known = known_headers(texts) if data == 0 else 0
            if (known >= 2 and known >= len(told) / 2) or (data == 0 and _names_women_and_men(told)):
                yield int(first), row
                break
            if len(told) != 1:
                break


def _names_women_and_men(texts: Sequence[str]) -> bool:
    """Return whether headers name women and men, each in a column of its own, as above numbers of them."""
    groups = {figure.group for text in texts if (figure := figure_of(0, text)) is not None}
    return {"women", "men"} <= groups


def _beside(sheet: ReadSheet) -> list[ReadSheet]:
    """Return the blocks of columns between columns that are empty from top to bottom, or not there."""
    blocks: list[list[int]] = [[]]
    last = -1
    for place, (column, position) in enumerate(zip(sheet.cells.columns, sheet.columns, strict=True)):
        empty = bool(blank_mask(column).all())
        if (empty or position > last + 1) and blocks[-1]:
            blocks.append([])
        if not empty:
            blocks[-1].append(place)
        last = position
    return [
        replace(sheet, cells=sheet.cells.select(block), columns=tuple(sheet.columns[place] for place in block))
        for block in blocks
        if len(block) > 1
    ]
