"""What a sheet looks like beside its values: merged cells, hidden rows and columns, formulas that were never computed.

The readers of values do not tell these. They are looked for in the sheet's own text, and only where a quick search
finds that there are any.
"""

from __future__ import annotations

import io
import re
import zipfile
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from itertools import groupby, islice

from audit.importing.read.places import cell_name, column_letters, column_position
from audit.importing.read.relations import PartsOfSheets, relation_targets
from audit.importing.read.sheet import Merge, Note

LARGEST_PART = 32 * 1024 * 1024
UNSEEN = Note(code="layout-unseen")
"""The sheet is too large to be searched."""
OTHERS = ""
"""Stands, among layouts by the names of sheets, for all sheets that are not named."""
MOST_MERGES = 20_000
WIDEST = 16_384
"""Columns that a sheet may have."""
_HEAD = 256 * 1024
_NAMED = 500
_FEWEST_ZEROS = 3
_MERGE = re.compile(rb'<(?:\w+:)?mergeCell\s+ref\s*=\s*["\']([A-Z]{1,3})(\d{1,7}):([A-Z]{1,3})(\d{1,7})["\']')
_HIDDEN = re.compile(rb'\bhidden\s*=\s*["\'](?:1|true)["\']')
_ROW = re.compile(rb"<(?:\w+:)?row\b([^<>]*)>")  # without "<", else the search of broken text is quadratic
_COLUMN = re.compile(rb"<(?:\w+:)?col\b([^<>]*)>")
_FORMULA = re.compile(
    rb"<(?:\w+:)?c\b([^<>]*)>\s*<(?:\w+:)?f\b[^<>]*?(?:/>|>[^<]*</(?:\w+:)?f>)\s*(?:<(?:\w+:)?v\b[^<>/]*>([^<]*)<)?"
)
_SHEET = re.compile(rb"<(?:\w+:)?sheet\s[^<>]*>")


@dataclass(frozen=True, slots=True, kw_only=True)
class Layout:
    """The merged areas of a sheet, and what is to be told of it."""

    merges: tuple[Merge, ...] = ()
    notes: tuple[Note, ...] = ()


def layouts_of_xlsx(archive: zipfile.ZipFile, book: bytes) -> dict[str, Layout]:
    """Return the layouts of the sheets of an .xlsx, by name; of very large ones only what stands at their head."""
    return dict(_each_xlsx(archive, book, {name.lower(): name for name in archive.namelist()}))


def _each_xlsx(archive: zipfile.ZipFile, book: bytes, names: Mapping[str, str]) -> Iterator[tuple[str, Layout]]:
    relations = "xl/_rels/workbook.xml.rels"
    if relations not in names:
        return
    targets, parts = relation_targets(archive, relations), PartsOfSheets()
    for found in _SHEET.findall(book):
        name, identifier = re.search(rb'\bname="([^"]*)"', found), re.search(rb'\b\w+:id="([^"]+)"', found)
        path = targets.get(identifier[1].decode("utf-8", "replace")) if identifier else None
        if not name or path is None:
            continue
        part = parts.part(path)
        if part.startswith("xl/chartsheets/"):
            yield _unescape(name[1].decode("utf-8", "replace")), Layout(notes=(Note(code="chart-sheet"),))
        elif part in names:
            written = names[part]
            large = archive.getinfo(written).file_size > LARGEST_PART
            layout = _of_head(archive, written) if large else _of_xlsx_part(archive.read(written))
            yield _unescape(name[1].decode("utf-8", "replace")), layout


def _of_xlsx_part(part: bytes) -> Layout:
    start = part.rfind(b"</sheetData>")
    found = _MERGE.findall(part, max(start, 0))
    merges = tuple(
        Merge(
            top=int(top) - 1,
            left=column_position(left.decode()),
            bottom=int(bottom) - 1,
            right=column_position(right.decode()),
        )
        for left, top, right, bottom in (found if len(found) <= MOST_MERGES else ())
    )
    notes: list[Note] = []
    if b"hidden=" in part:
        rows = [_number(row, b"r") for row in _ROW.findall(part) if _HIDDEN.search(row)]
        notes += hidden_notes(rows, _hidden_columns(part))
    if b"<f" in part or b":f>" in part:
        notes += _uncomputed(_FORMULA.findall(part))
    return Layout(merges=merges, notes=tuple(notes))


