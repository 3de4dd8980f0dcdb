"""One sheet: the tables found in it, each recognised and read, or why it is not used."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import replace
from functools import partial

from audit.importing.amount_periods import say_periods_apart, with_periods_apart
from audit.importing.by_values import told_by_values
from audit.importing.calls import beside_call, of_proposals, without_said
from audit.importing.chosen_rows import choose_rows, keep_rows
from audit.importing.coded import explains_a_workbook, is_codebook
from audit.importing.companion import companion_of, once_each
from audit.importing.event_checklists import checklist_upright, with_one_answer
from audit.importing.header import is_pivot, lies_on_its_side
from audit.importing.headings import headed_column, headings_line, say_headings, with_headings
from audit.importing.known_systems import system_of
from audit.importing.mapping import MappingFile, SheetMapping, toml_string
from audit.importing.marked_groups import marked_columns, marked_lines, say_marked, with_marked
from audit.importing.metrics import read_metrics
from audit.importing.places import Place
from audit.importing.read.sheet import ReadSheet
from audit.importing.reading import Reading
from audit.importing.recognise import recognise
from audit.importing.region import Region
from audit.importing.said import (
    say_left_whole,
    say_misfits,
    say_region,
    say_split,
    say_system,
    say_turned,
)
from audit.importing.said_unusable import say_unusable
from audit.importing.several import find_regions
from audit.importing.sheet_table import SheetContext, SheetTable, read_table
from audit.importing.surveys import nothing_but_answers, read_questions, with_answers
from audit.importing.upright import mapping_upright, say_upright, upright, with_own_cells
from audit.importing.wide.find import Shape, find_shape
from audit.importing.wide.in_one_cell import cells_of_several, left_whole, one_person_a_row
from audit.importing.wide.melt import Plan, planned, turned, written
from audit.importing.wide.overlapping import say_overlapping
from audit.model.message import msg
from audit.model.result import DataIssue, SourceFile

_MAY_BE_METRICS = frozenset(("years-unclear", "figures-of-many-kinds"))
_ROWS_STAY = frozenset(("editions", "names"))
"""Kinds of plans that join columns, so that what values tell of a row is true of it still."""


def read_sheet(sheet: ReadSheet, context: SheetContext) -> tuple[SheetTable, ...]:
    """Read a sheet as one of the tables (or several, in one place or in many), or say why it is not used."""
    place = Place(file=context.file, sheet=sheet.name)
    if context.mapping.table == "none":
        return (_unused(sheet, context, (), "left out by the mapping file"),)
    if explains_a_workbook(sheet):
        return (_unused(sheet, context, (), "explains the workbook"),)
    if context.mapping == SheetMapping() and is_codebook(sheet):
        return (_unused(sheet, context, (say_unusable(place, "codebook", sheet),), "explains the workbook"),)
    if context.mapping.sideways:
        return _read_upright(sheet, context, context.mapping)
    checklist = checklist_upright(sheet) if context.mapping == SheetMapping() else None
    if checklist is not None or (context.mapping == SheetMapping() and lies_on_its_side(sheet)):
        mapping = checklist or mapping_upright(sheet, context.today)
        if mapping is None:
            return (_unused(sheet, context, (say_unusable(place, "sideways", sheet),), "lies on its side"),)
        first, *others = _read_upright(sheet, context, mapping)
        return (replace(first, issues=(say_upright(replace(place, table=first.table)), *first.issues)), *others)
    return _read_tables(sheet, context)


def _read_tables(sheet: ReadSheet, context: SheetContext) -> tuple[SheetTable, ...]:
    regions = find_regions(sheet, context.mapping, context.today)
    if not regions:
        nothing = say_unusable(Place(file=context.file, sheet=sheet.name), "empty-sheet", sheet)
        return (_unused(sheet, context, (nothing,), "empty" if nothing.code == "empty-sheet" else "no table"),)
    return tuple(part for region in regions for part in _read_region(region, context))


def _read_upright(sheet: ReadSheet, context: SheetContext, mapping: SheetMapping) -> tuple[SheetTable, ...]:
    sheet = with_one_answer(sheet)
    turned_up = upright(sheet, (mapping.header_row or 1) - 1)
    parts = _read_tables(turned_up, replace(context, mapping=mapping))
    return tuple(replace(part, issues=with_own_cells(part.issues, sheet)) for part in parts)


def _read_region(region: Region, context: SheetContext) -> tuple[SheetTable, ...]:
    place = Place(file=context.file, sheet=region.sheet.name)
    if context.mapping == SheetMapping() and is_pivot(region.sheet):
        return (_unused(region.sheet, context, (say_unusable(place, "pivot-table", region.sheet),), "a pivot table"),)
    system = system_of(region.headers) if context.mapping == SheetMapping() else None
    if system is not None:
        context = replace(context, mapping=system.for_sheet(context.file, region.sheet.name)[0])
        if context.mapping.table == "none":
            return (_unused(region.sheet, context, tuple(say_system(place, system)), "left out by the mapping file"),)
    if context.mapping.rows:
        region = keep_rows(region, context.mapping.rows)
    if context.mapping.split and not context.mapping.long:
        region = one_person_a_row(region, context.mapping.split)
    if context.mapping.metrics:
        unknown = (say_unusable(place, "no-metrics", region.sheet),)
        return read_metrics(region, context) or (_unused(region.sheet, context, unknown, "unusable"),)
    if context.mapping.questions:
        return read_questions(region, context.mapping.questions, context)
    if context.mapping.long:
        plan = planned(context.mapping, region)
        if plan is None:
            return (
                _unused(region.sheet, context, (say_unusable(place, "no-such-columns", region.sheet),), "unusable"),
            )
        part = _read_turned(region, plan, context)
        return (replace(part, issues=(*say_system(place, system), *part.issues)),)
    region, paid = with_periods_apart(region, context.mapping)
    region, reading, marked = _with_marks(region, context)
    region, reading, headed = _with_headings(region, reading, context)
    if answers := nothing_but_answers(region, reading, context):
        return answers
    shape = find_shape(region, reading, context.today) if context.mapping == SheetMapping() else Shape()
    if shape.unclear in _MAY_BE_METRICS and (parts := read_metrics(region, context)):
        return parts
    if shape.unclear:
        return (_unused(region.sheet, context, (say_unusable(place, shape.unclear, region.sheet),), "unclear"),)
    if shape.plan is None:
        if system is not None or context.mapping == SheetMapping():
            reading = told_by_values(region, reading, context.today)
        parts = _read_each_person(region, reading, context, system)
        if paid:
            parts = _saying(parts, region, context, partial(say_periods_apart, header=paid), ())
        if marked:
            said = partial(say_marked, region=region, marked=marked)
            parts = _saying(parts, region, context, said, marked_lines(marked))
        if headed:
            said = partial(say_headings, region=region, name=headed, mapped=bool(context.mapping.headings))
            parts = _saying(parts, region, context, said, (headings_line(headed),))
        parts = (*parts, _read_turned(region, shape.beside, context)) if shape.beside else parts
        return with_answers(parts, region, reading, context)
    long = _read_turned(region, shape.plan, context)
    if shape.beside:
        return (long, _read_turned(region, shape.beside, context))
    beside = _beside_people(region, reading, long, context)
    return (beside, long) if beside else (long,)


def _with_marks(region: Region, context: SheetContext) -> tuple[Region, Reading | None, Mapping[str, Sequence[str]]]:
    """Return the region with columns of marks joined, and how it is read; the columns as the mapping or as found."""
    if context.mapping.marked:
        region = with_marked(region, context.mapping.marked)
    reading = recognise(region, context.mapping, context.today)
    if context.mapping != SheetMapping():
        return region, reading, context.mapping.marked
    marked = marked_columns(region, reading)
    if not marked:
        return region, reading, {}
    region = with_marked(region, marked)
    return region, recognise(region, context.mapping, context.today), marked


def _saying(
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


def _with_headings(
    region: Region, reading: Reading | None, context: SheetContext
) -> tuple[Region, Reading | None, str]:
    """Return the region with a column that headings between the rows tell, and how it is read."""
    own = context.mapping == SheetMapping()
    headed = headed_column(region, reading) if own else context.mapping.headings or ""
    if not headed:
        return region, reading, ""
    region = with_headings(region, headed)
    return region, recognise(region, context.mapping, context.today), headed


def _read_each_person(
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
        return _saying(parts, region, context, partial(chosen.said, region=region), chosen.lines) if chosen else parts
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


def _read_turned(region: Region, plan: Plan, context: SheetContext) -> SheetTable:
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


def _beside_people(
    region: Region, reading: Reading | None, long: SheetTable, context: SheetContext
) -> SheetTable | None:
    """Return the sessions that a sheet of several people a row holds too."""
    if long.table != "appearances" or reading is None or reading.missing:
        return None
    place = Place(file=context.file, sheet=region.sheet.name, table="sessions")
    if reading.table.name == "sessions":
        return read_table(region, reading, place, context, [])
    other = companion_of(reading, region, context.mapping, context.today)
    return once_each(read_table(region, other, place, context, [])) if other else None


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
        return (_unused(sheet, context, (say_unusable(place, "unknown-table", sheet),), "none of the tables"),)
    place = replace(place, table=reading.table.name)
    if reading.missing and not context.canonical and (len(region.rows) or not region.left_out):
        issues = (*say_misfits(place, reading, region), say_unusable(place, "missing-column", sheet, reading))
        return (_unused(sheet, context, issues, "a required column is missing"),)
    if not len(region.rows) and region.left_out.keys() == {"example"}:
        return (_unused(sheet, context, tuple(say_region(place, region)), "only the example row of the workbook"),)
    if not len(region.rows):
        return (_unused(sheet, context, (say_unusable(place, "no-rows", sheet, reading),), "a header and no rows"),)
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


def _unused(sheet: ReadSheet, context: SheetContext, issues: tuple[DataIssue, ...], said: str) -> SheetTable:
    if sheet.hidden and sheet.cells.num_rows:
        hidden = Place(file=context.file, sheet=sheet.name).info(
            msg("hidden-unused", "The sheet is hidden in the workbook.")
        )
        issues = (*issues, hidden)
    source = SourceFile(
        file=context.file, sheet=sheet.name, table="", rows=sheet.cells.num_rows, sha256=context.sha256, said=said
    )
    return SheetTable(source=source, issues=issues)
