"""What a measure is given: the dataset, the settings, and a place to leave the people-cells it used."""

from __future__ import annotations

from dataclasses import dataclass, field

from audit.config import Settings
from audit.model.cells import Contributions
from audit.model.measurement import CellKey
from audit.tables.dataset import Dataset


@dataclass(frozen=True, slots=True, kw_only=True)
class MeasureContext:
    """Shared by all measures of one run."""

    dataset: Dataset
    settings: Settings
    minimum_n: int = 10
    cells: dict[CellKey, Contributions] = field(default_factory=dict)
