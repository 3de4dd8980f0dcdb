"""The imported tables, typed and mapped, with the place that each row came from."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from audit.model.period import Period
from audit.model.result import Answer, DataIssue, SourceFile
from audit.types import GroupSource

if TYPE_CHECKING:
    import pandas as pd

FILE = "_file"
"""Column with the position of a row's source in `Dataset.sources`."""
ROW = "_row"
"""Column with the row number in the source sheet, as the user's program shows it (1-based)."""
CELL = "_cell"
"""Column of `policies` with the name of the cell that holds the answer."""


@dataclass(frozen=True, slots=True, kw_only=True)
class TableData:
    """One input table; `frame` has canonical column names and dtypes.

    Dtypes: key, text: string; group, category, yes-partly-no: category of canonical values (a blank group cell is
    ``not-disclosed``); yes-no: boolean with NA; date: datetime64[ns]; number, money, share, minutes: float64 (money in
    `currency`, pay annualised in `annual_pay`; shares from 0 to 1); count, year: Int64. The value as written stands
    beside each normalised group column as ``<column>__raw``, a category of the texts (string where they hardly repeat).
    """

    name: str
    frame: pd.DataFrame
    columns: frozenset[str]  # canonical columns that the files really had
    group_sources: Mapping[str, GroupSource] = field(default_factory=dict)


@dataclass(frozen=True, slots=True, kw_only=True)
class Dataset:
    """Everything that was imported for one run."""

    tables: Mapping[str, TableData]
    period: Period
    sources: tuple[SourceFile, ...] = ()
    issues: tuple[DataIssue, ...] = ()
    answers: Mapping[str, Answer] = field(default_factory=dict)  # item id -> answer, from `policies` and workbooks
    currency: str = ""

    def has(self, table: str, *columns: str) -> bool:
        """Return whether the table came with all of these columns."""
        data = self.tables.get(table)
        return data is not None and all(column in data.columns for column in columns)

    def missing(self, table: str, *columns: str) -> tuple[str, ...]:
        """Return what would have to be recorded, as ``table.column``."""
        data = self.tables.get(table)
        present = frozenset() if data is None else data.columns
        return tuple(f"{table}.{column}" for column in columns if column not in present)
