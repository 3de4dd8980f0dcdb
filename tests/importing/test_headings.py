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


CONGRESS = (
    "title,firstname,lastname,party,state,district,gender,birthdate\n"
    "Sen,A,One,R,AZ,Junior Seat,M,1942-04-25\nRep,B,Two,D,MN,8,F,1960-05-25\nRep,C,Three,D,AZ,1,F,1950-03-24\n"
)


def test_who_has_a_party_and_a_district_sits_in_a_legislature(tmp_path: Path) -> None:
    frame = read(tmp_path, CONGRESS, "legislators.csv").dataset.tables["governance"].frame
    assert frame["body"].tolist() == ["legislature"] * 3
    assert frame["gender"].tolist() == ["men", "women", "women"]


def test_representatives_are_never_staff_or_guests(tmp_path: Path) -> None:
    assert not read(tmp_path, CONGRESS, "people.csv").dataset.tables
    found = read(
        tmp_path,
        "chamber,name,district,party,start_date,end_date,person_id,gender\n"
        "House,A1,1,Red,2021-01-11,2023-01-08,13,F\nSenate,B2,2,Blue,2021-01-11,2023-01-08,14,M\n",
    )
    assert found.dataset.tables["governance"].frame["body"].tolist() == ["House", "Senate"]


def test_an_index_of_gender_is_nobodys_gender(tmp_path: Path) -> None:
    found = read(
        tmp_path, "Country,gender,Age,Education,income\nNorway,0.9,0.71,0.33,0.97\nIceland,0.84,0.99,0.46,0.8\n"
    )
    assert not found.dataset.tables


def test_codes_with_a_point_are_the_same_codes_and_marks_no_managers(tmp_path: Path) -> None:
    found = read(
        tmp_path, "Employee ID,Gender,Disability,Manager,Salary\n1,F,1.0,1.0,30000\n2,M,0.0,0.0,31000\n3,F,0.0,,32000\n"
    )
    frame = found.dataset.tables["employees"].frame
    assert frame["disability"].tolist() == ["yes", "no", "no"]
    assert "manager" not in frame


def test_marks_of_people_are_no_headcounts(tmp_path: Path) -> None:
    rows = "\n".join(f"193{n},L{n},F{n},{n % 2},{int(n < 5)},{int(n == 5)},0" for n in range(7))
    found = read(tmp_path, f"year,last_name,first_name,woman,white,black,hispanic_latino\n{rows}\n")
    assert "reference" not in found.dataset.tables


def test_shares_with_their_sign_are_divided_once_and_counts_among_them_are_left_out(tmp_path: Path) -> None:
    found = read(
        tmp_path,
        "Year,Measure,Female,Male\n2016,Percentage,55%,45%\n2016,Count,705,576\n2016,County percentage,51%,49%\n",
    )
    frame = found.dataset.tables["published_headcounts"].frame
    assert frame["women_share"].round(4).tolist()[::2] == [0.55, 0.51]
    assert frame["women_share"].isna().tolist() == [False, True, False]
