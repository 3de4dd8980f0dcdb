"""Writes the input workbooks of a set of checklists into a folder."""

from __future__ import annotations

import io
import re
from collections.abc import Callable, Iterator, Mapping, Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from audit.errors import UsageError
from audit.files import write_bytes
from audit.model.checklist import Checklist
from audit.model.message import Message, msg
from audit.tables import TABLES, appearances, events, governance, money, people
from audit.tables.declare import NOT_A_TABLE, Column, Table
from audit.workbooks.answers import Question, questions_of, write_answer_sheet
from audit.workbooks.asked import asked_tables
from audit.workbooks.read_me import answer_lines, table_lines
from audit.workbooks.sheets import write_table_sheet
from audit.workbooks.wording import (
    ENGLISH,
    LONGEST_SHEET_NAME,
    Wording,
    sheet_name_of,
    vocabulary_of,
)

if TYPE_CHECKING:
    from openpyxl.workbook.workbook import Workbook
    from openpyxl.worksheet.worksheet import Worksheet

BOOKS: Mapping[str, tuple[Table, ...]] = {
    "events": (*events.TABLES, *appearances.TABLES),
    "staff": people.TABLES,
    "organisation": governance.TABLES,
    "money": money.TABLES,
}
"""Which tables share a workbook, because the same people usually hold them."""
ANSWERS = "answers"
_WIDTH_OF_TEXT = 100  # characters: a column of sentences
_NOT_IN_A_TITLE = re.compile(r"[\[\]:*?/\\]")
LISTS = "Lists"
"""The sheet with the words of the drop-downs; formulas name it, so that it is called the same in every language."""


def write_workbooks(
    directory: Path,
    checklists: Sequence[Checklist],
    *,
    language: str = ENGLISH,
    say: Callable[[Message], str] | None = None,
    vocabularies: Mapping[str, tuple[str, ...]] | None = None,
) -> tuple[Path, ...]:
    """Write a workbook a theme and the answer workbook; files that are there are never overwritten.

    `say` puts our sentences into the language, `vocabularies` names the values that drop-downs offer where a profile
    narrows them.
    """
    wording = Wording(language, **({"say": say} if say else {}), offered=vocabularies or {})
    asked = asked_tables(checklists)
    questions = tuple(questions_of(checklists, wording))
    books = {
        name: {table.name: asked[table.name] for table in tables if table.name in asked}
        for name, tables in BOOKS.items()
    }
    names = [name for name, tables in books.items() if tables] + ([ANSWERS] if questions else [])
    paths = {name: directory / f"{name}.xlsx" for name in names}
    for path in paths.values():
        if path.exists():
            told = msg(
                "exists", "This workbook is there already; it may hold what somebody filled in, and was not touched."
            )
            raise UsageError(told, code=told.code, place=str(path))
    directory.mkdir(parents=True, exist_ok=True)
    for name, path in paths.items():
        book = _answer_book(questions, wording) if name == ANSWERS else _table_book(books[name], wording)
        _save(book, path)
    return tuple(paths.values())


def write_answer_book(path: Path, checklists: Sequence[Checklist]) -> Path:
    """Write one workbook with the questions of these checklists; a file that is there is never overwritten."""
    if path.exists():
        told = msg(
            "exists", "This workbook is there already; it may hold what somebody filled in, and was not touched."
        )
        raise UsageError(told, code=told.code, place=str(path))
    wording = Wording()
    _save(_answer_book(tuple(questions_of(checklists, wording)), wording), path)
    return path


def _table_book(tables: Mapping[str, Sequence[Column]], wording: Wording) -> Workbook:
    from openpyxl import Workbook

    book = Workbook()
    _write_lines(_first_sheet(book, wording), table_lines(tables, wording))
    sheets = {name: book.create_sheet(sheet_name_of(TABLES[name], wording.language)) for name in tables}
    lists = _write_lists(book.create_sheet(LISTS), tables, wording)
    for name, columns in tables.items():
        write_table_sheet(sheets[name], columns, wording, lists, _marks(TABLES[name], columns))
    return book


def _answer_book(questions: Sequence[Question], wording: Wording) -> Workbook:
    from openpyxl import Workbook

    book = Workbook()
    _write_lines(_first_sheet(book, wording), answer_lines(wording))
    write_answer_sheet(book.create_sheet(sheet_name_of(TABLES["policies"], wording.language)), questions, wording)
    return book


def _marks(table: Table, columns: Sequence[Column]) -> tuple[str, ...]:
    """Return columns that are required because one of a group must be there and only this one is asked for."""
    asked = [column.name for column in columns]
    groups = [[name for name in group if name in asked] for group in table.requires_any]
    return tuple(group[0] for group in groups if len(group) == 1)


def _first_sheet(book: Workbook, wording: Wording) -> Worksheet:
    sheet = book.worksheets[0]
    title = _NOT_IN_A_TITLE.sub("", wording.say(msg("workbook.read-me", "Read me")))
    sheet.title = title[:LONGEST_SHEET_NAME]
    return sheet


def _write_lines(sheet: Worksheet, lines: Iterator[str]) -> None:
    from openpyxl.styles import Alignment, Font

    sheet.column_dimensions["A"].width = _WIDTH_OF_TEXT
    for row, line in enumerate(lines, 1):
        cell = sheet.cell(row, 1, line)
        cell.alignment = Alignment(wrap_text=True, vertical="top")
        if row == 1:
            cell.font = Font(bold=True, size=14)


def _write_lists(sheet: Worksheet, tables: Mapping[str, Sequence[Column]], wording: Wording) -> dict[str, str]:
    """Write the words of all drop-downs, and return where those of each vocabulary stand."""
    from openpyxl.utils import get_column_letter

    told = wording.say(msg("workbook.lists", "the words of the drop-down lists"))
    sheet.cell(1, 1, f"{NOT_A_TABLE} {told}")
    found: dict[str, str] = {}
    used = dict.fromkeys(vocabulary_of(column) for columns in tables.values() for column in columns)
    for place, vocabulary in enumerate((name for name in used if name), 1):
        letter = get_column_letter(place)
        words = wording.choices(vocabulary)
        sheet.cell(2, place, vocabulary)
        sheet.column_dimensions[letter].width = 28
        for row, word in enumerate(words, 3):
            sheet.cell(row, place, word)
        found[vocabulary] = f"{LISTS}!${letter}$3:${letter}${len(words) + 2}"
    return found


def _save(book: Workbook, path: Path) -> None:
    book.properties.creator = "policy-audit"
    book.properties.title = path.stem
    for sheet in book.worksheets:
        for cell in (cell for row in sheet.iter_rows() for cell in row if cell.data_type == "f"):
            cell.data_type = "s"  # a checklist's own words may begin like a formula; the workbooks hold none
            cell.quotePrefix = True
    content = io.BytesIO()
    book.save(content)
    write_bytes(path, content.getvalue())
