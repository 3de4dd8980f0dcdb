"""Kills whole audits at random points: `python -m tests.e2e.sturdy_run FOLDER TIMES SEED`.

Prints one JSON object with what it found; the tests and the long version read it.
"""

from __future__ import annotations

import io
import json
import os
import random
import subprocess
import sys
import time
import zipfile
from collections.abc import Callable, Mapping
from pathlib import Path

from pypdf import PdfReader

from audit.history import open_store
from audit.model.codec import result_from_json

ROOT = Path(__file__).resolve().parents[2]
SETTINGS = """
organisation = "Killed often"
currency = "EUR"
checklists = ["paying-speakers"]
[fee_floors]
speaker = 300
"""
OUTPUTS = {"-o": "report.pdf", "--html": "report.html", "--json": "report.json", "--xlsx": "report.xlsx"}


def _json_is_whole(content: bytes) -> None:
    document = json.loads(content)
    result_from_json(json.dumps(document.get("result", document)).encode())


def _workbook_is_whole(content: bytes) -> None:
    assert zipfile.ZipFile(io.BytesIO(content)).testzip() is None


def _page_is_whole(content: bytes) -> None:
    assert content.rstrip().endswith(b"</html>")


def _pdf_is_whole(content: bytes) -> None:
    assert content.rstrip().endswith(b"%%EOF")
    assert len(PdfReader(io.BytesIO(content)).pages) > 1


WHOLE: Mapping[str, Callable[[bytes], None]] = {
    "report.pdf": _pdf_is_whole,
    "report.html": _page_is_whole,
    "report.json": _json_is_whole,
    "report.xlsx": _workbook_is_whole,
}


def kill_runs(folder: Path, times: int, seed: int) -> dict[str, object]:
    """Kill `audit run` again and again, each with other files; then let one finish and look at what is left."""
    rng = random.Random(seed)  # noqa: S311 - a repeatable choice of moments, not a secret
    temporary, outputs = folder / "tmp", folder / "out"
    for one in (temporary, outputs, folder / "home"):
        one.mkdir()
    (folder / "audit.toml").write_text(SETTINGS)
    started = time.monotonic()
    assert _start(folder, 0).wait() == 0
    seconds = time.monotonic() - started
    acknowledged, killed, broken = [0], 0, []
    for number in range(1, times + 1):
        run = _start(folder, number)
        first = 0.0 if number % 2 else 0.6 * seconds  # half of the kills where it writes
        try:
            if run.wait(rng.uniform(first, 1.05 * seconds)) == 0:
                acknowledged.append(number)
        except subprocess.TimeoutExpired:
            run.kill()
            run.wait()
            killed += 1
        broken += _broken(outputs)
    assert _start(folder, times + 1).wait() == 0
    with open_store(str(folder / "history.db")) as store:
        results = [store.load(entry.id) for entry in store.list()]
        kept = {int(source.file.removesuffix(".csv")) for result in results for source in result.sources}
        return {
            "killed": killed,
            "acknowledged": len(acknowledged),
            "lost": sorted({*acknowledged, times + 1} - kept),
            "faults": store.verify(),
            "broken": broken,
            "left": sorted(path.name for path in outputs.iterdir() if path.name not in WHOLE),
            "temporary": sorted(path.name for path in temporary.iterdir()),
        }


def _start(folder: Path, number: int) -> subprocess.Popen[bytes]:
    source = folder / f"{number}.csv"
    rows = [
        f"Talk {row},speaker,{'women' if row % 2 else 'men'},fee,{200 + (row * 37 + number) % 300}" for row in range(24)
    ]
    source.write_text("\n".join(["Session,Role,Gender,Compensation,Fee", *rows]) + "\n")
    words = [word for option, name in OUTPUTS.items() for word in (option, str(folder / "out" / name))]
    settings = ["--config", str(folder / "audit.toml"), "--history", str(folder / "history.db"), "--period", "2025"]
    surroundings = {**os.environ, "PYTHONPATH": str(ROOT), "TMPDIR": str(folder / "tmp"), "HOME": str(folder / "home")}
    return subprocess.Popen(
        [sys.executable, "-m", "audit", "run", str(source), *settings, *words],
        env=surroundings,
        stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
    )


def _broken(outputs: Path) -> list[str]:
    found = []
    for name, check in WHOLE.items():
        try:
            check((outputs / name).read_bytes())
        except Exception as error:
            found.append(f"{name}: {type(error).__name__}")
    return found


if __name__ == "__main__":
    sys.stdout.write(json.dumps(kill_runs(Path(sys.argv[1]), int(sys.argv[2]), int(sys.argv[3]))) + "\n")
