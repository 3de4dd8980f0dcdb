"""One table of a sheet, typed, and everything said about it."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from concurrent.futures import ThreadPoolExecutor
from dataclasses import replace
from pathlib import PurePath

import numpy as np
import pandas as pd

from audit.importing.by_values import estimated_groups
from audit.importing.counted_rows import rows_that_count
from audit.importing.decisions import decisions_of
from audit.importing.encode import Encoded
from audit.importing.mapping import SheetMapping
from audit.importing.one_currency import row_currencies
from audit.importing.one_event import ONE_EVENT, event_of_all, say_one_event, say_only_groups
from audit.importing.paid_people import say_nobody_grouped
from audit.importing.places import Place
from audit.importing.read.compact import LONG
from audit.importing.reading import Match, Reading
from audit.importing.region import Region
from audit.importing.said_columns import say_estimated, say_misfits, say_reading, together
from audit.importing.sheet_table import SheetContext, SheetTable
from audit.importing.typed import type_column
from audit.importing.typing_of_columns import TypedColumn, Typing
from audit.importing.unnamed_columns import say_unnamed
from audit.importing.years_of_people import say_parts_of_a_year, say_several_years, years_named
from audit.model.result import DataIssue, SourceFile
from audit.tables.dataset import CELL, ROW

_ANSWERED = "policies"


def read_table(
    region: Region,
    reading: Reading,
    place: Place,
    context: SheetContext,
    issues: list[DataIssue],
    *,
    long: Mapping[str, Sequence[str]] | None = None,
) -> SheetTable:
    """Type the columns of a region as a reading says; `long` says which columns were turned into rows before."""
    mapping = _explained(context.mapping, reading)
    issues += _said_of_headers(region, reading, place)
    region, everything, more = rows_that_count(region, reading, mapping, place)
    issues += more
    typing = Typing(region=region, place=place, mapping=mapping, today=context.today, likely_order=context.likely_order)
    typed = _type_columns(reading, everything, typing)
    dated_by, years = years_named(reading, region.headers, everything)
    issues += [
        *together([issue for column in typed for issue in column.issues], place),
        *say_one_event(place, reading.table.name, reading, region),
        *(say_only_groups(place, reading, region.headers) if not mapping.table else ()),
        *say_several_years(place, dated_by, years),
        *say_parts_of_a_year(place, reading, region.headers, everything),
    ]
    constants = _of_all_rows(reading, typing, context)
    typed += _constants(constants, reading, typing)
    typed += row_currencies(typed, reading, place, issues)
    return SheetTable(
        source=_source(reading, region, context),
        table=reading.table.name,
        frame=_frame(typed, reading, region),
        columns=reading.columns | frozenset(column.name for column in typed),
        unique=frozenset(column.name for column in typed if column.unique),
        issues=tuple(issues),
        currency=next((column.currency for column in typed if column.currency), ""),
        mapping=mapping,
        headers={match.column: match.header for match in reading.matches},
        year=years[0] if len(years) == 1 else "",
        decisions=decisions_of(reading, typed, region, mapping, constants, long or {}),
    )


def _explained(mapping: SheetMapping, reading: Reading) -> SheetMapping:
    """Return the mapping with what codes stand for, where it does not say that itself."""
    explained = {name: dict(told.values) for name, told in reading.told.items() if name not in mapping.values}
    return mapping.model_copy(update={"values": {**explained, **mapping.values}}) if explained else mapping


def _said_of_headers(region: Region, reading: Reading, place: Place) -> list[DataIssue]:
    return [
        *say_reading(place, reading, region),
        *say_misfits(place, reading, region),
        *say_unnamed(place, reading, region),
        *say_nobody_grouped(place, reading),
        *say_estimated(place, region, estimated_groups(region, reading)),
    ]


def _source(reading: Reading, region: Region, context: SheetContext) -> SourceFile:
    used = {match.header: match.column for match in reading.matches}
    return SourceFile(
        file=context.file,
        sheet=region.sheet.name,
        table=reading.table.name,
        rows=len(region.rows),
        columns={header: used.get(header, "") for header in region.headers if header},
        sha256=context.sha256,
        said=f"{len(reading.matches)} of {sum(bool(header) for header in region.headers)} columns understood",
    )


def _of_all_rows(reading: Reading, typing: Typing, context: SheetContext) -> dict[str, str]:
    """Return what is true of all rows: as the mapping says, as headers imply, or by the name of the sheet."""
    constants = {**reading.implied, **typing.mapping.constants}
    if reading.table.name in ONE_EVENT and "event" not in reading.columns:
        constants.setdefault("event", event_of_all(typing.place, typing.region))
    if reading.table.name == "reference" and "pool" not in reading.columns:
        constants.setdefault("pool", typing.region.sheet.name or PurePath(context.file).stem)
    return constants


def _answer_cells(reading: Reading, region: Region) -> pd.Series:
    """Return where each answer stands, so that one that cannot be used is found again."""
    answer = next((match.position for match in reading.matches if match.column == "status"), None)
    everywhere = np.ones(len(region.rows), dtype=np.bool_)
    cells = [""] * len(region.rows) if answer is None else list(region.cells_of_rows(answer, everywhere))
    return pd.Series(cells, dtype="string")


def _constants(constants: Mapping[str, str], reading: Reading, typing: Typing) -> list[TypedColumn]:
    rows = len(typing.region.rows)
    typed = []
    for name, value in constants.items():
        column = reading.table.column(name)
        if column is not None and name not in reading.columns:
            everywhere = Encoded.constant(value, rows)
            match = Match(position=0, header=name, column=name, how="mapping")
            typed.append(replace(type_column(match, column, everywhere, typing), raw=None))
    return typed


def _type_columns(reading: Reading, everything: list[Encoded], typing: Typing) -> list[TypedColumn]:
    """Type the columns; those whose date order is open follow the ones where it is decided."""
    typed = _typed(reading.matches, reading, everything, typing)
    decided = {column.date_order for column in typed.values() if column.date_order and not _is_open(column)}
    if len(decided) == 1:
        order = decided.pop()
        again = Typing(
            region=typing.region, place=typing.place, mapping=typing.mapping, today=typing.today, likely_order=order
        )
        known = [match for match in reading.matches if _is_open(typed[match.column])]
        typed |= _typed(
            [match for match in known if typed[match.column].date_order != order], reading, everything, again
        )
    return list(typed.values())


def _typed(
    matches: Sequence[Match], reading: Reading, everything: Sequence[Encoded], typing: Typing
) -> dict[str, TypedColumn]:
    """Type columns, on two threads where they are long: Arrow and NumPy run side by side."""

    def typed(match: Match) -> TypedColumn:
        column = reading.table.column(match.column)
        assert column is not None  # noqa: S101 - a match names a column of its table
        return type_column(match, column, everything[match.position], typing)

    if len(typing.region.rows) <= LONG:
        return {match.column: typed(match) for match in matches}
    with ThreadPoolExecutor(2) as pool:
        return dict(zip([match.column for match in matches], pool.map(typed, matches), strict=True))


def _is_open(column: TypedColumn) -> bool:
    return any(issue.code == "date-order-open" for issue in column.issues)


def _frame(typed: Sequence[TypedColumn], reading: Reading, region: Region) -> pd.DataFrame:
    columns: dict[str, pd.Series] = {}
    for column in typed:
        columns[column.name] = column.values
        if column.raw is not None:
            columns[f"{column.name}__raw"] = column.raw
    columns[ROW] = pd.Series(region.line_numbers().astype(np.int64))
    if reading.table.name == _ANSWERED:
        columns[CELL] = _answer_cells(reading, region)
    return pd.DataFrame(columns, index=pd.RangeIndex(len(region.rows)), copy=False)
