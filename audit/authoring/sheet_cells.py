"""Reads the rows of a checklist workbook into parts of the YAML structure, with the cell of each part."""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import TYPE_CHECKING, Any

from audit.authoring.sheet_columns import CellKind, SheetColumn, SheetDeclaration
from audit.checklists.documents import Document, Path_, parse_document
from audit.checklists.problems import Problem
from audit.model.message import Message, msg, quoted

if TYPE_CHECKING:
    from openpyxl.cell.cell import Cell, MergedCell
    from openpyxl.workbook.workbook import Workbook

    AnyCell = Cell | MergedCell


@dataclass(frozen=True, slots=True)
class SheetDocument(Document):
    """A checklist assembled from cells; problems are told by sheet and cell."""

    cells: Mapping[Path_, str]

    def problem(self, path: Path_, told: Message, *hints: Message) -> Problem:
        """Build a problem at the cell that holds the path, or the nearest thing around it."""
        for length in range(len(path), 0, -1):
            if path[:length] in self.cells:
                return Problem(f"{self.file}, {self.cells[path[:length]]}", 0, told, hints)
        return Problem(self.file, 0, told, hints)


@dataclass(frozen=True, slots=True)
class SheetRow:
    """A row: its place, the nested entry that it stands for, and the cell of each part of it."""

    place: str
    entry: dict[str, Any]
    cells: Mapping[Path_, str]


class SheetReader:
    """Reads sheets by their declaration and collects what is wrong with single cells."""

    def __init__(self, book: Workbook, file: str) -> None:
        self._book = book
        self._file = file
        self.problems: list[Problem] = []

    def rows(self, declaration: SheetDeclaration) -> list[SheetRow]:
        """Return the rows of a sheet that are not empty; a sheet that is missing has none."""
        if declaration.name not in self._book.sheetnames:
            return []
        lines = list(self._book[declaration.name].iter_rows())
        if not lines:
            return []
        columns = self._columns(declaration, lines[0])
        found = (self._row(declaration, columns, line) for line in lines[1:])
        return [row for row in found if row.entry]

    def _columns(self, declaration: SheetDeclaration, header: tuple[AnyCell, ...]) -> dict[int, SheetColumn]:
        known = {column.header: column for column in declaration.columns}
        columns = {}
        for position, cell in enumerate(header):
            name = str(cell.value or "").strip()
            if name in known:
                columns[position] = known[name]
            elif name:
                told = msg("unknown-column", "There is no column {name} on this sheet.", name=quoted(name))
                self._say(declaration, cell, told)
        return columns

    def _row(
        self, declaration: SheetDeclaration, columns: Mapping[int, SheetColumn], line: tuple[AnyCell, ...]
    ) -> SheetRow:
        entry: dict[str, Any] = {}
        cells: dict[Path_, str] = {}
        for position, column in columns.items():
            cell = line[position]
            value = self._value(declaration, column, cell)
            if value is not None:
                _put(entry, column.path, value)
                cells[column.path] = f"{declaration.name}!{cell.coordinate}"
        return SheetRow(f"{declaration.name}!{line[0].coordinate}", entry, cells)

    def _value(self, declaration: SheetDeclaration, column: SheetColumn, cell: AnyCell) -> Any:
        value = cell.value
        if value is None or (isinstance(value, str) and not value.strip()):
            return None
        if column.header == "version" and not isinstance(value, str):
            told = msg("version-number", "The version must be text, else 1.10 becomes 1.1.")
            hint = msg("version-number-how", "Format the cell as text and write it again.")
            self._say(declaration, cell, told, hint)
            return None
        if column.kind is CellKind.FLAG:
            return self._flag(declaration, cell, value)
        if isinstance(value, float) and value.is_integer():
            value = int(value)
        if isinstance(value, str) and column.kind in (CellKind.YAML, CellKind.LINES):
            return self._structure(declaration, column, cell, value)
        if column.kind is CellKind.LINES:
            return [str(value)]
        return _as_text(value) if column.kind is CellKind.TEXT else value

    def _flag(self, declaration: SheetDeclaration, cell: AnyCell, value: Any) -> bool | None:
        word = str(value).strip().casefold()
        if word in ("yes", "true", "1", "no", "false", "0"):
            return word in ("yes", "true", "1")
        self._say(declaration, cell, msg("wrong-value", "This cell holds yes, no or nothing."))
        return None

    def _structure(self, declaration: SheetDeclaration, column: SheetColumn, cell: AnyCell, text: str) -> Any:
        if column.kind is CellKind.LINES and not text.lstrip().startswith("["):
            return [line.strip() for line in text.splitlines() if line.strip()]
        if column.kind is CellKind.LINES:
            try:
                return json.loads(text)
            except ValueError:
                return [text]
        document, problems = parse_document(text.encode(), self._file)
        for problem in problems:
            self._say(declaration, cell, problem.told, *problem.hints)
        return None if problems else document.data

    def _say(self, declaration: SheetDeclaration, cell: AnyCell, told: Message, *hints: Message) -> None:
        place = f"{self._file}, {declaration.name}!{cell.coordinate}"
        self.problems.append(Problem(place, 0, told, hints))


def _as_text(value: Any) -> str:
    if isinstance(value, datetime):
        return value.date().isoformat()
    return str(value).lower() if isinstance(value, bool) else str(value)


def _put(entry: dict[str, Any], path: tuple[str, ...], value: Any) -> None:
    for key in path[:-1]:
        entry = entry.setdefault(key, {})
    entry[path[-1]] = value
