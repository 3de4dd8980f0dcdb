"""The public files are understood without a mapping, with the numbers that were computed apart from the toolkit."""

from __future__ import annotations

from pathlib import Path

import pandas as pd
import pytest

from audit.config import Settings
from audit.importing import import_files
from audit.tables.dataset import Dataset

pytestmark = pytest.mark.real_data


def imported(path: Path, **settings: object) -> Dataset:
    return import_files([path], Settings.model_validate(settings))


def women(frame: pd.DataFrame) -> tuple[int, int]:
    return int((frame["gender"] == "women").sum()), int((frame["gender"] == "men").sum())


def codes(dataset: Dataset) -> set[str]:
    return {issue.code for issue in dataset.issues}


def test_hr_dataset(real_data: Path) -> None:
    dataset = imported(real_data / "hr" / "HRDataset_v14.csv")
    staff = dataset.tables["employees"].frame
    assert len(staff) == 311
    assert women(staff) == (176, 135)
    active = staff[staff["status"] == "active"]
    assert women(active) == (116, 91)
    assert staff.loc[staff["gender"] == "women", "annual_pay"].median() == 62066.5
    assert staff.loc[staff["gender"] == "men", "annual_pay"].median() == 63353
    assert staff["ethnicity"].value_counts()[["white", "black", "asian", "mixed"]].tolist() == [187, 80, 29, 11]
    assert staff["department"].value_counts()["Production"] == 209
    assert (staff["leaving_kind"].value_counts()[["voluntary", "involuntary"]] == [88, 16]).all()
    assert staff["manager"].isna().sum() == 8


def test_montgomery(real_data: Path) -> None:
    dataset = imported(real_data / "hr" / "montgomery_county_2016.csv")
    staff = dataset.tables["employees"].frame
    assert len(staff) == 9228
    assert women(staff) == (3730, 5481)
    assert (staff["gender"] == "not-disclosed").sum() == 17
    assert (staff["status"] == "active").all()
    full_time = staff[staff["contract"] == "full-time"]
    assert women(full_time) == (3061, 5317)
    assert (full_time["gender"] == "not-disclosed").sum() == 16
    assert full_time.loc[full_time["gender"] == "women", "annual_pay"].median() == 73801.00
    assert women(staff[staff["department_function"] == "hr"]) == (47, 18)
    assert staff["department"].str.startswith("Department of Police").sum() == 1844
    assert dataset.period.label == "2016"
    assert dataset.currency == "USD"


def test_sysconf(real_data: Path) -> None:
    dataset = imported(real_data / "events" / "sysconf_appearances.csv")
    rows = dataset.tables["appearances"].frame
    assert women(rows[rows["role"] == "panellist"])[0] == 41
    assert sum(women(rows[rows["role"] == "panellist"])) == 220
    assert women(rows[rows["role"] == "keynote"]) == (23, 90)
    assert women(rows[rows["role"] == "session-chair"]) == (136, 661)
    assert set(rows["role"].unique()) == {"panellist", "keynote", "session-chair"}
    assert [issue.rows for issue in dataset.issues if issue.code == "duplicate-rows"] == [60]
    assert [issue.rows for issue in dataset.issues if issue.code == "not-an-appearance"] == [10772 + 125 + 4343]


def test_sibecol(real_data: Path) -> None:
    dataset = imported(real_data / "events" / "SIBECOL_Data_Block1.csv")
    rows = dataset.tables["appearances"].frame
    assert women(rows) == (286, 287)
    assert women(rows[rows["role"].isin(["invited", "keynote"])]) == (11, 19)
    assert "one-event" in codes(dataset)


def test_semicolons_and_days_first(real_data: Path) -> None:
    dataset = imported(real_data / "hr" / "employees_semicolon_ddmmyyyy.csv")
    staff = dataset.tables["employees"].frame
    assert women(staff) == (4149, 4801)
    assert (staff["status"] == "active").sum() == 7984
    assert women(staff[staff["department_function"] == "hr"]) == (94, 78)
    assert str(staff["hired_on"].min().date()) == "2015-01-01"
    assert str(staff["hired_on"].max().date()) == "2024-12-29"
    assert (staff["left_on"] < staff["hired_on"]).sum() == 0
