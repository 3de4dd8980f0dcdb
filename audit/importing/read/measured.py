"""How wide a sheet is, and how long its texts: what no table that is audited has is refused, whatever the format."""

from __future__ import annotations

from dataclasses import replace

import numpy as np
import pyarrow as pa
import pyarrow.compute as pc

from audit.importing.read.places import cell_name
from audit.importing.read.refusal import too_long, too_wide
from audit.importing.read.row_by_row import MAX_FIELD
from audit.importing.read.sheet import MAX_COLUMNS, Note, ReadSheet
from audit.plain_text import on_one_line

_WIDE = 200
_LONGEST_NAME = 255


def within_bounds(sheet: ReadSheet, *, alone: bool) -> ReadSheet:
    """Return a sheet without the empty columns of a wide one.

    Raise Refusal for a text that is too long for a cell, or where more than 2,000 columns are left; of several sheets,
    one that is too wide is not read, and says so.
    """
    if len(sheet.name) > _LONGEST_NAME or not sheet.name.isprintable():
        sheet = replace(sheet, name=on_one_line(sheet.name[:_LONGEST_NAME]))
    longest = [_longest(column) for column in sheet.cells.columns]
    for place, bytes_ in enumerate(longest):
        if bytes_ > MAX_FIELD:
            _refuse_long(sheet, place)
    if sheet.cells.num_columns <= _WIDE:
        return sheet
    kept = [place for place, bytes_ in enumerate(longest) if bytes_]
    if len(kept) <= MAX_COLUMNS:
        return replace(sheet, cells=sheet.cells.select(kept), columns=tuple(sheet.columns[place] for place in kept))
    if alone:
        raise too_wide(len(kept), sheet.name)
    return replace(sheet, cells=pa.table({}), columns=(), notes=(Note(code="too-wide"),))


def _longest(column: pa.ChunkedArray) -> int:
    """Return the bytes of the longest text of a column, be it of texts or of codes of texts."""
    coded = pa.types.is_dictionary(column.type)
    lengths = (pc.max(pc.binary_length(chunk.dictionary if coded else chunk)).as_py() for chunk in column.chunks)
    return max((length or 0 for length in lengths), default=0)


def _refuse_long(sheet: ReadSheet, place: int) -> None:
    column = sheet.cells.column(place)
    texts = column.cast(pa.string()) if pa.types.is_dictionary(column.type) else column
    over = np.flatnonzero(pc.fill_null(pc.greater(pc.utf8_length(texts), MAX_FIELD), False).to_numpy())
    if len(over):
        row = int(over[0])
        raise too_long(row + 1, MAX_FIELD, cell=cell_name(row, sheet.columns[place]), sheet=sheet.name)
