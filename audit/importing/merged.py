"""Merged cells: the value stands in the first cell only, and means all of them."""

from __future__ import annotations

from dataclasses import replace

import pyarrow as pa

from audit.importing.read.sheet import Merge, ReadSheet

_TALLEST = 5_000


def fill_merged(sheet: ReadSheet, start: int) -> ReadSheet:
    """Return the sheet with merged cells below row `start` filled down in their first column."""
    tall = [merge for merge in sheet.merges if merge.top >= start and 0 < merge.bottom - merge.top < _TALLEST]
    if not tall:
        return sheet
    cells = sheet.cells
    for place, column in enumerate(sheet.columns):
        here = [merge for merge in tall if merge.left == column]
        if here:
            cells = cells.set_column(place, cells.column_names[place], _filled(cells.column(place), here))
    return replace(sheet, cells=cells)


def _filled(column: pa.ChunkedArray, merges: list[Merge]) -> pa.Array:
    values = column.to_pylist()
    for merge in merges:
        for row in range(merge.top + 1, min(merge.bottom + 1, len(values))):
            values[row] = values[row] or values[merge.top]
    return pa.array(values, pa.string())
