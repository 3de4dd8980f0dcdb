"""Lists of promotions are no lists of staff, and lists of candidates are told by the stage they reached."""

from __future__ import annotations

from pathlib import Path

from audit.config import Settings
from audit.importing import inspect_files
from audit.importing.run import Inspection


def read(folder: Path, text: str) -> Inspection:
    (folder / "list.csv").write_text(text, encoding="utf-8")
    return inspect_files([folder / "list.csv"], Settings())


def test_a_day_of_promotion_between_two_grades(tmp_path: Path) -> None:
    found = read(
        tmp_path,
        "Employee ID,Gender,From grade,To grade,Promotion date\n1,F,G1,G2,2023-07-01\n2,M,G2,G3,2023-09-01\n",
    )
    frame = found.dataset.tables["moves"].frame
    assert frame["kind"].astype(str).tolist() == ["promotion", "promotion"]
    assert "employees" not in found.dataset.tables


def test_staff_with_the_day_of_their_promotion_are_staff(tmp_path: Path) -> None:
    found = read(
        tmp_path,
        "Employee ID,Gender,Department,Salary,Hire date,Promotion date\n1,F,A,40000,2020-01-01,2023-07-01\n"
        "2,M,B,41000,2019-01-01,\n",
    )
    assert set(found.dataset.tables) == {"employees"}


def test_candidates_by_the_stage_they_are_in(tmp_path: Path) -> None:
    found = read(
        tmp_path,
        "Candidate ID,Requisition,Gender,Application Date,Current Stage\n1,R1,Female,2024-01-05,Phone screen\n"
        "2,R1,Male,2024-01-06,Hired\n",
    )
    frame = found.dataset.tables["applications"].frame
    assert frame["stage"].astype(str).tolist() == ["screened", "hired"]
