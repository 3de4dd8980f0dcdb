"""Each number that was computed apart from the toolkit for the public files comes out of the imported tables too."""

from __future__ import annotations

from collections.abc import Callable
from functools import lru_cache
from pathlib import Path

import pandas as pd
import pytest

from audit.config import Settings
from audit.importing import import_files
from audit.tables.dataset import Dataset

pytestmark = pytest.mark.real_data


@lru_cache(maxsize=2)
def imported(path: Path) -> Dataset:
    return import_files([path], Settings())


def table(path: Path, name: str) -> pd.DataFrame:
    return imported(path).tables[name].frame


def share(frame: pd.DataFrame) -> float:
    women, men = (frame["gender"] == "women").sum(), (frame["gender"] == "men").sum()
    return round(float(women / (women + men)), 4)


def gap(frame: pd.DataFrame, column: str, how: str = "median") -> float:
    pay = frame.groupby("gender", observed=True)[column].agg(how)
    return round(float((pay["men"] - pay["women"]) / pay["men"] * 100), 2)


def by(frame: pd.DataFrame, column: str, measure: Callable[[pd.DataFrame], float]) -> dict[str, tuple[int, float]]:
    return {str(name): (len(rows), measure(rows)) for name, rows in frame.groupby(column, observed=True)}


def test_hr_dataset(real_data: Path) -> None:
    staff = table(real_data / "hr" / "HRDataset_v14.csv", "employees")
    assert (share(staff), gap(staff, "salary"), gap(staff, "salary", "mean")) == (0.5659, 2.03, 4.02)
    active = staff[staff["status"] == "active"]
    assert (len(active), gap(active, "salary"), gap(active, "salary", "mean")) == (207, 2.05, 1.53)
    told = by(staff, "department", share)
    assert told["Admin Offices"] == (9, 0.6667)
    assert told["Executive Office"] == (1, 1.0)
    assert told["IT/IS"] == (50, 0.44)
    assert told["Production"] == (209, 0.6029)
    assert told["Sales"] == (31, 0.4839)
    assert told["Software Engineering"] == (11, 0.5455)
    assert gap(staff[staff["department"] == "Production"], "salary") == -3.44
    medians = staff.groupby("ethnicity", observed=True)["salary"].median()
    assert medians[["white", "black", "asian", "mixed"]].round().tolist() == [62068, 64069, 64724, 58709]
    left = staff["left_on"].notna().groupby(staff["gender"], observed=True).sum()
    assert (left["women"], left["men"]) == (60, 44)


def test_ibm(real_data: Path) -> None:
    staff = table(real_data / "hr" / "IBM attrition.xlsx", "employees")
    assert (share(staff), gap(staff, "salary"), gap(staff, "salary", "mean")) == (0.4, -5.04, -4.8)
    assert by(staff, "level", share) == {
        "1": (543, 0.3665), "2": (534, 0.412), "3": (218, 0.4312), "4": (106, 0.4811), "5": (69, 0.3478),
    }  # fmt: skip
    gaps = [gap(rows, "salary") for _, rows in staff.groupby("level", observed=True)]
    assert gaps == [0.73, 2.53, -2.01, 1.62, 0.91]
    assert {name: told[1] for name, told in by(staff, "department", share).items()} == {
        "Human Resources": 0.3175, "Research & Development": 0.3944, "Sales": 0.4238,
    }  # fmt: skip


def test_semicolons(real_data: Path) -> None:
    staff = table(real_data / "hr" / "employees_semicolon_ddmmyyyy.csv", "employees")
    assert (len(staff), share(staff), gap(staff, "salary"), gap(staff, "salary", "mean")) == (8950, 0.4636, 7.54, 4.66)
    active = staff[staff["status"] == "active"]
    assert (len(active), share(active), gap(active, "salary")) == (7984, 0.4626, 7.51)
    told = by(staff, "department", share)
    assert told == {
        "Customer Service": (1673, 0.4656), "Finance": (452, 0.4646), "HR": (172, 0.5465), "IT": (1382, 0.4349),
        "Marketing": (718, 0.4903), "Operations": (2718, 0.4599), "Sales": (1835, 0.4703),
    }  # fmt: skip
    gaps = [gap(rows, "salary") for _, rows in staff.groupby("department")]
    assert gaps == [6.11, 5.51, 4.61, 1.04, 7.97, 8.32, 3.53]


def test_montgomery(real_data: Path) -> None:
    staff = table(real_data / "hr" / "montgomery_county_2016.csv", "employees")
    assert (share(staff), gap(staff, "salary"), gap(staff, "salary", "mean")) == (0.405, 2.68, 5.38)
    full = staff[staff["contract"] == "full-time"]
    assert (gap(full, "salary"), gap(full, "salary", "mean")) == (-2.3, -2.82)
    part = staff[staff["contract"] == "part-time"]
    assert share(part) == 0.8031
    assert (part["gender"] == "not-disclosed").sum() == 1
    assert share(staff[staff["department_function"] == "hr"]) == 0.7231
    assert gap(staff[staff["overtime_pay"].notna()], "overtime_pay") == 75.22
    assert staff["overtime_pay"].isna().sum() == 2917
    sizes = staff["department"].value_counts()
    assert (len(sizes), (sizes < 10).sum()) == (37, 7)


