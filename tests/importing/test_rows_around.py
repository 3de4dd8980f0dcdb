"""Rows around those of people are nobody: units and kinds of values below the header, sums and signatures below all."""

from __future__ import annotations

from pathlib import Path

import pytest

from audit.config import Settings
from audit.importing import inspect_files
from audit.importing.rows_around import tells_kinds
from audit.importing.run import Inspection

_HEAD = "Employee ID,Gender,Department,Hire date,Salary,FTE,Grade"
_PEOPLE = "1,F,HR,2019-02-28,45000,1,A\n2,M,IT,2020-12-01,51000,0.8,B\n3,F,IT,2021-03-13,38000,1,A\n"


def _read(folder: Path, text: str) -> Inspection:
    (folder / "staff.csv").write_text(text, encoding="utf-8")
    return inspect_files([folder / "staff.csv"], Settings())


def _people(found: Inspection) -> list[str]:
    return list(found.dataset.tables["employees"].frame["employee"])


@pytest.mark.parametrize(
    "below",
    [
        "\nWomen,2\nMen,1\n",
        ",,,,,,\n,,,,,,\nWomen,2,,,,,\nMen,1,,,,,\n",
        "\nPrepared by: HR\nDate: 30.06.2025,,,2025-06-30\n",
        "Total,,,,134000\n\nWomen,2\nMen,1\n",
    ],
)
def test_sums_and_signatures_below_a_table(tmp_path: Path, below: str) -> None:
    found = _read(tmp_path, f"{_HEAD}\n{_PEOPLE}{below}")
    assert _people(found) == ["1", "2", "3"]
    assert "left-out-note" in {issue.code for issue in found.issues}


@pytest.mark.parametrize(
    "below",
    ["4,M\n", "\n4,M,IT,2020-01-01,,,\n", "\n4,M\n5,F\n", "\nE4,M\n", "\nA4,M,IT,2020-01-01,,,\n"],
    ids=["no gap", "half filled", "keys", "keys of letters", "half filled with a key of letters"],
)
def test_people_of_whom_little_is_known_stay(tmp_path: Path, below: str) -> None:
    assert _people(_read(tmp_path, f"{_HEAD}\n{_PEOPLE}{below}"))[3][-1] == "4"


def test_what_somebody_added_below_a_blank_row_stays(tmp_path: Path) -> None:
    head = "item,title,action,owner,due,status,done_on,evidence,response"
    known = "".join(f"i{at},T{at},Do thing {at},Head of HR,2026-0{at}-01,open,,,\n" for at in range(1, 6))
    (tmp_path / "actions.csv").write_text(f"{head}\n{known},,,,,,,,\n,,Ask the staff council,,,in progress,,,\n")
    frame = inspect_files([tmp_path / "actions.csv"], Settings()).dataset.tables["actions"].frame
    assert list(frame["status"]) == ["open"] * 6
    assert list(frame["action"])[-1] == "Ask the staff council"


def test_in_a_table_of_few_cells_nobody_is_left_out(tmp_path: Path) -> None:
    rows = "E1,F,,,,,\nE2,M,,,,,\n\nE3,F,,,,,\n"
    assert _people(_read(tmp_path, f"{_HEAD}\n{rows}")) == ["E1", "E2", "E3"]


@pytest.mark.parametrize(
    "units",
    [",,,dd/mm/yyyy,EUR,0-1,", "text,text,text,date,number,number,text", "Required,Required,Optional,,,,"],
)
def test_units_and_kinds_below_the_header(tmp_path: Path, units: str) -> None:
    found = _read(tmp_path, f"{_HEAD}\n{units}\n{_PEOPLE}")
    assert _people(found) == ["1", "2", "3"]
    assert "left-out-units" in {issue.code for issue in found.issues}
    assert not [issue for issue in found.issues if issue.level == "error"]


def test_rows_of_values_tell_no_kinds() -> None:
    assert not tells_kinds(("1", "F", "HR", "2019-02-28", "45000"))
    assert not tells_kinds(("text", "", ""))
    assert not tells_kinds(("01/02/2020", "€ 5"))


def test_a_date_that_stands_for_none_is_blank_among_dates_of_iso(tmp_path: Path) -> None:
    head = _HEAD.replace("Hire date", "Birth date")
    people = _PEOPLE.replace("2021-03-13", "1900-01-01").replace("2020", "1980").replace("2019", "1970")
    frame = _read(tmp_path, f"{head}\n{people}").dataset.tables["employees"].frame
    assert frame["birth_date"].isna().tolist() == [False, False, True]
