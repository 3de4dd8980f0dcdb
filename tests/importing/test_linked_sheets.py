"""Sheets of one file that only keys make one: people, sessions, and who appears in which."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from pathlib import Path

import openpyxl

from audit.config import Settings
from audit.importing import inspect_files, write_mapping
from audit.importing.run import Inspection

_PEOPLE = (("ID", "Name", "Sex"), (1, "A", "F"), (2, "B", "M"), (3, "C", "F"), (4, "D", "M"))


def _read(folder: Path, sheets: Mapping[str, Sequence[Sequence[object]]], mapping: Path | None = None) -> Inspection:
    book = openpyxl.Workbook()
    book.remove(book["Sheet"])
    for name, rows in sheets.items():
        sheet = book.create_sheet(name)
        for row in rows:
            sheet.append(row)
    book.save(folder / "programme.xlsx")
    return inspect_files([folder / "programme.xlsx"], Settings(), mapping=mapping)


def _rows(found: Inspection, *columns: str) -> list[tuple[str, ...]]:
    frame = found.dataset.tables["appearances"].frame
    return sorted(zip(*(frame[name].astype(str) for name in columns), strict=True))


_LINKED = {
    "People": _PEOPLE,
    "Programme": (("ID", "Title", "Format"), (10, "X", "Talk"), (11, "Y", "Panel")),
    "Programme_People": (("Programme ID", "Person ID"), (10, 1), (11, 2), (11, 3)),
}
_APPEAR = [("10", "1", "speaker", "women"), ("11", "2", "panellist", "men"), ("11", "3", "panellist", "women")]


def test_a_sheet_of_ids_joins_people_and_sessions(tmp_path: Path) -> None:
    found = _read(tmp_path, _LINKED)
    assert _rows(found, "session", "person", "role", "gender") == _APPEAR
    assert found.dataset.tables["sessions"].frame["kind"].tolist() == ["talk", "panel"]
    (others,) = [issue for issue in found.issues if issue.code == "list-others"]
    assert others.rows == 1


def test_the_mapping_of_linked_sheets_joins_them_again(tmp_path: Path) -> None:
    write_mapping(_read(tmp_path, _LINKED), tmp_path / "map.toml")
    again = _read(tmp_path, _LINKED, tmp_path / "map.toml")
    assert _rows(again, "session", "person", "role", "gender") == _APPEAR


def test_talks_with_the_key_of_their_speaker(tmp_path: Path) -> None:
    talks = (
        ("id", "title", "speaker_id", "session_type"),
        (1, "T", 1, "talk"),
        (2, "U", 2, "keynote"),
        (3, "V", 1, "talk"),
    )
    speakers = (("id", "full_name", "gender"), (1, "A", "woman"), (2, "B", "man"))
    found = _read(tmp_path, {"speakers": speakers, "talks": talks})
    assert _rows(found, "person", "gender", "role") == [
        ("1", "women", "speaker"),
        ("1", "women", "speaker"),
        ("2", "men", "keynote"),
    ]


def test_talks_with_several_keys_in_a_cell(tmp_path: Path) -> None:
    people = (("Referenten-ID", "Name", "Geschlecht"), ("R1", "A", "w"), ("R2", "B", "m"), ("R3", "C", "w"))
    talks = (
        ("Vortrags-ID", "Titel", "Art", "Referenten-IDs"),
        ("V1", "Eins", "Vortrag", "R1"),
        ("V2", "Zwei", "Podium", "R2, R3"),
    )
    found = _read(tmp_path, {"Referenten": people, "Vorträge": talks})
    assert _rows(found, "session", "person", "role", "gender") == [
        ("V1", "R1", "speaker", "women"),
        ("V2", "R2", "panellist", "men"),
        ("V2", "R3", "panellist", "women"),
    ]


def test_roles_in_one_sheet_and_groups_in_another(tmp_path: Path) -> None:
    roles = (
        ("Person ID", "Event", "Role"),
        ("p1", "Gala", "Host"),
        ("p2", "Gala", "Speaker"),
        ("p2", "Forum", "Panellist"),
    )
    people = (("Person ID", "Gender"), ("p1", "F"), ("p2", "M"))
    found = _read(tmp_path, {"Roles": roles, "Persons": people})
    assert _rows(found, "event", "role", "gender") == [
        ("Forum", "panellist", "men"),
        ("Gala", "moderator", "women"),
        ("Gala", "speaker", "men"),
    ]


def test_numbers_of_other_things_are_no_keys(tmp_path: Path) -> None:
    people = (("ID", "Speaker", "Gender", "Role"), (1, "A", "F", "Keynote"), (2, "B", "M", "Panelist"))
    rooms = (("Room ID", "Seats", "Sponsor no"), (1, 40, 2), (2, 80, 1))
    found = _read(tmp_path, {"Speakers": people, "Rooms": rooms})
    assert _rows(found, "person", "gender") == [("A", "women"), ("B", "men")]
