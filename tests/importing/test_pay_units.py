"""Pay in thousands and for a day, two weeks or half a month; what is in per cent is no amount."""

from __future__ import annotations

from pathlib import Path

import pandas as pd
import pytest

from audit.config import Settings
from audit.importing import inspect_files, write_mapping
from audit.importing.run import Inspection


def read(folder: Path, header: str, *values: str) -> Inspection:
    rows = "".join(f'{n},{"FM"[n % 2]},A,"{value}"\n' for n, value in enumerate(values))
    (folder / "staff.csv").write_text(f'Employee ID,Gender,Department,"{header}"\n{rows}', encoding="utf-8")
    return inspect_files([folder / "staff.csv"], Settings())


def people(found: Inspection) -> pd.DataFrame:
    return found.dataset.tables["employees"].frame


@pytest.mark.parametrize(
    ("header", "values", "pay"),
    [
        ("Salary (k)", ("45", "52.5"), [45_000, 52_500]),
        ("Salary (£000s)", ("45", "52.5"), [45_000, 52_500]),
        ("Annual salary in thousands", ("45", "52.5"), [45_000, 52_500]),
        ("CTC (LPA)", ("4.5", "12"), [450_000, 1_200_000]),
        ("Salary (in lakhs)", ("4.5", "12"), [450_000, 1_200_000]),
    ],
)
def test_units_that_a_header_names(tmp_path: Path, header: str, values: tuple[str, ...], pay: list[float]) -> None:
    found = read(tmp_path, header, *values)
    assert people(found)["annual_pay"].tolist() == pay
    assert "scaled" in {issue.code for issue in found.issues}


@pytest.mark.parametrize(
    ("header", "a_year"),
    [
        ("Bi-Weekly Salary", 26),
        ("Biweekly Rate", 26),
        ("Fortnightly Pay", 26),
        ("Semi-monthly Salary", 24),
        ("Weekly Wage", 52),
        ("Daily Wage", 260),
        ("Quarterly Salary", 4),
        ("Monthly Wage", 12),
    ],
)
def test_pay_for_other_times_than_a_month(tmp_path: Path, header: str, a_year: int) -> None:
    found = read(tmp_path, header, "200", "210")
    assert people(found)["annual_pay"].tolist() == [200.0 * a_year, 210.0 * a_year]
    write_mapping(found, tmp_path / "mapping.toml")
    again = inspect_files([tmp_path / "staff.csv"], Settings(), mapping=tmp_path / "mapping.toml")
    pd.testing.assert_frame_equal(people(found), people(again))


def test_a_time_in_each_row(tmp_path: Path) -> None:
    rows = "1,F,A,30,per Hour\n2,M,A,300,per Day\n3,F,A,60000,per Annum\n4,M,A,500,per Event\n5,F,A,70000,\n"
    (tmp_path / "staff.csv").write_text(
        f"Employee ID,Gender,Department,Base Salary,Pay Basis\n{rows}", encoding="utf-8"
    )
    found = inspect_files([tmp_path / "staff.csv"], Settings())
    pay = people(found)["annual_pay"]
    assert pay.drop(3).tolist() == [30 * 40 * 52.0, 300 * 260.0, 60_000.0, 70_000.0]
    assert pd.isna(pay[3])
    assert [issue.rows for issue in found.issues if issue.code == "pay-period-unknown"] == [1]


@pytest.mark.parametrize("values", [("5%", "10%", "0%"), ("0.05", "0.1", "0"), ("1", "0", "1")])
def test_a_bonus_in_per_cent_or_marks_is_no_amount(tmp_path: Path, values: tuple[str, ...]) -> None:
    found = read(tmp_path, "Bonus", *values)
    assert "bonus" not in people(found)
    assert "column-misfit" in {issue.code for issue in found.issues}


def test_an_amount_that_is_said_to_be_in_thousands_and_cannot_be(tmp_path: Path) -> None:
    found = read(tmp_path, "Salary (k)", "65000", "72000")
    assert people(found)["annual_pay"].tolist() == [65_000.0, 72_000.0]
