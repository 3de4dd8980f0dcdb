"""Rows of another width than the rest: set aside while Arrow reads, and put back where they stood."""

from __future__ import annotations

import csv
from typing import Literal

import numpy as np
import pyarrow as pa
import pyarrow.compute as pc
from pyarrow import csv as arrow_csv

from audit.importing.read.row_by_row import MAX_FIELD, MAX_HEADER_FIELDS

_MANY = 1_000
_MOST = 0.3  # of the rows so far: more are read sooner by a reader of rows


class OddRows:
    """The rows of a piece of a text that have another width: their places from 0, and their fields."""

    def __init__(self, delimiter: str) -> None:
        """Begin with none."""
        self._delimiter = delimiter
        self.places: list[int] = []
        self.fields: list[list[str]] = []

    def __call__(self, row: arrow_csv.InvalidRow) -> Literal["skip", "error"]:
        """Set a row aside; refuse those that are too many, or that only a reader of rows can judge."""
        if (len(self.places) >= _MANY and len(self.places) > row.number * _MOST) or len(row.text) > MAX_FIELD:
            return "error"
        try:
            fields = next(csv.reader([row.text], delimiter=self._delimiter, strict=True), []) or [""]
        except csv.Error:
            return "error"
        if len(fields) > MAX_HEADER_FIELDS:
            return "error"
        self.places.append(row.number - 1)
        self.fields.append(fields)
        return "skip"

    def longer_than(self, width: int) -> list[int]:
        """Return the places of rows with a text behind the last column of the rest."""
        return [place for place, fields in zip(self.places, self.fields, strict=True) if any(fields[width:])]

    def put_back(self, table: pa.Table) -> list[pa.Array]:
        """Return the columns of all rows, as texts; those that only odd rows have are empty elsewhere."""
        regular, rows = table.num_rows, table.num_rows + len(self.places)
        other = np.zeros(rows, dtype=bool)
        other[self.places] = True
        order = np.empty(rows, dtype=np.int64)
        order[~other] = np.arange(regular)
        order[other] = np.arange(regular, rows)
        width = max(table.num_columns, *map(len, self.fields))
        columns = []
        for at in range(width):
            known = texts_of(table.column(at)) if at < table.num_columns else pa.repeat("", regular)
            odd = pa.array([row[at] if at < len(row) else "" for row in self.fields], pa.string())
            columns.append(pa.concat_arrays([known, odd]).take(pa.array(order)))
        return columns


def texts_of(column: pa.ChunkedArray) -> pa.Array:
    """Return the texts of a column that was read as texts, codes of texts or days."""
    return pc.fill_null(column.combine_chunks().cast(pa.string()), "")
