"""`audit render`: which files it writes, and where."""

from __future__ import annotations

from pathlib import Path

import pytest
from typer.testing import CliRunner

from audit.cli.app import app
from audit.report import render_json
from tests.report.factory import sample_result

run = CliRunner().invoke


@pytest.fixture
def document(tmp_path: Path) -> Path:
    path = tmp_path / "result.json"
    path.write_bytes(render_json(sample_result()))
    return path


@pytest.mark.parametrize(
    ("options", "written"),
    [
        (("--format", "csv,md"), {"result.csv", "result.md"}),
        (("--format", "csv,md", "-o", "out"), {"out/result.csv", "out/result.md"}),
        (("--format", "md", "-o", "board.md"), {"board.md"}),
        (("-o", "board.MD"), {"board.MD"}),
        (("--format", "csv", "-o", "board.md"), {"board.md/result.csv"}),
    ],
)
def test_output_is_a_file_where_it_ends_as_the_one_format_and_a_folder_else(
    document: Path, monkeypatch: pytest.MonkeyPatch, options: tuple[str, ...], written: set[str]
) -> None:
    monkeypatch.chdir(document.parent)
    assert run(app, ["render", str(document), *options]).exit_code == 0
    found = {str(path.relative_to(document.parent)) for path in document.parent.rglob("*") if path.is_file()}
    assert found == {"result.json", *written}


def test_a_folder_that_is_there_stays_one(document: Path) -> None:
    (document.parent / "old.md").mkdir()
    assert run(app, ["render", str(document), "--format", "md", "-o", str(document.parent / "old.md")]).exit_code == 0
    assert (document.parent / "old.md" / "result.md").is_file()
