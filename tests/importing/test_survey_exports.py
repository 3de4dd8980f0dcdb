"""Exports of survey programmes: the rows in which they name their columns again are nobody's answers."""

from __future__ import annotations

from pathlib import Path

from audit.config import Settings
from audit.importing import inspect_files

_NAMES = "StartDate,RecordedDate,ResponseId,{gender},{other},Q3"
_ASKED = (
    "Start Date,Recorded Date,Response ID,With which gender do you identify? - Selected Choice,"
    "Do you have a disability? - Selected Choice,What is your age?"
)
_IDS = ",".join(
    f'"{{""ImportId"":""{name}""}}"' for name in ("startDate", "recordedDate", "_recordId", "Q1", "Q2", "Q3")
)
_ANSWERS = (
    "2021-02-27 10:00:00,2021-02-27 10:05:00,R_1,Woman,No,34\n2021-02-27 10:00:00,2021-02-27 10:05:00,R_2,Man,Yes,44\n"
    "2021-02-27 10:00:00,2021-02-27 10:05:00,R_3,Non-binary,Yes,24\n"
)


def test_a_header_of_three_rows_with_ids_in_the_third(tmp_path: Path) -> None:
    names = _NAMES.format(gender="Q1", other="Q2")
    (tmp_path / "answers.csv").write_text(f"{names}\n{_ASKED}\n{_IDS}\n{_ANSWERS}", encoding="utf-8")
    found = inspect_files([tmp_path / "answers.csv"], Settings())
    frame = found.dataset.tables["participants"].frame
    assert frame["person"].tolist() == ["R_1", "R_2", "R_3"]
    assert frame["gender"].tolist() == ["women", "men", "non-binary"]
    assert frame["disability"].tolist() == ["no", "yes", "yes"]
    assert frame["age"].tolist() == [34, 44, 24]
    assert not [issue for issue in found.issues if issue.level != "info"]
    assert "left-out-column-ids" in {issue.code for issue in found.issues}


def test_short_names_above_are_the_header_where_they_say_more(tmp_path: Path) -> None:
    names = "gender,age,disability,person\nAsked first,Asked second,Asked third,Asked last"
    ids = ",".join(f'"{{""ImportId"":""QID{number}""}}"' for number in range(4))
    (tmp_path / "answers.csv").write_text(f"{names}\n{ids}\nWoman,34,No,a\nMan,44,Yes,b\n", encoding="utf-8")
    frame = inspect_files([tmp_path / "answers.csv"], Settings()).dataset.tables["participants"].frame
    assert frame["gender"].tolist() == ["women", "men"]
    assert frame["age"].tolist() == [34, 44]


def test_those_who_answer_numbered_questions_are_no_staff(tmp_path: Path) -> None:
    head = ["duration", *(f"q2.{number}_1" for number in range(8)), "nq", "age", "gender", "minority", "career.stage"]
    rows = [
        ["7462", *["NS"] * 4, "1", "2", "3", "NA", "", "24", "W", "5", "Pre-doctoral"],
        ["1067", *["1"] * 4, "1,4", "2", "3", "NA", "2", "36", "M", "2", "Post-doctoral"],
        ["222", *["NS"] * 4, "1", "2", "3", "NA", "2", "NA", "W", "5", "NA"],
        ["835", *["NS"] * 4, "1", "2", "3", "NA", "2", "50", "NA", "NA", "Senior permanent"],
    ]
    (tmp_path / "survey.txt").write_text("\n".join("\t".join(row) for row in [head, *rows]) + "\n", encoding="utf-8")
    tables = inspect_files([tmp_path / "survey.txt"], Settings()).dataset.tables
    frame = tables["participants"].frame
    assert frame["gender"].tolist() == ["women", "men", "women", "not-disclosed"]
    assert frame["age"].dropna().tolist() == [24, 36, 50]
    assert "employees" not in tables
