"""Bad input gives one plain sentence with file, sheet and cell, and never a traceback."""

from __future__ import annotations

from pathlib import Path

import openpyxl
import pytest

from audit.config import Settings
from audit.errors import InputError, UsageError
from audit.importing import import_files
from audit.types import IssueLevel
from tests.importing import hostile

GOOD = "employee,gender,department,salary\n1,F,Sales,30000\n2,M,Sales,31000\n"


def written(folder: Path, name: str, content: str | bytes) -> Path:
    path = folder / name
    path.write_bytes(content.encode() if isinstance(content, str) else content)
    return path


def test_no_file() -> None:
    with pytest.raises(UsageError):
        import_files([], Settings())


@pytest.mark.parametrize(
    ("name", "content", "code"),
    [
        ("a.csv", b"", "empty-file"),
        ("a.xlsx", b"%PDF-1.7 something", "unknown-format"),
        ("a.xlsx", b"PK\x03\x04 broken", "damaged"),
        ("a.xls", b"<html><body><table></table></body></html>", "unknown-format"),
        ("a.csv", "colour,shape\nred,round\n", "unknown-table"),
        ("a.csv", "employee,gender,department,salary\n", "no-rows"),
        ("a.csv", "department,job title,salary\nIT,Analyst,50000\n", "pay-of-nobody"),
        ("a.csv", "department,job title,hire date\nIT,Analyst,2020-01-31\n", "missing-column"),
        ("a.csv", '"employee,gender\n1,F\n', "open-quote"),
    ],
)
def test_one_sentence(tmp_path: Path, name: str, content: str | bytes, code: str) -> None:
    path = written(tmp_path, name, content)
    with pytest.raises(InputError) as caught:
        import_files([path], Settings())
    assert caught.value.code == code
    assert caught.value.exit_code == 3
    assert name in caught.value.place
    assert caught.value.message.endswith(".")
    assert "\n" not in str(caught.value)


def test_missing_file_and_folder(tmp_path: Path) -> None:
    for path in (tmp_path / "absent.csv", tmp_path):
        with pytest.raises(InputError) as caught:
            import_files([path], Settings())
        assert caught.value.code == "no-file"


def test_an_empty_sheet_is_named(tmp_path: Path) -> None:
    book = openpyxl.Workbook()
    book.active.title = "Nothing"  # type: ignore[union-attr]
    book.save(tmp_path / "empty.xlsx")
    with pytest.raises(InputError) as caught:
        import_files([tmp_path / "empty.xlsx"], Settings())
    assert caught.value.code == "empty-sheet"
    assert caught.value.place == "empty.xlsx, Nothing"


def test_a_sheet_with_something_in_it_is_not_called_empty(tmp_path: Path) -> None:
    book = openpyxl.Workbook()
    book.active.append([42])  # type: ignore[union-attr]
    book.save(tmp_path / "number.xlsx")
    with pytest.raises(InputError) as caught:
        import_files([tmp_path / "number.xlsx"], Settings())
    assert caught.value.code == "no-header"


def test_a_sheet_of_errors_says_so(tmp_path: Path) -> None:
    (tmp_path / "errors.xlsx").write_bytes(hostile.xlsx('<row r="1"><c r="A1" t="e"><v>#REF!</v></c></row>'))
    with pytest.raises(InputError) as caught:
        import_files([tmp_path / "errors.xlsx"], Settings())
    assert caught.value.code == "only-errors"


def test_a_workbook_with_a_macro_sheet_says_so(tmp_path: Path) -> None:
    parts = {"xl/workbook.xml": "<workbook>", "xl/macrosheets/sheet1.xml": "<macrosheet/>"}
    (tmp_path / "macro.xlsm").write_bytes(hostile.packed(parts))
    with pytest.raises(InputError) as caught:
        import_files([tmp_path / "macro.xlsm"], Settings())
    assert caught.value.code == "macro-sheet"


def test_a_number_where_a_date_belongs_names_the_cell(tmp_path: Path) -> None:
    text = "employee,gender,department,hired_on\n1,F,Sales,2020-01-31\n2,M,Sales,17\n3,M,Sales,2021-05-06\n"
    dataset = import_files([written(tmp_path, "staff.csv", text)], Settings())
    found = [issue for issue in dataset.issues if issue.code == "unreadable-value"]
    assert [(issue.file, issue.cell, issue.rows, issue.level) for issue in found] == [
        ("staff.csv", "D3", 1, IssueLevel.ERROR)
    ]
    assert "17" not in found[0].message.text
    assert len(dataset.tables["employees"].frame) == 3


def test_a_bad_file_does_not_stop_the_good_ones_unless_strict(tmp_path: Path) -> None:
    good, bad = written(tmp_path, "good.csv", GOOD), written(tmp_path, "bad.xlsx", b"PK\x03\x04 broken")
    dataset = import_files([bad, good], Settings())
    assert len(dataset.tables["employees"].frame) == 2
    assert [(issue.file, issue.level) for issue in dataset.issues if issue.code == "damaged"] == [
        ("bad.xlsx", IssueLevel.ERROR)
    ]
    with pytest.raises(InputError):
        import_files([bad, good], Settings(), strict=True)


def test_progress_names_each_file(tmp_path: Path) -> None:
    seen: list[str] = []
    import_files([written(tmp_path, "good.csv", GOOD)], Settings(), progress=seen.append)
    assert seen == ["good.csv"]


def test_a_list_of_authors_holds_no_people_of_ours(tmp_path: Path) -> None:
    (tmp_path / "a.csv").write_text("paper_id,title,author,position,gender,conf\n1,t,a,1,female,X\n1,t,b,2,male,X\n")
    with pytest.raises(InputError) as caught:
        import_files([tmp_path / "a.csv"], Settings())
    assert caught.value.code == "missing-column"  # it is nearest to proposals, of which what became of them is asked


def test_a_list_of_fees_without_roles_says_what_is_missing(tmp_path: Path) -> None:
    book = openpyxl.Workbook()
    sheet = book.active
    sheet.title = "Fees"  # type: ignore[union-attr]
    for row in (("Event", "Speaker", "Fee", "Travel covered"), ("A", "p1", 100, "yes"), ("A", "p2", 200, "no")):
        sheet.append(row)  # type: ignore[union-attr]
    book.save(tmp_path / "fees.xlsx")
    with pytest.raises(InputError) as caught:
        import_files([tmp_path / "fees.xlsx"], Settings())
    assert caught.value.code == "missing-column"
    assert "appearances" in caught.value.message
    assert "role or session_kind" in caught.value.message
