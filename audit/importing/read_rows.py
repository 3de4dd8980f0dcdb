"""The rows of a region read as tables: as they stand, chosen, taken apart or turned from columns."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from dataclasses import replace
from functools import partial

from audit.importing.by_values import told_by_values
from audit.importing.calls import beside_call, of_proposals, without_said
from audit.importing.chosen_rows import choose_rows
from audit.importing.companion import companion_of, once_each
from audit.importing.mapping import MappingFile, SheetMapping, toml_string
from audit.importing.places import Place
from audit.importing.read_table import read_table
from audit.importing.reading import Reading
from audit.importing.recognise import recognise
from audit.importing.region import Region
from audit.importing.said import say_left_whole, say_region, say_split, say_system, say_turned
from audit.importing.said_columns import say_misfits
from audit.importing.said_unusable import say_unusable
from audit.importing.sheet_table import SheetContext, SheetTable, unused
from audit.importing.wide.in_one_cell import cells_of_several, left_whole, one_person_a_row
from audit.importing.wide.melt import Plan, turned, written
from audit.importing.wide.overlapping import say_overlapping
from audit.model.result import DataIssue

_ROWS_STAY = frozenset(("editions", "names"))
"""Kinds of plans that join columns, so that what values tell of a row is true of it still."""


def saying(
    parts: tuple[SheetTable, ...],
    region: Region,
    context: SheetContext,
    said: Callable[[Place], Iterable[DataIssue]],
    lines: Iterable[str],
) -> tuple[SheetTable, ...]:
    """Return the parts with what is said of a decision about the whole sheet, and its lines of a mapping file."""
    if not parts[0].table:
        return parts
    place = Place(file=context.file, sheet=region.sheet.name, table=parts[0].table)
    added = tuple(lines)
    first, *others = (
        replace(part, decisions=(*part.decisions[:1], *added, *part.decisions[1:])) if part.decisions else part
        for part in parts
    )
    return (replace(first, issues=(*said(place), *first.issues)), *others)


def read_each_person(
    region: Region, reading: Reading | None, context: SheetContext, system: MappingFile | None
) -> tuple[SheetTable, ...]:
    """Read a region as it is, except that people who share a cell are given rows of their own."""
    chosen = choose_rows(region, reading, context.mapping, context.today)
    if chosen is not None:
        region, reading, context = chosen.region, chosen.reading, replace(context, mapping=chosen.mapping)
    appearing = reading is not None and reading.table.name == "appearances" and not reading.missing
    split = context.mapping.split
    if appearing and reading is not None and context.mapping == SheetMapping():
        split = cells_of_several(region, told={match.position: match.column for match in reading.matches})
    if not split:
        parts = _read_plain(region, reading, context, system)
        whole = left_whole(region) if appearing and context.mapping == SheetMapping() else []
        parts = _with_left_whole(parts, whole, context, region)
        return saying(parts, region, context, partial(chosen.said, region=region), chosen.lines) if chosen else parts
    if not context.mapping.split:
        region = one_person_a_row(region, split)
        reading = _read_again(region, context)
    first, *others = _read_plain(region, reading, context, system)
    place = Place(file=context.file, sheet=region.sheet.name, table=first.table)
    first = replace(first, issues=(*first.issues, *say_split(place, split)), decisions=_with_split(first, split))
    again = [
        replace(part, decisions=_with_split(part, split)) if part.table == "proposals" else part for part in others
    ]
    return (first, *again)


def _read_again(region: Region, context: SheetContext) -> Reading | None:
    """Return how rows are read that were chosen, or taken apart, without a mapping."""
    return told_by_values(region, recognise(region, context.mapping, context.today), context.today)


def _with_left_whole(
    parts: tuple[SheetTable, ...], headers: Sequence[str], context: SheetContext, region: Region
) -> tuple[SheetTable, ...]:
    """Return the parts with what is said of cells that may name several people."""
    first, *others = parts
    place = Place(file=context.file, sheet=region.sheet.name, table=first.table)
    return (replace(first, issues=(*first.issues, *say_left_whole(place, headers))), *others)


def _with_split(part: SheetTable, split: Sequence[str]) -> tuple[str, ...]:
    lines = (f"split = [{', '.join(map(toml_string, split))}]",) if split else ()
    return (*part.decisions[:1], *lines, *part.decisions[1:])


def read_turned(region: Region, plan: Plan, context: SheetContext) -> SheetTable:
    """Read a region after turning columns into rows."""
    context = replace(context, mapping=plan.mapping)
    place = Place(file=context.file, sheet=region.sheet.name, table=plan.mapping.table)
    long = turned(region, plan)
    named = _called(plan, region)
    split = plan.mapping.split or (cells_of_several(long, named) if plan.kind == "people" else [])
    if split:
        long = one_person_a_row(long, split, named)
    reading = recognise(long, plan.mapping, context.today)
    if reading is not None and plan.kind in _ROWS_STAY:
        implied = {**plan.mapping.constants, **reading.implied}
        reading = told_by_values(long, replace(reading, implied=implied), context.today)
    (part,) = _read_plain(long, reading, context, None, turning=(plan, region))
    whole = left_whole(long, named) if plan.kind == "people" and not split else []
    (part,) = _with_left_whole((part,), whole, context, region)
    said = (*part.issues, *say_split(place, split), *say_overlapping(place, region, plan))
    return replace(part, issues=said, decisions=_with_split(part, split))


def _called(plan: Plan, region: Region) -> str:
    """Return the headers under which people stood before they were turned into rows."""
    return " ".join(region.headers[source] for source in plan.long.get("person", ()) if isinstance(source, int))


def _read_plain(
    region: Region,
    reading: Reading | None,
    context: SheetContext,
    system: MappingFile | None,
    *,
    turning: tuple[Plan, Region] | None = None,
) -> tuple[SheetTable, ...]:
    sheet = region.sheet
    place = Place(file=context.file, sheet=sheet.name)
    if reading is None:
        return (unused(sheet, context, (say_unusable(place, "unknown-table", sheet),), "none of the tables"),)
    place = replace(place, table=reading.table.name)
    if reading.missing and not context.canonical and (len(region.rows) or not region.left_out):
        issues = (*say_misfits(place, reading, region), say_unusable(place, "missing-column", sheet, reading))
        return (unused(sheet, context, issues, "a required column is missing"),)
    if not len(region.rows) and region.left_out.keys() == {"example"}:
        return (unused(sheet, context, tuple(say_region(place, region)), "only the example row of the workbook"),)
    if not len(region.rows):
        return (unused(sheet, context, (say_unusable(place, "no-rows", sheet, reading),), "a header and no rows"),)
    told = [*say_system(place, system), *say_region(place, region)]
    if turning:
        told += say_turned(place, *turning)
        return (read_table(region, reading, place, context, told, long=written(*turning)),)
    first = read_table(region, reading, place, context, told)
    parts = [first]
    other = companion_of(reading, region, context.mapping, context.today)
    if other is not None:
        second = read_table(region, other, replace(place, table=other.table.name), context, [])
        parts.append(once_each(second))
    if system is not None or context.mapping == SheetMapping():
        parts += _of_a_call(region, reading, first, context)
    return tuple(parts)


def _of_a_call(region: Region, reading: Reading, first: SheetTable, context: SheetContext) -> tuple[SheetTable, ...]:
    """Return the proposals beside those who appear, or those who appear beside the proposals."""
    other = beside_call(reading, region, context.mapping, context.today)
    if other is None:
        return ()
    place = Place(file=context.file, sheet=region.sheet.name, table=other.table.name)
    if other.table.name == "proposals":
        context = replace(context, mapping=of_proposals(context.mapping))
    return (without_said(read_table(region, other, place, context, []), first),)
