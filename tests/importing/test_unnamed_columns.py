"""Columns without a name are not passed over in silence, and can be named in the mapping file."""

from __future__ import annotations

from pathlib import Path

from audit.config import Settings
from audit.importing import import_files, inspect_files, write_mapping

STAFF = ",Gender,,Salary,\nE1,F,IT,100,\nE2,M,HR,200,\nE3,F,IT,300,\n"


def test_what_has_no_name_is_named_by_its_letter(tmp_path: Path) -> None:
    path = tmp_path / "staff.csv"
    path.write_text(STAFF, encoding="utf-8")
    [issue] = [one for one in import_files([path], Settings()).issues if one.code == "unnamed-columns"]
    assert issue.message.text == "Columns that have no name and were not used: A, C."
    assert issue.mapping == 'columns."@A" = "…"'


def test_a_mapping_file_names_it(tmp_path: Path) -> None:
    path, mapping = tmp_path / "staff.csv", tmp_path / "m.toml"
    path.write_text(STAFF, encoding="utf-8")
    lines = ("format = 1", "[[sheet]]", 'columns."@A" = "employee"', 'columns."@C" = "department"')
    mapping.write_text("\n".join(lines) + "\n", encoding="utf-8")
    inspection = inspect_files([path], Settings(), mapping=mapping)
    dataset = inspection.dataset
    frame = dataset.tables["employees"].frame
    assert (frame["employee"].tolist(), frame["department"].tolist()) == (["E1", "E2", "E3"], ["IT", "HR", "IT"])
    assert "unnamed-columns" not in {one.code for one in dataset.issues}
    saved = tmp_path / "saved.toml"
    write_mapping(inspection, saved)
    again = import_files([path], Settings(), mapping=saved)
    assert again.tables["employees"].frame.equals(frame)
