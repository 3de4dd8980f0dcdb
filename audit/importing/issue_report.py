"""A workbook of all issues of an import, and of what was understood of each sheet."""

from __future__ import annotations

from pathlib import Path

from openpyxl import Workbook
from openpyxl.worksheet.worksheet import Worksheet

from audit.files import replacing
from audit.importing.issue_sheet import Say, list_issues, put_row, widen, words_in
from audit.importing.marked_copy import issue_row
from audit.importing.run import Inspection
from audit.model.message import msg
from audit.model.result import SourceFile

_SHEETS, _COLUMNS = msg("sheets-read", "Sheets read"), msg("columns-sheet", "Columns")
_NOT_USED = msg("not-used", "not used")
_SHEET_COLUMNS = (
    msg("column-file", "File"),
    msg("column-sheet", "Sheet"),
    msg("column-read-as", "Read as"),
    msg("column-rows", "Rows"),
    msg("column-outside", "Outside the period"),
    msg("column-understood", "Understood"),
)
_HEADER_COLUMNS = (
    msg("column-file", "File"),
    msg("column-sheet", "Sheet"),
    msg("column-table", "Table"),
    msg("column-written", "Column as written"),
    msg("column-read-as", "Read as"),
)


def write_report(inspection: Inspection, path: Path, say: Say) -> None:
    """Write the issues and sources as a workbook; see `audit.importing.write_issue_report`."""
    book, words = Workbook(), words_in(say)
    first = book.active
    assert isinstance(first, Worksheet)  # noqa: S101 - a new workbook has a sheet
    first.title = words.title
    list_issues(first, [issue_row(issue, say) for issue in inspection.issues], words, links={})
    sources = book.create_sheet(say(_SHEETS))
    put_row(sources, [*map(say, _SHEET_COLUMNS), "SHA-256"], bold=True)
    for source in inspection.dataset.sources:
        row = (source.file, source.sheet, source.table or say(_NOT_USED), source.rows, source.rows_outside_period)
        put_row(sources, (*row, _understood(source, say), source.sha256))
    headers = book.create_sheet(say(_COLUMNS))
    put_row(headers, [say(column) for column in _HEADER_COLUMNS], bold=True)
    for source in inspection.dataset.sources:
        for written, column in source.columns.items():
            put_row(headers, (source.file, source.sheet, source.table, written, column or say(_NOT_USED)))
    for sheet in (sources, headers):
        widen(sheet, (28, 20, 20, 34, 22, 40, 66))
    with replacing(path) as part:
        book.save(part)


def _understood(source: SourceFile, say: Say) -> str:
    if not source.columns:
        return say(msg("said", "{reason}", reason=source.said)) if source.said else ""
    used = sum(1 for column in source.columns.values() if column)
    return say(msg("columns-understood", "{n} of {of} columns", n=used, of=len(source.columns)))
