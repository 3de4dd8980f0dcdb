"""Published figures with a group in each row (“Women, 120”): pools to compare with, never people."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

import numpy as np

from audit.importing.encode import Encoded
from audit.importing.fold import fold, header_key
from audit.importing.mapping import SheetMapping
from audit.importing.reading import Reading
from audit.importing.region import Region
from audit.importing.vocabulary import parse_words
from audit.importing.wide.figures import figure_of, is_in_per_cent, is_number
from audit.importing.wide.melt import Plan, Source
from audit.tables.words_measures import GROUP_TOTALS

_OF_ONE_PERSON = frozenset(("employee", "person", "applicant", "hired_on", "birth_date", "left_on", "manager"))
_KEYED = frozenset(("employees", "appearances", "governance", "memberships", "participants", "applications"))
_MOST_ROWS = 5_000
_FEW_ROWS = 1
_YEARS = frozenset(
    (
        *(
            "year",
            "jahr",
            "annee",
            "ano",
            "anno",
            "jaar",
            "fiscalyear",
            "reportingyear",
            "timeperiod",
            "time",
            "period",
        ),
        *("academicyear", "schoolyear", "calendaryear", "reportyear", "snapshotyear", "surveyyear", "payyear", "fy"),
    )
)


def group_rows_plan(region: Region, reading: Reading | None, codes: Mapping[int, Encoded]) -> Plan | None:
    """Return how rows of groups with their number or share are read as pools."""
    if reading is not None and not reading.missing and reading.table.name not in _KEYED:
        return None
    if reading is not None and (reading.columns & _OF_ONE_PERSON or len(region.rows) > _MOST_ROWS):
        return None
    found = _group_column(region, codes)
    figures = _figures(region, codes)
    if found is None or not figures:
        return None
    at, dimension = found
    labels = tuple(place for place in range(len(region.headers)) if place != at and _is_label(region, codes, place))
    if _names_each_row(labels, codes):
        return None
    long: dict[str, tuple[Source, ...]] = {name: (place,) for name, place in figures.items()}
    columns = {name: name for name in long}
    constants = {"dimension": dimension}
    if labels:
        long["pool"] = (labels if len(labels) > 1 else labels[0],)
        columns["pool"] = "pool"
    else:
        constants["pool"] = region.sheet.name or "published"
    columns[region.headers[at]] = "group"
    return Plan(
        kind="group-rows",
        long=long,
        mapping=SheetMapping(table="reference", columns=columns, constants=constants),
    )


def _names_each_row(labels: Sequence[int], codes: Mapping[int, Encoded]) -> bool:
    """Return whether the columns beside the group tell each row from all others: rows are people then, or things."""
    if not labels:
        return False
    rows = np.stack([codes[place].exact for place in labels])
    return rows.shape[1] > _FEW_ROWS and bool(np.unique(rows, axis=1).shape[1] == rows.shape[1])


def counts_people(region: Region, reading: Reading | None, codes: Mapping[int, Encoded]) -> bool:
    """Return whether each row counts several people, so that it cannot be one."""
    if reading is None or reading.table.name not in _KEYED or reading.columns & _OF_ONE_PERSON:
        return False
    return "count" in _figures(region, codes)


def _group_column(region: Region, codes: Mapping[int, Encoded]) -> tuple[int, str] | None:
    for dimension in ("gender", "ethnicity"):
        for at in range(len(region.headers)):
            values = [value for value in codes[at].first(60) if fold(value) not in GROUP_TOTALS]
            parsed = parse_words(values, dimension)
            if len(set(parsed.values) - {None}) >= 2 and len(parsed.unknown) <= len(values) / 5:
                return at, dimension
    return None


def _figures(region: Region, codes: Mapping[int, Encoded]) -> dict[str, int]:
    """Return the columns of numbers that only say that they count people, or their share."""
    found: dict[str, int] = {}
    for at, header in enumerate(region.headers):
        figure = figure_of(at, header)
        if figure is None or figure.group or figure.rest or not figure.measure or not len(codes[at]):
            continue
        if not is_number(codes[at]) or codes[at].first(2) == ["1"]:
            continue
        if figure.measure == "share" or (figure.measure == "count" and is_in_per_cent(codes[at])):
            found.setdefault("share", at)
        elif figure.measure == "count":
            found.setdefault("count", at)
    return found


def _is_label(region: Region, codes: Mapping[int, Encoded], at: int) -> bool:
    if not region.headers[at] or not len(codes[at]):
        return False
    return not is_number(codes[at]) or header_key(region.headers[at]) in _YEARS
