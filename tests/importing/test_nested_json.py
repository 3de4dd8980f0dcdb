"""JSON as systems export it: lists in lists are joined to what holds them."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import openpyxl

from audit.config import Settings
from audit.importing import inspect_files
from audit.importing.run import Inspection


def read(folder: Path, document: Any) -> Inspection:
    """Import a JSON document."""
    (folder / "export.json").write_text(json.dumps(document), encoding="utf-8")
    return inspect_files([folder / "export.json"], Settings())


def session(key: str, people: list[str], kind: str) -> dict[str, Any]:
    """Return a session as the API of Sessionize gives it."""
    return {
        "id": key,
        "title": f"Title {key}",
        "startsAt": "2024-05-02T10:00:00",
        "endsAt": None,
        "isServiceSession": not people,
        "isPlenumSession": False,
        "speakers": [{"id": person, "name": person} for person in people],
        "categories": [{"id": 1, "name": "Session format", "categoryItems": [{"id": 2, "name": kind}]}],
    }


def test_sessions_in_groups(tmp_path: Path) -> None:
    first = [session("1", ["a"], "Keynote"), session("2", [], "Other")]
    groups = [{"groupId": None, "sessions": first}, {"groupId": 2, "sessions": [session("3", ["b", "c"], "Panel")]}]
    frame = read(tmp_path, groups).dataset.tables["appearances"].frame
    assert frame["person"].tolist() == ["a", "b", "c"]
    assert frame["role"].tolist() == ["keynote", "panellist", "panellist"]


def test_speakers_and_categories_named_by_their_ids(tmp_path: Path) -> None:
    told = {"categories": None, "speakers": ["s1", "s2"], "categoryItems": [7], "isServiceSession": False}
    document = {
        "sessions": [{**session("1", [], "x"), **told}],
        "speakers": [{"id": "s1", "fullName": "A", "sessions": [1]}, {"id": "s2", "fullName": "B", "sessions": [1]}],
        "categories": [{"id": 3, "title": "Session format", "items": [{"id": 7, "name": "Panel"}]}],
        "rooms": [{"id": 5, "name": "Main"}],
    }
    found = read(tmp_path, document)
    frame = found.dataset.tables["appearances"].frame
    assert frame["person"].tolist() == ["s1", "s2"]
    assert set(frame["role"]) == {"panellist"}


def test_talks_by_day_and_room(tmp_path: Path) -> None:
    talk = {"guid": "g1", "type": "Talk", "do_not_record": False, "date": "2023-06-01T10:00:00"}
    people = [{"id": 1, "public_name": "A"}, {"id": 2, "public_name": "B"}]
    days = [{"index": 1, "date": "2023-06-01", "rooms": {"Main": [{**talk, "persons": people}], "Side": []}}]
    found = read(tmp_path, {"schedule": {"version": "1", "conference": {"title": "X", "days": days}}})
    frame = found.dataset.tables["appearances"].frame
    assert frame["person"].tolist() == ["1", "2"]
    assert frame["role"].tolist() == ["speaker", "speaker"]


def test_positions_of_orders_with_answers(tmp_path: Path) -> None:
    def position(number: int, answer: str) -> dict[str, Any]:
        told = [{"question": 12, "question_identifier": "GENDER", "answer": answer}] if answer else []
        return {"id": number, "positionid": 1, "pseudonymization_id": f"P{number}", "answers": told}

    orders = [
        {"code": "A", "event": "conf", "sales_channel": "web", "datetime": "2024-01-02T10:00:00Z",
         "positions": [position(1, "Female"), position(2, "")]},
        {"code": "B", "event": "conf", "sales_channel": "web", "datetime": "2024-01-03T10:00:00Z",
         "positions": [position(3, "Male")]},
    ]  # fmt: skip
    frame = read(tmp_path, {"count": 2, "next": None, "results": orders}).dataset.tables["participants"].frame
    assert frame["person"].tolist() == ["P1", "P2", "P3"]
    assert frame["gender"].tolist() == ["women", "not-disclosed", "men"]


def test_contributions_of_an_event(tmp_path: Path) -> None:
    def contribution(number: int, kind: str) -> dict[str, Any]:
        who = [{"_type": "ContributionParticipation", "fullName": f"P{number}", "affiliation": "X"}]
        start = {"date": "2021-05-20", "time": "10:00:00", "tz": "UTC"}
        return {"_type": "Contribution", "id": str(number), "db_id": 10 + number, "title": f"C{number}", "type": kind,
                "speakers": who, "startDate": start}  # fmt: skip

    held = [contribution(1, "Talk"), contribution(2, "Keynote")]
    event = {"_type": "Conference", "id": "1", "title": "Workshop", "contributions": held}
    frame = read(tmp_path, {"count": 1, "results": [event]}).dataset.tables["appearances"].frame
    assert frame["event"].tolist() == ["Workshop", "Workshop"]
    assert frame["role"].tolist() == ["speaker", "keynote"]


def test_speakers_listed_beside_the_programme_count_once(tmp_path: Path) -> None:
    book = openpyxl.Workbook()
    flat = book.active
    assert flat is not None
    flat.title = "Flattened Accepted Sessions"
    flat.append(["Session Id", "Title", "Session format", "Speaker Id", "FirstName", "LastName", "TagLine", "Bio"])
    for row in (["1", "Opening", "Keynote", "a"], ["2", "Panel", "Panel", "a"], ["2", "Panel", "Panel", "b"]):
        flat.append([*row, "F", "L", "T", "B"])
    speakers = book.create_sheet("Accepted Speakers")
    speakers.append(["Speaker Id", "FirstName", "LastName", "Email", "TagLine", "Bio", "Gender"])
    speakers.append(["a", "F", "L", "e", "T", "B", "Woman"])
    speakers.append(["b", "F", "L", "e", "T", "B", "Man"])
    book.save(tmp_path / "both.xlsx")
    found = inspect_files([tmp_path / "both.xlsx"], Settings())
    assert len(found.dataset.tables["appearances"].frame) == 3
    assert "listed-again" in {issue.code for issue in found.issues}
    book.remove(flat)
    book.save(tmp_path / "alone.xlsx")
    alone = inspect_files([tmp_path / "alone.xlsx"], Settings()).dataset.tables["appearances"].frame
    assert alone["gender"].tolist() == ["women", "men"]
    assert alone["role"].tolist() == ["speaker", "speaker"]


def test_people_of_sessions_and_staff_of_departments(tmp_path: Path) -> None:
    people = [{"name": "A", "role": "speaker", "gender": "F"}, {"name": "B", "role": "moderator", "gender": "M"}]
    sessions = [
        {"id": 1, "title": "T1", "type": "Panel", "people": people},
        {"id": 2, "title": "T2", "type": "Talk", "people": [{"name": "C", "role": "speaker", "gender": "F"}]},
    ]
    frame = read(tmp_path, {"sessions": sessions}).dataset.tables["appearances"].frame
    assert frame["session"].tolist() in (["1", "1", "2"], ["T1", "T1", "T2"])
    assert frame["role"].tolist() == ["speaker", "moderator", "speaker"]
    staff = [{"employee_id": key, "gender": gender, "salary": 45000} for key, gender in [("1", "F"), ("2", "M")]]
    departments = [
        {"name": "Sales", "employees": staff},
        {"name": "HR", "employees": [{**staff[0], "employee_id": "3"}]},
    ]
    frame = read(tmp_path, {"departments": departments}).dataset.tables["employees"].frame
    assert frame["department"].tolist() == ["Sales", "Sales", "HR"]
