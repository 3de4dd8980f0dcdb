"""One integer-coded frame for each table: every dimension and restriction a coded column, coded once a run."""

from __future__ import annotations

from collections.abc import Callable, Hashable, Mapping, Sequence
from dataclasses import replace
from functools import partial
from math import prod
from typing import TYPE_CHECKING, Any, TypeAlias, TypeVar

import numpy as np
import pandas as pd

from audit.measures.coding import Coded, Codes, category_text, code_column, coded_flags, smallest
from audit.measures.sorting import order_of_amounts
from audit.model.measurement import Scalar
from audit.tables.declare import NOT_DISCLOSED, PREFER_NOT_TO_SAY

if TYPE_CHECKING:
    from numpy.typing import NDArray

    from audit.tables.dataset import TableData

T = TypeVar("T")

Where = Mapping[str, Scalar | tuple[Scalar, ...]]
"""A structured filter: for each column the value, or the values, that a row may have; all columns must agree."""

UNDISCLOSED = frozenset({NOT_DISCLOSED, PREFER_NOT_TO_SAY})
"""Categories that may stand for any other one."""

_CELLS_OF_A_TABLE = 4096
"""A table of counts is made finer than it was asked for up to so many cells."""

Dates: TypeAlias = "NDArray[np.datetime64]"


def wanted_categories(value: Scalar | tuple[Scalar, ...]) -> frozenset[str]:
    """Return the categories that a filter names; a blank is never one of them."""
    values = value if isinstance(value, tuple) else (value,)
    return frozenset(category_text(each) for each in values) - {NOT_DISCLOSED}


def filter_name(where: Where) -> str:
    """Return a stable word for a filter, as the name of a derived dimension."""
    return "_".join("_".join([column, *sorted(wanted_categories(value))]) for column, value in sorted(where.items()))


