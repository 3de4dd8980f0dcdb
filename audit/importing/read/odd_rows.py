"""Delimited text without quotes whose rows are alike but for some: at Arrow's speed, those put back in place."""

from __future__ import annotations

from typing import Literal

import numpy as np
import pyarrow as pa
import pyarrow.compute as pc
from pyarrow import csv as arrow_csv

from audit.importing.read.refusal import too_large
from audit.importing.read.regular import MAX_FIELD, MAX_HEADER_FIELDS, first_record, parse
from audit.importing.read.sheet import MAX_CELLS
from audit.importing.read.signs import Signs
from audit.importing.read.source import Content

_MOST = 200_000


class _Others:
    """The rows of another width than the first: their places from 0, and their fields."""

    def __init__(self, delimiter: str) -> None:
        self._delimiter = delimiter
        self.places: list[int] = []
        self.fields: list[list[str]] = []

    def __call__(self, row: arrow_csv.InvalidRow) -> Literal["skip", "error"]:
        fields = row.text.split(self._delimiter)
        if len(self.places) == _MOST or len(row.text) > MAX_FIELD or len(fields) > MAX_HEADER_FIELDS:
            return "error"
        self.places.append(row.number - 1)
        self.fields.append(fields)
        return "skip"


def read_but_for_odd_rows(data: Content, start: int, delimiter: str, signs: Signs) -> tuple[pa.Table, list[int]] | None:
    """Read rows of one width, and fill those that are shorter; the second value lists the rows longer than the rest.

    None where rows of the first row's width are not the most.
    """
    first = first_record(data, start, delimiter)
    if first is None:
        return None
    others = _Others(delimiter)
    types = {str(position): pa.string() for position in range(len(first))}
    try:
        table = parse(pa.py_buffer(data).slice(start), delimiter, signs, types, others)
    except pa.ArrowException:
        return None
    if not _are_most(table, len(others.places)):
        return None
    width = max(map(len, others.fields), default=len(first))
    if max(width, len(first)) * (table.num_rows + len(others.places)) > MAX_CELLS:
        raise too_large()
    longer = [
        place + 1 for place, fields in zip(others.places, others.fields, strict=True) if any(fields[len(first) :])
    ]
    regular, columns = table.num_rows, table.columns
    del table  # so that each column is let go of when it was put together
    return _put_back(columns, regular, others), longer


def _are_most(table: pa.Table, others: int) -> bool:
    """Return whether more rows than these others hold a text in one of the columns."""
    return any((pc.sum(pc.greater(pc.binary_length(column), 0)).as_py() or 0) > others for column in table.columns)


def _put_back(columns: list[pa.ChunkedArray], regular: int, others: _Others) -> pa.Table:
    rows = regular + len(others.places)
    other = np.zeros(rows, dtype=bool)
    other[others.places] = True
    order = np.empty(rows, dtype=np.int64)
    order[~other] = np.arange(regular)
    order[other] = np.arange(regular, rows)
    width = max(len(columns), *map(len, others.fields), 0)
    columns += [pa.chunked_array([pa.repeat("", regular)])] * (width - len(columns))
    for at in range(width):
        odd = pa.array([row[at] if at < len(row) else "" for row in others.fields], pa.string())
        columns[at] = pa.chunked_array([*columns[at].chunks, odd]).take(pa.array(order))
        pa.default_memory_pool().release_unused()
    return pa.table(columns, names=[str(at) for at in range(width)])
