"""Surveys: gender and age told by their words, questions with an option in each column counted, not kept by person."""

from __future__ import annotations

from pathlib import Path

import pandas as pd
import pytest

from audit.config import Settings
from audit.importing import inspect_files, write_mapping
from audit.importing.run import Inspection


def read(folder: Path, text: str, mapping: Path | None = None) -> Inspection:
    (folder / "survey.csv").write_text(text, encoding="utf-8")
    return inspect_files([folder / "survey.csv"], Settings(), mapping=mapping)


OPTIONS = (
    "Q1,Q2,Q3_A,Q3_B,Q3_C,Q4,Q5\n"
    "Woman,25-34,by bus,,on foot,Agree,Yes\n"
    "Man,35-44,,by bike,,Strongly disagree,No\n"
    "Woman,25-34,by bus,by bike,,Strongly agree,Yes\n"
    "Prefer not to say,45-54,,,,No opinion,\n"
)


def test_questions_by_number_and_options_by_column(tmp_path: Path) -> None:
    found = read(tmp_path, OPTIONS)
    people = found.dataset.tables["participants"].frame
    assert people["gender"].tolist() == ["women", "men", "women", "prefer-not-to-say"]
    assert people["age_band__raw"].tolist() == ["25-34", "35-44", "25-34", "45-54"]
    counted = found.dataset.tables["surveys"].frame.set_index("question")
    assert counted.loc["Q3: by bus", ["answered", "agreed"]].tolist() == [3, 2]
    assert counted.loc["Q3: by bike", ["answered", "agreed"]].tolist() == [3, 2]
    assert counted.loc["Q3: on foot", ["answered", "agreed"]].tolist() == [3, 1]
    assert counted.loc["Q4", ["answered", "agreed"]].tolist() == [4, 2]
    assert counted.loc["Q5", ["answered", "agreed"]].tolist() == [3, 2]
    assert {"column-by-values", "questions-counted"} <= {issue.code for issue in found.issues}


@pytest.mark.parametrize(
    ("mark", "other"),
    [("1", "0"), ("1.0", "0.0"), ("x", ""), ("Yes", "No"), ("TRUE", "FALSE"), ("Ja", "Nein"), ("✓", "Not Selected")],
)
def test_a_matrix_of_marks(tmp_path: Path, mark: str, other: str) -> None:
    header = "What is your gender?,Needs [Ramp],Needs [Captions],Needs [Quiet room]\n"
    found = read(
        tmp_path, f"{header}Female,{mark},{other},{other}\nMale,{mark},{mark},{other}\nFemale,{other},{other},{mark}\n"
    )
    counted = found.dataset.tables["surveys"].frame.set_index("question")["agreed"]
    assert counted.to_dict() == {"Needs: Ramp": 2, "Needs: Captions": 1, "Needs: Quiet room": 1}


def test_a_saved_mapping_counts_the_same_questions(tmp_path: Path) -> None:
    first = read(tmp_path, OPTIONS)
    write_mapping(first, tmp_path / "m.toml")
    again = read(tmp_path, OPTIONS, tmp_path / "m.toml")
    assert set(again.dataset.tables) == {"participants", "surveys"}
    for name, table in first.dataset.tables.items():
        pd.testing.assert_frame_equal(table.frame, again.dataset.tables[name].frame)


def test_years_of_experience_are_no_ages(tmp_path: Path) -> None:
    found = read(tmp_path, "Q1,Q2\nWoman,5-10 years\nMan,< 2 years\nWoman,> 10 years\n")
    assert "age_band" not in found.dataset.tables["participants"].frame


def test_two_columns_of_gender_words_are_not_guessed(tmp_path: Path) -> None:
    found = read(tmp_path, "Q1,Q2\nWoman,Man\nMan,Woman\n")
    assert not set(found.dataset.tables)


def test_letters_are_not_guessed_without_a_word_in_the_header(tmp_path: Path) -> None:
    found = read(tmp_path, "Q1,Q2\nF,a\nM,b\n")
    assert not set(found.dataset.tables)


@pytest.mark.real_data
def test_user2016(real_data: Path) -> None:
    dataset = inspect_files([real_data / "events" / "useR2016_DERIVED.csv"], Settings()).dataset
    people = dataset.tables["participants"].frame
    assert people["gender"].value_counts()[["men", "women"]].tolist() == [283, 169]
    assert (people["gender__raw"] == "Non-Binary/Unknown").sum() == 3
    known = people[people["age_band__raw"].notna()]
    young = known["age_band__raw"] == "35 or under"
    by_gender = {group: (int(rows.sum()), len(rows)) for group, rows in young.groupby(known["gender"], observed=True)}
    assert by_gender["women"] == (105, 159)
    assert by_gender["men"] == (118, 265)
