"""The types in which input tables, their columns and vocabularies are declared."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from enum import StrEnum

from audit.types import RecordUnit, Sensitivity

EXAMPLE_MARK = "EXAMPLE, not read"
"""Begins a cell among the first three of a row that shows how to fill a workbook; the import leaves the row out."""

NOT_A_TABLE = "policy-audit:"
"""Begins the first cell of a sheet that explains a workbook; the import passes over the sheet."""

NOT_DISCLOSED = "not-disclosed"
"""The category of a blank group cell: a group of its own, never dropped."""

PREFER_NOT_TO_SAY = "prefer-not-to-say"
"""An answer, and so not the same as a blank."""


class ColumnType(StrEnum):
    """What a column holds, and so how its values are parsed."""

    KEY = "key"  # an identifier: kept as text, never a number
    TEXT = "text"
    GROUP = "group"  # a dimension of identity: a vocabulary, open to self-description
    CATEGORY = "category"  # a closed vocabulary
    YES_NO = "yes-no"
    YES_PARTLY_NO = "yes-partly-no"
    DATE = "date"
    NUMBER = "number"
    COUNT = "count"
    MONEY = "money"
    SHARE = "share"
    MINUTES = "minutes"
    YEAR = "year"


@dataclass(frozen=True, slots=True, kw_only=True)
class Vocabulary:
    """Canonical values, each with the words that mean it, by language. `open` keeps other values as written."""

    id: str
    values: Mapping[str, Mapping[str, tuple[str, ...]]]  # canonical -> language -> words
    open: bool = False
    source: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Column:
    """One column of an input table."""

    name: str
    type: ColumnType
    description: str
    unit: RecordUnit = RecordUnit.ORGANISATION
    sensitivity: Sensitivity = Sensitivity.INTERNAL
    vocabulary: str = ""
    required: bool = False
    unique: bool = False  # part of the table's key; a repeated key is an error
    synonyms: Mapping[str, tuple[str, ...]] = field(default_factory=dict)  # language -> headers
    support: tuple[float, float] | None = None  # what a blank amount may be
    least: float | None = None  # below which a number cannot be one of these
    derived: bool = False  # computed by the import; never matched to a header


@dataclass(frozen=True, slots=True, kw_only=True)
class Table:
    """One kind of input table: what a row is, and the columns that it may have."""

    name: str
    title: str
    description: str
    row: RecordUnit
    columns: tuple[Column, ...]
    requires_any: tuple[tuple[str, ...], ...] = ()  # at least one of the columns of each group must be there
    flow_date: str = ""  # the column by which rows fall in or out of the period's span
    names: Mapping[str, tuple[str, ...]] = field(default_factory=dict)  # language -> sheet names people use

    def column(self, name: str) -> Column | None:
        """Return the declaration of a column, or None."""
        return next((column for column in self.columns if column.name == name), None)
