"""The command in an empty folder, and the sample organisations audited for two years."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest

from sample_data.make import write_sample
from tests.e2e.commands import Command, Run, run_all_outputs, run_command


@pytest.fixture
def audit(tmp_path: Path) -> Command:
    """The command, in an empty folder."""
    folder = tmp_path / "work"
    folder.mkdir()

    def run(*words: str | Path, **options: Any) -> Run:
        return run_command(folder, *words, **options)

    return run


@pytest.fixture
def work(tmp_path: Path) -> Path:
    """The folder in which the fixture `audit` runs."""
    folder = tmp_path / "work"
    folder.mkdir(exist_ok=True)
    return folder


def _two_years(base: Path, organisation: str) -> dict[int, Run]:
    write_sample(base / "sample", organisation)
    runs = {}
    for year in (2024, 2025):
        folder = base / f"out-{year}"
        folder.mkdir()
        files = sorted((base / "sample" / str(year)).iterdir())
        config = base / "sample" / "audit.toml"
        runs[year] = run_all_outputs(
            folder, files, "--config", config, "--period", str(year), "--history", base / "history.db"
        )
    return runs


@pytest.fixture(scope="session")
def large_runs(tmp_path_factory: pytest.TempPathFactory) -> dict[int, Run]:
    """The large sample organisation, audited for both years."""
    return _two_years(tmp_path_factory.mktemp("large"), "large")


@pytest.fixture(scope="session")
def small_runs(tmp_path_factory: pytest.TempPathFactory) -> dict[int, Run]:
    """The small sample organisation, audited for both years."""
    return _two_years(tmp_path_factory.mktemp("small"), "small")
