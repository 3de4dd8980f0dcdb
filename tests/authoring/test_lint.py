"""Lint finds everything in one go, with file and line."""

from __future__ import annotations

import json
from collections.abc import Callable
from datetime import date
from pathlib import Path

import pytest

from audit.authoring.lint import lint
from audit.authoring.lint_settings import lint_settings
from audit.authoring.recorded import record_versions
from audit.checklists import load_checklists
from audit.checklists.schema import ChecklistForm
from audit.checklists.shape import read_form
from audit.errors import SettingsError
from tests.authoring.conftest import CHECKLIST

Write = Callable[..., Path]


def _said(folder: Path, **options: bool) -> list[tuple[str, int, str]]:
    return [(Path(found.file).name, found.line, found.code) for found in lint([folder], **options)]


def test_a_good_folder_has_no_problems(write_folder: Write) -> None:
    assert _said(write_folder()) == []


@pytest.mark.parametrize(
    ("change", "line", "code"),
    [
        (("measure: test-share", "measure: no-such"), 14, "unknown-measure"),
        (("{column: captioned}", "{colour: red}"), 15, "measure-parameters"),
        (("{column: captioned}", "{}"), 15, "measure-parameters"),
        (("{column: captioned}", "{column: colour}"), 15, "unknown-column"),
        (("at_least: 1.0", "at_least: 80"), 16, "band"),
        (("otherwise: {scale: yes-no}", "otherwise: {scale: no-such}"), 17, "unknown-scale"),
        (("{ask: yes-no}", "{ask: no-such}"), 24, "unknown-scale"),
        (("references: [D1]", "references: [D999]"), 11, "unknown-statement"),
        (("references: [D1]", "references: [D11]"), 19, "lawful-note"),
        (("{table: events,", "{table: evenings,"), 12, "unknown-table"),
        (("where: {format:", "where: {shape:"), 12, "unknown-column"),
        (("reason: no event in person", "settings: {planet: [Mars]}"), 12, "unknown-setting"),
        (("id: small", "id: other"), 2, "folder-name"),
        (("Some events are not captioned", "every event is captioned"), 8, "same-title"),
        (("effort: S,", "effort: S, depends_on: [nothing],"), 19, "unknown-item"),
        (
            ("title: A small checklist", "title: A small checklist\ngates: [{item: x, cap: 0.5, reason: y}]"),
            5,
            "unknown-item",
        ),
    ],
)
def test_each_fault_is_found_on_its_line(write_folder: Write, change: tuple[str, str], line: int, code: str) -> None:
    assert change[0] in CHECKLIST
    assert _said(write_folder(CHECKLIST.replace(*change))) == [("checklist.yaml", line, code)]


def test_all_faults_come_out_in_one_go(write_folder: Write) -> None:
    folder = write_folder(
        CHECKLIST.replace("no-such", "x").replace("[D1]", "[D999]").replace("id: policy", "id: captions")
    )
    (folder / "profiles").mkdir()
    profile = "format: 1\nid: ours\ntitle: Ours\nchecklists: [small, gone]\n"
    adjustments = "adjustments:\n  - {target: nothing, action: drop, reason: x}\n"
    (folder / "profiles" / "ours.yaml").write_text(profile + adjustments, encoding="utf-8")
    (folder / "scales" / "broken.yaml").write_text("id: broken\nanswers: {yes: 2}\n", encoding="utf-8")
    assert _said(folder) == [
        ("ours.yaml", 2, "no-reason"),
        ("ours.yaml", 4, "unknown-checklist"),
        ("ours.yaml", 6, "unknown-item"),
        ("broken.yaml", 1, "missing-key"),
        ("broken.yaml", 2, "wrong-value"),
        ("checklist.yaml", 11, "unknown-statement"),
        ("checklist.yaml", 20, "duplicate-id"),
    ]


