"""Workbooks of a series of events: sheets by year and by role, merged talks, counts by gender under a role."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

import openpyxl

from audit.config import Settings
from audit.importing import inspect_files
from audit.importing.run import Inspection


def _read(folder: Path, sheets: dict[str, Sequence[Sequence[object]]], merges: Sequence[str] = ()) -> Inspection:
    book = openpyxl.Workbook()
    book.remove(book.active)
    for name, rows in sheets.items():
        sheet = book.create_sheet(name)
        for row in rows:
            sheet.append(row)
    for merge in merges:
        book.worksheets[0].merge_cells(merge)
    book.save(folder / "camps.xlsx")
    return inspect_files([folder / "camps.xlsx"], Settings())


_HEAD = ("S.N.", "Name of Speaker", "Topic", "Session Type", "Hall", "Time")


def test_a_sheet_for_each_year_is_an_event_and_a_merged_topic_a_session(tmp_path: Path) -> None:
    panel = [(2, "B", "Search", "Panel Discussion", "A", "11:00"), (3, "C"), (4, "D")]
    first = [("Camp 2018",), (), _HEAD, (1, "A", "Blocks", "Talk", "A", "10:00"), *panel]
    second = [("Camp 2019",), (), _HEAD, (1, "A", "Caching", "Talk", "A", "10:00"), (2, "E", "Opening", "Keynote")]
    found = _read(tmp_path, {"2018": first, "2019": second}, [f"{column}5:{column}7" for column in "CDEF"])
    frame = found.dataset.tables["appearances"].frame
    assert frame["event"].tolist() == ["2018"] * 4 + ["2019"] * 2
    assert frame["session"].tolist() == ["Blocks", "Search", "Search", "Search", "Caching", "Opening"]
    assert frame["role"].tolist() == ["speaker", *["panellist"] * 3, "speaker", "keynote"]
    assert [issue.code for issue in found.issues].count("one-event-a-sheet") == 2


def test_organisers_and_volunteers_do_not_appear(tmp_path: Path) -> None:
    people = [("SN", "Year", "Name", "Gender"), (1, 2017, "V", "Male"), (2, 2018, "W", "Female")]
    speakers = [("SN", "Year", "Speaker Name", "Gender", "Type"), (1, 2017, "A", "Female", "Talk")]
    speakers.append((2, 2018, "B", "Male", "Talk"))
    found = _read(tmp_path, {"Speakers": speakers, "Organizers": people, "Volunteers": people})
    assert found.dataset.tables["appearances"].frame["person"].tolist() == ["A", "B"]
    said = [issue for issue in found.issues if issue.code == "not-appearing"]
    assert [(issue.sheet, issue.level) for issue in said] == [("Organizers", "info"), ("Volunteers", "info")]
    assert not [issue for issue in found.issues if issue.level == "error"]


def test_numbers_of_speakers_by_gender_are_nobodys_names(tmp_path: Path) -> None:
    head = ("WordCamp", "Speakers (Female)", "Speakers (Male)", "Organisers (Female)", "Organisers (Male)")
    rows = [("Bonn 2015", 4, 16, 2, 8), ("Ulm 2016", 6, 16, 3, 9), ("Trier 2016", 10, 15, 4, 8)]
    tables = _read(tmp_path, {"Speakers": [head, *rows]}).dataset.tables
    counted = tables["published_headcounts"].frame
    by_role = counted.groupby("counted", observed=True)[["women", "men"]].sum()
    assert by_role.loc["speakers"].tolist() == [20, 47]
    assert by_role.loc["organisers"].tolist() == [9, 25]
    assert "appearances" not in tables
    assert "speakers" not in tables.get("events", tables["published_headcounts"]).frame


def test_sheets_of_days_are_of_one_event(tmp_path: Path) -> None:
    rows = [("Speaker", "Talk", "Session type"), ("A", "T1", "Talk"), ("B", "T2", "Talk")]
    found = _read(tmp_path, {"Monday, March 23, 2026": rows, "Tuesday, March 24, 2026": rows})
    assert set(found.dataset.tables["appearances"].frame["event"]) == {"camps"}
