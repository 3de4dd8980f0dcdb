"""Other lists of the same people: what differs in print though every published number of people is the same.

An attacker without a model of what is published: he has the report, and tries lists. Two rows trade an answer, a date
or an amount; where the numbers of people that the report shows stay as they are, everything else that is printed has to
stay as well. Whatever does not is a number that somebody hidden can be reckoned from.
"""

from __future__ import annotations

import importlib
import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, fields, is_dataclass, replace
from datetime import date
from typing import Any

import numpy as np
import pandas as pd

from audit.authoring.locate import load_sound
from audit.checklists import settings_under
from audit.config import PeriodSettings, Settings
from audit.disclosure.components import is_protected
from audit.disclosure.redact import Verdict, redact_measurement
from audit.engine import applicable_only, assess, find_applicable
from audit.measures import measure_items
from audit.model.cells import Measured
from audit.model.checklist import Checklist
from audit.model.measurement import CellKey, Measurement
from audit.model.profile import Profile
from audit.tables import TABLES
from audit.tables.dataset import Dataset
from audit.tables.declare import Column, ColumnType, Table
from audit.tables.vocabularies import VOCABULARIES
from audit.types import Audience, RecordUnit
from tests.engine.any_organisation import imported

TODAY = date(2026, 2, 1)
PEOPLE = sorted(name for name, table in TABLES.items() if table.row is RecordUnit.PERSON)
SKEWED = np.array([0.5, 0.3, 0.12, 0.05, 0.03])
_AMOUNTS = (ColumnType.MONEY, ColumnType.NUMBER, ColumnType.MINUTES)
_BLANK = {"left_on": 0.85, "declined": 0.9}


@dataclass(frozen=True, slots=True)
class Difference:
    """A number, or a sentence, of an item that differs between two lists."""

    item: str
    place: str
    this: object
    other: object


@dataclass(frozen=True, slots=True)
class Report:
    """One report, with what is needed to print another list in the same way."""

    lists: Sequence[Checklist]
    profile: Profile
    settings: Settings
    measured: Measured
    verdict: Verdict
    published: Mapping[CellKey, float]

    @classmethod
    def of(cls, dataset: Dataset, settings: Settings) -> Report:
        """Audit a dataset, and keep the verdict that its report was made by."""
        lists, profile = load_sound(settings)
        settings = settings_under(settings, profile)
        protecting = importlib.import_module("audit.disclosure.protect")
        verdicts: list[Verdict] = []

        def noted(item: str, measurement: Measurement, verdict: Verdict) -> Measurement:
            verdicts.append(verdict)
            return redact_measurement(item, measurement, verdict)

        protecting.redact_measurement = noted
        try:
            result = assess(lists, dataset, settings, profile, today=TODAY)
        finally:
            protecting.redact_measurement = redact_measurement
        published = {cell.key: cell.value for cell in result.certificate.cells if cell.value is not None}
        measured = _measured(lists, profile, settings, dataset)
        return cls(lists, profile, settings, measured, verdicts[0], published)

    def differences(self, dataset: Dataset) -> list[Difference] | None:
        """Return what is printed otherwise of another list; None where a published number of people is another."""
        other = _measured(self.lists, self.profile, self.settings, dataset)
        if any(abs(_value(other, key) - shown) > 1e-6 * max(1.0, abs(shown)) for key, shown in self.published.items()):
            return None
        found = []
        for item, this in self.measured.by_item.items():
            that = other.by_item.get(item)
            if that is None or this == that or not is_protected(this) or _frame(this) != _frame(that):
                continue
            printed = [redact_measurement(item, each, self.verdict) for each in (this, that)]
            found += [Difference(item, *each) for each in _differing(*printed, "")]
        return found


def _measured(lists: Sequence[Checklist], profile: Profile, settings: Settings, dataset: Dataset) -> Measured:
    applies = find_applicable(lists, dataset, settings, profile)
    kept = applicable_only(lists, applies)
    return measure_items(kept, dataset, settings, minimum_n=profile.thresholds.minimum_n, published=frozenset())


def _value(measured: Measured, key: CellKey) -> float:
    cell = measured.cells.get(key)
    if cell is not None:
        return cell.total if key.amount else float(cell.n)
    whole = measured.populations.get(key.population)
    return float(whole.n) if whole is not None and not key.at and not key.amount else 0.0


def _frame(measurement: Measurement) -> tuple[object, ...]:
    """What a list says by which lines there are: known to be told (decision 0023)."""
    parts = (measurement.excluded, measurement.tests, measurement.facts)
    return (
        measurement.state,
        [figure.group for figure in measurement.groups],
        [len(part) for part in parts],
        measurement.bounds is None,
    )


