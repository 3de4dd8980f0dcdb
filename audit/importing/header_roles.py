"""What a header says by its parts: the role of the people in its column, or one word in two forms."""

from __future__ import annotations

from collections.abc import Sequence
from functools import lru_cache

from audit.importing.fold import for_all, header_key, header_words
from audit.importing.synonyms import Meaning, is_known, meanings
from audit.importing.vocabulary import lookup
from audit.tables import TABLES
from audit.tables.declare import ColumnType

_NO_NOUNS = frozenset(("invited",))
"""Values that name nobody in a header: “Date invited” tells of guests as well as of all others who were asked."""
_LEADS = frozenset(("moderator", "session-chair"))
"""Roles of those who lead a session: beside their group alone, a row is about the session."""


def role_in(words: Sequence[str]) -> tuple[str, tuple[str, ...]]:
    """Return the role that the longest of a header's words for people name, "" for none, and the other words."""
    known = lookup("person-of-role")
    for length in (4, 3, 2, 1):
        for start in range(len(words) - length + 1):
            phrase = " ".join(words[start : start + length])
            role = known.get(phrase) if phrase not in _NO_NOUNS else ""
            if role:
                return role, (*words[:start], *words[start + length :])
    return "", tuple(words)


@lru_cache(maxsize=256)
def positions_meant(headers: tuple[str, ...]) -> tuple[int, ...]:
    """Return the positions of headers that may mean a column of some table, by the whole of them or by a part."""
    return tuple(at for at, header in enumerate(headers) if is_known(header) or "/" in header or _names_role(header))


def _names_role(header: str) -> bool:
    return bool(role_in(header_words(for_all(header)))[0])


def by_parts(header: str, table: str) -> tuple[Meaning, ...]:
    """Return what a header means by its parts: two forms of a word (“Relatore/Relatrice”), or a group of a role's."""
    if "/" in header:
        halves = [meanings(table).get(header_key(half), ()) for half in header.split("/")]
        shared = frozenset.intersection(*(frozenset(found.column for found in half) for half in halves))
        return tuple(found for found in halves[0] if found.column in shared)
    role, rest = role_in(header_words(for_all(header))) if table == "appearances" else ("", ())
    found = meanings(table).get("".join(rest), ()) if role and role not in _LEADS else ()
    return tuple(meaning for meaning in found if _is_group(meaning, table))


def _is_group(found: Meaning, table: str) -> bool:
    column = TABLES[table].column(found.column)
    return column is not None and column.type is ColumnType.GROUP
