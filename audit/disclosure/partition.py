"""The categories of each dimension, as far as any cell tells them apart."""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass, field

import numpy as np
from numpy.typing import NDArray

from audit.model.measurement import CellKey, members, union

REST = "(rest)"
"""Stands for all categories of a dimension that no cell names."""


@dataclass(frozen=True, slots=True)
class Partition:
    """For each dimension, blocks of categories that no cell separates."""

    blocks: Mapping[str, tuple[tuple[str, ...], ...]]
    _places: dict[tuple[str, str], tuple[int, ...]] = field(default_factory=dict)

    @classmethod
    def of(cls, keys: Collection[CellKey], categories: Mapping[str, Collection[str]]) -> Partition:
        """Split the dimensions that the cells name."""
        named: dict[str, set[str]] = {}
        for key in keys:
            for dimension, category in key.at:
                named.setdefault(dimension, set()).add(category)
        return cls({d: _blocks(found, categories.get(d, ())) for d, found in sorted(named.items())})

    @property
    def dimensions(self) -> tuple[str, ...]:
        """Return the dimensions, in order."""
        return tuple(self.blocks)

    @property
    def sizes(self) -> dict[str, int]:
        """Return the number of blocks of each dimension."""
        return {dimension: len(blocks) for dimension, blocks in self.blocks.items()}

    def name(self, dimension: str, block: int) -> str:
        """Return the category, or the union of categories, that a block is."""
        return union(self.blocks[dimension][block])

    def places(self, dimension: str, category: str) -> tuple[int, ...]:
        """Return the blocks that a category, or a union of them, consists of."""
        key = (dimension, category)
        if key not in self._places:
            wanted = set(members(category))
            blocks = self.blocks[dimension]
            self._places[key] = tuple(index for index, block in enumerate(blocks) if wanted.issuperset(block))
        return self._places[key]

    def code(self, dimension: str, values: Sequence[str]) -> NDArray[np.int64]:
        """Return the block of each of these categories."""
        blocks = self.blocks[dimension]
        known = {category: index for index, block in enumerate(blocks) for category in block}
        rest = known.get(REST, 0)
        return np.fromiter((known.get(value, rest) for value in values), dtype=np.int64, count=len(values))

    def incidence(self, keys: Sequence[CellKey]) -> NDArray[np.bool_]:
        """Return, for each cell, which blocks of each dimension it takes in: all, where it does not restrict it."""
        starts: dict[str, int] = {}
        width = 0
        for dimension, size in self.sizes.items():
            starts[dimension] = width
            width += size
        found = np.ones((len(keys), width), dtype=np.bool_)
        for row, key in enumerate(keys):
            for dimension, category in key.at:
                start = starts[dimension]
                found[row, start : start + len(self.blocks[dimension])] = False
                found[row, [start + place for place in self.places(dimension, category)]] = True
        return found

    def nested(self, keys: Sequence[CellKey]) -> list[tuple[CellKey, CellKey]]:
        """Return (outer, inner) for all cells that lie in another one."""
        inside = self.incidence(keys).astype(np.float32)
        within = (inside @ (1 - inside).T) == 0
        np.fill_diagonal(within, val=False)
        return [(keys[outer], keys[inner]) for inner, outer in np.argwhere(within).tolist()]


def _blocks(named: Collection[str], categories: Collection[str]) -> tuple[tuple[str, ...], ...]:
    sets = sorted(named)
    apart: dict[tuple[bool, ...], list[str]] = {}
    every = sorted({category for union_of in sets for category in members(union_of)})
    holds = [set(members(union_of)) for union_of in sets]
    for category in every:
        apart.setdefault(tuple(category in one for one in holds), []).append(category)
    rest = [(REST,)] if set(categories) - set(every) else []
    return (*sorted(tuple(block) for block in apart.values()), *rest)
