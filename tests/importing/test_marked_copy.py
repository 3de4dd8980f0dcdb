"""The marked copy shows the cells, is private, and never makes a formula of a text."""

from __future__ import annotations

import os
import shutil
import stat
import subprocess
import sys
from functools import partial
from pathlib import Path

import openpyxl
import pytest
from openpyxl.comments import Comment

from audit.config import Settings
from audit.errors import RenderError
from audit.importing import (
    inspect_files,
    write_issue_report,
    write_marked_copies,
    write_marked_workbook,
)
from audit.report.words import words_for

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
    from audit.importing.issue_sheet import put_text

    book = openpyxl.Workbook()
    sheet = book.active
    put_text(sheet["A1"], f"{prefix}x")  # type: ignore[index]
    book.save(tmp_path / "out.xlsx")
    cell = openpyxl.load_workbook(tmp_path / "out.xlsx").active["A1"]  # type: ignore[index]
    assert cell.data_type == "s"
    assert cell.value.replace("\r", "\n").strip("\n") == f"{prefix}x".replace("\r", "\n").strip("\n")


def own_workbook(folder: Path, name: str = "staff.xlsx") -> Path:
    """Write a workbook as people make them: formats, formulas, widths, merged cells, a comment, a second sheet."""
    book = openpyxl.Workbook()
    sheet = book.active
    assert sheet is not None
    sheet.title = "Staff"
    for row in (
        ("Employee ID", "Gender", "Department", "Hired on", "Salary"),
        (1, "F", "Sales", "2020-01-31", 40000),
        (2, "M", None, "not known yet", 50000),
        (3, "F", "Legal", "2021-05-06", "=E2*2"),
    ):
        sheet.append(row)
    sheet.merge_cells("C2:C3")
    sheet["E2"].number_format = '#,##0.00 "EUR"'
    sheet["D3"].comment = Comment("ask again", "me")
    sheet.column_dimensions["C"].width = 33
    sheet.freeze_panes = "A2"
    notes = book.create_sheet("Issues")
    notes["A1"] = "our own list"
    notes["A2"] = "=1+1"
    book.save(folder / name)
    return folder / name


def test_the_copy_is_the_users_own_workbook(tmp_path: Path) -> None:
    inspection = inspect_files([own_workbook(tmp_path)], Settings())
    before = (tmp_path / "staff.xlsx").read_bytes()
    (copy,) = write_marked_copies(inspection)
    book = openpyxl.load_workbook(copy)
    assert book.sheetnames == ["Issues 2", "Staff", "Issues"]
    staff = book["Staff"]
    assert (staff["E4"].value, staff["E4"].data_type) == ("=E2*2", "f")
    assert staff["E2"].number_format == '#,##0.00 "EUR"'
    assert staff.column_dimensions["C"].width == 33
    assert staff.freeze_panes == "A2"
    assert [str(area) for area in staff.merged_cells.ranges] == ["C2:C3"]
    assert (book["Issues"]["A1"].value, book["Issues"]["A2"].value) == ("our own list", "=1+1")
    assert staff["D3"].fill.fgColor.rgb == "FFF4B6B6"
    comment = staff["D3"].comment
    assert comment is not None
    assert comment.text.startswith("ask again\n")
    assert "should hold a date" in comment.text
    links = [row[3].hyperlink.location for row in book["Issues 2"].iter_rows() if row[3].hyperlink]
    assert "'Staff'!D3" in {link.lstrip("#") for link in links}
    assert book.properties.title.startswith("Confidential")  # type: ignore[union-attr]
    assert (tmp_path / "staff.xlsx").read_bytes() == before


def links_of(book: openpyxl.Workbook, title: str) -> set[str]:
    return {row[3].hyperlink.location.lstrip("#") for row in book[title].iter_rows() if row[3].hyperlink}


