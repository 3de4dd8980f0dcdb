"""What a report over several years says, as plain data."""

from __future__ import annotations

from dataclasses import dataclass

from audit.model.result import AuditResult
from audit.report.context import Changes, Table


@dataclass(frozen=True, slots=True, kw_only=True)
class LinePoint:
    """One period of a line chart. `value` None leaves a gap; so does `break_before`, with a line drawn through it."""

    label: str
    value: float | None
    text: str
    low: float | None = None
    high: float | None = None
    other: float | None = None  # the second, dashed line
    break_before: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class LineChart:
    """A series over the periods, with what it shows in words and the table behind it."""

    id: str
    title: str
    alternative: str
    points: tuple[LinePoint, ...]
    table: Table
    ticks: tuple[tuple[float, str], ...]
    reference_label: str = ""
    ends: tuple[str, str] = ("", "")
    kind: str = "lines"


@dataclass(frozen=True, slots=True, kw_only=True)
class StepChapter:
    """One period compared with the one before."""

    anchor: str
    title: str
    changes: Changes
    lost: Table | None = None  # what is no longer assessed, or not comparable any longer


@dataclass(frozen=True, slots=True, kw_only=True)
class TrendContext:
    """Everything that the template of the trend may print."""

    language: str
    direction: str
    title: str
    organisation: str
    created_iso: str
    identifier: str
    headline: str
    paragraphs: tuple[str, ...]
    chart: LineChart
    checklists: Table
    steps: tuple[StepChapter, ...]
    charts: tuple[LineChart, ...]
    series: tuple[Table, ...]
    result: AuditResult  # the latest
    page: str = "A4"
    unprintable: str = ""
    template: str = "trend.html.j2"
