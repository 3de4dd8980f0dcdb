"""Whatever a sheet or a column is called, its mapping and its marked copy give the same table, in every format."""

from __future__ import annotations

import csv
import io
import json
from collections.abc import Callable, Mapping, Sequence
from pathlib import Path
from xml.sax.saxutils import escape, quoteattr

import pandas as pd
import pyarrow as pa
import pytest
from pyarrow import parquet

from audit.config import Settings
from audit.importing import inspect_files, write_mapping, write_marked_copies
from audit.importing.run import Inspection
from tests.importing import hostile, hostile_shapes
from tests.importing.binary_books import xls, xlsb

Rows = Sequence[Sequence[str | float]]
_HEADERS = ("Employee ID", "Gender", "Department", "Salary")
HOSTILE = (
    'Em"ployee [ID] = x',
    "#ge'nder*?",
    "dept\\n\u0130 {n} %s <b>",
    "salary \u202e\u0639\u0645\u0631 =1+1",
    "x" * 3000,
    '="a".b',
    "   ",
    "[[sheet]]",
    "a\x7fb",
    "total",
)
NAMES = ("S", "a'b\"c", "[x]*?", "=1", "سجل الموظفين", "a\\b#c", "none", "sheet]", "a\nb\tc", "\u202ex", "Issues", "")


def rows_of(extra: Sequence[str]) -> Rows:
    """Return a table with a cell that is no number and one that looks like a formula."""
    rows: list[list[str | float]] = [[*_HEADERS, *extra]]
    for number in range(1, 9):
        pay: str | float = "oops" if number == 5 else 1000.5 * number
        gender = "=1+1" if number == 7 else "FM"[number % 2]
        rows.append([f"e{number}", gender, 'Sales, "x"' if number % 3 else "HR", pay, *["v" for _ in extra]])
    return rows


def _csv(rows: Rows, name: str) -> bytes:
    file = io.StringIO()
    csv.writer(file).writerows(rows)
    return file.getvalue().encode()


def _xlsx(rows: Rows, name: str) -> bytes:
    def cell(value: str | float) -> str:
        if isinstance(value, float):
            return f"<c><v>{value}</v></c>"
        return f'<c t="inlineStr"><is><t xml:space="preserve">{escape(value)}</t></is></c>'

    sheet = "".join(f"<row>{''.join(map(cell, row))}</row>" for row in rows)
    return hostile_shapes.changed(hostile.xlsx(sheet), "xl/workbook.xml", b'name="S"', _named("name", name))


def _ods(rows: Rows, name: str) -> bytes:
    def cell(value: str | float) -> str:
        if isinstance(value, float):
            return f'<table:table-cell office:value-type="float" office:value="{value}"/>'
        return f'<table:table-cell office:value-type="string"><text:p>{escape(value)}</text:p></table:table-cell>'

    sheet = "".join(f"<table:table-row>{''.join(map(cell, row))}</table:table-row>" for row in rows)
    return hostile_shapes.changed(hostile.ods(sheet), "content.xml", b'table:name="S"', _named("table:name", name))


def _named(attribute: str, name: str) -> bytes:
    return f"{attribute}={quoteattr(name)}".encode()


def _json(rows: Rows, name: str) -> bytes:
    records = [dict(zip(map(str, rows[0]), row, strict=True)) for row in rows[1:]]
    return json.dumps({name: records, "other": [{"q": 1}]}).encode()


def _parquet(rows: Rows, name: str) -> bytes:
    columns = [pa.array([str(row[at]) for row in rows[1:]]) for at in range(len(rows[0]))]
    buffer = io.BytesIO()
    parquet.write_table(pa.table(columns, names=[str(header) for header in rows[0]]), buffer)
    return buffer.getvalue()


def _page(rows: Rows, name: str) -> bytes:
    made = "".join(f"<tr>{''.join(f'<td>{escape(str(value))}</td>' for value in row)}</tr>" for row in rows)
    return f"<html><meta charset=utf-8><table>{made}</table></html>".encode()


def _old(rows: Rows, name: str) -> bytes:
    def cell(value: str | float) -> str:
        kind = "Number" if isinstance(value, float) else "String"
        return f'<Cell><Data ss:Type="{kind}">{escape(str(value))}</Data></Cell>'

    made = "".join(f"<Row>{''.join(map(cell, row))}</Row>" for row in rows)
    return hostile_shapes.sheet_2003(made).replace(b'ss:Name="S"', _named("ss:Name", name))


FORMATS: Mapping[str, Callable[[Rows, str], bytes]] = {
    "a.csv": _csv,
    "a.xlsx": _xlsx,
    "a.ods": _ods,
    "a.json": _json,
    "a.parquet": _parquet,
    "page.xls": _page,
    "old.xls": _old,
    "a.xls": lambda rows, name: xls(rows, name=name[:31]),
    "a.xlsb": lambda rows, name: xlsb(rows, name=name),
}
NAMED = ("a.xlsx", "a.ods", "a.json", "old.xls", "a.xls", "a.xlsb")


def tables_of(inspection: Inspection) -> dict[str, pd.DataFrame]:
    """Return the tables without the places of their rows, which differ between files."""
    tables = inspection.dataset.tables
    return {
        name: table.frame.drop(columns=[column for column in table.frame if column.startswith("_")])
        for name, table in tables.items()
    }


def assert_repeated(folder: Path, file: str, data: bytes) -> None:
    """Import a file, and again by its saved mapping, and then its marked copy: all give one table of eight rows."""
    (folder / file).write_bytes(data)
    first = inspect_files([folder / file], Settings())
    write_mapping(first, folder / "m.toml")
    by_mapping = inspect_files([folder / file], Settings(), mapping=folder / "m.toml")
    copies = write_marked_copies(first)
    tables = tables_of(first)
    assert [len(table) for table in tables.values()] == [8]
    for other in (by_mapping, inspect_files(copies, Settings())):
        assert tables_of(other).keys() == tables.keys()
        for name, frame in tables_of(other).items():
            pd.testing.assert_frame_equal(frame, tables[name])
    assert sorted(path.name for path in folder.iterdir()) == sorted([file, "m.toml", *(copy.name for copy in copies)])
    for path in folder.iterdir():
        path.unlink()


@pytest.mark.parametrize("file", FORMATS)
def test_columns_of_any_name(tmp_path: Path, file: str) -> None:
    extra = [header for header in HOSTILE if header.isprintable() or file != "old.xls"]
    assert_repeated(tmp_path, file, FORMATS[file](rows_of(extra), "S"))


@pytest.mark.slow
@pytest.mark.parametrize("file", FORMATS)
@pytest.mark.parametrize("header", HOSTILE, ids=range(len(HOSTILE)))
def test_a_column_of_any_name(tmp_path: Path, file: str, header: str) -> None:
    assert_repeated(tmp_path, file, FORMATS[file](rows_of([header]), "S"))


@pytest.mark.parametrize("file", NAMED)
@pytest.mark.parametrize(
    "name", [pytest.param(name, marks=pytest.mark.slow) if at > 3 else name for at, name in enumerate(NAMES)]
)
def test_a_sheet_of_any_name(tmp_path: Path, file: str, name: str) -> None:
    assert_repeated(tmp_path, file, FORMATS[file](rows_of([]), name))
