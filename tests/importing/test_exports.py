"""Files of other systems, cities and countries are understood without a mapping, and a saved one repeats that."""

from __future__ import annotations

from pathlib import Path

import pandas as pd
import pytest

from audit.config import Settings
from audit.importing import inspect_files, write_mapping
from audit.tables import TABLES
from audit.tables.declare import NOT_DISCLOSED, ColumnType
from tests.importing.exports import ALL, ROWS, Export


@pytest.mark.parametrize("export", ALL, ids=lambda export: export.name)
def test_an_export_is_understood(tmp_path: Path, export: Export) -> None:
    newline = "\r" if export.encoding == "mac_roman" else "\r\n"
    first = inspect_files([export.write(tmp_path, newline)], Settings())
    sheet = next(sheet for sheet in first.sheets if sheet.table == export.table)
    assert len(sheet.frame) == ROWS
    read = {column: TABLES[export.table].column(column) for column in export.columns}
    assert set(read) <= set(sheet.columns)
    if sheet.headers.keys() & set(export.columns) and "columns-turned" not in {issue.code for issue in first.issues}:
        assert {column: sheet.headers[column] for column in export.columns} == export.columns
    for column, declared in read.items():
        assert declared is not None
        place = export.headers.index(export.columns[column])
        filled = sum(bool(export.row(number)[place]) for number in range(ROWS))
        if declared.type in (ColumnType.DATE, ColumnType.MONEY, ColumnType.NUMBER, ColumnType.SHARE, ColumnType.COUNT):
            assert int(sheet.frame[column].notna().sum()) == filled, column
        elif declared.type is ColumnType.GROUP:
            assert "group-as-written" not in {issue.code for issue in sheet.issues if column in issue.mapping}
            assert (sheet.frame[column] != NOT_DISCLOSED).any()
    assert not [issue for issue in first.issues if issue.level == "error"]
    write_mapping(first, tmp_path / "m.toml")
    again = inspect_files([tmp_path / export.name], Settings(), mapping=tmp_path / "m.toml")
    for name, table in first.dataset.tables.items():
        pd.testing.assert_frame_equal(table.frame, again.dataset.tables[name].frame)