def test_a_published_checklist_has_more_than_five_lines_an_item(write_folder: Write) -> None:
    assert _said(write_folder(), complete=True) == [
        ("checklist.yaml", 6, "incomplete"),
        ("checklist.yaml", 20, "incomplete"),
    ]


def test_a_statement_without_an_item_is_named(write_folder: Write) -> None:
    folder = write_folder()
    statements = "\n".join(
        f"  - {{id: {name}, checklist: small, document: D, says: Something}}" for name in ("D1", "D2")
    )
    (folder / "guidance.yaml").write_text(f"format: 1\nstatements:\n{statements}\n", encoding="utf-8")
    assert _said(folder) == [("guidance.yaml", 4, "uncovered-statement")]


def _record(folder: Path) -> None:
    file = folder / "small" / "checklist.yaml"
    record_versions(folder, [read_form(file.read_bytes(), str(file), ChecklistForm)[0]])


def test_changed_content_needs_a_new_version(write_folder: Write) -> None:
    folder = write_folder()
    _record(folder)
    assert _said(folder) == []
    changed = CHECKLIST.replace("importance: low", "importance: high")
    assert _said(write_folder(changed)) == [("checklist.yaml", 3, "version")]
    with pytest.raises(SettingsError, match="content changed"):
        _record(folder)
    assert _said(write_folder(changed.replace("1.0.0", "0.9.0"))) == [("checklist.yaml", 3, "version")]
    write_folder(changed.replace("1.0.0", "1.10.0"))
    _record(folder)
    assert _said(folder) == []
    assert _said(write_folder(changed.replace("1.0.0", "1.9.0"))) == [("checklist.yaml", 3, "version")]


def test_recording_one_checklist_keeps_the_others(write_folder: Write) -> None:
    folder = write_folder()
    other = {"other": {"version": "2.0", "digest": "0" * 64}}
    (folder / "digests.json").write_text(json.dumps(other), encoding="utf-8")
    _record(folder)
    entries = json.loads((folder / "digests.json").read_text(encoding="utf-8"))
    assert list(entries) == ["other", "small"]
    assert entries["other"] == other["other"]


def test_a_checklist_that_is_not_recorded_and_a_damaged_record(write_folder: Write) -> None:
    folder = write_folder()
    (folder / "digests.json").write_text("{}", encoding="utf-8")
    assert _said(folder) == [("checklist.yaml", 3, "unrecorded")]
    (folder / "digests.json").write_text("[1]", encoding="utf-8")
    assert _said(folder) == [("digests.json", 0, "damaged-record")]


def test_translations_are_complete_or_named(write_folder: Write) -> None:
    folder = write_folder()
    (folder / "small" / "locale").mkdir()
    text = "format: 1\nlanguage: de\ntitle: Klein\nitems:\n  policy: {title: Ja, title_unmet: Nein}\n"
    (folder / "small" / "locale" / "de.yaml").write_text(text, encoding="utf-8")
    (folder / "scales" / "locale").mkdir()
    words = "language: de\nscales:\n  yes-no: {labels: {yes: Ja}}\n"
    (folder / "scales" / "locale" / "fr.yaml").write_text(words, encoding="utf-8")
    found = lint([folder])
    assert [(Path(entry.file).name, entry.line, entry.message) for entry in found] == [
        ("fr.yaml", 1, "The file says that its language is 'de'."),
        ("fr.yaml", 3, "Not translated of 'yes-no': title, labels.no."),
        ("de.yaml", 1, "The phrase 'no norm; a parameter' is not translated."),
        (
            "de.yaml",
            4,
            "Not translated in question 'captions': "
            "title, title_unmet, question, evidence, remediation.text, applies_when.",
        ),
    ]


