"""Workbooks ask for what is needed, guide whoever fills them, and come back through the import without a mapping."""

from __future__ import annotations

import shutil
import subprocess
from collections.abc import Sequence
from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest
from openpyxl import load_workbook
from openpyxl.worksheet.worksheet import Worksheet
from typer.testing import CliRunner

from audit.authoring.describe import helpful_columns, needed_columns
from audit.checklists import apply_profile, ask_of, check_answers, load_checklists, load_profile
from audit.cli.app import app
from audit.config import Settings
from audit.errors import UsageError
from audit.importing import import_files
from audit.model.checklist import Checklist
from audit.report.words import words_for
from audit.tables import TABLES, VOCABULARIES, published
from audit.tables.declare import EXAMPLE_MARK, NOT_A_TABLE
from audit.types import IssueLevel
from audit.workbooks import write_workbooks
from audit.workbooks.asked import asked_tables

PUBLISHED = {table.name for table in published.TABLES}
LANGUAGES = ("en", "de", *(pytest.param(name, marks=pytest.mark.slow) for name in ("es", "fr", "it", "nl", "pt")))


@pytest.fixture(scope="module")
def full() -> tuple[Checklist, ...]:
    """All checklists that ship."""
    return apply_profile(load_checklists(), load_profile("full"))


def _tables_of(path: Path) -> list[Worksheet]:
    book = load_workbook(path)
    return [sheet for sheet in book.worksheets if not str(sheet["A1"].value).startswith(NOT_A_TABLE)]


def _fill(paths: Sequence[Path]) -> None:
    """Put a copy of each example row below it, and an answer and a date into each question."""
    for path in paths:
        book = load_workbook(path)
        for sheet in book.worksheets:
            if str(sheet["A1"].value).startswith(NOT_A_TABLE):
                continue
            if path.stem == "answers":
                for row in range(2, sheet.max_row + 1):
                    sheet.cell(row, 3).value = _choices(sheet, row)[0]
                    sheet.cell(row, 5).value = date(2025, 1, 31)
                continue
            for cell in sheet[2]:
                sheet.cell(3, cell.column).value = "A1" if cell.value == EXAMPLE_MARK else cell.value
        book.save(path)


def _choices(sheet: Worksheet, row: int) -> list[str]:
    (found,) = [
        rule for rule in sheet.data_validations.dataValidation if f"C{row}" in rule.sqref and rule.type == "list"
    ]
    return str(found.formula1).strip('"').split(",")


@pytest.mark.parametrize("language", LANGUAGES)
def test_filled_workbooks_import_without_a_mapping(full: tuple[Checklist, ...], tmp_path: Path, language: str) -> None:
    paths = write_workbooks(tmp_path, full, language=language)
    _fill(paths)
    dataset = import_files(paths, Settings())
    used = [source for source in dataset.sources if source.table]
    assert [(source.sheet, header) for source in used for header, to in source.columns.items() if not to] == []
    assert {source.table for source in used} == set(asked_tables(full)) | {"policies"}
    assert {source.rows for source in used if source.file != "answers.xlsx"} == {1}
    assert [issue.message.text for issue in dataset.issues if issue.level is not IssueLevel.INFO] == []
    asked = {item.id for checklist in full for item in checklist.items if ask_of(item)}
    assert asked <= set(dataset.answers)


def test_every_column_that_a_checklist_uses_is_asked_for(full: tuple[Checklist, ...]) -> None:
    asked = asked_tables(full)
    for checklist in full:
        for item in checklist.items:
            for name in (*needed_columns(item), *helpful_columns(item)):
                table, _, column = name.partition(".")
                if table in PUBLISHED:  # comes as it was published
                    continue
                declared = TABLES[table].column(column)
                if name not in ("policies.item", "policies.status") and declared and not declared.derived:
                    assert column in {each.name for each in asked[table]} or column in ("age_band", "status"), name


def test_a_narrower_profile_asks_for_less(full: tuple[Checklist, ...]) -> None:
    everything = asked_tables(full)
    organiser = asked_tables(apply_profile(load_checklists(), load_profile("organiser")))
    assert "leave" in everything
    assert "leave" not in organiser
    assert "events" in organiser
    assert all(column in everything[name] for name, columns in organiser.items() for column in columns)


