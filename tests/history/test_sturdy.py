"""Rough treatment: killed, crowded, full, read-only, locked, and every single write failing."""

from __future__ import annotations

import json
import os
import shutil
import sqlite3
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest

from audit.errors import HistoryError
from audit.history import database, open_store
from tests.history.build import audit

pytestmark = pytest.mark.skipif(not hasattr(os, "fork"), reason="needs processes that can be forked")

ROOT = Path(__file__).resolve().parents[2]
SHORT_AND_LONG = pytest.mark.parametrize(
    "long", [False, pytest.param(True, marks=pytest.mark.slow)], ids=["short", "long"]
)


def rough(*arguments: object, inside: tuple[str, ...] = (), **environment: str) -> Any:
    command = [*inside, sys.executable, "-m", "tests.history.sturdy", *(str(one) for one in arguments)]
    done = subprocess.run(command, cwd=ROOT, env={**os.environ, **environment}, capture_output=True, text=True)
    assert done.returncode == 0, done.stderr
    return json.loads(done.stdout)


@SHORT_AND_LONG
def test_a_kill_at_any_point_loses_nothing_that_was_acknowledged(tmp_path: Path, long: bool) -> None:
    found = rough("kill", tmp_path, 500 if long else 12, 20261121)
    assert found["acknowledged"] > 0
    assert (found["lost"], found["faults"], found["left_over"]) == (0, [], [])


@SHORT_AND_LONG
def test_many_writers_lose_and_double_nothing(url: str, long: bool) -> None:
    processes, each = (16, 1000) if long else (8, 12)
    found = rough("writers", url, processes, each)
    assert found["failed"] == 0
    assert found["snapshots"] == found["expected"]
    assert found["current"] == found["organisations"]  # one accepted snapshot for each organisation and period


def test_whichever_write_fails_the_history_is_whole_and_one_sentence_says_so(tmp_path: Path) -> None:
    compiler = shutil.which("cc")
    if compiler is None or sys.platform != "linux":
        pytest.skip("needs Linux and a C compiler to make writes fail")
    library = tmp_path / "fail_nth.so"
    source = Path(__file__).with_name("fail_nth.c")
    subprocess.run([compiler, "-shared", "-fPIC", "-o", library, source, "-ldl"], check=True)
    (tmp_path / "histories").mkdir()
    found = rough("nth", tmp_path / "histories", library, LD_PRELOAD=str(library))
    assert found["tried"] > 20
    assert set(found["told"]) <= {
        "remembered",
        "The disk is full; the history is as it was.",
        "The disk reported a fault; the history is as it was.",
        "The history cannot be opened.",
    }


def _mounted(folder: Path, *steps: str) -> tuple[str, ...]:
    """A command prefix that runs with a file system of its own on the folder."""
    unshare = shutil.which("unshare")
    probe = ["unshare", "-rm", "mount", "-t", "tmpfs", "tmpfs", str(folder)]
    if unshare is None or subprocess.run(probe, capture_output=True).returncode:
        pytest.skip("needs user namespaces to mount a file system of its own")
    return ("unshare", "-rm", "sh", "-c", f'{" && ".join(steps)} && exec "$@"', "sh")


def test_a_full_disk_is_one_sentence_and_the_old_state_stays(tmp_path: Path) -> None:
    found = rough("full", tmp_path, inside=_mounted(tmp_path, f"mount -t tmpfs -o size=512k tmpfs {tmp_path}"))
    assert found["said"] == "The disk is full; the history is as it was."
    assert found["remembered"] > 3
    assert (found["snapshots"], found["faults"]) == (found["remembered"], [])


def test_a_read_only_history_can_be_read_and_says_that_it_cannot_be_written(tmp_path: Path) -> None:
    with open_store(str(tmp_path / "history.sqlite")) as store:
        store.remember(audit(2024))
        store.remember(audit(2025))
    bound = f"mount --bind {tmp_path} {tmp_path} && mount -o remount,bind,ro {tmp_path}"
    found = rough("readonly", tmp_path, inside=_mounted(tmp_path, bound))
    assert (found["snapshots"], found["faults"]) == (2, [])
    assert found["said"] == found["new"] == "The history cannot be written here; nothing was changed."


def test_a_locked_history_says_so_and_stays_as_it_was(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(database, "BUSY_SECONDS", 0.1)
    path = tmp_path / "history.sqlite"
    with open_store(str(path)) as store:
        store.remember(audit(2024))
        other = sqlite3.connect(path, isolation_level=None)
        other.execute("BEGIN IMMEDIATE")
        with pytest.raises(HistoryError, match="in use by another program"):
            store.remember(audit(2025))
        other.execute("ROLLBACK")
        other.close()
        assert store.remember(audit(2025))
        assert len(store.list()) == 2
