"""Tables long enough to be handed over encoded are understood as short ones are."""

from __future__ import annotations

from pathlib import Path

import pytest

from audit.config import Settings
from audit.importing import import_files
from audit.importing.read import row_by_row, text
from audit.importing.read.compact import LONG

ROWS = LONG + 2_000
HEADER = "Employee ID,Gender,Department,Hire date,Salary,FTE"


def line(number: int) -> str:
    gender = ("F", "M", " F ", "")[number % 4]
    day = f"{number % 28 + 1:02d}/0{number % 9 + 1}/20{number % 20:02d}"
    key, department = f"E{number * 7919 % 1_000_003:07d}", ("HR", "Sales")[number % 2]
    return f"{key},{gender},{department},{day},{number + 0.5},{1 - number % 2 / 2}"


def test_a_long_table_with_all_that_is_left_out(tmp_path: Path) -> None:
    lines = [line(number) for number in range(ROWS)]
    lines[300:300] = [",,,,,", HEADER]
    total = f"Total,,,,{sum(number + 0.5 for number in range(ROWS))},"
    path = tmp_path / "staff.csv"
    path.write_text("\n".join(["Staff of 2025,,,,,", HEADER, *lines, total, "As of 31 December,,,,,"]) + "\n")
    dataset = import_files([path], Settings())
    frame = dataset.tables["employees"].frame
    assert len(frame) == ROWS
    assert frame["salary"].sum() == sum(number + 0.5 for number in range(ROWS))
    counts = frame["gender"].value_counts()
    assert (counts["women"], counts["men"], counts["not-disclosed"]) == (ROWS // 2, ROWS // 4, ROWS // 4)
    assert set(frame["gender__raw"].dropna().unique()) == {"F", "M"}
    assert frame["hired_on"].iloc[20].isoformat()[:10] == "2000-03-21"
    assert frame["fte"].iloc[:2].tolist() == [1.0, 0.5]
    rows = {issue.code: issue.rows for issue in dataset.issues}
    assert (rows["left-out-total"], rows["left-out-repeated-header"], rows["left-out-note"]) == (1, 1, 1)
    assert not {"repeated-key", "duplicate-rows"} & rows.keys()


def test_repeated_keys_and_rows_of_a_long_table_are_found(tmp_path: Path) -> None:
    lines = [line(number) for number in range(ROWS)]
    lines[-1] = lines[5]
    lines[-2] = lines[7].replace("HR", "IT").replace("Sales", "IT")
    path = tmp_path / "staff.csv"
    path.write_text("\n".join([HEADER, *lines]) + "\n")
    rows = {issue.code: issue.rows for issue in import_files([path], Settings()).issues}
    assert rows["repeated-key"] == 4
    assert rows["duplicate-rows"] == 1


@pytest.mark.parametrize("block", [1, 2, 3, 100])
@pytest.mark.parametrize("end", ["\n", "\r\n", "\r"])
def test_ragged_rows_keep_their_places_however_they_are_cut_into_blocks(
    monkeypatch: pytest.MonkeyPatch, block: int, end: str
) -> None:
    monkeypatch.setattr(row_by_row, "_BLOCK", block)
    lines = ["", "", "a,b,c", "1,2", "3,4,5,6", '"7\n8",9,', "", "10,11,12"]
    (sheet,) = text.read_text(end.join(lines).encode())
    rows = list(zip(*(column.to_pylist() for column in sheet.cells.columns), strict=True))
    assert rows == [
        *[("", "", "", "")] * 2,
        *[("a", "b", "c", ""), ("1", "2", "", ""), ("3", "4", "5", "6"), ("7\n8", "9", "", "")],
        *[("", "", "", ""), ("10", "11", "12", "")],
    ]
    assert [(note.code, note.cells) for note in sheet.notes] == [("ragged-rows", ("A5",))]
