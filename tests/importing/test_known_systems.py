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

ASKED = [
    *("BambooHR", "Eventbrite", "HiBob", "Indico", "OpenReview"),
    *("Personio", "Sessionize", "Workday", "pretalx", "pretix"),
]


def test_all_asked_systems_are_there_with_a_source() -> None:
    assert {system.system for system in known_systems()} == set(ASKED)
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
