"""What bad input gets: one clear sentence, the documented exit code, nothing half-written."""

from __future__ import annotations

import csv
from collections.abc import Sequence
from pathlib import Path

import openpyxl
import pytest

from tests.e2e.commands import Command, Run

GOOD = (
    ("Event", "Role", "Speaker", "Gender", "Compensation", "Fee"),
    *(("Forum", "Keynote", f"K{serial}", "Woman" if serial % 2 else "Man", "Fee", 900) for serial in range(12)),
)


def _book(path: Path, *rows: Sequence[object], sheet: str = "Sheet1") -> Path:
    book = openpyxl.Workbook()
    page = book.active
    assert page is not None
    page.title = sheet
    for row in rows:
        page.append(list(row))
    book.save(path)
    return path


def _csv(path: Path, rows: Sequence[Sequence[object]]) -> Path:
    with path.open("w", newline="", encoding="utf-8") as file:
        csv.writer(file).writerows(rows)
    return path


def _refused(run: Run, *words: str, code: int = 3) -> None:
    assert run.code == code, run.said
    assert "Traceback" not in run.said
    assert run.out == ""
    sentence = " ".join(run.err.split())
    assert sentence.endswith((".", "?")), sentence
    for word in words:
        assert word in sentence, sentence


def test_no_file(audit: Command, work: Path) -> None:
    run = audit("run")
    assert run.code == 2
    assert "Traceback" not in run.said
    assert run.left() == set()


def test_missing_file(audit: Command, work: Path) -> None:
    run = audit("run", "missing.xlsx", "--org", "X", "--period", "2025")
    _refused(run, "missing.xlsx")
    assert run.left() == set()


def test_unknown_format(audit: Command, work: Path) -> None:
    (work / "letter.docx").write_bytes(b"\x00\x01\x02 not a spreadsheet \xff\xfe" * 40)
    run = audit("run", "letter.docx", "--org", "X", "--period", "2025")
    _refused(run, "letter.docx")
    assert run.left() == {"letter.docx"}


def test_sheet_that_is_none_of_the_tables(audit: Command, work: Path) -> None:
    _book(work / "recipes.xlsx", ("Flour", "Sugar", "Butter"), (200, 100, 50), (300, 150, 75), sheet="Cakes")
    run = audit("run", "recipes.xlsx", "--org", "X", "--period", "2025")
    _refused(run, "recipes.xlsx", "Cakes")
    assert run.left() == {"recipes.xlsx"}


def test_empty_sheet(audit: Command, work: Path) -> None:
    _book(work / "empty.xlsx", sheet="Nothing")
    run = audit("run", "empty.xlsx", "--org", "X", "--period", "2025")
    _refused(run, "empty.xlsx", "Nothing")


def test_required_column_missing(audit: Command, work: Path) -> None:
    rows = [("Event", "Speaker", "Fee", "Travel covered"), *(("Forum", f"K{n}", 100, "yes") for n in range(6))]
    _book(work / "fees.xlsx", *rows, sheet="Fees")
    run = audit("run", "fees.xlsx", "--org", "X", "--period", "2025")
    _refused(run, "fees.xlsx", "Fees", "role")


def test_header_and_no_rows(audit: Command, work: Path) -> None:
    _book(work / "header.xlsx", GOOD[0], sheet="Speakers")
    run = audit("run", "header.xlsx", "--org", "X", "--period", "2025")
    _refused(run, "header.xlsx", "Speakers")


def test_number_where_a_date_belongs(audit: Command, work: Path) -> None:
    header = (*GOOD[0], "Paid on")
    rows = [(*row, "2025-03-01") for row in GOOD[1:]]
    rows[4] = (*GOOD[5], "7.5")
    _csv(work / "fees.csv", [header, *rows])
    run = audit("run", "fees.csv", "--org", "X", "--period", "2025", "--no-history")
    assert run.code == 0, run.said
    assert "Traceback" not in run.said
    assert "fees.csv" in run.said
    assert "G6" in run.said
    assert (work / "report.pdf").exists()


def test_number_where_a_date_belongs_stops_a_strict_run(audit: Command, work: Path) -> None:
    rows = [(*row, "2025-03-01") for row in GOOD[1:]]
    rows[4] = (*GOOD[5], "7.5")
    _csv(work / "fees.csv", [(*GOOD[0], "Paid on"), *rows])
    run = audit("run", "fees.csv", "--org", "X", "--period", "2025", "--strict", "--no-history")
    _refused(run, "fees.csv", "G6")
    assert run.left() == {"fees.csv"}


def test_bad_file_among_good_ones_does_not_stop_them(audit: Command, work: Path) -> None:
    _csv(work / "speakers.csv", GOOD)
    (work / "broken.xlsx").write_bytes(b"PK\x03\x04 cut off")
    run = audit("run", "broken.xlsx", "speakers.csv", "--org", "X", "--period", "2025", "--no-history")
    assert run.code == 0, run.said
    assert "broken.xlsx" in run.said
    assert (work / "report.pdf").exists()


def test_bad_file_among_good_ones_stops_a_strict_run(audit: Command, work: Path) -> None:
    _csv(work / "speakers.csv", GOOD)
    (work / "broken.xlsx").write_bytes(b"PK\x03\x04 cut off")
    run = audit("run", "broken.xlsx", "speakers.csv", "--org", "X", "--period", "2025", "--strict", "--no-history")
    _refused(run, "broken.xlsx")
    assert run.left() == {"speakers.csv", "broken.xlsx"}


def test_older_report_stays_when_a_run_fails(audit: Command, work: Path) -> None:
    (work / "report.pdf").write_bytes(b"last year's report")
    _book(work / "empty.xlsx", sheet="Nothing")
    assert audit("run", "empty.xlsx", "--org", "X", "--period", "2025").code == 3
    assert (work / "report.pdf").read_bytes() == b"last year's report"


@pytest.mark.parametrize(
    ("words", "named"),
    [
        (("--profile", "nonsense"), "nonsense"),
        (("--audience", "everyone"), "audience"),
        (("--config", "absent.toml"), "absent.toml"),
        (("--as-of", "yesterday"), "--as-of"),
        (("--group-source", "appearances=guessed"), "--group-source"),
    ],
)
def test_wrong_use(audit: Command, work: Path, words: tuple[str, ...], named: str) -> None:
    _csv(work / "speakers.csv", GOOD)
    run = audit("run", "speakers.csv", "--org", "X", "--period", "2025", "--no-history", *words)
    _refused(run, named, code=2)
    assert run.left() == {"speakers.csv"}


def test_settings_name_the_key_that_is_wrong(audit: Command, work: Path) -> None:
    _csv(work / "speakers.csv", GOOD)
    (work / "audit.toml").write_text("organisatoin = 'X'\n")
    run = audit("run", "speakers.csv", "--period", "2025", "--no-history")
    _refused(run, "audit.toml", "organisatoin", code=2)


def test_report_that_cannot_be_written_there(audit: Command, work: Path) -> None:
    _csv(work / "speakers.csv", GOOD)
    run = audit(
        "run", "speakers.csv", "--org", "X", "--period", "2025", "--no-history", "-o", "speakers.csv/report.pdf"
    )
    _refused(run, "speakers.csv", code=4)
    assert run.left() == {"speakers.csv"}
