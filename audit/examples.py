"""Runs the worked examples of checklist items: rows or an answer in, an outcome out."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace
from datetime import date

import pandas as pd

from audit.config import Settings
from audit.errors import SettingsError
from audit.measures import condition_applies, measure_items
from audit.model.checklist import Checklist, Example, Item, Measure
from audit.model.measurement import Measurement, Scalar
from audit.model.message import msg
from audit.model.period import Period
from audit.model.result import Answer, ItemResult
from audit.scoring import judge_item
from audit.tables import TABLES
from audit.tables.dataset import Dataset, TableData
from audit.tables.declare import NOT_DISCLOSED, Column, ColumnType

PERIOD = Period(label="2025", start=date(2025, 1, 1), end=date(2025, 12, 31), as_of=date(2025, 12, 31))
"""The year that all examples are set in."""

TIMES = "times"
"""A row with `times: 6` stands for six rows."""

_NUMBERS = frozenset({ColumnType.NUMBER, ColumnType.MONEY, ColumnType.SHARE, ColumnType.MINUTES})


def run_example(checklist: Checklist, item: Item, example: Example, *, minimum_n: int = 10) -> ItemResult:
    """Measure and judge the rows, or the answer, of an example; without disclosure control, for it is nobody's data."""
    settings = Settings.model_validate(dict(example.settings))
    dataset = example_dataset(example)
    answer = Answer(item=item.id, value=example.answer, evidence="example") if example.answer else None
    measurement: Measurement | None = None
    if isinstance(item.assess, Measure):
        alone = replace(checklist, items=(item,), gates=())
        measurement = measure_items([alone], dataset, settings, minimum_n=minimum_n).by_item[item.id]
    applies = condition_applies(item.applies_when, dataset, settings)
    return judge_item(item, checklist, measurement, answer, applies, minimum_n)


def example_dataset(example: Example) -> Dataset:
    """Return the rows of an example as tables with canonical columns and types."""
    return Dataset(tables={name: _table(name, rows) for name, rows in example.given.items()}, period=PERIOD)


def _table(name: str, given: Sequence[Mapping[str, Scalar]]) -> TableData:
    if name not in TABLES:
        told = msg(
            "example-table", "An example gives rows of the table {name}, which does not exist.", name=f"`{name}`"
        )
        raise SettingsError(told, code=told.code)
    rows = [row for row in given for _ in range(int(str(row.get(TIMES, 1))))]
    columns = dict.fromkeys(column for row in rows for column in row if column != TIMES)
    frame = pd.DataFrame({each: _typed(name, each, [row.get(each) for row in rows]) for each in columns})
    return TableData(name=name, frame=frame, columns=frozenset(columns))


def _typed(table: str, name: str, values: Sequence[Scalar]) -> pd.Series:
    column = TABLES[table].column(name)
    if column is None:
        told = msg(
            "example-column",
            "An example gives the column {table}.{name}, which does not exist.",
            table=table,
            name=name,
        )
        raise SettingsError(told, code=told.code)
    return _series(column, values)


def _series(column: Column, values: Sequence[Scalar]) -> pd.Series:
    texts = [None if value is None else str(value) for value in values]
    if column.type is ColumnType.GROUP:
        return pd.Series([text or NOT_DISCLOSED for text in texts], dtype="category")
    if column.type in (ColumnType.CATEGORY, ColumnType.YES_PARTLY_NO):
        return pd.Series(texts, dtype="category")
    if column.type is ColumnType.YES_NO:
        return pd.Series([None if text is None else text in ("yes", "True") for text in texts], dtype="boolean")
    if column.type is ColumnType.DATE:
        return pd.to_datetime(pd.Series(texts, dtype="string"), format="%Y-%m-%d")
    if column.type in (ColumnType.COUNT, ColumnType.YEAR):
        return pd.to_numeric(pd.Series(texts, dtype="string")).astype("Int64")
    if column.type in _NUMBERS:
        return pd.to_numeric(pd.Series(texts, dtype="string")).astype("float64")
    return pd.Series(texts, dtype="string")
