"""Rows that are canonical already, as a dataset: for examples of checklists and for tests."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import date, datetime

import pyarrow as pa

from audit.clock import today
from audit.config import Settings
from audit.importing.mapping import SheetMapping
from audit.importing.read.sheet import ReadSheet
from audit.importing.run import build_dataset
from audit.importing.sheet_table import SheetContext, SheetTable
from audit.importing.sheets import read_sheet
from audit.model.measurement import Scalar
from audit.model.period import Period
from audit.tables.dataset import Dataset

Rows = Mapping[str, Sequence[Mapping[str, Scalar]]]


def rows_to_dataset(rows: Rows, settings: Settings, period: Period | None = None) -> Dataset:
    """Return the dataset of rows by table; see `audit.importing.dataset_from_rows`."""
    day = today()
    sheets: list[SheetTable] = []
    for table, records in rows.items():
        names = list(dict.fromkeys(name for record in records for name in record))
        columns = [pa.array([name, *(_text(record.get(name)) for record in records)], pa.string()) for name in names]
        cells = pa.table(columns, names=[str(place) for place in range(len(names))])
        mapping = SheetMapping(table=table, header_row=1, columns={name: name for name in names})
        context = SheetContext(file="rows", sha256="", mapping=mapping, today=day, likely_order="DMY", canonical=True)
        sheet = ReadSheet(name=table, cells=cells, columns=tuple(range(len(names))))
        sheets += read_sheet(sheet, context)
    return build_dataset(sheets, settings, today=day, period=period)


def _text(value: object) -> str | None:
    if value is None:
        return None
    if isinstance(value, bool):
        return "yes" if value else "no"
    if isinstance(value, (date, datetime)):
        return value.isoformat()
    return str(value)
