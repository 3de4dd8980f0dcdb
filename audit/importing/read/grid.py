"""A sheet that is put together cell by cell, for formats whose cells come one after the other."""

from __future__ import annotations

from collections.abc import Sequence

import pyarrow as pa

from audit.importing.read.refusal import too_large, too_wide
from audit.importing.read.sheet import MAX_COLUMNS, Merge, Note, ReadSheet

MAX_ROWS = 1_048_576
_MOST_CELLS = 10_000_000
_MOST_MERGES = 20_000


class Grid:
    """Cells by row and column, both from 0. Raises Refusal for what no sheet can hold."""

    def __init__(self) -> None:
        """Begin with nothing."""
        self._columns: dict[int, dict[int, str]] = {}
        self._merges: list[Merge] = []
        self._height = 0

    def put(self, row: int, column: int, text: str) -> None:
        """Put a text into a cell; an empty one only makes the sheet as tall."""
        self._reach(row)
        if text:
            self._cells_of(column)[row] = text

    def put_row(self, row: int, texts: Sequence[str]) -> None:
        """Put texts into the first cells of a row, all at once, as most rows of long tables come."""
        self._reach(row)
        for column, text in enumerate(texts):
            if text:
                (self._columns.get(column) or self._cells_of(column))[row] = text

    def _reach(self, row: int) -> None:
        if row >= MAX_ROWS:
            raise too_large()
        self._height = max(self._height, row + 1)

    def _cells_of(self, column: int) -> dict[int, str]:
        cells = self._columns.get(column)
        if cells is None:
            cells = self._columns[column] = {}
            if len(self._columns) > MAX_COLUMNS:
                raise too_wide(len(self._columns))
        return cells

    def merge(self, row: int, column: int, *, down: int, across: int) -> None:
        """Note that a cell covers further rows and columns."""
        if (down or across) and len(self._merges) < _MOST_MERGES:
            self._merges.append(Merge(top=row, left=column, bottom=row + down, right=column + across))

    def sheet(self, name: str, *, hidden: bool = False, typed: bool, notes: Sequence[Note] = ()) -> ReadSheet:
        """Return the sheet."""
        places = sorted(self._columns)
        if len(places) * self._height > _MOST_CELLS:
            raise too_large(name)
        cells = {
            str(at): pa.array(map(self._columns[place].get, range(self._height)), pa.string())
            for at, place in enumerate(places)
        }
        return ReadSheet(
            name=name,
            cells=pa.table(cells),
            columns=tuple(places),
            hidden=hidden,
            merges=tuple(self._merges),
            notes=tuple(notes),
            typed=typed,
        )
