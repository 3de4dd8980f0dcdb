"""Writes the sheet of a table: header with notes, drop-downs, typed columns, one example row."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from typing import TYPE_CHECKING, Literal

from audit.model.message import Message, msg
from audit.tables import VOCABULARIES
from audit.tables.declare import EXAMPLE_MARK, Column, ColumnType
from audit.workbooks.wording import REQUIRED, Wording, header_of, value_word, vocabulary_of

if TYPE_CHECKING:
    from openpyxl.worksheet.datavalidation import DataValidation
    from openpyxl.worksheet.worksheet import Worksheet

READY_ROWS = 2_000
"""Rows that are prepared for filling."""
FIRST_ROW = 2
NOT_A_DATE = msg("workbook.not-a-date", "This must be a date, such as {example}.", example="2025-03-14")
_NOT_A_YEAR = msg("workbook.not-a-year", "This must be a year, such as {example}.", example="1985")
_NOT_A_NUMBER = msg("workbook.not-a-number", "This must be a number, without words.")
_LARGEST = "1000000000000"
_Check = tuple[Literal["date", "whole", "decimal"], str, str, Message]
_NUMBER: _Check = ("decimal", f"-{_LARGEST}", _LARGEST, _NOT_A_NUMBER)
_CHECKS: dict[ColumnType, _Check] = {
    ColumnType.DATE: ("date", "DATE(1900,1,1)", "DATE(2100,12,31)", NOT_A_DATE),
    ColumnType.YEAR: ("whole", "1900", "2100", _NOT_A_YEAR),
    ColumnType.SHARE: ("decimal", "0", "1", msg("workbook.not-a-share", "This must be a share between 0 % and 100 %.")),
    ColumnType.COUNT: ("whole", "0", "", msg("workbook.not-a-count", "This must be a whole number of zero or more.")),
    ColumnType.MINUTES: ("decimal", "0", "", msg("workbook.not-minutes", "This must be a number of zero or more.")),
    ColumnType.MONEY: _NUMBER,
    ColumnType.NUMBER: _NUMBER,
}
"""What is checked as it is typed: kind, lowest, highest ("": none), and what is said of anything else."""
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
    sheet: Worksheet, columns: Sequence[Column], wording: Wording, lists: dict[str, str], marks: Sequence[str]
) -> None:
    """Fill a sheet for these columns. `lists` gives the cells with the words of each vocabulary."""
    from openpyxl.utils import get_column_letter

    marked = next(place for place, column in enumerate(columns) if column.type in (ColumnType.KEY, ColumnType.TEXT))
    for place, column in enumerate(columns):
        letter = get_column_letter(place + 1)
        required = column.required or column.name in marks
        _write_header(sheet, place + 1, column, wording, required=required)
        narrowest = len(EXAMPLE_MARK) + 4 if place == marked else 14
        sheet.column_dimensions[letter].width = max(narrowest, min(len(header_of(column, wording.language)) + 4, 40))
        sheet.column_dimensions[letter].number_format = _FORMATS.get(column.type, "General")
        validation = _validation(column, lists, wording)
        if validation is not None:
            sheet.add_data_validation(validation)
            validation.add(f"{letter}{FIRST_ROW}:{letter}{READY_ROWS}")
        _write_example(sheet, place + 1, column, wording.language, marked=place == marked)
    sheet.freeze_panes = "A2"
    sheet.print_title_rows = "1:1"
    sheet.page_setup.orientation = "landscape"


def example_of(column: Column, language: str) -> str | float | date:
    """Return a value such as the column holds."""
    vocabulary = vocabulary_of(column)
    if vocabulary:
        return value_word(vocabulary, next(iter(VOCABULARIES[vocabulary].values)), language)
    return "GBP" if column.name == "currency" else _EXAMPLES[column.type]


def _write_header(sheet: Worksheet, place: int, column: Column, wording: Wording, *, required: bool) -> None:
    from openpyxl.comments import Comment
    from openpyxl.styles import Alignment, Font, PatternFill

    cell = sheet.cell(1, place, header_of(column, wording.language) + (REQUIRED if required else ""))
    cell.font = Font(bold=True, color="FFFFFF")
    cell.fill = PatternFill("solid", fgColor="1F3864" if required else "44546A")
    cell.alignment = Alignment(wrap_text=True, vertical="top")
    cell.comment = Comment(_note(column, wording, required=required), "policy-audit", width=320, height=110)


def described(column: Column) -> Message:
    """Return what a column holds, as its declaration says it."""
    return Message(f"column.{column.name}", column.description)


def _note(column: Column, wording: Wording, *, required: bool) -> str:
    """Return what the header's note says; what a column holds is told in English where it has no translation."""
    lines = [described(column)]
    if required:
        lines.append(msg("workbook.required", "Required."))
    else:
        lines.append(msg("workbook.optional", "Leave a cell empty where it is not known."))
    vocabulary = vocabulary_of(column)
    if vocabulary and VOCABULARIES[vocabulary].open:
        lines.append(msg("workbook.open-list", "Choose from the list, or write your own word."))
    elif vocabulary:
        lines.append(msg("workbook.list", "Choose from the list."))
    elif column.type is ColumnType.DATE:
        lines.append(msg("workbook.date", "A date, such as {example}.", example="2025-03-14"))
    elif column.type is ColumnType.SHARE:
        lines.append(msg("workbook.share", "A share, such as {example}.", example="25 %"))
    return "\n".join(wording.say(line) for line in lines)


def _validation(column: Column, lists: dict[str, str], wording: Wording) -> DataValidation | None:
    from openpyxl.worksheet.datavalidation import DataValidation

    vocabulary = vocabulary_of(column)
    if vocabulary:
        strict = not VOCABULARIES[vocabulary].open
        found = DataValidation("list", formula1=lists[vocabulary], allow_blank=True, showErrorMessage=strict)
        found.error = wording.say(msg("workbook.not-in-list", "Please choose one of the words of the list."))
        return found
    if column.type not in _CHECKS:
        return None
    kind, low, high, error = _CHECKS[column.type]
    return checked(kind, low, high, wording.say(error))


def checked(kind: Literal["date", "whole", "decimal"], low: str, high: str, error: str) -> DataValidation:
    """Return a rule for cells: between two limits, or at least the lower one where there is no upper."""
    from openpyxl.worksheet.datavalidation import DataValidation

    operator: Literal["between", "greaterThanOrEqual"] = "between" if high else "greaterThanOrEqual"
    found = DataValidation(
        kind, operator=operator, formula1=low, formula2=high or None, allow_blank=True, showErrorMessage=True
    )
    found.error = error
    return found


def _write_example(sheet: Worksheet, place: int, column: Column, language: str, *, marked: bool) -> None:
    from openpyxl.styles import Font

    cell = sheet.cell(FIRST_ROW, place, EXAMPLE_MARK if marked else example_of(column, language))
    cell.number_format = _FORMATS.get(column.type, "General")
    cell.font = Font(italic=True, color="595959")
