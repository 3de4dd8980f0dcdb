"""Sheets that may explain what the codes in another sheet of their workbook stand for, each looked through once."""

from __future__ import annotations

from collections.abc import Callable, Hashable, Sequence
from functools import cached_property
from itertools import zip_longest
from typing import Any

from audit.importing.fold import header_key
from audit.importing.read.sheet import ReadSheet

_BOOKS = frozenset(
    (
        *("datadictionary", "dictionary", "codebook", "readme", "glossary", "legend", "definitions", "datadefinitions"),
        *("variabledescriptions", "fielddescriptions", "variabledefinitions", "fielddefinitions", "metadata"),
        *("codelist", "datadescription", "columndescriptions", "datakey", "variabledictionary", "dictionnaire"),
        *("dictionnairededonnees", "diccionario", "diccionariodedatos", "glosario", "legende", "glossar", "glossaire"),
        *("datenworterbuch", "codeplan", "dizionario", "legenda", "dicionario", "dicionariodedados"),
    )
)
_LONGEST = 500
_WIDEST = 40
_MOST_ROWS = 5_000  # of all sheets together; those named as codebooks come first, then the shortest


class Line:
    """A row of a sheet that may be a codebook."""

    def __init__(self, texts: tuple[str, ...]) -> None:
        """Keep the texts."""
        self.texts = texts

    @cached_property
    def keys(self) -> frozenset[str]:
        """Return what each text is as the name of a column."""
        return frozenset(header_key(text) for text in self.texts if text)


Find = Callable[[Sequence[Line]], Any]
"""What is looked for in the lines of a sheet; what is not there is false."""


class Book(tuple[ReadSheet, ...]):
    """The sheets of a file, and what they were asked: many columns of many sheets ask the same."""

    @cached_property
    def _lines(self) -> Sequence[tuple[str, tuple[Line, ...]]]:
        left, kept = _MOST_ROWS, set()
        for at in sorted(range(len(self)), key=lambda at: (not is_named_so(self[at]), self[at].cells.num_rows)):
            left -= self[at].cells.num_rows
            kept |= {at} if left >= 0 and self[at].cells.num_rows <= _LONGEST else set()
        return [(sheet.name, _lines_of(sheet)) for at, sheet in enumerate(self) if at in kept]

    @cached_property
    def _told(self) -> dict[Hashable, list[tuple[str, Any]]]:
        return {}

    def told(self, question: Hashable, find: Find, *, asked_by: str) -> tuple[str, Any] | None:
        """Return the first sheet that answers a question, but the one that asks it, and what it says."""
        if question not in self._told:
            answers = ((name, find(lines)) for name, lines in self._lines)
            self._told[question] = [(name, said) for name, said in answers if said]
        return next((found for found in self._told[question] if found[0] != asked_by), None)


def book_of(sheet: ReadSheet) -> Book:
    """Return the sheets of a sheet's file."""
    return sheet.book if isinstance(sheet.book, Book) else Book(sheet.book)


def is_named_so(sheet: ReadSheet) -> bool:
    """Return whether a sheet is by its name a dictionary or key of what others hold, and no longer than those are."""
    return sheet.cells.num_rows <= _LONGEST and header_key(sheet.name) in _BOOKS


def _lines_of(sheet: ReadSheet) -> tuple[Line, ...]:
    columns = [column.to_pylist() for column in sheet.cells.columns[:_WIDEST]]
    return tuple(Line(tuple((text or "").strip() for text in row)) for row in zip_longest(*columns))
