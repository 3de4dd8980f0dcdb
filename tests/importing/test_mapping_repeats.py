"""Importing again with the mapping that was saved gives the same tables, whatever the first import was read with."""

from __future__ import annotations

from pathlib import Path

import pandas as pd
import pytest

from audit.config import Settings
from audit.importing import inspect_files, write_mapping
from audit.importing.run import Inspection

REAL = (
    *("hr/HRDataset_v14.csv", "hr/IBM attrition.xlsx", "hr/montgomery_county_2016.csv"),
    *("events/SIBECOL_Data_Block1.csv", "events/SIBECOL_Data_Block2.csv", "events/sysconf_appearances.csv"),
    *("events/WordCamp_Nepal_Kathmandu_AllYear_Data.xlsx", "events/pretalx_submissions.json"),
    *("events/useR2016_DERIVED.csv", "events/pretalx_speakers.json", "events/sysconf_conferences.csv"),
    *("paygap/seattle_wages_by_gender.csv", "paygap/uk_gender_pay_gap_2017_2018.csv"),
    *("supplier/phila_commodities_FY2014Q1.csv", "supplier/phila_professional-services_FY-2013-Q4.csv"),
    *("supplier/LA_filtered_echeckbook_2021.csv", "supplier/LA_Company_Cert_MBE.xlsx"),
    "hr/employees_semicolon_ddmmyyyy.csv",
)


def repeated(paths: list[Path], folder: Path, mapping: Path | None = None) -> tuple[Inspection, Inspection]:
    """Import, save the mapping, and import again with it."""
    first = inspect_files(paths, Settings(), mapping=mapping)
    write_mapping(first, folder / "saved.toml")
    return first, inspect_files(paths, Settings(), mapping=folder / "saved.toml")


def assert_same(first: Inspection, again: Inspection) -> None:
    assert set(first.dataset.tables) == set(again.dataset.tables)
    for name, table in first.dataset.tables.items():
        other = again.dataset.tables[name]
        assert table.columns == other.columns
        assert table.group_sources == other.group_sources
        pd.testing.assert_frame_equal(table.frame, other.frame)
    assert first.dataset.period == again.dataset.period
    assert first.dataset.currency == again.dataset.currency


@pytest.mark.real_data
@pytest.mark.parametrize("name", REAL)
def test_a_public_file_is_read_the_same_way_again(real_data: Path, tmp_path: Path, name: str) -> None:
    assert_same(*repeated([real_data / name], tmp_path))


def test_what_a_mapping_said_is_saved_with_the_rest(tmp_path: Path) -> None:
    (tmp_path / "staff.csv").write_text("nr,code,unit,pay\n1,1,Sales,100\n2,2,Sales,1.234\n2,2,Sales,1.234\n")
    (tmp_path / "m.toml").write_text(
        '[[sheet]]\ntable = "employees"\ndrop_duplicates = true\npay_period = "month"\ndecimals.salary = ","\n'
        'group_source = "self-described"\ncolumns.nr = "employee"\ncolumns.code = "gender"\n'
        'columns.unit = "department"\ncolumns.pay = "salary"\nvalues.gender."1" = "women"\nvalues.gender."2" = "men"\n'
        'constants.currency = "EUR"\n'
    )
    first, again = repeated([tmp_path / "staff.csv"], tmp_path, tmp_path / "m.toml")
    assert_same(first, again)
    frame = again.dataset.tables["employees"].frame
    assert frame["gender"].tolist() == ["women", "men"]
    assert frame["annual_pay"].tolist() == [1200.0, 14808.0]
    assert again.dataset.tables["employees"].group_sources["gender"] == "self-described"


def test_columns_with_different_decimal_marks(tmp_path: Path) -> None:
    (tmp_path / "s.csv").write_text(
        "Employee ID;Gender;Salary;FTE\n1;F;45.000;0.85\n2;M;51.500;1\n3;F;48.250;0.5\n", encoding="utf-8"
    )
    first, again = repeated([tmp_path / "s.csv"], tmp_path)
    assert_same(first, again)
    assert again.dataset.tables["employees"].frame["salary"].tolist() == [45000.0, 51500.0, 48250.0]
    assert again.dataset.tables["employees"].frame["fte"].tolist() == [0.85, 1.0, 0.5]


def test_tables_side_by_side_are_told_apart(tmp_path: Path) -> None:
    (tmp_path / "two.csv").write_text(
        "Employee ID,Gender,Department,,Employee ID,Gender,Department\n1,F,Sales,,7,M,Legal\n2,M,Sales,,8,F,Legal\n"
    )
    first, again = repeated([tmp_path / "two.csv"], tmp_path)
    assert_same(first, again)
    assert again.dataset.tables["employees"].frame["department"].tolist() == ["Sales", "Sales", "Legal", "Legal"]
