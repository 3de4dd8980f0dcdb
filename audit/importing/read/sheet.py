"""A sheet as read: every cell a string or null, every row where it stood."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    import pyarrow as pa

EPOCH_1904 = "epoch-1904"
"""The note of a sheet whose bare numbers count days from 1904."""
MAX_CELLS = 40_000_000
MAX_ROWS = 2_000_000  # no organisation has as many people, and no workbook as many rows
MAX_SHEETS = 250
MAX_TABLES = 120  # of ours in one file; each takes some time to be understood, however small it is
MAX_COLUMNS = 2_000  # with a text in them; no table that is audited has as many
MAX_COLUMNS_OF_ALL = 5_000  # of all sheets of a file, each of which is looked at by itself


@dataclass(frozen=True, slots=True, kw_only=True)
class Note:
    """Something seen while reading: a code, the cells it concerns ("C7"), and how many they are."""

    code: str
    cells: tuple[str, ...] = ()
    count: int = 0
    detail: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Merge:
    """A merged area: first and last row and column, from 0, ends included."""

    top: int
    left: int
    bottom: int
    right: int


@dataclass(frozen=True, slots=True, kw_only=True)
class ReadSheet:
    """The cells of one sheet. Row 0 of `cells` is row 1 of the sheet; column `i` stands at `columns[i]` (from 0)."""

    name: str
    cells: pa.Table
    columns: tuple[int, ...]
    hidden: bool = False
    merges: tuple[Merge, ...] = ()
    notes: tuple[Note, ...] = ()
    file: str = ""  # the name of its file, without its ending
    book: tuple[ReadSheet, ...] = ()  # all sheets of its file, one of which may explain the others
    typed: bool = True  # numbers and dates came as such, not as text that somebody wrote

    @property
    def called(self) -> str:
        """Return the name of the sheet, or that of its file where it has none."""
        return self.name or self.file
