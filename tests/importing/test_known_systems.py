"""Exports of known systems are told by their columns and read as their mapping files say."""

from __future__ import annotations

import json
from pathlib import Path

import openpyxl
import pytest

from audit.config import Settings
from audit.importing import import_files
from audit.importing.known_systems import known_systems, system_of
from audit.importing.mapping import MappingFile
from audit.tables import TABLES
from audit.tables.dataset import Dataset

ASKED = [
    *("BambooHR", "Eventbrite", "HiBob", "Indico", "OpenReview"),
    *("Personio", "Sessionize", "Workday", "pretalx", "pretix"),
]


def test_all_asked_systems_are_there_with_a_source() -> None:
    assert {system.system for system in known_systems()} == {*ASKED, "FedScope", "IPEDS human resources"}
    assert all(system.source and system.signature for system in known_systems())


@pytest.mark.parametrize("system", known_systems(), ids=lambda system: "-".join(system.signature[:2]))
def test_a_mapping_names_its_own_columns_and_is_told_by_its_signature(system: MappingFile) -> None:
    for sheet in system.sheets:
        mapped = [column for column in sheet.columns.values() if column]
        assert sheet.table == "none" or all(TABLES[sheet.table].column(column) for column in mapped)
    assert system_of([*system.signature, "something else"]) is system
    assert system_of(system.signature[1:]) is not system


def test_hibob_people(tmp_path: Path) -> None:
    people = [
        {
            "id": "1",
            "work": {"startDate": "2022-10-10", "department": "People", "site": "Lyon", "manager": "2"},
            "home": {"legalGender": "Female"},
        },
        {
            "id": "2",
            "work": {"startDate": "2021-02-01", "department": "R&D", "site": "Lyon", "manager": None},
            "home": {"legalGender": "Male"},
        },
    ]
    (tmp_path / "bob.json").write_text(json.dumps({"employees": people}), encoding="utf-8")
    dataset = import_files([tmp_path / "bob.json"], Settings())
    frame = dataset.tables["employees"].frame
    assert frame["gender"].tolist() == ["women", "men"]
    assert frame["department_function"].tolist() == ["hr", ""]
    assert "known-system" in {issue.code for issue in dataset.issues}


def test_eventbrite_events(tmp_path: Path) -> None:
    events = [
        {"name": {"text": "A"}, "start": {"local": "2025-04-16T10:00:00"}, "capacity": 80, "online_event": False},
        {"name": {"text": "B"}, "start": {"local": "2025-05-16T10:00:00"}, "capacity": 500, "online_event": True},
    ]
    (tmp_path / "e.json").write_text(json.dumps({"events": events}), encoding="utf-8")
    frame = import_files([tmp_path / "e.json"], Settings()).tables["events"].frame
    assert frame["format"].tolist() == ["in-person", "online"]
    assert frame["capacity"].tolist() == [80, 500]


@pytest.mark.real_data
def test_pretalx_submissions(real_data: Path) -> None:
    dataset = import_files([real_data / "events" / "pretalx_submissions.json"], Settings())
    rows = dataset.tables["appearances"].frame
    assert rows.groupby("session", sort=False).size().tolist() == [2, 1]
    assert rows["role"].tolist() == ["speaker"] * 3
    assert rows["minutes"].tolist()[0] == 45


@pytest.mark.real_data
def test_pretalx_speakers(real_data: Path) -> None:
    dataset = import_files([real_data / "events" / "pretalx_speakers.json"], Settings())
    rows = dataset.tables["appearances"].frame
    assert len(rows) == 1
    assert rows["role"].tolist() == ["speaker"]


def test_speakers_of_pretalx_have_a_row_for_each_submission_and_their_answers(tmp_path: Path) -> None:
    people = [
        {
            "code": code,
            "name": "x",
            "biography": None,
            "submissions": submissions,
            "answers": [{"question": {"id": 1, "question": {"en": "Gender"}}, "answer": answer, "options": []}],
        }
        for code, submissions, answer in (("A", ["S1", "S2"], "Female"), ("B", ["S1"], "Male"))
    ]
    (tmp_path / "speakers.json").write_text(json.dumps({"results": people}), encoding="utf-8")
    rows = import_files([tmp_path / "speakers.json"], Settings()).tables["appearances"].frame
    assert rows[["person", "session", "gender"]].astype(str).values.tolist() == [
        ["A", "S1", "women"],
        ["A", "S2", "women"],
        ["B", "S1", "men"],
    ]


