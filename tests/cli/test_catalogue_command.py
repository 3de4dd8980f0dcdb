"""`audit checklists list` and `show` name what they list in the language that is spoken."""

from __future__ import annotations

import pytest
from typer.testing import CliRunner

from audit.checklists import load_checklists
from audit.cli.app import app
from audit.cli.console import out

run = CliRunner().invoke


@pytest.mark.parametrize("language", ["en", "fr", "es", "de"])
def test_titles_are_those_of_the_language(language: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(out, "_width", 400)  # a console keeps the width it began with
    asked = load_checklists(ids=["paying-speakers"], language=language)[0]
    options = ["--lang", language]
    listed = run(app, ["checklists", "list", *options])
    assert (listed.exit_code, asked.title in listed.stdout) == (0, True)
    shown = run(app, ["checklists", "show", "paying-speakers", *options])
    assert shown.exit_code == 0
    assert asked.title in shown.stdout
    assert all(item.title in shown.stdout for item in asked.items)


def test_how_a_question_is_assessed_is_said_in_the_language(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(out, "_width", 400)
    shown = run(app, ["checklists", "show", "paying-speakers", "--lang", "fr"]).stdout.replace("\u202f", " ")
    (row,) = (line for line in shown.splitlines() if "fee-gap-by-gender" in line)
    assert [cell.strip() for cell in row.split("│")[3:5]] == ["Élevée", "mesuré : fee-gap"]
