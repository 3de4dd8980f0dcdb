"""The day of a run: the user's own, or one that is given."""

from __future__ import annotations

import time
from datetime import UTC, date, datetime, timedelta
from pathlib import Path

import pytest

from audit.clock import today
from audit.config import Settings
from audit.importing import import_files


def test_a_given_day_stands_for_today_in_an_import_too(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("SOURCE_DATE_EPOCH", "1767225600")
    assert today() == date(2026, 1, 1)
    (tmp_path / "staff.csv").write_text(
        "Employee ID,Gender,Birth date\n1,F,1980-05-01\n2,M,2026-01-02\n", encoding="utf-8"
    )
    issues = import_files([tmp_path / "staff.csv"], Settings()).issues
    assert [issue.rows for issue in issues if issue.code == "impossible-value"] == [1]
    monkeypatch.setenv("SOURCE_DATE_EPOCH", "1767398400")  # two days later
    assert not [
        issue for issue in import_files([tmp_path / "staff.csv"], Settings()).issues if "impossible" in issue.code
    ]


@pytest.mark.parametrize("zone", ["Pacific/Kiritimati", "Etc/GMT+12"])
def test_today_is_that_of_the_user(zone: str, monkeypatch: pytest.MonkeyPatch) -> None:
    hours = 14 if zone == "Pacific/Kiritimati" else -12
    monkeypatch.delenv("SOURCE_DATE_EPOCH", raising=False)
    monkeypatch.setenv("TZ", zone)
    time.tzset()
    try:
        before = (datetime.now(UTC) + timedelta(hours=hours)).date()
        found = today()
        after = (datetime.now(UTC) + timedelta(hours=hours)).date()
    finally:
        monkeypatch.undo()
        time.tzset()
    assert found in (before, after)
