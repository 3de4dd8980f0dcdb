"""Places a result among published ones: percentiles of the UK gender pay gap figures by sector and size.

The benchmark is a small JSON file that a user builds once from the government's yearly download and keeps; it holds
percentiles and numbers of employers, no employer.
"""

from __future__ import annotations

import csv
import json
import re
from bisect import bisect_left, bisect_right
from collections import Counter, defaultdict
from collections.abc import Iterator, Mapping
from dataclasses import asdict, dataclass, field
from math import isfinite
from pathlib import Path

from audit.errors import InputError
from audit.files import write_bytes
from audit.model.message import msg

FORMAT = 1
SOURCE = "UK gender pay gap service, Open Government Licence"
FIGURES: Mapping[str, str] = {
    "mean-hourly": "DiffMeanHourlyPercent",
    "median-hourly": "DiffMedianHourlyPercent",
    "mean-bonus": "DiffMeanBonusPercent",
    "median-bonus": "DiffMedianBonusPercent",
    "women-lower-quarter": "FemaleLowerQuartile",
    "women-lower-middle-quarter": "FemaleLowerMiddleQuartile",
    "women-upper-middle-quarter": "FemaleUpperMiddleQuartile",
    "women-upper-quarter": "FemaleTopQuartile",
}
"""Figures by the name that the measures give them, with the column of the published file."""
FEWEST_EMPLOYERS = 10
ALL = ""
_SECTIONS = (
    ("A", 1, 3), ("B", 5, 9), ("C", 10, 33), ("D", 35, 35), ("E", 36, 39), ("F", 41, 43), ("G", 45, 47),
    ("H", 49, 53), ("I", 55, 56), ("J", 58, 63), ("K", 64, 66), ("L", 68, 68), ("M", 69, 75), ("N", 77, 82),
    ("O", 84, 84), ("P", 85, 85), ("Q", 86, 88), ("R", 90, 93), ("S", 94, 96), ("T", 97, 98), ("U", 99, 99),
)  # fmt: skip
_SIZES = (
    (250, "Less than 250"),
    (500, "250 to 499"),
    (1000, "500 to 999"),
    (5000, "1000 to 4999"),
    (20000, "5000 to 19,999"),
)
_BANDS = (*(band for _, band in _SIZES), "20,000 or more", "Not Provided")


