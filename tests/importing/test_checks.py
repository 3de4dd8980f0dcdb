"""Contradictions between rows are told, with the cells that they stand in and without a value of anybody."""

from __future__ import annotations

from pathlib import Path

import pytest

from audit.config import Settings
from audit.importing import import_files, inspect_files
from audit.model.result import DataIssue

HEAD = "Event,Session,Person,Role,Gender,Ethnicity\n"


def said(folder: Path, rows: list[str]) -> list[DataIssue]:
    path = folder / "speakers.csv"
    path.write_text(HEAD + "\n".join(rows) + "\n", encoding="utf-8")
    return [issue for issue in import_files([path], Settings()).issues if issue.code == "key-of-several-people"]


def test_a_key_with_two_genders_is_told_by_its_cells(tmp_path: Path) -> None:
    rows = ["A,S1,Q7,speaker,F,Asian", "A,S2,Q8,speaker,M,White", "B,S1,Q7,keynote,M,Asian", "B,S1,Q8,panellist,,White"]
    [issue] = said(tmp_path, rows)
    assert (issue.level, issue.cell, issue.rows) == ("warning", "A2, A4", 2)
    assert "Q7" not in issue.message.text


@pytest.mark.parametrize("other", ["", "Prefer not to say", "F", "female"])
def test_who_says_it_once_contradicts_nobody(tmp_path: Path, other: str) -> None:
    assert said(tmp_path, ["A,S1,Q7,speaker,F,Asian", f"B,S1,Q7,keynote,{other},", "B,S2,Q8,keynote,M,White"]) == []


def test_a_session_that_two_rows_tell_differently(tmp_path: Path) -> None:
    rows = ("S1,Panel,yes,2026-03-01", "S1,Panel,no,2026-03-01", "S2,Talk,yes,2026-03-01", "S2,Talk,yes,2026-03-02")
    (tmp_path / "sessions.csv").write_text("\n".join(("Session,Type,Captions,Date", *rows)), encoding="utf-8")
    found = inspect_files([tmp_path / "sessions.csv"], Settings())
    (issue,) = [issue for issue in found.issues if issue.code == "session-told-again"]
    assert (issue.cell, issue.rows, issue.level) == ("A2, A3", 2, "info")
    assert len(found.dataset.tables["sessions"].frame) == 4
