"""Writes the spreadsheets, the same bytes every time."""

from __future__ import annotations

import csv
import io
import re
import zipfile
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from pathlib import Path

from openpyxl import Workbook
from openpyxl.styles import Font
from openpyxl.utils import get_column_letter

Cell = str | int | float | date | None
_WRITTEN = datetime(2025, 1, 1)  # noqa: DTZ001 (a workbook's dates have no zone)
_MODIFIED = re.compile(rb"(<dcterms:modified[^>]*>)[^<]*")


@dataclass(frozen=True, slots=True, kw_only=True)
class Sheet:
    """One sheet: a title row, an empty row, the header, the rows and perhaps a row of totals."""

    name: str
    title: str
    headers: tuple[str, ...]
    rows: tuple[tuple[Cell, ...], ...]
    totals: tuple[Cell, ...] = ()


def sheet_of(name: str, title: str, rows: Sequence[Mapping[str, Cell]]) -> Sheet:
    """Return a sheet of rows that all have the same headers."""
    headers = tuple(rows[0])
    return Sheet(
        name=name, title=title, headers=headers, rows=tuple(tuple(row[key] for key in headers) for row in rows)
    )


def write_workbook(path: Path, sheets: Sequence[Sheet]) -> Path:
    """Write an .xlsx whose bytes depend on the sheets alone."""
    book = Workbook()
    del book["Sheet"]
    book.properties.creator = "sample data"
    book.properties.created = _WRITTEN
    for sheet in sheets:
        page = book.create_sheet(sheet.name)
        page.append([sheet.title])
        page["A1"].font = Font(bold=True, size=14)
        page.append([])
        page.append(list(sheet.headers))
        for cell in page[3]:
            cell.font = Font(bold=True)
        for row in (*sheet.rows, *((sheet.totals,) if sheet.totals else ())):
            page.append([None if value == "" else value for value in row])
        page.freeze_panes = "B4"
        for position, header in enumerate(sheet.headers, start=1):
            page.column_dimensions[get_column_letter(position)].width = max(10, min(34, len(header) + 2))
    buffer = io.BytesIO()
    book.save(buffer)
    path.write_bytes(_with_fixed_dates(buffer.getvalue()))
    return path


def write_csv(path: Path, headers: Sequence[str], rows: Sequence[Sequence[Cell]]) -> Path:
    """Write a .csv as a European spreadsheet program does: DD/MM/YYYY dates, comma between cells."""
    with path.open("w", encoding="utf-8", newline="") as file:
        writer = csv.writer(file)
        writer.writerow(headers)
        writer.writerows([_as_text(value) for value in row] for row in rows)
    return path


def _as_text(value: Cell) -> str:
    if value is None:
        return ""
    return value.strftime("%d/%m/%Y") if isinstance(value, date) else str(value)


def _with_fixed_dates(data: bytes) -> bytes:
    result = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(data)) as old, zipfile.ZipFile(result, "w", zipfile.ZIP_DEFLATED) as new:
        for name in old.namelist():
            content = old.read(name)
            if name == "docProps/core.xml":
                content = _MODIFIED.sub(rb"\g<1>2025-01-01T00:00:00Z", content)
            entry = zipfile.ZipInfo(name, date_time=(2025, 1, 1, 0, 0, 0))
            entry.compress_type = zipfile.ZIP_DEFLATED
            new.writestr(entry, content)
    return result.getvalue()
