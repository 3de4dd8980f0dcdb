"""Names of files, sheets and columns that would steer a terminal, or break a line or a file, do none of it."""

from __future__ import annotations

import os
import sys
import tomllib
import unicodedata
from pathlib import Path

import openpyxl
import pytest
from typer.testing import CliRunner

from audit.cli.app import app
from tests.importing.hostile import cell, xlsx
from tests.importing.hostile_shapes import changed

NAMES = ("a\nb.csv", "a\x1b[31mred.csv", "a\u202efdp.csv", "[red]x[bold].csv", "a\u2028b.csv", "-rf.csv", "'=1.csv")
GOOD = "employee,gender,department\n1,F,Sales\n2,M,Sales\n3,X,HR\n"

pytestmark = pytest.mark.skipif(sys.platform == "win32", reason="such names are of POSIX systems")


def said_of(*arguments: str) -> str:
    """Return what `audit import` says; it ends as documented and prints nothing that is no text."""
    found = CliRunner().invoke(app, ["import", *arguments])
    assert found.exit_code in (0, 3), found.exception
    assert not [sign for sign in found.output if unicodedata.category(sign) in ("Cc", "Cf", "Cs") and sign != "\n"]
    return found.output


@pytest.mark.parametrize("name", NAMES)
def test_a_file_of_any_name_is_read_and_its_mapping_reads_it_again(tmp_path: Path, name: str) -> None:
    (tmp_path / name).write_text(GOOD, encoding="utf-8")
    mapping = tmp_path / "mapping.toml"
    first = said_of(str(tmp_path / name), "--save-mapping", str(mapping), "--issues", str(tmp_path / "issues.xlsx"))
    assert "Read as employees: 3 of 3 columns were understood." in first
    assert tomllib.loads(mapping.read_text(encoding="utf-8"))["sheet"][0]["table"] == "employees"
    again = said_of(str(tmp_path / name), "--mapping", str(mapping), "--mark")
    assert "Read as employees" in again
    assert len(list(tmp_path.glob("*.marked.xlsx"))) == 1
    assert openpyxl.load_workbook(tmp_path / "issues.xlsx").sheetnames


def test_a_name_that_is_no_text_is_shown_and_its_mapping_is_written(tmp_path: Path) -> None:
    path = os.path.join(os.fsencode(tmp_path), b"a\xff\xfe.csv")
    try:
        with open(path, "w") as file:
            file.write(GOOD)
    except OSError:
        pytest.skip("this file system takes texts only")
    mapping = tmp_path / "mapping.toml"
    assert "a\ufffd\ufffd.csv" in said_of(os.fsdecode(path), "--save-mapping", str(mapping))
    assert "Read as employees" in said_of(os.fsdecode(path), "--mapping", str(mapping))


@pytest.mark.parametrize("argument", [".", ""])
def test_a_folder_without_a_name_is_named(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, argument: str) -> None:
    monkeypatch.chdir(tmp_path)
    assert f"{tmp_path.name}: This is not a file." in said_of(argument).replace("\n", "")


def test_a_sheet_of_an_odd_name_is_one_word_of_a_sentence(tmp_path: Path) -> None:
    rows = f'<row r="1">{cell("A1", "employee")}{cell("B1", "gender")}{cell("C1", "title&#10;of the post")}</row>'
    rows += f'<row r="2">{cell("A2", "1")}{cell("B2", "F")}{cell("C2", "clerk")}</row>'
    odd = changed(xlsx(rows), "xl/workbook.xml", b'name="S"', 'name="a&#10;b[red]\u202e&quot;]]&gt;"'.encode())
    (tmp_path / "a.xlsx").write_bytes(odd)
    assert "a b[red]\ufffd" in said_of(str(tmp_path / "a.xlsx"), "--save-mapping", str(tmp_path / "mapping.toml"))
    assert "Read as employees" in said_of(str(tmp_path / "a.xlsx"), "--mapping", str(tmp_path / "mapping.toml"))
    long = changed(xlsx(rows), "xl/workbook.xml", b'name="S"', b'name="' + b"N" * 100_000 + b'"')
    (tmp_path / "a.xlsx").write_bytes(long)
    assert len(said_of(str(tmp_path / "a.xlsx"))) < 10_000
