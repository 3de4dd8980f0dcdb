"""Headers that are a slip of the pen away from a column, or near enough to be suggested."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from datetime import date
from functools import cache

from rapidfuzz import fuzz

from audit.importing.encode import Encoded
from audit.importing.fold import header_key, header_words
from audit.importing.mapping import SheetMapping
from audit.importing.not_meant import is_not_meant
from audit.importing.other_headers import IN_THE_ROOM, counts_who_speaks
from audit.importing.read.places import column_letters
from audit.importing.reading import Match, Reading
from audit.importing.region import Region
from audit.importing.valuecheck import share_that_fits
from audit.importing.vocabulary import is_blank_word, parse_words
from audit.tables import TABLES
from audit.tables.declare import Column, ColumnType

_TYPO_RATIO = 88.0
_TYPO_FIT = 0.9
_SUGGEST_RATIO = 85.0
_MARGIN = 10.0
_COMPARED = _SUGGEST_RATIO - _MARGIN
"""What is less alike counts as not alike at all: it is no rival of what is suggested."""
_LONGER = 3  # letters by which the two may differ in length
_COUNTS_FIRST = frozenset(("n", "no", "num", "nb", "nr", "number", "total", "count", "sum"))
_MANY = frozenset(("employees", "workers", "persons", "people", "heads", "empleados", "salaries", "dipendenti"))
_COUNTS_LAST = frozenset(("count", "counts", "headcount", "total", "totals"))


def with_near(reading: Reading, region: Region, today: date, mapping: SheetMapping) -> Reading:
    """Return the reading with headers that are a slip of the pen away from a column, and those that may mean one.

    A header of which the mapping says what it is, or that it is not used, is left alone.
    """
    used = {match.position for match in (*reading.matches, *reading.misfits, *(other for other, _ in reading.rivals))}
    free = [column for column in reading.table.columns if column.name not in reading.columns and not column.derived]
    if counts_who_speaks(region.headers):
        free = [column for column in free if column.name not in IN_THE_ROOM]
    added: list[Match] = []
    suggested: list[Match] = []
    codes = dict(reading.codes)
    for position, header in enumerate(region.headers):
        if position in used or len(header_key(header)) < 5:
            continue
        if mapping.column_for(header, column_letters(region.sheet.columns[position])) is not None:
            continue
        for column, ratio, same_words in _near(header, reading.table.name, free):
            if column.name in {match.column for match in added}:
                continue
            if column.type is ColumnType.KEY and _counts(header):
                continue
            if position not in codes:
                codes[position] = region.encoded(position)
            fits = share_that_fits(codes[position], column, today) >= _TYPO_FIT and _knows(column, codes[position])
            match = Match(position=position, header=header, column=column.name, how="typo")
            if is_not_meant(match, column, codes[position]):
                continue
            if same_words and ratio >= _TYPO_RATIO and fits and column.type is not ColumnType.TEXT:
                added.append(match)
            elif fits:
                suggested.append(match)
            break
    matches = tuple(sorted((*reading.matches, *added), key=lambda match: match.position))
    return replace(reading, matches=matches, suggestions=tuple(suggested), codes=codes)


def _counts(header: str) -> bool:
    """Return whether a header says how many there are (“n_employees”), which is no slip for the key of one."""
    first, *more = header_words(header) or ("",)
    return first in _MANY or (bool(more) and (first in _COUNTS_FIRST or more[-1] in _COUNTS_LAST | _MANY))


def _knows(column: Column, encoded: Encoded) -> bool:
    """Return whether values may be of a column that only a slip of the pen means: keys are not “yes” or “no”."""
    if column.type is ColumnType.KEY:
        texts = encoded.first(10)
        return len(texts) > 2 or bool(parse_words(texts, "yes-no").unknown)
    if column.type is not ColumnType.GROUP:
        return True
    texts = [text for text in encoded.first(20) if not is_blank_word(text)]
    return bool(texts) and 2 * len(parse_words(texts, column.vocabulary).unknown) <= len(texts)


def _near(header: str, table: str, columns: Sequence[Column]) -> list[tuple[Column, float, bool]]:
    """Return the one column that a header is near to, if no other is nearly as near."""
    words = header_words(header)
    text = " ".join(words)
    scored: list[tuple[float, bool, Column]] = []
    for column in columns:
        best, same = 0.0, False
        for length in range(len(text) - _LONGER, len(text) + _LONGER + 1):
            for other in _phrases(table)[column.name].get(length, ()):
                ratio = fuzz.token_sort_ratio(text, other, score_cutoff=_COMPARED)
                if ratio > best:
                    best, same = ratio, len(words) == len(other.split())
        scored.append((best, same, column))
    scored.sort(key=lambda entry: -entry[0])
    if not scored or scored[0][0] < _SUGGEST_RATIO or (len(scored) > 1 and scored[0][0] - scored[1][0] < _MARGIN):
        return []
    ratio, same, column = scored[0]
    return [(column, ratio, same)]


@cache
def _phrases(table: str) -> dict[str, dict[int, list[str]]]:
    """Return the words that mean each column of a table, by their length, so that few are compared."""
    found: dict[str, dict[int, list[str]]] = {}
    for column in TABLES[table].columns:
        by_length = found.setdefault(column.name, {})
        for listed in (column.name.replace("_", " "), *(word for some in column.synonyms.values() for word in some)):
            phrase = " ".join(header_words(listed))
            by_length.setdefault(len(phrase), []).append(phrase)
    return found
