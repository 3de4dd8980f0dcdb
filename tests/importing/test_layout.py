"""Merged cells, hidden rows and columns, and formulas that were never computed are told, in .xlsx and in .ods."""

from __future__ import annotations

import shutil
import subprocess
from pathlib import Path

import openpyxl
import pytest

from audit.config import Settings
from audit.importing import inspect_files
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


def as_ods(path: Path) -> Path:
    profile = f"-env:UserInstallation=file://{path.parent / 'profile'}"
    subprocess.run(
        ["soffice", profile, "--headless", "--convert-to", "ods", "--outdir", str(path.parent), str(path)],
        check=True,
        capture_output=True,
        timeout=120,
    )
    return path.with_suffix(".ods")


def told(inspection: Inspection, code: str) -> list[str]:
    return [issue.message.text for issue in inspection.issues if issue.code == code]


def assert_layout(path: Path) -> None:
    found = inspect_files([path], Settings())
    frame = found.dataset.tables["employees"].frame
    assert frame["department"].tolist() == ["Sales", "Sales", "Sales", "Legal"]
    assert told(found, "hidden-rows") == ["2 rows are hidden in the sheet and were read all the same: 3–4."]
    assert told(found, "hidden-columns") == ["1 columns are hidden in the sheet and were read all the same: C."]


def test_xlsx(tmp_path: Path) -> None:
    assert_layout(workbook(tmp_path))


@pytest.mark.skipif(shutil.which("soffice") is None, reason="LibreOffice is not installed")
def test_ods(tmp_path: Path) -> None:
    assert_layout(as_ods(workbook(tmp_path)))


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