@dataclass(frozen=True, slots=True, kw_only=True)
class Cell:
    """Employers of one sector and size: how many, and the 101 percentiles of one figure."""

    figure: str
    sector: str  # section letter of the SIC 2007; empty: all
    size: str  # band of the published file; empty: all
    n: int
    percentiles: tuple[float, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Benchmark:
    """A built benchmark. `due` is the day by which most were due; `impossible` counts gaps above 100 %, left out."""

    year: str
    due: str  # 05.04.2018
    source: str
    employers: int
    impossible: int
    cells: tuple[Cell, ...]
    format: int = FORMAT


@dataclass(frozen=True, slots=True, kw_only=True)
class Placement:
    """Where a value stands among n employers: the share that lies below it, ties counted by half."""

    percentile: float
    median: float
    n: int
    sector: str
    size: str
    year: str
    due: str
    source: str


@dataclass(slots=True)
class _Collected:
    values: dict[tuple[str, str, str], list[float]] = field(default_factory=lambda: defaultdict(list))
    due: Counter[str] = field(default_factory=Counter)
    employers: int = 0
    impossible: int = 0


def build_benchmark(source: Path) -> Benchmark:
    """Read the published file of one year; InputError if it is not that file."""
    found = _Collected()
    for row in _rows(source):
        found.employers += 1
        found.due[_day(row.get("duedate", ""))] += 1
        _collect(found, row)
    if not found.employers:
        told = msg("benchmark-empty", "The published file holds no employer.")
        raise InputError(told, code=told.code, place=str(source))
    cells = [
        Cell(figure=figure, sector=sector, size=size, n=len(values), percentiles=_percentiles(values))
        for (figure, sector, size), values in sorted(found.values.items())
        if len(values) >= FEWEST_EMPLOYERS
    ]
    due = max(found.due, key=lambda day: (day != "", found.due[day], day))
    return Benchmark(
        year=due[-4:],
        due=due,
        source=SOURCE,
        employers=found.employers,
        impossible=found.impossible,
        cells=tuple(cells),
    )


def _rows(source: Path) -> Iterator[dict[str, str]]:
    """Yield the rows by header in lower case without spaces and underscores: the years spell them in several ways."""
    try:
        with source.open(encoding=_encoding(source), newline="") as file:
            reader = csv.reader(file)
            header = [_plain(name) for name in next(reader, [])]
            missing = [column for column in (*FIGURES.values(), "EmployerSize") if _plain(column) not in header]
            if missing:
                told = msg(
                    "benchmark-columns",
                    "This is not the published gender pay gap file: it has no column {value}.",
                    value=f"`{missing[0]}`",
                )
                raise InputError(told, code=told.code, place=str(source))
            for row in reader:
                if any(cell.strip() for cell in row):
                    yield dict(zip(header, row, strict=False))
    except (OSError, UnicodeDecodeError, csv.Error) as error:
        told = msg("benchmark-unreadable", "The published file cannot be read.")
        raise InputError(told, code=told.code, place=str(source)) from error


def _plain(header: str) -> str:
    return re.sub(r"[^a-z0-9]", "", header.casefold())


def _encoding(source: Path) -> str:
    """Return UTF-8 where the whole file is, else the code page of Windows, in which some years were saved again."""
    try:
        source.read_bytes().decode("utf-8-sig")
    except UnicodeDecodeError:
        return "cp1252"
    return "utf-8-sig"


def _day(text: str) -> str:
    """Return a day as 05.04.2018, from day/month/year or year-month-day, with or without a time; nothing if neither."""
    parts = re.match(r"\s*(\d{1,4})[-/.](\d{1,2})[-/.](\d{1,4})", text)
    if parts is None:
        return ""
    first, month, last = parts.groups()
    day, year = (last, first) if len(first) == 4 else (first, last)
    return f"{int(day):02}.{int(month):02}.{year}" if len(year) == 4 else ""


def _size(text: str) -> str:
    """Return the band of sizes in the words that are used here: years differ in case, commas and spaces."""
    plain = re.sub(r"[\s,]", "", text.casefold())
    return next((band for band in _BANDS if re.sub(r"[\s,]", "", band.casefold()) == plain), text.strip())


def _collect(found: _Collected, row: Mapping[str, str]) -> None:
    size = _size(row.get("employersize", ""))
    codes = re.split(r"[\s,;]+", row.get("siccodes", ""))
    sectors = {ALL, *(section for code in codes if (section := section_of(code)))}
    for figure, column in FIGURES.items():
        try:
            value = float(row.get(_plain(column), "").replace("%", "").replace(",", ""))
        except ValueError:
            continue
        if not isfinite(value):
            continue
        if value > 100:
            found.impossible += 1
            continue
        for sector in sectors:
            for band in {ALL, size}:
                found.values[figure, sector, band].append(value)


def section_of(code: str) -> str:
    """Return the section letter of an SIC 2007 code, or nothing."""
    digits = code.strip().strip(",").removesuffix(".0").zfill(5)
    if not digits.isdecimal() or len(digits) != 5:
        return ""
    division = int(digits[:2])
    return next((letter for letter, first, last in _SECTIONS if first <= division <= last), "")


def size_band(headcount: int) -> str:
    """Return the published file's name for a number of employees."""
    return next((band for limit, band in _SIZES if headcount < limit), "20,000 or more")


def _percentiles(values: list[float]) -> tuple[float, ...]:
    ordered = sorted(values)
    last = len(ordered) - 1
    found = []
    for percent in range(101):
        low, part = divmod(percent * last, 100)
        high = min(low + 1, last)
        found.append(round(ordered[low] + (ordered[high] - ordered[low]) * part / 100, 4))
    return tuple(found)


def write_benchmark(benchmark: Benchmark, path: Path) -> None:
    """Write the benchmark file, whole or not at all."""
    write_bytes(path, json.dumps(asdict(benchmark), separators=(",", ":")).encode())


def read_benchmark(path: Path) -> Benchmark:
    """Read a benchmark file; InputError if it is none."""
    try:
        document = json.loads(path.read_text(encoding="utf-8"))
        if document["format"] != FORMAT:
            told = msg(
                "benchmark-format",
                "The benchmark file has format {value}; this version reads {format}.",
                value=document["format"],
                format=FORMAT,
            )
            raise InputError(told, code=told.code, place=str(path))
        cells = tuple(Cell(**{**cell, "percentiles": tuple(cell["percentiles"])}) for cell in document.pop("cells"))
        return Benchmark(cells=cells, **document)
    except (OSError, ValueError, KeyError, TypeError) as error:
        told = msg("benchmark-file", "This is not a benchmark file; build one with `audit benchmark build FILE`.")
        raise InputError(told, code=told.code, place=str(path)) from error


def place_value(
    benchmark: Benchmark, figure: str, value: float, *, sector: str = ALL, headcount: int | None = None
) -> Placement | None:
    """Return where a value stands among employers of the sector and size, or of more of them where these are few."""
    size = ALL if headcount is None else size_band(headcount)
    by_place = {(cell.sector, cell.size): cell for cell in benchmark.cells if cell.figure == figure}
    for place in ((sector, size), (sector, ALL), (ALL, size), (ALL, ALL)):
        cell = by_place.get(place)
        if cell is not None:
            return Placement(
                percentile=_percentile_of(cell.percentiles, value),
                median=cell.percentiles[50],
                n=cell.n,
                sector=cell.sector,
                size=cell.size,
                year=benchmark.year,
                due=benchmark.due,
                source=benchmark.source,
            )
    return None


def _percentile_of(percentiles: tuple[float, ...], value: float) -> float:
    low, high = bisect_left(percentiles, value), bisect_right(percentiles, value)
    if high > low:
        return (low + high - 1) / 2
    if low in (0, len(percentiles)):
        return 0.0 if low == 0 else 100.0
    before, after = percentiles[low - 1], percentiles[low]
    return low - 1 + (value - before) / (after - before)
