"""Who may have come or gone between two years, as published counts and sums of amounts tell it."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence, Set
from dataclasses import dataclass
from itertools import pairwise
from math import prod

import numpy as np

from audit.disclosure.lattice import Lattice
from audit.disclosure.partition import REST, Partition
from audit.disclosure.populations import PAY_WIDTH
from audit.disclosure.system import Vector
from audit.model.measurement import CellKey, union

GROWTH = (0.97, 1.05)
"""Factors within which the pay of people who stay is known to change from year to year."""

LARGEST = 400
"""Lattices of more cells than this are left to the rule on pairs of cells."""

MOST_MOVERS = 9
"""More joiners or leavers than this hide each other."""

_SAME = 1e-6

_DOUBTED = 0.5
"""An interval from one cell narrower than this part of its upper end may be too narrow from all cells together."""

Known = Mapping[CellKey, float]
Pair = tuple[CellKey, CellKey | None]


@dataclass(frozen=True, slots=True)
class Movers:
    """The people of a cell, less those of another one inside it, who came (or, `left`, went) from one year to the next.

    `turn` counts the pairs of years, the oldest first. Where as many are there as before, it is one who took the place
    of another one (or, `left`, whose place was taken).
    """

    outer: CellKey
    inner: CellKey | None
    turn: int
    left: bool
    replaced: bool = False

    def holds(self, inside: Lattice, column: int) -> dict[int, float]:
        """Return the combination of a lattice's columns, shifted by `column`, that they are."""
        terms = {column + inside.position[self.outer]: 1.0}
        if self.inner is not None:
            terms[column + inside.position[self.inner]] = -1.0
        return terms

    def among(self, counts: Known) -> float:
        """Return how many people were there in a year."""
        return _total(counts, (self.outer, self.inner)) or 0.0


def came_or_went(keys: Iterable[CellKey], nested: Iterable[Pair], counts: Sequence[Known]) -> list[Movers]:
    """Return the cells, and the differences of nested ones, that a few people came to or left."""
    pairs: list[Pair] = [*((key, None) for key in keys), *nested]
    return [
        Movers(outer, inner, turn, net < 0)
        for turn, (then, now) in enumerate(pairwise(counts))
        for outer, inner in pairs
        if (net := _change(then, now, (outer, inner))) is not None and 1 <= abs(net) <= MOST_MOVERS
    ]


def took_a_place(
    keys: Iterable[CellKey],
    nested: Set[tuple[CellKey, CellKey]],
    parts: Partition,
    counts: Sequence[Known],
    sums: Sequence[Known],
) -> list[Movers]:
    """Return the cells of as many people as the year before in which somebody else's pay seems to have come or gone.

    That is where the growth of pay does not explain a sum, and in the cells inside whose sums are not published. Sums
    and counts of cells that are not published count too, where the published ones add up to them.
    """
    pairs: list[Pair] = [*((key, None) for key in keys), *sorted(nested)]
    people = [told_of(pairs, year, parts, year) for year in counts]
    amounts = [told_of(pairs, year, parts, there) for year, there in zip(sums, counts, strict=True)]
    found: dict[Movers, None] = {}
    for turn in range(len(counts) - 1):
        same = np.abs(people[turn + 1] - people[turn]) < _SAME
        unknown = np.isnan(amounts[turn]) | np.isnan(amounts[turn + 1])
        finer = {pairs[place][0] for place in np.flatnonzero(same & unknown) if pairs[place][1] is None}
        for place in np.flatnonzero(same & ~unknown):
            outer, inner = pairs[place]
            for left in _unexplained(float(amounts[turn][place]), float(amounts[turn + 1][place])):
                found[Movers(outer, inner, turn, left, replaced=True)] = None
                for key in finer if inner is None else ():
                    if (outer, key) in nested:
                        found[Movers(key, None, turn, left, replaced=True)] = None
    return list(found)


def told_of(pairs: Sequence[Pair], known: Known, parts: Partition, counts: Known) -> Vector:
    """Return the totals of cells, less those of others inside them, to which the known ones add up; NaN for others."""
    classes = prod(parts.sizes.values())
    if classes > LARGEST or not known:
        return np.array([np.nan if (total := _total(known, pair)) is None else total for pair in pairs])
    named = dict.fromkeys([*known, *(key for pair in pairs for key in pair if key is not None)])
    keys = {key: place for place, key in enumerate(named)}
    holds = _classes(list(keys), parts, [d for d in parts.dimensions if _is_whole(d, counts, parts)])
    rows = holds[[keys[key] for key in known]]
    solve = np.linalg.pinv(rows)
    asked = np.array([holds[keys[outer]] - (holds[keys[inner]] if inner else 0.0) for outer, inner in pairs])
    totals: Vector = asked @ (solve @ np.array(list(known.values())))
    totals[np.abs(asked - asked @ solve @ rows).max(axis=1) > _SAME] = np.nan
    return totals


def _classes(keys: Sequence[CellKey], parts: Partition, whole: Sequence[str]) -> Vector:
    """Return, for each cell, which places of the table of all dimensions it takes in, those apart where nobody is."""
    blocks = parts.incidence(keys).astype(float)
    found, start = np.ones((len(keys), 1)), 0
    for dimension, size in parts.sizes.items():
        end = start + size
        if dimension in whole:
            blocks[:, end - 1] = 0.0
        found = np.einsum("ki,kj->kij", found, blocks[:, start:end]).reshape(len(keys), -1)
        start = end
    return found


def _is_whole(dimension: str, counts: Known, parts: Partition) -> bool:
    """Return whether the categories of a dimension that the counts name hold everybody, so that the rest is nobody."""
    everybody = next((n for key, n in counts.items() if not key.at), None)
    one_by_one = {key.at[0][1]: n for key, n in counts.items() if len(key.at) == 1 and key.at[0][0] == dimension}
    named = [union(block) for block in parts.blocks[dimension] if block != (REST,)]
    has_rest = parts.blocks[dimension][-1] == (REST,)
    return has_rest and everybody is not None and sum(one_by_one.get(category, 0.0) for category in named) == everybody


def _unexplained(then: float, now: float) -> Iterator[bool]:
    """Yield whether it is one who left: for each of the two ways in which a sum may have changed too much."""
    if min(then, now) <= 0:
        return
    for left in (False, True):
        if is_narrow(*pay_interval((then, now), -1 if left else 1), _DOUBTED):
            yield left


def pay_interval(totals: tuple[float, float], movers: int, growth: tuple[float, float] = GROWTH) -> tuple[float, float]:
    """Return between what the pay of those who joined (movers above 0) or left lies, given both years' totals."""
    then, now = totals
    slow, fast = growth
    if movers > 0:
        return now - fast * then, now - slow * then
    return then - now / slow, then - now / fast


def is_narrow(low: float, high: float, part: float = PAY_WIDTH) -> bool:
    """Return whether an interval of somebody's pay is narrower than what it must be at its upper end."""
    return high > 0 and high - low < part * high


def _change(then: Known, now: Known, pair: Pair) -> int | None:
    before, after = _total(then, pair), _total(now, pair)
    return None if before is None or after is None else round(after - before)


def _total(known: Known, pair: Pair) -> float | None:
    outer, inner = pair
    if outer not in known or (inner is not None and inner not in known):
        return None
    return known[outer] - (known[inner] if inner is not None else 0.0)
