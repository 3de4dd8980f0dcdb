"""Delimited text: encoding, line ends and delimiter by content, then Arrow, or csv where lines are ragged."""

from __future__ import annotations

import codecs
import csv
import io
import re
from collections import Counter
from collections.abc import Iterable

import pyarrow as pa

from audit.importing.read.encodings import SINGLE_BYTES, as_utf8, find_encoding
from audit.importing.read.neutralised import without_apostrophes, without_formulas
from audit.importing.read.pieces import has_more_lines
from audit.importing.read.refusal import Refusal, too_large
from audit.importing.read.regular import Text, read_regular, records
from audit.importing.read.row_by_row import lines_of, read_rows
from audit.importing.read.sheet import MAX_ROWS, Note, ReadSheet
from audit.importing.read.signs import Signs, signs_in
from audit.importing.read.source import Content

_SAMPLE = 64 * 1024
_ESCAPED = re.compile(rb"""\\"(?![,;\t|"\r\n]|\Z)""")
"""A quotation mark behind a backslash and before more of its cell; before its end, the backslash is the cell's last."""
_BACKSLASH = re.compile(rb"""\\(["\\])""")
_SPACED = re.compile(rb"""[,;|\t][ \xa0]+"(?!")""")
"""A quotation mark that begins a cell behind blanks."""
_AS_FORMULA = b'="'
_DELIMITERS = (",", ";", "\t", "|")


def read_text(data: Content) -> list[ReadSheet]:
    """Read delimited text as one sheet without a name."""
    signs = signs_in(data)
    if signs.quotes:
        doubled = _with_quotes_doubled(data)
        if doubled is not data:
            data, signs = doubled, signs_in(doubled)
    if not signs.quotes and not signs.nul and has_more_lines(data, MAX_ROWS):
        raise too_large()
    spaced = signs.quotes > 0 and _are_spaced(data)
    plain = not (signs.nul or signs.conflict or signs.marks or spaced)
    found = _read_plain(data, signs, "utf-8") if plain else None
    notes: list[Note] = []
    if found is None:
        encoding, notes = find_encoding(data)
        if plain and encoding in SINGLE_BYTES:
            found = _read_plain(data, signs, encoding)
    if found is None:
        data = _with_quotes_doubled(as_utf8(data, encoding))
        data = data if plain else _without_marks(data)
        _refuse_conflict(data)
        if data.find(b"\x00") >= 0:
            data = bytes(data).replace(b"\x00", b"")
            notes.append(Note(code="nul-bytes"))
        if (encoding != "utf-8" or not plain) and not spaced:
            found = _read_plain(data, signs_in(data), "utf-8")
    if found is None:
        data = _unwrapped(data) if signs.quotes else data
        head = bytes(data[_start(data) : _start(data) + 2 * _SAMPLE]).decode("utf-8", "ignore")
        found = read_rows(lines_of(data, _start(data)), _sniff_delimiter(head), spaced=spaced)
    table, ragged = found
    if ragged:
        notes.append(Note(code="ragged-rows", count=len(ragged), cells=tuple(f"A{row}" for row in ragged[:20])))
    if signs.quotes and data.find(_AS_FORMULA) >= 0:
        table = without_formulas(table)
    if signs.apostrophes:
        table = without_apostrophes(table)
    columns = tuple(range(table.num_columns))
    return [ReadSheet(name="", cells=table, columns=columns, notes=tuple(notes), typed=False)]


def _with_quotes_doubled(data: Content) -> Content:
    """Return a text whose quotation marks within cells stand behind a backslash with these doubled instead."""
    if data.find(b"\\") < 0 or not _ESCAPED.search(data):  # one sign is found far quicker than two
        return data
    return _BACKSLASH.sub(lambda found: b'""' if found[1] == b'"' else found[1], data)


def _are_spaced(data: Content) -> bool:
    """Return whether quoted cells begin behind blanks, as people write lists and some programs do."""
    head = bytes(data[: 2 * _SAMPLE])
    if not _SPACED.search(head):
        return False
    sample = _sample_lines(head.decode("utf-8", "ignore"))
    delimiter = _sniff_delimiter(sample)
    skipped = csv.reader(io.StringIO(sample, newline=""), delimiter=delimiter, skipinitialspace=True)
    rows = list(zip(records(sample, delimiter), skipped, strict=False))
    kept = sum(any(cell.lstrip().startswith('"') for cell in row) for row, _ in rows)
    widths = {len(row) for _, row in rows if any(row)}
    return (
        2 * kept > len(rows) > 1
        and len(widths) == 1
        and not any(cell.startswith('"') for _, row in rows for cell in row)
    )