def test_uk_gaps(real_data: Path) -> None:
    gaps = table(real_data / "paygap" / "uk_gender_pay_gap_2017_2018.csv", "published_gaps")
    assert (gaps["median_gap"] < 0).sum() == 1481
    assert round(gaps["median_gap"].mean(), 3) == 11.778
    assert round((gaps["median_gap"].abs() < 5).mean() * 100, 2) == 31.40
    means = [gaps[f"women_{quarter}"].mean() * 100 for quarter in ("lower", "lower_middle", "upper_middle", "top")]
    assert [round(mean, 3) for mean in means] == [53.597, 49.436, 45.070, 39.181]
    assert round((gaps["women_top"] >= 0.5).mean() * 100, 2) == 34.87
    medians = gaps.groupby("size")["median_gap"].median()
    assert sorted(medians.round(1)) == [5.1, 8.2, 8.6, 8.8, 9.0, 10.0, 10.1]
    assert gaps["median_gap"].max() == 121.2


def test_seattle(real_data: Path) -> None:
    jobs = table(real_data / "paygap" / "seattle_wages_by_gender.csv", "published_headcounts")
    assert round(jobs["women"].sum() / (jobs["women"].sum() + jobs["men"].sum()), 4) == 0.3509
    both = jobs[(jobs["women"] > 0) & (jobs["men"] > 0)]
    assert len(both) == 359
    gaps = (both["men_pay"] - both["women_pay"]) / both["men_pay"] * 100
    assert round((gaps * both["women"]).sum() / both["women"].sum(), 2) == -0.07
    assert ((jobs["women"] > 0) & ~(jobs["men"] > 0)).sum() == 127


def test_sibecol_1(real_data: Path) -> None:
    talks = table(real_data / "events" / "SIBECOL_Data_Block1.csv", "appearances")
    assert share(talks) == 0.4991
    told = by(talks, "level", share)
    assert sorted(told.values()) == [(9, 0.8889), (72, 0.4583), (139, 0.4029), (139, 0.4245), (214, 0.6075)]


def test_wordcamp(real_data: Path) -> None:
    path = real_data / "events" / "WordCamp_Nepal_Kathmandu_AllYear_Data.xlsx"
    events = table(path, "events")
    assert (events["attendees"].sum(), events["speakers"].sum(), events["sessions"].sum()) == (940, 111, 68)
    assert table(path, "appearances")["person"].nunique() == 76


def test_sysconf(real_data: Path) -> None:
    rows = table(real_data / "events" / "sysconf_appearances.csv", "appearances")
    roles = {name: told[1] for name, told in by(rows, "role", share).items()}
    assert (roles["keynote"], roles["panellist"], roles["session-chair"]) == (0.2035, 0.1864, 0.1706)
    panels = rows[(rows["role"] == "panellist") & rows["gender"].isin(["women", "men"])]
    per_panel = panels.groupby("event")["gender"].agg(lambda genders: (genders == "women").sum())
    assert (len(per_panel), sorted(per_panel[per_panel == 0].index)) == (
        15, ["HPCC_17", "KDD_17", "MICRO_17", "SIGMOD_17"],
    )  # fmt: skip
    keynotes = rows[rows["role"] == "keynote"].groupby("event")["gender"].agg(lambda told: (told == "women").sum())
    assert (len(keynotes), (keynotes == 0).sum()) == (47, 27)


def test_philadelphia(real_data: Path) -> None:
    folder = real_data / "supplier"
    first = table(folder / "phila_professional-services_FY-2013-Q4.csv", "contracts")
    assert (first["value"] == 0).sum() == 197
    assert first["value"].isna().sum() == 9
    later = table(folder / "phila_professional-services_FY-2019-Q4.csv", "contracts")
    by_status = later.groupby("profit_status", observed=True)["value"].agg(["size", "sum"])
    assert by_status["size"][["for-profit", "non-profit"]].tolist() == [1108, 846]
    assert (by_status["sum"][["for-profit", "non-profit"]] / 1e6).round(2).tolist() == [598.04, 2370.89]
    goods = table(folder / "phila_commodities_FY2014Q1.csv", "contracts")
    assert goods["kind"].value_counts()[["SSE", "PW"]].tolist() == [708, 155]
    top = goods.groupby("vendor")["value"].sum().nlargest(5).sum() / goods["value"].sum()
    assert round(top * 100, 2) == 55.80


def test_los_angeles(real_data: Path) -> None:
    payments = table(real_data / "supplier" / "LA_filtered_echeckbook_2021.csv", "payments")
    assert (str(payments["paid_on"].min().date()), str(payments["paid_on"].max().date())) == (
        "2020-07-01",
        "2020-11-25",
    )
    top = payments.groupby("vendor")["amount"].sum().nlargest(5).sum() / payments["amount"].sum()
    assert round(top * 100, 2) == 41.07
    sums = payments.groupby("department")["amount"].sum().round(2)
    assert sums.nlargest(2).tolist() == [7153121.52, 5418091.25]
