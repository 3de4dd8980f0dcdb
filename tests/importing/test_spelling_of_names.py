"""The same name in other signs is the same person, department or word."""

from __future__ import annotations

import unicodedata
from pathlib import Path

import pytest

from audit.config import Settings
from audit.importing import inspect_files
from audit.tables.dataset import Dataset


def imported(folder: Path, *lines: str) -> Dataset:
    path = folder / "table.csv"
    path.write_text("\n".join(lines) + "\n", encoding="utf-8")
    return inspect_files([path], Settings()).dataset


def apart(text: str) -> str:
    return unicodedata.normalize("NFD", text)


def test_a_person_is_one_however_the_accents_and_spaces_are_written(tmp_path: Path) -> None:
    names = ["José Núñez", apart("José Núñez"), "José\u00a0Núñez", "José  Núñez", " José\u202fNúñez "]
    rows = [f"E,S{n},{name},speaker,F" for n, name in enumerate(names)]
    frame = imported(tmp_path, "Event,Session,Speaker,Role,Gender", *rows).tables["appearances"].frame
    assert set(frame["person"]) == {"José Núñez"}


def test_plain_names_with_two_spaces_are_one_too_and_lines_stay_apart(tmp_path: Path) -> None:
    dataset = imported(
        tmp_path, "Employee ID,Gender,Department,Level", '1,F,Human  Resources,"A\nb"', '2,M,Human Resources,"A\nb"'
    )
    frame = dataset.tables["employees"].frame
    assert set(frame["department"]) == {"Human Resources"}
    assert set(frame["level"]) == {"A\nb"}


def test_levels_and_departments_in_either_form_are_one(tmp_path: Path) -> None:
    rows = ["1,Rénovation,Ä,F", f"2,{apart('Rénovation')},{apart('Ä')},F"]
    frame = imported(tmp_path, "Employee ID,Department,Level,Gender", *rows).tables["employees"].frame
    assert frame["department"].nunique() == frame["level"].nunique() == 1


def test_turkish_capitals_are_the_same_words(tmp_path: Path) -> None:
    rows = ["1,KADIN,A", "2,kadın,A", "3,ERKEK,A", "4,erkek,A"]
    frame = imported(tmp_path, "Employee ID,Gender,Department", *rows).tables["employees"].frame
    assert frame["gender"].tolist() == ["women", "women", "men", "men"]


@pytest.mark.parametrize(("others", "said"), [(("no", "yes"), True), (("", ""), True), (("no", "no"), False)])
def test_crosses_are_said_to_be_read_as_yes(tmp_path: Path, others: tuple[str, str], said: bool) -> None:
    first = "X" if said else "yes"
    rows = [f"E,A,speaker,{first}", *(f"E,{n},speaker,{value}" for n, value in enumerate(others))]
    dataset = imported(tmp_path, "Event,Session,Role,Travel paid", *rows)
    assert bool(dataset.tables["appearances"].frame["travel_covered"][0])
    assert ("crosses" in {issue.code for issue in dataset.issues}) is said