def test_headers_are_frozen_noted_and_required_ones_marked(full: tuple[Checklist, ...], tmp_path: Path) -> None:
    events = write_workbooks(tmp_path, full)[0]
    sheet = _tables_of(events)[0]
    assert sheet.freeze_panes == "A2"
    assert sheet["A1"].value == "Event *"
    assert all(cell.comment and cell.comment.text for cell in sheet[1])
    assert sheet["A2"].value == EXAMPLE_MARK


def test_dates_numbers_and_lists_are_checked_as_they_are_typed(full: tuple[Checklist, ...], tmp_path: Path) -> None:
    events = write_workbooks(tmp_path, full)[0]
    sheet = _tables_of(events)[0]
    headers = {str(cell.value): cell.column_letter for cell in sheet[1]}
    rules = {str(rule.sqref).split(":")[0].rstrip("2"): rule for rule in sheet.data_validations.dataValidation}
    assert rules[headers["Date"]].type == "date"
    assert rules[headers["Capacity"]].type == "whole"
    choices = rules[headers["Format"]]
    assert (choices.type, choices.showErrorMessage) == ("list", True)
    column, first, last = str(choices.formula1).removeprefix("Lists!$").replace(":$", "$").split("$")[0:3]
    words = load_workbook(events)["Lists"]
    listed = [cell.value for (cell,) in words[f"{column}{first}:{column}{str(choices.formula1).rsplit('$', 1)[1]}"]]
    assert len(listed) == len(VOCABULARIES["format"].values), last


def test_a_group_can_always_be_described_in_own_words(full: tuple[Checklist, ...], tmp_path: Path) -> None:
    paths = {path.stem: path for path in write_workbooks(tmp_path, full)}
    sheet = next(sheet for sheet in _tables_of(paths["staff"]) if sheet.title == "Employees")
    letter = next(cell.column_letter for cell in sheet[1] if cell.value == "Gender")
    (rule,) = [rule for rule in sheet.data_validations.dataValidation if str(rule.sqref).startswith(f"{letter}2:")]
    assert rule.showErrorMessage is False


def test_questions_are_locked_and_answers_are_not(full: tuple[Checklist, ...], tmp_path: Path) -> None:
    paths = {path.stem: path for path in write_workbooks(tmp_path, full)}
    (sheet,) = _tables_of(paths["answers"])
    assert sheet.protection.sheet
    assert [sheet.cell(2, place).protection.locked for place in range(1, 7)] == [True, True, False, False, False, False]
    asked = {item.id for checklist in full for item in checklist.items if ask_of(item)}
    assert {sheet.cell(row, 1).value for row in range(2, sheet.max_row + 1)} == asked


@pytest.mark.parametrize("text", ["=1+1", "=cmd|' /C x'!A0", "=HYPERLINK(1)", "-1", "+1", "@SUM(1)", "＝1"])
def test_words_of_a_checklist_never_become_formulas(full: tuple[Checklist, ...], tmp_path: Path, text: str) -> None:
    asking = next(checklist for checklist in full if any(ask_of(item) for item in checklist.items))
    items = tuple(replace(item, question=text, title=text) for item in asking.items)
    for path in write_workbooks(tmp_path, [replace(asking, items=items)]):
        cells = [cell for sheet in load_workbook(path).worksheets for row in sheet.iter_rows() for cell in row]
        assert not [cell.coordinate for cell in cells if cell.data_type == "f"]
        if path.stem == "answers":
            assert text in {cell.value for cell in cells}


def test_a_workbook_that_is_there_is_never_overwritten(full: tuple[Checklist, ...], tmp_path: Path) -> None:
    first = write_workbooks(tmp_path, full)[0]
    before = first.read_bytes()
    with pytest.raises(UsageError, match="not touched"):
        write_workbooks(tmp_path, full)
    assert first.read_bytes() == before


