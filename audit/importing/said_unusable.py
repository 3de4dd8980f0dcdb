"""Why a sheet is not used, in one sentence, and what can be done about it."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from audit.importing.appearance_roles import lists_others
from audit.importing.encode import blank_mask
from audit.importing.mapping import column_line
from audit.importing.paid_people import has_pay_of_nobody
from audit.importing.places import Place
from audit.importing.read.sheet import ReadSheet
from audit.importing.reading import Reading
from audit.model.message import Message, msg
from audit.model.result import DataIssue
from audit.types import IssueLevel

_KIND_OF_FIGURE = msg(
    "figures-unclear-hint",
    "Say in the header what is given: a number of people, a share in per cent, or average pay.",
)


@dataclass(frozen=True, slots=True)
class _Unusable:
    """What is said of a sheet that is of no use whatever stands in it."""

    level: IssueLevel
    message: Message
    hint: Message | None = None


_UNUSABLE: Mapping[str, _Unusable] = {
    said.message.code: said
    for said in (
        _Unusable(
            IssueLevel.ERROR,
            msg("no-such-columns", "The mapping file turns columns into rows that the sheet does not have."),
        ),
        _Unusable(
            IssueLevel.ERROR,
            msg(
                "no-metrics",
                "The mapping file names a column of metrics, but none in it tells numbers or shares of women or men.",
            ),
        ),
        _Unusable(
            IssueLevel.INFO,
            msg("pivot-table", "The sheet holds a pivot table, which sums up other data, so it was not used."),
        ),
        _Unusable(
            IssueLevel.WARNING,
            msg("sideways", "The table lies on its side, with its headers in the first column, so it was not used."),
            msg("sideways-hint", "Turn it, so that each record is a row: copy it, and paste it transposed."),
        ),
        _Unusable(
            IssueLevel.WARNING,
            msg(
                "years-unclear",
                "The columns stand for years, but nothing says what their numbers count, so the sheet was not used.",
            ),
            msg(
                "years-unclear-hint",
                "Name in the header what is counted (“Women 2022”), or say it with `long` in the mapping file.",
            ),
        ),
        _Unusable(
            IssueLevel.WARNING,
            msg(
                "figures-unclear",
                "The columns for women and men hold decimals, and nothing says what they are, so the sheet was not "
                "used.",
            ),
            _KIND_OF_FIGURE,
        ),
        _Unusable(
            IssueLevel.WARNING,
            msg(
                "figures-of-answers",
                "The headers of the columns for women and men tell how many were asked, so that their figures are of "
                "answers and no numbers of people; the sheet was not used.",
            ),
        ),
        _Unusable(
            IssueLevel.WARNING,
            msg(
                "figures-are-amounts",
                "Women and men differ by the “gap” beside them, so their columns hold amounts and no numbers of "
                "people; the sheet was not used.",
            ),
            _KIND_OF_FIGURE,
        ),
        _Unusable(
            IssueLevel.INFO,
            msg("codebook", "By its name the sheet explains the others, so it was not read as data."),
        ),
        _Unusable(
            IssueLevel.WARNING,
            msg(
                "rows-are-averages",
                "Each row gives the average pay of several people and is nobody by itself, so the sheet was not used.",
            ),
        ),
        _Unusable(
            IssueLevel.WARNING,
            msg(
                "rows-are-shares",
                "Each row gives a share of several people and is nobody by itself, so the sheet was not used.",
            ),
        ),
        _Unusable(
            IssueLevel.WARNING,
            msg(
                "figures-of-many-kinds",
                "Each row is one published figure, and a column names its kind, so the sheet was not used as it "
                "stands.",
            ),
            msg(
                "figures-of-many-kinds-hint",
                "Keep the rows of one kind with `rows` in the mapping file, and name the columns of group and number.",
            ),
        ),
        _Unusable(
            IssueLevel.WARNING,
            msg(
                "rows-are-questions",
                "Each row is a question that somebody asked, and no appearance of its own, so the sheet was not used.",
            ),
            msg("rows-are-questions-hint", "Count the questions of each session by gender, and give it one row."),
        ),
        _Unusable(
            IssueLevel.WARNING,
            msg(
                "people-counted",
                "Each row counts several people, and no column names their group, so the sheet was not used.",
            ),
        ),
    )
}


def say_unusable(place: Place, code: str, sheet: ReadSheet, reading: Reading | None = None) -> DataIssue:
    """Say why a sheet is not used; the reading is given where a table was found in it that lacks something."""
    if code in _UNUSABLE:
        said = _UNUSABLE[code]
        return place.issue(said.level, said.message, hint=said.hint)
    if code == "empty-sheet":
        return _say_nothing_found(place, sheet)
    if code == "no-rows" and reading is not None:
        text = "The sheet has the header of a table of {table} and no rows."
        return place.error(msg(code, text, table=reading.table.title.lower()))
    if code == "missing-column" and reading is not None:
        return _say_missing(place, sheet, reading)
    return _say_unknown(place, sheet)


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


def _say_missing(place: Place, sheet: ReadSheet, reading: Reading) -> DataIssue:
    """Say what a sheet lacks to be the table that it looks like."""
    if has_pay_of_nobody(reading):
        text = (
            "Each row has pay, but nothing says that it is one person: no column of keys, names or groups, "
            "so the sheet was not used."
        )
        return place.error(msg("pay-of-nobody", text), mapping=column_line("…", "employee"))
    if lists_others(sheet, reading):
        text = "By its name the sheet lists people who organise, help or attend, and do not appear; it was not used."
        return place.info(msg("not-appearing", text), hint=msg("not-appearing-hint", "Name the role of those who do."))
    wanted = "; ".join(" or ".join(group[:6]) for group in reading.missing)
    text = "The sheet looks like a table of {table}, but has no column for: {wanted}."
    return place.error(
        msg("missing-column", text, table=reading.table.title.lower(), wanted=wanted),
        hint=msg("missing-column-hint", "Name the column in the mapping file if it is there under another name."),
        mapping=column_line("…", reading.missing[0][0]),
    )


def _say_unknown(place: Place, sheet: ReadSheet) -> DataIssue:
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