def _hidden_columns(part: bytes) -> list[int]:
    return positions_in(
        (_number(column, b"min") - 1, _number(column, b"max"))
        for column in _COLUMN.findall(part)
        if _HIDDEN.search(column)
    )


def _of_head(archive: zipfile.ZipFile, part: str) -> Layout:
    """Return what the head of a very large sheet tells, and that the rest was not searched."""
    with archive.open(part) as opened:
        head = opened.read(_HEAD)
    return Layout(notes=(*hidden_notes((), _hidden_columns(head.partition(b"<sheetData")[0])), UNSEEN))


def _number(attributes: bytes, name: bytes) -> int:
    found = re.search(rb"\b" + name + rb'\s*=\s*["\'](\d{1,7})["\']', attributes)
    return int(found[1]) if found else 0


def positions_in(ranges: Iterable[tuple[int, int]]) -> list[int]:
    """Return the columns, from 0, that lie in any of the ranges, whose ends are excluded: each once, in order."""
    within = bytearray(WIDEST)
    for first, beyond in ranges:
        first, beyond = max(first, 0), min(beyond, WIDEST)
        if first < beyond:
            within[first:beyond] = b"\x01" * (beyond - first)
    return [position for position, inside in enumerate(within) if inside]


def hidden_notes(rows: Iterable[int], columns: Iterable[int]) -> Iterator[Note]:
    """Yield notes on hidden rows, counted from 1, and hidden columns, counted from 0."""
    told = [row for row in rows if row]
    if told:
        cells = tuple(cell_name(row - 1, 0) for row in told[:_NAMED])
        yield Note(code="hidden-rows", cells=cells, count=len(told), detail=_ranges(told))
    letters = [column_letters(position) for position in columns]
    if letters:
        cells = tuple(f"{letter}1" for letter in letters[:_NAMED])
        yield Note(code="hidden-columns", cells=cells, count=len(letters), detail=", ".join(letters[:20]))


def _ranges(numbers: list[int]) -> str:
    """Return numbers as people write them: 3–7, 12."""
    grouped = groupby(enumerate(sorted(set(numbers))), lambda pair: pair[1] - pair[0])
    runs = [[number for _, number in group] for _, group in islice(grouped, 20)]
    return ", ".join(str(run[0]) if len(run) == 1 else f"{run[0]}–{run[-1]}" for run in runs)


def _uncomputed(formulas: list[tuple[bytes, bytes]]) -> Iterator[Note]:
    """Yield notes on formulas without a value, and on values that are all zero, as programs write them unseen."""
    names = [re.search(rb'\br\s*=\s*["\']([A-Z]{1,3}\d{1,7})["\']', cell) for cell, value in formulas if not value]
    cells = tuple(found[1].decode() for found in names[:_NAMED] if found)
    if names:
        yield Note(code="formulas-without-values", cells=cells, count=len(names))
    values = [value for _, value in formulas if value]
    yield from zero_notes(len(values), sum(value == b"0" for value in values))


def zero_notes(formulas: int, zeros: int) -> Iterator[Note]:
    """Yield a note where all of several formulas have the value 0."""
    if formulas >= _FEWEST_ZEROS and zeros == formulas:
        yield Note(code="formulas-all-zero", count=formulas)


def _unescape(text: str) -> str:
    for entity, sign in (("&lt;", "<"), ("&gt;", ">"), ("&quot;", '"'), ("&apos;", "'"), ("&amp;", "&")):
        text = text.replace(entity, sign)
    return text


_ODS_TAG = re.compile(
    rb"<table:(table-row|table-cell|covered-table-cell|table-column|table)(?=[\s/>])([^<>]*?)(/?)>|</table:(table)>"
)
_ROWS_REPEATED = re.compile(rb'number-rows-repeated="(\d{6,18})"')
_MOST_ROWS = 1_048_576
_ODS_SIGNS = (b"number-rows-spanned", b"table:visibility", b"table:formula")


