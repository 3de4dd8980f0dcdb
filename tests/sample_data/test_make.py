"""The sample is the same every time, fictional, and has the faults that its story tells."""

from __future__ import annotations

import re
from pathlib import Path

import pandas as pd
import pytest

from sample_data.make import write_sample
from sample_data.scenario import LARGE, SMALL
from sample_data.staff import simulate


@pytest.fixture(scope="module")
def large(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("large")
    write_sample(folder)
    return folder


@pytest.fixture(scope="module")
def small(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("small")
    write_sample(folder, "small")
    return folder


def _sheet(folder: Path, stem: str, sheet: str, year: int) -> pd.DataFrame:
    path = folder / str(year) / f"{stem}_{year}.xlsx"
    return pd.read_excel(path, sheet_name=sheet, header=2, engine="openpyxl", na_values=[""], keep_default_na=False)


def test_same_arguments_give_same_bytes(small: Path, tmp_path: Path) -> None:
    again = write_sample(tmp_path, "small")
    for path in again:
        assert path.read_bytes() == (small / path.relative_to(tmp_path)).read_bytes()


def test_one_year_alone_is_the_same_as_among_others(small: Path, tmp_path: Path) -> None:
    for path in write_sample(tmp_path, "small", [2025]):
        assert path.read_bytes() == (small / path.relative_to(tmp_path)).read_bytes()


def test_large_organisation_has_its_size(large: Path) -> None:
    for year in (2024, 2025):
        staff = _sheet(large, "staff", "Staff list", year)
        there = staff[staff["Leaving date"].isna()]
        assert 1450 <= len(there) <= 1550
        assert (there["Department"] == "Human Resources").sum() > 30
        events = _sheet(large, "events", "Events", year)
        assert len(events) == LARGE.events + 1
        assert events["Event"].iloc[-1] == "Total"


def test_small_organisation_has_its_size(small: Path) -> None:
    staff = _sheet(small, "staff", "Staff list", 2025)
    there = staff[staff["Leaving date"].isna()]
    assert 70 <= len(there) <= 90
    assert (there["Department"] == "Human Resources").sum() == SMALL.people_team


@pytest.mark.parametrize("year", [2024, 2025])
@pytest.mark.parametrize("organisation", ["large", "small"])
def test_one_panel_of_men_and_one_of_a_single_ethnicity(
    organisation: str, year: int, request: pytest.FixtureRequest
) -> None:
    folder: Path = request.getfixturevalue(organisation)
    cast = _sheet(folder, "events", "Speakers and fees", year)
    panels = cast[cast["Role"] == "Panellist"].groupby("Session")
    assert panels["Gender"].agg(lambda values: set(values) == {"Man"}).sum() == 1
    assert panels["Ethnicity"].agg(lambda values: set(values) == {"White"}).sum() == 1


def test_faults_are_there(large: Path) -> None:
    staff = _sheet(large, "staff", "Staff list", 2025)
    there = staff[staff["Leaving date"].isna()]
    assert there["Gender"].isna().sum() >= 10
    people_team = there[there["Department"] == "Human Resources"]
    assert (people_team["Ethnicity"] == "White").mean() > (there["Ethnicity"] == "White").mean() + 0.1
    cast = _sheet(large, "events", "Speakers and fees", 2025)
    days = (cast["Paid on"] - cast["Invoiced on"]).dt.days
    assert (days > 30).sum() >= 20
    assert (cast["Compensation"] == "Unpaid").sum() >= 20
    captions = _sheet(large, "events", "Events", 2025)["Live captions"].iloc[:-1]
    assert (captions == "No").sum() >= 2
    assert captions.isna().sum() >= 1


def test_pay_gap_is_partly_explained_by_level(large: Path) -> None:
    staff = _sheet(large, "staff", "Staff list", 2025)
    pay = staff["Annual salary (full-time equivalent)"].fillna(staff["Hourly pay"] * 52 * 37)
    there = staff.assign(pay=pay)[staff["Leaving date"].isna()]

    def gap(rows: pd.DataFrame) -> float:
        means = rows.groupby("Gender")["pay"].mean()
        return float((means["Man"] - means["Woman"]) / means["Man"])

    within = there.groupby("Grade")[["Gender", "pay"]].apply(gap).iloc[:4].mean()
    assert gap(there) > 0.07
    assert 0.01 < within < gap(there) / 2


def test_people_are_keys_only(large: Path) -> None:
    cast = _sheet(large, "events", "Speakers and fees", 2025)
    assert cast["Speaker"].map(lambda key: bool(re.fullmatch(r"P\d{4}", key))).all()
    staff = _sheet(large, "staff", "Staff list", 2025)
    assert staff["Staff number"].map(lambda key: bool(re.fullmatch(r"S\d{5}", key))).all()
    assert staff["Staff number"].is_unique
    assert set(staff["Line manager"].dropna()) <= set(staff["Staff number"])


def test_managers_are_there_and_nobody_manages_themselves() -> None:
    members = simulate(SMALL, 2025)[2025]
    there = {member.key for member in members if member.left_on is None}
    for member in members:
        assert member.manager != member.key
        assert not member.manager or member.manager in there
        assert member.left_on is None or member.left_on > member.hired_on


def test_third_year_leaves_the_first_two_as_they_are(small: Path, tmp_path: Path) -> None:
    for path in write_sample(tmp_path, "small", [2024, 2025, 2026]):
        if "2026" not in path.name:
            assert path.read_bytes() == (small / path.relative_to(tmp_path)).read_bytes()


def test_third_year_tells_its_story(tmp_path: Path) -> None:
    write_sample(tmp_path, "large", [2025, 2026])
    before, after = (_sheet(tmp_path, "events", "Events", year) for year in (2025, 2026))
    assert (after["Live captions"] == "Yes").sum() < (before["Live captions"] == "Yes").sum()
    assert "Quiet room" in before
    assert "Quiet room" not in after
    plan = _sheet(tmp_path, "governance", "Action plan", 2026)
    assert {"Done", "Dropped"} <= set(plan["Status"])
    promises = _sheet(tmp_path, "governance", "Commitments", 2026)
    assert {"Done", "Dropped"} <= set(promises["Status"])
