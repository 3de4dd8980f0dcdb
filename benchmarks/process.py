"""Runs a process and measures it from outside: wall time, and peak memory with the processes that it started."""

from __future__ import annotations

import os
import subprocess
import sys
import time
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from statistics import median


@dataclass(frozen=True, slots=True)
class Measured:
    """One run."""

    seconds: float
    peak_mb: float
    code: int
    stderr: str
    cpu: float = 0.0


def run_measured(words: Sequence[str], folder: Path, env: Mapping[str, str] | None = None) -> Measured:
    """Run a command in a folder. The peak is that of the largest process among it and its children."""
    errors = folder / "stderr.txt"
    with errors.open("w+") as stderr:
        started = time.perf_counter()
        process = subprocess.Popen(
            words, cwd=folder, env={**os.environ, **(env or {})}, stdout=subprocess.DEVNULL, stderr=stderr
        )
        _, status, usage = os.wait4(process.pid, 0)
        seconds = time.perf_counter() - started
        process.returncode = os.waitstatus_to_exitcode(status)
    scale = 1e6 if sys.platform == "darwin" else 1e3
    return Measured(
        seconds, usage.ru_maxrss / scale, process.returncode, errors.read_text(), usage.ru_utime + usage.ru_stime
    )


def interleave(runs: Mapping[str, Callable[[], Measured]], rounds: int) -> dict[str, Measured]:
    """Run all of them in turn, `rounds` times, so that a busy spell of the machine hits all; return the medians."""
    seen: dict[str, list[Measured]] = {name: [] for name in runs}
    for _ in range(rounds):
        for name, run in runs.items():
            measured = run()
            if measured.code != 0:
                message = f"{name} ended with exit code {measured.code}: {measured.stderr[-2000:]}"
                raise RuntimeError(message)
            seen[name].append(measured)
    return {
        name: Measured(median(one.seconds for one in all_of), median(one.peak_mb for one in all_of), 0, "")
        for name, all_of in seen.items()
    }
