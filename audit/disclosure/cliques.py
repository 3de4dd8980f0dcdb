"""Which dimensions have to be looked at together, so that tables which share some of them are attacked as one.

Two tables that agree on what they share can both come from one group of people only if the graph of shared dimensions
has no open cycle (a table by A and B, one by B and C, one by A and C is such a cycle). Filling the cycles in gives
larger tables for which agreement is enough; where one would grow too large, its parts are kept, and the attack there is
on the tables as published.
"""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence
from itertools import combinations
from math import prod

Dimensions = frozenset[str]


def cliques(tables: Collection[Dimensions], sizes: Mapping[str, int], limit: int) -> tuple[list[Dimensions], bool]:
    """Return sets of dimensions that hold every table, and whether agreement on what they share is the whole truth."""
    filled = _maximal(_eliminate(tables, sizes))
    kept: set[Dimensions] = set()
    complete = True
    for clique in filled:
        inside = _maximal({table for table in tables if table <= clique})
        if len(inside) > 1 and prod(sizes[dimension] for dimension in clique) > limit:
            kept.update(inside)
            complete = False
        else:
            kept.add(clique)
    return sorted(_maximal(kept), key=sorted), complete


def tree(tables: Sequence[Dimensions], cells: Sequence[int]) -> list[tuple[int, int]]:
    """Return the tables as a tree, each with the one that it hangs on, the leaves first; the largest is the root.

    Those hang together that share most: of sets of dimensions without open cycles, agreement along it is agreement.
    """
    root = max(range(len(tables)), key=lambda index: (cells[index], -index))
    left, found = set(range(len(tables))) - {root}, [(root, root)]
    while left:
        pairs = ((child, parent) for child in sorted(left) for parent, _ in found)
        child, parent = max(pairs, key=lambda pair: len(tables[pair[0]] & tables[pair[1]]))
        left.remove(child)
        found.append((child, parent))
    return found[:0:-1]


def _eliminate(tables: Collection[Dimensions], sizes: Mapping[str, int]) -> set[Dimensions]:
    neighbours: dict[str, set[str]] = {dimension: set() for table in tables for dimension in table}
    for table in tables:
        for dimension in table:
            neighbours[dimension] |= table - {dimension}
    found: set[Dimensions] = {frozenset()}
    while neighbours:
        chosen = min(neighbours, key=lambda d: (_missing(neighbours, d), len(neighbours[d]), sizes[d], d))
        around = neighbours.pop(chosen)
        found.add(frozenset(around | {chosen}))
        for dimension in around:
            neighbours[dimension] |= around - {dimension}
            neighbours[dimension].discard(chosen)
    return found


def _missing(neighbours: Mapping[str, set[str]], dimension: str) -> int:
    return sum(1 for one, other in combinations(sorted(neighbours[dimension]), 2) if other not in neighbours[one])


def _maximal(sets: Collection[Dimensions]) -> set[Dimensions]:
    return {one for one in sets if not any(one < other for other in sets)}
