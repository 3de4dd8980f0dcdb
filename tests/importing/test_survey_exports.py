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


def test_the_columns_of_a_survey_programme_tell_of_no_job(tmp_path: Path) -> None:
    head = "id,submitdate,lastpage,startlanguage,startdate,datestamp,gender,gender[other],age"
    told = [("weiblich", "", "30-39"), ("männlich", "", "40-49"), ("", "", ""), ("Sonstiges", "agender", "20-29")] * 2
    day = "2024-03-01 10:00:00"
    rows = "".join(f"{n},{day},3,de,{day},{day},{','.join(answers)}\n" for n, answers in enumerate(told))
    (tmp_path / "answers.csv").write_text(f"{head}\n{rows}", encoding="utf-8")
    tables = inspect_files([tmp_path / "answers.csv"], Settings()).dataset.tables
    assert "employees" not in tables
    assert tables["participants"].frame["gender"].value_counts().to_dict() == {
        **dict.fromkeys(("women", "men", "not-disclosed", "another"), 2),
        **dict.fromkeys(("non-binary", "prefer-not-to-say"), 0),
    }


def test_a_question_for_gender_makes_participants_of_those_who_answer(tmp_path: Path) -> None:
    head = "#,How do you describe your gender?,Captions,Step-free access,Submit Date (UTC),Network ID"
    told = ["female,Captions,", "male,,", "genderqueer,,Step-free access", "female,,", "male,,"]
    rows = "".join(f"r{n},{answers},2024-03-01 10:00:00,n{n}\n" for n, answers in enumerate(told))
    (tmp_path / "answers.csv").write_text(f"{head}\n{rows}", encoding="utf-8")
    frame = inspect_files([tmp_path / "answers.csv"], Settings()).dataset.tables["participants"].frame
    assert frame["gender"].tolist() == ["women", "men", "non-binary", "women", "men"]


def test_answers_of_a_year_are_no_line_up_without_roles(tmp_path: Path) -> None:
    head = "id,year,gender,age_group,first_time,disability,caregiver"
    rows = "1,2019,Female,25-34,yes,No,No\n2,2019,Male,35-44,no,No,Yes\n3,2019,Male,35-44,no,Yes,No\n"
    (tmp_path / "survey.csv").write_text(f"{head}\n{rows}4,2019,Female,55+,no,No,No\n", encoding="utf-8")
    frame = inspect_files([tmp_path / "survey.csv"], Settings()).dataset.tables["participants"].frame
    assert frame["gender"].tolist() == ["women", "men", "men", "women"]


def test_a_row_for_each_question_asked_is_no_appearance(tmp_path: Path) -> None:
    head = "conference,session,talk_id,speaker_gender,moderator_gender,question_number,asker_gender"
    rows = "X,1,1,F,M,1,M\nX,1,1,F,M,2,F\nX,1,2,M,F,1,M\nX,2,3,M,M,1,M\n"
    (tmp_path / "asked.csv").write_text(f"{head}\n{rows}", encoding="utf-8")
    found = inspect_files([tmp_path / "asked.csv"], Settings())
    assert not found.dataset.tables
    assert "rows-are-questions" in {issue.code for issue in found.issues}