def test_an_eventbrite_report_lists_participants(tmp_path: Path) -> None:
    (tmp_path / "report.csv").write_text(
        "Order #,Order Date,First Name,Last Name,Email,Quantity,Ticket Type,Attendee #,Attendee Status,Gender\n"
        "1001,2026-10-01,a,b,a@x.test,1,Standard,51,Attending,Female\n"
        "1002,2026-10-02,c,d,c@x.test,1,Student,52,Attending,Male\n",
        encoding="utf-8",
    )
    dataset = import_files([tmp_path / "report.csv"], Settings())
    frame = dataset.tables["participants"].frame
    assert frame[["person", "ticket", "gender"]].astype(str).values.tolist() == [
        ["51", "Standard", "women"],
        ["52", "Student", "men"],
    ]


def test_indico_contributions_divide_their_presenters(tmp_path: Path) -> None:
    (tmp_path / "contributions.csv").write_text(
        "ID,Title,Description,Date,Duration,Type,Session,Track,Presenters,Materials\n"
        '1,t,,2025-05-01,30 minutes,Keynote,S,,"Ana Roca, Bo Lund",\n2,u,,2025-05-01,20 minutes,Poster,S,,Cy Abe,\n',
        encoding="utf-8",
    )
    frame = import_files([tmp_path / "contributions.csv"], Settings()).tables["appearances"].frame
    assert frame["role"].tolist() == ["keynote", "keynote", "poster"]
    assert frame["person"].nunique() == 3


def test_a_sessionize_workbook_counts_each_speaker_once(tmp_path: Path) -> None:
    book = openpyxl.Workbook()
    sheets = {
        "All Submitted Sessions": [("Session Id", "Title", "Owner", "Session format"), (1, "a", "o", "Talk")],
        "Accepted Sessions": [("Session Id", "Title", "Owner", "Session format"), (1, "a", "o", "Talk")],
        "Flattened Accepted Sessions": [
            ("Session Id", "Title", "Owner", "Session format", "Speaker Id", "FirstName", "Gender"),
            (1, "a", "o", "Talk", "s1", "x", "Female"),
            (1, "a", "o", "Talk", "s2", "y", "Male"),
        ],
    }
    book.remove(book.active)
    for name, rows in sheets.items():
        sheet = book.create_sheet(name)
        for row in rows:
            sheet.append(row)
    book.save(tmp_path / "sessionize.xlsx")
    dataset = import_files([tmp_path / "sessionize.xlsx"], Settings())
    assert len(dataset.tables["appearances"].frame) == 2
    assert len(dataset.tables["sessions"].frame) == 1


def _imported(folder: Path, name: str, told: object) -> Dataset:
    (folder / name).write_text(json.dumps(told), encoding="utf-8")
    return import_files([folder / name], Settings())


def test_pretalx_submissions_with_codes_for_speakers_and_numbers_for_kinds(tmp_path: Path) -> None:
    submissions = [
        {
            "code": f"AB{number}",
            "title": f"Talk {number}",
            "speakers": ["XY1", f"XZ{number}"],
            "submission_type": 5,
            "state": "confirmed",
            "duration": 30,
            "content_locale": "en",
            "do_not_record": False,
            "slots": [number],
        }
        for number in range(4)
    ]
    dataset = _imported(tmp_path, "submissions.json", {"count": 4, "next": None, "results": submissions})
    frame = dataset.tables["appearances"].frame
    assert frame["session"].tolist()[:3] == ["AB0", "AB0", "AB1"]
    assert frame["person"].tolist()[:3] == ["XY1", "XZ0", "XY1"]
    assert set(frame["role"]) == {"speaker"}
    assert not {issue.code for issue in dataset.issues if issue.level == "error"}


def test_pretalx_submissions_with_speakers_and_kinds_told_in_full(tmp_path: Path) -> None:
    submissions = [
        {
            "code": f"AB{number}",
            "title": f"Talk {number}",
            "speakers": [{"code": f"XY{number}", "name": "A", "biography": None}],
            "submission_type": {"id": 5, "name": {"en": "Workshop"}, "default_duration": 90},
            "state": "confirmed",
            "duration": 30,
            "content_locale": "en",
            "do_not_record": False,
        }
        for number in range(4)
    ]
    frame = _imported(tmp_path, "submissions.json", {"count": 4, "results": submissions}).tables["appearances"].frame
    assert frame["person"].tolist() == ["XY0", "XY1", "XY2", "XY3"]
    assert set(frame["session_kind"]) == {"workshop"}


