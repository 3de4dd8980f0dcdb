"""Whichever write of a command fails: one sentence, an exit code, and what was there before is still whole."""

from __future__ import annotations

import json
import os
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[2]
SHORT = ("1", "run", "import", "export", "forget", "benchmark")
LONG = ("0",)


@pytest.mark.parametrize("words", [SHORT, pytest.param(LONG, marks=pytest.mark.slow)], ids=["short", "long"])
def test_a_failed_write_is_one_sentence_and_leaves_what_was_there(tmp_path: Path, words: tuple[str, ...]) -> None:
    compiler = shutil.which("cc")
    if compiler is None or sys.platform != "linux":
        pytest.skip("needs Linux and a C compiler to make writes fail")
    library = tmp_path / "fail_nth.so"
    source = ROOT / "tests" / "history" / "fail_nth.c"
    subprocess.run([compiler, "-shared", "-fPIC", "-o", library, source, "-ldl"], check=True)
    done = subprocess.run(
        [sys.executable, "-m", "tests.e2e.failing_writes", tmp_path, library, *words],
        cwd=ROOT,
        env={**os.environ, "LD_PRELOAD": str(library), "PYTHONPATH": str(ROOT)},
        capture_output=True,
        text=True,
        check=False,
    )
    assert done.returncode == 0, done.stderr
    found = json.loads(done.stdout)
    assert found["wrong"] == []
    assert any("The disk is full" in said for said in found["told"])
    assert any("the history is as it was" in said for said in found["told"])
