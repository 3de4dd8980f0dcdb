"""Workbooks (.xlsx, .xlsm, .xlsb, .xls, .ods) as sheets of strings."""

from __future__ import annotations

import io
import logging
import re
import zipfile
from collections.abc import Iterator, Sequence
from datetime import date, datetime, time, timedelta
from typing import Any

import fastexcel
import pyarrow as pa

from audit.importing.read.places import cell_name, column_position
from audit.importing.read.refusal import Refusal
from audit.importing.read.sheet import MAX_CELLS, MAX_SHEETS, Merge, Note, ReadSheet
from audit.importing.read.short_cells import spell_out_short_cells
from audit.importing.read.tidy_ods import tidy_ods

logging.getLogger("fastexcel").setLevel(logging.ERROR)

_ERROR_CELL = re.compile(r"Error\((\w+)\)")
_DATE_1904 = re.compile(rb'date1904\s*=\s*["\'](1|true)["\']')
_MERGE = re.compile(rb'<(?:\w+:)?mergeCell\s+ref\s*=\s*["\']([A-Z]{1,3})(\d{1,7}):([A-Z]{1,3})(\d{1,7})["\']')
_MOST_MERGES = 20_000
_LARGEST_XLS = 20 * 1024 * 1024


def read_workbook(data: bytes) -> list[ReadSheet]:
    """Read all sheets. Raise Refusal where the workbook cannot be opened."""
    epoch_1904, merges = _look_inside(data)
    if epoch_1904:
        return _read_by_rows(data)
    if data.startswith(b"PK"):
        data = spell_out_short_cells(tidy_ods(data))
    try:
        reader = fastexcel.read_excel(data)
        names = reader.sheet_names
    except Exception as error:
        raise refusal_of(error) from error
    if len(names) > MAX_SHEETS:
        raise Refusal("too-many-sheets", f"The workbook has {len(names):,} sheets, which is more than can be read.")
    if not data.startswith(b"PK"):
        merges = _merges_of_xls(data)
    return [_read_sheet(reader, position, name, merges.get(name, ())) for position, name in enumerate(names)]


def _merges_of_xls(data: bytes) -> dict[str, tuple[Merge, ...]]:
    """Return the merged areas of the sheets of an .xls; none where it is large, or they cannot be told."""
    if len(data) > _LARGEST_XLS:
        return {}
    from python_calamine import CalamineWorkbook

    try:
        book = CalamineWorkbook.from_filelike(io.BytesIO(data))
        found = {name: book.get_sheet_by_name(name).merged_cell_ranges or [] for name in book.sheet_names}
    except Exception:
        return {}
    return {
        name: tuple(
            Merge(top=top, left=left, bottom=bottom, right=right)
            for (top, left), (bottom, right) in areas[:_MOST_MERGES]
        )
        for name, areas in found.items()
    }


def refusal_of(error: BaseException) -> Refusal:
    """Say in one sentence why a workbook cannot be opened."""
    said = str(error)
    if "assword" in said or "encrypt" in said.lower() or "Codepage D7CC" in said:
        return Refusal(
            "password",
            "The file is protected by a password, so it cannot be read.",
            hint="Save a copy without the password and use that.",
        )
    return Refusal(
        "damaged",
        "The workbook is damaged, or not written as its format demands, and cannot be opened.",
        hint="Open it in your spreadsheet program, save it as .xlsx and use that.",
    )


def _read_sheet(reader: fastexcel.ExcelReader, position: int, name: str, merges: tuple[Merge, ...]) -> ReadSheet:
    try:
        sheet = reader.load_sheet(position, header_row=None, skip_rows=0, dtypes="string")
        if sheet.width * min(sheet.total_height, 1 << 40) > MAX_CELLS:
            raise Refusal("too-large", "The sheet has more cells than can be read at once.", sheet=name)
        batch, problems = sheet.to_arrow_with_errors()
    except Refusal:
        raise
    except Exception as error:
        if "no data" in str(error).lower():
            return ReadSheet(name=name, cells=pa.table({}), columns=())
        return ReadSheet(name=name, cells=pa.table({}), columns=(), notes=(Note(code="unreadable-sheet"),))
    table = pa.Table.from_batches([batch])
    columns = tuple(column.absolute_index for column in sheet.available_columns()) if table.num_columns else ()
    notes = _notes_on_errors(problems, columns)
    return ReadSheet(
        name=name, cells=table, columns=columns, hidden=sheet.visible != "visible", merges=merges, notes=notes
    )


