"""Thousands of columns and very long headers take a time that grows with them, not with their square."""

from __future__ import annotations

import time
from collections.abc import Callable
from datetime import date
from pathlib import Path

import pytest

from audit.config import Settings
from audit.importing.guard import ReadFile
from audit.importing.intake import read_file
from audit.importing.mapping import MappingFile
from audit.importing.read.worker import read_sheets
from audit.importing.run import build_dataset

SECONDS = 8.0  # of processor time; minutes before searches were bounded
TODAY = date(2026, 6, 30)


def years() -> str:
    """Return a table of published figures of nine hundred years."""
    headers = ",".join(f"{year} women,{year} men" for year in range(1050, 1950))
    return f"department,{headers}\n" + "".join(f"d{row}{',1' * 1800}\n" for row in range(20))


def long_headers() -> str:
    """Return a table with headers of ten thousand signs."""
    headers = ",".join(f"{'gender ' * 1400}{number}" for number in range(600))
    return f"employee,gender,department,{headers}\n" + "".join(f"{row},F,HR{',x' * 600}\n" for row in range(20))


@pytest.mark.parametrize("made", [years, long_headers], ids=["years", "long-headers"])
def test_it_is_said_in_seconds_what_such_a_table_is(made: Callable[[], str]) -> None:

    data = made().encode()
    started = time.process_time()
    file = ReadFile(path=Path("a.csv"), sha256="", sheets=tuple(read_sheets(data)))
    dataset = build_dataset(read_file("a.csv", file, MappingFile(), TODAY, "DMY"), Settings(), today=TODAY)
    assert time.process_time() - started < SECONDS
    assert dataset.issues