def _read_plain(data: Content, signs: Signs, encoding: str) -> tuple[pa.Table, list[int]] | None:
    """Read a text without making Python strings of most of it; None where it is not so plain."""
    start = _start(data) if encoding == "utf-8" else 0
    head = bytes(data[start : start + 2 * _SAMPLE])
    try:
        sample = head.decode(encoding, errors="strict" if start + len(head) == len(data) else "ignore")
    except UnicodeDecodeError:
        return None
    return read_regular(Text(data, start, _sniff_delimiter(sample), signs, encoding))


def _without_marks(data: Content) -> Content:
    """Return a text without marks of its beginning, also amid texts put together, and of its end."""
    whole = bytes(data).replace(codecs.BOM_UTF8, b"")
    return whole.rstrip().removesuffix(b"\x1a") if whole[-64:].rstrip().endswith(b"\x1a") else whole


def _unwrapped(data: Content) -> Content:
    """Return the lines of a text in which each whole line is quoted; any other text as it is."""
    start = _start(data)
    if data[start : start + 1] != b'"':
        return data
    head = bytes(data[start : start + 2 * _SAMPLE]).decode("utf-8", "ignore")
    cells = _lone_cells(io.StringIO(_sample_lines(head), newline=""))
    if cells and any(_width(cells[:50], delimiter) > 1 for delimiter in _DELIMITERS):
        lines = _lone_cells(lines_of(data, start))
        return data if lines is None else "".join(f"{line}\n" for line in lines).encode()
    return data


def _width(lines: list[str], delimiter: str) -> int:
    """Return how many cells each line has; 0 where they differ or cannot be read."""
    try:
        widths = {len(row) for row in csv.reader(lines, delimiter=delimiter)}
    except csv.Error:
        return 0
    return widths.pop() if len(widths) == 1 else 0


def _lone_cells(lines: Iterable[str]) -> list[str] | None:
    """Return the cells of a text that has one quoted cell a line; None where any line is something else."""
    try:
        rows = list(csv.reader(lines, strict=True))
    except csv.Error:
        return None
    return None if any(len(row) > 1 for row in rows) else [row[0] for row in rows if row]


def _start(data: Content) -> int:
    return len(codecs.BOM_UTF8) if data[:3] == codecs.BOM_UTF8 else 0


def _refuse_conflict(data: Content) -> None:
    position = data.find(b"<<<<<<< ")
    begins = position == _start(data) or (position > 0 and data[position - 1 : position] in (b"\r", b"\n"))
    if position >= 0 and begins and data.find(b"\n=======") >= 0:
        line = data[:position].count(b"\n") + 1
        raise Refusal(
            "merge-conflict",
            "The file holds an unfinished merge: line {line} starts with a conflict mark.",
            hint="Keep one of the two versions and use that.",
            cell=f"A{line}",
            line=line,
        )


def _sample_lines(text: str) -> str:
    if len(text) <= _SAMPLE:
        return text
    cut = max(text.rfind("\n", 0, _SAMPLE), text.rfind("\r", 0, _SAMPLE))
    return text[: cut + 1] if cut > 0 else text[:_SAMPLE]


def _sniff_delimiter(text: str) -> str:
    """Return the delimiter that cuts most lines of the beginning into the same number of fields, more than one."""
    sample = _sample_lines(text)
    best, best_score = ",", (0.0, 0)
    for delimiter in _DELIMITERS:
        if delimiter not in sample:
            continue
        widths = Counter(len(row) for row, _ in zip(records(sample, delimiter), range(400), strict=False) if any(row))
        if not widths:
            continue
        width, count = max(widths.items(), key=lambda pair: (pair[0] > 1, pair[1], pair[0]))
        score = (round(count / sum(widths.values()), 1), width) if width > 1 else (0.0, 0)
        if score > best_score:
            best, best_score = delimiter, score
    return best
