"""How headers are read: each taken for a column of a table, and what is missing or left over."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field

from audit.importing.coded import Told
from audit.importing.encode import Encoded
from audit.tables.declare import Table

EDITION = frozenset(("year", "edition", "jahr", "annee", "ano", "edicion", "edicao", "edizione", "anno", "jaar"))
"""Headers of the year or edition of an event that comes back."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Match:
    """A header taken for a column, and how: as said by the mapping, by a word, by its neighbours, or by its values."""

    position: int
    header: str
    column: str
    how: str  # mapping, exact, others, typo, values


@dataclass(frozen=True, slots=True, kw_only=True)
class Reading:
    """How the headers of a region are read as one table."""

    table: Table
    matches: tuple[Match, ...]
    missing: tuple[tuple[str, ...], ...] = ()  # groups of columns of which one is required and none is there
    score: float = 0.0
    misfits: tuple[Match, ...] = ()  # headers whose values are something else
    rivals: tuple[tuple[Match, str], ...] = ()  # headers that mean a column taken from another header (its name)
    suggestions: tuple[Match, ...] = ()  # headers that may mean a column, not used
    codes: Mapping[int, Encoded] = field(default_factory=dict)  # columns encoded on the way, by position
    told: Mapping[str, Told] = field(default_factory=dict)  # column -> what its numbers or marks stand for
    implied: Mapping[str, str] = field(default_factory=dict)  # column -> the value that headers imply for all rows
    by_list: bool = False  # what is implied follows from the name of the sheet or file

    @property
    def columns(self) -> frozenset[str]:
        """Return the names of the columns found."""
        return frozenset(match.column for match in self.matches)
