"""Pay with its period, or a k, behind the amount."""

from __future__ import annotations

from pathlib import Path

import pandas as pd
import pytest

from audit.config import Settings
from audit.importing import inspect_files, write_mapping
from audit.importing.run import Inspection


def read(folder: Path, amounts: list[str], header: str = "Salary", mapping: Path | None = None) -> Inspection:
    rows = "".join(f"{n};{'FM'[n % 2]};IT;{amount}\n" for n, amount in enumerate(amounts))
    (folder / "staff.csv").write_text(f"Employee ID;Gender;Department;{header}\n{rows}", encoding="utf-8")
    return inspect_files([folder / "staff.csv"], Settings(), mapping=mapping)


def annual(found: Inspection) -> list[float]:
    return found.dataset.tables["employees"].frame["annual_pay"].tolist()


@pytest.mark.parametrize(
    ("written", "a_year"),
    [
        ("£45,000 pa", 45_000),
        ("$45,000.50 per year", 45_000.5),
        ("3.200,00 €/Monat", 38_400),
        ("3200 EUR mensuel", 38_400),
        ("$25.10 HR", 25.1 * 40 * 52),
        ("$2,010.40 BW", 2010.4 * 26),
        ("25 an hour", 25 * 40 * 52),
        ("52.5k", 52_500),
        ("€60k p.a.", 60_000),
        ("1,200k", 1_200_000),
    ],
)
def test_what_stands_behind_an_amount_is_read(tmp_path: Path, written: str, a_year: float) -> None:
    found = read(tmp_path, [written] * 6)
    assert annual(found) == pytest.approx([a_year] * 6)
    assert "amounts-with-periods" in {issue.code for issue in found.issues}


def test_each_row_has_the_period_of_its_own_amount(tmp_path: Path) -> None:
    found = read(tmp_path, ["$25.10 HR", "$2,000.00 BW", "65000 YR", "TERMINATED"])
    assert annual(found)[:3] == pytest.approx([25.1 * 2080, 52_000.0, 65_000.0])
    assert pd.isna(annual(found)[3])


@pytest.mark.parametrize("written", ["45000", "$45,000", "45.000,00 €", "45000 EUR", "45 m"])
def test_amounts_without_a_period_stay_as_they_are(tmp_path: Path, written: str) -> None:
    assert "amounts-with-periods" not in {issue.code for issue in read(tmp_path, [written] * 6).issues}


def test_ranges_are_no_amounts(tmp_path: Path) -> None:
    found = read(tmp_path, ["$50,000 - $60,000", "$60,000 - $70,000"] * 3)
    assert "column-misfit" in {issue.code for issue in found.issues}


def test_the_mapping_written_of_it_reads_the_same(tmp_path: Path) -> None:
    amounts = ["3200 €/Monat", "40000 €/Jahr", "3300 €/Monat"] * 2
    found = read(tmp_path, amounts, header="Gehalt")
    write_mapping(found, tmp_path / "mapping.toml")
    again = read(tmp_path, amounts, header="Gehalt", mapping=tmp_path / "mapping.toml")
    assert annual(again) == annual(found) == [38_400.0, 40_000.0, 39_600.0] * 2
