"""What stands beside speakers: the room's figures, the list of all speakers with their sessions, names of kinds."""

from __future__ import annotations

import json
from pathlib import Path

from audit.config import Settings
from audit.importing import inspect_files


def test_the_gender_of_a_speaker_stands_beside_figures_of_the_room(tmp_path: Path) -> None:
    head = "id,date,code_speaker,gender,title_original,audience_n,audience_female,audience_male,position"
    rows = "1,29-04-2008,21,F,Seeds,9,5,4,student\n2,13-05-2008,56,M,Birds,17,11,6,postdoc\n"
    (tmp_path / "series.csv").write_text(f"{head}\n{rows}3,20-05-2008,21,F,Roots,10,6,4,student\n", encoding="utf-8")
    tables = inspect_files([tmp_path / "series.csv"], Settings()).dataset.tables
    frame = tables["appearances"].frame
    assert frame[["session", "person", "gender", "role"]].astype(str).values.tolist() == [
        ["Seeds", "21", "women", "speaker"],
        ["Birds", "56", "men", "speaker"],
        ["Roots", "21", "women", "speaker"],
    ]
    rooms = tables["sessions"].frame
    assert rooms[["attendees", "attendees_women", "attendees_men"]].sum().tolist() == [36, 22, 14]


def test_speakers_with_their_sessions_beside_the_programme_appear_once(tmp_path: Path) -> None:
    talks = {
        f"S{number}": {
            "code": f"S{number}",
            "title": f"On the {number} ways of it",
            "speakers": ["P1", f"P{number + 2}"],
            "session_type": ["Talk", "Keynote"][number % 2],
            "duration": "30",
            "track": "x",
        }
        for number in range(4)
    }
    people = {
        f"P{number}": {
            "code": f"P{number}",
            "name": f"A B{number}",
            "biography": None,
            "submissions": ["S0", "S1"] if number == 1 else [f"S{number - 2}"],
        }
        for number in range(1, 6)
    }
    (tmp_path / "sessions.json").write_text(json.dumps(talks), encoding="utf-8")
    (tmp_path / "speakers.json").write_text(json.dumps(people), encoding="utf-8")
    found = inspect_files([tmp_path / "sessions.json", tmp_path / "speakers.json"], Settings())
    frame = found.dataset.tables["appearances"].frame
    assert len(frame) == 8
    assert frame["role"].tolist() == ["speaker", "speaker", "keynote", "keynote"] * 2
    assert "listed-again" in {issue.code for issue in found.issues}
    alone = inspect_files([tmp_path / "speakers.json"], Settings()).dataset.tables["appearances"].frame
    assert len(alone) == 6


def test_the_name_of_a_kind_of_session_is_the_kind(tmp_path: Path) -> None:
    talks = [
        {
            "code": f"S{number}",
            "title": f"Talk {number}",
            "speakers": [{"code": f"P{number}", "name": f"A B{number}"}],
            "submission_type": {"id": 3, "name": {"en": kind, "fr": "x"}, "default_duration": 30},
            "description": "d",
        }
        for number, kind in enumerate(["Plenary", "Workshop", "Talk"])
    ]
    (tmp_path / "schedule.json").write_text(json.dumps({"schedule": {"day": {"9": {}, "10": dict(enumerate(talks))}}}))
    frame = inspect_files([tmp_path / "schedule.json"], Settings()).dataset.tables["appearances"].frame
    assert frame["role"].tolist() == ["keynote", "speaker", "speaker"]
    assert frame["session_kind"].tolist() == ["keynote", "workshop", "talk"]


def test_sessions_name_a_moderator_and_panellists_by_their_keys(tmp_path: Path) -> None:
    people = [{"id": key, "name": f"{key} {key}", "gender": gender} for key, gender in zip("abcd", "FMMF", strict=True)]
    sessions = [
        {"id": 1, "title": "On roads", "type": "panel", "moderatorId": "a", "panelistIds": ["b", "c"]},
        {"id": 2, "title": "On rails", "type": "talk", "speakerIds": ["d"]},
    ]
    expected = [["a", "moderator", "women"], ["b", "panellist", "men"], ["c", "panellist", "men"]]
    expected += [["d", "speaker", "women"]]
    for called in ("speakers", "people"):
        told = json.dumps({called: people, "sessions": sessions})
        (tmp_path / "programme.json").write_text(told, encoding="utf-8")
        frame = inspect_files([tmp_path / "programme.json"], Settings()).dataset.tables["appearances"].frame
        assert frame[["person", "role", "gender"]].astype(str).values.tolist() == expected


def test_those_whose_speech_was_recorded_speak_at_no_event(tmp_path: Path) -> None:
    rows = "".join(f"s{number},{'male' if number % 2 else 'female'},30,north,300\n" for number in range(6))
    (tmp_path / "speakers.csv").write_text(f"speaker_id,gender,age,dialect,utterances\n{rows}", encoding="utf-8")
    assert not {"appearances", "participants"} & set(
        inspect_files([tmp_path / "speakers.csv"], Settings()).dataset.tables
    )


def test_a_track_tells_keynotes_apart(tmp_path: Path) -> None:
    rows = "9:00,keynote,On communities,A @ X\n10:00,Cloud,On clouds,B @ Y\n11:00,Tutorials,On tests,C @ Z\n"
    path = tmp_path / "talks.csv"
    path.write_text(f"time,track,title,speaker\n{rows}12:00,Cloud,On rain,D @ Y\n", encoding="utf-8")
    found = inspect_files([path], Settings())
    assert found.dataset.tables["appearances"].frame["role"].tolist() == ["keynote", *["speaker"] * 3]
    assert "codes-told-keynotes" in {issue.code for issue in found.issues}
    lines = "\n".join(next(sheet.decisions for sheet in found.sheets if sheet.table))
    (tmp_path / "mapping.toml").write_text(f"format = 1\n[[sheet]]\n{lines}\n", encoding="utf-8")
    again = inspect_files([path], Settings(), mapping=tmp_path / "mapping.toml")
    assert again.dataset.tables["appearances"].frame["role"].tolist() == ["keynote", *["speaker"] * 3]


def test_a_blank_track_of_somebody_tells_no_keynotes_apart(tmp_path: Path) -> None:
    rows = "9:00,keynote,On communities,A\n10:00,,On clouds,B\n11:00,Tutorials,On tests,C\n"
    (tmp_path / "talks.csv").write_text(f"time,track,title,speaker\n{rows}", encoding="utf-8")
    frame = inspect_files([tmp_path / "talks.csv"], Settings()).dataset.tables["appearances"].frame
    assert frame["role"].tolist() == ["speaker"] * 3


def test_a_mark_of_keynotes_names_nobody(tmp_path: Path) -> None:
    rows = "P1,Female,On roads,Yes\nP2,Male,On rails,No\nP3,Male,On rivers,No\nP4,Female,On ice,Yes\n"
    (tmp_path / "list.csv").write_text(f"Speaker,Gender,Talk,Keynote?\n{rows}", encoding="utf-8")
    frame = inspect_files([tmp_path / "list.csv"], Settings()).dataset.tables["appearances"].frame
    assert frame[["person", "role"]].astype(str).values.tolist() == [
        ["P1", "keynote"],
        ["P2", "speaker"],
        ["P3", "speaker"],
        ["P4", "keynote"],
    ]
