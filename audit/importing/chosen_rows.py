"""Which rows of a table count, where a column says that not all do: the last of several times, or as a mapping says."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Mapping
from dataclasses import replace
from datetime import date

import numpy as np
import pandas as pd

from audit.importing.dates import MONTHS, parse_dates
from audit.importing.encode import Encoded, Mask, encode
from audit.importing.fold import fold, header_words
from audit.importing.mapping import toml_string
from audit.importing.pay import assumed_period
from audit.importing.places import Place
from audit.importing.reading import EDITION, Reading
from audit.importing.region import Region
from audit.model.message import msg
from audit.model.result import DataIssue

_LEFT_OUT = "other-rows"
_YEAR = re.compile(r"(?:19|20)\d\d(?:\.0)?")
_MONTH = re.compile(r"(0?[1-9]|1[0-2])(?:\.0)?")
_YEAR_AND_MONTH = re.compile(r"((?:19|20)\d\d)[-/. ]?(0?[1-9]|1[0-2])")
_MONTHLY = frozenset(("month", "months", "mois", "mes", "monat", "mese", "maand"))
_DAYS = frozenset(("date", "day", "ending", "end", "datum", "fecha", "data"))
_OF_PAY = frozenset(("pay", "payment", "payroll", "check", "paycheck", "cheque", "payslip", "period", "month", "pago"))


def keep_rows(region: Region, wanted: Mapping[str, str]) -> Region:
    """Return the region with the rows that hold these texts in these columns, as far as it has the columns."""
    keep = np.ones(len(region.rows), dtype=bool)
    for header, text in wanted.items():
        if header in region.headers:
            found = encode(region.column(region.headers.index(header)))
            fitting = {code for code, value in enumerate(found.values) if fold(value) == fold(text)}
            keep &= found.mask(fitting.__contains__)
    if keep.all():
        return region
    left = tuple(int(line) - 1 for line in region.line_numbers(~keep))
    return replace(region, rows=region.rows[keep], left_out={**region.left_out, _LEFT_OUT: left})


def last_time(region: Region, reading: Reading) -> dict[str, str]:
    """Return the columns of time and what they hold last, where each person stands in a table once for each time.

    The last month or day of pay is taken only where most people stand there: the others left before.
    """
    key = next((match.position for match in reading.matches if match.column == "employee"), None)
    if reading.table.name != "employees" or key is None or not reading.codes[key].does_repeat:
        return {}
    people = reading.codes[key]
    if (people.codes < 0).any():
        return {}
    free = set(range(len(region.headers))) - {match.position for match in reading.matches}
    told = {at: encode(region.column(at)) for at in sorted(free) if _names_a_time(region.headers[at])}
    years = [at for at, codes in told.items() if EDITION & set(header_words(region.headers[at])) and _are(codes, _year)]
    months = [at for at, codes in told.items() if at not in years and _are(codes, _month)]
    days = [at for at, codes in told.items() if at not in years + months and _are(codes, _day)]
    for times in [[at] for at in years] + [[*years[:1], at] for at in months] + [[at] for at in days]:
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


def pay_of_a_month(region: Region, reading: Reading, kept: Mapping[str, str]) -> bool:
    """Return whether pay is that of a month, where each person has a row for each month and no header says so."""
    pay = next((match.header for match in reading.matches if match.column == "salary"), "")
    if not pay or "pay_period" in reading.columns or not any(_MONTHLY & set(header_words(name)) for name in kept):
        return False
    return assumed_period(pd.Series(dtype="float64"), pay)[1].code == "pay-period-assumed"


def _names_a_time(header: str) -> bool:
    words = set(header_words(header))
    return bool(words & (EDITION | _MONTHLY)) or (bool(words & _DAYS) and bool(words & _OF_PAY))


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


def _day(text: str) -> float | None:
    parsed = parse_dates([text], today=date.max)
    if parsed.bad or parsed.values[0] is None or parsed.ambiguous:
        return None
    return float(parsed.values[0].toordinal())


def _number(text: str) -> float:
    return next(found for reads in (_year, _month, _day) if (found := reads(text)) is not None)


def say_kept(place: Place, region: Region, wanted: Mapping[str, str]) -> Iterator[DataIssue]:
    """Say which rows were kept, and how many were not."""
    n = len(region.left_out.get(_LEFT_OUT, ()))
    for header, text in wanted.items():
        if n:
            said = "Only the rows with {value} in “{header}” were kept; rows left out: {n}."
            yield place.info(msg("rows-chosen", said, value=text, header=header, n=n), cell=header, rows=n)


def rows_lines(wanted: Mapping[str, str]) -> tuple[str, ...]:
    """Return the lines of a mapping file that keep these rows."""
    return tuple(f"rows.{toml_string(header)} = {toml_string(text)}" for header, text in wanted.items())
