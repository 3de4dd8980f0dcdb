"""Tables that are in memory already, with canonical columns and values, as a dataset."""

from __future__ import annotations

from collections.abc import Callable, Mapping

import pandas as pd

from audit.clock import today
from audit.config import PeriodSettings, Settings
from audit.errors import UsageError
from audit.importing.assemble import with_computed
from audit.importing.derive import derive_columns
from audit.importing.periods import period_from
from audit.importing.places import Place
from audit.model.message import listed, msg
from audit.model.period import Period
from audit.tables import TABLES
from audit.tables.dataset import Dataset, TableData
from audit.tables.declare import NOT_DISCLOSED, Column, ColumnType

_YES, _NO = (True, "yes", 1), (False, "no", 0)


def frames_to_dataset(frames: Mapping[str, pd.DataFrame], period: Period | str, settings: Settings) -> Dataset:
    """Return the dataset of frames by table; see `audit.importing.dataset_from_frames`."""
    for name in frames:
        if name not in TABLES:
            told = msg("unknown-table", "There is no table called {table}.", table=f"`{name}`")
            known = msg("known", "There are: {listed}.", listed=listed(TABLES))
            raise UsageError(told, code=told.code, hints=[known])
    day = today()
    if not isinstance(period, Period):
        typed = {name: [frame] for name, frame in frames.items()}
        period = period_from(PeriodSettings(label=period), typed, day)
    tables = {name: _table(name, frame, period, settings) for name, frame in frames.items()}
    return Dataset(tables=tables, period=period, currency=settings.currency)


def _table(name: str, frame: pd.DataFrame, period: Period, settings: Settings) -> TableData:
    declared = {column.name: column for column in TABLES[name].columns}
    typed = pd.DataFrame(
        {column: _typed(frame[column], declared.get(str(column))) for column in frame}, index=frame.index, copy=False
    )
    derived, _ = derive_columns(name, typed, period, settings, Place(file=name, table=name))
    given = {column: typed[column] for column in typed if column not in declared or declared[column].derived}
    if "status" in typed:
        given["status"] = typed["status"]
    derived = derived.assign(**{str(column): series for column, series in given.items()})
    return TableData(name=name, frame=derived, columns=with_computed(name, frozenset(map(str, frame.columns)), derived))


def _typed(series: pd.Series, column: Column | None) -> pd.Series:
    """Return a column in the type that the import would give it; one that has it already is not copied."""
    if column is None:
        return series
    kinds: dict[ColumnType, Callable[[pd.Series], pd.Series]] = {
        ColumnType.GROUP: lambda each: _categories(each, blank=NOT_DISCLOSED),
        ColumnType.CATEGORY: _categories,
        ColumnType.YES_PARTLY_NO: _categories,
        ColumnType.TEXT: _text,
        ColumnType.KEY: lambda each: each,
        ColumnType.YES_NO: _yes_no,
        ColumnType.DATE: lambda each: pd.to_datetime(each).astype("datetime64[ns]"),
        ColumnType.COUNT: lambda each: each.astype("Int64"),
        ColumnType.YEAR: lambda each: each.astype("Int64"),
    }
    return kinds.get(column.type, _number)(series)


def _number(series: pd.Series) -> pd.Series:
    return series.astype("float64")


def _text(series: pd.Series) -> pd.Series:
    """Return a text in codes, so that it is read once: every measure groups by levels, departments and jobs."""
    return series if isinstance(series.dtype, pd.CategoricalDtype) else series.astype("category")


def _categories(series: pd.Series, blank: str = "") -> pd.Series:
    coded = _text(series)
    if not blank or not coded.isna().any():
        return coded
    if blank not in coded.cat.categories:
        coded = coded.cat.add_categories([blank])
    return coded.fillna(blank)


def _yes_no(series: pd.Series) -> pd.Series:
    if series.dtype == "boolean":
        return series
    coded = series.astype("category")
    known = {value: True for value in coded.cat.categories if value in _YES}
    known |= {value: False for value in coded.cat.categories if value in _NO}
    return coded.astype(object).map(known).astype("boolean")
