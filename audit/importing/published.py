"""Published headcounts as pools: the figures of each file and year become a named pool to compare with."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from datetime import date
from pathlib import PurePath

import pandas as pd

from audit.importing.dates import parse_dates
from audit.importing.fold import fold
from audit.importing.places import Place
from audit.model.message import msg
from audit.model.result import DataIssue, SourceFile
from audit.tables.dataset import FILE, ROW, TableData

_STRING = pd.StringDtype("pyarrow")
_TIME = re.compile(
    r"(?:(?:fy|cy)?\s*(?:19|20)\d\d(?:\s*[-/]\s*\d\d)?\W*)?"
    r"(?:q[1-4]|h[12]|(?:1st|2nd|3rd|4th) quarter|0?[1-9]|1[0-2]|"
    r"jan(?:uary)?|feb(?:ruary)?|mar(?:ch)?|apr(?:il)?|may|june?|july?|aug(?:ust)?|sept?(?:ember)?|oct(?:ober)?|"
    r"nov(?:ember)?|dec(?:ember)?)"
    r"(?:\W*(?:fy|cy)?\s*(?:(?:19|20)?\d\d(?:\s*[-/]\s*\d\d)?))?"
)
_QUARTER_OF_PAY = re.compile("[qh][1-4]")  # or of a year: it does not say
_GAPS = ("mean_gap", "median_gap", "mean_bonus_gap", "median_bonus_gap")
_FEW_GAPS = 3  # of which all may be less than one per cent
_MOST_NAMED = 12
_GROUPS = {"women": "women", "men": "men", "non_binary": "non-binary"}


def gaps_in_per_cent(frame: pd.DataFrame, place: Place) -> tuple[pd.DataFrame, Sequence[DataIssue]]:
    """Return published gaps in per cent, where all of them are parts of one, as workbooks hold what they show as %."""
    named = [name for name in _GAPS if name in frame]
    told = frame[named].abs()
    if told.to_numpy(dtype="float64", na_value=0.0).max(initial=0.0) >= 1 or int((told > 0).sum().sum()) < _FEW_GAPS:
        return frame, ()
    text = "All gaps are between -1 and 1, and so parts of one; they were multiplied by 100, to be per cent."
    return frame.assign(**{name: frame[name] * 100 for name in named}), [place.warning(msg("gaps-of-one", text))]


def with_pools(
    tables: Mapping[str, TableData], sources: Sequence[SourceFile]
) -> tuple[dict[str, TableData], list[DataIssue]]:
    """Return the tables with a row of `reference` for each group of each published file, and what is said of it."""
    published = tables.get("published_headcounts")
    if published is None:
        return dict(tables), []
    rows: list[dict[str, object]] = []
    issues: list[DataIssue] = []
    for position, frame in published.frame.groupby(FILE, sort=True):
        source = sources[int(str(position))]
        named: list[str] = []
        for pool, part in _pools(PurePath(source.file).stem, frame):
            found = [{**row, "source": source.file, FILE: int(str(position))} for row in _rows(pool, part)]
            named += [pool] if found else []
            rows += found
        issues += _said_of_pools(named, Place(file=source.file, sheet=source.sheet, table="reference"))
    if not rows:
        return dict(tables), []
    added = pd.DataFrame(rows).astype(dict.fromkeys(("dimension", "group", "pool", "source"), _STRING))
    reference = tables.get("reference")
    frame = added if reference is None else pd.concat([reference.frame, added], ignore_index=True)
    columns = frozenset(("dimension", "group", "count", "pool", "source")) | (reference.columns if reference else set())
    return {**tables, "reference": TableData(name="reference", frame=frame, columns=columns)}, issues


def _said_of_pools(named: Sequence[str], place: Place) -> Iterator[DataIssue]:
    """Yield what is said of the pools of a file: of each, or of very many at once."""
    if len(named) > _MOST_NAMED:
        text = "The published headcounts can be compared with as this many pools: {n}, as “{pool}”."
        yield place.info(msg("pools-from-headcounts", text, n=len(named), pool=named[0]))
        return
    text = "The published headcounts can be compared with as the pool “{pool}”."
    for pool in named:
        yield place.info(msg("pool-from-headcounts", text, pool=pool))


def _pools(stem: str, frame: pd.DataFrame) -> Iterator[tuple[str, pd.DataFrame]]:
    """Yield the rows of each pool: figures of several years, or of several things, are no one population."""
    apart = [name for name in ("counted", "year") if name in frame and len(frame[name].unique()) > 1]
    if "job" in frame and _are_times(list(frame["job"].dropna().unique())):
        apart.append("job")
    if not apart:
        yield stem, frame
        return
    for told, part in frame.groupby([frame[name].astype("string").fillna("") for name in apart], sort=True):
        yield " ".join(str(word) for word in (stem, *told) if word), part


def _are_times(values: Sequence[str]) -> bool:
    """Return whether all values, at least two, are months, quarters or days: the same people at other times."""
    if len(values) < 2 or any(value.isdigit() or _QUARTER_OF_PAY.fullmatch(fold(value)) for value in values):
        return False
    return all(_TIME.fullmatch(fold(value)) for value in values) or not parse_dates(values, today=date.max).bad


def _rows(pool: str, frame: pd.DataFrame) -> Iterator[dict[str, object]]:
    counts = _counts(frame)
    for column, group in _GROUPS.items():
        if counts is not None and column in counts and counts[column].notna().any():
            yield {
                "dimension": "gender",
                "group": group,
                "count": float(counts[column].sum()),
                "pool": pool,
                ROW: int(frame[ROW].iloc[0]),
            }


def _counts(frame: pd.DataFrame) -> pd.DataFrame | None:
    """Return the numbers of women and men, also where only the total and a share are published."""
    if {"women", "men"} <= set(frame):
        return frame
    if "total" not in frame:
        return None
    if "women" in frame:
        return frame.assign(men=frame["total"] - frame["women"])
    if "women_share" not in frame:
        return None
    women = frame["total"] * frame["women_share"]
    return frame.assign(women=women.round(), men=(frame["total"] - women).round())