def layouts_of_ods(data: bytes) -> Mapping[str, Layout]:
    """Return the layouts of the sheets of an .ods, by name; none where it is no .ods."""
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        if "content.xml" not in archive.namelist():
            return {}
        if archive.getinfo("content.xml").file_size > LARGEST_PART:
            return {OTHERS: Layout(notes=(UNSEEN,))}
        content = archive.read("content.xml")
    repeated = sum(map(int, _ROWS_REPEATED.findall(content)))
    if not any(sign in content for sign in _ODS_SIGNS) and repeated < _MOST_ROWS * content.count(b"<table:table "):
        return {}
    sheets: dict[str, Layout] = {}
    walk: _OdsSheet | None = None
    for tag in _ODS_TAG.finditer(content):
        kind, attributes, closed, ended = tag.groups()
        if kind == b"table":
            walk = _OdsSheet(_text(attributes, b"name"))
        elif walk is None:
            continue
        elif ended == b"table":
            sheets[walk.name] = walk.layout()
            walk = None
        elif ended is None:
            walk.see(kind, attributes, closed=bool(closed))
    return sheets


class _OdsSheet:
    """Where a walk through the tags of a sheet stands, and what it saw."""

    def __init__(self, name: str) -> None:
        self.name = name
        self._row, self._next_row, self._column, self._defined = -1, 0, 0, 0
        self._merges: list[Merge] = []
        self._rows: list[int] = []
        self._columns: list[tuple[int, int]] = []
        self._formulas: list[str] = []
        self._far = 0

    def see(self, kind: bytes, attributes: bytes, *, closed: bool) -> None:
        """Take a tag into account."""
        hidden = b'visibility="collapse"' in attributes or b'visibility="filter"' in attributes
        if kind == b"table-column":
            times = _times(attributes, b"number-columns-repeated")
            if hidden:
                self._columns.append((self._defined, self._defined + times))
            self._defined += times
        elif kind == b"table-row":
            times = _times(attributes, b"number-rows-repeated")
            self._row, self._next_row, self._column = self._next_row, self._next_row + times, 0
            if hidden and len(self._rows) < _MOST_ROWS:
                self._rows += range(self._row + 1, self._row + 1 + min(times, _NAMED))
        else:
            self._see_cell(attributes, closed=closed)

    def _see_cell(self, attributes: bytes, *, closed: bool) -> None:
        down, across = _times(attributes, b"number-rows-spanned"), _times(attributes, b"number-columns-spanned")
        if (down > 1 or across > 1) and len(self._merges) < MOST_MERGES:
            self._merges.append(
                Merge(top=self._row, left=self._column, bottom=self._row + down - 1, right=self._column + across - 1)
            )
        if self._row >= _MOST_ROWS and b"office:value-type=" in attributes:
            self._far += 1
        if closed and b"table:formula=" in attributes and b"office:value-type=" not in attributes:
            self._formulas.append(cell_name(self._row, min(self._column, WIDEST - 1)))
        self._column += _times(attributes, b"number-columns-repeated")

    def layout(self) -> Layout:
        """Return what was seen."""
        notes = list(hidden_notes(self._rows, positions_in(self._columns)))
        if self._formulas:
            cells = tuple(self._formulas[:_NAMED])
            notes.append(Note(code="formulas-without-values", cells=cells, count=len(self._formulas)))
        if self._far:
            notes.append(Note(code="far-cells", count=self._far))
        return Layout(merges=tuple(self._merges), notes=tuple(notes))


def _times(attributes: bytes, name: bytes) -> int:
    found = re.search(name + rb'="(\d{1,18})"', attributes)
    return max(int(found[1]), 1) if found else 1


def _text(attributes: bytes, name: bytes) -> str:
    found = re.search(rb"table:" + name + rb'="([^"]*)"', attributes)
    return _unescape(found[1].decode("utf-8", "replace")) if found else ""