def test_one_workbook_of_the_users_is_marked_where_it_was_asked_for(tmp_path: Path) -> None:
    write_marked_workbook(inspect_files([own_workbook(tmp_path)], Settings()), tmp_path / "out.xlsx")
    book = openpyxl.load_workbook(tmp_path / "out.xlsx")
    assert book.sheetnames == ["Issues 2", "Staff", "Issues"]
    assert book["Staff"]["E4"].value == "=E2*2"
    assert book["Staff"]["D3"].fill.fgColor.rgb == "FFF4B6B6"
    assert "'Staff'!D3" in links_of(book, "Issues 2")
    assert book.properties.title.startswith("Confidential")  # type: ignore[union-attr]
    if sys.platform != "win32":
        assert stat.S_IMODE((tmp_path / "out.xlsx").stat().st_mode) == 0o600


def test_several_files_are_marked_in_one_workbook(tmp_path: Path) -> None:
    files = [source(tmp_path), own_workbook(tmp_path, "more.xlsx")]
    write_marked_workbook(inspect_files(files, Settings()), tmp_path / "out.xlsx")
    book = openpyxl.load_workbook(tmp_path / "out.xlsx")
    assert book.sheetnames == ["Issues", "staff.csv", "Staff", "Issues 2"]
    assert {"'staff.csv'!D3", "'Staff'!D3"} <= links_of(book, "Issues")
    assert book["staff.csv"]["D3"].fill.fgColor.rgb == book["Staff"]["D3"].fill.fgColor.rgb == "FFF4B6B6"
    assert book["staff.csv"]["D2"].comment is None
    assert (book["staff.csv"]["C2"].value, book["staff.csv"]["C2"].data_type) == ("=1+1", "s")


def test_a_file_without_issues_or_that_cannot_be_read_is_written_too(tmp_path: Path) -> None:
    (tmp_path / "empty.csv").write_bytes(b"")
    write_marked_workbook(inspect_files([tmp_path / "empty.csv"], Settings()), tmp_path / "out.xlsx")
    assert openpyxl.load_workbook(tmp_path / "out.xlsx").sheetnames == ["Issues"]


@pytest.mark.skipif(sys.platform == "win32", reason="file modes are of POSIX systems")
def test_the_copy_of_the_own_workbook_is_private_too(tmp_path: Path) -> None:
    (copy,) = write_marked_copies(inspect_files([own_workbook(tmp_path)], Settings()))
    assert stat.S_IMODE(copy.stat().st_mode) == 0o600
    assert sorted(path.name for path in tmp_path.iterdir()) == ["staff.marked.xlsx", "staff.xlsx"]


def test_a_workbook_that_changed_since_is_not_marked_by_cells_that_moved(tmp_path: Path) -> None:
    path = own_workbook(tmp_path)
    inspection = inspect_files([path], Settings())
    book = openpyxl.load_workbook(path)
    book["Staff"].insert_rows(2)
    book.save(path)
    (copy,) = write_marked_copies(inspection)
    said = [cell.value for cell in openpyxl.load_workbook(copy).worksheets[0]["A"]]
    assert any("Made anew" in str(text) for text in said)


def test_other_formats_are_made_anew_and_that_is_said(tmp_path: Path) -> None:
    (copy,) = write_marked_copies(inspect_files([source(tmp_path)], Settings()))
    assert "Made anew" in str(openpyxl.load_workbook(copy)["Issues"]["A2"].value)


@pytest.mark.skipif(shutil.which("soffice") is None, reason="LibreOffice is not installed")
def test_the_copy_opens_in_libreoffice_with_its_formulas(tmp_path: Path) -> None:
    (copy,) = write_marked_copies(inspect_files([own_workbook(tmp_path)], Settings()))
    profile = f"-env:UserInstallation=file://{tmp_path / 'profile'}"
    subprocess.run(
        [
            "soffice",
            profile,
            "--headless",
            "--convert-to",
            "xlsx:Calc MS Excel 2007 XML",
            "--outdir",
            "opened",
            str(copy),
        ],
        cwd=tmp_path,
        check=True,
        capture_output=True,
        timeout=120,
    )
    computed = openpyxl.load_workbook(tmp_path / "opened" / "staff.marked.xlsx", data_only=True)
    assert computed["Staff"]["E4"].value == 80000
    assert computed["Staff"]["D3"].fill.fgColor.rgb == "FFF4B6B6"


