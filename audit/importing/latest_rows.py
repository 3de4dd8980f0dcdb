"""Lists of staff with a row for each day of pay or change: of each person, the latest row is read."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

import numpy as np

from audit.importing.dates import parse_dates
from audit.importing.encode import Encoded
from audit.importing.fold import header_words
from audit.importing.mapping import toml_string
from audit.importing.people_again import OTHER_ROWS, free_columns, people_again
from audit.importing.places import Place
from audit.importing.reading import Reading
from audit.importing.region import Region
from audit.model.message import msg
from audit.model.result import DataIssue

_DAYS = frozenset(("date", "day", "ending", "end", "datum", "fecha", "data"))
_PLAIN_DAYS = frozenset(("date", "day", "datum", "fecha", "jour", "tag"))
_EFFECTIVE = frozenset(("effective", "effdt", "snapshot", "valid", "wirksam", "gultig", "vigencia", "asof"))
_OF_PAY = frozenset(("pay", "payment", "payroll", "check", "paycheck", "cheque", "payslip", "period", "month", "pago"))
Numbers = np.ndarray[tuple[int], np.dtype[np.int64]]


def latest_by(region: Region, reading: Reading) -> str:
    """Return the header of the day from which each row of a person holds, where people stand in several, else ""."""
    people = people_again(reading)
    if people is None:
        return ""
    for at in free_columns(region, reading):
        words = set(header_words(region.headers[at]))
        if not (words <= _PLAIN_DAYS or (words & _DAYS and words & _OF_PAY) or words & _EFFECTIVE):
            continue
        days = region.encoded(at)
        pairs = np.unique(np.stack([people.exact, days.exact]), axis=1)
        if pairs.shape[1] == len(people.codes) and _days(days) is not None:
            return region.headers[at]
    return ""


def keep_latest(region: Region, reading: Reading | None, header: str) -> Region:
    """Return the region with the latest row of each person by a column of days."""
    key = next((match.position for match in reading.matches if match.column == "employee"), None) if reading else None
    if key is None or header not in region.headers:
        return region
    days = region.encoded(region.headers.index(header))
    numbers = _days(days)
    if numbers is None:
        return region
    people = region.encoded(key)
    order = np.argsort(numbers[days.codes], kind="stable")
    last = {int(code): int(row) for row, code in zip(order, people.exact[order], strict=True)}
    keep = people.codes < 0
    keep[list(last.values())] = True
    return region.without(~keep, OTHER_ROWS)


def say_latest(place: Place, region: Region, header: str) -> Iterator[DataIssue]:
    """Say that each person was counted once."""
    n = len(region.left_out.get(OTHER_ROWS, ()))
    text = "Each person was counted once, with the row that is the latest by “{header}”; rows left out: {n}."
    yield place.warning(msg("latest-kept", text, header=header, n=n), cell=header, rows=n, mapping=latest_line(header))


def latest_line(header: str) -> str:
    """Return the line of a mapping file that keeps the latest row of each person."""
    return f"latest = {toml_string(header)}"


def _days(codes: Encoded) -> Numbers | None:
    """Return the number of each day in a column, None where it is blank, no day, or may be two."""
    parsed = parse_dates(codes.values, today=date.max)
    if not len(codes) or (codes.codes < 0).any() or parsed.bad or parsed.ambiguous or None in parsed.values:
        return None
    return np.array([day.toordinal() for day in parsed.values if day is not None], dtype=np.int64)
