"""Published figures with a group in each row (“Women, 120”): pools to compare with, never people."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from math import prod

import numpy as np

from audit.importing.by_values import WORDS_OF_GROUPS
from audit.importing.encode import Encoded
from audit.importing.fold import fold, header_key, header_words
from audit.importing.mapping import SheetMapping
from audit.importing.names_of_people import NAMES
from audit.importing.numbers import parse_numbers
from audit.importing.reading import Reading
from audit.importing.region import Region
from audit.importing.vocabulary import lookup, parse_words
from audit.importing.wide.figures import figure_of
from audit.importing.wide.melt import Plan, Source
from audit.importing.wide.values import is_in_per_cent, is_number, numbers_of
from audit.tables.words_measures import GROUP_TOTALS

_OF_ONE_PERSON = frozenset(("employee", "person", "applicant", "hired_on", "birth_date", "left_on", "manager"))
_KEYED = frozenset(("employees", "appearances", "governance", "memberships", "participants", "applications"))
_MOST_ROWS = 5_000
_FEW_ROWS = 1
_RUNNING = 10  # rows, which counts of people do not number by chance
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


_VALUES = frozenset(("value", "values", "valeur", "valeurs", "wert", "werte", "valor", "valore", "waarde", "obsvalue"))
_KINDS = frozenset(
    (
        *("indicator", "indicatorname", "measure", "metric", "statistic", "variable", "series", "kpi", "seriesname"),
        *("indicateur", "indicateurs", "mesure", "metrique", "indikator", "kennzahl", "merkmal", "indicador"),
        *("metrica", "indicatore", "maatstaf", "indicatornaam"),
    )
)
UNITS = frozenset(
    (
        "valuetype",
        "uom",
        "unit",
        "units",
        "unitofmeasure",
        "unite",
        "unites",
        "einheit",
        "unidad",
        "unidade",
        "unita",
        "eenheid",
    )
)
"""Headers of a column of units of measurement."""
_PER_CENT = frozenset(("percent", "per cent", "percentage", "pourcentage", "prozent", "porcentaje", "percentuale"))
_ROUNDED = 4.0
_MOST_UNKNOWN = 0.2
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
_COUNTED = frozenset(
    (
        *(
            "number",
            "numbers",
            "count",
            "headcount",
            "persons",
            "people",
            "employees",
            "nombre",
            "personnes",
            "effectif",
        ),
        *("anzahl", "personen", "kopfe", "numero", "personas", "pessoas", "persone", "aantal"),
    )
)
_MEASURED = _COUNTED | frozenset(
    (
        *(
            "%",
            "percent",
            "per cent",
            "percentage",
            "pourcentage",
            "prozent",
            "porcentaje",
            "percentuale",
            "eur",
            "usd",
        ),
        *("gbp", "m", "k", "ke", "days", "jours", "hours", "heures", "ratio", "fte", "etp", "index", "pp"),
    )
)


def group_rows_plan(region: Region, reading: Reading | None, codes: Mapping[int, Encoded]) -> Plan | None:
    """Return how rows of groups with their number or share are read as pools."""
    if reading is not None and not reading.missing and not _may_be_groups(region, reading, codes):
        return None
    if reading is not None and (reading.columns & _OF_ONE_PERSON or len(region.rows) > _MOST_ROWS):
        return None
    found = _group_column(region, codes)
    if found is None:
        return None
    at, dimension = found
    figures = _figures(region, codes) or _values(region, codes) or _numbered_things(region, codes, at)
    if not figures:
        return None
    labels = tuple(place for place in range(len(region.headers)) if place != at and _is_label(region, codes, place))
    if _names_each_row(labels, codes):
        return None
    if "share" in figures and "count" not in figures and not _are_of_a_whole(figures["share"], at, labels, codes):
        return None
    long: dict[str, tuple[Source, ...]] = {name: (place,) for name, place in figures.items()}
    columns = {name: name for name in long}
    constants = {"dimension": dimension}
    if labels:
        long["pool"] = (labels if len(labels) > 1 else labels[0],)
        columns["pool"] = "pool"
    else:
        constants["pool"] = region.sheet.name or "published"
    if region.headers[at]:
        columns[region.headers[at]] = "group"
    else:  # the corner of the table is blank
        long["group"] = (at,)
        columns["group"] = "group"
    return Plan(
        kind="group-rows",
        long=long,
        mapping=SheetMapping(table="reference", columns=columns, constants=constants),
    )


def _may_be_groups(region: Region, reading: Reading, codes: Mapping[int, Encoded]) -> bool:
    """Return whether a table may be of groups: of people, or of companies each with its numbers of them."""
    return reading.table.name in _KEYED or (reading.table.name == "suppliers" and "count" in _figures(region, codes))


def _names_each_row(labels: Sequence[int], codes: Mapping[int, Encoded]) -> bool:
    """Return whether the columns beside the group tell each row from all others: rows are people then, or things."""
    if not labels:
        return False
    rows = np.stack([codes[place].exact for place in labels])
    return rows.shape[1] > _FEW_ROWS and bool(np.unique(rows, axis=1).shape[1] == rows.shape[1])


def of_many_kinds(region: Region, reading: Reading | None, codes: Mapping[int, Encoded]) -> bool:
    """Return whether each row is a published figure of some kind, which a column names: none of them is a person."""
    if reading is not None and (reading.columns & _OF_ONE_PERSON or reading.table.name not in _KEYED):
        return False
    kinds = [at for at in kind_columns(region, codes) if len(codes[at]) > 1]
    unit = _unit_column(region, codes)
    return value_column(region, codes) is not None and (bool(kinds) or unit is not None)


def kind_columns(region: Region, codes: Mapping[int, Encoded]) -> list[int]:
    """Return the columns that say of themselves that they name what each row measures."""
    return [at for at, header in enumerate(region.headers) if header_key(header) in _KINDS and len(codes[at])]


def value_column(region: Region, codes: Mapping[int, Encoded]) -> int | None:
    """Return the one column that only says that it holds values."""
    named = [at for at, header in enumerate(region.headers) if header_key(header) in _VALUES]
    return named[0] if len(named) == 1 and len(codes[named[0]]) and is_number(codes[named[0]]) else None


def _unit_column(region: Region, codes: Mapping[int, Encoded]) -> int | None:
    """Return a column of units of measurement; a unit of an organisation has the same header."""
    named = [at for at, header in enumerate(region.headers) if header_key(header) in UNITS and len(codes[at])]
    return next(
        (at for at in named if all(fold(text) in _MEASURED or text in "%€$£" for text in codes[at].first(20))), None
    )


def _values(region: Region, codes: Mapping[int, Encoded]) -> dict[str, int]:
    """Return a column of values as counts or shares, where all are of one kind and in one unit."""
    value, unit = value_column(region, codes), _unit_column(region, codes)
    kinds = kind_columns(region, codes)
    if value is None or any(len(codes[at]) > 1 for at in kinds):
        return {}
    if unit is not None:
        told = {unit_measure(text) for text in codes[unit].values}
    else:
        told = {figure.measure for at in kinds if (figure := figure_of(at, codes[at].values[0])) is not None}
    measure = told.pop() if len(told) == 1 else ""
    return {measure: value} if measure in ("count", "share") else {}


def unit_measure(text: str) -> str:
    """Return count or share where a unit of measurement is one, else the unit."""
    if fold(text) in _COUNTED:
        return "count"
    return "share" if text.strip() == "%" or fold(text) in _PER_CENT else text


def _are_of_a_whole(share: int, group: int, labels: Sequence[int], codes: Mapping[int, Encoded]) -> bool:
    """Return whether shares of groups make a hundred in most cells: rates of each group by itself do not."""
    parts = codes[group].mask(lambda code: fold(codes[group].values[code]) not in GROUP_TOTALS)
    numbers = numbers_of(codes[share])
    rows = np.stack([codes[at].exact for at in labels]) if labels else np.zeros((1, len(numbers)), dtype=np.int64)
    cell = np.unique(rows, axis=1, return_inverse=True)[1].reshape(-1)
    sums = np.bincount(cell[parts], weights=np.nan_to_num(numbers[parts]))
    sums = sums[sums > 0]
    return bool(len(sums)) and bool(
        np.mean((np.abs(sums - 100) <= _ROUNDED) | (np.abs(sums - 1) <= _ROUNDED / 100)) > 0.5
    )


def _numbered_things(region: Region, codes: Mapping[int, Encoded], group: int) -> dict[str, int]:
    """Return a column that counts something (“Number of contracts”) for each group, where no row repeats another."""
    found = []
    for at, header in enumerate(region.headers):
        figure = figure_of(at, header)
        if (
            figure is not None
            and figure.measure == "count"
            and figure.rest
            and not figure.group
            and is_number(codes[at])
        ):
            found.append(at)
    labels = [group, *(at for at in range(len(region.headers)) if at != group and _is_label(region, codes, at))]
    rows = np.stack([codes[at].exact for at in labels])
    once = np.unique(rows, axis=1).shape[1] == rows.shape[1]
    others = [at for at in range(len(region.headers)) if region.headers[at] and at not in (*labels, *found)]
    return {"count": found[0]} if len(found) == 1 and once and not others else {}


def counts_people(region: Region, reading: Reading | None, codes: Mapping[int, Encoded]) -> bool:
    """Return whether each row counts several people, so that it cannot be one."""
    if reading is None or reading.table.name not in _KEYED or reading.columns & _OF_ONE_PERSON:
        return False
    return "count" in _figures(region, codes)


def gives_averages(region: Region, reading: Reading | None, codes: Mapping[int, Encoded]) -> bool:
    """Return whether a column holds average pay in a list that would be of people, but has neither keys nor names."""
    if reading is None or reading.missing or reading.table.name not in _PAID_ON_AVERAGE:
        return False
    if reading.columns & _OF_ONE_PERSON:
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


def _are_a_grid(region: Region, codes: Mapping[int, Encoded]) -> bool:
    """Return whether each word of a column stands once with each of every other, as in figures by group."""
    words = [at for at in range(len(region.headers)) if _is_label(region, codes, at)]
    if not words or any((codes[at].codes < 0).any() for at in words):
        return False
    rows = np.stack([codes[at].exact for at in words])
    once = np.unique(rows, axis=1).shape[1] == rows.shape[1]
    return bool(once) and prod(len(codes[at]) for at in words) == rows.shape[1]


def _group_column(region: Region, codes: Mapping[int, Encoded]) -> tuple[int, str] | None:
    told = [
        [text for text in codes[at].first(60) if fold(text) not in GROUP_TOTALS] for at in range(len(region.headers))
    ]
    for dimension in ("gender", "ethnicity", "disability"):
        for at, (header, values) in enumerate(zip(region.headers, told, strict=True)):
            if _begin_otherwise(values, dimension):
                continue
            if dimension == "disability" and not _of_disability(header, values):
                continue  # yes and no to anything
            parsed = parse_words(values, dimension)
            if dimension == "gender" and not parsed.scheme and all(len(value.strip()) == 1 for value in values):
                continue  # letters of anything
            if len(set(parsed.values) - {None}) >= 2 and len(parsed.unknown) <= _MOST_UNKNOWN * len(values):
                return at, dimension
    return None


def _of_disability(header: str, values: Sequence[str]) -> bool:
    """Return whether a header asks for disability, or two of its answers speak of it."""
    spoken = sum(bool(WORDS_OF_GROUPS["disability"] & set(header_words(value))) for value in values)
    return bool(WORDS_OF_GROUPS["disability"] & set(header_words(header))) or spoken > 1


def _begin_otherwise(values: Sequence[str], dimension: str) -> bool:
    """Return whether the first values alone hold more unknown words than all may; letters wait for their scheme."""
    first = values[: int(_MOST_UNKNOWN * len(values)) + 1]
    return all(len(value) > 1 for value in first) and len(parse_words(first, dimension).unknown) == len(first) > 0


def _figures(region: Region, codes: Mapping[int, Encoded]) -> dict[str, int]:
    """Return the columns of numbers that only say that they count people, or their share."""
    found: dict[str, int] = {}
    for at, header in enumerate(region.headers):
        figure = figure_of(at, header)
        if figure is None or figure.group or figure.rest or not figure.measure or not len(codes[at]):
            continue
        if not is_number(codes[at]) or codes[at].first(2) == ["1"]:
            continue
        if _numbers_rows(codes[at]) and not _are_a_grid(region, codes):
            continue
        if figure.measure == "share" or (figure.measure == "count" and is_in_per_cent(codes[at])):
            found.setdefault("share", at)
        elif figure.measure == "count":
            found.setdefault("count", at)
    return found


def _numbers_rows(encoded: Encoded) -> bool:
    """Return whether a column counts the rows one by one, as a number of each person does, and nobody in them."""
    if len(encoded) != len(encoded.codes) or len(encoded) < _RUNNING:
        return False
    numbers = sorted(value for value in parse_numbers(encoded.values).values if value is not None)
    return len(numbers) == len(encoded) and numbers[-1] - numbers[0] == len(numbers) - 1


def _is_label(region: Region, codes: Mapping[int, Encoded], at: int) -> bool:
    if not region.headers[at] or not len(codes[at]):
        return False
    return not is_number(codes[at]) or header_key(region.headers[at]) in _YEARS