class Frame:
    """The rows of one table, coded. Made through `MeasureContext.frame`, so that the work is done once a run."""

    def __init__(self, table: TableData) -> None:
        """Code nothing yet; columns are coded when they are first asked for."""
        self.table = table
        self.name = table.name
        self.rows = len(table.frame)
        self._coded: dict[str, Coded] = {}
        self._absent: set[str] = set()  # asked for, but not a column of the table
        self._amounts: dict[str, NDArray[np.float64]] = {}
        self._orders: dict[str, NDArray[np.int64]] = {}
        self._counts: dict[tuple[str, ...], NDArray[np.int64]] = {}
        self._counted: dict[str, None] = {}
        self._made: dict[Hashable, Any] = {}

    def has(self, dimension: str) -> bool:
        """Return whether the table has that column, or one can be derived."""
        return dimension in self.table.frame.columns or (dimension in self._coded and dimension not in self._absent)

    def coded(self, dimension: str) -> Coded:
        """Return a column as integers; a column that the table lacks is blank in every row."""
        if dimension not in self._coded:
            if dimension in self.table.frame.columns:
                self._coded[dimension] = code_column(self.table.frame[dimension], dimension)
            else:
                self._absent.add(dimension)
                self._coded[dimension] = Coded((NOT_DISCLOSED,), np.zeros(self.rows, dtype=np.int8))
        return self._coded[dimension]

    def derive(self, dimension: str, make: Callable[[], Coded]) -> str:
        """Keep a dimension made from others under a name of its own, once; return the name."""
        if dimension not in self._coded:
            self._coded[dimension] = make()
        return dimension

    def amount(self, column: str) -> NDArray[np.float64]:
        """Return an amount as floats; NaN where it is blank or the table lacks the column."""
        if column not in self._amounts:
            if column in self.table.frame.columns:
                values = _floats(self.table.frame[column])
            else:
                values = np.full(self.rows, np.nan)
            self._amounts[column] = values
        return self._amounts[column]

    def dates(self, column: str) -> Dates:
        """Return a column of dates; NaT where it is blank or the table lacks the column."""
        return self.once(("dates", column), lambda: self._dates(column))

    def _dates(self, column: str) -> Dates:
        if column not in self.table.frame.columns:
            return np.full(self.rows, np.datetime64("NaT", "ns"))
        series = self.table.frame[column]
        if isinstance(series.dtype, pd.DatetimeTZDtype):
            series = series.dt.tz_localize(None)
        return series.to_numpy(dtype="datetime64[ns]")

    def derive_amount(self, column: str, make: Callable[[], NDArray[np.float64]]) -> str:
        """Keep an amount made from others under a name of its own, once; return the name."""
        if column not in self._amounts:
            self._amounts[column] = make()
        return column

    def order(self, column: str) -> NDArray[np.int64]:
        """Return the rows whose amount is known, smallest amount first; sorted once a run."""
        if column not in self._orders:
            values = self.amount(column)
            known = np.flatnonzero(~np.isnan(values))
            order = order_of_amounts(values if len(known) == self.rows else values[known])
            self._orders[column] = order if len(known) == self.rows else known.take(order)
        return self._orders[column]

    def ranked(self, column: str) -> NDArray[np.float64]:
        """Return the known amounts, smallest first, in the `order` of their rows."""
        return self.once(("ranked", column), lambda: self.amount(column).take(self.order(column)))

    def ranked_codes(self, column: str, dimension: str) -> Codes:
        """Return the codes of a dimension in the `order` of an amount."""
        return self.once(
            ("ranked codes", column, dimension), lambda: self.coded(dimension).codes.take(self.order(column))
        )

    def known(self, column: str) -> str:
        """Return the name of the dimension that says whether an amount is known ("yes", "no")."""
        return self.derive(f"{column}_known", lambda: coded_flags(~np.isnan(self.amount(column))))

    def matched(self, where: Where) -> NDArray[np.bool_]:
        """Return the rows of which the filter is certainly true. A blank never matches."""
        mask = np.ones(self.rows, dtype=np.bool_)
        for column, value in where.items():
            mask &= self._matches(column, wanted_categories(value))
        return mask

    def matched_in_order(self, column: str, where: Where) -> NDArray[np.bool_]:
        """Return which of the rows in the `order` of an amount the filter is certainly true of."""
        mask = np.ones(len(self.order(column)), dtype=np.bool_)
        for name, value in where.items():
            ranked = Coded(self.coded(name).categories, self.ranked_codes(column, name))
            mask &= ranked.among(wanted_categories(value))
        return mask

    def _matches(self, column: str, wanted: frozenset[str]) -> NDArray[np.bool_]:
        return self.once(("matches", column, wanted), lambda: self.coded(column).among(wanted))

    def rejected(self, where: Where) -> NDArray[np.bool_]:
        """Return the rows of which the filter is certainly false; with `matched` and `undetermined`, every row once."""
        return ~(self.matched(where) | self.undetermined(where))

    def undetermined(self, where: Where) -> NDArray[np.bool_]:
        """Return the rows that a blank keeps from being matched or rejected."""
        possible = np.ones(self.rows, dtype=np.bool_)
        for column, value in where.items():
            possible &= self._matches(column, wanted_categories(value) | UNDISCLOSED)
        return possible & ~self.matched(where)

    def combined(self, dimensions: Sequence[str], ranked_by: str = "") -> tuple[Codes, tuple[int, ...]]:
        """Return one integer a row for the cross-classification, with the number of categories of each dimension.

        The integers are as small as they can be: sorting those of two bytes is linear in the number of people.
        Rows come as in the table, or as in the `order` of an amount.
        """
        shape = tuple(len(self.coded(dimension).categories) for dimension in dimensions)
        rows = len(self.order(ranked_by)) if ranked_by else self.rows
        parts = [
            self.ranked_codes(ranked_by, dimension) if ranked_by else self.coded(dimension).codes
            for dimension in dimensions
        ]
        return _crossed(parts, shape, rows), shape

    def counts(self, dimensions: Sequence[str]) -> NDArray[np.int64]:
        """Return the number of rows in each cell of the cross-classification, an axis for each dimension."""
        key = tuple(sorted(dimensions))
        if key not in self._counts:
            finer = next((known for known in self._counts if set(key) < set(known)), None) or self._count(key)
            others = tuple(axis for axis, dimension in enumerate(finer) if dimension not in key)
            self._counts[key] = self._counts[finer].sum(axis=others)
        return self._counts[key].transpose([key.index(dimension) for dimension in dimensions])

    def _count(self, dimensions: tuple[str, ...]) -> tuple[str, ...]:
        """Count the rows of a table that is as fine as it may be, and return its dimensions.

        All dimensions that were asked for before are taken in until the table has many cells: a coarser table that is
        asked for later is its margin, and need not be counted again.
        """
        size = prod(len(self.coded(dimension).categories) for dimension in dimensions)
        taken = list(dimensions)
        for dimension in self._counted:
            categories = len(self._coded[dimension].categories)
            if dimension not in taken and size * categories <= _CELLS_OF_A_TABLE:
                taken.append(dimension)
                size *= categories
        self._counted |= dict.fromkeys(dimensions)
        key = tuple(sorted(taken))
        shape = tuple(len(self._coded[dimension].categories) for dimension in key)
        codes = _crossed([self._coded[dimension].codes for dimension in key], shape, self.rows)
        self._counts[key] = np.bincount(codes, minlength=prod(shape)).astype(np.int64, copy=False).reshape(shape)
        return key

    def folded(self, dimensions: Sequence[str]) -> tuple[Frame, NDArray[np.int64]]:
        """Return a frame with one row for all people alike in some dimensions, and how many each row stands for."""
        counts = self.counts(dimensions)
        places = np.nonzero(counts)
        folded = Frame(replace(self.table, frame=self.table.frame.iloc[:0]))
        folded.rows = int(np.count_nonzero(counts))
        for dimension, codes in zip(dimensions, places, strict=True):
            folded.derive(dimension, partial(Coded.small, self.coded(dimension).categories, codes))
        return folded, counts[places]

    def once(self, key: Hashable, make: Callable[[], T]) -> T:
        """Return something made from this frame, made once a run."""
        if key not in self._made:
            self._made[key] = make()
        made: T = self._made[key]
        return made


def _crossed(parts: Sequence[Codes], shape: Sequence[int], rows: int) -> Codes:
    """Return one integer a row for several columns of codes."""
    codes: Codes = np.zeros(rows, dtype=smallest(prod(shape) + 1))  # + 1: the sizes fit as well
    for part, size in zip(parts, shape, strict=True):
        codes *= size
        codes += part
    return codes


def _floats(series: pd.Series) -> NDArray[np.float64]:
    if series.dtype == np.float64:
        return np.asarray(series.array)
    return series.to_numpy(dtype=np.float64, na_value=np.nan)
