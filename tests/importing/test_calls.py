"""Calls for talks: the same rows tell what was applied for, and who appears in what was accepted."""

from __future__ import annotations

import json
from pathlib import Path

import openpyxl
import pytest

from audit.config import Settings
from audit.importing import inspect_files, write_mapping
from audit.importing.run import Inspection

_CALL = """ID,Proposal title,Speaker names,Session type,State,Gender
P1,Scaling,Ada Berg,Talk,confirmed,woman
P2,Types,Ben Cole,Talk,accepted,man
P3,Tests,Cia Dahl,Talk,rejected,woman
P4,Async,Dan Eng; Eva Fox,Workshop,confirmed,man; woman
P5,Docs,Fay Gill,Talk,rejected,woman
P6,Maps,Gus Hall,Poster,withdrawn,man
"""


def _read(folder: Path, text: str, name: str = "call.csv", mapping: Path | None = None) -> Inspection:
    (folder / name).write_text(text, encoding="utf-8")
    return inspect_files([folder / name], Settings(), mapping=mapping)


def _counts(found: Inspection, table: str, column: str) -> dict[str, int]:
    frame = found.dataset.tables[table].frame
    return {str(value): n for value, n in frame[column].value_counts().items() if n}


def _by_outcome(found: Inspection) -> dict[tuple[str, str], int]:
    frame = found.dataset.tables["proposals"].frame
    pairs = frame[["gender", "outcome"]].astype(str).value_counts().to_dict()
    return {(str(gender), str(outcome)): n for (gender, outcome), n in pairs.items()}


_APPLIED = {
    ("women", "accepted"): 2,
    ("women", "rejected"): 2,
    ("men", "accepted"): 2,
    ("men", "withdrawn"): 1,
}


def test_a_call_gives_the_proposals_and_those_who_appear(tmp_path: Path) -> None:
    found = _read(tmp_path, _CALL)
    assert _counts(found, "appearances", "gender") == {"women": 2, "men": 2}
    assert _by_outcome(found) == _APPLIED


def test_the_mapping_of_a_call_reads_both_tables_again(tmp_path: Path) -> None:
    write_mapping(_read(tmp_path, _CALL), tmp_path / "call.toml")
    again = _read(tmp_path, _CALL, mapping=tmp_path / "call.toml")
    assert _counts(again, "appearances", "gender") == {"women": 2, "men": 2}
    assert _by_outcome(again) == _APPLIED
    assert [sheet.table for sheet in again.sheets] == ["appearances", "proposals"]


def test_a_column_of_states_is_told_by_its_values(tmp_path: Path) -> None:
    head = "Submission ID,Submission type,Speaker,Speaker gender,Review status,Final status\n"
    rows = "1,Talk,k1,F,Reviewed,Accepted\n2,Talk,k2,M,Reviewed,Rejected\n3,Talk,k3,F,Reviewed,Rejected\n"
    found = _read(tmp_path, head + rows)
    assert found.dataset.tables["appearances"].frame["person"].tolist() == ["k1"]
    assert _by_outcome(found) == {("women", "accepted"): 1, ("women", "rejected"): 1, ("men", "rejected"): 1}


@pytest.mark.parametrize(("header", "yes", "no"), [("Angenommen", "ja", "nein"), ("Accepted", "yes", "no")])
def test_a_mark_of_who_was_accepted(tmp_path: Path, header: str, yes: str, no: str) -> None:
    rows = f"Erster,A,w,{yes}\nZweiter,B,m,{no}\nDritter,C,w,{no}\n"
    found = _read(tmp_path, f"Titel,Speaker,Gender,{header}\n{rows}")
    assert found.dataset.tables["appearances"].frame["person"].tolist() == ["A"]
    assert _counts(found, "proposals", "outcome") == {"accepted": 1, "rejected": 2}


def test_what_was_applied_for_and_what_was_given(tmp_path: Path) -> None:
    head = "Proposal,Speaker,Sex,Requested format,Decision,Assigned format\n"
    rows = "12,u1,F,oral,accepted,oral\n13,u2,M,oral,accepted,poster\n14,u3,F,oral,rejected,\n"
    found = _read(tmp_path, head + rows)
    assert _counts(found, "appearances", "role") == {"speaker": 1, "poster": 1}
    assert _counts(found, "proposals", "applied_for") == {"speaker": 3}


def test_guests_who_decline_were_not_refused(tmp_path: Path) -> None:
    head = "Event,Speaker,Gender,Invited on,Status,Fee\n"
    found = _read(tmp_path, head + "E1,a,F,2026-01-02,Confirmed,300\nE1,b,M,2026-01-02,Declined,\n")
    assert set(found.dataset.tables) == {"appearances"}
    assert found.dataset.tables["appearances"].frame["person"].tolist() == ["a"]


def test_a_list_of_what_was_accepted_tells_nothing_of_the_choice(tmp_path: Path) -> None:
    head = "Title,Speaker,Gender,Session type,State\n"
    found = _read(tmp_path, head + "T1,a,F,Talk,accepted\nT2,b,M,Talk,withdrawn\n")
    assert set(found.dataset.tables) == {"appearances"}


def test_authors_of_papers_do_not_appear(tmp_path: Path) -> None:
    found = _read(tmp_path, "Paper ID,Author,Gender,Decision\n1,a,F,accept\n2,b,M,reject\n3,c,M,accept\n")
    assert set(found.dataset.tables) == {"proposals"}


def test_an_export_of_a_known_system_gives_both(tmp_path: Path) -> None:
    states, genders = ["confirmed", "rejected", "rejected"], ["female", "male", "female"]
    talks = [
        {"code": f"T{n}", "submission_type": {"en": "Talk"}, "state": state, "duration": 30,
         "speakers": [{"code": f"S{n}", "name": f"N{n}", "gender": gender}]}
        for n, (state, gender) in enumerate(zip(states, genders, strict=True))
    ]  # fmt: skip
    found = _read(tmp_path, json.dumps({"count": 3, "next": None, "results": talks}), "call.json")
    assert _counts(found, "appearances", "gender") == {"women": 1}
    assert _by_outcome(found) == {("women", "accepted"): 1, ("women", "rejected"): 1, ("men", "rejected"): 1}


def test_what_was_submitted_stands_in_a_sheet_of_its_own(tmp_path: Path) -> None:
    head = ["Session Id", "Title", "Session format", "Status", "Speaker Id", "Gender"]
    accepted = [[1, "T", "Talk", "Accepted", "s1", "Woman"], [2, "U", "Talk", "Accepted", "s2", "Man"]]
    declined = [[3, "V", "Talk", "Declined", "s3", "Woman"], [4, "W", "Talk", "Nominated", "s4", "Man"]]
    book = openpyxl.Workbook()
    book.remove(book["Sheet"])
    for name, rows in (
        ("Flattened Submitted Sessions", [*accepted, *declined]),
        ("Flattened Accepted Sessions", accepted),
    ):
        sheet = book.create_sheet(name)
        for row in (head, *rows):
            sheet.append(row)
    book.save(tmp_path / "sessionize.xlsx")
    found = inspect_files([tmp_path / "sessionize.xlsx"], Settings())
    assert _counts(found, "appearances", "gender") == {"women": 1, "men": 1}
    assert _by_outcome(found) == {
        ("women", "accepted"): 1,
        ("men", "accepted"): 1,
        ("women", "rejected"): 1,
        ("men", "pending"): 1,
    }
