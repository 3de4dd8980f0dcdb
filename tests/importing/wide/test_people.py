"""Several people in one row each get a row of their own, with the role that the headers say."""

from __future__ import annotations

from pathlib import Path

import pandas as pd
import pytest

from audit.config import Settings
from audit.importing import inspect_files, write_mapping
from audit.importing.run import Inspection


def read(folder: Path, text: str, mapping: Path | None = None) -> Inspection:
    (folder / "programme.csv").write_text(text, encoding="utf-8")
    return inspect_files([folder / "programme.csv"], Settings(), mapping=mapping)


def people(inspection: Inspection, *columns: str) -> list[tuple[object, ...]]:
    frame = inspection.dataset.tables["appearances"].frame
    return list(frame[list(columns)].astype(object).where(frame[list(columns)].notna(), None).itertuples(index=False))


@pytest.mark.parametrize(
    "header",
    [
        "Conference,Session title,Speaker 1,Gender 1,Speaker 2,Gender 2",
        "Conference,Session title,Speaker1,Speaker1 Gender,Speaker2,Speaker2 Gender",
        "Conference,Session title,speaker_1_name,speaker_1_gender,speaker_2_name,speaker_2_gender",
        "Conference,Session title,First speaker,First speaker gender,Second speaker,Second speaker gender",
        "Conference,Session title,Speaker,Gender,Speaker.1,Gender.1",
        "Conference,Session title,Speaker,Gender,Speaker,Gender",
        "Conference,Session title,Referentin 1,Geschlecht 1,Referentin 2,Geschlecht 2",
        "Conference,Session title,Ponente 1,Ponente 1: sexo,Ponente 2,Ponente 2: sexo",
    ],
)
def test_numbered_people(tmp_path: Path, header: str) -> None:
    found = read(tmp_path, f"{header}\nC1,Opening,a,F,b,M\nC1,Closing,c,F,,\nC2,Talk,d,,,\n")
    assert people(found, "event", "session", "person", "gender", "role", "_row") == [
        ("C1", "Opening", "a", "women", "speaker", 2),
        ("C1", "Opening", "b", "men", "speaker", 2),
        ("C1", "Closing", "c", "women", "speaker", 3),
        ("C2", "Talk", "d", "not-disclosed", "speaker", 4),
    ]
    (issue,) = [issue for issue in found.issues if issue.code == "columns-turned"]
    assert issue.message.params["n"] == 4


def test_roles_as_columns(tmp_path: Path) -> None:
    found = read(
        tmp_path,
        "Event,Panel,Moderator,Moderator gender,Panelist 1,Panelist 1 gender,Panelist 2,Panelist 2 gender\n"
        "E,P,m,male,a,female,b,male\n",
    )
    assert people(found, "person", "role", "gender") == [
        ("m", "moderator", "men"),
        ("a", "panellist", "women"),
        ("b", "panellist", "men"),
    ]


def test_the_kind_of_session_says_the_role_where_there_is_one(tmp_path: Path) -> None:
    found = read(tmp_path, "Event,Session,Session type,Speaker 1,Speaker 2\nE,S,Panel,a,b\nE,T,Keynote,c,\n")
    assert people(found, "person", "role") == [("a", "panellist"), ("b", "panellist"), ("c", "keynote")]


def test_cells_with_several_people(tmp_path: Path) -> None:
    found = read(tmp_path, 'Event,Session,Role,Speakers,Gender\nE,S,panel,"A. Lee; B. Ruiz",F & M\nE,T,talk,C,F\n')
    assert people(found, "person", "gender", "role") == [
        ("A. Lee", "women", "panellist"),
        ("B. Ruiz", "men", "panellist"),
        ("C", "women", "speaker"),
    ]
    assert "cells-split" in {issue.code for issue in found.issues}


def test_one_person_with_two_answers_is_not_two_people(tmp_path: Path) -> None:
    found = read(tmp_path, "Event,Speaker,Role,Gender\nE,a,talk,Non-Binary/Unknown\nE,b,talk,Woman; Non-binary\n")
    assert [person for person, _ in people(found, "person", "gender")] == ["a", "b"]


def test_an_employee_with_numbered_columns_stays_one_person(tmp_path: Path) -> None:
    found = read(tmp_path, "Employee ID,Gender,Department,Manager 1,Manager 2\n1,F,Sales,7,8\n2,M,Sales,7,8\n")
    assert set(found.dataset.tables) == {"employees"}
    assert len(found.dataset.tables["employees"].frame) == 2


def test_counts_of_people_are_no_people(tmp_path: Path) -> None:
    found = read(tmp_path, "Event,Date,Speakers,Moderators,Attendees\nA,2025-01-02,12,3,100\nB,2025-02-03,8,2,50\n")
    assert set(found.dataset.tables) == {"events"}


def test_a_saved_mapping_turns_the_same_columns(tmp_path: Path) -> None:
    text = 'Event,Session,Chair,Speaker 1,Gender 1,Speaker 2,Gender 2\nE,S,z,a,F,b,M\nE,T,"y; x",c,M,,\n'
    first = read(tmp_path, text)
    write_mapping(first, tmp_path / "m.toml")
    again = read(tmp_path, text, tmp_path / "m.toml")
    pd.testing.assert_frame_equal(first.dataset.tables["appearances"].frame, again.dataset.tables["appearances"].frame)
    assert len(again.dataset.tables["appearances"].frame) == 6


def test_a_mapping_that_turns_columns_that_are_not_there_is_said(tmp_path: Path) -> None:
    (tmp_path / "m.toml").write_text('[[sheet]]\ntable = "appearances"\nlong.person = ["A", "B"]\n')
    found = read(tmp_path, "Event,Speaker 1,Speaker 2\nE,a,b\n", tmp_path / "m.toml")
    assert "no-such-columns" in {issue.code for issue in found.issues}


def test_cells_are_named_where_they_stand(tmp_path: Path) -> None:
    found = read(tmp_path, "Event,Speaker 1,Fee 1,Speaker 2,Fee 2\nE,a,100,b,lots\nE,c,50,d,20\n")
    (issue,) = [issue for issue in found.issues if issue.code == "unreadable-value"]
    assert issue.cell == "E2"
