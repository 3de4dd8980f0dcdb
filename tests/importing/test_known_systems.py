"""Exports of known systems are told by their columns and read as their mapping files say."""

from __future__ import annotations

import json
from pathlib import Path

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
    assert sorted(system.system for system in known_systems()) == ASKED
    assert all(system.source and system.signature for system in known_systems())


@pytest.mark.parametrize("system", known_systems(), ids=lambda system: system.system)
def test_a_mapping_names_its_own_columns_and_is_told_by_its_signature(system: MappingFile) -> None:
    (sheet,) = system.sheets
    mapped = [column for column in sheet.columns.values() if column]
    table = TABLES[sheet.table]
    assert all(table.column(column) for column in mapped)
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
