"""Nothing is left behind by an import, however it ends: no temporary file, and no process."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest

from tests.importing import hostile
from tests.importing.test_hostile import GOOD

pytestmark = pytest.mark.skipif(sys.platform == "win32", reason="signals and process groups are POSIX")
PROGRAM = """
import sys
from pathlib import Path
from audit.config import Settings
from audit.importing import inspect_files
print("started", flush=True)
inspect_files([Path(word) for word in sys.argv[1:]], Settings())
print("done", flush=True)
"""
ROWS = 300_000


def started(folder: Path, *files: Path) -> subprocess.Popen[str]:
    """Start an import in a process group of its own, with a temporary folder of its own."""
    (folder / "temporary").mkdir()
    return subprocess.Popen(
        [sys.executable, "-c", PROGRAM, *map(str, files)],
        env={**os.environ, "TMPDIR": str(folder / "temporary"), "PYTHONPATH": os.getcwd()},
        stdout=subprocess.PIPE,
        stderr=subprocess.DEVNULL,
        text=True,
        start_new_session=True,
    )


def nothing_left(group: int, folder: Path) -> bool:
    """Return whether the process group ends within some seconds, and the temporary folder is empty."""
    for _ in range(200):
        try:
            os.killpg(group, 0)
        except ProcessLookupError:
            return not any((folder / "temporary").iterdir())
        time.sleep(0.1)
    return False


def test_after_success_and_refusal(tmp_path: Path) -> None:
    files = {"good.csv": GOOD.encode(), "empty.csv": b"", "far-cell.xlsx": hostile.FILES["far-cell.xlsx"]()}
    for name, content in files.items():
        (tmp_path / name).write_bytes(content)
    process = started(tmp_path, *(tmp_path / name for name in files))
    assert process.communicate(timeout=60)[0].split() == ["started", "done"]
    assert nothing_left(process.pid, tmp_path)


@pytest.mark.parametrize("end", [signal.SIGINT, signal.SIGTERM, signal.SIGKILL])
def test_after_a_signal(tmp_path: Path, end: signal.Signals) -> None:
    lines = "".join(f"E{number},F,Sales,{number}.5\n" for number in range(ROWS))
    (tmp_path / "staff.csv").write_text("employee,gender,department,salary\n" + lines)
    process = started(tmp_path, tmp_path / "staff.csv")
    assert process.stdout is not None
    assert process.stdout.readline() == "started\n"
    time.sleep(0.2)
    process.send_signal(end)
    process.communicate(timeout=60)
    assert nothing_left(process.pid, tmp_path)
