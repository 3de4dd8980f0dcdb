"""What `audit import` writes on request: one marked workbook, and a list of issues that holds nobody's rows."""

from __future__ import annotations

import stat
import sys
from pathlib import Path

import openpyxl
import pytest
from typer.testing import CliRunner

from audit.cli.app import app
from audit.errors import UsageError

run = CliRunner().invoke
STAFF = "employee,gender,department,hired_on\n1,F,Sales,2020-01-31\n2,M,Legal,17\n3,Quince,Sales,2021-05-06\n"


@pytest.fixture
def staff(tmp_path: Path) -> Path:
    path = tmp_path / "staff.csv"
    path.write_text(STAFF, encoding="utf-8")
    return path


def test_the_report_is_the_marked_workbook(staff: Path) -> None:
    target = staff.parent / "out.xlsx"
    said = run(app, ["import", str(staff), "--report", str(target), "--lang", "fr"])
    assert said.exit_code == 0, said.output
    assert "lignes de personnes" in " ".join(said.output.split())
    book = openpyxl.load_workbook(target)
    assert book["Data"]["B4"].value == "Quince"
    assert book["Data"]["D3"].fill.fgColor.rgb == "FFF4B6B6"
    if sys.platform != "win32":
        assert stat.S_IMODE(target.stat().st_mode) == 0o600


def test_the_list_of_issues_holds_nobodys_rows(staff: Path) -> None:
    target = staff.parent / "issues.xlsx"
    assert run(app, ["import", str(staff), "--issues", str(target)]).exit_code == 0
    book = openpyxl.load_workbook(target)
    texts = " ".join(str(cell.value) for sheet in book for row in sheet.iter_rows() for cell in row if cell.value)
    assert "Quince" not in texts
    assert "D3" in texts


@pytest.mark.parametrize("option", ["--report", "--issues"])
def test_another_ending_is_refused_before_anything_is_read(staff: Path, option: str) -> None:
    said = run(app, ["import", str(staff), option, str(staff.parent / "out.pdf")])
    assert isinstance(said.exception, UsageError)
    assert "out.pdf" in str(said.exception)
    assert [path.name for path in staff.parent.iterdir()] == ["staff.csv"]
