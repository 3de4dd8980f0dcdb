"""Histories of staff: of each person the latest row is read, and nobody is lost."""

from __future__ import annotations

from pathlib import Path

import pandas as pd
import pytest

from audit.config import Settings
from audit.importing import inspect_files, write_mapping
from audit.importing.run import Inspection

HISTORY = [
    (1, "2021-05-01", 50_000), (1, "2023-02-01", 60_000), (2, "2020-01-01", 40_000), (3, "2022-07-01", 45_000),
    (3, "2021-07-01", 44_000),
]  # fmt: skip


def read(folder: Path, header: str, mapping: Path | None = None) -> Inspection:
    rows = "".join(f"{who},{day},{'FM'[who % 2]},{pay},Engineer\n" for who, day, pay in HISTORY)
    (folder / "history.csv").write_text(f"Employee Number,{header},Gender,Salary,Job Title\n{rows}", encoding="utf-8")
    return inspect_files([folder / "history.csv"], Settings(), mapping=mapping)


def staff(found: Inspection) -> pd.DataFrame:
    return found.dataset.tables["employees"].frame


@pytest.mark.parametrize("header", ["Effective Date", "Pay Date", "Date", "EFFDT", "Snapshot date", "Valid from"])
def test_each_person_counts_once_with_the_latest_row(tmp_path: Path, header: str) -> None:
    found = read(tmp_path, header)
    assert staff(found).set_index("employee")["salary"].to_dict() == {"1": 60_000, "2": 40_000, "3": 45_000}
    assert "latest-kept" in {issue.code for issue in found.issues}
    assert "repeated-key" not in {issue.code for issue in found.issues}


def test_a_day_of_something_else_chooses_no_row(tmp_path: Path) -> None:
    found = read(tmp_path, "Last training date")
    assert "latest-kept" not in {issue.code for issue in found.issues}
    assert "repeated-key" in {issue.code for issue in found.issues}


def test_the_mapping_written_of_it_reads_the_same(tmp_path: Path) -> None:
    found = read(tmp_path, "Effective Date")
    write_mapping(found, tmp_path / "mapping.toml")
    assert 'latest = "Effective Date"' in (tmp_path / "mapping.toml").read_text(encoding="utf-8")
    again = read(tmp_path, "Effective Date", mapping=tmp_path / "mapping.toml")
    pd.testing.assert_frame_equal(staff(again), staff(found))


def test_leaves_of_staff_are_no_staff(tmp_path: Path) -> None:
    rows = "".join(f"{n % 9},F,Annual,2023-05-{n:02},2023-06-{n:02},5\n" for n in range(1, 28))
    path = tmp_path / "leave.csv"
    path.write_text(f"Employee ID,Gender,Leave Type,Start Date,End Date,Days\n{rows}", encoding="utf-8")
    assert "employees" not in inspect_files([path], Settings()).dataset.tables
