"""A column for each ethnic group with marks in it becomes one column, also through a saved mapping."""

from __future__ import annotations

from pathlib import Path

import pytest

from audit.config import Settings
from audit.importing import inspect_files, write_mapping
from audit.importing.run import Inspection

STAFF = (
    "Payroll Number,Department,Gender,Asian,Black or African American,White,Two or More Races\n"
    "1,Parks,F,True,,True,\n2,Parks,M,,,True,\n3,Library,F,,,,\n4,Library,M,,True,,\n"
)


def read(folder: Path, text: str, mapping: Path | None = None) -> Inspection:
    (folder / "staff.csv").write_text(text, encoding="utf-8")
    return inspect_files([folder / "staff.csv"], Settings(), mapping=mapping)


def groups(found: Inspection) -> list[str]:
    return found.dataset.tables["employees"].frame["ethnicity"].tolist()


def test_marks_are_joined_and_kept_as_written(tmp_path: Path) -> None:
    found = read(tmp_path, STAFF)
    assert groups(found) == ["mixed", "white", "not-disclosed", "black"]
    raw = found.dataset.tables["employees"].frame["ethnicity__raw"]
    assert raw.astype("string").fillna("").tolist() == ["Asian; White", "White", "", "Black or African American"]
    assert "marks-joined" in {issue.code for issue in found.issues}


def test_a_saved_mapping_joins_the_same_marks(tmp_path: Path) -> None:
    first = read(tmp_path, STAFF)
    saved = tmp_path / "mapping.toml"
    write_mapping(first, saved)
    again = read(tmp_path, STAFF, saved)
    assert groups(again) == groups(first)
    assert first.dataset.tables["employees"].columns == again.dataset.tables["employees"].columns


@pytest.mark.parametrize(("mark", "other"), [("1.0", "0.0"), ("Ja", "Nein"), ("✔", "-"), ("vrai", "faux")])
def test_marks_of_any_language(tmp_path: Path, mark: str, other: str) -> None:
    rows = (("1,Parks,F", mark, other, mark), ("2,Parks,M", other, other, mark), ("3,Parks,F", other, mark, other))
    found = read(
        tmp_path, "Payroll Number,Department,Gender,Asian,Black,White\n" + "\n".join(map(",".join, rows)) + "\n"
    )
    assert groups(found) == ["mixed", "white", "black"]


def test_numbers_of_people_are_no_marks(tmp_path: Path) -> None:
    found = read(tmp_path, "Department,Asian,Black,White\nParks,3,0,12\nLibrary,1,1,9\n")
    assert "employees" not in found.dataset.tables
    assert found.dataset.tables["reference"].frame["count"].sum() == 26


def test_two_marked_columns_are_not_enough(tmp_path: Path) -> None:
    found = read(tmp_path, "Employee ID,Department,Asian,White\n1,Parks,1,0\n2,Parks,0,1\n")
    assert "ethnicity" not in found.dataset.tables["employees"].frame
