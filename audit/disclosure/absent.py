"""Groups that a table leaves out because nobody is in them: whoever reads the table knows that they are empty."""

from __future__ import annotations

from collections.abc import Collection, Iterable
from itertools import product
from math import prod

import numpy as np

from audit.disclosure.populations import FINE_LIMIT
from audit.model.cells import Population
from audit.model.measurement import UNION, CellKey
from audit.types import RecordUnit


def absent_cells(named: Collection[CellKey], populations: Iterable[Population]) -> frozenset[CellKey]:
    """Return the empty cells of the tables that the named cells belong to, which no cell names."""
    found: set[CellKey] = set()
    for population in populations:
        if population.unit is RecordUnit.PERSON:
            found.update(_absent(population, {key for key in named if key.population == population.name}))
    return frozenset(found)


def _absent(population: Population, named: Collection[CellKey]) -> Iterable[CellKey]:
    tables: dict[tuple[str, tuple[str, ...]], list[tuple[str, ...]]] = {}
    for key in named:
        categories = tuple(category for _, category in key.at)
        if len(key.at) > 1 and not any(UNION in category for category in categories):
            tables.setdefault((key.amount, tuple(dimension for dimension, _ in key.at)), []).append(categories)
    for (amount, dimensions), listed in tables.items():
        sides = [sorted(set(side)) for side in zip(*listed, strict=True)]
        if not set(dimensions) <= set(population.dimensions) or not 1 < prod(map(len, sides)) <= FINE_LIMIT:
            continue
        taken = _held(population, dimensions).union(listed)
        for place in product(*sides):
            if place not in taken:
                yield CellKey(population.name, tuple(zip(dimensions, place, strict=True)), amount)


def _held(population: Population, dimensions: tuple[str, ...]) -> set[tuple[str, ...]]:
    """Return the places of a table where somebody is."""
    codes = np.stack([population.codes[dimension] for dimension in dimensions])[:, population.people > 0]
    names = [population.categories[dimension] for dimension in dimensions]
    places = np.unique(codes, axis=1).T.tolist()
    return {tuple(name[code] for name, code in zip(names, place, strict=True)) for place in places}
