"""Every kind of bad input that authors and organisations hand in: a sentence with its place, all of it in one go."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from pathlib import Path

import pytest
from openpyxl import Workbook

from audit.authoring.lint import lint
from audit.checklists.problems import Problem

TODAY = date(2026, 1, 1)
SCALE = "id: yes-no\ntitle: Yes or no\nanswers: {yes: 1.0, no: 0.0}\n"
CHECKLIST = """\
format: 1
id: bad
version: 1.0.0
title: A checklist with every fault
items:
  - id: unknown-key
    title: It is so
    title_unmet: It is not so
    importance: low
    importanse: high
    assess: {ask: yes-no}
  - id: unknown-measure
    title: It is so
    title_unmet: It is not so
    importance: low
    assess: {measure: no-such, band: {at_least: 1.0}}
  - id: overlapping-band
    title: It is so
    title_unmet: It is not so
    importance: low
    assess: {measure: share-of-rows, with: {table: events, is: {captioned: yes}}, band: {at_least: 0.5, floor: 0.8}}
  - id: band-with-a-hole
    title: It is so
    title_unmet: It is not so
    importance: low
    assess: {measure: share-of-rows, with: {table: events, is: {captioned: yes}}, band: {within: [0.8, 0.2]}}
  - id: used-twice
    title: It is so
    title_unmet: It is not so
    importance: low
    assess: {ask: yes-no}
  - id: used-twice
    title: It is so
    title_unmet: It is not so
    importance: low
    assess: {ask: yes-no}
  - id: first-of-a-circle
    title: It is so
    title_unmet: It is not so
    importance: low
    assess: {combine: all, items: [second-of-a-circle]}
  - id: second-of-a-circle
    title: It is so
    title_unmet: It is not so
    importance: low
    assess: {combine: any, items: [first-of-a-circle, unknown-key]}
  - id: key-given-twice
    title: It is so
    title: It is so indeed
    title_unmet: It is not so
    importance: low
    assess: {ask: yes-no}
retired:
  - {id: asked-before, replaced_by: used-twice}
"""
PROFILE = """\
format: 1
id: ours
title: Ours
checklists: [bad]
adjustments:
  - {target: no-such-item, action: drop, reason: It is gone}
  - {target: used-twice, action: drop}
"""
SETTINGS = """\
organisation = "Us"
profile = "no-such-profile"

[[waivers]]
item = "used-twice"
justification = "We move house"
approver = "The board"
granted = 2024-01-01
expires = 2025-06-30

[[waivers]]
item = "never-heard-of"
justification = "None"
approver = "Nobody"
granted = 2025-01-01
expires = 2027-01-01
"""


@pytest.fixture
def place(tmp_path: Path) -> Path:
    """Return a folder with one of each file."""
    lists = tmp_path / "lists"
    for name, text in {
        "bad/checklist.yaml": CHECKLIST,
        "scales/yes-no.yaml": SCALE,
        "profiles/ours.yaml": PROFILE,
    }.items():
        (lists / name).parent.mkdir(parents=True, exist_ok=True)
        (lists / name).write_text(text, encoding="utf-8")
    (tmp_path / "audit.toml").write_text(SETTINGS, encoding="utf-8")
    book = Workbook()
    sheet = book.worksheets[0]
    sheet.title = "Answers"
    for row in (
        ["Item", "Answer", "Evidence"],
        ["used-twice", "perhaps", "minutes"],
        ["asked-before", "yes", "minutes"],
        ["second-of-a-circel", "yes", "minutes"],
        ["unknown-key", "yes", "minutes"],
    ):
        sheet.append(row)
    book.save(tmp_path / "answers.xlsx")
    return tmp_path


def _lint(place: Path) -> tuple[Problem, ...]:
    return lint([place / "lists"], settings=place / "audit.toml", answers=[place / "answers.xlsx"], today=TODAY)


@pytest.mark.parametrize(
    ("file", "line", "code", "words"),
    [
        ("checklist.yaml", 10, "unknown-key", "Did you mean 'importance'?"),
        ("checklist.yaml", 16, "unknown-measure", "no measure called `no-such`"),
        ("checklist.yaml", 21, "band", "The band overlaps"),
        ("checklist.yaml", 26, "band", "The band leaves a hole"),
        ("checklist.yaml", 32, "duplicate-id", "It stands on line 27 already"),
        ("checklist.yaml", 37, "cycle", "first-of-a-circle → second-of-a-circle"),
        ("checklist.yaml", 49, "duplicate-key", "It stands on line 48 already"),
        ("ours.yaml", 6, "unknown-item", "'no-such-item', which is no question"),
        ("ours.yaml", 7, "missing-key", "'reason' is missing"),
        ("audit.toml", 2, "unknown-profile", "no-such-profile"),
        ("audit.toml", 4, "expired-waiver", "ended on 2025-06-30; the question counts again"),
        ("audit.toml", 11, "unknown-item", "no such question"),
        ("answers.xlsx, Answers, B2", 0, "answer-off-scale", "not on its scale: yes, no"),
        ("answers.xlsx, Answers, B3", 0, "answer-retired-item", "answer used-twice in its place"),
        ("answers.xlsx, Answers, B4", 0, "answer-unknown-item", "perhaps second-of-a-circle is meant"),
    ],
)
def test_each_fault_is_named_with_its_place(place: Path, file: str, line: int, code: str, words: str) -> None:
    found = [entry for entry in _lint(place) if (Path(entry.file).name, entry.line, entry.code) == (file, line, code)]
    assert len(found) == 1, [str(entry) for entry in _lint(place)]
    assert words in str(found[0])


def test_nothing_else_is_said(place: Path) -> None:
    assert len(_lint(place)) == 15, [str(entry) for entry in _lint(place)]


@pytest.mark.parametrize("word", ["no", "off", "1.10", "2026-01-01"])
def test_words_are_read_as_they_are_written(tmp_path: Path, word: str, write_folder: Callable[..., Path]) -> None:
    from audit.checklists import load_checklists
    from tests.authoring.conftest import CHECKLIST as SMALL

    folder = write_folder(SMALL.replace("title: A policy is written", f"title: {word}"))
    (checklist,) = load_checklists([folder])
    assert checklist.items[1].title == word
    folder = write_folder(SMALL.replace("version: 1.0.0", "version: 1.10"))
    assert load_checklists([folder])[0].version == "1.10"


def test_five_lines_make_an_item(write_folder: Callable[..., Path]) -> None:
    text = """\
format: 1
id: small
version: 1.0.0
title: The smallest
items:
  - id: written-policy
    title: A policy is written
    title_unmet: No policy is written
    importance: low
    assess: {ask: yes-no}
"""
    assert lint([write_folder(text)]) == ()
