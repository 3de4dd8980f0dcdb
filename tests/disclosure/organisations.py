"""Fictional people as rows, and measurements of them made the way the measures make theirs."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from statistics import fmean
from typing import Any

import numpy as np

from audit.model.cells import AtomAmounts, Contributions, Measured, Population
from audit.model.measurement import CellKey, Exclusion, Figure, Measurement
from audit.model.message import msg
from audit.types import RecordUnit, Sensitivity, Statistic, ValueUnit

Row = Mapping[str, Any]


@dataclass
class Organisation:
    """People with a category in each dimension and, perhaps, a pay."""

    rows: list[Row]
    dimensions: tuple[str, ...]
    special: frozenset[str] = frozenset()
    name: str = "employees"
    public_roster: bool = False
    public_dimensions: frozenset[str] = frozenset()
    cells: dict[CellKey, Contributions] = field(default_factory=dict)
    items: dict[str, Measurement] = field(default_factory=dict)

    def at(self, **where: str) -> list[Row]:
        return [row for row in self.rows if all(row[d] == c for d, c in where.items())]

    def key(self, amount: str = "", **where: str) -> CellKey:
        key = CellKey(self.name, tuple(sorted(where.items())), amount)
        people = self.at(**where)
        if amount:
            pays = sorted((row[amount] for row in people), reverse=True)
            self.cells[key] = Contributions(n=len(pays), total=sum(pays), largest=tuple(pays[:2]))
        else:
            self.cells[key] = Contributions(n=len(people))
        return key

    def counts(self, item: str, *dimensions: str, **where: str) -> None:
        """Publish a table of counts, with the total of those selected as its value."""
        places = Counter(tuple(row[d] for d in dimensions) for row in self.rows)
        figures = []
        for place in sorted(places):
            at = {**where, **dict(zip(dimensions, place, strict=True))}
            n = len(self.at(**at))
            figures.append(
                Figure(
                    group=tuple(zip(dimensions, place, strict=True)),
                    statistic=Statistic.COUNT,
                    value=float(n),
                    unit=ValueUnit.COUNT,
                    n=n,
                    needs=(self.key(**at),),
                )
            )
        total = len(self.at(**where))
        self._add(item, Statistic.COUNT, float(total), total, figures, (self.key(**where),))

    def means(self, item: str, amount: str, *dimensions: str, **where: str) -> None:
        """Publish the mean of an amount by group, with n."""
        figures = []
        for place in sorted({tuple(row[d] for d in dimensions) for row in self.at(**where)}):
            at = {**where, **dict(zip(dimensions, place, strict=True))}
            people = self.at(**at)
            figures.append(
                Figure(
                    group=tuple(zip(dimensions, place, strict=True)),
                    statistic=Statistic.MEAN,
                    value=fmean(row[amount] for row in people),
                    unit=ValueUnit.MONEY,
                    n=len(people),
                    needs=(self.key(**at), self.key(amount, **at)),
                )
            )
        people = self.at(**where)
        needs = (self.key(**where), self.key(amount, **where))
        mean = fmean(row[amount] for row in people)
        self._add(item, Statistic.MEAN, mean, len(people), figures, needs)

    def share(self, item: str, dimension: str, group: str, undisclosed: str = "not-disclosed", **where: str) -> None:
        """Publish the share of a group among those who disclosed."""
        known = sorted({row[dimension] for row in self.rows} - {undisclosed})
        keys = tuple(self.key(**where, **{dimension: category}) for category in known)
        n = sum(self.cells[key].n for key in keys)
        count = len(self.at(**where, **{dimension: group}))
        blank = len(self.at(**where, **{dimension: undisclosed}))
        needs = (self.key(**where, **{dimension: undisclosed}),)
        excluded = (Exclusion(reason=msg("blank", "Not disclosed"), n=blank, needs=needs),)
        value = count / n if n else None
        self._add(item, Statistic.SHARE, value, n, (), keys, count=count, excluded=excluded)

    def measured(self) -> Measured:
        atoms = sorted({tuple(row[d] for d in self.dimensions) for row in self.rows})
        amounts = sorted({key.amount for key in self.cells if key.amount})
        categories = {d: tuple(sorted({row[d] for row in self.rows})) for d in self.dimensions}
        population = Population(
            name=self.name,
            unit=RecordUnit.PERSON,
            dimensions=self.dimensions,
            categories=categories,
            sensitivity={
                d: Sensitivity.SPECIAL if d in self.special else Sensitivity.INTERNAL for d in self.dimensions
            },
            codes={
                d: np.array([categories[d].index(atom[axis]) for atom in atoms], dtype=np.int32)
                for axis, d in enumerate(self.dimensions)
            },
            people=np.array([len(self._in(atom)) for atom in atoms], dtype=np.int64),
            amounts={amount: self._pay(atoms, amount) for amount in amounts},
            public_roster=self.public_roster,
            public_dimensions=self.public_dimensions,
        )
        return Measured(by_item=dict(self.items), cells=dict(self.cells), populations={self.name: population})

    def _in(self, atom: tuple[str, ...]) -> list[Row]:
        return self.at(**dict(zip(self.dimensions, atom, strict=True)))

    def _pay(self, atoms: list[tuple[str, ...]], amount: str) -> AtomAmounts:
        pays = [sorted((row[amount] for row in self._in(atom)), reverse=True) for atom in atoms]
        return AtomAmounts(
            n=np.array([len(each) for each in pays], dtype=np.int64),
            total=np.array([sum(each) for each in pays], dtype=float),
            largest=np.array([[*each, np.nan, np.nan][:2] for each in pays], dtype=float),
            negative=np.array([any(pay < 0 for pay in each) for each in pays], dtype=bool),
        )

    def _add(
        self,
        item: str,
        statistic: Statistic,
        value: float | None,
        n: int,
        figures: Iterable[Figure],
        needs: tuple[CellKey, ...],
        **more: Any,
    ) -> None:
        units = {Statistic.SHARE: ValueUnit.SHARE, Statistic.MEAN: ValueUnit.MONEY}
        self.items[item] = Measurement(
            id=item,
            measure=item,
            label=msg("label", "A figure about people"),
            value=value,
            unit=units.get(statistic, ValueUnit.COUNT),
            statistic=statistic,
            n=n,
            groups=tuple(figures),
            convention=msg("convention", "As it stands."),
            population=self.name,
            needs=needs,
            **more,
        )


def people(groups: Mapping[tuple[str, ...], int], dimensions: tuple[str, ...]) -> list[Row]:
    """Return as many rows for each combination of categories as it says."""
    return [dict(zip(dimensions, place, strict=True)) for place, n in groups.items() for _ in range(n)]
