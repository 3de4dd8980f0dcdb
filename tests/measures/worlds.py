"""Small tables with blanks, and every way in which the blanks may be filled: what the bounds must hold."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from itertools import product
from typing import Any

from hypothesis import strategies as st

from tests.measures.builders import context, dataset

Row = Mapping[str, Any]
Fill = Callable[[Row, Sequence[Row]], Sequence[Any]]
"""What a blank cell may turn out to be, given its row and all rows as they were delivered."""


@dataclass(frozen=True)
class Column:
    """Values that cells of a column have; what a blank one may be, nothing where a blank means something."""

    values: tuple[Any, ...]
    fill: Fill | tuple[Any, ...] = ()

    def options(self, row: Row, rows: Sequence[Row]) -> Sequence[Any]:
        """Return what a blank cell of this column may turn out to be."""
        return self.fill(row, rows) if callable(self.fill) else self.fill


def of(*values: Any) -> Column:
    """Return a column whose blanks may be any of its values."""
    return Column(values, values)


def sure(*values: Any) -> Column:
    """Return a column that is never blank, or whose blank has a meaning of its own."""
    return Column(values)


@dataclass(frozen=True)
class Case:
    """A measure with parameters, on a table whose blanks are filled in every way."""

    measure: str
    parameters: Mapping[str, Any]
    table: str
    columns: Mapping[str, Column]
    beside: Mapping[str, Mapping[str, Sequence[Any]]] = field(default_factory=dict)
    settings: Mapping[str, Any] = field(default_factory=dict)
    minimum_n: int = 1
    rows: tuple[int, int] = (3, 6)
    first: Mapping[str, Any] = field(default_factory=dict)  # what the first row says, whatever is drawn

    @property
    def name(self) -> str:
        """Return a name to tell the case by."""
        return f"{self.measure} {dict(self.parameters)} {self.minimum_n}"

    def run(self, rows: Sequence[Row]) -> Any:
        """Return a context with these rows in the table."""
        columns = {name: [row[name] for row in rows] for name in self.columns}
        return context(dataset(**{self.table: columns}, **self.beside), minimum_n=self.minimum_n, **self.settings)

    def tables(self, blanks: int = 3) -> st.SearchStrategy[list[dict[str, Any]]]:
        """Return rows of which up to so many cells are blank."""
        row = st.fixed_dictionaries({name: st.sampled_from(column.values) for name, column in self.columns.items()})
        may_be_blank = [name for name, column in self.columns.items() if column.fill]
        cells = st.lists(st.tuples(st.integers(0, 99), st.sampled_from(may_be_blank)), max_size=blanks)
        drawn = st.tuples(st.lists(row, min_size=self.rows[0], max_size=self.rows[1]), cells)
        return drawn.map(lambda both: self.with_blanks(*both))

    def with_blanks(self, rows: Sequence[Row], cells: Sequence[tuple[int, str]]) -> list[dict[str, Any]]:
        """Return the rows with some cells blank, and the first row as it must be."""
        made = [dict(row) for row in rows]
        for place, column in cells:
            made[place % len(made)][column] = None
        made[0].update(self.first)
        return made

    def worlds(self, rows: Sequence[Row]) -> Iterator[list[Row]]:
        """Yield the rows with every blank filled in every way."""
        filled = []
        for row in rows:
            options = [
                tuple(column.options(row, rows)) if row[name] is None and column.fill else (row[name],)
                for name, column in self.columns.items()
            ]
            filled.append([dict(zip(self.columns, each, strict=True)) for each in product(*options)])
        for world in product(*filled):
            yield list(world)
