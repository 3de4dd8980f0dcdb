"""The checklists cover the whole of the guidance, mostly from tables, and every measured item names real columns."""

from __future__ import annotations

import pytest

from audit.checklists import load_checklists, load_guidance
from audit.model.checklist import Ask, Checklist, Condition, Item, Measure
from audit.tables import TABLES

CHECKLISTS = load_checklists()
ITEMS = [(checklist, item) for checklist in CHECKLISTS for item in checklist.items]
LAWFUL = {"D11", "D20", "D24", "D33", "D40", "D41", "D42", "D43", "D44", "D45", "D71", "D72", "D80", "D83", "A40"}


def test_every_statement_is_held_by_its_checklist() -> None:
    cited = {(checklist.id, reference.id) for checklist, item in ITEMS for reference in item.references if reference.id}
    statements = load_guidance()
    assert len(statements) == 75
    assert [id_ for id_, each in statements.items() if (each.checklist, id_) not in cited] == []
    assert {each for _, each in cited} == set(statements)


def test_enough_items_and_most_of_them_measured() -> None:
    asked = sum(isinstance(item.assess, Ask) for _, item in ITEMS)
    assert len(CHECKLISTS) == 12
    assert len(ITEMS) >= 100
    assert 1 - asked / len(ITEMS) >= 0.6


def test_item_ids_are_used_once() -> None:
    ids = [item.id for _, item in ITEMS]
    assert len(ids) == len(set(ids))


@pytest.mark.parametrize(("checklist", "item"), ITEMS, ids=lambda each: each.id)
def test_item_is_complete(checklist: Checklist, item: Item) -> None:
    assert item.question.endswith("?")
    assert item.rationale
    assert item.references
    assert item.evidence
    assert (item.remediation is None) == (item.weight == 0)  # what is only shown asks for nothing
    assert item.title != item.title_unmet
    assert isinstance(item.assess, Ask) or (isinstance(item.assess, Measure) and item.assess.band.norm)
    if item.remediation is not None and LAWFUL & {reference.id for reference in item.references}:
        assert item.remediation.lawful_notes


@pytest.mark.parametrize(("checklist", "item"), ITEMS, ids=lambda each: each.id)
def test_item_names_columns_that_are_declared(checklist: Checklist, item: Item) -> None:
    columns: set[tuple[str, str]] = set()
    if isinstance(item.assess, Measure):
        table = str(item.assess.parameters.get("table", ""))
        for name in ("is", "where", "at_least", "where_above", "unless"):
            columns |= {(table, column) for column in item.assess.parameters.get(name) or {} if table}  # type: ignore[union-attr]
    if isinstance(item.applies_when, Condition):
        columns |= {(item.applies_when.table, column) for column in item.applies_when.where}
    assert [each for each in columns if TABLES[each[0]].column(each[1]) is None] == []
