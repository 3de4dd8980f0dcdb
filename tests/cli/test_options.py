from __future__ import annotations

import os
from datetime import date

import pytest

from audit.cli.options import parse_group_sources, period_settings, told
from audit.config import PeriodSettings
from audit.errors import UsageError
from audit.types import GroupSource


def test_a_source_is_named_for_a_table_or_a_column_and_laid_over_the_settings() -> None:
    base = {"appearances": GroupSource.UNKNOWN, "governance": GroupSource.PUBLIC}
    given = ["appearances=self-described", "employees.gender=employer-record"]
    assert parse_group_sources(given, base) == {
        "appearances": GroupSource.SELF_DESCRIBED,
        "employees.gender": GroupSource.EMPLOYER_RECORD,
        "governance": GroupSource.PUBLIC,
    }


@pytest.mark.parametrize(
    ("pair", "code"),
    [
        ("staff=self-described", "option-group-table"),
        ("=self-described", "option-group-table"),
        ("employees=guessed", "option-group-source"),
        ("employees", "option-group-source"),
    ],
)
def test_a_source_that_would_do_nothing_is_refused(pair: str, code: str) -> None:
    with pytest.raises(UsageError) as caught:
        parse_group_sources([pair], {})
    assert caught.value.code == code


def test_days_of_the_settings_hold_for_their_own_period_only() -> None:
    base = PeriodSettings(label="2024", start=date(2024, 4, 1), end=date(2025, 3, 31))
    assert period_settings(base, "2024", None, None, None) == base
    assert period_settings(base, "2025", None, None, None) == PeriodSettings(label="2025")
    later = period_settings(base, None, None, None, date(2024, 12, 31))
    assert (later.start, later.end, later.as_of) == (base.start, base.end, date(2024, 12, 31))


@pytest.mark.parametrize(
    ("given", "taken"), [("Zwö", "Zwö"), (os.fsdecode("Zwö".encode()), "Zwö"), ("a\udcffb", "a\ufffdb")]
)
def test_a_name_can_be_written_whatever_its_bytes(given: str, taken: str) -> None:
    assert told(given) == taken


@pytest.mark.parametrize(("given", "label"), [(None, "2024"), ("", "2024"), ("  ", "2024"), (" 2025 ", "2025")])
def test_blanks_name_no_period(given: str | None, label: str) -> None:
    assert period_settings(PeriodSettings(label="2024"), given, None, None, None).label == label