def _differing(this: Any, other: Any, place: str) -> Iterator[tuple[str, object, object]]:
    if this == other or (isinstance(this, float) and np.isclose(this, other, rtol=1e-9, atol=1e-12)):
        return
    if is_dataclass(this) and type(this) is type(other):
        for each in fields(this):
            if each.name != "needs":
                yield from _differing(getattr(this, each.name), getattr(other, each.name), f"{place}.{each.name}")
    elif isinstance(this, tuple | list) and len(this) == len(other):
        for index, pair in enumerate(zip(this, other, strict=True)):
            yield from _differing(*pair, f"{place}[{index}]")
    elif isinstance(this, dict) and this.keys() == other.keys():
        for key in this:
            yield from _differing(this[key], other[key], f"{place}.{key}")
    else:
        yield place, this, other


def others(dataset: Dataset, chance: np.random.Generator, count: int) -> Iterator[Dataset]:
    """Yield lists in which one or two pairs of rows trade what stands in a column, or one takes what the other has."""
    names = [name for name in dataset.tables if name in PEOPLE and len(dataset.tables[name].frame) > 1]
    for _ in range(count):
        name = names[chance.integers(len(names))]
        table = dataset.tables[name]
        columns = [column for column in table.frame.columns if column in table.columns]
        frame = table.frame.copy()
        for column in chance.choice(columns, size=int(chance.integers(1, 3))):
            one, two = chance.integers(len(frame), size=2)
            both = chance.random() < 0.7
            for each in (column, f"{column}__raw"):
                if each in frame.columns:
                    place = frame.columns.get_loc(each)
                    first, second = frame.iloc[one, place], frame.iloc[two, place]
                    frame.iloc[one, place] = second
                    frame.iloc[two, place] = first if both else second
        yield replace(dataset, tables={**dataset.tables, name: replace(table, frame=frame)})


def organisation(seed: int) -> tuple[Dataset, Settings]:
    """Return an organisation of some tables of people, with few words, most of them rare."""
    chance = np.random.default_rng(seed)
    names = [name for name in PEOPLE if name in ("employees", "appearances") or chance.random() < 0.25]
    settings = Settings(
        organisation="Any",
        profile=str(chance.choice(["full", "full+uk", "full+eu", "full+us"])),
        audience=Audience(str(chance.choice(["internal", "internal", "public"]))),
        currency="EUR",
        public_roster=bool(chance.random() < 0.5),
        period=PeriodSettings(label="2025"),
    )
    files = {name: _file(TABLES[name], chance) for name in [*names, "events", "sessions"]}
    return imported(files, settings), settings


def _file(table: Table, chance: np.random.Generator) -> bytes:
    rows = int(chance.choice([60, 100, 150]))
    columns = [column for column in table.columns if not column.derived]
    values = {column.name.replace("_", " "): _column(column, rows, chance) for column in columns}
    return pd.DataFrame(values).to_csv(index=False).encode()


def _column(column: Column, rows: int, chance: np.random.Generator) -> list[str]:
    written = _written(column, rows, chance)
    blank = 0.0 if column.required or column.unique else _BLANK.get(column.name, float(chance.choice([0, 0, 0, 0.1])))
    return ["" if chance.random() < blank else value for value in written]


def _written(column: Column, rows: int, chance: np.random.Generator) -> list[str]:
    if column.type is ColumnType.KEY:
        many = rows if column.unique else 40
        return [f"{column.name[:2]}{row if column.unique else chance.integers(many)}" for row in range(rows)]
    if column.vocabulary:
        words = list(VOCABULARIES[column.vocabulary].values)[:5]
        weights = SKEWED[: len(words)] / SKEWED[: len(words)].sum()
        return [str(word) for word in chance.choice(words, size=rows, p=weights)]
    if column.type in (ColumnType.YES_NO, ColumnType.YES_PARTLY_NO):
        return [str(word) for word in chance.choice(["yes", "no"], size=rows)]
    if column.type is ColumnType.DATE:
        first, last = ("1955-01-01", "2004-01-01") if "birth" in column.name else ("2024-09-01", "2025-12-31")
        first = "2015-01-01" if column.name == "hired_on" else first
        return [str(day)[:10] for day in chance.choice(pd.date_range(first, last), size=rows)]
    if column.type is ColumnType.YEAR:
        return [str(year) for year in chance.integers(1955, 2005, size=rows)]
    if column.type in (*_AMOUNTS, ColumnType.COUNT):
        return [f"{amount:.0f}" for amount in chance.lognormal(10 if column.type is ColumnType.MONEY else 3, 0.4, rows)]
    if column.type is ColumnType.SHARE:
        return [f"{share:.2f}" for share in chance.random(rows)]
    return [str(word) for word in chance.choice(["North", "South", "West"], size=rows, p=[0.7, 0.25, 0.05])]


def kinds(differences: Sequence[Difference]) -> set[tuple[str, str]]:
    """Return the items with the kinds of places that differ."""
    return {(each.item, re.sub(r"\[\d+\]", "[]", each.place)) for each in differences}
