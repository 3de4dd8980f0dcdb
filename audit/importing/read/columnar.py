"""Parquet as a sheet of strings, the names of fields in the first row."""

from __future__ import annotations

import pyarrow as pa
from pyarrow import parquet

from audit.importing.read.refusal import Refusal, protected, too_large, too_wide
from audit.importing.read.sheet import MAX_CELLS, MAX_COLUMNS, MAX_ROWS, ReadSheet
from audit.importing.read.structured import number, scalar

_DEEPEST = 6
_MOST_NESTED = 64 * 1024 * 1024
_MOST_ELEMENTS = _MOST_NESTED // 8
"""Of a column of lists, whose elements are told before they are read; each takes eight bytes, or more."""


def read_parquet(data: bytes) -> list[ReadSheet]:
    """Read a Parquet file as one sheet."""
    try:
        file = parquet.ParquetFile(pa.BufferReader(data))
        rows, width = file.metadata.num_rows, file.metadata.num_columns
    except Exception as error:
        raise _unread(error) from error
    if width > MAX_COLUMNS:
        raise too_wide(width)
    if rows * width > MAX_CELLS or rows > MAX_ROWS or _elements(file) > _MOST_ELEMENTS:
        raise too_large()
    try:
        table = file.read()
        table.validate(full=True)  # texts that are no UTF-8 come through else
    except MemoryError:
        raise
    except Exception as error:
        raise _unread(error) from error
    table = _without_structs(table)
    columns = []
    for name, column in zip(table.column_names, table.columns, strict=True):
        columns.append(pa.chunked_array([pa.array([name]), *_as_text(column).chunks], pa.string()))
    cells = pa.table(columns, names=[str(place) for place in range(len(columns))])
    return [ReadSheet(name="", cells=cells, columns=tuple(range(len(columns))))]


def _without_structs(table: pa.Table) -> pa.Table:
    """Return a table with the fields of its objects as columns, named as in JSON; the only column gives its own."""
    if table.num_columns == 1 and pa.types.is_struct(table.schema.field(0).type):
        fields = [field.name for field in table.schema.field(0).type]
        table = table.flatten().rename_columns(fields)
    for _ in range(_DEEPEST):
        if not any(pa.types.is_struct(field.type) for field in table.schema):
            break
        table = table.flatten()
    if table.num_columns > MAX_COLUMNS:
        raise too_wide(table.num_columns)
    if table.num_columns * table.num_rows > MAX_CELLS:
        raise too_large()
    return table


def _elements(file: parquet.ParquetFile) -> int:
    """Return how many elements the longest column of lists says it has, which its rows do not tell."""
    listed = [place for place in range(len(file.schema)) if file.schema.column(place).max_repetition_level]
    groups = [file.metadata.row_group(number) for number in range(file.metadata.num_row_groups)]
    return max((sum(group.column(place).num_values for group in groups) for place in listed), default=0)


def _unread(error: Exception) -> Refusal:
    if "encrypt" in str(error).lower() or "decrypt" in str(error).lower():
        return protected()
    return Refusal("damaged", "The Parquet file is damaged and cannot be opened.")


def _as_text(column: pa.ChunkedArray) -> pa.ChunkedArray:
    if pa.types.is_nested(column.type) and column.nbytes > _MOST_NESTED:  # each element would be an object
        raise too_large()
    if pa.types.is_dictionary(column.type):
        column = column.cast(column.type.value_type)
    if pa.types.is_float32(column.type):  # 0.46, and not the nearest number of twice the length
        texts = column.cast(pa.string()).to_pylist()
        return pa.chunked_array([pa.array([text and number(float(text)) for text in texts], pa.string())])
    if pa.types.is_float64(column.type):
        return pa.chunked_array([pa.array([number(value) for value in column.to_pylist()], pa.string())])
    try:
        return column.cast(pa.string())
    except pa.ArrowException:
        if pa.types.is_timestamp(column.type):  # of a zone that nobody knows
            return column.cast(pa.timestamp(column.type.unit)).cast(pa.string())
        return pa.chunked_array([pa.array([scalar(value) for value in column.to_pylist()], pa.string())])
