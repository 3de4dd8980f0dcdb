"""Runs the commands as a user does: a process of its own, in an empty folder, with a home of its own."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

ROOT = Path(__file__).resolve().parent.parent.parent
OUTPUTS = ("report.pdf", "report.html", "report.json", "report.xlsx")


@dataclass(frozen=True, slots=True)
class Run:
    """One run of a command: what it printed, how it ended and what it left in its folder."""

    code: int
    out: str
    err: str
    folder: Path

    @property
    def said(self) -> str:
        """Everything that it printed, with line breaks of the terminal taken out."""
        return " ".join(f"{self.out}\n{self.err}".split())

    @property
    def result(self) -> dict[str, Any]:
        """The result document that it wrote."""
        document: dict[str, Any] = json.loads((self.folder / "report.json").read_bytes())
        return document.get("result", document)

    def left(self) -> set[str]:
        """The names of all files in its folder."""
        return {path.name for path in self.folder.iterdir()}


Command = Callable[..., Run]


def run_command(folder: Path, *words: str | Path, env: Mapping[str, str] | None = None, timeout: int = 180) -> Run:
    """Run `audit` with these words in a folder."""
    home = folder.parent / f"{folder.name}-home"
    home.mkdir(exist_ok=True)
    clean = {key: value for key, value in os.environ.items() if not key.startswith(("AUDIT_", "XDG_"))}
    surroundings = {
        **clean,
        "HOME": str(home),
        "PYTHONPATH": str(ROOT),
        "NO_COLOR": "1",
        "COLUMNS": "200",
        "SOURCE_DATE_EPOCH": "1767225600",  # 1 January 2026
        **(env or {}),
    }
    done = subprocess.run(
        [sys.executable, "-m", "audit", *map(str, words)],
        cwd=folder,
        env=surroundings,
        capture_output=True,
        text=True,
        encoding="utf-8",
        timeout=timeout,
        check=False,
    )
    return Run(done.returncode, done.stdout, done.stderr, folder)


def run_all_outputs(folder: Path, files: Sequence[Path], *words: str | Path) -> Run:
    """Run `audit run` on files with every output that it has."""
    outputs = ("-o", "report.pdf", "--html", "report.html", "--json", "report.json", "--xlsx", "report.xlsx")
    return run_command(folder, "run", *files, *outputs, *words)
