"""Checklists written by hand, and a cache folder of their own."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest

FIVE_LINES = """\
format: 1
id: small
version: 1.10
title: A small checklist
items:
  - id: written-policy
    title: A policy is written
    title_unmet: No policy is written
    importance: high
    assess: {ask: yes-partly-no}
"""


@pytest.fixture(autouse=True)
def own_cache(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A cache folder that no other test has written to."""
    monkeypatch.setenv("XDG_CACHE_HOME", str(tmp_path / "cache"))
    return tmp_path / "cache"


@pytest.fixture
def write_checklist(tmp_path: Path) -> Callable[..., Path]:
    """Write a checklist file and return the folder that holds it, with a scale beside it."""

    def write(text: str = FIVE_LINES, name: str = "small") -> Path:
        folder = tmp_path / "lists"
        (folder / name).mkdir(parents=True, exist_ok=True)
        (folder / name / "checklist.yaml").write_text(text, encoding="utf-8")
        scales = folder / "scales"
        scales.mkdir(exist_ok=True)
        answers = "{'yes': 1.0, partly: 0.5, 'no': 0, not-applicable: null}"
        text = f"id: yes-partly-no\ntitle: Yes, partly or no\nanswers: {answers}\nlabels: {{yes: Yes, no: No}}\n"
        (scales / "yes-partly-no.yaml").write_text(text, encoding="utf-8")
        return folder

    return write
