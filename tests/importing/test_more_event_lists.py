"""Lists of festivals, panels, honoraria and attendance: marks that name nobody, and numbers of those on stage."""

from __future__ import annotations

import json
from pathlib import Path

from audit.config import Settings
from audit.importing import inspect_files
from audit.importing.run import Inspection


def _read(folder: Path, text: str) -> Inspection:
    (folder / "list.csv").write_text(text, encoding="utf-8")
    return inspect_files([folder / "list.csv"], Settings())


def test_a_mark_of_headliners_names_nobody(tmp_path: Path) -> None:
    text = "Year,Festival,Act,Gender,Headliner\n2024,Reed,A,M,Y\n2024,Reed,B,F,N\n2025,Reed,C,F,N\n2025,Reed,D,M,Y\n"
    frame = _read(tmp_path, text).dataset.tables["appearances"].frame
    assert frame["person"].tolist() == ["A", "B", "C", "D"]
    assert frame["role"].astype(str).tolist() == ["keynote", "speaker", "speaker", "keynote"]


def test_women_on_a_panel_are_no_audience(tmp_path: Path) -> None:
    text = "panel_id,event,panel_title,n_panelists,n_women,n_men\n1,E1,P1,4,1,3\n2,E1,P2,5,3,2\n3,E2,P3,3,0,3\n"
    tables = _read(tmp_path, text).dataset.tables
    assert not {"attendees_women", "attendees_men"} & tables["sessions"].columns
    assert tables["reference"].frame.set_index("group")["count"].to_dict() == {"women": 4, "men": 8}


def test_attendance_of_events_beside_the_groups_who_came(tmp_path: Path) -> None:
    text = "Event,Registered,Attended,Women,Men,Non-binary\nForum,120,98,50,40,3\nGala,200,150,80,60,2\n"
    tables = _read(tmp_path, text).dataset.tables
    assert tables["events"].frame["attendees"].tolist() == [98, 150]
    pool = tables["reference"].frame.set_index("group")["count"].to_dict()
    assert pool == {"women": 130, "men": 100, "non-binary": 5}


def test_the_amount_of_an_honorarium_and_the_day_of_the_event(tmp_path: Path) -> None:
    head = "Name,Role,Honorarium offered?,Honorarium amount,Currency,Event date,Gender\n"
    text = head + "A,Keynote speaker,Yes,1000,USD,2026-03-01,Woman\nB,Panelist,Yes,200,USD,2026-03-02,Woman\n"
    frame = _read(tmp_path, text).dataset.tables["appearances"].frame
    assert frame["fee"].tolist() == [1000.0, 200.0]
    assert frame["date"].dt.day.tolist() == [1, 2]


def test_volunteers_are_no_staff(tmp_path: Path) -> None:
    found = _read(tmp_path, "Volunteer,Shift,Role,Gender\nA,Morning,Registration desk,F\nB,Evening,Usher,M\n")
    assert "employees" not in found.dataset.tables
    assert "only-groups" in {issue.code for issue in found.issues}


def test_the_initial_of_a_role_tells_whose_gender_it_is(tmp_path: Path) -> None:
    head = "Panel,Moderator,Moderator gender,Panellist 1,P1 gender,Panellist 2,P2 gender,Panellist 3,P3 gender\n"
    frame = _read(tmp_path, head + "X,A,F,B,M,C,F,D,M\nY,E,M,F,M,G,M,,\n").dataset.tables["appearances"].frame
    told = dict(zip(frame["person"], frame["gender"].astype(str), strict=True))
    assert told == {"A": "women", "B": "men", "C": "women", "D": "men", "E": "men", "F": "men", "G": "men"}
    assert frame["role"].astype(str).value_counts().to_dict() == {"panellist": 5, "moderator": 2}


def test_how_many_interpreters_is_no_yes(tmp_path: Path) -> None:
    text = (
        "Event name,Event date,Service booked,Interpreter(s)\nForum,2026-03-01,BSL,2\nGala,2026-05-15,STTR captions,1\n"
    )
    assert "interpreted" not in _read(tmp_path, text).dataset.tables["events"].columns


def test_places_for_wheelchairs_in_other_languages(tmp_path: Path) -> None:
    text = "Événement,Date,Jauge,Places PMR,Sous-titrage,Boucle magnétique\nForum,2026-03-01,300,4,oui,non\n"
    frame = _read(tmp_path, text).dataset.tables["events"].frame
    assert frame[["wheelchair_spaces", "captioned", "assistive_listening"]].values.tolist() == [[4, True, False]]


def test_the_head_of_a_bill_in_spanish(tmp_path: Path) -> None:
    text = "Festival,Artista,Género,Cabeza de cartel\nRío,A,Mujer,Sí\nRío,B,Hombre,No\nRío,C,Mujer,No\n"
    frame = _read(tmp_path, text).dataset.tables["appearances"].frame
    assert frame["role"].astype(str).tolist() == ["keynote", "speaker", "speaker"]


def test_events_around_their_speakers_in_json(tmp_path: Path) -> None:
    events = [
        {"name": "Forum", "date": "2026-03-01", "captions": True, "speakers": [
            {"name": "A", "gender": "female", "role": "keynote"}, {"name": "B", "gender": "male", "role": "panelist"}]},
        {"name": "Gala", "date": "2026-05-15", "captions": False, "speakers": [
            {"name": "C", "gender": "female", "role": "host"}]},
    ]  # fmt: skip
    (tmp_path / "events.json").write_text(json.dumps({"events": events}), encoding="utf-8")
    frame = inspect_files([tmp_path / "events.json"], Settings()).dataset.tables["appearances"].frame
    assert frame[["event", "person"]].values.tolist() == [["Forum", "A"], ["Forum", "B"], ["Gala", "C"]]
