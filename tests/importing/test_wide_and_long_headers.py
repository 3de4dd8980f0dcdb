"""Thousands of columns and very long headers take a time that grows with them, not with their square."""

from __future__ import annotations

import json
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

SECONDS = 8.0  # of processor time on a busy machine; minutes before searches were bounded
TODAY = date(2026, 6, 30)


def years() -> str:
    """Return a table of published figures of nine hundred years."""
    headers = ",".join(f"{year} women,{year} men" for year in range(1050, 1950))
    return f"department,{headers}\n" + "".join(f"d{row}{',1' * 1800}\n" for row in range(20))


def long_headers() -> str:
    """Return a table with headers of ten thousand signs."""
    headers = ",".join(f"{'gender ' * 1400}{number}" for number in range(600))
    return f"employee,gender,department,{headers}\n" + "".join(f"{row},F,HR{',x' * 600}\n" for row in range(20))


def hundreds_of_speakers() -> str:
    """Return sessions of nine hundred and ninety speakers each."""
    headers = ",".join(f"Speaker {number},Gender {number}" for number in range(1, 991))
    rows = (",".join(f"P{row}x{number},woman" for number in range(1, 991)) for row in range(5))
    return f"Event,Session,{headers}\n" + "".join(f"E,S{row},{cells}\n" for row, cells in enumerate(rows))


def genders_without_end() -> str:
    """Return staff of whom each has a gender in words of their own."""
    return "employee,gender,department\n" + "".join(f"{row},gender number {row},HR\n" for row in range(300_000))


def small_tables() -> str:
    """Return as many small tables as a file may hold."""
    rows = {
        f"t{at}": [{"employee": 10 * at + row, "gender": "F", "salary": 30} for row in range(9)] for at in range(240)
    }
    return json.dumps(rows)


@pytest.mark.parametrize("made", [years, long_headers, hundreds_of_speakers, genders_without_end, small_tables])
def test_it_is_said_in_seconds_what_such_a_table_is(made: Callable[[], str]) -> None:
    data = made().encode()
    started = time.process_time()
    file = ReadFile(path=Path("a.csv"), sha256="", sheets=tuple(read_sheets(data)))
    dataset = build_dataset(read_file("a.csv", file, MappingFile(), TODAY, "DMY"), Settings(), today=TODAY)
    assert time.process_time() - started < SECONDS
    assert dataset.issues


def test_all_speakers_of_a_row_appear_however_many_they_are() -> None:
    file = ReadFile(path=Path("a.csv"), sha256="", sheets=tuple(read_sheets(hundreds_of_speakers().encode())))
    dataset = build_dataset(read_file("a.csv", file, MappingFile(), TODAY, "DMY"), Settings(), today=TODAY)
    people = dataset.tables["appearances"].frame
    assert (len(people), people["person"].nunique(), set(people["gender"])) == (4950, 4950, {"women"})