def test_workbooks_saved_by_libreoffice_still_import(full: tuple[Checklist, ...], tmp_path: Path) -> None:
    office = shutil.which("soffice")
    if office is None:
        pytest.skip("LibreOffice (soffice) is not installed")
    paths = [path for path in write_workbooks(tmp_path, full) if path.stem in ("staff", "answers")]
    _fill(paths)
    saved = tmp_path / "saved"
    profile = f"-env:UserInstallation=file://{tmp_path}/profile"
    command = [office, profile, "--headless", "--convert-to", "xlsx", "--outdir", str(saved), *map(str, paths)]
    subprocess.run(command, check=True, capture_output=True, timeout=300)
    again = [saved / path.name for path in paths]
    dataset = import_files(again, Settings())
    assert [issue.message.text for issue in dataset.issues if issue.level is not IssueLevel.INFO] == []
    assert set(dataset.tables) == set(import_files(paths, Settings()).tables)
    for before, after in zip(paths, again, strict=True):
        for one, other in zip(_tables_of(before), _tables_of(after), strict=True):
            assert [cell.value for cell in other[1]] == [cell.value for cell in one[1]]
            assert len(other.data_validations.dataValidation) > 0
            assert other.protection.sheet == one.protection.sheet


def test_the_command_writes_the_workbooks_of_a_profile(tmp_path: Path) -> None:
    words = ["workbook", "new", str(tmp_path / "in"), "--profile", "organiser", "--lang", "de"]
    result = CliRunner().invoke(app, words, catch_exceptions=False)
    assert result.exit_code == 0
    sheet = load_workbook(tmp_path / "in" / "events.xlsx").worksheets[1]
    assert sheet.title == "Veranstaltungen"


def test_what_we_say_is_in_the_language_and_the_import_still_reads_it(
    full: tuple[Checklist, ...], tmp_path: Path
) -> None:
    """The pseudo-language puts every sentence that can be translated into brackets."""
    paths = write_workbooks(tmp_path, full, language="fr", say=words_for("en-XA").message)
    for path in paths:
        book = load_workbook(path)
        first = book.worksheets[0]
        assert str(first["A1"].value).startswith(NOT_A_TABLE)
        told = [str(cell.value) for (cell,) in first.iter_rows(min_row=2, max_row=5, max_col=1)]
        assert all(line.startswith("[") for line in told), told
        notes = [cell.comment.text for sheet in _tables_of(path) for cell in sheet[1] if cell.comment]
        assert all(line.startswith("[") for note in notes for line in note.splitlines()), notes
        rules = [rule for sheet in _tables_of(path) for rule in sheet.data_validations.dataValidation]
        assert all(str(rule.error).startswith("[") for rule in rules)
    _fill(paths)
    dataset = import_files(paths, Settings())
    assert {source.table for source in dataset.sources if source.table} == set(asked_tables(full)) | {"policies"}


def test_a_jurisdiction_offers_its_own_groups(full: tuple[Checklist, ...], tmp_path: Path) -> None:
    profile = load_profile("employer+uk")
    paths = {path.stem: path for path in write_workbooks(tmp_path, full, vocabularies=profile.vocabularies)}
    lists = load_workbook(paths["staff"])["Lists"]
    (column,) = [cell.column for cell in lists[2] if cell.value == "ethnicity"]
    offered = [lists.cell(row, column).value for row in range(3, 12) if lists.cell(row, column).value]
    assert offered == ["asian", "black", "mixed", "white", "another", "prefer not to say"]


@pytest.mark.parametrize("language", ["en", "de", "fr", "es"])
def test_not_applicable_is_an_answer_and_no_blank(full: tuple[Checklist, ...], tmp_path: Path, language: str) -> None:
    path = next(each for each in write_workbooks(tmp_path, full, language=language) if each.stem == "answers")
    book = load_workbook(path)
    (sheet,) = [each for each in book.worksheets if not str(each["A1"].value).startswith(NOT_A_TABLE)]
    sheet["C2"] = _choices(sheet, 2)[3]
    book.save(path)
    good, issues = check_answers(full, import_files([path], Settings()).answers)
    assert [answer.value for answer in good.values()] == ["not-applicable"]
    assert issues == ()
