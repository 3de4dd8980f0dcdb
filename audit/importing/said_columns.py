"""What is told about the columns of a sheet: what was understood of them, what was not, and what to do."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from audit.importing.keynotes import KEYNOTES
from audit.importing.mapping import TO_FILL, column_line, value_line
from audit.importing.places import Place, shown_headers
from audit.importing.reading import Match, Reading
from audit.importing.region import Region
from audit.importing.vocabulary import are_codes, is_blank_word
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
            yield _of_header(place, region, match, msg("column-by-values", text, **_named(match)))
        if match.how in ("typo", "others"):
            text = "The column “{header}” was taken for {column}."
            yield _of_header(place, region, match, msg("header-guessed", text, **_named(match)))
    for match, chosen in reading.rivals:
        text = "“{header}” and “{chosen}” both mean {column}; “{chosen}” was used."
        yield _of_header(
            place, region, match, msg("two-headers", text, header=match.header, chosen=chosen, column=match.column)
        )
    for match in reading.suggestions:
        text = "The column “{header}” may mean {column}; it was not used."
        yield _of_header(place, region, match, msg("header-suggested", text, **_named(match)))


def _named(match: Match) -> dict[str, str]:
    return {"header": match.header, "column": match.column}


def _of_header(place: Place, region: Region, match: Match, said: Message) -> DataIssue:
    cell, line = region.header_cell(match.position), column_line(match.header, match.column)
    return place.info(said, cell=cell, mapping=line)


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
