"""Checklists with a row for each question about each event: the answers of each event are put into one column."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from functools import cache

import pyarrow as pa

from audit.importing.event_checklists import asked_for, is_event_header, is_header_of_answers
from audit.importing.fold import fold
from audit.importing.header import first_rows
from audit.importing.places import Place
from audit.importing.read.sheet import ReadSheet
from audit.model.message import msg
from audit.model.result import DataIssue
from audit.tables import TABLES

_ROWS_SEARCHED = 15
_LONGEST = 2_000
_MOST_EVENTS = 100
_FEWEST = 3
_ONLY_OF_REQUESTS = frozenset(("kind", "requested_on", "met_on"))


@dataclass(frozen=True, slots=True)
class _Columns:
    """The line of the header, and the positions of the events, the questions and the answers."""

    head: int
    event: int
    question: int
    answer: int


def events_across(sheet: ReadSheet) -> ReadSheet | None:
    """Return a sheet of questions with a column of answers for each event, None where rows are no such answers."""
    if not sheet.cells.num_columns > 2 or not _FEWEST < sheet.cells.num_rows <= _LONGEST:
        return None
    heads = list(_heads(first_rows(sheet, _ROWS_SEARCHED)))
    if not heads:  # as of most sheets, whose rows are then not looked at
        return None
    rows = first_rows(sheet, sheet.cells.num_rows)
    found = next(_likely(rows, heads), None)
    return None if found is None else _across(sheet, rows, found)


def say_across(place: Place) -> DataIssue:
    """Say that the answers of each event were put together."""
    text = "Each row answers a question about one event; the answers about each event were put together."
    return place.info(msg("answers-by-event", text))


def _heads(rows: Sequence[Sequence[str]]) -> Iterator[tuple[int, int, int]]:
    """Yield the lines that may be the header, with the positions of the events and of the answers."""
    for head, header in enumerate(rows):
        event = next((at for at, text in enumerate(header) if text and is_event_header(text)), None)
        if event is None or _logs_requests(header):
            continue
        answer = next((at for at, text in enumerate(header) if text and is_header_of_answers(text)), None)
        if answer is not None:
            yield head, event, answer


def _likely(rows: Sequence[Sequence[str]], heads: Sequence[tuple[int, int, int]]) -> Iterator[_Columns]:
    for head, event, answer in heads:
        for question in range(len(rows[head])):
            if question not in (event, answer) and _asks_again(rows[head + 1 :], question):
                yield _Columns(head, event, question, answer)


def _logs_requests(header: Sequence[str]) -> bool:
    """Return whether a column tells what somebody asked for, or when: each row is a request then, and no question."""
    return any(fold(text) in _of_requests() for text in header if text)


@cache
def _of_requests() -> frozenset[str]:
    columns = (column for column in TABLES["accommodations"].columns if column.name in _ONLY_OF_REQUESTS)
    return frozenset(fold(word) for column in columns for listed in column.synonyms.values() for word in listed)


def _asks_again(rows: Sequence[Sequence[str]], question: int) -> bool:
    """Return whether a column asks for several columns of events, some of them more than once."""
    texts = [row[question] for row in rows if row[question]]
    asked = [column for text in texts if (column := asked_for(text))]
    return len(set(asked)) >= _FEWEST and len(asked) > len(set(asked)) and 2 * len(asked) > len(texts)


def _across(sheet: ReadSheet, rows: Sequence[Sequence[str]], at: _Columns) -> ReadSheet | None:
    told: dict[str, dict[str, str]] = {}
    events: dict[str, None] = {}
    event = ""
    for row in rows[at.head + 1 :]:
        event = row[at.event] or event  # written once for the rows below it
        question = row[at.question]
        if not event or not question:
            continue
        if event in told.setdefault(question, {}):
            return None  # one of two answers would be lost
        told[question][event] = row[at.answer]
        events[event] = None
    if not 1 < len(events) <= _MOST_EVENTS:
        return None
    lines = [
        [rows[at.head][at.question], *events],
        *([question, *(answers.get(name, "") for name in events)] for question, answers in told.items()),
    ]
    cells = pa.table([pa.array(column, pa.string()) for column in zip(*lines, strict=True)], names=_names(len(events)))
    places = (sheet.columns[at.question], *([sheet.columns[at.answer]] * len(events)))
    return replace(sheet, cells=cells, columns=places, merges=(), typed=False)


def _names(events: int) -> list[str]:
    return [str(at) for at in range(events + 1)]
