"""Workbooks in the XML of Excel 2003, which systems write under the name of an .xls."""

from __future__ import annotations

import re
from xml.parsers import expat

from audit.importing.read.grid import Grid
from audit.importing.read.layout import WIDEST, hidden_notes, positions_in
from audit.importing.read.places import cell_name
from audit.importing.read.refusal import Refusal, damaged, too_many_bytes
from audit.importing.read.sheet import Note, ReadSheet

_LARGEST = 24 * 1024 * 1024
_NAMESPACE = "urn:schemas-microsoft-com:office:spreadsheet|"
_EXCEL = "urn:schemas-microsoft-com:office:excel|"
_DEEPEST_WORDS = 3  # elements around words in a cell: marks of how they look
_NUMBER = re.compile(r"(-?\d+)\.0+")


def read_spreadsheetml(data: bytes) -> list[ReadSheet]:
    """Read the sheets of a workbook in the XML of Excel 2003."""
    if len(data) > _LARGEST:
        raise too_many_bytes(_LARGEST)
    book = _Book()
    try:
        book.parser.Parse(data, True)
    except (expat.ExpatError, LookupError, ValueError) as error:  # also an encoding that does not exist
        raise damaged() from error
    return book.sheets


class _Book:
    """Takes the elements of a workbook as they come."""

    def __init__(self) -> None:
        self.sheets: list[ReadSheet] = []
        self.parser = expat.ParserCreate(namespace_separator="|")
        self.parser.buffer_text = True
        self.parser.StartElementHandler = self._start
        self.parser.EndElementHandler = self._end
        self.parser.CharacterDataHandler = self._text
        self.parser.StartDoctypeDeclHandler = self._doctype
        self._path: list[str] = []
        self._data = 0  # how deep the open Data element of a cell lies; 0 where none is open
        self._begin("")

    def _begin(self, name: str) -> None:
        self._name, self._grid, self._hidden = name, Grid(), False
        self._row, self._column, self._defined = -1, 0, 0
        self._hidden_rows: list[int] = []
        self._hidden_columns: list[tuple[int, int]] = []
        self._errors: list[str] = []
        self._kind, self._words, self._after = "", [""], 0

    def _doctype(self, *_: object) -> None:
        raise Refusal("document-type", "The workbook defines XML entities, which no spreadsheet needs.")

    def _start(self, tag: str, given: dict[str, str]) -> None:
        name = tag.removeprefix(_NAMESPACE)
        self._path.append(name)
        said = {key.removeprefix(_NAMESPACE): value for key, value in given.items()} if given else given
        if name == "Cell":
            self._start_cell(said)
        elif name == "Data":
            if self._path[-2:-1] == ["Cell"]:
                self._kind, self._words, self._data = said.get("Type", ""), [], len(self._path)
        elif name == "Worksheet":
            self._begin(said.get("Name", ""))
        elif name == "Column":
            first = _number(said, "Index", self._defined + 1) - 1
            self._defined = min(first + _number(said, "Span", 0) + 1, WIDEST)
            if said.get("Hidden") == "1":
                self._hidden_columns.append((first, self._defined))
        elif name == "Row":
            self._row, self._column = _number(said, "Index", self._row + 2) - 1, 0
            if said.get("Hidden") == "1":
                self._hidden_rows.append(self._row + 1)

    def _start_cell(self, said: dict[str, str]) -> None:
        across = 0
        if said:
            self._column = min(_number(said, "Index", self._column + 1) - 1, WIDEST)
            across = min(_number(said, "MergeAcross", 0), WIDEST)
            self._grid.merge(self._row, self._column, down=_number(said, "MergeDown", 0), across=across)
        else:
            self._column = min(self._column, WIDEST)
        self._after = self._column + across + 1

    def _text(self, text: str) -> None:
        if self._data:
            if len(self._path) - self._data <= _DEEPEST_WORDS:
                self._words.append(text)
        elif self._path[-1] == f"{_EXCEL}Visible" and text.strip() in ("SheetHidden", "SheetVeryHidden"):
            self._hidden = True

    def _end(self, tag: str) -> None:
        if len(self._path) == self._data:
            self._data = 0
            if self._kind == "Error":
                self._errors.append(cell_name(self._row, min(self._column, WIDEST - 1)))
            else:
                self._grid.put(max(self._row, 0), self._column, _value("".join(self._words), self._kind))
        name = self._path.pop()
        if name == "Cell":
            self._column = self._after
        elif name == "Worksheet":
            self.sheets.append(self._grid.sheet(self._name, hidden=self._hidden, typed=True, notes=self._notes()))

    def _notes(self) -> list[Note]:
        notes = list(hidden_notes(self._hidden_rows, positions_in(self._hidden_columns)))
        if self._errors:
            notes.append(Note(code="error-cells", cells=tuple(self._errors[:50]), count=len(self._errors)))
        return notes


def _number(given: dict[str, str], name: str, otherwise: int) -> int:
    text = given.get(name, "")
    return int(text) if text.isascii() and text.isdigit() and len(text) < 9 else otherwise


def _value(text: str, kind: str) -> str:
    """Return the text of a cell as the readers of other workbooks give it."""
    if kind == "Boolean":
        return "true" if text.strip() == "1" else "false"
    if kind == "DateTime":
        return text.strip().replace("T", " ").removesuffix(".000")
    if kind == "Number":
        whole = _NUMBER.fullmatch(text.strip())
        return whole[1] if whole else text.strip()
    return text
