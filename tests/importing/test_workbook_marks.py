"""Input workbooks explain themselves, and the import passes over what only explains."""

from __future__ import annotations

from pathlib import Path

import pytest
from openpyxl import Workbook

from audit.config import Settings
from audit.errors import InputError
from audit.importing import import_files
from audit.tables.declare import EXAMPLE_MARK, NOT_A_TABLE
from audit.types import IssueLevel


def _workbook(path: Path, *rows: tuple[object, ...]) -> Path:
    book = Workbook()
    sheet = book.worksheets[0]
    sheet.title = "Events"
    sheet.append(("event", "date", "format", "captioned"))
    sheet.append((EXAMPLE_MARK, "2025-03-01", "hybrid", "yes"))
    for row in rows:
        sheet.append(row)
    readme = book.create_sheet("Read me", 0)
    readme.append((f"{NOT_A_TABLE} how to fill this workbook",))
    readme.append(("event", "date", "format"))
    book.save(path)
    return path


def test_the_example_row_and_the_explaining_sheet_are_not_read(tmp_path: Path) -> None:
    path = _workbook(tmp_path / "events.xlsx", ("Spring forum", "2025-05-01", "in person", "no"))
    dataset = import_files([path], Settings())
    assert list(dataset.tables["events"].frame["event"]) == ["Spring forum"]
    assert {issue.level for issue in dataset.issues if issue.sheet == "Read me"} == set()
    (said,) = [issue for issue in dataset.issues if issue.code == "left-out-example"]
    assert (said.level, said.rows) == (IssueLevel.INFO, 1)


def test_a_sheet_that_nobody_filled_is_no_warning(tmp_path: Path) -> None:
    filled = _workbook(tmp_path / "filled.xlsx", ("Spring forum", "2025-05-01", "in person", "no"))
    dataset = import_files([_workbook(tmp_path / "empty.xlsx"), filled], Settings())
    assert len(dataset.tables["events"].frame) == 1
    assert {issue.level for issue in dataset.issues if issue.file == "empty.xlsx"} == {IssueLevel.INFO}


def test_nothing_but_examples_is_not_enough(tmp_path: Path) -> None:
    with pytest.raises(InputError):
        import_files([_workbook(tmp_path / "empty.xlsx")], Settings())


def test_answers_on_other_scales_are_kept_as_written(tmp_path: Path) -> None:
    book = Workbook()
    sheet = book.worksheets[0]
    for row in (("item", "status", "evidence"), ("first", "Ja", "x"), ("second", "not-applicable", "y")):
        sheet.append(row)
    book.save(tmp_path / "answers.xlsx")
    dataset = import_files([tmp_path / "answers.xlsx"], Settings())
    assert {name: answer.value for name, answer in dataset.answers.items()} == {
        "first": "yes",
        "second": "not-applicable",
    }