def test_copies_and_reports_speak_the_language_of_the_reader(tmp_path: Path) -> None:
    say = words_for("fr").message
    (tmp_path / "bad.csv").write_text('a,"b\n')
    inspection = inspect_files([source(tmp_path), own_workbook(tmp_path), tmp_path / "bad.csv"], Settings())
    copies = write_marked_copies(inspection, say=say)
    assert [copy.name for copy in copies] == ["staff.marked.xlsx", "staff 2.marked.xlsx"]
    for copy in copies:
        book = openpyxl.load_workbook(copy)
        assert book.properties.title.startswith("Confidentiel")  # type: ignore[union-attr]
        first = [str(cell.value) for row in book["Remarques"].iter_rows() for cell in row]
        assert "Niveau" in first
        assert "Erreur" in first
        assert "error" not in first
    write_issue_report(inspection, tmp_path / "report.xlsx", say=say)
    report = openpyxl.load_workbook(tmp_path / "report.xlsx")
    assert report.sheetnames == ["Remarques", "Feuilles lues", "Colonnes"]
    understood = [row[5].value for row in report["Feuilles lues"].iter_rows()]
    assert understood == [
        "Compris",
        "4 colonnes sur 4",
        "5 colonnes sur 5",
        "aucun des tableaux audités",
        "n'a pas pu être lu",
    ]
    texts = [str(row[4].value) for row in report["Remarques"].iter_rows()]
    assert "Un guillemet est ouvert à la ligne 1 et jamais refermé." in texts
    assert not words_for("fr").untranslated & set(texts)


@pytest.mark.skipif(sys.platform == "win32", reason="file modes are of POSIX systems")
@pytest.mark.parametrize("mask", [0o000, 0o022, 0o077, 0o277, 0o777])
def test_the_copy_is_private_under_any_umask_and_where_it_replaces_a_public_one(tmp_path: Path, mask: int) -> None:
    inspection = inspect_files([source(tmp_path), own_workbook(tmp_path, "own.xlsx")], Settings())
    for name in ("staff.marked.xlsx", "own.marked.xlsx"):
        (tmp_path / name).write_text("older")
        (tmp_path / name).chmod(0o666)
    before = os.umask(mask)
    try:
        copies = write_marked_copies(inspection)
    finally:
        os.umask(before)
    assert sorted(copy.name for copy in copies) == ["own.marked.xlsx", "staff.marked.xlsx"]
    assert {stat.S_IMODE(copy.stat().st_mode) for copy in copies} == {0o600}
    assert all("Issues" in openpyxl.load_workbook(copy).sheetnames for copy in copies)


@pytest.mark.skipif(sys.platform == "win32", reason="pipes and links are of POSIX systems")
@pytest.mark.parametrize("kind", ["link", "broken link", "pipe", "folder"])
@pytest.mark.parametrize("name", ["staff.csv", "staff.xlsx"])
def test_only_a_file_is_replaced_by_a_copy(tmp_path: Path, kind: str, name: str) -> None:
    inspection = inspect_files([source(tmp_path) if name == "staff.csv" else own_workbook(tmp_path)], Settings())
    target, elsewhere = tmp_path / "staff.marked.xlsx", tmp_path / "elsewhere"
    if kind == "link":
        elsewhere.write_text("of somebody")
    if kind in ("link", "broken link"):
        target.symlink_to(elsewhere)
    elif kind == "pipe":
        os.mkfifo(target)
    else:
        target.mkdir()
    for write in (write_marked_copies, partial(write_issue_report, path=target)):
        with pytest.raises(RenderError) as caught:
            write(inspection)
        assert caught.value.code == "no-file"
    assert not elsewhere.exists() or elsewhere.read_text() == "of somebody"
    assert sorted(path.name for path in tmp_path.iterdir() if path != elsewhere) == sorted([name, target.name])
