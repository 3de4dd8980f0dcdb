"""Workbooks about an import: a copy of the user's own with the cells marked, and a report of all issues."""

from __future__ import annotations

import io
from collections.abc import Iterable, Sequence
from pathlib import Path

from openpyxl import Workbook
from openpyxl.cell import Cell, MergedCell
from openpyxl.comments import Comment
from openpyxl.styles import Font, PatternFill
from openpyxl.utils import get_column_letter
from openpyxl.worksheet.hyperlink import Hyperlink
from openpyxl.worksheet.worksheet import Worksheet

from audit.files import write_bytes
from audit.importing.guard import reading
from audit.importing.places import CellIssue
from audit.importing.read.refusal import Refusal
from audit.importing.read.sheet import ReadSheet
from audit.importing.run import Inspection
from audit.model.result import DataIssue
from audit.types import IssueLevel

_COLOURS = {IssueLevel.ERROR: "FFF4B6B6", IssueLevel.WARNING: "FFFFE699", IssueLevel.INFO: "FFD9E8F6"}
_ISSUES = "Issues"
_CONFIDENTIAL = "Confidential: holds people's rows"
_COLUMNS = ("Level", "File", "Sheet", "Cells", "What was found", "What to do", "Line for the mapping file")
_FORBIDDEN_IN_NAMES = str.maketrans(dict.fromkeys("[]:*?/\\", "-"))
_LONGEST = 32_000


def write_copies(inspection: Inspection, folder: Path | None) -> tuple[Path, ...]:
    """Write a marked copy of each file that has issues; see `audit.importing.write_marked_copies`."""
    written = []
    with reading() as reader:
        for label, path in inspection.files.items():
            issues = [issue for issue in inspection.issues if issue.file == label]
            if not issues:
                continue
            try:
                sheets = reader.read(path).sheets
            except Refusal:
                continue
            target = (folder or path.absolute().parent) / f"{path.stem}.marked.xlsx"
            _save(_marked(sheets, issues), target, private=True)
            written.append(target)
    return tuple(written)


def write_report(inspection: Inspection, path: Path) -> None:
    """Write the issues and sources as a workbook; see `audit.importing.write_issue_report`."""
    book = Workbook()
    first = book.active
    assert isinstance(first, Worksheet)  # noqa: S101 - a new workbook has a sheet
    first.title = _ISSUES
    _list_issues(first, inspection.issues, linked={})
    sources = book.create_sheet("Sheets read")
    _put_row(sources, ("File", "Sheet", "Read as", "Rows", "Outside the period", "Understood", "SHA-256"), bold=True)
    for source in inspection.dataset.sources:
        row = (source.file, source.sheet, source.table or "not used", source.rows, source.rows_outside_period)
        _put_row(sources, (*row, source.said, source.sha256))
    headers = book.create_sheet("Columns")
    _put_row(headers, ("File", "Sheet", "Table", "Column as written", "Read as"), bold=True)
    for source in inspection.dataset.sources:
        for written, column in source.columns.items():
            _put_row(headers, (source.file, source.sheet, source.table, written, column or "not used"))
    for sheet in (sources, headers):
        _widen(sheet, (28, 20, 20, 34, 22, 40, 66))
    _save(book, path, private=False)


def _marked(sheets: Sequence[ReadSheet], issues: Sequence[DataIssue]) -> Workbook:
    book = Workbook()
    first = book.active
    assert isinstance(first, Worksheet)  # noqa: S101 - a new workbook has a sheet
    first.title = _ISSUES
    names: dict[str, str] = {}
    for sheet in sheets:
        copied = book.create_sheet(_sheet_name(sheet.name or "Data", set(book.sheetnames)))
        names[sheet.name] = copied.title
        _copy(sheet, copied)
        _mark(copied, [issue for issue in issues if issue.sheet == sheet.name])
    _list_issues(first, issues, linked=names)
    book.properties.title = _CONFIDENTIAL
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


def put_text(cell: Cell | MergedCell, text: str) -> None:
    """Write a text as text: never a formula, whatever it begins with."""
    cell.value = "".join(sign for sign in text if sign >= " " or sign in "\t\n\r")[:_LONGEST]
    cell.data_type = "s"
    cell.quotePrefix = True


def _mark(target: Worksheet, issues: Sequence[DataIssue]) -> None:
    comments: dict[str, list[str]] = {}
    for issue in sorted(issues, key=lambda issue: issue.level is IssueLevel.ERROR):
        for name in issue.cells if isinstance(issue, CellIssue) else ():
            target[name].fill = PatternFill("solid", fgColor=_COLOURS[issue.level])
            comments.setdefault(name, []).append(issue.message.text)
    for name, texts in comments.items():
        target[name].comment = Comment("\n".join(dict.fromkeys(texts)), "policy-audit")


def _list_issues(sheet: Worksheet, issues: Iterable[DataIssue], *, linked: dict[str, str]) -> None:
    if linked:
        _put_row(sheet, (_CONFIDENTIAL,), bold=True)
    _put_row(sheet, _COLUMNS, bold=True)
    order = {IssueLevel.ERROR: 0, IssueLevel.WARNING: 1, IssueLevel.INFO: 2}
    for issue in sorted(issues, key=lambda issue: order[issue.level]):
        hint = issue.hint.text if issue.hint else ""
        row = (issue.level.value, issue.file, issue.sheet, issue.cell, issue.message.text, hint, issue.mapping)
        _put_row(sheet, row)
        cells = issue.cells if isinstance(issue, CellIssue) else ()
        if issue.sheet in linked and cells:
            link = sheet.cell(row=sheet.max_row, column=4)
            link.hyperlink = Hyperlink(ref=link.coordinate, location=f"'{linked[issue.sheet]}'!{cells[0]}")
            link.font = Font(underline="single", color="FF0B5394")
    _widen(sheet, (10, 28, 20, 22, 80, 50, 50))


def _put_row(sheet: Worksheet, values: Sequence[str | int], *, bold: bool = False) -> None:
    row = sheet.max_row + 1 if sheet.max_row > 1 or sheet.cell(1, 1).value is not None else 1
    for place, value in enumerate(values, 1):
        cell = sheet.cell(row=row, column=place)
        if isinstance(value, str):
            if value:
                put_text(cell, value)
        else:
            cell.value = value
        if bold:
            cell.font = Font(bold=True)


def _widen(sheet: Worksheet, widths: Sequence[int]) -> None:
    for place, width in enumerate(widths, 1):
        sheet.column_dimensions[get_column_letter(place)].width = width


def _save(book: Workbook, path: Path, *, private: bool) -> None:
    """Save whole or not at all; a private file is never readable by others, not even for a moment."""
    content = io.BytesIO()
    book.save(content)
    write_bytes(path, content.getvalue(), private=private)
