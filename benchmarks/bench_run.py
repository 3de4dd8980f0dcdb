"""`audit run`, cold, as a whole process, beside its floor: `python -m benchmarks.bench_run [--rounds 5]`.

The floor is a process that does only the imports of the same run and lays out the same HTML with WeasyPrint.
Runs are interleaved, medians are printed, and so is the ratio. Beside it stands what the whole attack on the report
takes: by somebody who has nothing but the published document, as `audit verify` repeats it, in the processor's time and
as a share of the run. Real data is read from AUDIT_REAL_DATA.
"""

from __future__ import annotations

import argparse
import os
import re
import sys
import tempfile
from collections.abc import Sequence
from functools import partial
from pathlib import Path
from time import process_time

import pypdf

from audit.disclosure import verify_results
from audit.report.document import read_document
from benchmarks.process import Measured, interleave, run_measured
from sample_data.make import write_sample

ROOT = Path(__file__).resolve().parent.parent
REAL_DATA = Path(os.environ.get("AUDIT_REAL_DATA", ROOT.parent / "shared" / "data"))
_IMPORTED = re.compile(r"^import time:\s+\d+ \|\s+\d+ \|\s*(\S+)$", re.MULTILINE)


def bench(name: str, files: Sequence[Path], words: Sequence[str], base: Path, rounds: int) -> None:
    """Print one line: time, memory and pages of the run, beside the floor's."""
    folder = base / name
    folder.mkdir()
    env = {"PYTHONPATH": str(ROOT), "HOME": str(folder)}
    audit = [
        "-m",
        "audit",
        "run",
        *map(str, files),
        *words,
        "--no-history",
        "--html",
        "report.html",
        "--json",
        "report.json",
    ]
    first = run_measured([sys.executable, "-X", "importtime", *audit], folder, env)
    if first.code != 0:
        message = f"{name} ended with exit code {first.code}: {first.stderr[-2000:]}"
        raise RuntimeError(message)
    modules = folder / "modules.txt"
    modules.write_text("\n".join(_IMPORTED.findall(first.stderr)))
    floor = ["-m", "benchmarks.floor", str(modules), "report.html", "floor.pdf"]
    medians = interleave(
        {
            "run": partial(run_measured, [sys.executable, *audit], folder, env),
            "floor": partial(run_measured, [sys.executable, *floor], folder, env),
        },
        rounds,
    )
    attack = min(attack_seconds(folder / "report.json") for _ in range(rounds))
    _print(name, medians["run"], medians["floor"], attack, len(pypdf.PdfReader(folder / "report.pdf").pages))


def attack_seconds(document: Path) -> float:
    """Return what the attack on a published document takes, in seconds of the processor."""
    result, _ = read_document(document.read_bytes())
    started = process_time()
    found = verify_results([result])
    seconds = process_time() - started
    if not found.passed:
        message = f"{document.name} does not withstand the attack."
        raise RuntimeError(message)
    return seconds


def _print(name: str, run: Measured, floor: Measured, attack: float, pages: int) -> None:
    ratio = run.seconds / floor.seconds
    print(
        f"{name:<24} run {run.seconds:6.2f} s {run.peak_mb:5.0f} MB   "
        f"floor {floor.seconds:6.2f} s {floor.peak_mb:5.0f} MB   ratio {ratio:.2f}   "
        f"attack {attack:5.2f} s {attack / run.seconds:4.0%}   {pages} pages"
    )


def main() -> None:
    """Run the benchmark."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--rounds", type=int, default=5)
    rounds = parser.parse_args().rounds
    with tempfile.TemporaryDirectory() as name:
        base = Path(name)
        write_sample(base / "data", "large")
        config = ["--config", str(base / "data" / "audit.toml"), "--period", "2025"]
        bench("sample", sorted((base / "data" / "2025").iterdir()), config, base, rounds)
        montgomery = REAL_DATA / "hr" / "montgomery_county_2016.csv"
        if montgomery.is_file():
            bench("montgomery_county_2016", [montgomery], ["--org", "County", "--period", "2016"], base, rounds)
        else:
            print(f"montgomery_county_2016: not measured, {REAL_DATA} is absent")


if __name__ == "__main__":
    main()
