"""The audited period: as commanded, as set, from its label, or from the dates in the data."""

from __future__ import annotations

import re
from calendar import monthrange
from collections.abc import Mapping, Sequence
from datetime import date

import numpy as np
import pandas as pd

from audit.config import PeriodSettings
from audit.errors import UsageError
from audit.model.message import msg
from audit.model.period import Period
from audit.tables import TABLES
from audit.tables.declare import ColumnType

_YEAR = re.compile(r"(?:FY\s?)?((?:19|20)\d\d)", re.I)
_TWO_YEARS = re.compile(r"(?:FY\s?)?((?:19|20)\d\d)\s?[/–-]\s?((?:19|20)?\d\d)", re.I)
_PART = re.compile(r"((?:19|20)\d\d)[\s-]?(Q[1-4]|H[12]|0[1-9]|1[0-2])", re.I)


def period_from(
    settings: PeriodSettings, frames: Mapping[str, Sequence[pd.DataFrame]], today: date, *, years: Sequence[int] = ()
) -> Period:
    """Return the period with its span, snapshot date and where they came from.

    `years` are those that columns of the files name for all rows of people, whose tables have no dates of their own.
    """
    start, end, said = settings.start, settings.end, "settings"
    if start is None or end is None:
        span = _span_of_label(settings.label)
        if span is not None:
            said = "label"
        else:
            span = _span_of_data(frames, today, years)
            said = "data" if span else "today"
            span = span or (date(today.year, 1, 1), date(today.year, 12, 31))
        start, end = start or span[0], end or span[1]
    if start > end:
        told = msg("period-order", "The period starts after it ends.")
        raise UsageError(told, code=told.code)
    as_of = settings.as_of or end
    return Period(label=settings.label or _label(start, end), start=start, end=end, as_of=as_of, said=said)


def _label(start: date, end: date) -> str:
    return str(start.year) if start.year == end.year else f"{start.year}–{end.year}"


def _span_of_label(label: str) -> tuple[date, date] | None:
    text = label.strip()
    match = _YEAR.fullmatch(text)
    if match:
        return date(int(match[1]), 1, 1), date(int(match[1]), 12, 31)
    match = _PART.fullmatch(text)
    if match:
        return _part_of_year(int(match[1]), match[2].upper())
    match = _TWO_YEARS.fullmatch(text)
    if match:
        first = int(match[1])
        last = int(match[2]) if len(match[2]) == 4 else first // 100 * 100 + int(match[2])
        if last == first + 1:
            return date(first, 7, 1), date(last, 6, 30)
        if last > first:
            return date(first, 1, 1), date(last, 12, 31)
    return None


def _part_of_year(year: int, part: str) -> tuple[date, date]:
    if part[0] == "Q":
        first, last = 3 * int(part[1]) - 2, 3 * int(part[1])
    elif part[0] == "H":
        first, last = (1, 6) if part[1] == "1" else (7, 12)
    else:
        first = last = int(part)
    return date(year, first, 1), date(year, last, monthrange(year, last)[1])


def _span_of_data(
    frames: Mapping[str, Sequence[pd.DataFrame]], today: date, years: Sequence[int]
) -> tuple[date, date] | None:
    """Return whole calendar years that hold the dated rows; else the year named; else that of the last hire or exit.

    A leaving date that lies ahead is a plan: it makes no year an audited one.
    """
    dated = [
        frame[TABLES[name].flow_date]
        for name, parts in frames.items()
        for frame in parts
        if TABLES[name].flow_date and TABLES[name].flow_date in frame
    ]
    days = pd.concat(dated).dropna() if dated else pd.Series(dtype="datetime64[ns]")
    if len(days):
        return date(int(days.min().year), 1, 1), date(int(days.max().year), 12, 31)
    if years:
        return date(max(years), 1, 1), date(max(years), 12, 31)
    staff = [
        frame[column] for frame in frames.get("employees", ()) for column in ("hired_on", "left_on") if column in frame
    ]
    past = (dates.to_numpy()[dates.to_numpy() <= np.datetime64(today)] for dates in staff)
    latest = max((int(str(days.max())[:4]) for days in past if len(days)), default=None)
    if latest is not None:
        return date(latest, 1, 1), date(latest, 12, 31)
    return _most_frequent_year(frames)


def _most_frequent_year(frames: Mapping[str, Sequence[pd.DataFrame]]) -> tuple[date, date] | None:
    """Return the year of most of the other dates, those of birth apart."""
    dated = [
        frame[column.name].dropna()
        for name, parts in frames.items()
        for frame in parts
        for column in TABLES[name].columns
        if column.type is ColumnType.DATE and column.name in frame and column.name != "birth_date"
    ]
    days = pd.concat(dated) if dated else pd.Series(dtype="datetime64[ns]")
    if not len(days):
        return None
    year = int(days.dt.year.mode().max())
    return date(year, 1, 1), date(year, 12, 31)
