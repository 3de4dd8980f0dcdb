"""Reports with a metric in each row and perhaps a year in each column: those of women and men are published figures."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace

import numpy as np
import pyarrow as pa

from audit.importing.encode import Encoded
from audit.importing.fold import fold, header_key
from audit.importing.mapping import SheetMapping
from audit.importing.numbers import parse_numbers, year_in
from audit.importing.region import Origin, Region
from audit.importing.wide.figures import Figure, figure_of
from audit.importing.wide.long_values import UNITS, kind_columns, unit_measure, value_column
from audit.importing.wide.years import year_columns
from audit.tables.words_measures import TOTALS

_TABLE = "published_headcounts"
_NAMES = {
    "count": {"women": "women", "men": "men", "total": "total", "non-binary": "non_binary"},
    "share": {"women": "women_share", "men": "men_share"},
}
_COLUMNS = ("job", "counted", "year", "women", "men", "non_binary", "total", "women_share", "men_share")
_ALL = "women and men counted"
_BEFORE = frozenset(
    (
        "on",
        "among",
        "amongst",
        "at",
        "within",
        "as",
        "who",
        "are",
        "with",
        "their",
        "parmi",
        "unter",
        "entre",
        "dans",
        "chez",
        "au",
        "aux",
        "im",
        "bei",
        "l",
    )
)
"""Words before what is counted (“women on the board”), that say nothing of it."""
_YEARS = frozenset(("year", "jahr", "annee", "ano", "anno", "jaar", "fiscal year", "reporting year", "period"))
_WORDS = re.compile(r"[\w'’&-]+")
_MOST_ROWS = 5_000


@dataclass(frozen=True, slots=True)
class _Told:
    """One figure: which row and column of the region it stands in, and what it tells of whom."""

    row: int
    column: int
    year: str
    figure: Figure
    measure: str
    text: str
    label: str  # what is counted, in the words of the metric


def metrics_region(region: Region, header: str = "") -> tuple[Region, SheetMapping, int] | None:
    """Return the metrics of women and men as published headcounts, how they are read, and how many rows they are.

    None where no column, or not the one named, holds metrics that tell numbers or shares of women or men.
    """
    if len(region.rows) > _MOST_ROWS:
        return None
    codes = region.encoded_at()
    for at in [region.headers.index(header)] if header in region.headers else _texts(region, codes):
        told = list(_told(region, at, codes))
        if told and not _differ(told):
            mapping = SheetMapping(table=_TABLE, metrics=region.headers[at])
            used = {one.row for one in told}
            return _turned(region, told), mapping, len(used)
    return None


def _texts(region: Region, codes: Mapping[int, Encoded]) -> list[int]:
    """Return the columns that may name metrics: the one that says so, or all of words with a header."""
    words = [
        at for at, header in enumerate(region.headers) if header and len(codes[at]) and not codes[at].holds_numbers
    ]
    return [at for at in kind_columns(region, codes) if at in words] or words


def _differ(told: Sequence[_Told]) -> bool:
    """Return whether the same metric has several figures in a year, so that another column tells them apart."""
    figures: dict[tuple[str, ...], str] = {}
    return any(
        figures.setdefault((*one.figure.rest, one.year, one.measure, one.figure.group), one.text) != one.text
        for one in told
    )


def _told(region: Region, at: int, codes: Mapping[int, Encoded]) -> Iterator[_Told]:
    """Yield the numbers and shares of women, of men, and of all beside them, in rows that a metric names."""
    columns = _values(region, codes)
    unit = next((place for place, name in enumerate(region.headers) if header_key(name) in UNITS), None)
    units = region.column(unit).to_pylist() if unit is not None else [""] * len(region.rows)
    years = _year_of_rows(region, codes)
    cells = {place: region.column(place).to_pylist() for place in columns}
    found: list[tuple[int, Figure, str]] = []
    metrics = region.column(at).to_pylist()
    for row, metric in enumerate(metrics):
        figure = figure_of(at, metric or "")
        if figure is None or (figure.group not in ("women", "men", "non-binary") and figure.group != "total"):
            continue
        measure = unit_measure(units[row] or "") if units[row] else ""
        measure = measure if measure in _NAMES else figure.measure
        figure = replace(figure, rest=tuple(word for word in figure.rest if word not in _BEFORE | TOTALS))
        if figure.dimension in ("gender", "") and figure.group in _NAMES.get(measure, ()):
            found.append((row, figure, measure))
    named = {figure.rest for _, figure, _ in found if figure.group != "total"}
    for row, figure, measure in found:
        if figure.rest in named:
            texts = [cells[place][row] or "" for place in columns]
            for place, text in zip(columns, _plain(texts, measure), strict=True):
                if text:
                    label = _label(metrics[row] or "", figure.rest)
                    yield _Told(row, place, columns[place] or years[row], figure, measure, text, label)


def _label(metric: str, rest: Sequence[str]) -> str:
    """Return what a metric counts, in its own words."""
    return " ".join(word for word in _WORDS.findall(metric) if fold(word) in rest) or " ".join(rest) or _ALL


def _values(region: Region, codes: Mapping[int, Encoded]) -> dict[int, str]:
    """Return the columns of figures with their years; "" where a column of values does not say its year."""
    years = year_columns(region, codes).get("", {})
    if years:
        return {place: year for year, place in sorted(years.items())}
    value = value_column(region, codes)
    return {value: ""} if value is not None else {}


def _year_of_rows(region: Region, codes: Mapping[int, Encoded]) -> list[str]:
    for at, header in enumerate(region.headers):
        if fold(header) in _YEARS and len(codes[at]):
            years = [year_in(text) if text else None for text in region.column(at).to_pylist()]
            return ["" if year is None else str(year) for year in years]
    return [""] * len(region.rows)


def _plain(texts: Sequence[str], measure: str) -> list[str]:
    """Return the numbers of a row; shares in per cent, which they are if one of them is more than 1."""
    parsed = parse_numbers(texts)
    told = [value for value in parsed.values if value is not None]
    if measure == "share":
        whole = bool(told) and max(told) <= 1 and not any("%" in text for text in texts)
        return ["" if value is None else f"{value * (100 if whole else 1):.12g}%" for value in parsed.values]
    return ["" if value is None else f"{value:.12g}" for value in parsed.values]


def _turned(region: Region, told: Sequence[_Told]) -> Region:
    """Return a row for each thing counted and each year, with what all metrics tell of it."""
    rows: dict[tuple[str, str], dict[str, str]] = {}
    first: dict[tuple[str, str], _Told] = {}
    for one in told:
        key = (" ".join(one.figure.rest), one.year)
        first.setdefault(key, one)
        rows.setdefault(key, {}).setdefault(_NAMES[one.measure][one.figure.group], one.text)
    texts: dict[str, list[str | None]] = {name: [row.get(name) for row in rows.values()] for name in _COLUMNS}
    jobs: list[str | None] = [one.label for one in first.values()]
    texts |= {"job": jobs, "counted": jobs, "year": [year or None for _, year in rows]}
    used = [name for name in _COLUMNS if any(texts[name])]
    places = sorted({one.column for one in first.values()})
    origin = Origin(
        header_row=region.header_line,
        last_row=region.last_row,
        lines=np.array([region.line_numbers()[one.row] - 1 for one in first.values()], dtype=np.int64),
        block=np.array([places.index(one.column) for one in first.values()], dtype=np.int64),
        columns=tuple((region.sheet.columns[place],) * len(used) for place in places),
    )
    cells = pa.table([pa.array(texts[name], pa.string()) for name in used], names=[str(at) for at in range(len(used))])
    return replace(
        region,
        sheet=replace(region.sheet, cells=cells, columns=origin.columns[0]),
        header_row=-1,
        headers=tuple(used),
        rows=np.arange(len(rows), dtype=np.int64),
        left_out={},
        as_written=None,
        origin=origin,
    )
