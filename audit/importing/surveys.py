"""Questions of surveys, each counted: beside the people who answered, by themselves, or counted in the file already."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from audit.importing.by_values import told_by_values
from audit.importing.mapping import SheetMapping, toml_string
from audit.importing.places import Place
from audit.importing.read_table import read_table
from audit.importing.reading import Reading
from audit.importing.recognise import recognise
from audit.importing.region import Region
from audit.importing.said_answers import say_questions, say_scale, say_scale_open
from audit.importing.sheet_table import SheetContext, SheetTable
from audit.importing.wide.options import asks_agreement
from audit.importing.wide.scales import Scale, open_scales, scales_of
from audit.importing.wide.survey import counted_region, survey_region

_ASKED = frozenset(("participants", "employees", "surveys"))
_FEWEST = 2


def with_answers(
    parts: tuple[SheetTable, ...], region: Region, reading: Reading | None, context: SheetContext
) -> tuple[SheetTable, ...]:
    """Return the tables of a sheet with the questions that its people answered, each counted."""
    if reading is None or reading.missing or context.mapping != SheetMapping() or reading.table.name not in _ASKED:
        return parts
    used = {match.position for match in reading.matches}
    free = [at for at, header in enumerate(region.headers) if header and at not in used and at in reading.codes]
    codes = {at: reading.codes[at] for at in free}
    scales = scales_of(region, codes)
    free = [at for at in codes if reading.table.name == "participants" or at in scales or asks_agreement(codes[at])]
    place = Place(file=context.file, sheet=region.sheet.name, table="surveys")
    said = say_scale_open(place, region, open_scales(region, codes, scales))
    first, *others = parts
    first = replace(first, issues=(*first.issues, *said))
    return (first, *others, *read_questions(region, [region.headers[at] for at in free], context))


def nothing_but_answers(region: Region, reading: Reading | None, context: SheetContext) -> tuple[SheetTable, ...]:
    """Return the questions of a sheet that tells nothing of those who answered: counted already, or not."""
    other = reading is not None and (not reading.missing or reading.table.name not in _ASKED)
    if other or context.mapping != SheetMapping():
        return ()
    if counted := counted_region(region, context.file):
        return (_read_survey(*counted, context),)
    people = told_by_values(region, reading, context.today)
    if people is not None and not people.missing:
        return ()
    codes = region.encoded_at([at for at, header in enumerate(region.headers) if header])
    scales = scales_of(region, codes)
    asked = [region.headers[at] for at in codes if at in scales or asks_agreement(codes[at])]
    return read_questions(region, asked, context) if len(asked) >= _FEWEST else ()


def read_questions(region: Region, headers: Sequence[str], context: SheetContext) -> tuple[SheetTable, ...]:
    """Return the questions that columns hold the answers to, or whose answers these columns count."""
    if not headers:
        return ()
    scale = Scale(*context.mapping.scale) if context.mapping.scale else None
    found = counted_region(region, context.file, scale) if context.mapping.questions else None
    if found is None or set(found[1].questions) != set(headers):
        found = survey_region(region, headers, context.file, scale)
    return (_read_survey(*found, context),) if found else ()


def _read_survey(table: Region, mapping: SheetMapping, context: SheetContext) -> SheetTable:
    """Read a table of questions that was made of a sheet of answers."""
    context = replace(context, mapping=mapping)
    place = Place(file=context.file, sheet=table.sheet.name, table="surveys")
    reading = recognise(table, mapping, context.today)
    assert reading is not None  # noqa: S101 - all columns are named by the mapping
    said = [*say_questions(place, mapping.questions), *say_scale(place, mapping)]
    part = read_table(table, reading, place, context, said)
    lines = [f"questions = [{', '.join(map(toml_string, mapping.questions))}]"]
    lines += [f"scale = [{mapping.scale[0]}, {mapping.scale[1]}]"] if mapping.scale else []
    return replace(part, decisions=(part.decisions[0], *lines, *part.decisions[1:]))
