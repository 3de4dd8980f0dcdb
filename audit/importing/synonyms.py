"""The headers that mean a column, of all tables and languages, ready to be looked up."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache, lru_cache

from audit.importing.fold import SHORT_FORMS, gap_key, header_key, header_keys, header_words
from audit.tables import TABLES
from audit.tables.declare import Table
from audit.tables.words_of_gaps import SAME_OF_GAPS, SIGNS_OF_GAPS

_OF_GAPS = "published_gaps"
_BEGINNING = 3  # letters of a word that tell whether a key may begin with it
_UNLIKE_WORDS = frozenset("@#%<>+&")  # signs with which words may be others when they are looked up


@dataclass(frozen=True, slots=True)
class Meaning:
    """The column that a header means; rank 0 is its canonical name, then synonyms in the order declared."""

    column: str
    rank: int


@cache
def meanings(table: str) -> Mapping[str, tuple[Meaning, ...]]:
    """Return the meanings of header keys in a table, best first."""
    found: dict[str, dict[str, Meaning]] = {}
    for column in TABLES[table].columns:
        if column.derived:
            continue
        listed = [column.name, *(word for words in column.synonyms.values() for word in words)]
        for rank, word in enumerate(listed):
            keys = (header_key(word), gap_key(word) if table == _OF_GAPS else "")
            for key in filter(None, keys):
                found.setdefault(key, {}).setdefault(column.name, Meaning(column.name, rank))
    return {key: tuple(sorted(named.values(), key=lambda meaning: meaning.rank)) for key, named in found.items()}


@lru_cache(maxsize=4096)
def column_meant(table: str, header: str) -> str:
    """Return the column of a table that a header means first, "" for none."""
    found = next((meant for key in header_keys(header) if (meant := meanings(table).get(key))), ())
    return found[0].column if found else ""


@cache
def tables_using(key: str) -> int:
    """Return in how many tables a header key means something: the fewer, the more it tells."""
    return sum(key in meanings(name) for name in TABLES)


@lru_cache(maxsize=1)
def all_keys() -> frozenset[str]:
    """Return all header keys that mean something somewhere."""
    return frozenset(key for name in TABLES for key in meanings(name))


@lru_cache(maxsize=65536)
def is_known(header: str) -> bool:
    """Return whether a header, as a whole, means something in some table."""
    return _may_be_known(header) and not all_keys().isdisjoint(header_keys(header))


def _may_be_known(header: str) -> bool:
    """Return whether a key may begin with a word of a header; with those of most cells of data none does.

    Keys are made of the words of a header: in full where they are short forms, in the singular, or sorted if of gaps.
    """
    words = header_words(header)
    return not _beginnings().isdisjoint(
        (*(word[:_BEGINNING] for word in words), *(word[:-1] for word in words if len(word) <= _BEGINNING))
    ) or bool(_UNLIKE_WORDS & set(header))


@cache
def _beginnings() -> frozenset[str]:
    """Return the first letters, one to three, of what keys are made of."""
    told = (*all_keys(), *SHORT_FORMS, *SIGNS_OF_GAPS, *SAME_OF_GAPS)
    return frozenset(word[:length] for word in told for length in range(1, _BEGINNING + 1))


def sheet_named(table: Table, name: str) -> bool:
    """Return whether a sheet's name is one that people give to this table."""
    return header_key(name) in _names_of(table.name)


@cache
def _names_of(table: str) -> frozenset[str]:
    named = (header_key(word) for words in TABLES[table].names.values() for word in words)
    return frozenset(key for key in named if key)
