"""Whether each row tells of many people and cannot be one: it counts them, or is some other figure about them."""

from __future__ import annotations

from collections.abc import Mapping
from math import prod

import numpy as np

from audit.importing.encode import Encoded
from audit.importing.fold import header_key, header_words
from audit.importing.names_of_people import NAMES
from audit.importing.numbers import parse_numbers
from audit.importing.reading import Reading
from audit.importing.region import Region
from audit.importing.vocabulary import lookup
from audit.importing.wide.figures import figure_of
from audit.importing.wide.long_values import kind_columns, unit_column, value_column
from audit.importing.wide.values import are_years, is_in_per_cent, is_number

OF_ONE_PERSON = frozenset(("employee", "person", "applicant", "hired_on", "birth_date", "left_on", "manager"))
"""Columns that say something of one person."""
LISTS_OF_PEOPLE = frozenset(("employees", "appearances", "governance", "memberships", "participants", "applications"))
"""Tables with a person in each row."""
_NUMBERING = frozenset(("no", "n", "nr", "num", "number", "numero"))
"""Words of headers that number rows as well as they count people; the sign # has no word."""
_FEWEST_NUMBERED = 3
_LOOKED_AT = 200  # rows, which tell how a column goes on
_RUNNING = 10  # rows, which counts of people do not number by chance
_YEARS = frozenset(
    (
        *("year", "jahr", "annee", "ano", "anno", "jaar", "fiscalyear", "reportingyear", "timeperiod"),
        *("time", "period"),
        *("academicyear", "schoolyear", "calendaryear", "reportyear", "snapshotyear", "surveyyear", "payyear", "fy"),
    )
)
_AVERAGES = frozenset(
    (
        *("average", "avg", "mean", "median", "moyen", "moyenne", "mediane", "durchschnitt", "durchschnittliches"),
        *("promedio", "mediana", "gemiddeld", "mediaan", "medio", "media"),
    )
)
_PAID_ON_AVERAGE = frozenset(("employees", "participants"))
_PAID = frozenset(
    ("hourly", *(word for word, is_of in lookup("measure").items() if is_of == "pay" and " " not in word))
)


def of_many_kinds(region: Region, reading: Reading | None, codes: Mapping[int, Encoded]) -> bool:
    """Return whether each row is a published figure of some kind, which a column names: none of them is a person."""
    if reading is not None and (reading.columns & OF_ONE_PERSON or reading.table.name not in LISTS_OF_PEOPLE):
        return False
    kinds = [at for at in kind_columns(region, codes) if len(codes[at]) > 1]
    unit = unit_column(region, codes)
    return value_column(region, codes) is not None and (bool(kinds) or unit is not None)


def counts_people(region: Region, reading: Reading | None, codes: Mapping[int, Encoded]) -> bool:
    """Return whether each row counts several people, so that it cannot be one."""
    if reading is None or reading.table.name not in LISTS_OF_PEOPLE or reading.columns & OF_ONE_PERSON:
        return False
    return "count" in counting_columns(region, codes)


def gives_averages(region: Region, reading: Reading | None, codes: Mapping[int, Encoded]) -> bool:
    """Return whether a column holds average pay in a list that would be of people, but has neither keys nor names."""
    if reading is None or reading.missing or reading.table.name not in _PAID_ON_AVERAGE:
        return False
    if reading.columns & OF_ONE_PERSON:
        return False
    if any(header_key(header) in NAMES for header in region.headers):
        return False
    if reading.table.name == "participants" and not _are_a_grid(region, codes):
        return False  # people may be asked what they earn on average
    return any(
        _AVERAGES & set(header_words(header)) and _PAID & set(header_words(header)) and is_number(codes[at])
        for at, header in enumerate(region.headers)
        if at in codes
    )


def gives_shares(region: Region, reading: Reading | None, codes: Mapping[int, Encoded]) -> bool:
    """Return whether each row gives a share for a group of its own, in what would be a list of people without keys."""
    if reading is None or reading.table.name not in LISTS_OF_PEOPLE or reading.columns & OF_ONE_PERSON:
        return False
    return "share" in counting_columns(region, codes) and _are_a_grid(region, codes)


def _are_a_grid(region: Region, codes: Mapping[int, Encoded]) -> bool:
    """Return whether each word of a column stands once with each of every other, as in figures by group."""
    words = [at for at in range(len(region.headers)) if tells_apart(region, codes, at)]
    if not words or any((codes[at].codes < 0).any() for at in words):
        return False
    rows = np.stack([codes[at].exact for at in words])
    once = np.unique(rows, axis=1).shape[1] == rows.shape[1]
    return bool(once) and prod(len(codes[at]) for at in words) == rows.shape[1]


def counting_columns(region: Region, codes: Mapping[int, Encoded]) -> dict[str, int]:
    """Return the columns of numbers that only say that they count people, or their share."""
    found: dict[str, int] = {}
    for at, header in enumerate(region.headers):
        figure = figure_of(at, header)
        if figure is None or figure.group not in ("", "total") or figure.rest or not figure.measure:
            continue
        if not len(codes[at]):
            continue
        if not is_number(codes[at]) or codes[at].first(2) == ["1"]:
            continue
        if _counts_up(header, codes[at]) or (_numbers_rows(codes[at]) and not _are_a_grid(region, codes)):
            continue
        if figure.measure == "share" or (figure.measure == "count" and is_in_per_cent(codes[at])):
            found.setdefault("share", at)
        elif figure.measure == "count":
            found.setdefault("count", at)
    return found


def _counts_up(header: str, encoded: Encoded) -> bool:
    """Return whether a column that is only called a number goes 1, 2, 3 from the first row on."""
    if not set(header_words(header)) <= _NUMBERING or len(encoded) < _FEWEST_NUMBERED or not encoded.in_order:
        return False
    texts = encoded.first(_LOOKED_AT)
    return [text.removesuffix(".0") for text in texts] == [str(number) for number in range(1, len(texts) + 1)]


def _numbers_rows(encoded: Encoded) -> bool:
    """Return whether a column counts the rows one by one, as a number of each person does, and nobody in them."""
    if len(encoded) != len(encoded.codes) or len(encoded) < _RUNNING:
        return False
    numbers = sorted(value for value in parse_numbers(encoded.values).values if value is not None)
    return len(numbers) == len(encoded) and numbers[-1] - numbers[0] == len(numbers) - 1


def tells_apart(region: Region, codes: Mapping[int, Encoded], at: int) -> bool:
    """Return whether a column says what a row is about: in words, or by its year."""
    if not region.headers[at] or not len(codes[at]):
        return False
    return not is_number(codes[at]) or header_key(region.headers[at]) in _YEARS or _dates_rows(region, codes, at)


def _dates_rows(region: Region, codes: Mapping[int, Encoded], at: int) -> bool:
    """Return whether a column whose header says “as at” some day holds the years of its figures."""
    words = header_words(region.headers[at])
    return words[:2] in (("as", "at"), ("as", "of")) and are_years(codes[at])
