"""Writes the sheet of a table: header with notes, drop-downs, typed columns, one example row."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from typing import TYPE_CHECKING, Literal

from audit.tables import VOCABULARIES
from audit.tables.declare import EXAMPLE_MARK, Column, ColumnType
from audit.workbooks.wording import REQUIRED, header_of, value_word, vocabulary_of

if TYPE_CHECKING:
    from openpyxl.worksheet.datavalidation import DataValidation
    from openpyxl.worksheet.worksheet import Worksheet

READY_ROWS = 2_000
"""Rows that are prepared for filling."""
FIRST_ROW = 2
_EARLIEST, _LATEST = "DATE(1900,1,1)", "DATE(2100,12,31)"
_FORMATS = {
    ColumnType.DATE: "yyyy-mm-dd",
    ColumnType.MONEY: "#,##0.00",
    ColumnType.SHARE: "0.0%",
    ColumnType.COUNT: "0",
    ColumnType.YEAR: "0",
    ColumnType.KEY: "@",
    ColumnType.TEXT: "@",
}
_EXAMPLES: dict[ColumnType, str | float | date] = {
    ColumnType.DATE: date(2025, 3, 14),
    ColumnType.NUMBER: 1.5,
    ColumnType.COUNT: 12,
    ColumnType.MONEY: 300,
    ColumnType.SHARE: 0.25,
    ColumnType.MINUTES: 45,
    ColumnType.YEAR: 1985,
    ColumnType.KEY: "A1",
    ColumnType.TEXT: "as you write it",
}


def write_table_sheet(
    sheet: Worksheet, columns: Sequence[Column], language: str, lists: dict[str, str], marks: Sequence[str]
) -> None:
    """Fill a sheet for these columns. `lists` gives the cells with the words of each vocabulary."""
    from openpyxl.utils import get_column_letter

    marked = next(place for place, column in enumerate(columns) if column.type in (ColumnType.KEY, ColumnType.TEXT))
    for place, column in enumerate(columns):
        letter = get_column_letter(place + 1)
        required = column.required or column.name in marks
        _write_header(sheet, place + 1, column, language, required=required)
        narrowest = len(EXAMPLE_MARK) + 4 if place == marked else 14
        sheet.column_dimensions[letter].width = max(narrowest, min(len(header_of(column, language)) + 4, 40))
        sheet.column_dimensions[letter].number_format = _FORMATS.get(column.type, "General")
        validation = _validation(column, lists)
        if validation is not None:
            sheet.add_data_validation(validation)
            validation.add(f"{letter}{FIRST_ROW}:{letter}{READY_ROWS}")
        _write_example(sheet, place + 1, column, language, marked=place == marked)
    sheet.freeze_panes = "A2"
    sheet.print_title_rows = "1:1"
    sheet.page_setup.orientation = "landscape"


def example_of(column: Column, language: str) -> str | float | date:
    """Return a value such as the column holds."""
    vocabulary = vocabulary_of(column)
    if vocabulary:
        return value_word(vocabulary, next(iter(VOCABULARIES[vocabulary].values)), language)
    return "GBP" if column.name == "currency" else _EXAMPLES[column.type]


def _write_header(sheet: Worksheet, place: int, column: Column, language: str, *, required: bool) -> None:
    from openpyxl.comments import Comment
    from openpyxl.styles import Alignment, Font, PatternFill

    cell = sheet.cell(1, place, header_of(column, language) + (REQUIRED if required else ""))
    cell.font = Font(bold=True, color="FFFFFF")
    cell.fill = PatternFill("solid", fgColor="1F3864" if required else "44546A")
    cell.alignment = Alignment(wrap_text=True, vertical="top")
    cell.comment = Comment(_note(column, required=required), "policy-audit", width=320, height=110)


def _note(column: Column, *, required: bool) -> str:
    lines = [column.description, "Required." if required else "Leave a cell empty where it is not known."]
    vocabulary = vocabulary_of(column)
    if vocabulary:
        own = VOCABULARIES[vocabulary].open
        lines.append("Choose from the list, or write your own word." if own else "Choose from the list.")
    elif column.type is ColumnType.DATE:
        lines.append("A date, such as 2025-03-14.")
    elif column.type is ColumnType.SHARE:
        lines.append("A share, such as 25 %.")
    return "\n".join(lines)


def _validation(column: Column, lists: dict[str, str]) -> DataValidation | None:
    from openpyxl.worksheet.datavalidation import DataValidation

    vocabulary = vocabulary_of(column)
    if vocabulary:
        strict = not VOCABULARIES[vocabulary].open
        found = DataValidation("list", formula1=lists[vocabulary], allow_blank=True, showErrorMessage=strict)
        found.error = "Please choose one of the words of the list."
        return found
    if column.type is ColumnType.DATE:
        return _between("date", _EARLIEST, _LATEST, "This must be a date, such as 2025-03-14.")
    if column.type is ColumnType.YEAR:
        return _between("whole", "1900", "2100", "This must be a year, such as 1985.")
    if column.type is ColumnType.SHARE:
        return _between("decimal", "0", "1", "This must be a share between 0 % and 100 %.")
    if column.type is ColumnType.COUNT:
        return _at_least_zero("whole", "This must be a whole number of zero or more.")
    if column.type is ColumnType.MINUTES:
        return _at_least_zero("decimal", "This must be a number of zero or more.")
    if column.type in (ColumnType.MONEY, ColumnType.NUMBER):
        return _between("decimal", "-1000000000000", "1000000000000", "This must be a number, without words.")
    return None


def _between(kind: Literal["date", "whole", "decimal"], low: str, high: str, error: str) -> DataValidation:
    from openpyxl.worksheet.datavalidation import DataValidation

    found = DataValidation(
        kind, operator="between", formula1=low, formula2=high, allow_blank=True, showErrorMessage=True
    )
    found.error = error
    return found


def _at_least_zero(kind: Literal["whole", "decimal"], error: str) -> DataValidation:
    from openpyxl.worksheet.datavalidation import DataValidation

    found = DataValidation(kind, operator="greaterThanOrEqual", formula1="0", allow_blank=True, showErrorMessage=True)
    found.error = error
    return found


def _write_example(sheet: Worksheet, place: int, column: Column, language: str, *, marked: bool) -> None:
    from openpyxl.styles import Font

    cell = sheet.cell(FIRST_ROW, place, EXAMPLE_MARK if marked else example_of(column, language))
    cell.number_format = _FORMATS.get(column.type, "General")
    cell.font = Font(italic=True, color="595959")
