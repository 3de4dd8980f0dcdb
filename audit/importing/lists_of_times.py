"""A workbook with a sheet for each month or year, of which each lists the same staff: the last one counts."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date
from itertools import pairwise

from audit.importing.dates import MONTHS, parse_dates
from audit.importing.fold import fold
from audit.importing.places import Place
from audit.importing.sheet_table import SheetTable
from audit.model.message import msg

_TABLE = "employees"
_KEY = "employee"
_YEAR = re.compile(r"(?:fy|cy)?((?:19|20)\d\d)")
_YEAR_AND_MONTH = re.compile(r"((?:19|20)\d\d)(0[1-9]|1[0-2])")
_SHORT_YEAR = re.compile(r"(?:fy|cy)?(\d\d)")
_QUARTER = re.compile(r"[qt]([1-4])")
_DAY = re.compile(r"0?[1-9]|[12]\d|3[01]")
_UNSAID = frozenset(
    ("staff", "headcount", "list", "data", "payroll", "employees", "hc", "as", "at", "of", "end", "snapshot")
)
_ENOUGH_AGAIN = 0.5
_LEAST = 2


@dataclass(frozen=True, slots=True)
class _Time:
    """What the name of a sheet tells of when it holds; 0 for what it does not."""

    year: int
    month: int
    day: int


def last_of_each(sheets: Sequence[SheetTable], mapped: Sequence[str]) -> list[SheetTable]:
    """Return the sheets of a file with lists of the same staff at several times not used, but for the last one.

    `mapped` names the table that a mapping file gives each sheet; what it names stays. Lists without keys are kept, and
    that people may count again is said.
    """
    found = list(sheets)
    staff = [at for at, table in enumerate(mapped) if sheets[at].table == _TABLE and not table]
    told = _times_of([sheets[at].source.sheet for at in staff])
    times = {at: time for at, time in zip(staff, told, strict=True) if time is not None}
    if len(times) < _LEAST or len(set(times.values())) < len(times):
        return found
    last = _last(times)
    for at in times:
        if at == last:
            continue
        if _KEY not in sheets[at].columns or _KEY not in sheets[last].columns:
            found[at] = _asked(sheets[at], sheets[last])
        elif _same_people(sheets[at], sheets[last]):
            found[at] = _unused(sheets[at], sheets[last])
    return found


def _times_of(names: Sequence[str]) -> list[_Time | None]:
    """Return the time that each name tells: days by which no other is meant, or months and years."""
    parsed = parse_dates(names, today=date.max)
    if len(names) < _LEAST or parsed.bad or parsed.ambiguous or None in parsed.values:
        return [_time_of(name) for name in names]
    return [_Time(day.year, day.month, day.day) for day in parsed.values if day is not None]


def _time_of(name: str) -> _Time | None:
    """Return the month, quarter, year or day that is all of a sheet's name; None for another name."""
    year = month = day = 0
    for word in re.sub(r"(?<=[a-z]{3})(?=\d)", " ", fold(name)).split():
        if (both := _YEAR_AND_MONTH.fullmatch(word)) and not year | month:
            year, month = int(both[1]), int(both[2])
        elif (full := _YEAR.fullmatch(word)) and not year:
            year = int(full[1])
        elif word in MONTHS and not month:
            month = MONTHS[word]
        elif (quarter := _QUARTER.fullmatch(word)) and not month:
            month = 3 * int(quarter[1])
        elif word.isdigit() and year and not month and 1 <= int(word) <= 12:
            month = int(word)
        elif (short := _SHORT_YEAR.fullmatch(word)) and month and not year:
            year = 2000 + int(short[1])
        elif _DAY.fullmatch(word) and not day:
            day = int(word)
        elif word not in _UNSAID and word not in ("fy", "cy", "q"):
            return None
    return _Time(year, month, day) if year or month else None


def _last(times: dict[int, _Time]) -> int:
    """Return the latest sheet; months without a year go on from one year to the next in the order of the sheets."""
    if all(time.year for time in times.values()):
        return max(times, key=lambda at: (times[at].year, times[at].month, times[at].day))
    months = [time.month for time in times.values()]
    backwards = all(0 < (one - other) % 12 <= 6 for one, other in pairwise(months))
    forwards = all(0 < (other - one) % 12 <= 6 for one, other in pairwise(months))
    if forwards or backwards:
        return list(times)[-1 if forwards else 0]
    return max(times, key=lambda at: (times[at].year, times[at].month, times[at].day))


def _same_people(sheet: SheetTable, last: SheetTable) -> bool:
    """Return whether at least half of those in the smaller list stand in the other too."""
    here, there = (set(part.frame[_KEY].dropna()) for part in (sheet, last))
    return len(here & there) >= _ENOUGH_AGAIN * max(min(len(here), len(there)), 1)


def _asked(sheet: SheetTable, last: SheetTable) -> SheetTable:
    place = Place(file=sheet.source.file, sheet=sheet.source.sheet, table=_TABLE)
    text = (
        "By its name the sheet is of another time than “{last}”; both were counted, and the same people may count "
        "again."
    )
    hint = msg("several-lists-hint", "Leave all but one of the sheets out in the mapping file.")
    said = place.warning(
        msg("several-lists", text, last=last.source.sheet), hint=hint, mapping='table = "none"', rows=len(sheet.frame)
    )
    return replace(sheet, issues=(*sheet.issues, said))


def _unused(sheet: SheetTable, last: SheetTable) -> SheetTable:
    place = Place(file=sheet.source.file, sheet=sheet.source.sheet)
    gone = int((~sheet.frame[_KEY].isin(set(last.frame[_KEY]))).sum())
    text = (
        "The sheet lists the staff of an earlier time than “{last}”, which was counted instead; people who do not "
        "stand there any more: {gone}."
    )
    hint = msg("earlier-list-hint", "To count this sheet too, name its table in the mapping file.")
    message = msg("earlier-list", text, last=last.source.sheet, gone=gone)
    said = place.warning(message, rows=len(sheet.frame), hint=hint, mapping=f'table = "{_TABLE}"')
    source = replace(sheet.source, table="", rows=0, columns={}, said="staff of an earlier time")
    return SheetTable(source=source, issues=(said,), mapping=sheet.mapping)