def test_a_schedule_of_pretalx_names_people_by_their_codes_and_its_rooms_are_no_table(tmp_path: Path) -> None:
    talks = [
        {
            "guid": f"g{number}",
            "code": f"T{number}",
            "id": number,
            "date": "2025-05-01T10:00:00+02:00",
            "start": "10:00",
            "duration": "00:30",
            "room": "Blue",
            "slug": f"t-{number}",
            "title": f"Talk {number}",
            "track": "Code",
            "type": "Talk",
            "do_not_record": False,
            "persons": [{"code": f"P{number}", "name": f"A B{number}", "guid": f"p{number}"}],
        }
        for number in range(5)
    ]
    conference = {
        "acronym": "some",
        "title": "Someconf 2025",
        "start": "2025-05-01",
        "rooms": [{"name": "Blue", "slug": "blue", "guid": "r", "capacity": 100}],
        "tracks": [{"name": "Code", "slug": "code", "color": "#000"}],
        "days": [{"index": 1, "date": "2025-05-01", "rooms": {"Blue": talks}}],
    }
    told = {
        "generator": {"name": "pretalx", "version": "1"},
        "schedule": {"version": "1", "url": "u", "base_url": "b", "conference": conference},
    }
    dataset = _imported(tmp_path, "schedule.json", told)
    assert list(dataset.tables) == ["appearances"]
    frame = dataset.tables["appearances"].frame
    assert frame["person"].tolist() == [f"P{number}" for number in range(5)]
    assert set(frame["event"]) == {"Someconf 2025"}
    assert not {issue.code for issue in dataset.issues if issue.level == "error"}


def test_personio_values_stand_beside_their_labels(tmp_path: Path) -> None:
    def of(label: str, value: object) -> dict[str, object]:
        return {"label": label, "value": value, "type": "standard"}

    def named(name: str) -> dict[str, object]:
        return {"type": name, "attributes": {"id": 3, "name": name}}

    people = [
        {
            "type": "Employee",
            "attributes": {
                "id": of("ID", number),
                "gender": of("Gender", ["female", "male"][number % 2]),
                "department": of("Department", named("Sales")),
                "office": of("Office", named("Graz")),
                "hire_date": of("Hire date", "2020-02-01T00:00:00+01:00"),
                "weekly_working_hours": of("Weekly hours", "38.5"),
                "fix_salary": of("Fix salary", 3000 + number),
                "fix_salary_interval": of("Salary interval", "monthly"),
            },
        }
        for number in range(4)
    ]
    frame = _imported(tmp_path, "people.json", {"success": True, "data": people}).tables["employees"].frame
    assert frame["gender"].tolist() == ["women", "men", "women", "men"]
    assert set(frame["department"]) == {"Sales"}
    assert set(frame["location"]) == {"Graz"}
    assert frame["salary"].tolist() == [3000, 3001, 3002, 3003]
    assert set(frame["pay_period"]) == {"month"}


def test_hibob_people_by_paths(tmp_path: Path) -> None:
    people = [
        {
            "/root/id": {"value": str(number)},
            "/work/startDate": {"value": "2020-01-01"},
            "/work/department": {"value": "Sales"},
            "/home/legalGender": {"value": "Female"},
        }
        for number in range(3)
    ]
    frame = _imported(tmp_path, "people.json", {"employees": people}).tables["employees"].frame
    assert frame["employee"].tolist() == ["0", "1", "2"]
    assert set(frame["gender"]) == {"women"}


def test_contributions_of_an_indico_event_are_no_events(tmp_path: Path) -> None:
    moment = {"date": "2025-01-01", "tz": "Europe/Zurich", "time": "09:00:00"}
    contributions = [
        {
            "id": str(number),
            "db_id": 100 + number,
            "title": f"Talk {number}",
            "type": "Talk",
            "startDate": moment,
            "endDate": moment,
            "duration": 20,
            "session": "First",
            "speakers": [{"fullName": f"B{number}, A", "affiliation": "X", "db_id": number, "person_id": number}],
        }
        for number in range(4)
    ]
    event = {"id": "1", "title": "Some workshop", "startDate": moment, "endDate": moment, "categoryId": 3}
    told = {"count": 1, "results": [{**event, "chairs": [], "contributions": contributions}]}
    dataset = _imported(tmp_path, "export.json", told)
    assert list(dataset.tables) == ["appearances"]
    frame = dataset.tables["appearances"].frame
    assert set(frame["event"]) == {"Some workshop"}
    assert frame["session"].tolist() == ["100", "101", "102", "103"]


