"""`audit compare` over two stored results."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

from typer.testing import CliRunner

from audit.cli.app import app
from audit.errors import UsageError
from audit.history import open_store
from audit.model.codec import result_to_json
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
    total = next(line for line in said.stdout.splitlines() if "│ Total" in line)
    assert "+" in practice
    assert practice.split("│")[3].strip() == total.split("│")[3].strip()


def test_compare_of_something_else_is_wrong_use(tmp_path: Path) -> None:
    said = run(app, ["compare", "staff.xlsx", "1", "--history", str(tmp_path / "history.db")])
    assert isinstance(said.exception, UsageError)
    assert "neither a result document" in str(said.exception)


def test_the_earlier_result_is_named_first(tmp_path: Path) -> None:
    url = str(tmp_path / "history.db")
    with open_store(url) as store:
        store.remember(audit(2024))
        store.remember(audit(2025))
    said = run(app, ["compare", "2", "1", "--history", url])
    assert isinstance(said.exception, UsageError)
    assert str(said.exception).startswith("The result named first is the later one")


def test_results_of_two_organisations_are_said_to_be(tmp_path: Path) -> None:
    paths = [tmp_path / "a.json", tmp_path / "b.json"]
    for path, name, year in zip(paths, ("Harbour", "Northern"), (2024, 2025), strict=True):
        path.write_bytes(result_to_json(replace(audit(year), organisation=name)))
    said = run(app, ["compare", *map(str, paths)], env={"COLUMNS": "120"})
    assert said.exit_code == 0
    assert "These are results of two organisations: Harbour and Northern." in said.stdout
    again = run(app, ["compare", str(paths[0]), str(paths[0])], env={"COLUMNS": "120"})
    assert "two organisations" not in again.stdout


def test_what_changed_is_told_in_the_reader_s_language(tmp_path: Path) -> None:
    url = str(tmp_path / "history.db")
    with open_store(url) as store:
        store.remember(audit(2024, 0.25))
        store.remember(audit(2025, 0.75))
    said = run(app, ["compare", "1", "2", "--history", url, "--lang", "fr"], env={"COLUMNS": "160"})
    assert said.exit_code == 0
    assert "De 2024 à 2025\N{NARROW NO-BREAK SPACE}: 63 à 88" in said.stdout  # 62.5 and 87.5: one question of two moved
    assert "Ce que l'organisation fait autrement." in said.stdout
    practice = next(line for line in said.stdout.splitlines() if "Pratiques" in line)
    assert practice.split("│")[3].strip() == "+25,0"
    assert not {"Practice", "Change", "Before", "changed"} & set(said.stdout.split())
