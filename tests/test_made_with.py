from __future__ import annotations

import hashlib
from dataclasses import replace

import pandas as pd
import pytest
from pydantic import TypeAdapter

from audit import made_with
from audit.config import Declared, Settings
from audit.model.measurement import CellKey
from audit.model.profile import Profile
from audit.model.result import KnownCell
from audit.tables.dataset import Dataset, TableData
from tests.history.build import CERTIFICATE
from tests.scoring.build import PERIOD, PROFILE

SETTINGS = Settings(organisation="Example", currency="EUR")
EVENTS = TableData(name="events", frame=pd.DataFrame({"event": ["A", "B"]}), columns=frozenset({"event"}))
DATASET = Dataset(tables={"events": EVENTS}, period=PERIOD)


def test_the_digest_of_the_settings_knows_settings_and_profile() -> None:
    base = made_with.digest_settings(SETTINGS, PROFILE)
    assert base == made_with.digest_settings(SETTINGS.model_copy(), replace(PROFILE))
    assert base != made_with.digest_settings(SETTINGS.model_copy(update={"country": "GB"}), PROFILE)
    assert base != made_with.digest_settings(SETTINGS, replace(PROFILE, multipliers={"c": 2.0}))
    assert base != made_with.digest_settings(SETTINGS.model_copy(update={"targets": {"a": 0.8}}), PROFILE)


def test_a_setting_that_is_new_and_not_used_leaves_the_digest_of_earlier_audits() -> None:
    earlier = SETTINGS.model_dump_json(exclude={"targets"}).encode()
    known = hashlib.sha256(b"\n".join((earlier, TypeAdapter(Profile).dump_json(PROFILE)))).hexdigest()
    assert made_with.digest_settings(SETTINGS, PROFILE) == known


def test_the_printed_settings_leave_out_what_was_not_set() -> None:
    said = made_with.describe_settings(SETTINGS.model_copy(update={"fee_floors": {"keynote": 300.0}}), PROFILE)
    assert said["fee_floors.keynote"] == "300"
    assert said["minimum_n"] == "10"
    assert "country" not in said


@pytest.mark.parametrize(
    ("declared", "text"),
    [
        (Declared(), "No totals were declared, so completeness was not checked."),
        (Declared(events=2), "The files hold as many rows as were declared: events."),
        (Declared(events=3, headcount=5), "Fewer rows than declared: employees 0 of 5, events 2 of 3."),
    ],
)
def test_rows_are_checked_against_declared_totals(declared: Declared, text: str) -> None:
    settings = SETTINGS.model_copy(update={"declared": declared})
    assert made_with.check_completeness(DATASET, settings, CERTIFICATE).text == text


def test_staff_who_have_left_are_not_part_of_the_headcount() -> None:
    frame = pd.DataFrame({"employee": ["1", "2", "3"], "status": ["active", "left", "active"]})
    table = TableData(name="employees", frame=frame, columns=frozenset(frame.columns))
    dataset = Dataset(tables={"employees": table}, period=PERIOD)
    settings = SETTINGS.model_copy(update={"declared": Declared(headcount=2)})
    assert made_with.check_completeness(dataset, settings, CERTIFICATE).code == "completeness-whole"


def test_rows_of_people_that_the_report_hides_are_not_told_by_their_completeness() -> None:
    settings = SETTINGS.model_copy(update={"declared": Declared(headcount=5, events=3)})
    hidden = KnownCell(key=CellKey("employees", (("status", "active"),)), value=None)
    said = made_with.check_completeness(DATASET, settings, replace(CERTIFICATE, cells=(hidden,)))
    assert said.text == "Fewer rows than declared: employees, events 2 of 3."
