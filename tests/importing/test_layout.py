"""Merged cells, hidden rows and columns, and formulas that were never computed are told, in each format."""

from __future__ import annotations

import json
import shutil
import struct
import subprocess
from functools import partial
from pathlib import Path

import openpyxl
import pytest

from audit.config import Settings
from audit.importing import inspect_files
from audit.importing.read import layout, layout_binary
from audit.importing.read.refusal import Refusal
from audit.importing.read.sheet import Merge
from audit.importing.read.workbook import read_workbook
from audit.importing.run import Inspection


def workbook(folder: Path) -> Path:
    book = openpyxl.Workbook()
    sheet = book.active
    assert sheet is not None
    for row in (
        ("Department", "Employee ID", "Gender", "Salary"),
        ("Sales", 1, "F", 100),
        (None, 2, "M", 200),
        (None, 3, "F", 300),
        ("Legal", 4, "M", 400),
    ):
        sheet.append(row)
    sheet.merge_cells("A2:A4")
    sheet.row_dimensions[3].hidden = True
    sheet.row_dimensions[4].hidden = True
    sheet.column_dimensions["C"].hidden = True
    book.save(folder / "staff.xlsx")
    return folder / "staff.xlsx"


def converted(path: Path, ending: str) -> Path:
    profile = f"-env:UserInstallation=file://{path.parent / 'profile'}"
    subprocess.run(
        ["soffice", profile, "--headless", "--convert-to", ending, "--outdir", str(path.parent), str(path)],
        check=True,
        capture_output=True,
        timeout=120,
    )
    return path.with_suffix(f".{ending}")


def told(inspection: Inspection, code: str) -> list[str]:
    return [issue.message.text for issue in inspection.issues if issue.code == code]


def assert_layout(path: Path) -> None:
    found = inspect_files([path], Settings())
    frame = found.dataset.tables["employees"].frame
    assert frame["department"].tolist() == ["Sales", "Sales", "Sales", "Legal"]
    assert told(found, "hidden-rows") == ["2 rows are hidden in the sheet and were read all the same: 3–4."]
    assert told(found, "hidden-columns") == ["1 column is hidden in the sheet and was read all the same: C."]


def test_xlsx(tmp_path: Path) -> None:
    assert_layout(workbook(tmp_path))


@pytest.mark.skipif(shutil.which("soffice") is None, reason="LibreOffice is not installed")
@pytest.mark.parametrize("ending", ["ods", "xls"])
def test_formats_that_libreoffice_writes(tmp_path: Path, ending: str) -> None:
    assert_layout(converted(workbook(tmp_path), ending))


def test_xlsb(tmp_path: Path, sheetjs: Path) -> None:
    script = f"""const X = require({json.dumps(str(sheetjs.resolve()))});
    X.writeFile(X.readFile("staff.xlsx", {{cellStyles: true}}), "staff.xlsb", {{cellStyles: true}});"""
    subprocess.run(["node", "-e", script], cwd=workbook(tmp_path).parent, check=True, timeout=60)
    assert_layout(tmp_path / "staff.xlsb")


@pytest.mark.skipif(shutil.which("soffice") is None, reason="LibreOffice is not installed")
def test_xls_does_not_tell_of_formulas_and_that_is_said(tmp_path: Path) -> None:
    found = inspect_files([converted(workbook(tmp_path), "xls")], Settings())
    assert told(found, "formulas-unseen") != []


@pytest.mark.parametrize("name", ["staff.xlsx", "staff.ods"])
def test_a_sheet_too_large_to_be_searched_says_so(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, name: str) -> None:
    if name == "staff.ods" and shutil.which("soffice") is None:
        pytest.skip("LibreOffice is not installed")
    monkeypatch.setattr(layout, "LARGEST_PART", 200)
    path = workbook(tmp_path)
    data = (path if name == "staff.xlsx" else converted(path, "ods")).read_bytes()
    (sheet,) = read_workbook(data)
    assert sheet.merges == ()
    assert [note.code for note in sheet.notes] == [*["hidden-columns"] * (name == "staff.xlsx"), "layout-unseen"]


def test_records_of_xlsb_tell_hidden_rows_columns_merges_and_zeros() -> None:
    """Written by hand after the published description of the format."""

    def record(kind: int, *parts: bytes) -> bytes:
        content = b"".join(parts)
        number = bytes([kind]) if kind < 128 else bytes([kind & 0x7F | 0x80, kind >> 7])
        return number + bytes([len(content)]) + content

    row = partial(struct.pack, "<IIHBBBI")
    part = b"".join(
        (
            record(60, struct.pack("<IIIIH", 2, 3, 2560, 0, 1)),
            record(60, struct.pack("<IIIIH", 5, 5, 2560, 0, 2)),
            record(0, row(0, 0, 300, 0, 0x00, 0, 0)),
            record(0, row(7, 0, 300, 0, 0x10, 0, 0)),
            *(record(9, struct.pack("<IId", column, 0, 0.0), b"\0\0") for column in range(3)),
            record(146),
            record(176, struct.pack("<IIII", 1, 3, 0, 2)),
        )
    )
    found = layout_binary.layout_of_xlsb_part(part)
    assert found.merges == (Merge(top=1, left=0, bottom=3, right=2),)
    assert [(note.code, note.count, note.detail) for note in found.notes] == [
        ("hidden-rows", 1, "8"),
        ("hidden-columns", 2, "C, D"),
        ("formulas-all-zero", 3, ""),
    ]
    assert layout_binary.layout_of_xlsb_part(part[:-5]).merges == ()
    with pytest.raises(Refusal):
        layout_binary.layout_of_xlsb_part(part[:30])  # its rows do not end


def test_formulas_without_a_value_are_told_by_their_cells(tmp_path: Path) -> None:
    book = openpyxl.Workbook()
    sheet = book.active
    assert sheet is not None
    for row in (("Employee ID", "Gender", "Department", "Salary"), (1, "F", "A", 10), (2, "M", "A", "=D2*2")):
        sheet.append(row)
    book.save(tmp_path / "f.xlsx")
    found = inspect_files([tmp_path / "f.xlsx"], Settings())
    (issue,) = [issue for issue in found.issues if issue.code == "formulas-without-values"]
    assert (issue.cell, issue.rows, issue.level) == ("D3", 1, "warning")
    assert found.dataset.tables["employees"].frame["salary"].isna().tolist() == [False, True]


def test_formulas_that_are_all_zero_are_told(tmp_path: Path) -> None:
    xlsxwriter = pytest.importorskip("xlsxwriter")
    with xlsxwriter.Workbook(str(tmp_path / "z.xlsx")) as book:
        sheet = book.add_worksheet()
        sheet.write_row(0, 0, ("Employee ID", "Gender", "Department", "Salary"))
        for row in range(1, 5):
            sheet.write_row(row, 0, (row, "F", "A"))
            sheet.write_formula(row, 3, "=100*2")
    assert told(inspect_files([tmp_path / "z.xlsx"], Settings()), "formulas-all-zero")


def test_a_plain_workbook_has_nothing_to_tell(tmp_path: Path) -> None:
    book = openpyxl.Workbook()
    sheet = book.active
    assert sheet is not None
    for row in (("Employee ID", "Gender", "Department"), (1, "F", "A"), (2, "M", "A")):
        sheet.append(row)
    book.save(tmp_path / "p.xlsx")
    codes = {issue.code for issue in inspect_files([tmp_path / "p.xlsx"], Settings()).issues}
    assert not codes & {"hidden-rows", "hidden-columns", "formulas-without-values", "formulas-all-zero"}
