"""Merged cells, hidden rows and columns, and formulas of zeros in the binary formats .xls and .xlsb."""

from __future__ import annotations

import io
import struct
import zipfile
from collections.abc import Mapping
from typing import TYPE_CHECKING

from audit.importing.read.biff12 import records
from audit.importing.read.layout import (
    MOST_MERGES,
    OTHERS,
    UNSEEN,
    Layout,
    hidden_notes,
    positions_in,
    zero_notes,
)
from audit.importing.read.refusal import broken_off
from audit.importing.read.relations import PartsOfSheets, relation_targets
from audit.importing.read.sheet import Merge, Note

if TYPE_CHECKING:
    import xlrd

_LARGEST_XLS = 20 * 1024 * 1024
_MOST_RECORDS = 1_000_000
_ROW, _NUMBER_OF_FORMULA, _COLUMNS, _END_OF_ROWS, _SHEET, _MERGED = 0, 9, 60, 146, 156, 176
_OTHER_FORMULAS = frozenset((8, 10, 11))
_HIDDEN_ROW = 0x10
_FORMULAS_UNSEEN = Note(code="formulas-unseen")


def layouts_of_xls(data: bytes) -> Mapping[str, Layout]:
    """Return the layouts of the sheets of an .xls, by name. Whether its formulas were computed is not told by it."""
    if len(data) > _LARGEST_XLS:
        return {OTHERS: Layout(notes=(UNSEEN,))}
    import xlrd

    try:
        with xlrd.open_workbook(
            file_contents=data, formatting_info=True, on_demand=True, ragged_rows=True, logfile=io.StringIO()
        ) as book:
            return {name: _of_xls_sheet(book.sheet_by_name(name)) for name in book.sheet_names()}
    except Exception:  # what the reader of values can read, this one need not
        return {OTHERS: Layout(notes=(UNSEEN,))}


def _of_xls_sheet(sheet: xlrd.sheet.Sheet) -> Layout:
    rows = [row + 1 for row, told in sorted(sheet.rowinfo_map.items()) if told.hidden]
    columns = [column for column, told in sorted(sheet.colinfo_map.items()) if told.hidden]
    return Layout(
        merges=tuple(
            Merge(top=top, left=left, bottom=below - 1, right=beyond - 1)
            for top, below, left, beyond in sheet.merged_cells[:MOST_MERGES]
        ),
        notes=(*hidden_notes(rows, columns), _FORMULAS_UNSEEN),
    )


def layouts_of_xlsb(archive: zipfile.ZipFile) -> dict[str, Layout]:
    """Return the layouts of the sheets of an .xlsb, by name."""
    targets, parts = relation_targets(archive, "xl/_rels/workbook.bin.rels"), PartsOfSheets()
    found, names = {}, {name.lower(): name for name in archive.namelist()}
    book = archive.read("xl/workbook.bin")
    for kind, start, end in records(book):
        if kind == _SHEET:
            relation_of, after = _text(book, start + 8, end)
            part = parts.part(targets.get(relation_of, ""))
            if part in names:
                found[_text(book, after, end)[0]] = layout_of_xlsb_part(archive.read(names[part]))
    return found


def _text(data: bytes, start: int, end: int) -> tuple[str, int]:
    """Return a text and where it ends."""
    if start + 4 > end:
        return "", end
    after = min(start + 4 + 2 * int(struct.unpack_from("<I", data, start)[0]), end)
    return data[start + 4 : after].decode("utf-16-le", "replace"), after


def layout_of_xlsb_part(part: bytes) -> Layout:
    """Return what the records of a sheet tell; of a very large one the first million.

    Raise Refusal where its rows do not end: the reader would look for the end for ever, or leave out the rest unsaid.
    """
    seen = _XlsbSheet()
    unseen: tuple[Note, ...] = ()
    for count, (kind, start, end) in enumerate(records(part)):
        if count >= _MOST_RECORDS:
            unseen = (UNSEEN,)
            break
        seen.see(kind, part, start, end)
    if not (seen.ended or unseen):
        raise broken_off()
    layout = seen.layout()
    return Layout(merges=layout.merges, notes=(*layout.notes, *unseen))


class _XlsbSheet:
    """What a walk through the records of a sheet saw."""

    def __init__(self) -> None:
        self._rows: list[int] = []
        self._columns: list[tuple[int, int]] = []
        self._merges: list[Merge] = []
        self._formulas = self._zeros = 0
        self.ended = False

    def see(self, kind: int, part: bytes, start: int, end: int) -> None:
        """Take a record into account."""
        length = end - start
        self.ended = self.ended or kind == _END_OF_ROWS
        if kind == _ROW and length >= 12:
            if part[start + 11] & _HIDDEN_ROW:
                self._rows.append(1 + int(struct.unpack_from("<I", part, start)[0]))
        elif kind == _NUMBER_OF_FORMULA and length >= 16:
            self._formulas += 1
            self._zeros += struct.unpack_from("<d", part, start + 8)[0] == 0
        elif kind in _OTHER_FORMULAS:
            self._formulas += 1
        elif kind == _COLUMNS and length >= 18:
            first, last = struct.unpack_from("<II", part, start)
            if part[start + 16] & 1:
                self._columns.append((first, last + 1))
        elif kind == _MERGED and length >= 16 and len(self._merges) < MOST_MERGES:
            top, bottom, left, right = struct.unpack_from("<IIII", part, start)
            self._merges.append(Merge(top=top, left=left, bottom=bottom, right=right))

    def layout(self) -> Layout:
        """Return what was seen."""
        notes = (*hidden_notes(self._rows, positions_in(self._columns)), *zero_notes(self._formulas, self._zeros))
        return Layout(merges=tuple(self._merges), notes=notes)
