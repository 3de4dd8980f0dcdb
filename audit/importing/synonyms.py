"""The headers that mean a column, of all tables and languages, ready to be looked up."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache, lru_cache

from audit.importing.fold import (
    SHORT_FORMS,
    gap_key,
    gap_key_of,
    header_key,
    header_keys,
    header_words,
    is_looked_up_whole,
)
from audit.tables import TABLES
from audit.tables.declare import Table

_OF_GAPS = "published_gaps"
_LONG = 250  # signs of a header that is looked up without more ado


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
    if not is_known(header):  # most are not, which is told sooner
        return ""
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
    words = header_words(header)
    if len(header) < _LONG and is_looked_up_whole(header, words):  # as most cells of data are, of which there are many
        short = "".join(SHORT_FORMS.get(word, word) for word in words)
        return not all_keys().isdisjoint(("".join(words), short, gap_key_of(words)))
    return not all_keys().isdisjoint(header_keys(header))


def sheet_named(table: Table, name: str) -> bool:
    """Return whether a sheet's name is one that people give to this table."""
    return header_key(name) in _names_of(table.name)


@cache
def _names_of(table: str) -> frozenset[str]:
    named = (header_key(word) for words in TABLES[table].names.values() for word in words)
    return frozenset(key for key in named if key)
