"""Builds the populations that link the cells of people which the measures of a run recorded."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import TYPE_CHECKING

import numpy as np
import pandas as pd

from audit.measures.context import MeasureContext
from audit.measures.frame import Frame
from audit.measures.sensitivity import dimension_sensitivity, row_unit
from audit.model.cells import AtomAmounts, Population
from audit.model.measurement import CellKey, members

if TYPE_CHECKING:
    from numpy.typing import NDArray

_MANY = 2**62

_PUBLIC_ON_A_ROSTER = ("event", "gender", "role", "session", "session_kind")


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
    public = context.settings.public_roster and name == "appearances"
    return Population(
        name=name,
        unit=row_unit(name),
        dimensions=dimensions,
        categories={dimension: _categories(frame, dimension, keys) for dimension in dimensions},
        sensitivity={dimension: dimension_sensitivity(name, dimension) for dimension in dimensions},
        codes={dimension: frame.coded(dimension).codes[first_rows] for dimension in dimensions},
        people=np.bincount(atom_of, minlength=len(first_rows)).astype(np.int64),
        amounts={column: _amounts(frame, column, atom_of, len(first_rows)) for column in amounts},
        public_roster=public,
        public_dimensions=frozenset(_PUBLIC_ON_A_ROSTER) & frozenset(dimensions) if public else frozenset(),
    )


def _categories(frame: Frame, dimension: str, keys: Iterable[CellKey]) -> tuple[str, ...]:
    """Return the categories that occur, in the order of their codes, then those that are only named."""
    named = {category for key in keys for where, joined in key.at if where == dimension for category in members(joined)}
    known = frame.coded(dimension).categories
    return (*known, *sorted(named - set(known)))


def _atoms(frame: Frame, dimensions: Sequence[str]) -> tuple[NDArray[np.int64], NDArray[np.int64]]:
    """Return the atom of each row, numbered by their categories, and a row of each atom."""
    compressed = np.zeros(frame.rows, dtype=np.int64)
    size = 1
    for dimension in dimensions:
        coded = frame.coded(dimension)
        if size > _MANY // max(len(coded.categories), 1):
            compressed, occupied = _compress(compressed)
            size = len(occupied)
        compressed *= len(coded.categories)
        compressed += coded.codes
        size *= len(coded.categories)
    return _compress(compressed)


def _compress(codes: NDArray[np.int64]) -> tuple[NDArray[np.int64], NDArray[np.int64]]:
    """Return codes renumbered by value from 0 on, and a row of each; by hashing, as there are few different ones."""
    first, values = pd.factorize(codes)
    order = np.argsort(np.asarray(values))
    place = np.empty_like(order)
    place[order] = np.arange(len(order))
    rows = np.zeros(len(order), dtype=np.int64)
    compressed = place[first]
    rows[compressed] = np.arange(len(codes))
    return compressed, rows


def _amounts(frame: Frame, column: str, atom_of: NDArray[np.int64], atoms: int) -> AtomAmounts:
    order = frame.order(column)
    atom, values = atom_of[order], frame.amount(column)[order]
    largest = np.full((atoms, 2), np.nan)
    last = np.full(atoms, -1, dtype=np.int64)
    last[atom] = np.arange(len(atom))  # of an atom's values, which come smallest first, the last one stays
    largest[atom, 0] = values
    others = np.ones(len(atom), dtype=np.bool_)
    others[last[last >= 0]] = False
    largest[atom[others], 1] = values[others]
    return AtomAmounts(
        n=np.bincount(atom, minlength=atoms).astype(np.int64),
        total=np.bincount(atom, weights=values, minlength=atoms).astype(np.float64),
        largest=largest,
        negative=np.bincount(atom[values < 0], minlength=atoms) > 0,
    )
