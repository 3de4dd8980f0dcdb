"""The commands for authors, from the first file to the checked one."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest
from typer.testing import CliRunner

from audit.cli.app import app
from audit.errors import UsageError

Write = Callable[..., Path]


def _run(*words: str | Path) -> str:
    result = CliRunner().invoke(app, [str(word) for word in words], catch_exceptions=False)
    assert result.exit_code == 0, result.output
    return " ".join(result.output.split())


@pytest.fixture(autouse=True)
def own_folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Work in an empty folder."""
    (tmp_path / "work").mkdir()
    monkeypatch.chdir(tmp_path / "work")


def test_a_checklist_is_started_widened_checked_and_taken_to_a_workbook_and_back() -> None:
    _run("checklists", "new", "our-canteen")
    _run("checklists", "new-item", "checklists/our-canteen", "vegan-dishes")
    assert "No problems found" in _run("checklists", "lint", "checklists")
    _run("checklists", "record", "checklists")
    _run("checklists", "to-xlsx", "checklists/our-canteen", "canteen.xlsx")
    with pytest.raises(UsageError, match="there already"):
        _run("checklists", "from-xlsx", "canteen.xlsx")
    _run("checklists", "from-xlsx", "canteen.xlsx", "--overwrite")
    assert "No problems found" in _run("checklists", "lint", "checklists")
    assert "Vegan dishes" in _run("checklists", "show", "our-canteen", "--checklists", "checklists")


def test_lint_prints_every_problem_and_fails(write_folder: Write) -> None:
    folder = write_folder()
    file = folder / "small" / "checklist.yaml"
    file.write_text(file.read_text().replace("importance: low", "importance: urgent").replace("cap", "kap", 1))
    result = CliRunner().invoke(app, ["checklists", "lint", str(folder)])
    assert isinstance(result.exception, UsageError)
    assert result.exception.exit_code == 2
    assert "checklist.yaml:23" in result.output.replace("\n", "")


def test_lint_checks_the_settings_too(write_folder: Write) -> None:
    waiver = '[[waivers]]\nitem = "nothing"\njustification = "x"\napprover = "y"\n'
    Path("audit.toml").write_text(waiver + "granted = 2024-01-01\nexpires = 2025-01-01\n")
    result = CliRunner().invoke(app, ["checklists", "lint", str(write_folder())])
    assert "audit.toml:1: There is a waiver of `nothing`, and no such question." in result.output
    assert "audit.toml:1: The waiver of 'nothing' ended on 2025-01-01" in result.output


def test_pages_are_written_and_checked(write_folder: Write) -> None:
    folder = write_folder()
    assert "small.md" in _run("checklists", "docs", "docs", "--checklists", folder)
    _run("checklists", "docs", "docs", "--checklists", folder, "--check")
    Path("docs/checklists/small.md").write_text("changed")
    result = CliRunner().invoke(app, ["checklists", "docs", "docs", "--checklists", str(folder), "--check"])
    assert result.exit_code == 1
    assert "stale" in result.output


def test_an_item_is_explained(write_folder: Write) -> None:
    said = _run("explain", "captions", "--checklists", write_folder())
    assert "Met from 100 % on." in said
    assert "Book captioning." in said


def test_a_settings_file_is_written_once() -> None:
    _run("init")
    with pytest.raises(UsageError, match="already"):
        _run("init")
