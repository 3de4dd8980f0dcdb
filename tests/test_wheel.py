"""The wheel carries the checklists, templates and sample data, and runs without the source tree."""

from __future__ import annotations

import os
import subprocess
import sys
import zipfile
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parent.parent


@pytest.fixture(scope="module")
def installed(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder with the unpacked wheel, and nothing else of the project."""
    pytest.importorskip("hatchling", reason="building a wheel needs hatchling")
    target = tmp_path_factory.mktemp("wheel")
    subprocess.run(
        [sys.executable, "-m", "hatchling", "build", "-t", "wheel", "-d", str(target)],
        cwd=ROOT,
        check=True,
        capture_output=True,
    )
    (wheel,) = target.glob("*.whl")
    folder = target / "site"
    with zipfile.ZipFile(wheel) as archive:
        archive.extractall(folder)
    return folder


def _audit(installed: Path, cwd: Path, *arguments: str) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        [sys.executable, "-m", "audit", *arguments],
        cwd=cwd,
        env={**os.environ, "PYTHONPATH": str(installed), "PYTHONSAFEPATH": "1", "COLUMNS": "200"},
        capture_output=True,
        text=True,
        check=False,
    )


def test_checklists_are_in_the_wheel(installed: Path, tmp_path: Path) -> None:
    listed = _audit(installed, tmp_path, "checklists", "list")
    assert listed.returncode == 0, listed.stderr
    for folder in (ROOT / "checklists").glob("*/checklist.yaml"):
        assert folder.parent.name in listed.stdout


def test_sample_is_written_from_the_wheel(installed: Path, tmp_path: Path) -> None:
    written = _audit(installed, tmp_path, "sample", "here", "--size", "small")
    assert written.returncode == 0, written.stderr
    assert (tmp_path / "here" / "audit.toml").is_file()


def test_an_audit_runs_from_the_wheel_and_is_remembered(installed: Path, tmp_path: Path) -> None:
    people = "".join(f"{n},{'FM'[n % 2]},{30_000 + n}\n" for n in range(40))
    (tmp_path / "staff.csv").write_text(f"Employee ID,Gender,Annual salary\n{people}", encoding="utf-8")
    history = ("--history", "history.db")
    run = _audit(installed, tmp_path, "run", "staff.csv", "--org", "Ours", "-o", "report.pdf", *history)
    assert run.returncode == 0, run.stderr
    assert (tmp_path / "report.pdf").is_file()
    listed = _audit(installed, tmp_path, "history", "list", *history)
    assert "Ours" in listed.stdout, listed.stderr


def test_no_file_of_the_tests_or_docs_is_in_the_wheel(installed: Path) -> None:
    top = {path.name for path in installed.iterdir()}
    assert top - {"audit"} == {name for name in top if name.endswith(".dist-info")}
