"""Delimited text read row by row, for what no quicker reader takes: rows of all widths, and quotes left open."""

from __future__ import annotations

import csv
import io
from collections import Counter
from collections.abc import Iterable, Iterator
from itertools import compress, islice, zip_longest

import pyarrow as pa

from audit.importing.read.pieces import SIZE, whole_lines
from audit.importing.read.refusal import Refusal, too_large, too_long, too_wide
from audit.importing.read.sheet import MAX_CELLS, MAX_ROWS
from audit.importing.read.source import Content, let_go

MAX_HEADER_FIELDS = 20_000
MAX_FIELD = 1_000_000
_LONGEST_LINE = 20_000_000
_BLOCK = 1_000  # rows that are Python strings at a time, and stay near the processor


def lines_of(data: Content, start: int = 0) -> Iterator[str]:
    """Yield the lines of a text in UTF-8 with their ends; few of them are Python strings at a time.

    Raises Refusal at a line that is longer than any row, before its fields are made.
    """
    for begin, end in whole_lines(data, start):
        yield from io.StringIO(str(_bounded(data, start, begin, end), "utf-8"), newline="")
        let_go(data, begin, end)


def _bounded(data: Content, start: int, begin: int, end: int) -> Content:
    """Return a part of whole lines, unless one of them is too long."""
    if end - begin > SIZE + _LONGEST_LINE:
        above = max(data.rfind(sign, begin, begin + SIZE) for sign in (b"\n", b"\r")) + 1
        lines = bytes(data[start : max(above, start)])
        row = max(lines.count(b"\n"), lines.count(b"\r")) + 1
        raise too_long(row, _LONGEST_LINE, cell=f"A{row}")
    return data[begin:end]


def read_rows(
    lines: Iterable[str], delimiter: str, above: int = 0, *, spaced: bool = False
) -> tuple[pa.Table, list[int]]:
    """Read row by row, filling short rows; the second value lists the rows longer than the rest.

    Raises Refusal where a row cannot be read; `above` is how many rows stand above the first, and `spaced` says that
    blanks stand between a delimiter and a quotation mark.
    """
    csv.field_size_limit(MAX_FIELD)
    blocks: list[list[pa.Array]] = []
    filled: list[int] = []  # of each row: the fields up to the last that is not empty
    widths: Counter[int] = Counter()
    rows: list[list[str]] = []
    reader = csv.reader(lines, delimiter=delimiter, strict=True, skipinitialspace=spaced)
    more = True
    while more:
        rows = []
        try:
            rows.extend(islice(reader, _BLOCK))
        except csv.Error as error:
            raise _unreadable(str(error), above + len(filled) + len(rows) + 1) from None
        more = bool(rows)
        if more:
            blocks.append(_columns_of(rows))
            filled += [len(row) if row and row[-1] else _to_last_text(row) for row in rows]
            widths.update(compress(map(len, rows), map(any, rows)))
            if len(filled) > MAX_ROWS:
                raise too_large()
    common = max(widths, key=lambda width: (width > 1, widths[width], width)) if widths else 0
    longer = [above + number for number, last in enumerate(filled, 1) if last > common]
    return _stacked(blocks), longer if common > 1 else []


def _to_last_text(row: list[str]) -> int:
    return next((at for at in range(len(row), 0, -1) if row[at - 1]), 0)


def _columns_of(rows: list[list[str]]) -> list[pa.Array]:
    width = max(1, *map(len, rows))
    if width > MAX_HEADER_FIELDS:
        raise too_wide(width)
    if width * len(rows) > MAX_CELLS:
        raise too_large()
    return [pa.array(column, pa.string()) for column in zip_longest(*rows, fillvalue="")] or [pa.repeat("", len(rows))]


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


def _unreadable(said: str, row: int) -> Refusal:
    if "unexpected end" in said:
        return Refusal(
            "open-quote",
            "A quotation mark is opened in row {row} and never closed.",
            hint='Close it, or double it ("") where it stands inside a text.',
            cell=f"A{row}",
            row=row,
        )
    if "field larger" in said:
        return too_long(row, MAX_FIELD, cell=f"A{row}")
    return Refusal("csv-row", "Row {row} is not written as a row of the rest.", cell=f"A{row}", row=row)
