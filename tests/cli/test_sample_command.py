"""`audit sample`: as many years as are asked for."""

from __future__ import annotations

from pathlib import Path

from typer.testing import CliRunner

from audit.cli.app import app


def test_as_many_years_are_written_as_are_asked_for(tmp_path: Path) -> None:
    done = CliRunner().invoke(app, ["sample", str(tmp_path), "--size", "small", "--years", "3"])
    assert done.exit_code == 0
    assert sorted(path.name for path in tmp_path.iterdir() if path.is_dir()) == ["2024", "2025", "2026"]


def test_years_that_have_no_story_are_refused(tmp_path: Path) -> None:
    assert CliRunner().invoke(app, ["sample", str(tmp_path), "--years", "4"]).exit_code == 2
    assert list(tmp_path.iterdir()) == []
