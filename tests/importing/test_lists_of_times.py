"""Sheets named after months or years that list the same staff: the last one counts, and that is said."""

from __future__ import annotations

from pathlib import Path

import pytest
from openpyxl import Workbook

from audit.config import Settings
from audit.importing import inspect_files, write_mapping
from audit.importing.run import Inspection

LISTS = [
    [("1", "F"), ("2", "M"), ("3", "F"), ("4", "M")],
    [("2", "M"), ("3", "F"), ("4", "M"), ("5", "F")],
    [("3", "F"), ("4", "M"), ("5", "F"), ("6", "F"), ("7", "F")],
]


def read(folder: Path, names: list[str], lists: list[list[tuple[str, str]]], *, keys: bool = True) -> Inspection:
    book = Workbook()
    book.remove(book.active)
    for name, people in zip(names, lists, strict=True):
        sheet = book.create_sheet(name)
        sheet.append(["Employee ID", "Gender", "Department"] if keys else ["Gender", "Department", "Job title"])
        for key, gender in people:
            sheet.append([key, gender, "A"] if keys else [gender, "A", "x"])
    book.save(folder / "staff.xlsx")
    return inspect_files([folder / "staff.xlsx"], Settings())


def people(found: Inspection) -> list[str]:
    return found.dataset.tables["employees"].frame["employee"].tolist()


@pytest.mark.parametrize(
    "names",
    [
        ["January", "February", "March"],
        ["Jan 24", "Feb 24", "Mar 24"],
        ["2024-01", "2024-02", "2024-03"],
        ["2022", "2023", "2024"],
        ["Q1 2024", "Q2 2024", "Q3 2024"],
        ["Q1", "Q2", "Q3"],
        ["202401", "202402", "202403"],
        ["Jan24", "Feb24", "Mar24"],
        ["Nov", "Dec", "Jan"],
        ["November 2023", "Dezember 2023", "Januar 2024"],
        ["Headcount 2022", "Headcount 2023", "Headcount 2024"],
        ["31.01.2024", "29.02.2024", "31.03.2024"],
    ],
)
def test_the_last_list_counts(tmp_path: Path, names: list[str]) -> None:
    found = read(tmp_path, names, LISTS)
    assert people(found) == ["3", "4", "5", "6", "7"]
    said = [issue for issue in found.issues if issue.code == "earlier-list"]
    assert [issue.message.params["gone"] for issue in said] == [2, 1]
    assert {issue.level.value for issue in said} == {"warning"}


def test_the_newest_first(tmp_path: Path) -> None:
    assert people(read(tmp_path, ["March", "February", "January"], LISTS[::-1])) == ["3", "4", "5", "6", "7"]


def test_a_saved_mapping_counts_the_same_list(tmp_path: Path) -> None:
    found = read(tmp_path, ["January", "February", "March"], LISTS)
    write_mapping(found, tmp_path / "saved.toml")
    again = inspect_files([tmp_path / "staff.xlsx"], Settings(), mapping=tmp_path / "saved.toml")
    assert people(again) == people(found)


def test_a_mapping_that_names_the_table_of_all_counts_all(tmp_path: Path) -> None:
    read(tmp_path, ["January", "February", "March"], LISTS)
    (tmp_path / "all.toml").write_text('format = 1\n[[sheet]]\ntable = "employees"\n', encoding="utf-8")
    again = inspect_files([tmp_path / "staff.xlsx"], Settings(), mapping=tmp_path / "all.toml")
    assert len(people(again)) == 13


def test_those_hired_in_each_month_are_others_and_all_count(tmp_path: Path) -> None:
    hired = [[("1", "F"), ("2", "M")], [("3", "F")], [("4", "M"), ("5", "F")]]
    assert people(read(tmp_path, ["January", "February", "March"], hired)) == ["1", "2", "3", "4", "5"]


def test_sheets_of_departments_all_count(tmp_path: Path) -> None:
    apart = [[("1", "F")], [("2", "M")], [("3", "F")]]
    assert people(read(tmp_path, ["Sales", "IT", "Marketing"], apart)) == ["1", "2", "3"]


def test_lists_without_keys_are_kept_with_a_warning(tmp_path: Path) -> None:
    found = read(tmp_path, ["January", "February", "March"], LISTS, keys=False)
    assert len(found.dataset.tables["employees"].frame) == 13
    said = [(issue.sheet, issue.mapping) for issue in found.issues if issue.code == "several-lists"]
    assert said == [("January", 'table = "none"'), ("February", 'table = "none"')]
