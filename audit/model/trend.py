"""Several years of one organisation: what was shown each year, the same years under one method, and every series."""

from __future__ import annotations

from dataclasses import dataclass

from audit.model.comparison import Comparison
from audit.model.message import Message
from audit.model.period import Period
from audit.types import Outcome, ValueUnit


@dataclass(frozen=True, slots=True, kw_only=True)
class ScorePoint:
    """A score in one period, 0 to 100; `value` is None where it was withheld or there was none."""

    period: str
    value: float | None
    low: float
    high: float
    coverage: float


@dataclass(frozen=True, slots=True, kw_only=True)
class ValuePoint:
    """An item in one period. `outcome` None: it was not asked. `break_before`: not comparable with the point before."""

    period: str
    outcome: Outcome | None
    score: float | None  # 0 to 1
    value: float | None
    n: int | None
    break_before: Message | None = None
    coarse: bool = False  # rounded to protect people


@dataclass(frozen=True, slots=True, kw_only=True)
class ScoreSeries:
    """The overall score, or a checklist's, as it was shown each year."""

    id: str  # checklist id; empty for the overall score
    title: str
    points: tuple[ScorePoint, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class ItemSeries:
    """An item by its latest id; values where it is measured, scores where it is asked."""

    item: str
    checklist: str
    title: str
    unit: ValueUnit | None
    points: tuple[ValuePoint, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Trend:
    """Periods are in order of time; every series has a point for each. `steps` compare each with the one before."""

    organisation: str
    periods: tuple[Period, ...]
    overall: ScoreSeries
    one_method: ScoreSeries  # all years judged under the latest checklists, from their stored measurements
    checklists: tuple[ScoreSeries, ...]
    items: tuple[ItemSeries, ...]
    steps: tuple[Comparison, ...]
