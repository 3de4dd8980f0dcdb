"""The cache: never stale, never trusted when damaged, never needed."""

from __future__ import annotations

import sys
from collections.abc import Callable
from pathlib import Path

import pytest

from audit.checklists import load_checklists
from tests.checklists.conftest import FIVE_LINES

Write = Callable[..., Path]


def _entries(cache: Path) -> list[Path]:
    return sorted(cache.rglob("*.json"))


def test_a_second_load_needs_no_yaml(write_checklist: Write, monkeypatch: pytest.MonkeyPatch) -> None:
    folder = write_checklist()
    first = load_checklists([folder])
    monkeypatch.setitem(sys.modules, "ruamel.yaml", None)
    assert load_checklists([folder]) == first


def test_a_changed_file_is_compiled_again(write_checklist: Write) -> None:
    load_checklists([write_checklist()])
    (checklist,) = load_checklists([write_checklist(FIVE_LINES.replace("A policy is", "Our policy is"))])
    assert checklist.items[0].title == "Our policy is written"


@pytest.mark.parametrize("damage", [b"", b"{}", b"not json", b"0\n{}"])
def test_a_damaged_entry_is_compiled_again(write_checklist: Write, own_cache: Path, damage: bytes) -> None:
    folder = write_checklist()
    first = load_checklists([folder])
    assert _entries(own_cache)
    for entry in _entries(own_cache):
        entry.write_bytes(damage)
    assert load_checklists([folder]) == first


def test_a_truncated_or_altered_entry_is_noticed(write_checklist: Write, own_cache: Path) -> None:
    folder = write_checklist()
    first = load_checklists([folder])
    for entry in _entries(own_cache):
        entry.write_bytes(entry.read_bytes().replace(b"policy", b"polity"))
    assert load_checklists([folder]) == first


def test_a_cache_that_cannot_be_written_is_no_error(
    write_checklist: Write, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    blocked = tmp_path / "blocked"
    blocked.write_text("a file, not a folder")
    monkeypatch.setenv("XDG_CACHE_HOME", str(blocked))
    assert load_checklists([write_checklist()])
