"""The same table gives the same frame, bit for bit, whatever format it is saved in."""

from __future__ import annotations

import json
import subprocess
from datetime import date
from pathlib import Path

import openpyxl
import pandas as pd
import pytest

from audit.config import Settings
from audit.importing import import_files

HEADER = ("Employee ID", "Gender", "Department", "Hire date", "Salary", "FTE", "Exit interview", "Grade")
ROWS = [
    ("00123", "Woman", "Recursos Humanos", date(2019, 2, 28), 45123.456789, 0.8, True, "B2"),
    ("00124", "Man", "Finanzas", date(2020, 12, 1), 51000, 1, False, "10"),
    ("00125", None, "Finanzas", date(2021, 3, 13), 0.1 + 0.2, 0.5, None, "9"),
    ("00126", "Prefer not to say", "Ventas", None, 34.479999999999997, 1, True, "A1"),
    ("00127", "Xenogender", "Ventas", date(1999, 7, 4), 1234567.89, 0.46, False, "A1"),
]
SCRIPT = """
const XLSX = require('xlsx'), fs = require('fs');
const [header, rows] = JSON.parse(fs.readFileSync(process.argv[2]));
const cells = rows.map(row => row.map((value, place) =>
  place === 3 && value ? {t: 'n', v: value, z: 'yyyy-mm-dd'} : value));
const sheet = XLSX.utils.aoa_to_sheet([header, ...cells]);
const book = XLSX.utils.book_new();
XLSX.utils.book_append_sheet(book, sheet, 'Staff');
for (const [name, type] of [['a.xlsx', 'xlsx'], ['a.xlsb', 'xlsb'], ['a.xls', 'biff8'], ['a.ods', 'ods']])
  XLSX.writeFile(book, process.argv[3] + '/' + name, {bookType: type});
"""


def frame(path: Path) -> pd.DataFrame:
    return import_files([path], Settings()).tables["employees"].frame


def text(value: object) -> str:
    if value is None:
        return ""
    if isinstance(value, bool):
        return "TRUE" if value else "FALSE"
    return value.isoformat() if isinstance(value, date) else repr(value).strip("'")


def as_csv(folder: Path) -> Path:
    path = folder / "staff.csv"
    lines = [",".join(HEADER), *(",".join(text(value) for value in row) for row in ROWS)]
    path.write_text("\n".join(lines) + "\n", encoding="utf-8")
    return path


def as_xlsx(folder: Path) -> Path:
    book = openpyxl.Workbook()
    sheet = book.active
    for row in (HEADER, *ROWS):
        sheet.append(row)  # type: ignore[union-attr]
    book.save(folder / "staff.xlsx")
    return folder / "staff.xlsx"


def as_parquet(folder: Path) -> Path:
    table = pd.DataFrame(ROWS, columns=list(HEADER))
    table.to_parquet(folder / "staff.parquet")
    return folder / "staff.parquet"


def as_json(folder: Path) -> Path:
    records = [dict(zip(HEADER, row, strict=True)) for row in ROWS]
    path = folder / "staff.json"
    path.write_text(json.dumps(records, default=str), encoding="utf-8")
    return path


def as_json_lines(folder: Path) -> Path:
    path = folder / "staff.jsonl"
    records = [json.dumps(dict(zip(HEADER, row, strict=True)), default=str) for row in ROWS]
    path.write_text("\n".join(records), encoding="utf-8")
    return path


@pytest.mark.parametrize("write", [as_xlsx, as_parquet, as_json, as_json_lines])
def test_formats_written_by_python(tmp_path: Path, write: object) -> None:
    expected = frame(as_csv(tmp_path))
    assert expected["salary"].tolist() == [round(float(row[4]), 9) for row in ROWS]  # type: ignore[arg-type]
    pd.testing.assert_frame_equal(frame(write(tmp_path)), expected, check_exact=True)  # type: ignore[operator]


@pytest.mark.parametrize(
    ("encoding", "delimiter", "line_end"),
    [
        ("utf-8-sig", ",", "\r\n"),
        ("utf-16", "\t", "\n"),
        ("utf-16-le", ";", "\n"),
        ("cp1252", ";", "\r\n"),
        ("mac_roman", ",", "\r"),
        ("utf-8", "|", "\n"),
    ],
)
def test_encodings_delimiters_and_line_ends(tmp_path: Path, encoding: str, delimiter: str, line_end: str) -> None:
    expected = frame(as_csv(tmp_path))
    lines = (tmp_path / "staff.csv").read_text(encoding="utf-8").replace(",", delimiter).splitlines()
    path = tmp_path / "other.txt"
    path.write_bytes((line_end.join(lines) + line_end).encode(encoding))
    pd.testing.assert_frame_equal(frame(path), expected, check_exact=True)


def test_formats_written_by_sheetjs(tmp_path: Path, sheetjs: Path) -> None:
    expected = frame(as_csv(tmp_path))
    epoch = date(1899, 12, 30)
    rows = [[(value - epoch).days if isinstance(value, date) else value for value in row] for row in ROWS]
    (tmp_path / "data.json").write_text(json.dumps([HEADER, rows]), encoding="utf-8")
    (tmp_path / "write.js").write_text(SCRIPT.replace("'xlsx')", f"{json.dumps(str(sheetjs))})", 1), encoding="utf-8")
    subprocess.run(["node", "write.js", "data.json", "."], cwd=tmp_path, check=True, timeout=60)
    for name in ("a.xlsx", "a.xlsb", "a.xls", "a.ods"):
        pd.testing.assert_frame_equal(frame(tmp_path / name), expected, check_exact=True, obj=name)
