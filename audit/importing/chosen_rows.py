"""Which rows of a table count, where a column says that not all do: the last of several times, or as a mapping says."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from functools import partial

import numpy as np
import pandas as pd

from audit.importing.by_values import told_by_values
from audit.importing.dates import MONTHS
from audit.importing.encode import Encoded, Mask
from audit.importing.fold import fold, header_words
from audit.importing.latest_rows import keep_latest, latest_by, latest_line, say_latest
from audit.importing.mapping import SheetMapping, toml_string
from audit.importing.pay import assumed_period
from audit.importing.people_again import OTHER_ROWS, free_columns, people_again
from audit.importing.places import Place
from audit.importing.reading import EDITION, Reading
from audit.importing.recognise import recognise
from audit.importing.region import Region
from audit.model.message import msg
from audit.model.result import DataIssue

_YEAR = re.compile(r"(?:19|20)\d\d(?:\.0)?")
_MONTH = re.compile(r"(0?[1-9]|1[0-2])(?:\.0)?")
_YEAR_AND_MONTH = re.compile(r"((?:19|20)\d\d)[-/. ]?(0?[1-9]|1[0-2])")
_MONTHLY = frozenset(("month", "mois", "mes", "monat", "mese", "maand"))


@dataclass(frozen=True, slots=True, kw_only=True)
class Chosen:
    """The rows that are read, how, and what is said of it."""

    region: Region
    reading: Reading | None
    mapping: SheetMapping
    said: Callable[..., Iterator[DataIssue]]
    lines: tuple[str, ...]


def choose_rows(region: Region, reading: Reading | None, mapping: SheetMapping, today: date) -> Chosen | None:
    """Return the rows that count, as a mapping says or as is found without one; None where all do."""
    if mapping != SheetMapping() or reading is None:
        if mapping.rows:
            said = partial(_say_kept, wanted=mapping.rows)
            return Chosen(region=region, reading=reading, mapping=mapping, said=said, lines=_rows_lines(mapping.rows))
        return _latest(region, reading, mapping, mapping.latest, today) if mapping.latest else None
    kept = _last_time(region, reading)
    if not kept:
        latest = latest_by(region, reading)
        return _latest(region, reading, mapping, latest, today) if latest else None
    by_month = _pay_of_a_month(region, reading, kept)
    region = keep_rows(region, kept)
    return Chosen(
        region=region,
        reading=told_by_values(region, recognise(region, mapping, today), today),
        mapping=SheetMapping(pay_period="month") if by_month else mapping,
        said=partial(_say_kept, wanted=kept),
        lines=_rows_lines(kept),
    )


def _latest(region: Region, reading: Reading | None, mapping: SheetMapping, header: str, today: date) -> Chosen:
    region = keep_latest(region, reading, header)
    again = recognise(region, mapping, today)
    return Chosen(
        region=region,
        reading=told_by_values(region, again, today) if mapping == SheetMapping() else again,
        mapping=mapping,
        said=partial(say_latest, header=header),
        lines=(latest_line(header),),
    )


def keep_rows(region: Region, wanted: Mapping[str, str]) -> Region:
    """Return the region with the rows that hold these texts in these columns, as far as it has the columns."""
    keep = np.ones(len(region.rows), dtype=bool)
    for header, text in wanted.items():
        if header in region.headers:
            found = region.encoded(region.headers.index(header))
            fitting = {code for code, value in enumerate(found.values) if fold(value) == fold(text)}
            keep &= found.mask(fitting.__contains__)
    if keep.all():
        return region
    return region.without(~keep, OTHER_ROWS)


def _last_time(region: Region, reading: Reading) -> dict[str, str]:
    """Return the columns of time and what they hold last, where each person stands in a table once for each time.

    The last month is taken only where most people stand there: the others left before.
    """
    people = people_again(reading)
    if people is None:
        return {}
    told = {at: region.encoded(at) for at in free_columns(region, reading) if _names_a_time(region.headers[at])}
    years = [at for at, codes in told.items() if EDITION & set(header_words(region.headers[at])) and _are(codes, _year)]
    months = [at for at, codes in told.items() if at not in years and _are(codes, _month)]
    for times in [[at] for at in years] + [[*years[:1], at] for at in months]:
        rows = np.stack([people.exact, *(told[at].exact for at in times)])
        if np.unique(rows, axis=1).shape[1] < rows.shape[1]:
            continue
        last = {at: max(told[at].values, key=_number) for at in times[:1]}
        for at in times[1:]:  # the last month of the last year
            there = np.all([_holds(told[other], text) for other, text in last.items()], axis=0)
            last[at] = max({told[at].values[code] for code in set(told[at].codes[there].tolist())}, key=_number)
        there = np.all([_holds(told[at], text) for at, text in last.items()], axis=0)
        if times[-1] in years or 2 * int(there.sum()) > len(people):
            return {region.headers[at]: text for at, text in last.items()}
    return {}


def _pay_of_a_month(region: Region, reading: Reading, kept: Mapping[str, str]) -> bool:
    """Return whether pay is that of a month, where each person has a row for each month and no header says so."""
    pay = next((match.header for match in reading.matches if match.column == "salary"), "")
    if not pay or "pay_period" in reading.columns or not any(_MONTHLY & set(header_words(name)) for name in kept):
        return False
    return assumed_period(pd.Series(dtype="float64"), pay)[1].code == "pay-period-assumed"


def _names_a_time(header: str) -> bool:
    return bool(set(header_words(header)) & (EDITION | _MONTHLY))


def _are(codes: Encoded, reads: Callable[[str], float | None]) -> bool:
    return len(codes) > 1 and bool((codes.codes >= 0).all()) and all(reads(text) is not None for text in codes.values)


def _holds(codes: Encoded, text: str) -> Mask:
    return codes.mask(lambda code: codes.values[code] == text)


def _year(text: str) -> float | None:
    return float(text) if _YEAR.fullmatch(text.strip()) else None


def _month(text: str) -> float | None:
    """Return which month a text is: by its name, its number, or with its year (“2023-04”)."""
    if (named := MONTHS.get(fold(text))) is not None:
        return float(named)
    if (number := _MONTH.fullmatch(text.strip())) is not None:
        return float(number[1])
    dated = _YEAR_AND_MONTH.fullmatch(text.strip())
    return 12.0 * int(dated[1]) + int(dated[2]) if dated else None


def _number(text: str) -> float:
    return next(found for reads in (_year, _month) if (found := reads(text)) is not None)


def _say_kept(place: Place, region: Region, wanted: Mapping[str, str]) -> Iterator[DataIssue]:
    """Say which rows were kept, and how many were not."""
    n = len(region.left_out.get(OTHER_ROWS, ()))
    for header, text in wanted.items():
        if n:
            said = "Only the rows with {value} in “{header}” were kept; rows left out: {n}."
            yield place.info(msg("rows-chosen", said, value=text, header=header, n=n), cell=header, rows=n)


def _rows_lines(wanted: Mapping[str, str]) -> tuple[str, ...]:
    """Return the lines of a mapping file that keep these rows."""
    return tuple(f"rows.{toml_string(header)} = {toml_string(text)}" for header, text in wanted.items())
