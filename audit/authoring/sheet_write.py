"""Writes a checklist as a workbook, for people who author in spreadsheets."""

from __future__ import annotations

import io
import json
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import TYPE_CHECKING, Any

from audit.authoring import sheet_columns as declared
from audit.authoring.sheet_columns import CellKind, SheetColumn, SheetDeclaration
from audit.authoring.yaml_text import flow_text, form_data
from audit.checklists.schema import ChecklistForm
from audit.errors import SettingsError
from audit.files import write_bytes
from audit.model.message import msg

if TYPE_CHECKING:
    from openpyxl.worksheet.worksheet import Worksheet

LONGEST_CELL = 32_767
"""Characters that a cell of the .xlsx format can hold."""
READY_ROWS = 500
"""Rows for which drop-downs are prepared."""


def write_checklist_sheet(form: ChecklistForm, path: Path) -> Path:
    """Write the checklist to an .xlsx file, whole or not at all, and return its path."""
    from openpyxl import Workbook

    book = Workbook()
    book.remove(book.worksheets[0])
    for sheet in declared.SHEETS:
        _write_sheet(book.create_sheet(sheet.name), sheet, list(_entries(form, sheet)))
    content = io.BytesIO()
    book.save(content)
    write_bytes(path, content.getvalue())
    return path


def _entries(form: ChecklistForm, sheet: SheetDeclaration) -> Iterator[Mapping[str, Any]]:
    data = form_data(form)
    items = data["items"]
    if sheet is declared.CHECKLIST:
        yield {"format": form.format, **data}
    elif sheet in (declared.ITEMS, declared.GATES, declared.RETIRED):
        yield from data.get(sheet.key, ())
    elif sheet is declared.REFERENCES:
        for item in items:
            for entry in item.get("references", ()):
                yield {"item": item["id"], **({"id": entry} if isinstance(entry, str) else entry)}
    elif sheet is declared.LAWFUL_NOTES:
        for item in items:
            for note in item.get("remediation", {}).get("lawful_notes", ()):
                yield {"item": item["id"], **note}
    else:
        yield from _example_entries(items, sheet)


def _example_entries(items: list[dict[str, Any]], sheet: SheetDeclaration) -> Iterator[Mapping[str, Any]]:
    for item in items:
        for example in item.get("examples", ()):
            if sheet is declared.EXAMPLES:
                yield {"item": item["id"], **example}
                continue
            for table, rows in example.get("given", {}).items():
                for row in rows or [None]:
                    yield {"item": item["id"], "example": example["name"], "table": table, "row": row}


def _write_sheet(sheet: Worksheet, declaration: SheetDeclaration, entries: list[Mapping[str, Any]]) -> None:
    from openpyxl.comments import Comment
    from openpyxl.styles import Alignment, Font
    from openpyxl.utils import get_column_letter
    from openpyxl.worksheet.datavalidation import DataValidation

    for number, column in enumerate(declaration.columns, 1):
        header = sheet.cell(1, number, column.header)
        header.font = Font(bold=True)
        header.comment = Comment(column.note, "policy-audit", width=320, height=90)
        letter = get_column_letter(number)
        sheet.column_dimensions[letter].width = column.width
        if column.choices:
            validation = DataValidation("list", formula1=f'"{",".join(column.choices)}"', allow_blank=True)
            sheet.add_data_validation(validation)
            validation.add(f"{letter}2:{letter}{READY_ROWS}")
        for row, entry in enumerate(entries, 2):
            cell = sheet.cell(row, number)
            value = _cell_value(column, _value_at(entry, column.path))
            cell.value = value if not isinstance(value, str) else _fitting(value, f"{declaration.name}!{letter}{row}")
            if isinstance(value, str):
                cell.data_type = "s"  # else a text that begins with = would be a formula
                cell.number_format = "@"
            cell.alignment = Alignment(wrap_text=True, vertical="top")
    if declaration is declared.CHECKLIST:
        sheet["C2"].number_format = "@"
    sheet.freeze_panes = "B2"


def _value_at(entry: Any, path: tuple[str, ...]) -> Any:
    for key in path:
        if not isinstance(entry, Mapping) or key not in entry:
            return None
        entry = entry[key]
    return entry


def _cell_value(column: SheetColumn, value: Any) -> str | float | int | None:
    if value is None:
        return None
    if column.kind is CellKind.FLAG:
        return "yes" if value else "no"
    if column.kind is CellKind.LINES:
        plain = not any("\n" in entry or entry.startswith("[") for entry in value)
        return "\n".join(value) if plain else json.dumps(value, ensure_ascii=False)
    if column.kind is CellKind.YAML:
        return flow_text(value)
    if column.kind is CellKind.NUMBER and float(f"{value:.15g}") == value:
        return value if isinstance(value, int | float) else str(value)
    return str(value)  # a number with more digits than a spreadsheet keeps, too


def _fitting(text: str, place: str) -> str:
    from openpyxl.cell.cell import ILLEGAL_CHARACTERS_RE

    if len(text) > LONGEST_CELL:
        told = msg(
            "too-long",
            "A text has more than {most} characters; a spreadsheet cell cannot hold it.",
            most=LONGEST_CELL,
        )
        raise SettingsError(told, code=told.code, place=place)
    if ILLEGAL_CHARACTERS_RE.search(text):
        told = msg("control-character", "A text holds a control character; a spreadsheet cell cannot hold it.")
        raise SettingsError(told, code=told.code, place=place)
    return text
