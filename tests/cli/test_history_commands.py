"""The history commands, over a history with two results in it."""

from __future__ import annotations

import dataclasses
from pathlib import Path

import pytest
from typer.testing import CliRunner

from audit.cli.app import app
from audit.errors import HistoryError, InputError, UsageError
from audit.history import open_store
from tests.history.build import audit as make_result

run = CliRunner().invoke


@pytest.fixture
def history(tmp_path: Path) -> str:
    url = str(tmp_path / "history.db")
    result = make_result()
    with open_store(url) as store:
        store.remember(result)
        store.remember(dataclasses.replace(result, organisation="Another house"))
    return url


def test_list_names_each_snapshot(history: str) -> None:
    shown = run(app, ["history", "list", "--history", history])
    assert shown.exit_code == 0
    assert "Another" in shown.stdout  # the name may be folded where the terminal is narrow


def test_forget_removes_one_organisation_and_says_what(history: str) -> None:
    said = run(app, ["history", "forget", "Another house", "--history", history])
    assert "Removed 1 snapshot of Another house" in said.stdout
    with open_store(history) as store:
        assert [entry.organisation for entry in store.list()] == [make_result().organisation]
    assert b"Another house" not in Path(history).read_bytes()


@pytest.mark.parametrize(
    "named", [["Another hous"], ["another house"], [""], ["%"], ["Another house", "--period", "1999"]]
)
def test_what_is_not_remembered_is_not_said_to_be_forgotten(history: str, named: list[str]) -> None:
    said = run(app, ["history", "forget", *named, "--history", history])
    assert isinstance(said.exception, UsageError)
    assert str(said.exception).startswith(f"Nothing is remembered of “{named[0]}")
    with open_store(history) as store:
        assert len(store.list()) == 2


@pytest.mark.parametrize("command", [("export", "out.jsonl", "--org"), ("rejudge",)])
def test_nothing_is_done_for_an_organisation_that_is_not_remembered(
    history: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, command: tuple[str, ...]
) -> None:
    monkeypatch.chdir(tmp_path)
    said = run(app, ["history", *command, "Another hous", "--history", history])
    assert isinstance(said.exception, UsageError)
    assert said.exception.code == "unknown-organisation"
    assert not (tmp_path / "out.jsonl").exists()


@pytest.mark.parametrize("content", [None, b"", b'{"a": 1}'])
def test_what_cannot_be_imported_begins_no_history(tmp_path: Path, content: bytes | None) -> None:
    exported, other = tmp_path / "out.jsonl", tmp_path / "other.db"
    if content is not None:
        exported.write_bytes(content)
    said = run(app, ["history", "import", str(exported), "--history", str(other)])
    assert isinstance(said.exception, InputError)
    assert not other.exists()


def test_export_and_import_move_a_history(history: str, tmp_path: Path) -> None:
    exported, other = tmp_path / "out.jsonl", str(tmp_path / "other.db")
    assert run(app, ["history", "export", str(exported), "--history", history]).exit_code == 0
    assert "Snapshots added: 2." in run(app, ["history", "import", str(exported), "--history", other]).stdout
    assert "Snapshots added: 0." in run(app, ["history", "import", str(exported), "--history", other]).stdout


def test_verify_says_that_a_whole_history_is_whole(history: str) -> None:
    said = run(app, ["history", "verify", "--history", history])
    assert (said.exit_code, said.stdout.strip()) == (0, "The history is whole.")


def test_import_of_a_missing_file_is_one_sentence(history: str) -> None:
    said = run(app, ["history", "import", "nowhere.jsonl", "--history", history])
    assert isinstance(said.exception, InputError)
    assert str(said.exception) == "nowhere.jsonl: There is no such file."


@pytest.mark.parametrize(
    "words",
    [
        ["history", "list"],
        ["history", "show", "1"],
        ["history", "export", "out.jsonl"],
        ["history", "forget", "X"],
        ["history", "verify"],
        ["history", "rejudge", "X"],
        ["trend", "X"],
        ["compare", "1", "2"],
        ["plan", "1"],
    ],
)
@pytest.mark.parametrize("there", [True, False])
def test_a_history_that_is_not_there_is_not_made_by_asking_for_it(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, words: list[str], there: bool
) -> None:
    """Neither a file nor its folder; and an empty file stays empty."""
    monkeypatch.chdir(tmp_path)
    (tmp_path / "empty.db").touch()
    place = "empty.db" if there else "folder/none.db"
    said = run(app, [*words, "--history", place])
    assert isinstance(said.exception, HistoryError)
    assert said.exception.exit_code == 3
    assert str(said.exception) == f"sqlite:///{place}: There is no history there. `audit run` begins one."
    assert [path.name for path in tmp_path.iterdir()] == ["empty.db"]
    assert (tmp_path / "empty.db").stat().st_size == 0
