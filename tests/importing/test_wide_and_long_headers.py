"""Thousands of columns and very long headers take a time that grows with them, not with their square."""

from __future__ import annotations

import json
import time
from collections.abc import Callable
from datetime import date
from pathlib import Path

import pytest

from audit.config import Settings
from audit.importing import import_files
from audit.importing.guard import ReadFile
from audit.importing.intake import read_file
from audit.importing.mapping import MappingFile
from audit.importing.read.refusal import Refusal
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


def more_people_than_are_read() -> str:
    """Return nineteen hundred columns of genders, of which only the first of each row are people of their own."""
    row = ",".join("F" for _ in range(1900))
    return ",".join(f"Gender {number}" for number in range(1900)) + f"\n{row}" * 50


def small_tables() -> str:
    """Return as many small tables as a file may hold."""
    rows = {
        f"t{at}": [{"employee": 10 * at + row, "gender": "F", "salary": 30} for row in range(9)] for at in range(240)
    }
    return json.dumps(rows)


def tables_below_each_other() -> str:
    """Return a sheet of two hundred tables, each below the last."""
    return "".join(f"\nemployee,gender,department\n{at},F,HR\n{at}b,M,HR\n" for at in range(200))


@pytest.mark.parametrize(
    "made", [years, long_headers, hundreds_of_speakers, genders_without_end, more_people_than_are_read]
)
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


@pytest.mark.parametrize(("made", "count"), [(small_tables, 121), (tables_below_each_other, 200)])
def test_a_file_of_hundreds_of_tables_is_refused_before_its_time(made: Callable[[], str], count: int) -> None:
    file = ReadFile(path=Path("a"), sha256="", sheets=tuple(read_sheets(made().encode())))
    started = time.process_time()
    with pytest.raises(Refusal, match=f"The file has {count} tables, which is more than can be read"):
        read_file("a", file, MappingFile(), TODAY, "DMY")
    assert time.process_time() - started < SECONDS


def test_thousands_of_tables_in_one_sheet_are_counted_before_any_is_read() -> None:
    text = "".join(f"\nemployee,gender\n{at},F\n" for at in range(5_000))
    file = ReadFile(path=Path("a"), sha256="", sheets=tuple(read_sheets(text.encode())))
    with pytest.raises(Refusal, match="5,000 tables"):
        read_file("a", file, MappingFile(), TODAY, "DMY")


@pytest.mark.parametrize(
    "header", ["Compenso", "Rémunération", "Vergütung", "Vergoeding", "Compensation", "Remuneração"]
)
@pytest.mark.parametrize(("cell", "column"), [("300", "fee"), ("none", "compensation")])
def test_a_word_for_an_amount_and_for_its_form_is_told_by_the_cells(
    tmp_path: Path, header: str, cell: str, column: str
) -> None:
    path = tmp_path / "speakers.csv"
    rows = [f"A;S{at};P{at};speaker;F;{cell}" for at in range(3)]
    path.write_text("\n".join([f"Event;Session;Speaker;Role;Gender;{header}", *rows]) + "\n", encoding="utf-8")
    used = import_files([path], Settings()).tables["appearances"].columns
    assert {"fee", "compensation"} & used == {column}
