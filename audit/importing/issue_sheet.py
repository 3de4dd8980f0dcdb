"""The sheet of issues in workbooks about an import, and the marks on the cells that they name."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from typing import NamedTuple

from openpyxl.cell import Cell, MergedCell
from openpyxl.comments import Comment
from openpyxl.styles import Font, PatternFill
from openpyxl.utils import get_column_letter
from openpyxl.worksheet.hyperlink import Hyperlink
from openpyxl.worksheet.worksheet import Worksheet

from audit.model.message import Message, msg
from audit.types import IssueLevel

Say = Callable[[Message], str]
"""Puts a message into the language of the reader."""

_COLOURS = {"error": "FFF4B6B6", "warning": "FFFFE699", "info": "FFD9E8F6"}
_COLUMNS = (
    msg("column-level", "Level"),
    msg("column-file", "File"),
    msg("column-sheet", "Sheet"),
    msg("column-cells", "Cells"),
    msg("column-found", "What was found"),
    msg("column-do", "What to do"),
    msg("column-line", "Line for the mapping file"),
)
_LEVELS = {
    IssueLevel.ERROR: msg("level-error", "Error"),
    IssueLevel.WARNING: msg("level-warning", "Warning"),
    IssueLevel.INFO: msg("level-info", "Information"),
}
_LONGEST = 32_000
_AUTHOR = "policy-audit"


class IssueRow(NamedTuple):
    """One issue as plain texts, so that it can be handed to another process."""

    level: str
    file: str
    sheet: str
    cell: str
    message: str
    hint: str
    mapping: str
    cells: tuple[str, ...]
    level_said: str


class SheetWords(NamedTuple):
    """What stands on the sheet of issues beside the issues, in the language of the reader."""

    title: str
    confidential: str
    columns: tuple[str, ...]


def words_in(say: Say) -> SheetWords:
    """Return the words of the sheet of issues."""
    return SheetWords(
        title=say(msg("issues-sheet", "Issues")),
        confidential=say(msg("confidential-copy", "Confidential: holds people's rows")),
        columns=tuple(say(column) for column in _COLUMNS),
    )


def level_in(say: Say, level: IssueLevel) -> str:
    """Return the name of a level."""
    return say(_LEVELS[level])


def put_text(cell: Cell | MergedCell, text: str) -> None:
    """Write a text as text: never a formula, whatever it begins with."""
    cell.value = "".join(sign for sign in text if sign >= " " or sign in "\t\n\r")[:_LONGEST]
    cell.data_type = "s"
    cell.quotePrefix = True


def put_row(sheet: Worksheet, values: Sequence[str | int], *, bold: bool = False) -> None:
    """Write a row below the last one."""
    row = sheet.max_row + 1 if sheet.max_row > 1 or sheet.cell(1, 1).value is not None else 1
    for place, value in enumerate(values, 1):
        cell = sheet.cell(row=row, column=place)
        if not isinstance(value, str):
            cell.value = value
        elif value:
            put_text(cell, value)
        if bold:
            cell.font = Font(bold=True)


def widen(sheet: Worksheet, widths: Sequence[int]) -> None:
    """Set the widths of the first columns."""
    for place, width in enumerate(widths, 1):
        sheet.column_dimensions[get_column_letter(place)].width = width


def list_issues(
    sheet: Worksheet,
    rows: Iterable[IssueRow],
    words: SheetWords,
    *,
    links: Mapping[tuple[str, str], str],
    said: str = "",
) -> None:
    """Write the issues, the serious ones first; `links` names the sheets to link to, by file and its sheet."""
    for text in (words.confidential, said):
        if links and text:
            put_row(sheet, (text,), bold=text == words.confidential)
    put_row(sheet, words.columns, bold=True)
    order = list(_COLOURS)
    for row in sorted(rows, key=lambda row: order.index(row.level)):
        put_row(sheet, (row.level_said, *row[1:7]))
        if (row.file, row.sheet) in links and row.cells:
            cell = sheet.cell(row=sheet.max_row, column=4)
            target = links[row.file, row.sheet].replace("'", "''")
            cell.hyperlink = Hyperlink(ref=cell.coordinate, location=f"'{target}'!{row.cells[0]}")
            cell.font = Font(underline="single", color="FF0B5394")
    widen(sheet, (10, 28, 20, 22, 80, 50, 50))


def mark_cells(sheet: Worksheet, rows: Iterable[IssueRow]) -> None:
    """Colour the cells that issues name, an error over a warning, and add what was found to their comments."""
    comments: dict[str, list[str]] = {}
    for row in sorted(rows, key=lambda row: -list(_COLOURS).index(row.level)):
        for name in row.cells:
            cell = _first_of_merged(sheet, name)
            cell.fill = PatternFill("solid", fgColor=_COLOURS[row.level])
            comments.setdefault(cell.coordinate, []).append(row.message)
    for name, texts in comments.items():
        own = sheet[name].comment
        before = [own.text] if own is not None else []
        sheet[name].comment = Comment("\n".join(dict.fromkeys([*before, *texts]))[:_LONGEST], _AUTHOR)


def _first_of_merged(sheet: Worksheet, name: str) -> Cell:
    cell = sheet[name]
    if isinstance(cell, MergedCell):
        area = next(area for area in sheet.merged_cells.ranges if name in area)
        cell = sheet.cell(row=area.min_row, column=area.min_col)
    return cell  # type: ignore[no-any-return]