def test_speakers_of_sessionize_with_their_sessions(tmp_path: Path) -> None:
    people = [
        {
            "id": f"s{number}",
            "firstName": "",
            "lastName": "",
            "fullName": f"A B{number}",
            "bio": "b",
            "tagLine": "t",
            "profilePicture": None,
            "sessions": [{"id": 7, "name": "Roads"}, {"id": number, "name": "Rails"}],
            "isTopSpeaker": False,
            "links": [{"title": "Blog", "url": "https://a", "linkType": "Blog"}],
            "questionAnswers": [{"id": 5, "question": "Gender", "answer": ["Woman", "Man"][number]}],
            "categories": [],
        }
        for number in range(2)
    ]
    dataset = _imported(tmp_path, "speakers.json", people)
    rows = dataset.tables["appearances"].frame
    assert rows["person"].tolist() == ["s0", "s0", "s1", "s1"]
    assert rows["session"].tolist() == ["7", "0", "7", "1"]
    assert rows["gender"].tolist() == ["women", "women", "men", "men"]
    assert "known-system" in {issue.code for issue in dataset.issues}


def test_ipeds_kinds_of_staff_are_pools_of_their_own(tmp_path: Path) -> None:
    (tmp_path / "s2022_oc.csv").write_text(
        "UNITID,STAFFCAT,FTPT,OCCUPCAT,XHRTOTLT,HRTOTLT,XHRTOTLM,HRTOTLM,XHRTOTLW,HRTOTLW\n"
        "100654,1100,1,100,R,30,R,10,R,20\n100654,2100,2,100,R,12,R,5,R,7\n"
        "100663,1100,1,100,R,50,R,24,R,26\n100663,2100,2,100,R,9,R,9,R,0\n",
        encoding="utf-8",
    )
    dataset = import_files([tmp_path / "s2022_oc.csv"], Settings())
    pools = dataset.tables["reference"].frame.set_index(["pool", "group"])["count"].to_dict()
    assert pools == {
        **{("s2022_oc 1100", "women"): 46, ("s2022_oc 1100", "men"): 34},
        **{("s2022_oc 2100", "women"): 7, ("s2022_oc 2100", "men"): 14},
    }
    assert "known-system" in {issue.code for issue in dataset.issues}


def test_ipeds_combinations_of_codes_are_told_apart(tmp_path: Path) -> None:
    rows = [f"1,{kind},{tenure},{rank},3,1,2" for kind in (1, 210) for tenure in (0, 10) for rank in (0, 1, 2, 3)]
    text = "UNITID,SISCAT,FACSTAT,ARANK,HRTOTLT,HRTOTLM,HRTOTLW\n" + "\n".join(rows)
    (tmp_path / "s2022_is.csv").write_text(text, encoding="utf-8")
    dataset = import_files([tmp_path / "s2022_is.csv"], Settings())
    assert dataset.tables["reference"].frame["pool"].nunique() == 16
    (said,) = [issue for issue in dataset.issues if issue.code == "pools-from-headcounts"]
    assert said.message.params["n"] == 16


def test_fedscope_employees(tmp_path: Path) -> None:
    (tmp_path / "FACTDATA_SEP2012.TXT").write_text(
        "AGYSUB,LOC,AGELVL,SEX,GSEGRD,OCC,PATCO,PPGRD,WORKSCH,DATECODE,EMPLOYMENT,SALARY,SUPERVIS\n"
        "AF1M,11,D,F,09,0301,2,GS-09,F,201209,1,51000,8\nAF1M,24,E,M,12,0301,2,GS-12,P,201209,1,79000,2\n"
        "DD04,06,B,Z,05,0303,4,GS-05,I,201209,1,*****,8\n",
        encoding="utf-8",
    )
    frame = import_files([tmp_path / "FACTDATA_SEP2012.TXT"], Settings()).tables["employees"].frame
    assert frame["gender"].astype(str).tolist() == ["women", "men", "not-disclosed"]
    assert frame["annual_pay"].fillna(0).tolist() == [51000, 79000, 0]
    assert frame["contract"].astype(object).fillna("").tolist() == ["full-time", "part-time", ""]
    assert frame["level"].tolist() == ["GS-09", "GS-12", "GS-05"]
    assert "manager" not in frame
