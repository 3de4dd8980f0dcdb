"""The command in an empty folder, and the sample organisations audited for two years."""

from __future__ import annotations

import os
import pickle
import time
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


def _two_years(factory: pytest.TempPathFactory, organisation: str) -> dict[int, Run]:
    """Audit both years once for a whole test session, however many worker processes it has."""
    base = factory.getbasetemp()
    base = (base.parent if "PYTEST_XDIST_WORKER" in os.environ else base) / f"two-years-{organisation}"
    done = base / "runs.pickle"
    try:
        base.mkdir()
    except FileExistsError:
        return _wait_for(done)
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
    part = base / "runs.part"
    part.write_bytes(pickle.dumps(runs))
    part.rename(done)
    return runs


def _wait_for(done: Path) -> dict[int, Run]:
    deadline = time.monotonic() + 600
    while not done.exists():
        assert time.monotonic() < deadline, "another worker did not finish the audit of the sample"
        time.sleep(0.5)
    runs: dict[int, Run] = pickle.loads(done.read_bytes())  # noqa: S301 (written by a worker of this session)
    return runs


@pytest.fixture(scope="session")
def large_runs(tmp_path_factory: pytest.TempPathFactory) -> dict[int, Run]:
    """The large sample organisation, audited for both years."""
    return _two_years(tmp_path_factory, "large")


@pytest.fixture(scope="session")
def small_runs(tmp_path_factory: pytest.TempPathFactory) -> dict[int, Run]:
    """The small sample organisation, audited for both years."""
    return _two_years(tmp_path_factory, "small")
