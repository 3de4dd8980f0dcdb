"""One sheet: found, recognised, typed, and everything said about it."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from pathlib import PurePath

import numpy as np
import pandas as pd

from audit.importing.appearance_roles import leave_out_others
from audit.importing.duplicates import count_duplicates, duplicate_issue
from audit.importing.encode import Encoded, encode
from audit.importing.mapping import SheetMapping
from audit.importing.places import Place
from audit.importing.read.sheet import ReadSheet
from audit.importing.recognise import Reading, recognise
from audit.importing.region import Region, find_region
from audit.importing.said import ONE_EVENT, say_misfits, say_one_event, say_reading, say_region, say_unusable
from audit.importing.typed import TypedColumn, Typing, type_column
from audit.model.result import DataIssue, SourceFile
from audit.tables.dataset import ROW


@dataclass(frozen=True, slots=True, kw_only=True)
class SheetTable:
    """A sheet's part of a table; `table` is empty where the sheet is not used."""

    source: SourceFile
    table: str = ""
    frame: pd.DataFrame = field(default_factory=pd.DataFrame)
    columns: frozenset[str] = frozenset()
    issues: tuple[DataIssue, ...] = ()
    currency: str = ""
    mapping: SheetMapping = field(default_factory=SheetMapping)
    headers: Mapping[str, str] = field(default_factory=dict)  # column -> header, as written


@dataclass(frozen=True, slots=True, kw_only=True)
class SheetContext:
    """What a sheet is read with."""

    file: str
    sha256: str
    mapping: SheetMapping
    today: date
    likely_order: str


def read_sheet(sheet: ReadSheet, context: SheetContext) -> SheetTable:
    """Read a sheet as one of the tables, or say why it is not used."""
    place = Place(file=context.file, sheet=sheet.name)
    mapping = context.mapping
    if mapping.table == "none":
        return _unused(sheet, context, (), "left out by the mapping file")
    region = find_region(sheet, mapping.header_row - 1 if mapping.header_row else None)
    if region is None:
        return _unused(sheet, context, (say_unusable(place, "empty-sheet", sheet),), "empty")
    reading = recognise(region, mapping, context.today)
    if reading is None:
        return _unused(sheet, context, (say_unusable(place, "unknown-table", sheet),), "none of the tables")
    place = Place(file=context.file, sheet=sheet.name, table=reading.table.name)
    if reading.missing:
        issues = (*say_misfits(place, reading, region), say_unusable(place, "missing-column", sheet, reading))
        return _unused(sheet, context, issues, "a required column is missing")
    if not len(region.rows):
        return _unused(sheet, context, (say_unusable(place, "no-rows", sheet, reading),), "a header and no rows")
    return _typed_sheet(region, reading, place, context)


def _unused(sheet: ReadSheet, context: SheetContext, issues: tuple[DataIssue, ...], said: str) -> SheetTable:
    source = SourceFile(
        file=context.file, sheet=sheet.name, table="", rows=sheet.cells.num_rows, sha256=context.sha256, said=said
    )
    return SheetTable(source=source, issues=issues)


def _typed_sheet(region: Region, reading: Reading, place: Place, context: SheetContext) -> SheetTable:
    mapping = context.mapping
    codes = dict(reading.codes)
    issues = [*say_region(place, region), *say_reading(place, reading, region), *say_misfits(place, reading, region)]
    everything = [codes[at] if at in codes else encode(region.column(at)) for at in range(len(region.headers))]
    repeats = count_duplicates(everything)
    issues += duplicate_issue(place, region, repeats)
    if reading.table.name == "appearances" and "role" in reading.columns:
        position = next(match.position for match in reading.matches if match.column == "role")
        region, more = leave_out_others(region, everything[position], mapping.values.get("role", {}), place)
        issues += more
        if more:
            everything = [_taken(region, position) for position in range(len(region.headers))]
    typing = Typing(region=region, place=place, mapping=mapping, today=context.today, likely_order=context.likely_order)
    typed = _type_columns(reading, everything, typing)
    frame = _frame(typed, mapping, reading, region, PurePath(context.file).stem)
    issues += say_one_event(place, reading.table.name, reading)
    for column in typed:
        issues += column.issues
    used = {match.header: match.column for match in reading.matches}
    source = SourceFile(
        file=context.file,
        sheet=region.sheet.name,
        table=reading.table.name,
        rows=len(frame),
        columns={header: used.get(header, "") for header in region.headers if header},
        sha256=context.sha256,
        said=f"{len(reading.matches)} of {sum(bool(header) for header in region.headers)} columns understood",
    )
    return SheetTable(
        source=source,
        table=reading.table.name,
        frame=frame,
        columns=(reading.columns | frozenset(mapping.constants) | ({"event"} & set(frame.columns))),
        issues=tuple(issues),
        currency=next((column.currency for column in typed if column.currency), ""),
        mapping=mapping,
        headers={match.column: match.header for match in reading.matches},
    )


def _taken(region: Region, position: int) -> Encoded:
    return encode(region.column(position))


def _type_columns(reading: Reading, everything: list[Encoded], typing: Typing) -> list[TypedColumn]:
    """Type the columns; those whose date order is open follow the ones where it is decided."""
    typed: dict[str, TypedColumn] = {}
    for match in reading.matches:
        column = reading.table.column(match.column)
        assert column is not None  # noqa: S101 - a match names a column of its table
        typed[match.column] = type_column(match, column, everything[match.position], typing)
    decided = {column.date_order for column in typed.values() if column.date_order and not _is_open(column)}
    if len(decided) == 1:
        order = decided.pop()
        again = Typing(
            region=typing.region, place=typing.place, mapping=typing.mapping, today=typing.today, likely_order=order
        )
        for match in reading.matches:
            if _is_open(typed[match.column]) and typed[match.column].date_order != order:
                column = reading.table.column(match.column)
                assert column is not None  # noqa: S101 - a match names a column of its table
                typed[match.column] = type_column(match, column, everything[match.position], again)
    return list(typed.values())


def _is_open(column: TypedColumn) -> bool:
    return any(issue.code == "date-order-open" for issue in column.issues)


def _frame(
    typed: list[TypedColumn], mapping: SheetMapping, reading: Reading, region: Region, event: str
) -> pd.DataFrame:
    columns: dict[str, pd.Series] = {}
    for column in typed:
        columns[column.name] = column.values
        if column.raw is not None:
            columns[f"{column.name}__raw"] = column.raw
    rows = len(region.rows)
    for name, value in mapping.constants.items():
        declared = reading.table.column(name)
        if declared is not None and name not in columns:
            columns[name] = pd.Series([value] * rows)
    if "event" not in columns and reading.table.name in ONE_EVENT:
        columns["event"] = pd.Series([event] * rows, dtype=pd.StringDtype("pyarrow"))
    columns[ROW] = pd.Series(np.asarray(region.rows, dtype=np.int64) + 1)
    return pd.DataFrame(columns, index=pd.RangeIndex(rows))
