"""A saved mapping repeats the import exactly, and a mapping overrides what would have been guessed."""

from __future__ import annotations

from pathlib import Path

import pandas as pd
import pytest

from audit.config import Settings
from audit.errors import SettingsError
from audit.importing import import_files, inspect_files, write_mapping


def staff(folder: Path, text: str, name: str = "staff.csv") -> Path:
    path = folder / name
    path.write_text(text, encoding="utf-8")
    return path


def test_a_saved_mapping_repeats_the_import(tmp_path: Path) -> None:
    path = staff(
        tmp_path,
        "Our staff\n\nPersonalnummer;Geschlecht;Abteilung;Eintritt;Jahresgehalt\n"
        "1;w;Vertrieb;31.01.2020;45.000,50\n2;m;Personal;01.02.2021;51.200,00\n",
    )
    first = inspect_files([path], Settings())
    write_mapping(first, tmp_path / "mapping.toml")
    again = inspect_files([path], Settings(), mapping=tmp_path / "mapping.toml")
    pd.testing.assert_frame_equal(first.dataset.tables["employees"].frame, again.dataset.tables["employees"].frame)
    assert first.dataset.tables["employees"].frame["salary"].tolist() == [45000.5, 51200.0]
    assert first.dataset.tables["employees"].frame["department_function"].tolist() == ["", "hr"]


@pytest.mark.real_data
def test_a_saved_mapping_keeps_two_tables_of_one_sheet(real_data: Path, tmp_path: Path) -> None:
    path = real_data / "events" / "SIBECOL_Data_Block2.csv"
    first = inspect_files([path], Settings())
    write_mapping(first, tmp_path / "mapping.toml")
    again = import_files([path], Settings(), mapping=tmp_path / "mapping.toml")
    assert set(again.tables) == {"sessions", "appearances"}
    for name, table in again.tables.items():
        pd.testing.assert_frame_equal(table.frame, first.dataset.tables[name].frame)


def test_a_mapping_overrides_guesses(tmp_path: Path) -> None:
    path = staff(tmp_path, "nr,code,unit,pay\n1,1,Sales,100\n2,2,Sales,200\n2,2,Sales,200\n")
    mapping = tmp_path / "mapping.toml"
    mapping.write_text(
        '[[sheet]]\nfile = "staff*"\ntable = "employees"\ndrop_duplicates = true\npay_period = "month"\n'
        'columns.nr = "employee"\ncolumns.code = "gender"\ncolumns.unit = "department"\ncolumns.pay = "salary"\n'
        'values.gender."1" = "women"\nvalues.gender."2" = "men"\nconstants.currency = "EUR"\n',
        encoding="utf-8",
    )
    frame = import_files([path], Settings(), mapping=mapping).tables["employees"].frame
    assert frame["gender"].tolist() == ["women", "men"]
    assert frame["annual_pay"].tolist() == [1200.0, 2400.0]
    assert frame["currency"].tolist() == ["EUR", "EUR"]
    assert "pay-period-header" not in {
        issue.code for issue in inspect_files([path], Settings(), mapping=mapping).issues
    }


@pytest.mark.parametrize(
    ("text", "code"),
    [
        ("[[sheet]\n", "mapping-toml"),
        ("[[sheet]]\ntabel = 'employees'\n", "mapping-invalid"),
        ("[[sheet]]\ntable = 'employee'\n", "mapping-table"),
        ("[[sheet]]\ntable = 'employees'\ncolumns.A = 'sex'\n", "mapping-column"),
    ],
)
def test_a_wrong_mapping_is_named(tmp_path: Path, text: str, code: str) -> None:
    path = staff(tmp_path, "employee,gender,department\n1,F,Sales\n")
    (tmp_path / "mapping.toml").write_text(text, encoding="utf-8")
    with pytest.raises(SettingsError) as caught:
        import_files([path], Settings(), mapping=tmp_path / "mapping.toml")
    assert caught.value.code == code


def test_hispanic_is_combined_only_where_the_mapping_says_so(tmp_path: Path) -> None:
    path = staff(tmp_path, "Employee ID,Race,Hispanic or Latino,Department\n1,White,Yes,A\n2,White,No,A\n3,Black,,A\n")
    apart = inspect_files([path], Settings()).dataset
    assert apart.tables["employees"].frame["ethnicity"].tolist() == ["white", "white", "black"]
    assert "hispanic-apart" in {issue.code for issue in apart.issues}
    (tmp_path / "m.toml").write_text("[[sheet]]\ncombine_hispanic = true\n", encoding="utf-8")
    combined = import_files([path], Settings(), mapping=tmp_path / "m.toml")
    assert combined.tables["employees"].frame["ethnicity"].tolist() == ["hispanic-latino", "white", "black"]
