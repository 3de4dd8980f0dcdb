"""The marked copy shows the cells, is private, and never makes a formula of a text."""

from __future__ import annotations

import stat
import sys
from pathlib import Path

import openpyxl
import pytest

from audit.config import Settings
from audit.importing import inspect_files, write_issue_report, write_marked_copies

PREFIXES = [
    *("=", "+", "-", "@", "\t", "\r", "\n", "|", "%", ";", "'", '"', "=1+1", "+1", "-1+1", "@SUM(1)", "=cmd|'"),
    *("=HYPERLINK(1)", "＝1", "＋1", "－1", "＠1"),
]


def source(folder: Path) -> Path:
    path = folder / "staff.csv"
    path.write_text(
        "employee,gender,department,hired_on\n1,F,=1+1,2020-01-31\n2,M,Sales,17\n3,X7,Sales,2021-05-06\n",
        encoding="utf-8",
    )
    return path


def test_cells_are_marked_and_commented(tmp_path: Path) -> None:
    inspection = inspect_files([source(tmp_path)], Settings())
    (copy,) = write_marked_copies(inspection)
    assert copy == tmp_path / "staff.marked.xlsx"
    book = openpyxl.load_workbook(copy)
    assert book.properties.title.startswith("Confidential")  # type: ignore[union-attr]
    data = book["Data"]
    assert data["D3"].comment is not None
    assert data["D3"].fill.fgColor.rgb == "FFF4B6B6"
    assert data["D2"].comment is None
    assert (data["C2"].value, data["C2"].data_type) == ("=1+1", "s")
    links = [row[3].hyperlink.location for row in book["Issues"].iter_rows() if row[3].hyperlink]
    assert "'Data'!D3" in {link.lstrip("#") for link in links}


@pytest.mark.skipif(sys.platform == "win32", reason="file modes are of POSIX systems")
def test_the_copy_is_readable_by_its_owner_only(tmp_path: Path) -> None:
    (copy,) = write_marked_copies(inspect_files([source(tmp_path)], Settings()))
    assert stat.S_IMODE(copy.stat().st_mode) == 0o600


def test_the_report_holds_no_value_of_a_row(tmp_path: Path) -> None:
    inspection = inspect_files([source(tmp_path)], Settings())
    write_issue_report(inspection, tmp_path / "report.xlsx")
    book = openpyxl.load_workbook(tmp_path / "report.xlsx")
    texts = " ".join(str(cell.value) for sheet in book for row in sheet.iter_rows() for cell in row if cell.value)
    assert "X7" not in texts
    assert "D3" in texts


@pytest.mark.parametrize("prefix", PREFIXES)
def test_no_text_becomes_a_formula_and_all_come_back(tmp_path: Path, prefix: str) -> None:
    from audit.importing.marked_copy import put_text

    book = openpyxl.Workbook()
    sheet = book.active
    put_text(sheet["A1"], f"{prefix}x")  # type: ignore[index]
    book.save(tmp_path / "out.xlsx")
    cell = openpyxl.load_workbook(tmp_path / "out.xlsx").active["A1"]  # type: ignore[index]
    assert cell.data_type == "s"
    assert cell.value.replace("\r", "\n").strip("\n") == f"{prefix}x".replace("\r", "\n").strip("\n")
