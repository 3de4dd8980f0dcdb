"""Texts that were kept from being formulas by an apostrophe before them, as we and others write a CSV: as they were."""

from __future__ import annotations

import pyarrow as pa
import pyarrow.compute as pc

from audit.plain_text import NEUTRALISED


def without_apostrophes(cells: pa.Table) -> pa.Table:
    """Return the cells of a delimited text without the apostrophes that keep texts from being formulas."""
    columns = [_restored(column) for column in cells.columns]
    if all(new is old for new, old in zip(columns, cells.columns, strict=True)):
        return cells
    return pa.table(columns, names=cells.column_names)


def _restored(column: pa.ChunkedArray) -> pa.ChunkedArray:
    coded = pa.types.is_dictionary(column.type)
    texts = [chunk.dictionary for chunk in column.chunks] if coded else column.chunks
    if not any(pc.any(pc.starts_with(chunk, "'")).as_py() for chunk in texts):  # quick, and enough for most
        return column
    plain = column.cast(pa.string()) if coded else column
    return pc.replace_substring_regex(plain, NEUTRALISED, r"\1")
