"""Cells of one population that lie within each other, and the groups that their differences reveal."""

from __future__ import annotations

from collections.abc import Collection, Iterator
from itertools import combinations

from audit.model.measurement import CellKey


def containing(key: CellKey, among: Collection[CellKey]) -> Iterator[CellKey]:
    """Yield the cells of `among` that hold all people of `key` and are not `key`: fewer restrictions, same amount."""
    for size in range(len(key.at)):
        for coordinates in combinations(key.at, size):
            outer = CellKey(key.population, coordinates, key.amount)
            if outer in among:
                yield outer


def differences(cells: Collection[CellKey]) -> Iterator[tuple[CellKey, CellKey]]:
    """Yield (outer, inner) for all nested pairs, in a fixed order."""
    for inner in sorted(cells):
        for outer in containing(inner, cells):
            yield outer, inner
