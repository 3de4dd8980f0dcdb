"""Items without a score: whatever becomes of them, anything from 0 to 1 stays possible."""

from __future__ import annotations

from audit.model.checklist import Checklist, Item
from audit.model.message import Message
from audit.model.result import ItemResult
from audit.scoring.weights import item_weight
from audit.types import Outcome


def unscored_item(item: Item, checklist: Checklist, outcome: Outcome, reason: Message | None = None) -> ItemResult:
    """Return the result of an item that has no score, for the reason given."""
    return ItemResult(
        item=item.id,
        checklist=checklist.id,
        outcome=outcome,
        score=None,
        low=0.0,
        high=1.0,
        weight=item_weight(item),
        reason=reason,
    )
