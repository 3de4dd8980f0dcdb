"""Every example of every checklist comes out as written."""

from __future__ import annotations

import pytest

from audit.checklists import load_checklists
from audit.examples import run_example
from audit.model.checklist import Checklist, Example, Item

CASES = [
    pytest.param(checklist, item, example, id=f"{item.id}: {example.name}")
    for checklist in load_checklists()
    for item in checklist.items
    for example in item.examples
]


@pytest.mark.parametrize(("checklist", "item", "example"), CASES)
def test_example(checklist: Checklist, item: Item, example: Example) -> None:
    result = run_example(checklist, item, example)
    measured = result.measurement.value if result.measurement else None
    assert result.outcome is example.outcome, (result.outcome, measured, result.reason)
    if example.value is not None:
        assert measured == pytest.approx(example.value)
    if example.score is not None:
        assert result.score == pytest.approx(example.score)


def test_every_item_has_an_example() -> None:
    assert [item.id for checklist in load_checklists() for item in checklist.items if not item.examples] == []
