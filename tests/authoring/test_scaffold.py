"""New checklists and items are valid from the first moment, and nothing is overwritten."""

from __future__ import annotations

from pathlib import Path

import pytest

from audit.authoring.lint import lint
from audit.authoring.scaffold import new_checklist, new_item
from audit.checklists import load_checklists
from audit.errors import UsageError
from audit.model.checklist import Measure


def test_a_new_checklist_is_valid(tmp_path: Path) -> None:
    path = new_checklist(tmp_path, "our-canteen")
    (checklist,) = load_checklists([tmp_path])
    assert (checklist.id, checklist.title) == ("our-canteen", "Our canteen")
    assert lint([tmp_path]) == ()
    with pytest.raises(UsageError, match="there already"):
        new_checklist(tmp_path, "our-canteen")
    assert path == tmp_path / "our-canteen" / "checklist.yaml"


def test_items_are_added_and_the_rest_of_the_file_stays(tmp_path: Path) -> None:
    path = new_checklist(tmp_path, "our-canteen")
    path.write_text(path.read_text() + "\n# the gates\ngates:\n  - {item: first-question, cap: 0.5, reason: So.}\n")
    before = path.read_text().splitlines()
    new_item(path, "vegan-dishes")
    new_item(path, "step-free-tables", measure="share-of-rows")
    after = path.read_text().splitlines()
    assert [line for line in before if line not in after] == []
    assert after[-3:] == before[-3:]
    (checklist,) = load_checklists([tmp_path])
    assert [item.id for item in checklist.items] == ["first-question", "vegan-dishes", "step-free-tables"]
    assert isinstance(checklist.items[2].assess, Measure)


def test_ids_are_checked_and_never_used_again(tmp_path: Path) -> None:
    path = new_checklist(tmp_path, "our-canteen")
    with pytest.raises(UsageError, match="used already"):
        new_item(path, "first-question")
    with pytest.raises(UsageError, match="lower-case"):
        new_item(path, "Vegan Dishes")
    with pytest.raises(UsageError, match="lower-case"):
        new_checklist(tmp_path, "../outside")