def test_waivers_in_the_settings_are_checked_with_their_line(write_folder: Write, tmp_path: Path) -> None:
    waiver = '[[waivers]]\nitem = "{}"\njustification = "x"\napprover = "y"\ngranted = 2024-01-01\nexpires = {}\n'
    path = tmp_path / "audit.toml"
    entries = [("policy", "2027-01-01"), ("captions", "2025-01-01"), ("nothing", "2027-01-01")]
    path.write_text('organisation = "Us"\n\n' + "\n".join(waiver.format(*entry) for entry in entries), encoding="utf-8")
    found = list(lint_settings(path, load_checklists([write_folder()]), date(2026, 1, 1)))
    assert [(entry.line, entry.code) for entry in found] == [(10, "expired-waiver"), (17, "unknown-item")]
    assert "ended on 2025-01-01; the question counts again" in found[0].message


def test_a_target_for_a_checklist_that_is_not_there_is_found_on_its_line(write_folder: Write, tmp_path: Path) -> None:
    path = tmp_path / "audit.toml"
    path.write_text('organisation = "Us"\n\n[targets]\nsmall = 0.8\nsmal = 0.5\n', encoding="utf-8")
    (found,) = lint_settings(path, load_checklists([write_folder()]), date(2026, 1, 1))
    assert (found.line, found.code) == (5, "unknown-checklist")


def test_a_source_named_for_a_table_that_is_not_there_is_found_on_its_line(write_folder: Write, tmp_path: Path) -> None:
    path = tmp_path / "audit.toml"
    sources = 'employees = "public"\nstaff = "public"\n"appearance.gender" = "self-described"\n'
    path.write_text('organisation = "Us"\n\n[group_sources]\n' + sources, encoding="utf-8")
    found = list(lint_settings(path, load_checklists([write_folder()]), date(2026, 1, 1)))
    assert [(entry.line, entry.code) for entry in found] == [(5, "unknown-table"), (6, "unknown-table")]


def test_settings_that_cannot_be_read_are_one_problem(write_folder: Write, tmp_path: Path) -> None:
    path = tmp_path / "audit.toml"
    path.write_text("organization = 'Us'\n", encoding="utf-8")
    (found,) = lint_settings(path, load_checklists([write_folder()]), date(2026, 1, 1))
    assert "no key called `organization`" in found.message


def test_examples_are_run_and_what_differs_is_said(write_folder: Write) -> None:
    examples = """\
    examples:
      - {name: agreed, answer: yes, outcome: met, score: 1.0}
      - {name: wrong outcome, answer: yes, outcome: not_met}
      - {name: wrong score, answer: no, outcome: not_met, score: 0.5}
"""
    found = lint([write_folder(CHECKLIST + examples)])
    assert [(entry.line, entry.code) for entry in found] == [(27, "example"), (28, "example")]
    assert found[0].message.endswith("does not reproduce: the outcome is met, not not_met.")
    assert found[1].message.endswith("does not reproduce: the score is 0, not 0.5.")


def test_a_measured_example_is_computed(write_folder: Write) -> None:
    measured = CHECKLIST.replace("measure: test-share", "measure: share-of-rows").replace(
        "{column: captioned}", "{table: events, is: {captioned: yes}}"
    )
    rows = "{event: A, format: hybrid, captioned: yes, times: 9}, {event: B, format: hybrid, captioned: no, times: 3}"
    example = f"    examples:\n      - {{name: a, given: {{events: [{rows}]}}, outcome: partly_met, value: VALUE}}\n"
    text = measured.replace("    remediation: {text: Book", example + "    remediation: {text: Book")
    assert _said(write_folder(text.replace("VALUE", "0.75"))) == []
    (found,) = lint([write_folder(text.replace("VALUE", "0.8"))])
    assert found.message.endswith("the value is 0.75, not 0.8.")


def test_a_measure_that_fails_is_one_problem_among_the_others(write_folder: Write) -> None:
    example = "    examples:\n      - {name: a, given: {events: [{captioned: yes, format: hybrid}]}, outcome: met}\n"
    text = CHECKLIST.replace("    remediation: {text: Book", example + "    remediation: {text: Book")
    (found,) = lint([write_folder(text)])
    assert (found.line, found.code) == (20, "example")
