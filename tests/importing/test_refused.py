"""Talks that were refused or withdrawn, and registrations that were cancelled: nobody appears or comes by them."""

from __future__ import annotations

from pathlib import Path

import pytest

from audit.config import Settings
from audit.importing import inspect_files
from audit.importing.run import Inspection


def _read(folder: Path, text: str, mapping: str = "") -> Inspection:
    (folder / "file.csv").write_text(text, encoding="utf-8")
    if not mapping:
        return inspect_files([folder / "file.csv"], Settings())
    (folder / "mapping.toml").write_text(f"format = 1\n[[sheet]]\n{mapping}\n", encoding="utf-8")
    return inspect_files([folder / "file.csv"], Settings(), mapping=folder / "mapping.toml")


_TALKS = (
    "Speaker,Talk,Session type,State,Gender\n"
    "a,T1,Talk,accepted,Female\nb,T2,Talk,rejected,Male\nc,T3,Keynote,confirmed,Female\nd,T4,Talk,withdrawn,Male\n"
    "e,T5,Talk,submitted,Female\nf,T6,Talk,canceled,Male\n"
)


def test_nobody_appears_in_talks_that_were_refused_or_withdrawn(tmp_path: Path) -> None:
    found = _read(tmp_path, _TALKS)
    frame = found.dataset.tables["appearances"].frame
    assert frame["person"].tolist() == ["a", "c"]
    assert frame["gender"].tolist() == ["women", "women"]
    (said,) = [issue for issue in found.issues if issue.code == "talks-refused"]
    assert said.rows == 4
    assert all(word in said.message.text for word in ("“rejected”", "“withdrawn”", "“submitted”", "“canceled”"))


def test_a_mapping_keeps_those_whom_it_calls_accepted(tmp_path: Path) -> None:
    mapping = 'table = "appearances"\nvalues.outcome."submitted" = "accepted"'
    frame = _read(tmp_path, _TALKS, mapping).dataset.tables["appearances"].frame
    assert frame["person"].tolist() == ["a", "c", "e"]


def test_talks_that_all_wait_are_counted_and_that_is_said(tmp_path: Path) -> None:
    found = _read(tmp_path, "Speaker,Talk,Session type,State\na,T1,Talk,submitted\nb,T2,Panel,submitted\n")
    assert len(found.dataset.tables["appearances"].frame) == 2
    (said,) = [issue for issue in found.issues if issue.code == "talks-waiting"]
    assert (said.level, said.rows) == ("warning", 2)


@pytest.mark.parametrize(
    ("header", "kept", "cancelled"),
    [
        ("Attendee Status", "Attending", "Not Attending"),
        ("Approval Status", "approved", "denied"),
        ("Status", "bezahlt", "storniert"),
        ("RSVP", "yes", "no"),
    ],
)
def test_who_cancelled_is_no_participant(tmp_path: Path, header: str, kept: str, cancelled: str) -> None:
    text = f"Ticket type,{header},Registration time,Gender\n"
    rows = [(kept, "F"), (cancelled, "M"), (kept, "M"), (kept, "F")]
    found = _read(tmp_path, text + "".join(f"x,{state},2024-05-02,{gender}\n" for state, gender in rows))
    frame = found.dataset.tables["participants"].frame
    assert frame["gender"].tolist() == ["women", "men", "women"]
    assert [issue.rows for issue in found.issues if issue.code == "registrations-cancelled"] == [1]
