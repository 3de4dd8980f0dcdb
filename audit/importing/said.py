"""What is told about a sheet: what was understood of it, what was not, and what to do."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from string import ascii_uppercase

from audit.importing.appearance_roles import lists_others
from audit.importing.encode import blank_mask
from audit.importing.keynotes import KEYNOTES
from audit.importing.mapping import TO_FILL, MappingFile, column_line, value_line
from audit.importing.paid_people import has_pay_of_nobody
from audit.importing.places import Place, cells_of
from audit.importing.read.sheet import Note, ReadSheet
from audit.importing.reading import Match, Reading
from audit.importing.region import Region
from audit.importing.said_notes import say_note
from audit.importing.vocabulary import are_codes, is_blank_word
from audit.importing.wide.melt import Plan
from audit.model.message import Message, msg
from audit.model.result import DataIssue
from audit.tables.declare import Column, ColumnType
from audit.types import IssueLevel

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


def _say_nothing_found(place: Place, sheet: ReadSheet) -> DataIssue:
    """Say why no table was found in a sheet at all; only a sheet without a text is called empty."""
    noted = {note.code for note in sheet.notes}
    if "unreadable-sheet" in noted:
        return place.error(msg("unreadable-sheet", "The sheet is damaged and cannot be read."))
    if "too-wide" in noted:
        return place.warning(msg("too-wide", "The sheet has more columns than can be read."))
    if "chart-sheet" in noted:
        return place.info(msg("chart-sheet", "The sheet is a chart, so it was not used."))
    if not all(blank_mask(column).all() for column in sheet.cells.columns):
        return place.warning(msg("no-header", "No row of the sheet can be the header of a table, so it was not used."))
    if "error-cells" in noted:
        text = "The sheet holds no value, only cells with an error such as #REF! or #N/A."
        return place.warning(msg("only-errors", text))
    if "far-cells" in noted:
        text = "All cells of the sheet stand further down than the last row that a sheet may have, so none was read."
        return place.warning(msg("far-cells", text))
    return place.warning(msg("empty-sheet", "The sheet is empty."))


def say_unusable(place: Place, code: str, sheet: ReadSheet, reading: Reading | None = None) -> DataIssue:
    """Say why a sheet is not used, in one sentence."""
    if code == "empty-sheet":
        return _say_nothing_found(place, sheet)
    if code == "no-such-columns":
        text = "The mapping file turns columns into rows that the sheet does not have."
        return place.error(msg(code, text))
    if code == "pivot-table":
        text = "The sheet holds a pivot table, which sums up other data, so it was not used."
        return place.info(msg(code, text))
    if code == "sideways":
        text = "The table lies on its side, with its headers in the first column, so it was not used."
        hint = "Turn it, so that each record is a row: copy it, and paste it transposed."
        return place.warning(msg(code, text), hint=msg("sideways-hint", hint))
    if code == "years-unclear":
        text = "The columns stand for years, but nothing says what their numbers count, so the sheet was not used."
        hint = "Name in the header what is counted (“Women 2022”), or say it with `long` in the mapping file."
        return place.warning(msg(code, text), hint=msg("years-unclear-hint", hint))
    if code == "figures-unclear":
        text = "The columns for women and men hold decimals, and nothing says what they are, so the sheet was not used."
        hint = "Say in the header what is given: a number of people, a share in per cent, or average pay."
        return place.warning(msg(code, text), hint=msg("figures-unclear-hint", hint))
    if code == "figures-are-amounts":
        text = (
            "Women and men differ by the “gap” beside them, so their columns hold amounts and no numbers of people; "
            "the sheet was not used."
        )
        hint = "Say in the header what is given: a number of people, a share in per cent, or average pay."
        return place.warning(msg(code, text), hint=msg("figures-unclear-hint", hint))
    if code == "codebook":
        text = "By its name the sheet explains the others, so it was not read as data."
        return place.info(msg(code, text))
    if code == "rows-are-averages":
        text = "Each row gives the average pay of several people and is nobody by itself, so the sheet was not used."
        return place.warning(msg(code, text))
    if code == "figures-of-many-kinds":
        text = "Each row is one published figure, and a column names its kind, so the sheet was not used as it stands."
        hint = "Keep the rows of one kind with `rows` in the mapping file, and name the columns of group and number."
        return place.warning(msg(code, text), hint=msg("figures-of-many-kinds-hint", hint))
    if code == "rows-are-questions":
        text = "Each row is a question that somebody asked, and no appearance of its own, so the sheet was not used."
        hint = "Count the questions of each session by gender, and give it one row."
        return place.warning(msg(code, text), hint=msg("rows-are-questions-hint", hint))
    if code == "people-counted":
        text = "Each row counts several people, and no column names their group, so the sheet was not used."
        return place.warning(msg(code, text))
    if code == "no-rows" and reading is not None:
        text = "The sheet has the header of a table of {table} and no rows."
        return place.error(msg(code, text, table=reading.table.title.lower()))
    if code == "missing-column" and reading is not None and has_pay_of_nobody(reading):
        text = (
            "Each row has pay, but nothing says that it is one person: no column of keys, names or groups, "
            "so the sheet was not used."
        )
        return place.error(msg("pay-of-nobody", text), mapping=column_line("…", "employee"))
    if code == "missing-column" and reading is not None and lists_others(sheet, reading):
        text = "By its name the sheet lists people who organise, help or attend, and do not appear; it was not used."
        return place.info(msg("not-appearing", text), hint=msg("not-appearing-hint", "Name the role of those who do."))
    if code == "missing-column" and reading is not None:
        wanted = "; ".join(" or ".join(group[:6]) for group in reading.missing)
        return place.error(
            msg(
                code,
                "The sheet looks like a table of {table}, but has no column for: {wanted}.",
                table=reading.table.title.lower(),
                wanted=wanted,
            ),
            hint=msg("missing-column-hint", "Name the column in the mapping file if it is there under another name."),
            mapping=column_line("…", reading.missing[0][0]),
        )
    if not sheet.typed and not sheet.name and sheet.cells.num_columns == 1 and sheet.cells.num_rows > 1:
        text = "The file has one column only: nothing in it parts columns as comma, semicolon, tab or | do."
        return place.warning(
            msg("one-column", text), hint=msg("one-column-hint", "Save it as .xlsx or .csv and use that.")
        )
    level = IssueLevel.INFO if sheet.cells.num_rows <= 1 or sheet.hidden else IssueLevel.WARNING
    return place.issue(
        level,
        msg("unknown-table", "The sheet holds none of the tables that are audited, so it was not used."),
        hint=msg("unknown-table-hint", "If it is one, name the table and its columns in the mapping file."),
        mapping='table = "…"',
    )


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
    shown = ", ".join(f"“{header}”" for header in headers[:SHOWN_HEADERS])
    if len(headers) > SHOWN_HEADERS:
        shown += ", …"
    yield place.info(
        msg("columns-turned", text, n=len(headers), columns=shown),
        cell=region.header_cell(min(plan.sources)),
        hint=msg("turned-hint", "A saved mapping file shows which column became what, and can be corrected."),
    )


def say_questions(place: Place, headers: Sequence[str]) -> Iterator[DataIssue]:
    """Say that answers were counted by question."""
    text = "{n} columns are answers to a survey; they were counted for each question, not kept for each person."
    yield place.info(msg("questions-counted", text, n=len(headers)), cell=headers[0], rows=len(headers))


def say_split(place: Place, headers: Sequence[str]) -> Iterator[DataIssue]:
    """Say which columns name several people in one cell."""
    for header in headers:
        text = "Cells of “{header}” name several people; each was given a row of their own."
        yield place.info(msg("cells-split", text, header=header), cell=header)


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
    shown = ", ".join(f"“{header}”" for header in headers[:_SHOWN_LEFT_ALONE])
    shown += ", …" if len(headers) > _SHOWN_LEFT_ALONE else ""
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
    shown = ", ".join(f"“{header}”" for header in headers[:SHOWN_HEADERS])
    shown += ", …" if len(headers) > SHOWN_HEADERS else ""
    text = "{n} columns are in per cent and were divided by 100: {columns}."
    others = [issue for issue in issues if issue.code != "percent"]
    return [*others, place.info(msg("percent", text, n=len(headers), columns=shown), cell=headers[0])]
