"""Workbooks about an import: a copy of the user's own with the cells marked, and a report of all issues."""

from __future__ import annotations

import os
import subprocess
import sys
import tempfile
from collections.abc import Callable, Sequence
from json import dumps
from pathlib import Path

from openpyxl import Workbook
from openpyxl.worksheet.worksheet import Worksheet

import audit
from audit.errors import InputError
from audit.importing.guard import WALL_SECONDS, reading
from audit.importing.issue_sheet import (
    CONFIDENTIAL,
    ISSUES,
    IssueRow,
    list_issues,
    mark_cells,
    put_row,
    put_text,
    widen,
)
from audit.importing.marking_child import request_of
from audit.importing.places import CellIssue
from audit.importing.read.refusal import Refusal
from audit.importing.read.sheet import ReadSheet
from audit.importing.run import Inspection
from audit.model.result import DataIssue

_FORBIDDEN_IN_NAMES = str.maketrans(dict.fromkeys("[]:*?/\\", "-"))
_BOOT = "import sys; sys.path.insert(0, sys.argv[1]); from audit.importing.marking_child import main; main()"
_OWN = "Your own workbook, with the cells marked. Pictures and shapes may be missing; all else is as it was."
_REBUILT = "Made anew from the values that were read: formats and formulas of the file are not in it."


def write_copies(inspection: Inspection, folder: Path | None) -> tuple[Path, ...]:
    """Write a marked copy of each file that has issues; see `audit.importing.write_marked_copies`."""
    written = []
    with reading() as reader:
        for label, path in inspection.files.items():
            rows = [_row(issue) for issue in inspection.issues if issue.file == label]
            if not rows:
                continue
            where = folder or path.absolute().parent
            sha256 = next((sheet.source.sha256 for sheet in inspection.sheets if sheet.source.file == label), "")
            copy = _own_copy(path, sha256, rows, where)
            if copy is None:
                try:
                    sheets = reader.read(path).sheets
                except Refusal:
                    continue
                copy = where / f"{path.stem}.marked.xlsx"
                _save(_rebuilt(sheets, rows).save, copy, private=True)
            written.append(copy)
    return tuple(written)


def write_report(inspection: Inspection, path: Path) -> None:
    """Write the issues and sources as a workbook; see `audit.importing.write_issue_report`."""
    book = Workbook()
    first = book.active
    assert isinstance(first, Worksheet)  # noqa: S101 - a new workbook has a sheet
    first.title = ISSUES
    list_issues(first, [_row(issue) for issue in inspection.issues], links={})
    sources = book.create_sheet("Sheets read")
    put_row(sources, ("File", "Sheet", "Read as", "Rows", "Outside the period", "Understood", "SHA-256"), bold=True)
    for source in inspection.dataset.sources:
        row = (source.file, source.sheet, source.table or "not used", source.rows, source.rows_outside_period)
        put_row(sources, (*row, source.said, source.sha256))
    headers = book.create_sheet("Columns")
    put_row(headers, ("File", "Sheet", "Table", "Column as written", "Read as"), bold=True)
    for source in inspection.dataset.sources:
        for written, column in source.columns.items():
            put_row(headers, (source.file, source.sheet, source.table, written, column or "not used"))
    for sheet in (sources, headers):
        widen(sheet, (28, 20, 20, 34, 22, 40, 66))
    _save(book.save, path, private=False)


def _row(issue: DataIssue) -> IssueRow:
    return IssueRow(
        level=issue.level.value,
        file=issue.file,
        sheet=issue.sheet,
        cell=issue.cell,
        message=issue.message.text,
        hint=issue.hint.text if issue.hint else "",
        mapping=issue.mapping,
        cells=issue.cells if isinstance(issue, CellIssue) else (),
    )


