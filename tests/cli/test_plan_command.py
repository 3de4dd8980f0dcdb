"""`audit plan` and `audit trend` over stored results."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest
from typer.testing import CliRunner

from audit.cli.app import app
from audit.cli.inputs import load_compared
from audit.errors import UsageError
from audit.history import open_store
from audit.model.plan import Limits
from audit.report import build_context, render_json
from audit.scoring.choose import choose_actions
from tests.history.build import audit
from tests.report.factory import comparison_of, sample_result

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


def test_a_report_with_a_plan_says_what_changed_and_who_owns_it(tmp_path: Path) -> None:
    """The document of an audit holds its comparison; a report that is written from it later does not lose it."""
    result = sample_result()
    owned = replace(result.actions[0], owner="Ada Quill, office")
    result = replace(result, actions=(owned, *result.actions[1:]))
    document = tmp_path / "result.json"
    document.write_bytes(render_json(result, comparison_of(result)))
    book = tmp_path / "plan.xlsx"
    said = run(app, ["plan", str(document), "--capacity", "60d", "--xlsx", str(book)], env={"COLUMNS": "200"})
    assert said.exit_code == 0
    assert "Ada Quill, office" in said.stdout
    loaded, comparison = load_compared(str(document), None)
    assert loaded == result
    assert comparison == comparison_of(result)
    plan = choose_actions(result, Limits(capacity=60.0))
    budget = next(part for part in build_context(loaded, comparison, plan=plan).sections if part.anchor == "budget")
    assert "Ada Quill, office" in {row[2].text for row in budget.tables[0].rows}


def test_a_snapshot_is_compared_with_the_period_before_it(history: str) -> None:
    first, second = (load_compared(number, history)[1] for number in ("1", "2"))
    assert first is None
    assert second is not None
    assert (second.before.label, second.after.label) == ("2024", "2025")


def test_trend_is_told_in_the_reader_s_language(history: str) -> None:
    with open_store(history) as store:
        organisation = store.list()[0].organisation
    said = run(app, ["trend", organisation, "--history", history, "--lang", "es"], env={"COLUMNS": "160"})
    assert "Puntuación global, como se mostró cada año" in said.stdout
    assert "shown" not in said.stdout


def test_plan_is_told_in_the_reader_s_language_and_one_day_as_one(tmp_path: Path) -> None:
    document = tmp_path / "result.json"
    document.write_bytes(render_json(sample_result()))
    german = run(app, ["plan", str(document), "--capacity", "1d", "--lang", "de"], env={"COLUMNS": "200"})
    assert german.exit_code == 0
    assert "1 Arbeitstag;" in german.stdout
    assert not {"Owner", "actions", "work"} & set(german.stdout.split())
    english = run(app, ["plan", str(document), "--capacity", "1d"], env={"COLUMNS": "200"})
    assert "for 1 day of work;" in english.stdout
    assert "1 days" not in english.stdout


def test_a_snapshot_is_shown_in_the_reader_s_language(history: str) -> None:
    said = run(app, ["history", "show", "1", "--history", history, "--lang", "fr"], env={"COLUMNS": "160"})
    assert "Score global" in said.stdout
