"""The one table of weights and points. A change here is a new version of scoring, and comparisons say so."""

from __future__ import annotations

from collections.abc import Mapping
from types import MappingProxyType

from audit.model.checklist import Item
from audit.types import Effort, Importance, Obligation

SCORING_VERSION = "1"

IMPORTANCE_WEIGHT: Mapping[Importance, float] = MappingProxyType(
    {Importance.CRITICAL: 10.0, Importance.HIGH: 7.5, Importance.MEDIUM: 5.0, Importance.LOW: 2.5}
)
EFFORT_POINTS: Mapping[Effort, int] = MappingProxyType(
    {Effort.XS: 1, Effort.S: 2, Effort.M: 4, Effort.L: 8, Effort.XL: 16}
)
IMPORTANCE_ORDER: Mapping[Importance, int] = MappingProxyType({word: rank for rank, word in enumerate(Importance)})
OBLIGATION_ORDER: Mapping[Obligation, int] = MappingProxyType({word: rank for rank, word in enumerate(Obligation)})


def item_weight(item: Item) -> float:
    """Return the weight that the item or a profile sets, else that of its importance."""
    return IMPORTANCE_WEIGHT[item.importance] if item.weight is None else item.weight
