"""Records the cells of people that a figure is made from."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace
from itertools import product
from typing import TYPE_CHECKING

import numpy as np

from audit.measures.amounts import amounts_by_place
from audit.measures.coding import coded_flags
from audit.measures.context import MeasureContext
from audit.measures.frame import UNDISCLOSED, Frame, Where, wanted_categories
from audit.model.cells import Contributions
from audit.model.measurement import CellKey, Coordinates, members, union
from audit.model.period import Period

if TYPE_CHECKING:
    from numpy.typing import NDArray

At = Mapping[str, str | Sequence[str]]
"""Where a cell is: for each dimension a category, or several together."""


def coordinates(at: Mapping[str, str]) -> Coordinates:
    """Return sorted pairs (dimension, category)."""
    return tuple(sorted(at.items()))


@dataclass(frozen=True, slots=True)
class Uncertain:
    """People of whom a blank leaves open whether a filter matches them, and the cells they are in."""

    n: int = 0
    keys: tuple[CellKey, ...] = ()


@dataclass
class Tally:
    """Counts of the people whom a filter matches, by some dimensions, with the cells that each count is made from.

    The filter's columns are coordinates of every cell, so that figures about different selections of one population
    stay linked for disclosure control.
    """

    context: MeasureContext
    frame: Frame
    dimensions: tuple[str, ...]
    where: Where = field(default_factory=dict)

    def __post_init__(self) -> None:
        """Count once; every figure is then read from the table of counts."""
        self._axes = tuple(dict.fromkeys([*self.where, *self.dimensions]))
        self._moving = moved_dimension(self.frame, self.context.dataset.period)
        if self._moving:
            self.frame.counts(
                tuple(dict.fromkeys((*self._axes, self._moving)))
            )  # the finer table first: the other one is its margin
        self._counts = self.frame.counts(self._axes)
        self._chosen: dict[str, tuple[str, ...]] = {}
        for column, value in self.where.items():
            wanted = wanted_categories(value)
            self._chosen[column] = tuple(c for c in self.frame.coded(column).categories if c in wanted) or tuple(wanted)

    def categories(self, dimension: str) -> tuple[str, ...]:
        """Return the categories of a dimension that occur among the people matched."""
        axis = self._axes.index(dimension)
        counts = self._read({})
        totals = counts.sum(axis=tuple(i for i in range(counts.ndim) if i != axis))
        among = self._chosen.get(dimension, self.frame.coded(dimension).categories)
        known = [category for category in self.frame.coded(dimension).categories if category in among]
        return tuple(c for c, n in zip(known, totals, strict=True) if n)

    def n(self, at: At | None = None) -> int:
        """Return the number of people there."""
        return int(self._read(at or {}).sum())

    def keys(self, at: At | None = None) -> tuple[CellKey, ...]:
        """Return, and record for disclosure control, the cell whose people `n` of the same place counts.

        Several categories of a dimension are one union; a dimension of which nobody is left out is no coordinate.
        """
        full = {**self._chosen, **{d: (c,) if isinstance(c, str) else tuple(c) for d, c in (at or {}).items()}}
        place = {}
        for dimension, wanted in full.items():
            occurring = self.frame.coded(dimension).categories
            present = [category for category in occurring if category in wanted]
            if len(present) < len(occurring):
                place[dimension] = union(present or wanted)
        key = CellKey(self.frame.name, coordinates(place))
        if key not in self.context.cells:
            self.context.cells[key] = self.contributions("", full)
        return (key,)

    def contributions(self, amount: str, at: At) -> Contributions:
        """Return the people at a place, or what they have of an amount."""
        moved = self._moved({d: (c,) if isinstance(c, str) else tuple(c) for d, c in at.items()})
        if not amount:
            return Contributions(n=self.n(at), moved=moved)
        return replace(self._amount_at(amount, at), moved=moved)

    def _moved(self, at: Mapping[str, Sequence[str]]) -> int | None:
        """Return how many people of a cell came or went in the period, its status left aside; None if not recorded."""
        if self._moving is None:
            return None
        axes = tuple(dict.fromkeys((*self._axes, self._moving)))
        places = {axis: categories for axis, categories in at.items() if axis != "status"}
        return int(_restricted(self.frame.counts(axes), axes, self.frame, {**places, self._moving: ("yes",)}).sum())

    def share_keys(self, count_at: At, of_at: At) -> tuple[CellKey, ...]:
        """Return, and record, the two cells of a share: those who are so, and all of whom it is known."""
        return tuple(dict.fromkeys((*self.keys(count_at), *self.keys(of_at))))

    def amount_keys(self, column: str, at: At | None = None) -> tuple[CellKey, ...]:
        """Return, and record, the cells with the sums of an amount at a place; the count cells come with them."""
        found = []
        for count_key in self.keys(at):
            key = CellKey(count_key.population, count_key.at, column)
            if key not in self.context.cells:
                place = {dimension: members(joined) for dimension, joined in key.at}
                amounts = self._amount_at(column, {**self._chosen, **place})
                self.context.cells[key] = replace(amounts, moved=self.context.cells[count_key].moved)
            found.append(key)
        return tuple(found)

    def _amount_at(self, column: str, at: At) -> Contributions:
        """Return the sum of an amount in a cell."""
        amounts = amounts_by_place(self.frame, column, self._axes)
        places = np.arange(self._counts.size).reshape(self._counts.shape)
        return amounts.over(_restricted(places, self._axes, self.frame, at).ravel())

    def uncertain(self, at: At | None = None) -> Uncertain:
        """Return the people at a place whom the filter neither matches nor rejects."""
        place = at or {}
        open_columns = {
            column: tuple(c for c in self.frame.coded(column).categories if c in UNDISCLOSED - set(chosen))
            for column, chosen in self._chosen.items()
            if column not in place
        }
        if not any(open_columns.values()):
            return Uncertain()
        n = 0
        keys: list[CellKey] = []
        columns = list(open_columns)
        for blanks in product((False, True), repeat=len(columns)):
            blank = {column: open_columns[column] for column, is_blank in zip(columns, blanks, strict=True) if is_blank}
            if blank and all(blank.values()) and (there := self.n({**place, **blank})):
                n += there
                keys += self.keys({**place, **blank})
        return Uncertain(n, tuple(keys))

    def _read(self, at: At) -> NDArray[np.int64]:
        return _restricted(self._counts, self._axes, self.frame, {**self._chosen, **at})


def _restricted(counts: NDArray[np.int64], axes: Sequence[str], frame: Frame, at: At) -> NDArray[np.int64]:
    """Return the counts of a place: of the axes that it names only the categories that it names."""
    for axis, dimension in enumerate(axes):
        chosen = at.get(dimension)
        if chosen is not None:
            wanted = frozenset([chosen] if isinstance(chosen, str) else chosen)
            counts = counts.compress(frame.coded(dimension).lookup(wanted), axis)
    return counts


def moved_dimension(frame: Frame, period: Period) -> str | None:
    """Return the dimension of staff that says who came or went in the period; None where no dates are recorded."""
    if frame.name != "employees" or not (frame.has("hired_on") or frame.has("left_on")):
        return None
    return frame.derive(
        "came_or_went", lambda: coded_flags(_within(frame, "hired_on", period) | _within(frame, "left_on", period))
    )


def _within(frame: Frame, column: str, period: Period) -> NDArray[np.bool_]:
    if not frame.has(column):
        return np.zeros(frame.rows, dtype=np.bool_)
    dates = frame.dates(column)
    return (dates >= np.datetime64(period.start)) & (dates < np.datetime64(period.end) + np.timedelta64(1, "D"))


def record_amount(
    context: MeasureContext, frame: Frame, column: str, at: Mapping[str, str], rows: NDArray[np.bool_]
) -> CellKey:
    """Record the sum of an amount over the people at a place, with its two largest contributions; return its key."""
    key = CellKey(frame.name, coordinates(at), column)
    if key not in context.cells:
        values = frame.amount(column)[rows]
        context.cells[key] = _contributions(values[~np.isnan(values)])
    return key


def _contributions(values: NDArray[np.float64]) -> Contributions:
    largest = np.sort(np.partition(values, -2)[-2:] if len(values) > 2 else values)[::-1]
    return Contributions(
        n=len(values),
        total=float(values.sum()),
        largest=tuple(float(value) for value in largest),
        negative=bool((values < 0).any()),
    )
