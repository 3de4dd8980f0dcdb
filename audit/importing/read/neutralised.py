"""Texts that were kept from being formulas by an apostrophe before them, as we and others write a CSV: as they were."""

from __future__ import annotations

import pyarrow as pa
import pyarrow.compute as pc

from audit.plain_text import NEUTRALISED

_AS_TEXT = r"^'(\d)"
"""What begins a number that was kept as a text; that of a column only, as years are shortened to “'24”."""
_IN_A_FORMULA = r'^="([^"]*)"$'


def without_apostrophes(cells: pa.Table) -> pa.Table:
    """Return the cells of a delimited text without the apostrophes that keep texts from being formulas."""
    columns = [_restored(column) for column in cells.columns]
    if all(new is old for new, old in zip(columns, cells.columns, strict=True)):
        return cells
    return pa.table(columns, names=cells.column_names)


def without_formulas(cells: pa.Table) -> pa.Table:
    """Return the cells with the texts in formulas that are nothing else (“="007"”), as programs keep zeros in a CSV."""
    return pa.table([_unpacked(column) for column in cells.columns], names=cells.column_names)


def _unpacked(column: pa.ChunkedArray) -> pa.ChunkedArray:
    texts = [chunk.dictionary for chunk in column.chunks] if pa.types.is_dictionary(column.type) else column.chunks
    if not any(pa.types.is_string(chunk.type) and pc.any(pc.starts_with(chunk, '="')).as_py() for chunk in texts):
        return column
    return pc.replace_substring_regex(column.cast(pa.string()), _IN_A_FORMULA, r"\1")


def _restored(column: pa.ChunkedArray) -> pa.ChunkedArray:
    coded = pa.types.is_dictionary(column.type)
    texts = [chunk.dictionary for chunk in column.chunks] if coded else column.chunks
    if not any(pc.any(pc.starts_with(chunk, "'")).as_py() for chunk in texts):  # quick, and enough for most
        return column
    plain = column.cast(pa.string()) if coded else column
    told = pc.count(plain.filter(pc.greater(pc.utf8_length(plain), 0))).as_py()
    if 2 * (pc.sum(pc.match_substring_regex(plain, _AS_TEXT)).as_py() or 0) > told:
        plain = pc.replace_substring_regex(plain, _AS_TEXT, r"\1")
    return pc.replace_substring_regex(plain, NEUTRALISED, r"\1")
