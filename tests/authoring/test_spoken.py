"""What is wrong with an author's file is said in the reader's language, by sentences of ours, never by a library's."""

from __future__ import annotations

import re
from collections.abc import Callable
from pathlib import Path

import pytest
from typer.testing import CliRunner

import audit
from audit.authoring.lint import lint
from audit.authoring.sheet_write import write_checklist_sheet
from audit.checklists.documents import parse_document
from audit.checklists.schema import ChecklistForm
from audit.checklists.shape import parse_form
from audit.cli.app import app
from audit.errors import AuditError
from audit.report.extract_messages import templates_in
from audit.report.words import Words
from tests.authoring import test_bad_input as bad
from tests.authoring.conftest import CHECKLIST

PLAIN = re.compile(r"[A-Za-z]*[aceinouyACEINOUY][A-Za-z]*")
"""What the pseudo-language would have accented."""
NAMES = re.compile(r"`[^`]*`|'[^']*'|\{[^}]*\}|\w+(?:-\w+)+|\b(?:UTF|YAML|Answers)\b|\S*[./_→]\S*")
"""Keys, quoted values, files and numbers: what stays as it is written."""
place = bad.place


def plain(text: str) -> set[str]:
    """Return the words of plain English in a text."""
    return {word for word in PLAIN.findall(NAMES.sub(" ", text)) if len(word) > 2}


@pytest.mark.parametrize("room", ["checklists", "authoring"])
def test_no_sentence_is_left_in_english(room: str) -> None:
    words = Words("en-XA")
    found = list(templates_in(Path(audit.__file__).parent / room))
    assert all(each.template for each in found), [each.place for each in found if not each.template]
    said = {each.template: words.translate(each.template) for each in found if each.template}
    assert {template: plain(text) for template, text in said.items() if plain(text)} == {}


def test_every_problem_is_said_without_english(place: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("LANG", "en_XA.UTF-8")
    monkeypatch.chdir(place)
    result = CliRunner().invoke(app, ["checklists", "lint", "lists", "--answers", "answers.xlsx"])
    lines = [line for line in result.output.splitlines() if line.strip()]
    assert len(lines) == 15
    assert {line: plain(line) for line in lines if plain(line.removesuffix("yes, no.]"))} == {}


@pytest.mark.parametrize(
    ("language", "said"),
    [
        ("fr", "Il n'y a pas de clé 'importanse' dans 'unknown-key'. Vouliez-vous dire 'importance' ?"),
        ("de", "Es gibt keinen Schlüssel 'importanse' in 'unknown-key'. Meinten Sie 'importance'?"),
        ("es", "No hay ninguna clave 'importanse' en 'unknown-key'. ¿Quería decir 'importance'?"),
        ("ar", "لا يوجد مفتاح 'importanse' في 'unknown-key'. هل تقصد 'importance'؟"),
        ("en", "There is no key 'importanse' in 'unknown-key'. Did you mean 'importance'?"),
    ],
)
def test_a_wrong_checklist_is_told_in_the_language(place: Path, language: str, said: str) -> None:
    result = CliRunner().invoke(app, ["checklists", "lint", str(place / "lists"), "--lang", language])
    output = result.output.replace("\N{NARROW NO-BREAK SPACE}", " ")
    assert f"{place / 'lists' / 'bad' / 'checklist.yaml'}:10: {said}" in output.splitlines()


def test_the_error_that_stops_a_command_is_told_in_the_language_and_counts_the_others(
    write_folder: Callable[..., Path],
) -> None:
    folder = write_folder(
        CHECKLIST.replace("version: 1.0.0", "version: next").replace("importance: low", "importance: x")
    )
    error = CliRunner().invoke(app, ["checklists", "list", "--checklists", str(folder), "--lang", "fr"]).exception
    assert isinstance(error, AuditError)
    assert error.message == "La valeur de 'version' doit être faite de nombres et de points, comme 1.2.0."
    assert error.hint.replace("\N{NARROW NO-BREAK SPACE}", " ") == (
        "Il reste 1 autre problème ; `audit checklists lint` les énumère tous."
    )


def test_a_wrong_cell_of_a_workbook_is_told_in_the_language(tmp_path: Path) -> None:
    from openpyxl import load_workbook

    form, _, problems = parse_form(CHECKLIST.encode(), "checklist.yaml", ChecklistForm)
    assert form is not None, problems
    path = write_checklist_sheet(form, tmp_path / "small.xlsx")
    book = load_workbook(path)
    book["Items"]["D2"] = "urgent"
    book.save(path)
    error = CliRunner().invoke(app, ["checklists", "from-xlsx", str(path), "--lang", "es"]).exception
    assert isinstance(error, AuditError)
    assert error.place == f"{path}, Items!D2"
    assert error.message == ("El valor de 'importance' en 'captions' debe ser 'critical', 'high', 'medium' o 'low'.")


@pytest.mark.parametrize(
    ("text", "line", "said"),
    [
        ("a: *b\n", 1, "an alias (`*name`) stands here, and no anchor (`&name`) before it"),
        ("a: b: c\n", 1, "a colon stands where no key can be; a text with a colon needs quotation marks"),
        ("a: 1\nb\nc: 2\n", 3, "a key has no colon, or a text goes on too far to the left on the next line"),
        ("a: 'x\n", 2, "a quotation mark is opened and never closed"),
        ('a: "C:\\windows"\n', 1, "a backslash between quotation marks is written twice"),
        ("a: [1, 2\nb: 3\n", 2, "a bracket is not closed, or a comma is missing"),
        ("- a\nb: 1\n", 2, "this line begins further to the left or right than it should"),
        ("a: 1\n---\nb: 2\n", 2, "a second document begins (---), and a file holds one"),
        ("a:\n\t- 1\n", 2, "a tab stands here; lines are indented with spaces"),
        ("a: @b\n", 1, "a text that begins with this sign needs quotation marks"),
        ("a: \x07\n", 0, "the file holds a control character"),
        ("a: - b\n", 1, "an entry of a list stands where none can be"),
    ],
)
def test_the_parser_is_not_quoted(text: str, line: int, said: str) -> None:
    _, (problem,) = parse_document(text.encode(), "a.yaml")
    assert (problem.line, problem.message) == (line, f"This is not valid YAML: {said}.")


def test_problems_stand_in_the_order_of_their_place_and_once(place: Path) -> None:
    found = lint([place / "lists"])
    assert list(found) == sorted(found)
    assert len({*found, *lint([place / "lists"])}) == len(found)
