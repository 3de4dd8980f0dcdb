"""What is read of a sheet, and what it is read with."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date

import pandas as pd

from audit.importing.mapping import SheetMapping
from audit.importing.places import Place
from audit.importing.read.sheet import ReadSheet
from audit.model.message import msg
from audit.model.result import DataIssue, SourceFile


@dataclass(frozen=True, slots=True, kw_only=True)
class SheetTable:
    """A sheet's part of a table; `table` is empty where the sheet is not used."""

    source: SourceFile
    table: str = ""
    frame: pd.DataFrame = field(default_factory=pd.DataFrame)
    columns: frozenset[str] = frozenset()
    unique: frozenset[str] = frozenset()  # columns known to hold no value twice
    issues: tuple[DataIssue, ...] = ()
    currency: str = ""
    mapping: SheetMapping = field(default_factory=SheetMapping)
    headers: Mapping[str, str] = field(default_factory=dict)  # column -> header, as written
    year: str = ""  # of all rows, where a column of years says so
    decisions: tuple[str, ...] = ()  # lines of a mapping file that make this reading explicit


@dataclass(frozen=True, slots=True, kw_only=True)
class SheetContext:
    """What a sheet is read with."""

    file: str
    sha256: str
    mapping: SheetMapping
    today: date
    likely_order: str
    canonical: bool = False  # rows made by us: incomplete ones are meant


def unused(sheet: ReadSheet, context: SheetContext, issues: tuple[DataIssue, ...], said: str) -> SheetTable:
    """Return a sheet that holds no table of ours, with what is said of it."""
    if sheet.hidden and sheet.cells.num_rows:
        hidden = Place(file=context.file, sheet=sheet.name).info(
            msg("hidden-unused", "The sheet is hidden in the workbook.")
        )
        issues = (*issues, hidden)
    source = SourceFile(
        file=context.file, sheet=sheet.name, table="", rows=sheet.cells.num_rows, sha256=context.sha256, said=said
    )
    return SheetTable(source=source, issues=issues)
