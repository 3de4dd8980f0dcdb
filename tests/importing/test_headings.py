"""Headings between rows become a column, and lists of terms of office are boards, not line-ups or staff."""

from __future__ import annotations

from pathlib import Path

import pytest

from audit.config import Settings
from audit.importing import inspect_files, write_mapping
from audit.importing.run import Inspection

STAFF = (
    "Employee ID,Gender,Grade,Salary\nParks,,,\np1,F,A,30000\np2,M,A,31000\np3,F,B,35000\n"
    "Library,,,\nl1,M,A,30500\nl2,F,B,36000\nl3,F,B,36500\n"
)
SEATS = "A1,F,Chair,2020-01-01,2025-01-01\nB2,M,Member,2021-01-01,2026-01-01\nC3,F,Member,2021-01-01,2026-01-01\n"


def read(folder: Path, text: str, name: str = "list.csv", mapping: Path | None = None) -> Inspection:
    (folder / name).write_text(text, encoding="utf-8")
    return inspect_files([folder / name], Settings(), mapping=mapping)


def levels(found: Inspection) -> dict[str, str]:
    return {issue.code: str(issue.level) for issue in found.issues}


def departments(found: Inspection) -> list[str]:
    return found.dataset.tables["employees"].frame["department"].tolist()


def test_headings_are_the_departments_of_the_rows_below(tmp_path: Path) -> None:
    found = read(tmp_path, STAFF)
    assert departments(found) == ["Parks"] * 3 + ["Library"] * 3
    assert levels(found)["headings-filled"] == "warning"


def test_a_saved_mapping_fills_the_same_headings_and_one_without_does_not(tmp_path: Path) -> None:
    first = read(tmp_path, STAFF)
    saved = tmp_path / "mapping.toml"
    write_mapping(first, saved)
    again = read(tmp_path, STAFF, mapping=saved)
    assert departments(again) == departments(first)
    assert levels(again)["headings-filled"] == "info"
    kept = [line for line in saved.read_text(encoding="utf-8").splitlines() if "department" not in line]
    saved.write_text("\n".join([*kept, 'headings = ""']), encoding="utf-8")
    assert "department" not in read(tmp_path, STAFF, mapping=saved).dataset.tables["employees"].frame


def test_headings_are_left_where_a_column_tells_the_department(tmp_path: Path) -> None:
    rows = "\n".join(line + (",Office" if line.count(",,,") == 0 else ",") for line in STAFF.splitlines()[1:])
    found = read(tmp_path, f"Employee ID,Gender,Grade,Salary,Department\n{rows}\n")
    assert set(departments(found)) == {"Office"}
    assert "headings-filled" not in levels(found)


def test_headings_of_a_board_are_its_bodies(tmp_path: Path) -> None:
    found = read(
        tmp_path, f"Name,Gender,Role,Appointed,Term ends\nCouncil of Elders,,,,\n{SEATS}Finance Committee,,,,\n{SEATS}"
    )
    frame = found.dataset.tables["governance"].frame
    assert frame["body"].tolist() == ["Council of Elders"] * 3 + ["Finance Committee"] * 3


def test_terms_of_office_are_those_of_the_body_that_the_file_is_named_after(tmp_path: Path) -> None:
    found = read(tmp_path, f"Name,Gender,Role,Appointed,Term ends\n{SEATS}", "trustees 2024.csv")
    frame = found.dataset.tables["governance"].frame
    assert frame["body"].tolist() == ["board"] * 3
    assert "implied-value" in levels(found)


def test_terms_without_a_body_are_no_line_up(tmp_path: Path) -> None:
    found = read(tmp_path, f"Name,Gender,Role,Appointed,Term ends\n{SEATS}")
    assert not found.dataset.tables
    assert "missing-column" in levels(found)


@pytest.mark.parametrize(
    "header",
    ["Director,Gender,Independent,Date of appointment", "Consejera,Género,Fin de mandato,Fecha de nombramiento"],
)
def test_independent_directors_are_a_board_and_no_staff(tmp_path: Path, header: str) -> None:
    found = read(tmp_path, f"{header}\nA1,F,Yes,2020-01-01\nB2,M,No,2021-01-01\nC3,F,Yes,2021-01-01\n")
    assert found.dataset.tables["governance"].frame["seat"].tolist() == ["A1", "B2", "C3"]


def test_directors_of_films_are_no_board(tmp_path: Path) -> None:
    found = read(tmp_path, "Film,Director,Gender,Year\nOne,A1,F,2020\nTwo,B2,M,2021\nThree,C3,F,2021\n")
    assert "governance" not in found.dataset.tables
