"""What a row of a table stands for, and how carefully each dimension must be kept, by the tables' declarations."""

from __future__ import annotations

from audit.tables import TABLES
from audit.types import RecordUnit, Sensitivity


def dimension_sensitivity(table: str, dimension: str) -> Sensitivity:
    """Return how carefully a dimension is kept; one that is derived from others is internal."""
    declared = TABLES[table].column(dimension) if table in TABLES else None
    return Sensitivity.INTERNAL if declared is None else declared.sensitivity


def row_unit(table: str) -> RecordUnit:
    """Return what one row of a table stands for; a person where the table is not declared, to be on the safe side."""
    return TABLES[table].row if table in TABLES else RecordUnit.PERSON
