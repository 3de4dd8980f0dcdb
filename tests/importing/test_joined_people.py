"""Sheets about the same people, each with other columns, are one table of people; nobody counts twice."""

from __future__ import annotations

from pathlib import Path

import pytest

from audit.config import Settings
from audit.importing import import_files, inspect_files
from audit.importing.run import Inspection

WHO = "Employee ID,Gender,Age,Ethnicity\n11,F,34,White\n12,M,51,Asian\n13,Non-binary,28,White\n"
WORK = "Employee ID,Department,Job Title,Annual Salary\n13,IT,Analyst,41000\n11,Legal,Counsel,62000\n12,IT,Lead,58000\n"


def read(folder: Path, **files: str) -> Inspection:
    paths = []
    for name, text in files.items():
        paths.append(folder / f"{name}.csv")
        paths[-1].write_text(text, encoding="utf-8")
    return inspect_files(paths, Settings())


def codes(found: Inspection) -> set[str]:
    return {issue.code for issue in found.issues}


def test_who_people_are_and_what_they_do(tmp_path: Path) -> None:
    found = read(tmp_path, who=WHO, work=WORK)
    staff = found.dataset.tables["employees"]
    rows = staff.frame.set_index("employee")[["gender", "department", "annual_pay"]]
    assert rows.astype(object).values.tolist() == [
        ["women", "Legal", 62000.0],
        ["men", "IT", 58000.0],
        ["non-binary", "IT", 41000.0],
    ]
    assert {"gender", "department", "annual_pay"} <= staff.columns
    assert "people-joined" in codes(found)
    assert "repeated-key-elsewhere" not in codes(found)
    assert [source.table for source in found.dataset.sources] == ["employees", "employees"]


def test_people_whom_one_sheet_does_not_name_are_undisclosed(tmp_path: Path) -> None:
    found = read(tmp_path, who=WHO.replace("12,M,51,Asian\n", ""), work=WORK)
    frame = found.dataset.tables["employees"].frame.set_index("employee")
    assert frame["gender"].astype(str).to_dict() == {"13": "non-binary", "11": "women", "12": "not-disclosed"}


def test_the_same_people_of_two_years_are_not_joined(tmp_path: Path) -> None:
    later = WORK.replace("62000", "64500")
    found = read(tmp_path, y2022=WORK, y2023=later.replace("Job Title", "Title"))
    assert "repeated-key-elsewhere" in codes(found)
    assert len(found.dataset.tables["employees"].frame) == 6


def test_somebody_who_stands_in_the_second_sheet_alone_keeps_both_apart(tmp_path: Path) -> None:
    found = read(tmp_path, who=WHO + "14,F,40,White\n", work=WORK + "15,IT,Lead,50000\n")
    assert len(found.dataset.tables["employees"].frame) == 8
    assert "repeated-key-elsewhere" in codes(found)


def test_who_people_are_is_a_list_of_staff_by_itself(tmp_path: Path) -> None:
    found = read(tmp_path, who=WHO)
    assert found.dataset.tables["employees"].frame["gender"].tolist() == ["women", "men", "non-binary"]
    assert "employees" not in read(tmp_path, other=WHO.replace("Employee ID", "ID")).dataset.tables


@pytest.mark.parametrize(
    ("header", "cell", "people"),
    [
        ("Speakers", "Ana Ruiz and Bo Chen", ["Ana Ruiz", "Bo Chen"]),
        ("Speakers", "Ana Ruiz / Bo Chen", ["Ana Ruiz", "Bo Chen"]),
        ("Speaker", "Ana Ruiz & Bo de la Cruz", ["Ana Ruiz", "Bo de la Cruz"]),
        ("Ponentes", "Ana Ruiz y Bo Chen", ["Ana Ruiz", "Bo Chen"]),
        ("Speakers", "Ana Ruiz, Bo Chen and Cy Dunn", ["Ana Ruiz", "Bo Chen", "Cy Dunn"]),
        ("Speaker", "Ruiz Soto, Ana Luz", ["Ruiz Soto, Ana Luz"]),
        ("Speakers", "Ruiz, Ana", ["Ruiz, Ana"]),
        ("Speaker", "Ana Ruiz (she/her)", ["Ana Ruiz (she/her)"]),
        ("Speaker", "Ministry of Health and Social Affairs", ["Ministry of Health and Social Affairs"]),
        ("Artist", "Ana Ruiz and Bo Chen", ["Ana Ruiz and Bo Chen"]),
        ("Speaker", "Ana Ruiz and The Others", ["Ana Ruiz and The Others"]),
    ],
)
def test_full_names_written_in_one_cell_are_people_of_their_own(
    tmp_path: Path, header: str, cell: str, people: list[str]
) -> None:
    told = f'Session,Session type,{header}\nOne,Talk,"{cell}"\nTwo,Workshop,Eve Falk\n'
    (tmp_path / "talks.csv").write_text(told, encoding="utf-8")
    dataset = import_files([tmp_path / "talks.csv"], Settings())
    assert dataset.tables["appearances"].frame["person"].tolist() == [*people, "Eve Falk"]
    assert ("cells-split" in {issue.code for issue in dataset.issues}) == (len(people) > 1)
