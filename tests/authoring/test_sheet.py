"""A checklist goes to a workbook and to YAML, and comes back the same; problems name sheet and cell."""

from __future__ import annotations

import shutil
import subprocess
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from hypothesis import HealthCheck, example, given, settings
from hypothesis import strategies as st
from openpyxl import load_workbook

from audit.authoring.sheet_read import read_checklist_sheet
from audit.authoring.sheet_write import write_checklist_sheet
from audit.authoring.yaml_text import checklist_text
from audit.checklists.load import checklist_files, shipped_folder
from audit.checklists.schema import ChecklistForm
from audit.checklists.shape import read_form
from audit.errors import SettingsError
from tests.authoring.conftest import CHECKLIST

Write = Callable[..., Path]
FULL = (
    CHECKLIST.replace(
        "    evidence: [invoices, recordings]\n",
        """\
    evidence: [invoices, "=1+1", "[in brackets]"]
    weight: 2.5
    replaces: [old-captions]
    since: "1.10"
    examples:
      - name: none
        given: {events: [], sessions: [{session: "=A1", captioned: no, minutes: 45.5}]}
        settings: {country: GB}
        outcome: not_assessed
      - {name: all, given: {events: [{event: A, captioned: yes, times: 3}]}, outcome: met, value: 1.0, score: 1.0}
""",
    ).replace(
        "owner_role: events lead}",
        "owner_role: events lead, horizon: 30-days,\n"
        "      lawful_notes: [{jurisdiction: eu, text: Lawful., date: 2026-01-31}]}",
    )
    + """\
  - id: both
    title: Both hold
    title_unmet: One of them does not hold
    importance: medium
    assess: {combine: min, items: [captions, policy]}
  - id: range
    title: The ratio is near one
    title_unmet: The ratio is far from one
    importance: medium
    assess:
      measure: test-share
      with: {column: captioned}
      band: {within: [0.8, 1.25], floor: [0.5, 2], stepped: true, partly: 0.4, significant: true, minimum_n: 20}
gates: [{item: policy, cap: 0.49, reason: Without it nothing holds.}]
retired: [{id: old-captions, replaced_by: captions}]
"""
)


def _form(text: str) -> ChecklistForm:
    return read_form(text.encode(), "checklist.yaml", ChecklistForm)[0]


@pytest.mark.parametrize("text", [CHECKLIST, FULL], ids=["short", "full"])
def test_nothing_is_lost_on_the_way_there_and_back(text: str, tmp_path: Path) -> None:
    form = _form(text)
    assert read_checklist_sheet(write_checklist_sheet(form, tmp_path / "small.xlsx")) == form
    assert _form(checklist_text(form)) == form


@pytest.mark.parametrize("path", checklist_files(shipped_folder()), ids=lambda path: path.parent.name)
def test_the_checklists_that_ship_come_back_the_same(path: Path, tmp_path: Path) -> None:
    form = _form(path.read_text(encoding="utf-8"))
    assert read_checklist_sheet(write_checklist_sheet(form, tmp_path / "small.xlsx")) == form
    assert _form(checklist_text(form)) == form


WORDS = st.text(st.characters(codec="utf-8", categories=("L", "N", "P", "S", "Zs")), min_size=1).map(str.strip)


@given(words=st.lists(WORDS.filter(bool), min_size=1, max_size=4), number=st.floats(0, 1), flag=st.booleans())
@example(words=["0", "?0"], number=0.5, flag=True)  # what opens a key in a list
@settings(max_examples=12, suppress_health_check=[HealthCheck.function_scoped_fixture])
def test_any_words_come_back_the_same(words: list[str], number: float, flag: bool, tmp_path: Path) -> None:
    form = _form(FULL)
    item: dict[str, Any] = form.items[0].model_dump(by_alias=True)
    item |= {"title": words[0], "question": " ".join(words), "evidence": words, "rationale": "\n".join(words)}
    item["assess"]["with"] = {"word": words[0], "words": words, "number": number, "flag": flag, "none": None}
    item["assess"]["band"]["partly"] = number
    changed = ChecklistForm.model_validate({**form.model_dump(by_alias=True), "items": [item], "gates": []})
    assert read_checklist_sheet(write_checklist_sheet(changed, tmp_path / "any.xlsx")) == changed
    assert _form(checklist_text(changed)) == changed


def test_a_workbook_saved_by_libreoffice_comes_back_the_same(tmp_path: Path) -> None:
    office = shutil.which("soffice")
    if office is None:
        pytest.skip("LibreOffice (soffice) is not installed")
    form = _form(FULL)
    path = write_checklist_sheet(form, tmp_path / "small.xlsx")
    profile = f"-env:UserInstallation=file://{tmp_path}/profile"
    command = [office, profile, "--headless", "--convert-to", "xlsx", "--outdir", str(tmp_path / "saved"), str(path)]
    subprocess.run(command, check=True, capture_output=True, timeout=120)
    assert read_checklist_sheet(tmp_path / "saved" / "small.xlsx") == form


@pytest.mark.parametrize(
    ("cell", "value", "place", "words"),
    [
        ("Checklist!C2", 1.1, "Checklist!C2", "must be text"),
        ("Items!D2", "urgent", "Items!D2", "must be"),
        ("Items!K2", "{a: 1, a: 2}", "Items!K2", "given twice"),
        ("Items!L2", "much", "Items!L2", "must be a number"),
        ("Items!P2", "perhaps", "Items!P2", "yes, no or nothing"),
        ("Items!A5", "captions", "Items!A5", "used twice"),
        ("Items!B3", None, "Items!A3", "'title' is missing"),
        ("Items!B1", "name", "Items!B1", "no column 'name'"),
        ("References!A2", "nothing", "References!A2", "not there"),
        ("Example rows!B2", "nothing", "Example rows!A2", "no example"),
        ("Gates!A2", "nothing", "Gates!A2", "does not have"),
    ],
)
def test_a_problem_names_sheet_and_cell(tmp_path: Path, cell: str, value: Any, place: str, words: str) -> None:
    path = write_checklist_sheet(_form(FULL), tmp_path / "small.xlsx")
    book = load_workbook(path)
    sheet, _, address = cell.partition("!")
    book[sheet][address] = value
    book.save(path)
    with pytest.raises(SettingsError, match=words) as caught:
        read_checklist_sheet(path)
    assert caught.value.place == f"{path}, {place}"


def test_what_is_no_workbook_is_refused(tmp_path: Path) -> None:
    path = tmp_path / "small.xlsx"
    path.write_bytes(b"PK\x03\x04 not really")
    with pytest.raises(SettingsError, match=r"not an \.xlsx workbook"):
        read_checklist_sheet(path)
    with pytest.raises(SettingsError, match=r"not an \.xlsx workbook"):
        read_checklist_sheet(tmp_path / "absent.xlsx")


def test_text_that_no_cell_can_hold_is_refused_before_writing(tmp_path: Path) -> None:
    form = _form(CHECKLIST.replace("Book captioning.", '"Book\\u0007 captioning."'))
    with pytest.raises(SettingsError, match="control character"):
        write_checklist_sheet(form, tmp_path / "small.xlsx")
    assert list(tmp_path.glob("*.xlsx")) == []
