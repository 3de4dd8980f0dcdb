"""Writes the input workbooks of a set of checklists into a folder."""

from __future__ import annotations

import io
from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from audit.errors import UsageError
from audit.files import write_bytes
from audit.model.checklist import Checklist
from audit.tables import TABLES, appearances, events, governance, money, people
from audit.tables.declare import NOT_A_TABLE, Column, Table
from audit.workbooks.answers import Question, questions_of, write_answer_sheet
from audit.workbooks.asked import asked_tables
from audit.workbooks.sheets import write_table_sheet
from audit.workbooks.wording import REQUIRED, header_of, sheet_name_of, vocabulary_of, words_of

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


def write_workbooks(directory: Path, checklists: Sequence[Checklist], *, language: str = "en") -> tuple[Path, ...]:
    """Write a workbook a theme and the answer workbook; files that are there are never overwritten."""
    asked = asked_tables(checklists)
    questions = tuple(questions_of(checklists, language))
    books = {
        name: {table.name: asked[table.name] for table in tables if table.name in asked}
        for name, tables in BOOKS.items()
    }
    names = [name for name, tables in books.items() if tables] + ([ANSWERS] if questions else [])
    paths = {name: directory / f"{name}.xlsx" for name in names}
    for path in paths.values():
        if path.exists():
            message = "This workbook is there already; it may hold what somebody filled in, and was not touched."
            raise UsageError(message, code="exists", place=str(path))
    directory.mkdir(parents=True, exist_ok=True)
    for name, path in paths.items():
        book = _answer_book(questions, language) if name == ANSWERS else _table_book(books[name], language)
        _save(book, path)
    return tuple(paths.values())


def _table_book(tables: Mapping[str, Sequence[Column]], language: str) -> Workbook:
    from openpyxl import Workbook

    book = Workbook()
    _write_lines(_first_sheet(book, "Read me"), _table_lines(tables, language), 100)
    sheets = {name: book.create_sheet(sheet_name_of(TABLES[name], language)) for name in tables}
    lists = _write_lists(book.create_sheet("Lists"), tables, language)
    for name, columns in tables.items():
        write_table_sheet(sheets[name], columns, language, lists, _marks(TABLES[name], columns))
    return book


def _answer_book(questions: Sequence[Question], language: str) -> Workbook:
    from openpyxl import Workbook

    book = Workbook()
    _write_lines(_first_sheet(book, "Read me"), _answer_lines(), 100)
    write_answer_sheet(book.create_sheet(sheet_name_of(TABLES["policies"], language)), questions, language)
    return book


def _marks(table: Table, columns: Sequence[Column]) -> tuple[str, ...]:
    """Return columns that are required because one of a group must be there and only this one is asked for."""
    asked = [column.name for column in columns]
    groups = [[name for name in group if name in asked] for group in table.requires_any]
    return tuple(group[0] for group in groups if len(group) == 1)


def _first_sheet(book: Workbook, title: str) -> Worksheet:
    sheet = book.worksheets[0]
    sheet.title = title
    return sheet


def _write_lines(sheet: Worksheet, lines: Iterator[str], width: int) -> None:
    from openpyxl.styles import Alignment, Font

    sheet.column_dimensions["A"].width = width
    for row, line in enumerate(lines, 1):
        cell = sheet.cell(row, 1, line)
        cell.alignment = Alignment(wrap_text=True, vertical="top")
        if row == 1:
            cell.font = Font(bold=True, size=14)


def _table_lines(tables: Mapping[str, Sequence[Column]], language: str) -> Iterator[str]:
    yield f"{NOT_A_TABLE} how to fill this workbook"
    yield from (
        "Each sheet is a table. Fill what you have; an empty sheet is reported as not recorded, never as bad.",
        f"Columns that end in {REQUIRED.strip()} are required in each row that you fill. The note of each header says "
        "what belongs below it.",
        "Leave a cell empty where something is not known: the report counts it as not disclosed and shows what that "
        "may hide. Do not guess anybody's gender, ethnicity or any other trait: only what people said themselves.",
        "The grey row in italics is an example. It is not read; write over it or leave it.",
        "Add columns of your own if you like; the import tells you that it did not use them.",
        "A filled workbook holds data about people: keep it where only those can read it who have to.",
        "",
    )
    for name, columns in tables.items():
        yield f"{sheet_name_of(TABLES[name], language)}: {TABLES[name].description}"
        required = [header_of(column, language) for column in columns if column.required]
        if required:
            yield f"    Required: {', '.join(required)}."


def _answer_lines() -> Iterator[str]:
    yield f"{NOT_A_TABLE} how to answer"
    yield from (
        "One row is one question. Choose an answer from the list, say what shows it, when it was last looked at, and "
        "who answers for it.",
        "An answer without evidence counts, and the report says that the evidence is missing.",
        "Leave the answer empty where you do not know: it is reported as not assessed, never as bad.",
        "The ids and questions are locked, so that answers keep belonging to their question.",
    )


def _write_lists(sheet: Worksheet, tables: Mapping[str, Sequence[Column]], language: str) -> dict[str, str]:
    """Write the words of all drop-downs, and return where those of each vocabulary stand."""
    from openpyxl.utils import get_column_letter

    sheet.cell(1, 1, f"{NOT_A_TABLE} the words of the drop-down lists")
    found: dict[str, str] = {}
    used = dict.fromkeys(vocabulary_of(column) for columns in tables.values() for column in columns)
    for place, vocabulary in enumerate((name for name in used if name), 1):
        letter = get_column_letter(place)
        words = words_of(vocabulary, language)
        sheet.cell(2, place, vocabulary)
        sheet.column_dimensions[letter].width = 28
        for row, word in enumerate(words, 3):
            sheet.cell(row, place, word)
        found[vocabulary] = f"Lists!${letter}$3:${letter}${len(words) + 2}"
    return found


def _save(book: Workbook, path: Path) -> None:
    book.properties.creator = "policy-audit"
    book.properties.title = path.stem
    content = io.BytesIO()
    book.save(content)
    write_bytes(path, content.getvalue())
