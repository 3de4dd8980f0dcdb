"""What is told about a sheet as a whole: where it is from, where its table is, which rows and columns were turned."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from string import ascii_uppercase

from audit.importing.mapping import MappingFile, toml_string
from audit.importing.places import Place, cells_of, shown_headers
from audit.importing.read.sheet import Note
from audit.importing.region import Region
from audit.importing.said_columns import SHOWN_HEADERS
from audit.importing.said_notes import say_note
from audit.importing.wide.melt import Plan
from audit.model.message import msg
from audit.model.result import DataIssue


def say_system(place: Place, system: MappingFile | None) -> Iterator[DataIssue]:
    """Say that a sheet was taken for an export of a known system."""
    if system is not None:
        text = "By its columns this is an export of {system}; they were read as its documentation says."
        hint = msg("system-hint", "Where that is wrong, name the table and its columns in a mapping file.")
        yield place.info(msg("known-system", text, system=system.system), hint=hint)


def say_region(place: Place, region: Region) -> Iterator[DataIssue]:
    """Say where the header is if it is not at the top, and which rows were left out."""
    if region.sheet.hidden:
        yield place.warning(msg("hidden-sheet", "The sheet is hidden in the workbook; it was read all the same."))
    if region.header_line > 0:
        text = "The header was found in row {row}; what stands above it was not read."
        yield place.info(
            msg("header-row", text, row=region.header_line + 1), mapping=f"header_row = {region.header_line + 1}"
        )
    sentences = {
        "total": "Rows of totals that were left out: {n}.",
        "repeated-header": "{n} rows that repeat the header were left out.",
        "example": "{n} rows are the workbook's own example and were not read.",
        "note": "{n} rows of notes below the table were left out.",
        "section": "Rows that only head those below them were left out: {n}.",
        "column-ids": "Rows below the header that name its columns again, as survey programmes write them, were left "
        "out: {n}.",
        "units": "Rows below the header that say in what its columns are written were left out: {n}.",
    }
    for reason, rows in region.left_out.items():
        if reason in sentences:
            yield place.info(
                msg(f"left-out-{reason}", sentences[reason], n=len(rows)),
                cells=cells_of(region.sheet.columns[0], [row + 1 for row in rows]),
                rows=len(rows),
            )
    for note in region.sheet.notes:
        if not _only_of_rows_left_out(note, region):
            yield from say_note(place, note)


def _only_of_rows_left_out(note: Note, region: Region) -> bool:
    """Return whether formulas without a value stand in rows of totals and notes only, which are not read anyway."""
    left_out = {row + 1 for rows in region.left_out.values() for row in rows}
    rows = {int(cell.lstrip(ascii_uppercase)) for cell in note.cells}
    return note.code == "formulas-without-values" and len(note.cells) == note.count and rows <= left_out


def say_turned(place: Place, plan: Plan, region: Region) -> Iterator[DataIssue]:
    """Say which columns were turned into rows."""
    headers = [region.headers[at] for at in sorted(plan.sources) if region.headers[at]]
    text = {
        "people": "{n} columns tell of several people in one row; each person was given a row of their own: {columns}.",
        "groups": "{n} columns stand for groups or years of published figures, and were turned into rows: {columns}. "
        "No row was counted as a person.",
        "group-rows": "Each row is a figure about a group of people, and was read as part of a pool to compare with; "
        "what pool it is, and the figure, stand in {columns}. No row was counted as a person.",
        "names": "{columns} were joined, so that each person has one name.",
        "editions": "The same events come in several years; {columns} were joined, so that each year is an event.",
    }.get(plan.kind, "{n} columns were turned into rows: {columns}.")
    shown = shown_headers(headers, SHOWN_HEADERS)
    yield place.info(
        msg("columns-turned", text, n=len(headers), columns=shown),
        cell=region.header_cell(min(plan.sources)),
        hint=msg("turned-hint", "A saved mapping file shows which column became what, and can be corrected."),
    )


def say_split(place: Place, headers: Sequence[str]) -> Iterator[DataIssue]:
    """Say which columns name several people in one cell."""
    for header in headers:
        text = "Cells of “{header}” name several people; each was given a row of their own."
        yield place.info(msg("cells-split", text, header=header), cell=header)


def say_left_whole(place: Place, headers: Sequence[str]) -> Iterator[DataIssue]:
    """Say which columns may name several people in one cell, and were not taken apart."""
    for header in headers:
        text = "Cells of “{header}” may name several people, between commas; each cell was counted as one person."
        line = f"split = [{toml_string(header)}]"
        yield place.warning(msg("cells-left-whole", text, header=header), cell=header, mapping=line)
