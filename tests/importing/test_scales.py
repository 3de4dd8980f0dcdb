"""Answers to surveys in numbers: counted where somebody says which end of the scale agrees, and asked for elsewhere."""

from __future__ import annotations

from pathlib import Path

import openpyxl
import pytest

from audit.config import Settings
from audit.importing import inspect_files, write_mapping
from audit.importing.run import Inspection
from audit.importing.wide.scales import Scale, scale_in


def _read(folder: Path, text: str, mapping: Path | None = None) -> Inspection:
    (folder / "answers.csv").write_text(text, encoding="utf-8")
    return inspect_files([folder / "answers.csv"], Settings(), mapping=mapping)


def _agreed(found: Inspection) -> list[tuple[int, int]]:
    frame = found.dataset.tables["surveys"].frame
    return [(int(answered), int(agreed)) for answered, agreed in zip(frame["answered"], frame["agreed"], strict=True)]


@pytest.mark.parametrize(
    ("text", "least", "most"),
    [
        ("I belong here (1 = strongly disagree, 5 = strongly agree)", 1, 5),
        ("Scale: 1 = strongly disagree ... 5 = strongly agree", 1, 5),
        ("from 1 (strongly agree) to 5 (strongly disagree)", 5, 1),
        ("strongly disagree (1) – strongly agree (7)", 1, 7),
        ("Ich komme wieder [1: stimme gar nicht zu, 4: stimme voll zu]", 1, 4),
        ("1 pas du tout d'accord, 2 plutôt pas d'accord, 3 plutôt d'accord, 4 tout à fait d'accord", 1, 4),
        ("The venue (1-5, 5 = excellent)", 1, 5),
        ("The food (0 to 10, 0 = very poor)", 0, 10),
        ("1 = very satisfied, 3 = neutral, 5 = very dissatisfied", 5, 1),
    ],
)
def test_which_end_of_a_scale_agrees(text: str, least: int, most: int) -> None:
    assert scale_in(text) == Scale(least, most)


@pytest.mark.parametrize(
    "text", ["Q1 (1-5)", "I agree with the rules", "Day 1: we agree on terms", "1 = yes, 2 = no", "Agree by 2026-01-05"]
)
def test_what_explains_no_scale(text: str) -> None:
    assert scale_in(text) is None


def test_only_what_lies_past_the_middle_agrees() -> None:
    assert [Scale(1, 5).agrees(str(number)) for number in range(1, 6)] == [False, False, False, True, True]
    assert [Scale(4, 1).agrees(str(number)) for number in range(1, 5)] == [True, True, False, False]


def test_a_scale_in_each_header(tmp_path: Path) -> None:
    scale = "(1 = trifft gar nicht zu, 5 = trifft voll zu)"
    head = f"Zeitstempel;Geschlecht;Willkommen {scale};Barrierefrei {scale}\n"
    rows = "2026-05-01;weiblich;5;3\n2026-05-01;männlich;2;4\n2026-05-02;weiblich;4;\n"
    found = _read(tmp_path, head + rows)
    assert _agreed(found) == [(3, 2), (2, 1)]
    assert len(found.dataset.tables["participants"].frame) == 3


def test_a_scale_in_a_line_above(tmp_path: Path) -> None:
    note = "Survey 2026 — scale: 1 = strongly disagree ... 5 = strongly agree,,,,\n,,,,\n"
    head = "Timestamp,Gender,I felt welcome,The code was visible,I would come again\n"
    rows = "2026-05-01 10:00,F,5,4,5\n2026-05-01 10:05,M,1,2,3\n2026-05-01 10:07,F,4,5,4\n"
    assert _agreed(_read(tmp_path, note + head + rows)) == [(3, 2), (3, 2), (3, 2)]


def test_a_scale_in_another_sheet(tmp_path: Path) -> None:
    book = openpyxl.Workbook()
    answers, key = book.active, book.create_sheet("Scale")
    assert answers is not None
    for row in (
        ("Response ID", "Gender", "Belonging", "Respect", "Return"),
        (1, "Woman", 4, 5, 3),
        (2, "Man", 2, 4, 4),
    ):
        answers.append(row)
    for number, word in enumerate(("Strongly disagree", "Disagree", "Neutral", "Agree", "Strongly agree"), start=1):
        key.append((number, word))
    book.save(tmp_path / "answers.xlsx")
    assert _agreed(inspect_files([tmp_path / "answers.xlsx"], Settings())) == [(2, 1), (2, 2), (2, 1)]


def test_staff_answer_on_a_scale_that_runs_down(tmp_path: Path) -> None:
    scale = "[1 = strongly agree, 5 = strongly disagree]"
    found = _read(tmp_path, f'employee_id,gender,"I belong here {scale}"\n1,F,1\n2,M,5\n3,F,2\n')
    assert _agreed(found) == [(3, 2)]
    assert len(found.dataset.tables["employees"].frame) == 3


def test_a_scale_that_nobody_explains_is_asked_for(tmp_path: Path) -> None:
    text = "Respondent ID,Gender,Q1 (1-5) I feel included,Q2 (1-5) I felt valued\n1,Woman,5,4\n2,Man,2,4\n3,Woman,4,1\n"
    found = _read(tmp_path, text)
    (issue,) = [issue for issue in found.issues if issue.code == "scale-open"]
    assert issue.cell == "C1"
    assert "surveys" not in found.dataset.tables
    (tmp_path / "map.toml").write_text(f"format = 1\n[[sheet]]\n{issue.mapping}\n", encoding="utf-8")
    assert _agreed(_read(tmp_path, text, mapping=tmp_path / "map.toml")) == [(3, 2), (3, 2)]


def test_answers_that_are_counted_already(tmp_path: Path) -> None:
    head = "Question,Strongly disagree,Disagree,Neutral,Agree,Strongly agree\n"
    text = head + "I feel included,1,3,5,20,11\nMy voice is heard,2,6,8,14,10\n"
    found = _read(tmp_path, text)
    assert _agreed(found) == [(40, 31), (40, 24)]
    write_mapping(found, tmp_path / "map.toml")
    again = _read(tmp_path, text, mapping=tmp_path / "map.toml")
    assert again.dataset.tables["surveys"].frame["question"].tolist() == ["I feel included", "My voice is heard"]
    assert _agreed(again) == [(40, 31), (40, 24)]


def test_answers_counted_below_numbers(tmp_path: Path) -> None:
    note = "Scale: 1 = strongly disagree; 5 = strongly agree,,,,,,\n"
    assert _agreed(_read(tmp_path, "Statement,1,2,3,4,5,n\nI feel included,1,3,5,20,11,40\n" + note)) == [(40, 31)]


def test_shares_of_those_who_answered(tmp_path: Path) -> None:
    text = "Statement,Disagree,Neutral,Agree,n\nI feel included,12.5%,25.0%,62.5%,40\nI am heard,20.0%,30.0%,50.0%,38\n"
    frame = _read(tmp_path, text).dataset.tables["surveys"].frame
    assert frame["answered"].tolist() == [40, 38]
    assert frame["agreed_share"].tolist() == [0.625, 0.5]


def test_answers_of_nobody_who_is_told(tmp_path: Path) -> None:
    head = "Timestamp,I felt welcome,I was heard,I would come again\n"
    rows = "2026-05-01,Agree,Disagree,Agree\n2026-05-01,Strongly agree,Agree,Neutral\n2026-05-02,Neutral,Agree,Agree\n"
    found = _read(tmp_path, head + rows)
    assert set(found.dataset.tables) == {"surveys"}
    assert _agreed(found) == [(3, 2), (3, 2), (3, 2)]
