"""Builds the populations that link the cells of people which the measures of a run recorded."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import TYPE_CHECKING

import numpy as np

from audit.measures.amounts import amounts_of_atoms
from audit.measures.context import MeasureContext
from audit.measures.frame import Frame
from audit.measures.sensitivity import dimension_sensitivity, row_unit
from audit.measures.sorting import MOST_OF_A_PART, distinct
from audit.model.cells import Population
from audit.model.measurement import CellKey, members
from audit.types import GroupSource

if TYPE_CHECKING:
    from numpy.typing import NDArray

_ROSTERS = {
    "appearances": frozenset({"event", "gender", "role", "session", "session_kind"}),
    "governance": frozenset({"body", "gender"}),
    "memberships": frozenset({"body", "gender", "kind"}),
}
"""Tables of people who may have been announced by name, and what was said of them there."""


def build_populations(context: MeasureContext) -> dict[str, Population]:
    """Return, for each population with recorded cells, the finest cross-classification that links them all."""
    names = sorted({key.population for key in context.cells})
    return {name: _population(context, name) for name in names}


def _population(context: MeasureContext, name: str) -> Population:
    keys = [key for key in context.cells if key.population == name]
    frame = context.frame(name)
    dimensions = tuple(sorted({dimension for key in keys for dimension, _ in key.at}))
    atom_of, first_rows = _atoms(frame, dimensions)
    amounts = sorted({key.amount for key in keys if key.amount})
    public = is_announced(context, name)
    return Population(
        name=name,
        unit=row_unit(name),
        dimensions=dimensions,
        categories={dimension: _categories(frame, dimension, keys) for dimension in dimensions},
        sensitivity={dimension: dimension_sensitivity(name, dimension) for dimension in dimensions},
        codes={dimension: frame.coded(dimension).codes.take(first_rows) for dimension in dimensions},
        people=np.bincount(atom_of, minlength=len(first_rows)).astype(np.int64),
        amounts={column: amounts_of_atoms(frame, column, atom_of, len(first_rows)) for column in amounts},
        public_roster=public,
        public_dimensions=_ROSTERS[name] & frozenset(dimensions) if public else frozenset(),
    )


def is_announced(context: MeasureContext, name: str) -> bool:
    """Return whether the public knows who the people of a table are, and of which gender."""
    if name not in _ROSTERS:
        return False
    table = context.dataset.tables.get(name)
    told = table is not None and table.group_sources.get("gender") is GroupSource.PUBLIC
    return told or (name == "appearances" and context.settings.public_roster)


def _categories(frame: Frame, dimension: str, keys: Iterable[CellKey]) -> tuple[str, ...]:
    """Return the categories that occur, in the order of their codes, then those that are only named."""
    named = {category for key in keys for where, joined in key.at if where == dimension for category in members(joined)}
    known = frame.coded(dimension).categories
    return (*known, *sorted(named - set(known)))


def _atoms(frame: Frame, dimensions: Sequence[str]) -> tuple[NDArray[np.int32], NDArray[np.int64]]:
    """Return the atom of each row, numbered by their categories, and a row of each atom."""
    parts: list[list[str]] = [[]]
    size = 1
    for dimension in dimensions:
        size *= len(frame.coded(dimension).categories)
        if size > MOST_OF_A_PART and parts[-1]:
            parts.append([])
            size = len(frame.coded(dimension).categories)
        parts[-1].append(dimension)
    return distinct([frame.combined(part)[0] for part in parts])
