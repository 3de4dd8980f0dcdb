"""Reads a checklist back from a workbook; problems name sheet and cell."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Any

from audit.authoring import sheet_columns as declared
from audit.authoring.sheet_cells import SheetDocument, SheetReader, SheetRow
from audit.authoring.sheet_columns import SheetDeclaration
from audit.checklists.documents import Path_
from audit.checklists.problems import Problem, first_problem, refuse
from audit.checklists.references import check_own_references
from audit.checklists.schema import ChecklistForm
from audit.checklists.shape import check_form
from audit.errors import SettingsError
from audit.model.message import Message, msg, quoted

if TYPE_CHECKING:
    from openpyxl.workbook.workbook import Workbook


def read_checklist_sheet(path: Path) -> ChecklistForm:
    """Read a checklist from an .xlsx file; SettingsError names sheet and cell of the first problem."""
    assembly = _Assembly(_open(path), str(path))
    document = assembly.document()
    refuse(assembly.problems)
    form, problems = check_form(document, ChecklistForm)
    if form is None:
        raise first_problem(problems)
    refuse(check_own_references(form, document))
    return form


def _open(path: Path) -> Workbook:
    from zipfile import BadZipFile

    from openpyxl import load_workbook
    from openpyxl.utils.exceptions import InvalidFileException

    try:
        return load_workbook(path)
    except (OSError, BadZipFile, InvalidFileException, KeyError, ValueError) as error:
        told = msg("not-a-workbook", "This is not an .xlsx workbook that can be read.")
        raise SettingsError(told, code=told.code, place=str(path)) from error


class _Assembly:
    """Puts the rows of all sheets together and keeps the cell that each part came from."""

    def __init__(self, book: Workbook, file: str) -> None:
        self._reader = SheetReader(book, file)
        self._file = file
        self._data: dict[str, Any] = {}
        self._cells: dict[Path_, str] = {}
        self._places: dict[str, int] = {}
        self.problems: list[Problem] = self._reader.problems

    def document(self) -> SheetDocument:
        """Return the whole checklist as one document."""
        for row in self._reader.rows(declared.CHECKLIST)[:1]:
            self._data |= row.entry
            self._cells |= row.cells
        for sheet in (declared.GATES, declared.RETIRED, declared.ITEMS):
            for row in self._reader.rows(sheet):
                self._append(self._data, (sheet.key,), row, row.entry)
        items = self._data.setdefault(declared.ITEMS.key, [])
        for place, item in enumerate(items):
            self._places.setdefault(str(item.get("id")), place)
        self._attach(declared.REFERENCES, ())
        self._attach(declared.LAWFUL_NOTES, ("remediation",))
        self._attach(declared.EXAMPLES, ())
        self._attach_example_rows()
        return SheetDocument(self._file, self._data, {}, self._cells)

    def _attach(self, sheet: SheetDeclaration, inside: tuple[str, ...]) -> None:
        for row in self._reader.rows(sheet):
            place = self._item_of(row)
            if place is not None:
                owner = self._data["items"][place]
                for key in inside:
                    owner = owner.setdefault(key, {})
                path: Path_ = ("items", place, *inside, sheet.key)
                self._append(owner, path, row, {key: value for key, value in row.entry.items() if key != "item"})

    def _attach_example_rows(self) -> None:
        for row in self._reader.rows(declared.EXAMPLE_ROWS):
            place = self._item_of(row)
            if place is None:
                continue
            examples = self._data["items"][place].get("examples", [])
            named = [entry for entry in examples if entry.get("name") == row.entry.get("example")]
            table = row.entry.get("table")
            if not named or not table:
                self._say(row, msg("example", "This row names no example of the question, or no table."))
                continue
            rows = named[0].setdefault("given", {}).setdefault(table, [])
            if "row" in row.entry:
                path = ("items", place, "examples", examples.index(named[0]), "given", table, len(rows))
                self._cells[path] = row.place
                rows.append(row.entry["row"])

    def _append(self, owner: dict[str, Any], path: Path_, row: SheetRow, entry: dict[str, Any]) -> None:
        entries = owner.setdefault(str(path[-1]), [])
        base = (*path, len(entries))
        self._cells[base] = row.place
        self._cells |= {(*base, *part): cell for part, cell in row.cells.items()}
        entries.append(entry)

    def _item_of(self, row: SheetRow) -> int | None:
        place = self._places.get(str(row.entry.get("item", "")))
        if place is None:
            text = "This row belongs to the question {name}, which is not there."
            self._say(row, msg("unknown-item", text, name=quoted(row.entry.get("item", ""))))
        return place

    def _say(self, row: SheetRow, told: Message) -> None:
        self.problems.append(Problem(f"{self._file}, {row.place}", 0, told))
