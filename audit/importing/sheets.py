"""One sheet: the tables found in it, upright or on its side, each read, or why it is not used."""

from __future__ import annotations

from dataclasses import replace

from audit.importing.answers_by_event import events_across, say_across
from audit.importing.blocks_of_groups import groups_in_blocks, say_blocks
from audit.importing.coded import explains_a_workbook, is_codebook
from audit.importing.event_checklists import checklist_upright, with_one_answer
from audit.importing.header import lies_on_its_side
from audit.importing.mapping import SheetMapping
from audit.importing.places import Place
from audit.importing.read.sheet import ReadSheet
from audit.importing.read_region import read_region
from audit.importing.said_unusable import say_unusable
from audit.importing.several import find_regions
from audit.importing.sheet_table import SheetContext, SheetTable, unused
from audit.importing.upright import (
    counts_and_shares_by_year,
    mapping_upright,
    say_upright,
    upright,
    with_own_cells,
    without_cell,
)


def read_sheet(sheet: ReadSheet, context: SheetContext) -> tuple[SheetTable, ...]:
    """Read a sheet as one of the tables (or several, in one place or in many), or say why it is not used."""
    place = Place(file=context.file, sheet=sheet.name)
    if context.mapping.table == "none":
        return (unused(sheet, context, (), "left out by the mapping file"),)
    if explains_a_workbook(sheet):
        return (unused(sheet, context, (), "explains the workbook"),)
    if context.mapping == SheetMapping() and is_codebook(sheet):
        return (unused(sheet, context, (say_unusable(place, "codebook", sheet),), "explains the workbook"),)
    if context.mapping.sideways:
        return _read_upright(sheet, context, context.mapping)
    across = events_across(sheet) if context.mapping == SheetMapping() else None
    if across is not None and (checklist := checklist_upright(across)) is not None:
        first, *others = _read_upright(sheet, context, checklist)
        return (replace(first, issues=(say_across(replace(place, table=first.table)), *first.issues)), *others)
    checklist = checklist_upright(sheet) if context.mapping == SheetMapping() else None
    aside = context.mapping == SheetMapping() and (lies_on_its_side(sheet) or counts_and_shares_by_year(sheet))
    if checklist is not None or aside:
        mapping = checklist or mapping_upright(sheet, context.today)
        if mapping is None:
            return (unused(sheet, context, (say_unusable(place, "sideways", sheet),), "lies on its side"),)
        first, *others = _read_upright(sheet, context, mapping)
        return (replace(first, issues=(say_upright(replace(place, table=first.table)), *first.issues)), *others)
    return _read_tables(sheet, context)


def _read_tables(sheet: ReadSheet, context: SheetContext) -> tuple[SheetTable, ...]:
    regions = find_regions(sheet, context.mapping, context.today)
    if not regions and (blocks := groups_in_blocks(sheet)) is not None:
        first, *others = _read_tables(blocks, context)
        parts = (
            replace(first, issues=(say_blocks(Place(file=context.file, sheet=sheet.name)), *first.issues)),
            *others,
        )
        return tuple(replace(part, issues=tuple(map(without_cell, part.issues))) for part in parts)
    if not regions:
        nothing = say_unusable(Place(file=context.file, sheet=sheet.name), "empty-sheet", sheet)
        return (unused(sheet, context, (nothing,), "empty" if nothing.code == "empty-sheet" else "no table"),)
    return tuple(part for region in regions for part in read_region(region, context))


def _read_upright(sheet: ReadSheet, context: SheetContext, mapping: SheetMapping) -> tuple[SheetTable, ...]:
    across = events_across(sheet)
    sheet = across or with_one_answer(sheet)
    turned_up = upright(sheet, (mapping.header_row or 1) - 1)
    parts = _read_tables(turned_up, replace(context, mapping=mapping))
    if across is not None:  # its lines are not those of the user's file
        return tuple(replace(part, issues=tuple(map(without_cell, part.issues))) for part in parts)
    return tuple(replace(part, issues=with_own_cells(part.issues, sheet)) for part in parts)
