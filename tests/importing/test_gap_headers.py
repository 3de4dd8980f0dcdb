"""Headers of gaps, bonuses and quarters of pay mean the same in any order of their words, in several languages."""

from __future__ import annotations

from pathlib import Path

import pytest

from audit.config import Settings
from audit.importing import inspect_files
from audit.importing.fold import gap_key, header_keys
from audit.importing.synonyms import meanings


@pytest.mark.parametrize(
    ("header", "column"),
    [
        ("Difference in mean hourly rate of pay between men and women", "mean_gap"),
        ("Median bonus gender pay gap", "median_bonus_gap"),
        ("Bonus gap (mean)", "mean_bonus_gap"),
        ("Proportion of women who received a bonus", "women_bonus"),
        ("Percentage of male employees in the upper middle pay quarter", "men_upper_middle"),
        ("Women in Q4", "women_top"),
        ("% women lower middle", "women_lower_middle"),
        ("Entgeltlücke (Median) in %", "median_gap"),
        ("Lohnlücke Mittelwert", "mean_gap"),
        ("Écart de rémunération médian", "median_gap"),
        ("Differenziale retributivo medio", "mean_gap"),
        ("Brecha salarial mediana (%)", "median_gap"),
        ("Gemiddelde loonkloof", "mean_gap"),
        ("Disparidade salarial média", "mean_gap"),
    ],
)
def test_words_in_any_order_mean_the_column(header: str, column: str) -> None:
    known = meanings("published_gaps")
    assert next(known[key][0].column for key in header_keys(header) if key in known) == column


@pytest.mark.parametrize(
    "header",
    ["Mean", "Women", "Mean gap part-time", "Mean ethnicity pay gap", "Men with benefits in kind", "Middle management"],
)
def test_words_of_something_else_mean_no_gap(header: str) -> None:
    assert not any(key in meanings("published_gaps") for key in header_keys(header))


def test_each_set_of_words_means_one_column() -> None:
    known = meanings("published_gaps")
    assert {key: found for key, found in known.items() if key.startswith("~") and len(found) > 1} == {}
    assert gap_key("Bonus") == gap_key("Gap") == ""


def test_gaps_of_institutions(tmp_path: Path) -> None:
    path = tmp_path / "gaps.csv"
    head = "Institution,Year,Mean pay gap (%),% women upper quartile,% women upper middle,% women lower middle\n"
    path.write_text(head + "".join(f"College {n},2021,1{n}.5,4{n},50,55\n" for n in range(8)), encoding="utf-8")
    gaps = inspect_files([path], Settings()).dataset.tables["published_gaps"].frame
    assert gaps["mean_gap"].tolist() == [10.5 + n for n in range(8)]
    assert gaps["women_top"].tolist() == pytest.approx([0.4 + n / 100 for n in range(8)])
    assert gaps["women_lower_middle"].tolist() == [0.55] * 8


def test_average_pay_of_each_gender_by_unit_is_nobody(tmp_path: Path) -> None:
    path = tmp_path / "pay.csv"
    rows = "".join(
        f"Clinic {n},{group},{20 + n},{18 + n}\n" for n in range(4) for group in ("Male", "Female", "Difference")
    )
    path.write_text(f"Trust,Gender,Avg. Hourly Rate,Median Hourly Rate\n{rows}", encoding="utf-8")
    found = inspect_files([path], Settings())
    assert not found.dataset.tables
    assert "rows-are-averages" in {issue.code for issue in found.issues}


def test_people_who_were_asked_what_they_earn_on_average_are_people(tmp_path: Path) -> None:
    path = tmp_path / "survey.csv"
    rows = "".join(f"{'FM'[n % 2]},{('DE', 'FR', 'IT')[n % 3]},{20 + n}\n" for n in range(20))
    path.write_text(f"Gender,Country,Average hourly rate\n{rows}", encoding="utf-8")
    found = inspect_files([path], Settings())
    assert "rows-are-averages" not in {issue.code for issue in found.issues}


def test_gaps_that_are_parts_of_one_are_made_per_cent(tmp_path: Path) -> None:
    path = tmp_path / "gaps.csv"
    path.write_text("Company,Mean pay gap,Median pay gap\nA,0.123,-0.05\nB,0.2,0.081\n", encoding="utf-8")
    found = inspect_files([path], Settings())
    gaps = found.dataset.tables["published_gaps"].frame
    assert gaps["mean_gap"].tolist() == pytest.approx([12.3, 20.0])
    assert gaps["median_gap"].tolist() == pytest.approx([-5.0, 8.1])
    assert "gaps-of-one" in {issue.code for issue in found.issues}


def test_gaps_below_one_per_cent_among_others_stay_so(tmp_path: Path) -> None:
    path = tmp_path / "gaps.csv"
    path.write_text("Company,Mean pay gap,Median pay gap\nA,0.9,-0.5\nB,2.1,0.8\n", encoding="utf-8")
    assert inspect_files([path], Settings()).dataset.tables["published_gaps"].frame["mean_gap"].tolist() == [0.9, 2.1]
