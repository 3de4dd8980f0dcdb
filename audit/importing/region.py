"""Where in a sheet the table is: its header, its rows, and what stands around them and is left out."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field, replace

import numpy as np
import pyarrow as pa

from audit.importing.encode import Encoded, Mask, encode_all
from audit.importing.header import (
    SEARCHED,
    find_header,
    first_rows,
    header_texts,
    last_header_row,
)
from audit.importing.left_out_rows import Positions, rows_below
from audit.importing.merged import fill_merged
from audit.importing.places import cells_of
from audit.importing.read.places import cell_name
from audit.importing.read.sheet import ReadSheet

_FEWEST_SEARCHED, _FEWEST_OF_ALL = 12, 6  # rows of a very wide sheet, or of each of very many sheets
_CELLS_SEARCHED, _CELLS_OF_ALL = 12_000, 40_000


@dataclass(frozen=True, slots=True, kw_only=True)
class Origin:
    """Where the cells of a table that was turned long stand in the sheet: lines and columns from 0."""

    header_row: int
    last_row: int
    lines: Positions  # of each row
    block: Positions  # of each row: which of `columns`
    columns: tuple[tuple[int, ...], ...]  # of each block: the sheet's column of each position


@dataclass(frozen=True, slots=True, kw_only=True)
class Region:
    """A table found in a sheet. Rows count from 0 in the sheet; `left_out` gives reason -> rows."""

    sheet: ReadSheet
    header_row: int
    headers: tuple[str, ...]
    rows: Positions
    left_out: Mapping[str, tuple[int, ...]] = field(default_factory=dict)
    cut: bool = False  # another table begins below
    apart: bool = False  # another table stands beside
    as_written: pa.Table | None = None  # the cells before merged ones were filled, where some were
    origin: Origin | None = None  # where the cells came from, if columns were turned into rows
    _codes: dict[int, Encoded] = field(default_factory=dict, init=False, repr=False, compare=False)

    def column(self, position: int) -> pa.ChunkedArray:
        """Return the cells of the table's rows in a column."""
        column = self.sheet.cells.column(position)
        start = self.header_row + 1
        if len(self.rows) == len(column) - start:
            return column.slice(start)
        return column.take(pa.array(self.rows))

    def encoded(self, position: int) -> Encoded:
        """Return the cells of the table's rows in a column by their distinct texts, which are looked for once."""
        return self.encoded_at((position,))[position]

    def encoded_at(self, positions: Iterable[int] | None = None) -> dict[int, Encoded]:
        """Return columns (all, where none are named) by their distinct texts, which are looked for once."""
        asked = range(len(self.headers)) if positions is None else tuple(positions)
        lacking = [at for at in asked if at not in self._codes]
        self._codes.update(zip(lacking, encode_all([self.column(at) for at in lacking]).values(), strict=True))
        return {at: self._codes[at] for at in asked}

    @property
    def last_row(self) -> int:
        """Return the number of the sheet's last line."""
        return self.origin.last_row if self.origin else self.sheet.cells.num_rows

    @property
    def header_line(self) -> int:
        """Return the line of the header in the sheet, from 0."""
        return self.origin.header_row if self.origin else self.header_row

    def line_numbers(self, mask: Mask | None = None) -> Positions:
        """Return the numbers, as the user's program shows them, of the lines of the rows (of a mask)."""
        rows = self.rows if mask is None else self.rows[mask]
        return (self.origin.lines[rows] if self.origin else rows) + 1

    def without(self, mask: Mask, reason: str) -> Region:
        """Return the region without the rows of a mask, whose lines are kept under the reason."""
        lines = (*self.left_out.get(reason, ()), *(int(line) - 1 for line in self.line_numbers(mask)))
        return replace(self, rows=np.asarray(self.rows[~mask]), left_out={**self.left_out, reason: lines})

    def with_rows(self, cells: pa.Table, rows: Positions) -> Region:
        """Return the region with other cells, each row of which came from a row of this one's sheet."""
        origin = Origin(
            header_row=self.header_line,
            last_row=self.last_row,
            lines=self.origin.lines[rows] if self.origin else rows,
            block=self.origin.block[rows] if self.origin else np.zeros(len(rows), dtype=np.int64),
            columns=self.origin.columns if self.origin else (self.sheet.columns,),
        )
        sheet = replace(self.sheet, cells=cells)
        return replace(self, sheet=sheet, header_row=-1, rows=np.arange(len(rows), dtype=np.int64), origin=origin)

    def with_column(self, name: str, cells: Sequence[str | None], at: int) -> Region:
        """Return the region with one more column, whose cells are the sheet's and stand for those `at` a position."""
        sheet = self.sheet
        table = sheet.cells.append_column(str(sheet.cells.num_columns), pa.array(cells, pa.string()))
        sheet = replace(sheet, cells=table, columns=(*sheet.columns, sheet.columns[at]))
        return replace(self, sheet=sheet, headers=(*self.headers, name), as_written=None)

    def cells_of_rows(self, position: int, mask: Mask) -> tuple[str, ...]:
        """Return the names of the cells of a column in the rows of a mask."""
        if self.origin is None:
            return cells_of(self.sheet.columns[position], self.line_numbers(mask).tolist())
        blocks = self.origin.block[self.rows[mask]].tolist()
        lines = self.line_numbers(mask).tolist()
        return tuple(
            cell_name(line - 1, self.origin.columns[block][position]) for line, block in zip(lines, blocks, strict=True)
        )

    def header_cell(self, position: int) -> str:
        """Return the name of the header cell of a column."""
        column = self.origin.columns[0][position] if self.origin else self.sheet.columns[position]
        return cell_name(self.header_line, column)


def find_region(sheet: ReadSheet, header_row: int | None = None) -> Region | None:
    """Find the table of a sheet; None where the sheet is empty or no row can be a header."""
    if not sheet.cells.num_rows or not sheet.cells.num_columns:
        return None
    if header_row is None:
        above, head = 0, first_rows(sheet, _rows_searched(sheet))
        likely = find_header(head)
        found = None if likely is None else last_header_row(sheet, head, likely)
    else:
        above, found = max(header_row - 2, 0), header_row
        head = first_rows(sheet, 3, above)
    if found is None or found >= sheet.cells.num_rows:
        return None
    headers = header_texts(sheet, head, found - above, line=found)
    filled = fill_merged(sheet, found + 1)
    rows, left_out = rows_below(filled, found, headers)
    written = sheet.cells if filled is not sheet else None
    return Region(sheet=filled, header_row=found, headers=headers, rows=rows, left_out=left_out, as_written=written)


def _rows_searched(sheet: ReadSheet) -> int:
    """Return among how many rows the header is looked for: few of a sheet, or of sheets, of very many columns."""
    columns: int = sheet.cells.num_columns
    of_all: int = max(sum(other.cells.num_columns for other in sheet.book), columns)
    likely = max(_FEWEST_SEARCHED, min(SEARCHED, _CELLS_SEARCHED // columns))
    return max(_FEWEST_OF_ALL, min(likely, _CELLS_OF_ALL // of_all))
