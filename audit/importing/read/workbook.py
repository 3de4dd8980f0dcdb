"""Workbooks (.xlsx, .xlsm, .xlsb, .xls, .ods) as sheets of strings."""

from __future__ import annotations

import io
import logging
import re
import zipfile
from collections.abc import Mapping, Sequence
from datetime import date, datetime, time, timedelta
from typing import Any

import fastexcel
import pyarrow as pa

from audit.importing.read.error_cells import REFUSED_BY, with_known_errors
from audit.importing.read.layout import OTHERS, Layout, layouts_of_ods, layouts_of_xlsx
from audit.importing.read.layout_binary import layouts_of_xls, layouts_of_xlsb
from audit.importing.read.places import cell_name
from audit.importing.read.refusal import Refusal, damaged, protected, too_large
from audit.importing.read.sheet import EPOCH_1904, MAX_CELLS, MAX_SHEETS, Note, ReadSheet
from audit.importing.read.short_cells import spell_out_short_cells
from audit.importing.read.tidy_archive import tidy_archive
from audit.importing.read.tidy_ods import tidy_ods

logging.getLogger("fastexcel").setLevel(logging.ERROR)

_ERROR_CELL = re.compile(r"Error\((\w+)\)")
_DATE_1904 = re.compile(rb'date1904\s*=\s*["\'](1|true)["\']')


class _UnknownErrors(Exception):
    """A sheet holds an error value that the reader does not know."""


def read_workbook(data: bytes) -> list[ReadSheet]:
    """Read all sheets. Raise Refusal where the workbook cannot be opened."""
    try:
        data = tidy_archive(data) if data.startswith(b"PK") else data
        epoch_1904, layouts = _look_inside(data)
        if data.startswith(b"PK") and not epoch_1904:
            data = spell_out_short_cells(tidy_ods(data))
    except (Refusal, MemoryError):
        raise
    except Exception as error:  # zipfile raises many kinds on a damaged file
        raise damaged() from error
    read = _read_by_rows if epoch_1904 else _read_at_once
    try:
        return read(data, layouts)
    except _UnknownErrors:
        return read(with_known_errors(data), layouts)


def _read_at_once(data: bytes, layouts: Mapping[str, Layout]) -> list[ReadSheet]:
    try:
        reader = fastexcel.read_excel(data)
        names = reader.sheet_names
    except BaseException as error:
        if _is_ours(error):
            raise
        raise _macro_sheet(data) or refusal_of(error) from error
    if len(names) > MAX_SHEETS:
        text = "The workbook has {n:,} sheets, which is more than can be read."
        raise Refusal("too-many-sheets", text, n=len(names))
    return [_read_sheet(reader, position, name, _layout(layouts, name)) for position, name in enumerate(names)]


def _is_ours(error: BaseException) -> bool:
    """Return whether what was raised is none of the reader's own failures, of which a panic is no Exception."""
    if isinstance(error, (Refusal, MemoryError, _UnknownErrors)):
        return True
    return not isinstance(error, Exception) and type(error).__name__ != "PanicException"


def _layout(layouts: Mapping[str, Layout], name: str) -> Layout:
    return layouts.get(name) or layouts.get(OTHERS, Layout())


def _macro_sheet(data: bytes) -> Refusal | None:
    """Return why a workbook with a macro sheet, which no reader opens, is refused."""
    if not data.startswith(b"PK") or b"xl/macrosheets/" not in data:
        return None
    return Refusal(
        "macro-sheet",
        "The workbook has a macro sheet of old versions of Excel, and such workbooks are not opened.",
        hint="Copy the table alone into a new workbook and use that.",
    )


def refusal_of(error: BaseException) -> Refusal:
    """Say in one sentence why a workbook cannot be opened."""
    said = str(error)
    if "assword" in said or "encrypt" in said.lower() or "Codepage D7CC" in said:
        return protected()
    return damaged()


def _read_sheet(reader: fastexcel.ExcelReader, position: int, name: str, layout: Layout) -> ReadSheet:
    try:
        sheet = reader.load_sheet(position, header_row=None, skip_rows=0, dtypes="string")
        if sheet.width * min(sheet.total_height, 1 << 40) > MAX_CELLS:
            raise too_large(name)
        batch, problems = sheet.to_arrow_with_errors()
    except BaseException as error:
        if _is_ours(error):
            raise
        if REFUSED_BY in str(error):
            raise _UnknownErrors from error
        if "no data" in str(error).lower():
            return ReadSheet(name=name, cells=pa.table({}), columns=(), notes=layout.notes)
        return ReadSheet(name=name, cells=pa.table({}), columns=(), notes=(Note(code="unreadable-sheet"),))
    table = pa.Table.from_batches([batch])
    columns = tuple(column.absolute_index for column in sheet.available_columns()) if table.num_columns else ()
    notes = (*_notes_on_errors(problems, columns), *layout.notes)
    return ReadSheet(
        name=name, cells=table, columns=columns, hidden=sheet.visible != "visible", merges=layout.merges, notes=notes
    )


def _notes_on_errors(problems: Any, columns: Sequence[int]) -> tuple[Note, ...]:
    if problems is None:
        return ()
    cells = [
        cell_name(found.position[0], columns[found.position[1]])
        for found in problems.errors
        if _ERROR_CELL.search(found.detail)
    ]
    others = [
        cell_name(found.position[0], columns[found.position[1]])
        for found in problems.errors
        if "Error(" not in found.detail
    ]
    notes = (("error-cells", cells), ("times-not-read", others))
    return tuple(Note(code=code, cells=tuple(named[:50]), count=len(named)) for code, named in notes if named)


def _look_inside(data: bytes) -> tuple[bool, Mapping[str, Layout]]:
    """Return whether dates count from 1904 (.xlsx only), and the layouts of the sheets."""
    if not data.startswith(b"PK"):
        return False, layouts_of_xls(data)
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        names = archive.namelist()
        if "xl/workbook.xml" in names:
            book = archive.read("xl/workbook.xml")
            return bool(_DATE_1904.search(book)), layouts_of_xlsx(archive, book)
        if "xl/_rels/workbook.bin.rels" in names and "xl/workbook.bin" in names:
            return False, layouts_of_xlsb(archive)
    return False, layouts_of_ods(data)


def _read_by_rows(data: bytes, layouts: Mapping[str, Layout]) -> list[ReadSheet]:
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
        except BaseException as error:
            if _is_ours(error):
                raise
            raise _UnknownErrors if REFUSED_BY in str(error) else refusal_of(error) from error
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
                merges=_layout(layouts, meta.name).merges,
                notes=(*_layout(layouts, meta.name).notes, Note(code=EPOCH_1904)),
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
