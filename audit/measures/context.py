"""What a measure is given: the dataset, the settings, and a place to leave the people-cells it used."""

from __future__ import annotations

from dataclasses import dataclass, field

from audit.config import Settings
from audit.measures.frame import Frame
from audit.model.cells import Contributions
from audit.model.measurement import CellKey
from audit.tables.dataset import Dataset, TableData


@dataclass(frozen=True, slots=True, kw_only=True)
class MeasureContext:
    """Shared by all measures of one run."""

    dataset: Dataset
    settings: Settings
    minimum_n: int = 10
    cells: dict[CellKey, Contributions] = field(default_factory=dict)
    frames: dict[str, Frame] = field(default_factory=dict)

    def frame(self, table: str) -> Frame:
        """Return the coded frame of a table, made once; a table that was not imported has no rows."""
        if table not in self.frames:
            self.frames[table] = Frame(self.dataset.tables.get(table) or _no_rows(table))
        return self.frames[table]


def _no_rows(table: str) -> TableData:
    import pandas as pd

    return TableData(name=table, frame=pd.DataFrame(), columns=frozenset())
