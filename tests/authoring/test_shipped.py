"""The checklists that ship have no problem that lint knows of, and each of their items can be described."""

from __future__ import annotations

from pathlib import Path

import pytest

from audit.authoring.describe import describe_item
from audit.authoring.lint import lint
from audit.checklists import load_checklists, shipped_folder
from audit.model.checklist import Measure


@pytest.fixture(scope="module")
def shared_cache(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """One cache for all tests of this file."""
    return tmp_path_factory.mktemp("cache")


@pytest.fixture(autouse=True)
def one_measure(shared_cache: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Use the measures that ship, and the shared cache."""
    monkeypatch.setenv("XDG_CACHE_HOME", str(shared_cache))


def test_lint_finds_nothing() -> None:
    assert [str(problem) for problem in lint([shipped_folder()], complete=True)] == []


def test_there_are_a_hundred_items_and_most_are_measured() -> None:
    items = [item for checklist in load_checklists() for item in checklist.items]
    assert len(items) >= 100
    assert sum(isinstance(item.assess, Measure) for item in items) >= 0.6 * len(items)


def test_every_item_can_be_described() -> None:
    for checklist in load_checklists():
        for item in checklist.items:
            headings = [section.heading for section in describe_item(checklist, item).sections]
            wanted = {"Why", "Asked for by", *(() if item.weight == 0 else ("What to do",))}
            assert wanted <= set(headings), item.id
