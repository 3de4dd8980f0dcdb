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
