"""`audit plan` and `audit trend` over stored results."""

from __future__ import annotations

from pathlib import Path

import pytest
from typer.testing import CliRunner

from audit.cli.app import app
from audit.errors import UsageError
from audit.history import open_store
from tests.history.build import audit

run = CliRunner().invoke


@pytest.fixture
def history(tmp_path: Path) -> str:
    url = str(tmp_path / "history.db")
    with open_store(url) as store:
        store.remember(audit(2024, 0.25))
        store.remember(audit(2025, 0.75))
    return url


def test_trend_shows_every_year(history: str) -> None:
    with open_store(history) as store:
        organisation = store.list()[0].organisation
    said = run(app, ["trend", organisation, "--history", history], env={"COLUMNS": "160"})
    assert said.exit_code == 0
    assert "2024" in said.stdout
    assert "2025" in said.stdout


def test_trend_of_an_unknown_organisation_is_wrong_use(history: str) -> None:
    assert isinstance(run(app, ["trend", "Nobody", "--history", history]).exception, UsageError)


@pytest.mark.parametrize(("option", "text"), [("--capacity", "many"), ("--if", "some-item")])
def test_plan_says_which_option_is_wrong(history: str, option: str, text: str) -> None:
    said = run(app, ["plan", "2", option, text, "--history", history])
    assert isinstance(said.exception, UsageError)
    assert option in str(said.exception)