def _own_copy(path: Path, sha256: str, rows: Sequence[IssueRow], folder: Path) -> Path | None:
    """Have a child mark a copy of the workbook itself; None where the file is no .xlsx, or it cannot be done."""
    macros = _has_macros(path)
    if macros is None or not sha256:
        return None
    target = folder / f"{path.stem}.marked.{'xlsm' if macros else 'xlsx'}"

    def mark(name: str) -> None:
        asked = dumps(request_of(str(path.absolute()), sha256, name, rows, macros=macros, said=_OWN))
        root = str(Path(audit.__file__).resolve().parent.parent)
        with tempfile.TemporaryDirectory(prefix="policy-audit-") as scratch:
            subprocess.run(  # noqa: S603 - our own interpreter, no shell
                [sys.executable, "-I", "-c", _BOOT, root],
                input=asked.encode(),
                env={**os.environ, "TMPDIR": scratch},
                stdout=subprocess.DEVNULL,
                stderr=subprocess.DEVNULL,
                timeout=WALL_SECONDS,
                check=True,
            )

    try:
        _save(mark, target, private=True)
    except subprocess.SubprocessError:
        return None
    return target


def _has_macros(path: Path) -> bool | None:
    """Return whether an Excel workbook holds macros, None where the file is none."""
    from zipfile import BadZipFile, ZipFile

    try:
        with ZipFile(path) as archive:
            names = set(archive.namelist())
    except (BadZipFile, OSError, ValueError):
        return None
    return "xl/vbaProject.bin" in names if "xl/workbook.xml" in names else None


def _rebuilt(sheets: Sequence[ReadSheet], rows: Sequence[IssueRow]) -> Workbook:
    book = Workbook()
    first = book.active
    assert isinstance(first, Worksheet)  # noqa: S101 - a new workbook has a sheet
    first.title = ISSUES
    names: dict[str, str] = {}
    for sheet in sheets:
        copied = book.create_sheet(_sheet_name(sheet.name or "Data", set(book.sheetnames)))
        names[sheet.name] = copied.title
        _copy(sheet, copied)
        mark_cells(copied, [row for row in rows if row.sheet == sheet.name])
    list_issues(first, rows, links=names, said=_REBUILT)
    book.properties.title = CONFIDENTIAL
    return book


def _sheet_name(name: str, taken: set[str]) -> str:
    base = name.translate(_FORBIDDEN_IN_NAMES)[:28].strip("'") or "Sheet"
    unique, number = base, 2
    while unique.casefold() in {other.casefold() for other in taken}:
        unique, number = f"{base[:25]} {number}", number + 1
    return unique


def _copy(sheet: ReadSheet, target: Worksheet) -> None:
    for place, column in zip(sheet.columns, sheet.cells.columns, strict=True):
        for row, text in enumerate(column.to_pylist(), 1):
            if text:
                number = _as_number(text) if sheet.typed else None
                cell = target.cell(row=row, column=place + 1)
                if number is None:
                    put_text(cell, text)
                else:
                    cell.value = number


def _as_number(text: str) -> float | None:
    """Return the number that a cell of a workbook held, if its text is exactly how that number is written."""
    try:
        number = float(text)
    except ValueError:
        return None
    whole = number.is_integer() and abs(number) < 1e15
    return number if text == (str(int(number)) if whole else repr(number)) else None


def _save(write: Callable[[str], None], path: Path, *, private: bool) -> None:
    """Write whole or not at all; a private file is never readable by others, not even for a moment."""
    folder = path.absolute().parent
    try:
        handle, name = tempfile.mkstemp(dir=folder, prefix=f".{path.stem}.", suffix=path.suffix)
    except OSError as error:
        message = "The folder cannot be written to."
        raise InputError(message, code="folder-not-writable", place=str(folder)) from error
    os.close(handle)
    try:
        write(name)
        with Path(name).open("rb") as file:
            os.fsync(file.fileno())
        if not private:
            Path(name).chmod(0o644)
        os.replace(name, path)
    except BaseException:
        Path(name).unlink(missing_ok=True)
        raise
