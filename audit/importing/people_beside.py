"""A sheet that only lists people and their groups, told to be of staff by the sheet of their posts beside it."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace

from audit.importing.fold import header_key
from audit.importing.mapping import SheetMapping, column_line
from audit.importing.places import Place
from audit.importing.read.sheet import ReadSheet
from audit.importing.sheet_table import SheetContext, SheetTable
from audit.importing.sheets import read_sheet
from audit.model.message import msg
from audit.tables.dimensions import DIMENSIONS

_TABLE = "employees"
_KEY = "employee"
_ROWS_OF_HEADERS = 20
_MOST_KEPT = 200_000  # cells, of a sheet that is kept to be read again
_MOST_KEYS = 3  # headers of keys by which a sheet is read again: who lists people calls their key by one name
_NEARLY_ALL = 0.9
_MAY_BE_MORE = frozenset(("", "participants"))


@dataclass(frozen=True, slots=True)
class Unplaced:
    """A sheet that was not used, or taken for participants: where it stands among the tables, and how it was read."""

    at: int
    sheet: ReadSheet
    context: SheetContext


def may_be_people(parts: Sequence[SheetTable], sheet: ReadSheet, context: SheetContext) -> bool:
    """Return whether a sheet is worth reading again once the others are known."""
    small = sheet.cells.num_rows * sheet.cells.num_columns <= _MOST_KEPT
    return small and len(parts) == 1 and parts[0].table in _MAY_BE_MORE and context.mapping == SheetMapping()


def with_people_beside(tables: Sequence[SheetTable], unplaced: Sequence[Unplaced]) -> list[SheetTable]:
    """Return the tables, with sheets that list the people of another sheet's posts, by the same key, read as staff."""
    found = list(tables)
    staff = [table for table in tables if table.table == _TABLE and table.headers.get(_KEY) and _KEY in table.frame]
    if not staff:
        return found
    people = [frozenset(table.frame[_KEY].dropna()) for table in staff] if unplaced else []
    for one in unplaced:
        texts = _first_texts(one.sheet)
        read: dict[str, tuple[SheetTable | None, frozenset[str]]] = {}  # each way once, however many list staff
        for other, posts in zip(staff, people, strict=True):
            header = other.headers[_KEY]
            key = header_key(header)
            if key not in texts or (key not in read and len(read) == _MOST_KEYS):
                continue
            if key not in read:
                part = _read_again(one, header)
                read[key] = part, frozenset(part.frame[_KEY].dropna()) if part is not None else frozenset()
            part, keys = read[key]
            if part is not None and len(posts & keys) >= _NEARLY_ALL * max(len(posts), 1):
                found[one.at] = _said(part, one, other, header)
                break
    return found


def _first_texts(sheet: ReadSheet) -> frozenset[str]:
    """Return the texts of the first rows as headers are compared."""
    first = sheet.cells.slice(0, _ROWS_OF_HEADERS)
    return frozenset(header_key(text) for column in first.columns for text in column.to_pylist() if text)


def _read_again(one: Unplaced, header: str) -> SheetTable | None:
    """Return the sheet as one of staff by this key, where it tells groups of them."""
    mapping = SheetMapping(table=_TABLE, columns={header: _KEY})
    parts = read_sheet(one.sheet, replace(one.context, mapping=mapping))
    if len(parts) != 1 or _KEY not in parts[0].columns or parts[0].table != _TABLE:
        return None
    told = any(column.name in parts[0].columns for column in DIMENSIONS)
    return parts[0] if told and parts[0].frame[_KEY].dropna().is_unique else None


def _said(part: SheetTable, one: Unplaced, staff: SheetTable, header: str) -> SheetTable:
    """Return the part with what is said of it: whose posts stand in the other sheet."""
    place = Place(file=part.source.file, sheet=part.source.sheet, table=_TABLE)
    text = "The sheet lists the people whose posts stand in “{other}”, by “{header}”; it was read as staff."
    other = staff.source.sheet or staff.source.file
    said = place.info(msg("people-of-posts", text, other=other, header=header), mapping=column_line(header, _KEY))
    return replace(part, issues=(said, *part.issues), mapping=one.context.mapping)
