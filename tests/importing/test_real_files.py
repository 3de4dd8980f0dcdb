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


def test_ibm_is_found_in_the_fourth_sheet(real_data: Path) -> None:
    dataset = imported(real_data / "hr" / "IBM attrition.xlsx")
    staff = dataset.tables["employees"].frame
    assert [source.sheet for source in dataset.sources if source.table] == ["Raw data"]
    assert len(staff) == 1470
    assert women(staff) == (588, 882)
    medians = staff.groupby("gender", observed=True)["annual_pay"].median() / 12
    assert (medians["women"], medians["men"]) == (5081.5, 4837.5)
    left = staff[staff["status"] == "left"]
    assert women(left) == (87, 150)
    assert women(staff[staff["department_function"] == "hr"]) == (20, 43)


def test_sibecol_block_2_holds_sessions_and_appearances(real_data: Path) -> None:
    dataset = imported(real_data / "events" / "SIBECOL_Data_Block2.csv")
    people = dataset.tables["appearances"].frame
    chairs = people["role"] == "session-chair"
    assert women(people[~chairs]) == (100, 118)
    assert women(people[chairs]) == (76 + 6, 131 + 6)  # six cells name a woman and a man
    sessions = dataset.tables["sessions"].frame
    assert round(sessions["attendees"].sum(), 2) == 10422.23
    assert round(sessions["attendees_women"].sum(), 2) == 5289.00
    assert (sessions["questions_total"].sum(), sessions["questions_women"].sum()) == (340, 137)


def test_wordcamp_with_merged_cells_and_two_headers(real_data: Path) -> None:
    dataset = imported(real_data / "events" / "WordCamp_Nepal_Kathmandu_AllYear_Data.xlsx")
    speakers = dataset.tables["appearances"].frame
    assert len(speakers) == 115
    assert speakers["person"].nunique() == 76
    assert speakers["session"].isna().sum() == 0
    events = dataset.tables["events"].frame
    assert events["event"].tolist() == ["2012", "2013", "2014", "2015", "2016", "2017"]
    assert events["attendees"].sum() == 940


def test_conferences(real_data: Path) -> None:
    dataset = imported(real_data / "events" / "sysconf_conferences.csv")
    assert len(dataset.tables["events"].frame) == 56


def test_uk_gaps_are_published_aggregates(real_data: Path) -> None:
    dataset = imported(real_data / "paygap" / "uk_gender_pay_gap_2017_2018.csv")
    assert set(dataset.tables) == {"published_gaps"}
    gaps = dataset.tables["published_gaps"].frame
    assert len(gaps) == 10528
    assert ((gaps["median_gap"] > 0).sum(), (gaps["median_gap"] == 0).sum()) == (8115, 932)
    assert gaps["median_gap"].median() == 9.25
    assert round(gaps["mean_gap"].median(), 1) == 13.3
    assert round(gaps["women_lower"].mean() * 100, 3) == 53.597
    assert round(gaps["women_top"].mean() * 100, 3) == 39.181
    assert gaps["late"].sum() == 629
    assert "quarter-sum" not in codes(dataset)


def test_seattle_headcounts_become_a_pool(real_data: Path) -> None:
    dataset = imported(real_data / "paygap" / "seattle_wages_by_gender.csv")
    jobs = dataset.tables["published_headcounts"].frame
    assert len(jobs) == 758
    assert (jobs["women"].sum(), jobs["men"].sum()) == (2944, 5445)
    weighted = (jobs["women_pay"] * jobs["women"]).sum() / jobs["women"].sum()
    assert round(weighted, 4) == 32.2425
    pool = dataset.tables["reference"].frame
    assert dict(zip(pool["group"], pool["count"], strict=True)) == {"women": 2944, "men": 5445}


@pytest.mark.parametrize(
    ("name", "rows", "vendors", "value"),
    [
        ("phila_professional-services_FY-2013-Q4.csv", 1763, 1120, 2545531306.92),
        ("phila_professional-services_FY-2019-Q4.csv", 1974, 1119, 3307323197.44),
        ("phila_professional-services_FY-2020-Q4.csv", 1975, 1121, 3494127380.44),
        ("phila_commodities_FY2014Q1.csv", 863, 562, 2136449468.74),
        ("phila_commodities_FY2016Q1.csv", 840, 533, 2173502186.88),
    ],
)
def test_contracts(real_data: Path, name: str, rows: int, vendors: int, value: float) -> None:
    contracts = imported(real_data / "supplier" / name).tables["contracts"].frame
    assert len(contracts) == rows
    assert contracts["vendor"].nunique() == vendors
    assert round(contracts["value"].sum(), 2) == value


def test_paid_of_contracts(real_data: Path) -> None:
    dataset = imported(real_data / "supplier" / "phila_professional-services_FY-2013-Q4.csv")
    contracts = dataset.tables["contracts"].frame
    assert contracts["paid"].sum() == 1191115565.00
    assert (contracts["paid"] > contracts["value"]).sum() == 45


def test_los_angeles_payments_and_certified_suppliers(real_data: Path) -> None:
    folder = real_data / "supplier"
    settings = Settings()
    dataset = import_files([folder / "LA_filtered_echeckbook_2021.csv", folder / "LA_Company_Cert_MBE.xlsx"], settings)
    payments, suppliers = dataset.tables["payments"].frame, dataset.tables["suppliers"].frame
    assert (len(payments), len(suppliers)) == (2193, 2095)
    assert payments["vendor"].nunique() == 60
    assert round(payments["amount"].sum(), 2) == 27631674.71
    assert (payments["amount"] < 0).sum() == 52
    assert payments.loc[payments["department"] == "AIRPORTS", "amount"].sum().round(2) == 5418091.25
    assert len(set(payments["vendor_key"]) & set(suppliers["vendor_key"])) == 56
    assert dataset.currency == "USD"


def test_wordcamp_rows_that_repeat_until_merged_cells_are_filled(real_data: Path) -> None:
    dataset = imported(real_data / "events" / "WordCamp_Nepal_Kathmandu_AllYear_Data.xlsx")
    assert [issue.rows for issue in dataset.issues if issue.code == "duplicate-as-written"] == [2]
