"""`audit compare` over two stored results."""

from __future__ import annotations

from pathlib import Path

from typer.testing import CliRunner

from audit.cli.app import app
from audit.errors import UsageError
from audit.history import open_store
from tests.history.build import audit

run = CliRunner().invoke


def test_compare_of_two_snapshots_names_the_part_that_is_practice(tmp_path: Path) -> None:
    url = str(tmp_path / "history.db")
    with open_store(url) as store:
        store.remember(audit(2024, 0.25))
        store.remember(audit(2025, 0.75))
    said = run(app, ["compare", "1", "2", "--history", url], env={"COLUMNS": "120"})
    assert said.exit_code == 0
    practice = next(line for line in said.stdout.splitlines() if "does differently" in line)
    total = next(line for line in said.stdout.splitlines() if "Change of the score" in line)
    assert "+" in practice
    assert practice.split("│")[2].strip() == total.split("│")[2].strip()


def test_compare_of_something_else_is_wrong_use(tmp_path: Path) -> None:
    said = run(app, ["compare", "staff.xlsx", "1", "--history", str(tmp_path / "history.db")])
    assert isinstance(said.exception, UsageError)
    assert "neither a result document" in str(said.exception)
