"""Checklists of events: questions in the rows, the answers of each event in a column."""

from __future__ import annotations

from pathlib import Path

import openpyxl
import pytest

from audit.config import Settings
from audit.importing import inspect_files, write_mapping
from audit.importing.event_checklists import asked_for
from audit.importing.run import Inspection


def _read(folder: Path, text: str, mapping: Path | None = None) -> Inspection:
    (folder / "access.csv").write_text(text, encoding="utf-8")
    return inspect_files([folder / "access.csv"], Settings(), mapping=mapping)


def _told(found: Inspection, *columns: str) -> list[list[object]]:
    frame = found.dataset.tables["events"].frame
    return [[None if value != value else value for value in frame[name].astype(object)] for name in columns]


_ASIDE = """Question,Spring Gala,Summer School
Date,2026-03-01,2026-06-12
Is the venue step-free?,yes,partly
Live captions provided,yes,no
Sign language interpreter booked,no,no
Quiet room,✓,
Wheelchair spaces,4,2
Colour of the carpet,red,blue
"""


def test_a_column_for_each_event(tmp_path: Path) -> None:
    found = _read(tmp_path, _ASIDE)
    assert _told(found, "event") == [["Spring Gala", "Summer School"]]
    assert _told(found, "captioned", "interpreted", "wheelchair_spaces") == [[True, False], [False, False], [4, 2]]
    frame = found.dataset.tables["events"].frame
    assert frame["step_free"].isna().tolist() == [False, True]
    assert frame["quiet_room"].isna().tolist() == [False, True]
    (unknown,) = [issue for issue in found.issues if issue.code == "unknown-word"]
    assert unknown.cell == "C3"


def test_the_mapping_of_a_checklist_reads_it_again(tmp_path: Path) -> None:
    write_mapping(_read(tmp_path, _ASIDE), tmp_path / "map.toml")
    again = _read(tmp_path, _ASIDE, mapping=tmp_path / "map.toml")
    assert _told(again, "event", "captioned") == [["Spring Gala", "Summer School"], [True, False]]


def test_question_answer_and_comment_of_one_event(tmp_path: Path) -> None:
    text = "Frage;Antwort;Bemerkung\nIst der Veranstaltungsort stufenlos erreichbar?;ja;Rampe\n"
    text += "Gibt es barrierefreie Toiletten?;ja;\nGibt es einen Ruheraum?;nein;\nWurde live untertitelt?;ja;\n"
    found = _read(tmp_path, text)
    told = _told(found, "event", "step_free", "accessible_toilets", "quiet_room", "captioned")
    assert told == [["access"], [True], [True], [False], [True]]


def test_a_column_for_each_answer(tmp_path: Path) -> None:
    head = "Accessibility item,Yes,Partly,No,Notes\n"
    found = _read(tmp_path, head + "Step-free access,x,,,\nQuiet room,,,x,\nCaptions,x,,,by hand\nLivestream,,,x,\n")
    assert _told(found, "step_free", "quiet_room", "captioned", "livestreamed") == [[True], [False], [True], [False]]


def test_titles_above_and_areas_before_the_questions(tmp_path: Path) -> None:
    book = openpyxl.Workbook()
    sheet = book.active
    assert sheet is not None
    for row in (
        ("Event accessibility checklist",),
        (),
        ("Area", "Question", "Annual Conference", "Winter Workshop"),
        ("Venue", "Is there step-free access?", "Yes", "No"),
        (None, "Accessible toilets?", "Yes", "Yes"),
        ("Safety", "Code of conduct published?", "No", "Yes"),
    ):
        sheet.append(row)
    book.save(tmp_path / "access.xlsx")
    found = inspect_files([tmp_path / "access.xlsx"], Settings())
    assert _told(found, "event", "step_free", "code_of_conduct_published") == [
        ["Annual Conference", "Winter Workshop"],
        [True, False],
        [False, True],
    ]


@pytest.mark.parametrize(
    ("question", "column"),
    [
        ("Were captions provided?", "captioned"),
        ("Are the recordings captioned?", "recording_captioned"),
        ("Gibt es eine Induktionsschleife?", "assistive_listening"),
        ("Y a-t-il une boucle magnétique ?", "assistive_listening"),
        ("¿Hay baños accesibles?", "accessible_toilets"),
        ("Is there a wheelchair toilet?", "accessible_toilets"),
        ("Is a wheelchair hire nearby?", ""),
        ("Barrierefreie Website", ""),
        ("Were there no captions?", ""),
        ("Was the captions budget approved by trustees?", ""),
        ("Who signed this form?", ""),
    ],
)
def test_what_a_question_asks_for(question: str, column: str) -> None:
    assert asked_for(question) == column


def test_answers_to_items_stay_answers(tmp_path: Path) -> None:
    text = "item,status\nquiet-room,yes\nstep-free,no\nlive-captions,yes\npay-policy,no\n"
    assert set(_read(tmp_path, text).dataset.tables) == {"policies"}


def test_a_list_of_events_with_such_headers_stays_upright(tmp_path: Path) -> None:
    found = _read(tmp_path, "Event,Captions,Quiet room,Step-free access\nGala,yes,no,yes\nFair,no,no,yes\n")
    assert _told(found, "event", "captioned") == [["Gala", "Fair"], [True, False]]
