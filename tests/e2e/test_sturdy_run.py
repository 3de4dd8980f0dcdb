"""Whole audits killed at random points: nothing acknowledged is lost, nothing is truncated, nothing stays behind."""

from __future__ import annotations

import sys
from pathlib import Path

import pytest

from tests.e2e.sturdy_run import kill_runs


@pytest.mark.skipif(sys.platform == "win32", reason="what a killed run left is not cleared there")
@pytest.mark.parametrize("times", [3, pytest.param(500, marks=pytest.mark.slow)], ids=["short", "long"])
def test_a_killed_audit_leaves_whole_files_and_a_whole_history(tmp_path: Path, times: int) -> None:
    found = kill_runs(tmp_path, times, 20261121)
    assert found["killed"]
    assert (found["lost"], found["faults"], found["broken"]) == ([], (), [])
    assert (found["left"], found["temporary"]) == ([], [])
