"""What the first sheet of each workbook says."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence

from audit.model.message import Message, msg
from audit.tables import TABLES
from audit.tables.declare import NOT_A_TABLE, Column
from audit.workbooks.wording import REQUIRED, Wording, header_of, sheet_name_of

_FILLING = (
    msg(
        "workbook.tables",
        "Each sheet is a table. Fill what you have; an empty sheet is reported as not recorded, never as bad.",
    ),
    msg(
        "workbook.starred",
        "Columns that end in {mark} are required in each row that you fill. The note of each header says what belongs "
        "below it.",
        mark=REQUIRED.strip(),
    ),
    msg(
        "workbook.blanks",
        "Leave a cell empty where something is not known: the report counts it as not disclosed and shows what that "
        "may hide. Do not guess anybody's gender, ethnicity or any other trait: only what people said themselves.",
    ),
    msg(
        "workbook.example",
        "The grey row in italics is an example. It is not read; write over it or leave it.",
    ),
    msg(
        "workbook.own-columns",
        "Add columns of your own if you like; the import tells you that it did not use them.",
    ),
    msg(
        "workbook.keep-safe",
        "A filled workbook holds data about people: keep it where only those can read it who have to.",
    ),
)
_ANSWERING = (
    msg(
        "workbook.rows",
        "One row is one question. Choose an answer from the list, say what shows it, when it was last looked at, and "
        "who answers for it.",
    ),
    msg(
        "workbook.no-evidence",
        "An answer without evidence counts, and the report says that the evidence is missing.",
    ),
    msg(
        "workbook.unknown",
        "Leave the answer empty where you do not know: it is reported as not assessed, never as bad.",
    ),
    msg(
        "workbook.locked",
        "The ids and questions are locked, so that answers keep belonging to their question.",
    ),
)


def table_lines(tables: Mapping[str, Sequence[Column]], wording: Wording) -> Iterator[str]:
    """Yield what the workbook asks for, table by table, after how to fill it."""
    say, language = wording.say, wording.language
    yield f"{NOT_A_TABLE} {say(msg('workbook.how-to-fill', 'how to fill this workbook'))}"
    yield from (say(line) for line in _FILLING)
    yield ""
    for name, columns in tables.items():
        told = say(Message(f"table.{name}", TABLES[name].description))
        yield f"{sheet_name_of(TABLES[name], language)}: {told}"
        required = [header_of(column, language) for column in columns if column.required]
        if required:
            named = msg("workbook.required-columns", "Required: {columns}.", columns=", ".join(required))
            yield f"    {say(named)}"


def answer_lines(wording: Wording) -> Iterator[str]:
    """Yield how the questions are answered."""
    yield f"{NOT_A_TABLE} {wording.say(msg('workbook.how-to-answer', 'how to answer'))}"
    yield from (wording.say(line) for line in _ANSWERING)
