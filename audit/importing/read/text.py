"""Delimited text: encoding, line ends and delimiter by content, then Arrow, or csv where lines are ragged."""

from __future__ import annotations

import codecs
import csv
import re
from collections import Counter
from collections.abc import Iterator

import pyarrow as pa

from audit.importing.read.encodings import as_utf8
from audit.importing.read.odd_rows import read_but_for_odd_rows
from audit.importing.read.refusal import Refusal, too_large, too_wide
from audit.importing.read.regular import MAX_FIELD, MAX_HEADER_FIELDS, OddRows, read_regular, records
from audit.importing.read.sheet import MAX_CELLS, Note, ReadSheet
from audit.importing.read.signs import Signs, signs_in
from audit.importing.read.source import Content

_SAMPLE = 64 * 1024
_DELIMITERS = (",", ";", "\t", "|")
_BLOCK = 50_000  # rows that are Python strings at a time
_LINE = re.compile(r"[^\r\n]*(?:\r\n?|\n)|[^\r\n]+")


def read_text(data: Content) -> list[ReadSheet]:
    """Read delimited text as one sheet without a name."""
    signs = signs_in(data)
    plain = not (signs.nul or signs.conflict or signs.marks)
    found = _read_plain(data, signs) if plain else None
    notes: list[Note] = []
    if found is None:
        data, notes = as_utf8(data)
        data = data if plain else _without_marks(data)
        _refuse_conflict(data)
        if data.find(b"\x00") >= 0:
            data = bytes(data).replace(b"\x00", b"")
            notes.append(Note(code="nul-bytes"))
        if notes or not plain:
            found = _read_plain(data, signs_in(data))
    if found is None:
        text = str(memoryview(data)[_start(data) :], "utf-8")
        text = _unwrapped(text) if signs.quotes else text
        found = _read_ragged(text, _sniff_delimiter(text))
    table, ragged = found
    if ragged:
        notes.append(Note(code="ragged-rows", count=len(ragged), cells=tuple(f"A{row}" for row in ragged[:20])))
    columns = tuple(range(table.num_columns))
    return [ReadSheet(name="", cells=table, columns=columns, notes=tuple(notes), typed=False)]


def _read_plain(data: Content, signs: Signs) -> tuple[pa.Table, list[int]] | None:
    """Read UTF-8 without ever making Python strings of it; None where it is not so plain."""
    start = _start(data)
    head = data[start : start + 2 * _SAMPLE]
    try:
        sample = head.decode("utf-8", errors="strict" if start + len(head) == len(data) else "ignore")
    except UnicodeDecodeError:
        return None
    delimiter = _sniff_delimiter(sample)
    try:
        table = read_regular(data, start, delimiter, signs)
    except OddRows:
        return read_but_for_odd_rows(data, start, delimiter, signs)
    return None if table is None else (table, [])


def _without_marks(data: Content) -> Content:
    """Return a text without marks of its beginning, also amid texts put together, and of its end."""
    whole = bytes(data).replace(codecs.BOM_UTF8, b"")
    return whole.rstrip().removesuffix(b"\x1a") if whole[-64:].rstrip().endswith(b"\x1a") else whole


def _unwrapped(text: str) -> str:
    """Return the lines of a text in which each whole line is quoted; any other text as it is."""
    head = _lone_cells(_sample_lines(text)) if text.startswith('"') else None
    if not head:
        return text
    for delimiter in _DELIMITERS:
        if _width(head[:50], delimiter) > 1:
            lines = _lone_cells(text)
            return text if lines is None else "".join(f"{line}\n" for line in lines)
    return text


def _width(lines: list[str], delimiter: str) -> int:
    """Return how many cells each line has; 0 where they differ or cannot be read."""
    try:
        widths = {len(row) for row in csv.reader(lines, delimiter=delimiter)}
    except csv.Error:
        return 0
    return widths.pop() if len(widths) == 1 else 0


def _lone_cells(text: str) -> list[str] | None:
    """Return the cells of a text that has one quoted cell a line; None where any line is something else."""
    try:
        rows = list(csv.reader(_lines(text), strict=True))
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


def _read_ragged(text: str, delimiter: str) -> tuple[pa.Table, list[int]]:
    """Read row by row, filling short rows; the second value lists the rows longer than the rest."""
    csv.field_size_limit(MAX_FIELD)
    blocks: list[list[pa.Array]] = []
    rows: list[list[str]] = []
    filled: list[int] = []  # of each row: the fields up to the last that is not empty
    widths: Counter[int] = Counter()
    try:
        for row in csv.reader(_lines(text), delimiter=delimiter, strict=True):
            rows.append(row)
            filled.append(next((at for at in range(len(row), 0, -1) if row[at - 1]), 0))
            if filled[-1]:
                widths[len(row)] += 1
            if len(rows) == _BLOCK:
                blocks.append(_columns_of(rows))
                rows = []
    except csv.Error as error:
        return _after_csv_error(text, delimiter, str(error), len(filled) + 1)
    if rows:
        blocks.append(_columns_of(rows))
    common = max(widths, key=lambda width: (width > 1, widths[width], width)) if widths else 0
    longer = [number for number, last in enumerate(filled, 1) if last > common]
    return _stacked(blocks), longer if common > 1 else []


def _lines(text: str) -> Iterator[str]:
    """Yield lines with their ends; `io.StringIO` would hold the text once more, at four bytes a sign."""
    return (match[0] for match in _LINE.finditer(text))


def _columns_of(rows: list[list[str]]) -> list[pa.Array]:
    width = max(1, *map(len, rows))
    if width > MAX_HEADER_FIELDS:
        raise too_wide(width)
    if width * len(rows) > MAX_CELLS:
        raise too_large()
    return [pa.array([row[at] if at < len(row) else "" for row in rows], pa.string()) for at in range(width)]


def _stacked(blocks: list[list[pa.Array]]) -> pa.Table:
    width = max(map(len, blocks), default=0)
    heights = [len(block[0]) if block else 0 for block in blocks]
    if width * sum(heights) > MAX_CELLS:
        raise too_large()
    columns = [
        pa.chunked_array(
            [block[at] if at < len(block) else pa.repeat("", rows) for block, rows in zip(blocks, heights, strict=True)]
        )
        for at in range(width)
    ]
    return pa.table(columns, names=[str(at) for at in range(width)])


def _after_csv_error(text: str, delimiter: str, said: str, row: int) -> tuple[pa.Table, list[int]]:
    if "unexpected end" in said:
        raise Refusal(
            "open-quote",
            "A quotation mark is opened in row {row} and never closed.",
            hint='Close it, or double it ("") where it stands inside a text.',
            cell=f"A{row}",
            row=row,
        )
    if "field larger" in said:
        raise Refusal(
            "too-long", "Row {row} holds a text of more than {most:,} signs.", cell=f"A{row}", row=row, most=MAX_FIELD
        )
    raise Refusal("csv-row", "Row {row} is not written as a row of the rest.", cell=f"A{row}", row=row)
