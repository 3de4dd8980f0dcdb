"""One table of a sheet, typed, and everything said about it."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass, field, replace
from datetime import date
from pathlib import PurePath

import numpy as np
import pandas as pd

from audit.importing.appearance_roles import leave_out_nobody, leave_out_others
from audit.importing.by_values import estimated_groups
from audit.importing.decisions import decisions_of
from audit.importing.duplicates import count_duplicates, duplicate_issue, say_repeated_as_written
from audit.importing.encode import Encoded, Mask
from audit.importing.fold import fold
from audit.importing.mapping import SheetMapping
from audit.importing.one_currency import row_currencies
from audit.importing.one_event import ONE_EVENT, event_of_all, say_one_event, say_only_groups
from audit.importing.paid_people import say_nobody_grouped
from audit.importing.places import Place
from audit.importing.read.compact import LONG
from audit.importing.reading import Match, Reading
from audit.importing.refused import REFUSALS, leave_out_refused
from audit.importing.region import Region
from audit.importing.said import (
    say_estimated,
    say_misfits,
    say_reading,
    together,
)
from audit.importing.same_person import leave_out_again
from audit.importing.typed import type_column
from audit.importing.typing_of_columns import TypedColumn, Typing
from audit.importing.unnamed_columns import say_unnamed
from audit.importing.unnamed_totals import unnamed_totals
from audit.importing.vacant import leave_out_vacant
from audit.importing.years_of_people import say_parts_of_a_year, say_several_years, years_named
from audit.model.message import msg
from audit.model.result import DataIssue, SourceFile
from audit.tables.dataset import CELL, ROW
from audit.tables.declare import ColumnType
from audit.tables.words_measures import GROUP_TOTALS


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


_ANSWERED = "policies"
_PARTS_OF_A_WHOLE = {"reference": "group", "published_headcounts": "job", "published_spending": "category"}


@dataclass(frozen=True, slots=True, kw_only=True)
class SheetContext:
    """What a sheet is read with."""

    file: str
    sha256: str
    mapping: SheetMapping
    today: date
    likely_order: str
    canonical: bool = False  # rows made by us: incomplete ones are meant


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
    mapping = context.mapping
    issues += [
        *say_reading(place, reading, region),
        *say_misfits(place, reading, region),
        *say_unnamed(place, reading, region),
    ]
    everything = _all_of(region)
    issues += [*say_nobody_grouped(place, reading), *say_estimated(place, region, estimated_groups(region, reading))]
    region, everything, more = _rows_that_count(region, reading, everything, mapping, place)
    issues += more
    explained = {name: dict(told.values) for name, told in reading.told.items() if name not in mapping.values}
    mapping = mapping.model_copy(update={"values": {**explained, **mapping.values}}) if explained else mapping
    typing = Typing(region=region, place=place, mapping=mapping, today=context.today, likely_order=context.likely_order)
    typed = _type_columns(reading, everything, typing)
    issues += together([issue for column in typed for issue in column.issues], place)
    issues += [
        *say_one_event(place, reading.table.name, reading),
        *(say_only_groups(place, reading, region.headers) if not mapping.table else ()),
    ]
    dated_by, years = years_named(reading, region.headers, everything)
    issues += [
        *say_several_years(place, dated_by, years),
        *say_parts_of_a_year(place, reading, region.headers, everything),
    ]
    constants = {**reading.implied, **mapping.constants}
    if reading.table.name in ONE_EVENT and "event" not in reading.columns:
        constants.setdefault("event", event_of_all(place))
    if reading.table.name == "reference" and "pool" not in reading.columns:
        constants.setdefault("pool", region.sheet.name or PurePath(context.file).stem)
    typed += _constants(constants, reading, typing)
    typed += row_currencies(typed, reading, place, issues)
    frame = _frame(typed, region)
    if reading.table.name == _ANSWERED:
        frame[CELL] = _answer_cells(reading, region)
    used = {match.header: match.column for match in reading.matches}
    return SheetTable(
        source=SourceFile(
            file=context.file,
            sheet=region.sheet.name,
            table=reading.table.name,
            rows=len(frame),
            columns={header: used.get(header, "") for header in region.headers if header},
            sha256=context.sha256,
            said=f"{len(reading.matches)} of {sum(bool(header) for header in region.headers)} columns understood",
        ),
        table=reading.table.name,
        frame=frame,
        columns=reading.columns | frozenset(column.name for column in typed),
        unique=frozenset(column.name for column in typed if column.unique),
        issues=tuple(issues),
        currency=next((column.currency for column in typed if column.currency), ""),
        mapping=mapping,
        headers={match.column: match.header for match in reading.matches},
        year=years[0] if len(years) == 1 else "",
        decisions=decisions_of(reading, typed, region, mapping, constants, long or {}),
    )


def _all_of(region: Region) -> list[Encoded]:
    return list(region.encoded_at().values())


def _answer_cells(reading: Reading, region: Region) -> pd.Series:
    """Return where each answer stands, so that one that cannot be used is found again."""
    answer = next((match.position for match in reading.matches if match.column == "status"), None)
    everywhere = np.ones(len(region.rows), dtype=np.bool_)
    cells = [""] * len(region.rows) if answer is None else list(region.cells_of_rows(answer, everywhere))
    return pd.Series(cells, dtype="string")


def _rows_that_count(
    region: Region, reading: Reading, everything: list[Encoded], mapping: SheetMapping, place: Place
) -> tuple[Region, list[Encoded], list[DataIssue]]:
    """Report duplicate rows, and leave out those that the mapping drops or that are no appearances."""
    repeated = count_duplicates(everything)
    issues = duplicate_issue(place, region, repeated, dropped=mapping.drop_duplicates)
    if not repeated.any():
        issues += say_repeated_as_written(place, region)
    kept = region
    if mapping.drop_duplicates and repeated.any():
        kept = replace(region, rows=region.rows[~repeated])
        everything = _all_of(kept)
    filled, vacant = leave_out_vacant(kept, reading, everything, place)
    issues += vacant
    if filled is not kept:
        kept = filled
        everything = _all_of(kept)
    once, again = leave_out_again(kept, reading, everything, place)
    issues += again
    if once is not kept:
        kept = once
        everything = _all_of(kept)
    kept, everything, said = _who_takes_part(kept, reading, everything, mapping, place)
    issues += said
    of_parts = _PARTS_OF_A_WHOLE.get(reading.table.name, "")
    group = next((match.position for match in reading.matches if match.column == of_parts), None)
    if group is not None:
        parts, said = _without_totals(kept, everything[group], mapping.values.get(of_parts, {}), place)
        issues += said
        if parts is not kept:
            kept = parts
            everything = _all_of(kept)
    if reading.table.name == "published_headcounts" and (totals := unnamed_totals(reading, everything)).any():
        kept, said = _left_out_totals(kept, totals, place)
        issues += said
        everything = _all_of(kept)
    return kept, everything, issues


def _who_takes_part(
    kept: Region, reading: Reading, everything: list[Encoded], mapping: SheetMapping, place: Place
) -> tuple[Region, list[Encoded], list[DataIssue]]:
    """Leave out those who do not appear, or did not come: by their role, by what became of it, and where nobody is."""
    issues: list[DataIssue] = []
    columns = {match.column: match.position for match in reading.matches}

    def keep(part: Region, said: Sequence[DataIssue]) -> None:
        nonlocal kept, everything
        issues.extend(said)
        if part is not kept:
            kept = part
            everything = _all_of(kept)

    for refusals in REFUSALS.get(reading.table.name, ()):
        if refusals.column in columns:
            own = mapping.values.get(refusals.column, {})
            keep(*leave_out_refused(kept, everything[columns[refusals.column]], refusals, own, place))
    if reading.table.name != "appearances":
        return kept, everything, issues
    if "role" in columns:
        keep(*leave_out_others(kept, everything[columns["role"]], mapping.values.get("role", {}), place))
    if "person" in columns:
        groups = [everything[match.position] for match in reading.matches if _is_group(reading, match)]
        keep(*leave_out_nobody(kept, everything[columns["person"]], groups, place))
    return kept, everything, issues


def _is_group(reading: Reading, match: Match) -> bool:
    column = reading.table.column(match.column)
    return column is not None and column.type is ColumnType.GROUP


def _without_totals(
    region: Region, groups: Encoded, own: Mapping[str, str], place: Place
) -> tuple[Region, list[DataIssue]]:
    """Return the region without the rows that count all groups together, and what is to be said of it."""
    said = {fold(raw) for raw in own}
    totals = {code for code, text in enumerate(groups.values) if fold(text) in GROUP_TOTALS - said}
    of_all = groups.mask(totals.__contains__)
    if place.table == "reference":  # a row of a pool without a group is of all of them
        of_all = of_all | (groups.codes < 0)
    if not of_all.any() or of_all.all():
        return region, []
    return _left_out_totals(region, of_all, place)


def _left_out_totals(region: Region, mask: Mask, place: Place) -> tuple[Region, list[DataIssue]]:
    n = int(mask.sum())
    text = "Rows that count all groups together were left out, so that nobody counts twice: {n}."
    lines = (*region.left_out.get("group-total", ()), *(int(line) - 1 for line in region.line_numbers(mask)))
    left_out = {**region.left_out, "group-total": lines}
    kept = replace(region, rows=region.rows[~mask], left_out=left_out)
    return kept, [place.info(msg("totals-of-groups", text, n=n), rows=n)]


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


def _frame(typed: list[TypedColumn], region: Region) -> pd.DataFrame:
    columns: dict[str, pd.Series] = {}
    for column in typed:
        columns[column.name] = column.values
        if column.raw is not None:
            columns[f"{column.name}__raw"] = column.raw
    columns[ROW] = pd.Series(region.line_numbers().astype(np.int64))
    return pd.DataFrame(columns, index=pd.RangeIndex(len(region.rows)), copy=False)
