"""Datasets made by hand, with canonical columns, for the tests of measures."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import date
from typing import Any

import pandas as pd

from audit.config import Settings
from audit.measures import load_measures
from audit.measures.context import MeasureContext
from audit.measures.registry import measure_named, parse_parameters
from audit.measures.run import measure_one
from audit.model.measurement import Figure, Measurement
from audit.model.period import Period
from audit.tables import TABLES
from audit.tables.dataset import Dataset, TableData
from audit.tables.declare import ColumnType
from audit.types import GroupSource, Statistic

PERIOD = Period(label="2025", start=date(2025, 1, 1), end=date(2025, 12, 31), as_of=date(2025, 12, 31))


def table(
    name: str, columns: Mapping[str, Sequence[Any]], sources: Mapping[str, GroupSource] | None = None
) -> TableData:
    frame = pd.DataFrame({column: _typed(name, column, values) for column, values in columns.items()})
    return TableData(name=name, frame=frame, columns=frozenset(columns), group_sources=sources or {})


def dataset(**tables: Mapping[str, Sequence[Any]]) -> Dataset:
    return Dataset(tables={name: table(name, columns) for name, columns in tables.items()}, period=PERIOD)


def context(data: Dataset, minimum_n: int = 1, **settings: Any) -> MeasureContext:
    return MeasureContext(dataset=data, settings=Settings(**settings), minimum_n=minimum_n)


def measure(given: MeasureContext | Dataset, name: str, **parameters: Any) -> Measurement:
    load_measures()
    where = given if isinstance(given, MeasureContext) else context(given)
    registered = measure_named(name)
    return measure_one(where, registered, parse_parameters(registered, parameters))


def figure(measurement: Measurement, statistic: Statistic, **group: str) -> Figure:
    at = tuple(sorted(group.items()))
    found = [each for each in measurement.groups if each.group == at and each.statistic == statistic]
    assert len(found) == 1, f"{len(found)} figures {statistic} at {at} among {measurement.groups}"
    return found[0]


def _typed(table_name: str, column: str, values: Sequence[Any]) -> pd.Series:
    declared = TABLES[table_name].column(column) if table_name in TABLES else None
    kind = declared.type if declared else ColumnType.TEXT
    if kind is ColumnType.GROUP:
        return pd.Series(["not-disclosed" if value is None else value for value in values], dtype="category")
    if kind in (ColumnType.CATEGORY, ColumnType.YES_PARTLY_NO):
        return pd.Series(list(values), dtype="category")
    if kind is ColumnType.YES_NO:
        return pd.Series([None if v is None else v in (True, "yes") for v in values], dtype="boolean")
    if kind is ColumnType.DATE:
        return pd.to_datetime(pd.Series(list(values)))
    if kind in (ColumnType.COUNT, ColumnType.YEAR):
        return pd.Series(list(values), dtype="Int64")
    if kind in (ColumnType.NUMBER, ColumnType.MONEY, ColumnType.SHARE, ColumnType.MINUTES):
        return pd.Series(list(values), dtype="float64")
    return pd.Series(list(values), dtype="string")
