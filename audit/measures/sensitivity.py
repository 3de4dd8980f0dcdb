"""What a row of a table stands for, and how carefully each dimension must be kept, by the tables' declarations."""

from __future__ import annotations

from collections.abc import Iterable

from audit.tables import TABLES
from audit.tables.declare import ColumnType
from audit.types import RecordUnit, Sensitivity


def dimension_sensitivity(table: str, dimension: str) -> Sensitivity:
    """Return how carefully a dimension is kept; one that is derived from others is internal."""
    declared = TABLES[table].column(dimension) if table in TABLES else None
    return Sensitivity.INTERNAL if declared is None else declared.sensitivity


def row_unit(table: str) -> RecordUnit:
    """Return what one row of a table stands for; a person where the table is not declared, to be on the safe side."""
    return TABLES[table].row if table in TABLES else RecordUnit.PERSON


_OF_PROCESS = frozenset({"accommodations", "appearances", "incidents"})
"""Tables whose rows are cases: how they were dealt with is said of a process, not of the people in them."""

FEW = 5
"""With fewer cases than this, what is said of the process is said of people who can be told apart."""


_OF_PEOPLE = frozenset({ColumnType.GROUP, ColumnType.MONEY})
_KINDS = frozenset({("accommodations", "kind"), ("incidents", "kind")})


def case_unit(table: str, cases: int, columns: Iterable[str] = ()) -> RecordUnit:
    """Return what a row stands for: a case, where only its handling is counted, and not a group, a kind or pay.

    `cases` are those of which it is known how they were dealt with.
    """
    unit = row_unit(table)
    if unit is not RecordUnit.PERSON or table not in _OF_PROCESS or cases < FEW:
        return unit
    return unit if any(_is_of_people(table, column) for column in columns) else RecordUnit.ORGANISATION


def _is_of_people(table: str, column: str) -> bool:
    declared = TABLES[table].column(column)
    if declared is None or (table, column) in _KINDS:
        return True
    return declared.type in _OF_PEOPLE or declared.sensitivity is Sensitivity.SPECIAL
