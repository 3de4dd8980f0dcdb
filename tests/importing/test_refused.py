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


def test_what_a_talk_was_accepted_as_stands_behind_it(tmp_path: Path) -> None:
    rows = "T1,a,Talk,Accepted as talk,f\nT2,b,Poster,Accepted as poster,m\nT3,c,Talk,Rejected (out of scope),m\n"
    found = _read(tmp_path, f"talk title,presenting_author,contributiontype,acceptance,presenter_gender\n{rows}")
    frame = found.dataset.tables["appearances"].frame
    assert frame["person"].tolist() == ["a", "b"]
    assert frame["role"].tolist() == ["speaker", "poster"]


def test_papers_with_decisions_are_proposals_and_tasks_are_not(tmp_path: Path) -> None:
    head = "#,title,authors,submitted,decision,abstract"
    rows = "1,T1,A B,2023-01-01,accept,x\n2,T2,C D,2023-01-01,reject,x\n3,T3,E F,2023-01-01,,x\n"
    frame = _read(tmp_path, f"{head}\n{rows}").dataset.tables["proposals"].frame
    assert frame["outcome"].tolist()[:2] == ["accepted", "rejected"]
    tasks = "".join(f"{n},Mend the door {n},{state}\n" for n, state in enumerate(["in progress", "new", "done"] * 2))
    assert not _read(tmp_path, f"id,title,state\n{tasks}").dataset.tables


def test_a_programme_committee_is_no_staff(tmp_path: Path) -> None:
    rows = "1,10,P,Q,chair\n2,11,R,S,PC member\n3,12,T,U,senior PC member\n"
    found = _read(tmp_path, f"#,person #,first name,last name,role\n{rows}")
    assert "employees" not in found.dataset.tables


def test_roles_of_those_who_contribute_leave_authors_out(tmp_path: Path) -> None:
    rows = "e1,S1,p1,Presenter\ne1,S1,p2,Author\ne2,S2,p3,Moderator\ne2,S2,p4,Panelist\n"
    found = _read(tmp_path, f"Event ID,Session,Person ID,Contributor Role\n{rows}")
    frame = found.dataset.tables["appearances"].frame
    assert frame["role"].tolist() == ["speaker", "moderator", "panellist"]


def test_of_several_roles_at_once_the_first_on_stage_counts(tmp_path: Path) -> None:
    told = [
        ("a", "Speaker / Organizer"),
        ("b", "Organizer"),
        ("c", "Moderator, Speaker"),
        ("d", "Organizer & Volunteer"),
    ]
    rows = "".join(f'{name},"{role}",F,S1\n' for name, role in [*told, ("e", "Keynote Speaker")])
    found = _read(tmp_path, f"Name,Conference Role,Gender,Session Name\n{rows}")
    frame = found.dataset.tables["appearances"].frame
    assert frame[["person", "role"]].astype(str).values.tolist() == [
        ["a", "speaker"],
        ["c", "moderator"],
        ["e", "keynote"],
    ]
    assert [issue.rows for issue in found.issues if issue.code == "roles-several"] == [2]
    assert [issue.rows for issue in found.issues if issue.code == "not-an-appearance"] == [2]


def test_what_a_service_guessed_from_names_is_not_used(tmp_path: Path) -> None:
    rows = "A,T1,Talk,female,0.98\nB,T2,Talk,male,0.99\nC,T3,Keynote,male,0.5\n"
    found = _read(tmp_path, f"speaker,talk,session_type,gender_api,probability\n{rows}")
    assert "gender" not in found.dataset.tables["appearances"].frame
    assert "groups-estimated" in {issue.code for issue in found.issues}
