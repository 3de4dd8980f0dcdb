"""What one employer published of its gaps, label by label in the first column, is read as a record."""

from __future__ import annotations

from pathlib import Path

import openpyxl
import pandas as pd
import pytest

from audit.config import Settings
from audit.importing import inspect_files, write_mapping
from audit.importing.run import Inspection

LABELS = {
    "Mean gender pay gap": 12.3,
    "Difference in median hourly rate of pay": 9.1,
    "Average bonus gap": 30.2,
    "Proportion of men receiving a bonus": 80.0,
    "Percentage of female employees paid a bonus": 78.0,
    "Women in the lower quartile": 60.0,
    "% of women in the upper middle pay quartile": 50.0,
    "Females in upper quarter": 35.0,
}
MEANT = {"mean_gap": 12.3, "median_gap": 9.1, "mean_bonus_gap": 30.2, "men_bonus": 0.8, "women_bonus": 0.78}
MEANT |= {"women_lower": 0.6, "women_upper_middle": 0.5, "women_top": 0.35}


def read(folder: Path, text: str, mapping: Path | None = None) -> Inspection:
    (folder / "Acme.csv").write_text(text, encoding="utf-8")
    return inspect_files([folder / "Acme.csv"], Settings(), mapping=mapping)


def gaps(found: Inspection) -> pd.DataFrame:
    return found.dataset.tables["published_gaps"].frame


@pytest.mark.parametrize("head", ["Measure,Value\n", "", "Gender pay report,\n,\n"])
def test_figures_of_one_employer_below_each_other_are_one_record(tmp_path: Path, head: str) -> None:
    found = read(tmp_path, head + "".join(f"{label},{value}%\n" for label, value in LABELS.items()))
    row = gaps(found).iloc[0]
    assert row["employer"] == "Acme"
    assert {name: row[name] for name in MEANT} == pytest.approx(MEANT)
    assert "put-upright" in {issue.code for issue in found.issues}


def test_years_and_employers_across_are_records(tmp_path: Path) -> None:
    rows = "".join(f"{label},{value}%,{value - 1}%\n" for label, value in LABELS.items())
    by_year = gaps(read(tmp_path, f"Our figures,2022,2023\n{rows}"))
    assert by_year["year"].tolist() == [2022, 2023]
    assert by_year["mean_gap"].tolist() == [12.3, 11.3]
    by_employer = gaps(read(tmp_path, f"Measure,Ash Ltd,Birch Ltd\n{rows}"))
    assert by_employer["employer"].tolist() == ["Ash Ltd", "Birch Ltd"]


def test_the_mapping_written_of_it_reads_the_same(tmp_path: Path) -> None:
    text = "Measure,Value\n" + "".join(f"{label},{value}%\n" for label, value in LABELS.items())
    found = read(tmp_path, text)
    write_mapping(found, tmp_path / "mapping.toml")
    pd.testing.assert_frame_equal(gaps(read(tmp_path, text, mapping=tmp_path / "mapping.toml")), gaps(found))


def test_cells_are_named_where_they_stand(tmp_path: Path) -> None:
    book = openpyxl.Workbook()
    for label, value in LABELS.items():
        book.active.append([label, None, value, value, value, "much" if label.startswith("Average") else value])
    book.save(tmp_path / "Acme.xlsx")
    found = inspect_files([tmp_path / "Acme.xlsx"], Settings())
    assert [issue.cell for issue in found.issues if issue.code == "unreadable-value"] == ["F3"]


def test_people_on_their_side_are_not_guessed_at(tmp_path: Path) -> None:
    found = read(tmp_path, "Employee ID,1,2\nGender,F,M\nDepartment,IT,HR\nSalary,50000,51000\nHire date,,\n")
    assert not found.dataset.tables
    assert "sideways" in {issue.code for issue in found.issues}
