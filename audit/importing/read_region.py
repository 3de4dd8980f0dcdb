"""One region of a sheet: what its columns stand for, and the tables that are read from it."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace
from functools import partial

from audit.importing.amount_periods import say_periods_apart, with_periods_apart
from audit.importing.by_values import told_by_values
from audit.importing.chosen_rows import keep_rows
from audit.importing.companion import companion_of, once_each
from audit.importing.header import is_pivot
from audit.importing.headings import headed_column, headings_line, say_headings, with_headings
from audit.importing.kinds_in_titles import say_kinds_in_titles, with_kinds_in_titles
from audit.importing.known_systems import system_of
from audit.importing.mapping import MappingFile, SheetMapping
from audit.importing.marked_groups import marked_columns, marked_lines, say_marked, with_marked
from audit.importing.metrics import read_metrics
from audit.importing.places import Place
from audit.importing.read_rows import read_each_person, read_turned, saying
from audit.importing.read_table import read_table
from audit.importing.reading import Reading
from audit.importing.recognise import recognise
from audit.importing.region import Region
from audit.importing.said import say_system
from audit.importing.said_unusable import say_unusable
from audit.importing.sheet_table import SheetContext, SheetTable, unused
from audit.importing.surveys import nothing_but_answers, read_questions, with_answers
from audit.importing.wide.find import Shape, find_shape
from audit.importing.wide.in_one_cell import one_person_a_row
from audit.importing.wide.melt import planned

_MAY_BE_METRICS = frozenset(("years-unclear", "figures-of-many-kinds"))


def read_region(region: Region, context: SheetContext) -> tuple[SheetTable, ...]:
    """Read a region as the mapping file or the system that it comes from says, else as what it is found to be."""
    place = Place(file=context.file, sheet=region.sheet.name)
    if context.mapping == SheetMapping() and is_pivot(region.sheet):
        return (unused(region.sheet, context, (say_unusable(place, "pivot-table", region.sheet),), "a pivot table"),)
    system = system_of(region.headers) if context.mapping == SheetMapping() else None
    if system is not None:
        context = replace(context, mapping=system.for_sheet(context.file, region.sheet.name)[0])
        if context.mapping.table == "none":
            return (unused(region.sheet, context, tuple(say_system(place, system)), "left out by the mapping file"),)
    if context.mapping.rows:
        region = keep_rows(region, context.mapping.rows)
    if context.mapping.split and not context.mapping.long:
        region = one_person_a_row(region, context.mapping.split)
    if context.mapping.metrics:
        unknown = (say_unusable(place, "no-metrics", region.sheet),)
        return read_metrics(region, context) or (unused(region.sheet, context, unknown, "unusable"),)
    if context.mapping.questions:
        return read_questions(region, context.mapping.questions, context)
    if context.mapping.long:
        plan = planned(context.mapping, region)
        if plan is None:
            return (unused(region.sheet, context, (say_unusable(place, "no-such-columns", region.sheet),), "unusable"),)
        part = read_turned(region, plan, context)
        return (replace(part, issues=(*say_system(place, system), *part.issues)),)
    return _as_found(region, context, system)


def _as_found(region: Region, context: SheetContext, system: MappingFile | None) -> tuple[SheetTable, ...]:
    """Read a region by what its columns stand for: people, figures of groups, years, metrics or answers."""
    region, paid = with_periods_apart(region, context.mapping)
    region, reading, marked = _with_marks(region, context, known=system is not None)
    region, reading, headed = _with_headings(region, reading, context)
    region, titled = with_kinds_in_titles(region, reading)
    reading = recognise(region, context.mapping, context.today) if titled else reading
    if answers := nothing_but_answers(region, reading, context):
        return answers
    shape = find_shape(region, reading, context.today) if context.mapping == SheetMapping() else Shape()
    if shape.unclear in _MAY_BE_METRICS and (parts := read_metrics(region, context)):
        return parts
    if shape.unclear:
        said = say_unusable(Place(file=context.file, sheet=region.sheet.name), shape.unclear, region.sheet)
        return (unused(region.sheet, context, (said,), "unclear"),)
    if shape.plan is not None:
        long = read_turned(region, shape.plan, context)
        if shape.beside:
            return (long, read_turned(region, shape.beside, context))
        beside = _beside_people(region, reading, long, context)
        return (beside, long) if beside else (long,)
    if system is not None or context.mapping == SheetMapping():
        reading = told_by_values(region, reading, context.today)
    parts = read_each_person(region, reading, context, system)
    if paid:
        parts = saying(parts, region, context, partial(say_periods_apart, header=paid), ())
    if marked:
        parts = saying(parts, region, context, partial(say_marked, region=region, marked=marked), marked_lines(marked))
    if headed:
        told = partial(say_headings, region=region, name=headed, mapped=bool(context.mapping.headings))
        parts = saying(parts, region, context, told, (headings_line(headed),))
    if titled:
        parts = saying(parts, region, context, partial(say_kinds_in_titles, header=titled, mapping=context.mapping), ())
    parts = (*parts, read_turned(region, shape.beside, context)) if shape.beside else parts
    return with_answers(parts, region, reading, context)


def _with_marks(
    region: Region, context: SheetContext, *, known: bool
) -> tuple[Region, Reading | None, Mapping[str, Sequence[str]]]:
    """Return the region with columns of marks joined, and how it is read; the columns as the mapping or as found."""
    if context.mapping.marked:
        region = with_marked(region, context.mapping.marked)
    reading = recognise(region, context.mapping, context.today)
    if context.mapping != SheetMapping() and not known:  # a known system says nothing of an organiser's own questions
        return region, reading, context.mapping.marked
    marked = marked_columns(region, reading)
    if not marked:
        return region, reading, {}
    region = with_marked(region, marked)
    return region, recognise(region, context.mapping, context.today), marked


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
