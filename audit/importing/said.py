"""What is told about a sheet: what was understood of it, what was not, and what to do."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from string import ascii_uppercase

from audit.importing.keynotes import KEYNOTES
from audit.importing.mapping import TO_FILL, MappingFile, SheetMapping, column_line, toml_string, value_line
from audit.importing.places import Place, cells_of, shown_headers
from audit.importing.read.sheet import Note
from audit.importing.reading import Match, Reading
from audit.importing.region import Region
from audit.importing.said_notes import say_note
from audit.importing.vocabulary import are_codes, is_blank_word
from audit.importing.wide.melt import Plan
from audit.model.message import Message, msg
from audit.model.result import DataIssue
from audit.tables.declare import Column, ColumnType

SHOWN_HEADERS = 6
_SHOWN_LEFT_ALONE = 15
_FEW = 3

_KINDS = {
    ColumnType.DATE: "dates",
    ColumnType.GROUP: "words for groups",
    ColumnType.CATEGORY: "words of a list",
    ColumnType.YES_NO: "yes or no",
    ColumnType.YES_PARTLY_NO: "yes, partly or no",
    ColumnType.YEAR: "years",
    ColumnType.MONEY: "amounts of money",
    ColumnType.KEY: "a value of its own in nearly each row",
}


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


def say_questions(place: Place, headers: Sequence[str]) -> Iterator[DataIssue]:
    """Say that answers were counted by question."""
    text = "{n} columns are answers to a survey; they were counted for each question, not kept for each person."
    yield place.info(msg("questions-counted", text, n=len(headers)), cell=headers[0], rows=len(headers))


def say_scale(place: Place, mapping: SheetMapping) -> Iterator[DataIssue]:
    """Say how numbers were taken for how far people agree."""
    if mapping.scale:
        text = (
            "Numbers say how far people agree, from {least} (not at all) to {most} (fully); those past the middle were "
            "counted as agreed."
        )
        least, most = mapping.scale
        line = f"scale = [{most}, {least}]"
        yield place.info(msg("scale", text, least=least, most=most), cell=mapping.questions[0], mapping=line)


def say_scale_open(place: Place, region: Region, scales: Mapping[int, tuple[int, int]]) -> Iterator[DataIssue]:
    """Say which columns of numbers name a scale, and not which end of it agrees."""
    if not scales:
        return
    first, (low, high) = next(iter(scales.items()))
    text = (
        "Answers are numbers from {low} to {high}, and nothing says which of the two agrees; questions not counted: "
        "{n}."
    )
    headers = ", ".join(toml_string(region.headers[at]) for at in scales)
    yield place.warning(
        msg("scale-open", text, low=low, high=high, n=len(scales)),
        cell=region.header_cell(first),
        hint=msg(
            "scale-open-hint",
            "Write it into the header (“1 = strongly disagree, 5 = strongly agree”), or name in the mapping file the "
            "number that disagrees first, and then the one that agrees.",
        ),
        mapping=f'table = "surveys"\nquestions = [{headers}]\nscale = [{low}, {high}]',
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


def say_reading(place: Place, reading: Reading, region: Region) -> Iterator[DataIssue]:
    """Say which table the sheet was taken for and which headers were guessed, ambiguous or left alone."""
    yield place.info(
        msg(
            "table-recognised",
            "Read as {table}: {n} of {of} columns were understood.",
            table=reading.table.title.lower(),
            n=len(reading.matches),
            of=sum(bool(header) for header in region.headers),
        ),
        rows=len(region.rows),
        hint=_left_alone(reading, region),
        mapping=f'table = "{reading.table.name}"',
    )
    for column, value in reading.implied.items():
        text = "No column tells the {column}; by the header of the people it was taken to be {value} in all rows."
        if reading.by_list:
            text = "No column tells the {column}; by the name of the list it was taken to be {value} in all rows."
        yield place.info(
            msg("implied-value", text, column=column, value=value), mapping=f'constants.{column} = "{value}"'
        )
    yield from _say_headers(place, reading, region)
    yield from _say_told(place, reading)


def _say_told(place: Place, reading: Reading) -> Iterator[DataIssue]:
    """Say what the numbers of a column were read as, and where that is said."""
    for match in reading.matches:
        told = reading.told.get(match.column)
        if told is None:
            continue
        shown = ", ".join(f"{code} = {value}" for code, value in sorted(told.values.items()))
        text = {
            "header": "What “{header}” holds was read as its header says: {codes}.",
            "note": "What “{header}” holds was read as a note in the sheet says: {codes}.",
            KEYNOTES: "“{header}” tells keynotes apart; its words were read so: {codes}.",
        }.get(told.where, "What “{header}” holds was read as the sheet “{sheet}” says: {codes}.")
        code = f"codes-told-{told.where}" if told.where in ("header", "note", KEYNOTES) else "codes-told-sheet"
        sheet = {"sheet": told.where} if code == "codes-told-sheet" else {}
        yield place.info(
            msg(code, text, header=match.header, codes=shown, **sheet),
            cell=match.header,
            mapping=value_line(match.column, told.values),
        )


def _left_alone(reading: Reading, region: Region) -> Message | None:
    """Return which columns mean nothing in the table, so that nobody believes that they count."""
    told = (*reading.matches, *reading.misfits, *reading.suggestions, *(rival for rival, _ in reading.rivals))
    positions = {match.position for match in told}
    headers = [header for at, header in enumerate(region.headers) if header and at not in positions]
    if not headers:
        return None
    shown = shown_headers(headers, _SHOWN_LEFT_ALONE)
    return msg("columns-left-alone", "Not used: {columns}.", columns=shown)


def _say_headers(place: Place, reading: Reading, region: Region) -> Iterator[DataIssue]:
    for match in reading.matches:
        if match.how == "values":
            text = "The column “{header}” was taken for {column}, because of the words in it."
            yield place.info(
                msg("column-by-values", text, header=match.header, column=match.column),
                cell=region.header_cell(match.position),
                mapping=column_line(match.header, match.column),
            )
        if match.how in ("typo", "others"):
            yield place.info(
                msg(
                    "header-guessed",
                    "The column “{header}” was taken for {column}.",
                    header=match.header,
                    column=match.column,
                ),
                cell=region.header_cell(match.position),
                mapping=column_line(match.header, match.column),
            )
    for match, chosen in reading.rivals:
        yield place.info(
            msg(
                "two-headers",
                "“{header}” and “{chosen}” both mean {column}; “{chosen}” was used.",
                header=match.header,
                chosen=chosen,
                column=match.column,
            ),
            cell=region.header_cell(match.position),
            mapping=column_line(match.header, match.column),
        )
    for match in reading.suggestions:
        yield place.info(
            msg(
                "header-suggested",
                "The column “{header}” may mean {column}; it was not used.",
                header=match.header,
                column=match.column,
            ),
            cell=region.header_cell(match.position),
            mapping=column_line(match.header, match.column),
        )


def say_estimated(place: Place, region: Region, positions: Sequence[int]) -> Iterator[DataIssue]:
    """Say which columns hold groups that somebody estimated, and that none was used."""
    for at in positions:
        text = "By its name “{header}” was estimated, and is not what people say of themselves; it was not used."
        yield place.warning(msg("groups-estimated", text, header=region.headers[at]), cell=region.header_cell(at))


def say_misfits(place: Place, reading: Reading, region: Region) -> Iterator[DataIssue]:
    """Say which columns have the right name and other values."""
    for match in reading.misfits:
        column = reading.table.column(match.column)
        kind = _kind(column)
        values = reading.codes[match.position].first(_SHOWN_LEFT_ALONE) if match.position in reading.codes else []
        if column is not None and column.type is ColumnType.GROUP and are_codes(values):
            yield _say_unexplained(place, match, values, region)
            continue
        yield place.warning(
            msg(
                "column-misfit",
                "By its name “{header}” should hold {kind}, but it does not; it was not used.",
                header=match.header,
                kind=kind,
            ),
            cell=region.header_cell(match.position),
            mapping=column_line(match.header, match.column),
        )


def _say_unexplained(place: Place, match: Match, values: Sequence[str], region: Region) -> DataIssue:
    """Ask what the numbers in a column of groups stand for."""
    text = "“{header}” holds numbers, and nothing says which group each stands for; it was not used."
    hint = "Say in the mapping file which group each number stands for."
    codes = [code for code in values if not is_blank_word(code)]
    return place.warning(
        msg("codes-unexplained", text, header=match.header),
        cell=region.header_cell(match.position),
        hint=msg("codes-unexplained-hint", hint),
        mapping=value_line(match.column, dict.fromkeys(sorted(codes), TO_FILL)),
    )


def _kind(column: Column | None) -> str:
    if column is None:
        return "other values"
    if column.type is ColumnType.KEY and not column.unique:
        return "names or keys"
    return _KINDS.get(column.type, "numbers")


def together(issues: Sequence[DataIssue], place: Place) -> list[DataIssue]:
    """Return what is said of columns, with one sentence for all that are in per cent."""
    percent = [issue for issue in issues if issue.code == "percent"]
    if len(percent) < _FEW:
        return list(issues)
    headers = [str(issue.message.params["header"]) for issue in percent]
    shown = shown_headers(headers, SHOWN_HEADERS)
    text = "{n} columns are in per cent and were divided by 100: {columns}."
    others = [issue for issue in issues if issue.code != "percent"]
    return [*others, place.info(msg("percent", text, n=len(headers), columns=shown), cell=headers[0])]
