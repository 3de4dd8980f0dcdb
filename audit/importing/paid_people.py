"""Lists of people by name with their pay, as public employers publish them: no key, and no group."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence

from audit.importing.encode import Encoded
from audit.importing.fold import header_key, header_words
from audit.importing.names_of_people import NAMES
from audit.importing.places import Place
from audit.importing.reading import Match, Reading
from audit.model.message import msg
from audit.model.result import DataIssue
from audit.tables.declare import Table

_WHO = ("employee", "gender", "ethnicity", "disability")
_PAY = frozenset(("salary", "hourly_pay", "gross_pay"))
_WORK = frozenset(("department", "title", "level", "job_group", "division"))
_OF_SALES = frozenset(("registration", "ticket", "tickets", "order", "transaction", "donor", "donation", "refund"))
"""Words of headers of what people pay, and not of what they are paid."""
_OF_ONE = frozenset(("hired_on", "left_on", "birth_date", "birth_year", "overtime_pay", "bonus", "hours"))


def lists_paid_people(
    table: Table,
    headers: Sequence[str],
    matches: Sequence[Match],
    missing: Sequence[Sequence[str]],
    codes: Mapping[int, Encoded],
) -> bool:
    """Return whether rows are people although no key and no group is told: pay and work stand beside their names.

    Without names they are where the same title comes again and again with what only one person has: a day of hiring,
    overtime, hours.
    """
    columns = {match.column for match in matches}
    if table.name != "employees" or tuple(map(tuple, missing)) != (_WHO,):
        return False
    if not columns & _PAY or not columns & _WORK:
        return False
    if any(_OF_SALES & set(header_words(header)) for header in headers):
        return False
    if any(header_key(header) in NAMES for header in headers):
        return True
    titles = [codes[match.position] for match in matches if match.column == "title" and match.position in codes]
    return bool(columns & _OF_ONE and titles) and 2 * len(titles[0]) <= len(titles[0].codes)


def has_pay_of_nobody(reading: Reading) -> bool:
    """Return whether a sheet has the pay of somebody, and only lacks what says who that is."""
    return reading.table.name == "employees" and reading.missing == (_WHO,) and bool(_PAY & reading.columns)


def say_nobody_grouped(place: Place, reading: Reading) -> Iterator[DataIssue]:
    """Say that rows are people of whom neither a key nor a group is known."""
    if reading.table.name == "employees" and not set(_WHO) & reading.columns:
        text = (
            "Each row was taken for a person, by what stands beside the pay; no column tells a key or a group, "
            "so no share by group can be computed."
        )
        yield place.warning(msg("nobody-grouped", text))
