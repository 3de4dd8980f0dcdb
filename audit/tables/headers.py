"""The words of other languages for columns and tables: two small spreadsheets, which a translator can open.

A column of the same name has the same words in each table; several words in a cell stand apart by a semicolon, the one
that workbooks and reports print first. Words that a declaration itself gives come before these.
"""

from __future__ import annotations

import csv
from collections.abc import Iterator, Mapping
from dataclasses import replace
from functools import cache
from importlib.resources import files

from audit.tables.columns import words
from audit.tables.declare import Column, Table
from audit.tables.words_of_events import APPEARANCES, BUDGET, EVENTS, PARTICIPANTS, SESSIONS, SURVEYS
from audit.tables.words_of_requests import ACCOMMODATIONS, INCIDENTS, POLICIES, PROPOSALS
from audit.tables.words_of_staff import FURTHER_HEADERS

Words = Mapping[str, tuple[str, ...]]
_FURTHER: Mapping[str, Mapping[str, Mapping[str, str]]] = {
    "employees": FURTHER_HEADERS,
    "events": EVENTS,
    "sessions": SESSIONS,
    "appearances": APPEARANCES,
    "participants": PARTICIPANTS,
    "proposals": PROPOSALS,
    "accommodations": ACCOMMODATIONS,
    "incidents": INCIDENTS,
    "policies": POLICIES,
    "surveys": SURVEYS,
    "budget": BUDGET,
}
"""Headers of one table's columns, which the same words need not mean in another."""


def with_words(table: Table) -> Table:
    """Return a table with the words of other languages for its name and its columns."""
    headers = _read("headers.csv")
    further = _FURTHER.get(table.name, {})
    return replace(
        table,
        names=_joined(table.names, _read("sheet_names.csv").get(table.name, {})),
        columns=tuple(
            _with_headers(column, _joined(headers.get(column.name, {}), words(**further.get(column.name, {}))))
            for column in table.columns
        ),
    )


def word_of(declared: Table | Column, language: str) -> str:
    """Return what a table or a column is called in a language, in lower case as in a sentence."""
    known = declared.names if isinstance(declared, Table) else declared.synonyms
    own = known.get(language, ()) if language != "en" else ()
    return own[0] if own else declared.name.replace("_", " ")


def _with_headers(column: Column, more: Words) -> Column:
    return column if column.derived or not more else replace(column, synonyms=_joined(column.synonyms, more))


def _joined(own: Words, more: Words) -> Words:
    languages = dict.fromkeys((*own, *more))
    return {each: tuple(dict.fromkeys((*own.get(each, ()), *more.get(each, ())))) for each in languages}


@cache
def _read(name: str) -> Mapping[str, Words]:
    rows = csv.DictReader((files("audit.tables") / name).read_text(encoding="utf-8").splitlines())
    return {row.pop(next(iter(row))): dict(_words(row)) for row in rows}


def _words(row: Mapping[str, str]) -> Iterator[tuple[str, tuple[str, ...]]]:
    for language, cell in row.items():
        yield language, tuple(word.strip() for word in cell.split(";") if word.strip())
