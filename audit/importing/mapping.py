"""The mapping file: how sheets are to be read, said once instead of guessed each time. TOML, checked strictly."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from fnmatch import fnmatch
from pathlib import Path
from typing import Literal

from pydantic import BaseModel, ConfigDict, Field

from audit.errors import SettingsError
from audit.importing.fold import header_key
from audit.model.message import msg
from audit.tables import TABLES
from audit.toml_forms import read_toml

TO_FILL = "…"
"""What stands in a line of a mapping file for what only the user knows."""


class _Strict(BaseModel):
    model_config = ConfigDict(extra="forbid", frozen=True)


class SheetMapping(_Strict):
    """How one sheet, or all sheets that fit, are read. What is left out is found as without a mapping."""

    file: str = "*"  # a pattern of the file's name
    sheet: str = "*"
    table: str = ""  # a table's name, or "none": the sheet is not used
    sideways: bool = False  # each record is a column, with its headers in the first one
    header_row: int | None = Field(default=None, ge=1)
    last_row: int | None = Field(default=None, ge=1)  # where another table begins below
    first_column: str = Field(default="", pattern="^[A-Z]{0,3}$")  # where another table stands beside
    last_column: str = Field(default="", pattern="^[A-Z]{0,3}$")
    long: dict[str, list[str]] = {}  # new column -> the columns that become rows; "=text" the text, "@C" column C
    questions: list[str] = []  # columns of answers to a survey, of which each becomes a row with its counts
    scale: tuple[int, int] | None = None  # of numbers as answers: the one that disagrees, the one that agrees
    metrics: str = ""  # the column that names a metric in each row; those of women and men are published figures
    rows: dict[str, str] = {}  # column -> text: only the rows that hold it are read
    latest: str = ""  # a column of days: of each member of staff, the latest row is read
    marked: dict[str, list[str]] = {}  # new column -> the columns that each mark one group of it
    headings: str | None = None  # the column that headings between the rows tell; "" for none
    split: list[str] = []  # columns whose cells name several people; each gets a row
    columns: dict[str, str] = {}  # header as written, or @ and a column's letters -> column, "" not used
    values: dict[str, dict[str, str]] = {}  # column -> value as written -> canonical value
    dates: dict[str, Literal["DMY", "MDY"]] = {}  # column -> order of day and month
    decimal: Literal["", ".", ","] = ""
    decimals: dict[str, Literal[".", ","]] = {}  # column -> decimal mark, where columns differ
    pay_period: Literal["", "year", "quarter", "month", "half-month", "fortnight", "week", "day", "hour"] = ""
    group_source: str = ""
    constants: dict[str, str] = {}  # column -> the same value in all rows
    drop_duplicates: bool = False
    posts: Literal["", "together"] = ""  # people in several posts count once, with their posts together
    combine_hispanic: bool = False  # EEO-1: Hispanic or Latino of any race is one group

    def fits(self, file: str, sheet: str) -> bool:
        """Return whether the mapping is for this sheet."""
        return fnmatch(file.casefold(), self.file.casefold()) and fnmatch(sheet.casefold(), self.sheet.casefold())

    def column_for(self, header: str, letters: str = "") -> str | None:
        """Return the column that the mapping names for a header, "" for not used, None where it says nothing.

        Where headers repeat or there is none, `@` and the letters of a column name the one that is meant.
        """
        if letters and f"@{letters}" in self.columns:
            return self.columns[f"@{letters}"]
        if not header:
            return None
        if header in self.columns:
            return self.columns[header]
        key = header_key(header)
        return next((column for written, column in self.columns.items() if header_key(written) == key), None)


class MappingFile(_Strict):
    """A whole mapping file. `system` names the export that it describes."""

    format: Literal[1] = 1
    system: str = ""
    source: str = ""  # where the column names are documented
    signature: tuple[str, ...] = ()  # headers that, all together, tell the system
    seen: tuple[str, ...] = ()  # headers seen in a public file; the others are documented only
    sheets: tuple[SheetMapping, ...] = Field(default=(), alias="sheet")

    def for_sheet(self, file: str, sheet: str) -> tuple[SheetMapping, ...]:
        """Return the first mapping that fits, with those of the same patterns that read the sheet as another table."""
        fitting = [mapping for mapping in self.sheets if mapping.fits(file, sheet)]
        if not fitting:
            return (SheetMapping(),)
        first = fitting[0]
        tables: dict[tuple[str, int | None, str], SheetMapping] = {}
        for mapping in fitting:
            if (mapping.file, mapping.sheet) == (first.file, first.sheet):
                tables.setdefault((mapping.table, mapping.header_row, mapping.first_column), mapping)
        return tuple(tables.values())


def load_mapping(path: Path | None) -> MappingFile:
    """Read a mapping file; without a path, one that says nothing. Raises SettingsError naming the key."""
    if path is None:
        return MappingFile()
    loaded = read_toml(path, MappingFile, msg("mapping-unreadable", "The mapping file cannot be read."))
    for mapping in loaded.sheets:
        _check_names(mapping, path)
    return loaded


def _check_names(mapping: SheetMapping, path: Path) -> None:
    if any(TO_FILL in values.values() for values in mapping.values.values()):
        message = msg("mapping-to-fill", "A line of the mapping file still has “…” where a value is to stand.")
        raise SettingsError(message, code="mapping-to-fill", place=str(path))
    if mapping.table in ("", "none"):
        return
    table = TABLES.get(mapping.table)
    if table is None:
        message = msg("mapping-table", "There is no table called {table}.", table=f"`{mapping.table}`")
        raise SettingsError(message, code="mapping-table", place=str(path))
    named: Sequence[str] = [*mapping.columns.values(), *mapping.values, *mapping.dates, *mapping.constants]
    named = [*named, *mapping.decimals]
    for name in named:
        if name and table.column(name) is None:
            text = "The table {table} has no column called {column}."
            told = msg("mapping-column", text, table=f"`{mapping.table}`", column=f"`{name}`")
            raise SettingsError(told, code="mapping-column", place=str(path))


def toml_string(text: str) -> str:
    """Return a text as a TOML basic string."""
    escaped = text.replace("\\", "\\\\").replace('"', '\\"')
    return '"' + "".join(sign if sign >= " " and sign != "\x7f" else f"\\u{ord(sign):04x}" for sign in escaped) + '"'


def column_line(header: str, column: str) -> str:
    """Return the line of a mapping file that maps a header."""
    return f"columns.{toml_string(header)} = {toml_string(column)}"


def value_line(column: str, values: Mapping[str, str]) -> str:
    """Return the lines of a mapping file that map values of a column."""
    return "\n".join(f"values.{column}.{toml_string(raw)} = {toml_string(value)}" for raw, value in values.items())
