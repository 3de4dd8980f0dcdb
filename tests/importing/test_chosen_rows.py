"""Lists of pay with a row for each person and month, day or year: one time is kept, so that nobody counts twice."""

from __future__ import annotations

from pathlib import Path

import pandas as pd
import pytest

from audit.config import Settings
from audit.importing import inspect_files, write_mapping
from audit.importing.run import Inspection


def read(folder: Path, text: str, name: str = "list.csv") -> Inspection:
    path = folder / name
    path.write_text(text, encoding="utf-8")
    return inspect_files([path], Settings())


def staff(found: Inspection) -> pd.DataFrame:
    return found.dataset.tables["employees"].frame


def codes(found: Inspection) -> set[str]:
    return {issue.code for issue in found.issues}


@pytest.mark.parametrize(
    "months", [("January", "February", "December"), ("1", "2", "10"), ("2023-11", "2023-12", "2024-01")]
)
def test_pay_of_each_month_counts_each_person_once_and_is_that_of_a_month(
    tmp_path: Path, months: tuple[str, ...]
) -> None:
    rows = "".join(
        f"{1000 + n},{'FM'[n % 2]},{month},{3000 + 10 * n + at}\n" for n in range(8) for at, month in enumerate(months)
    )
    found = read(tmp_path, f"Employee ID,Gender,Month,Basic Salary\n{rows}")
    assert staff(found)["salary"].tolist() == [3002.0 + 10 * n for n in range(8)]
    assert staff(found)["annual_pay"].tolist() == [12 * (3002.0 + 10 * n) for n in range(8)]
    assert "rows-chosen" in codes(found)
    assert not {"same-person-again", "repeated-key", "pay-period-assumed"} & codes(found)


def test_pay_that_says_to_be_of_a_year_stays_so_beside_months(tmp_path: Path) -> None:
    rows = "".join(f"{n},F,{month},{40_000 + n}\n" for n in range(5) for month in ("May", "June"))
    found = read(tmp_path, f"Employee ID,Gender,Month,Annual Salary\n{rows}")
    assert staff(found)["annual_pay"].tolist() == [40_000.0 + n for n in range(5)]


def test_the_last_month_is_that_of_the_last_year(tmp_path: Path) -> None:
    times = [(2022, "November"), (2022, "December"), (2023, "January")]
    rows = "".join(f"{n},M,{year},{month},{100 * at + n}\n" for n in range(5) for at, (year, month) in enumerate(times))
    found = read(tmp_path, f"Employee ID,Gender,Year,Month,Monthly Salary\n{rows}")
    assert staff(found)["salary"].tolist() == [200.0 + n for n in range(5)]


def test_a_row_for_each_day_of_pay_counts_each_person_once(tmp_path: Path) -> None:
    rows = "".join(
        f"{n},{day},{'AB'[n % 2]},{60 + 10 * n + at},{20 + n},{'FM'[n % 2]}\n"
        for n in range(6)
        for at, day in enumerate(("2023-01-15", "2023-02-15", "2023-03-15"))
    )
    found = read(tmp_path, f"Employee ID,Pay Date,Department,Hours,Hourly Rate,Gender\n{rows}")
    assert len(staff(found)) == 6
    assert "repeated-key" not in codes(found)
    assert staff(found)["annual_pay"].tolist() == [(20 + n) * 40 * 52.0 for n in range(6)]  # not the hours of a month


def test_a_last_month_of_few_is_not_taken_for_all(tmp_path: Path) -> None:
    rows = "".join(f"{n},F,{month},{3000 + n}\n" for n in range(8) for month in ("May", "June")) + "1,F,July,4000\n"
    found = read(tmp_path, f"Employee ID,Gender,Month,Monthly Salary\n{rows}")
    assert "rows-chosen" not in codes(found)
    assert len(staff(found)) >= 8


def test_the_mapping_written_of_it_reads_the_same(tmp_path: Path) -> None:
    rows = "".join(f"{n},F,{month},{3000 + n}\n" for n in range(8) for month in ("May", "June"))
    found = read(tmp_path, f"Employee ID,Gender,Month,Basic Salary\n{rows}")
    mapping = tmp_path / "mapping.toml"
    write_mapping(found, mapping)
    again = inspect_files([tmp_path / "list.csv"], Settings(), mapping=mapping)
    pd.testing.assert_frame_equal(staff(again), staff(found))