def _notes_on_errors(problems: Any, columns: Sequence[int]) -> tuple[Note, ...]:
    if problems is None:
        return ()
    cells = [
        cell_name(found.position[0], columns[found.position[1]])
        for found in problems.errors
        if _ERROR_CELL.search(found.detail)
    ]
    return (Note(code="error-cells", cells=tuple(cells[:50]), count=len(cells)),) if cells else ()


def _look_inside(data: bytes) -> tuple[bool, dict[str, tuple[Merge, ...]]]:
    """Return whether dates count from 1904, and the merged areas by sheet (both for .xlsx only)."""
    if not data.startswith(b"PK"):
        return False, {}
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        names = set(archive.namelist())
        if "xl/workbook.xml" not in names:
            return False, {}
        book = archive.read("xl/workbook.xml")
        return bool(_DATE_1904.search(book)), dict(_merges_by_sheet(archive, book, names))


def _merges_by_sheet(archive: zipfile.ZipFile, book: bytes, names: set[str]) -> Iterator[tuple[str, tuple[Merge, ...]]]:
    relations = "xl/_rels/workbook.xml.rels"
    if relations not in names:
        return
    targets = {}
    for relation in re.findall(rb"<(?:\w+:)?Relationship\s[^>]*>", archive.read(relations)):
        identifier, target = re.search(rb'\bId="([^"]+)"', relation), re.search(rb'\bTarget="([^"]+)"', relation)
        if identifier and target:
            targets[identifier[1]] = target[1].decode("utf-8", "replace")
    for found in re.findall(rb"<(?:\w+:)?sheet\s[^>]*>", book):
        name, identifier = re.search(rb'\bname="([^"]*)"', found), re.search(rb'\b\w+:id="([^"]+)"', found)
        if not name or not identifier or identifier[1] not in targets:
            continue
        path = targets[identifier[1]]
        part = path.lstrip("/") if path.startswith("/") else f"xl/{path}"
        if part in names and archive.getinfo(part).file_size < 32 * 1024 * 1024:
            merges = _merges_of(archive.read(part))
            if merges:
                yield _unescape(name[1].decode("utf-8", "replace")), merges


def _merges_of(part: bytes) -> tuple[Merge, ...]:
    start = part.rfind(b"</sheetData>")
    found = _MERGE.findall(part, max(start, 0))
    if len(found) > _MOST_MERGES:
        return ()
    return tuple(
        Merge(
            top=int(top) - 1,
            left=column_position(left.decode()),
            bottom=int(bottom) - 1,
            right=column_position(right.decode()),
        )
        for left, top, right, bottom in found
    )


def _unescape(text: str) -> str:
    for entity, sign in (("&lt;", "<"), ("&gt;", ">"), ("&quot;", '"'), ("&apos;", "'"), ("&amp;", "&")):
        text = text.replace(entity, sign)
    return text


def _read_by_rows(data: bytes) -> list[ReadSheet]:
    """Read with calamine, cell by cell: slower, and right for dates that count from 1904."""
    from python_calamine import CalamineWorkbook, SheetVisibleEnum

    try:
        book = CalamineWorkbook.from_filelike(io.BytesIO(data))
    except Exception as error:
        raise refusal_of(error) from error
    sheets = []
    for meta in book.sheets_metadata:
        try:
            rows = book.get_sheet_by_name(meta.name).to_python(skip_empty_area=False)
        except Exception as error:
            raise refusal_of(error) from error
        width = max((len(row) for row in rows), default=0)
        columns = [
            pa.array([_text_of(row[place]) if place < len(row) else None for row in rows], pa.string())
            for place in range(width)
        ]
        sheets.append(
            ReadSheet(
                name=meta.name,
                cells=pa.table(columns, names=[str(place) for place in range(width)]),
                columns=tuple(range(width)),
                hidden=meta.visible != SheetVisibleEnum.Visible,
            )
        )
    return sheets


def _text_of(value: object) -> str | None:
    if value is None or value == "":
        return None
    if isinstance(value, bool):
        return "true" if value else "false"
    if isinstance(value, float):
        return str(int(value)) if value.is_integer() and abs(value) < 1e15 else repr(value)
    if isinstance(value, datetime):
        return value.isoformat(sep=" ")
    if isinstance(value, (date, time, timedelta)):
        return str(value)
    return str(value)
