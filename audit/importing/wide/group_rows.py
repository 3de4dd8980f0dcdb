"""Published figures with a group in each row (“Women, 120”): pools to compare with, never people."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

import numpy as np

from audit.importing.by_values import WORDS_OF_GROUPS
from audit.importing.encode import Encoded
from audit.importing.fold import fold, header_words
from audit.importing.mapping import SheetMapping
from audit.importing.reading import Reading
from audit.importing.region import Region
from audit.importing.vocabulary import are_other_words, parse_words
from audit.importing.wide.figures import Figure, figure_of
from audit.importing.wide.long_values import values_of_a_kind
from audit.importing.wide.melt import Plan, Source
from audit.importing.wide.rows_of_many import LISTS_OF_PEOPLE, OF_ONE_PERSON, counting_columns, tells_apart
from audit.importing.wide.values import is_number, numbers_of
from audit.tables.words_measures import GROUP_TOTALS

_MOST_ROWS = 5_000
_FEW_ROWS = 1
_FEWEST_THINGS = 2
_ROUNDED = 4.0
_MOST_UNKNOWN = 0.2
_DIMENSIONS = ("gender", "ethnicity", "disability")

_OF_ORDERS = frozenset(
    ("order", "ticket", "invoice", "ordine", "pedido", "commande", "bestellung", "bestelling", "biglietto", "billet")
)
"""What has a number (“N. ordine”) in lists of attendees, and is not counted there."""


def group_rows_plan(region: Region, reading: Reading | None, codes: Mapping[int, Encoded]) -> Plan | None:
    """Return how rows of groups with their number or share are read as pools."""
    if reading is not None and not reading.missing and not _may_be_groups(region, reading, codes):
        return None
    if reading is not None and (reading.columns & OF_ONE_PERSON or len(region.rows) > _MOST_ROWS):
        return None
    found = _group_column(region, codes)
    if found is None:
        return None
    at, dimension = found
    figures = counting_columns(region, codes) or values_of_a_kind(region, codes) or _numbered_things(region, codes, at)
    if not figures:
        return _several_counts(region, codes, at, dimension)
    labels = tuple(place for place in range(len(region.headers)) if place != at and tells_apart(region, codes, place))
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
    return reading.table.name in LISTS_OF_PEOPLE or (
        reading.table.name == "suppliers" and "count" in counting_columns(region, codes)
    )


def _names_each_row(labels: Sequence[int], codes: Mapping[int, Encoded]) -> bool:
    """Return whether the columns beside the group tell each row from all others: rows are people then, or things."""
    if not labels:
        return False
    rows = np.stack([codes[place].exact for place in labels])
    return rows.shape[1] > _FEW_ROWS and bool(np.unique(rows, axis=1).shape[1] == rows.shape[1])


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
            and not _OF_ORDERS & set(figure.rest)
            and not figure.group
            and is_number(codes[at])
        ):
            found.append(at)
    labels = [group, *(at for at in range(len(region.headers)) if at != group and tells_apart(region, codes, at))]
    rows = np.stack([codes[at].exact for at in labels])
    once = np.unique(rows, axis=1).shape[1] == rows.shape[1]
    others = [at for at in range(len(region.headers)) if region.headers[at] and at not in (*labels, *found)]
    return {"count": found[0]} if len(found) == 1 and once and not others else {}


def _several_counts(region: Region, codes: Mapping[int, Encoded], group: int, dimension: str) -> Plan | None:
    """Return how columns that count several things (“Number of board members”) are read, in a row for each group."""
    counts = [(at, figure.rest) for at in range(len(region.headers)) if (figure := _counts_things(region, codes, at))]
    others = [at for at in range(len(region.headers)) if at != group and tells_apart(region, codes, at)]
    once = len(codes[group]) == len(codes[group].codes)
    if len(counts) < _FEWEST_THINGS or not once or others:
        return None
    long: dict[str, tuple[Source, ...]] = {
        "count": tuple(at for at, _ in counts),
        "pool": tuple(" ".join(rest) for _, rest in counts),
    }
    columns = {"count": "count", "pool": "pool"}
    if region.headers[group]:
        columns[region.headers[group]] = "group"
    else:
        long["group"] = (group,) * len(counts)
        columns["group"] = "group"
    mapping = SheetMapping(table="reference", columns=columns, constants={"dimension": dimension})
    return Plan(kind="group-rows", long=long, mapping=mapping)


def _counts_things(region: Region, codes: Mapping[int, Encoded], at: int) -> Figure | None:
    """Return what a column of numbers counts, where its header says that it does, and of what."""
    figure = figure_of(at, region.headers[at])
    told = figure is not None and figure.measure == "count" and bool(figure.rest) and not figure.group
    return figure if told and len(codes[at]) and is_number(codes[at]) else None


def _group_column(region: Region, codes: Mapping[int, Encoded]) -> tuple[int, str] | None:
    told = {
        at: [text for text in texts if fold(text) not in GROUP_TOTALS]
        for at in range(len(region.headers))
        if _may_be_groups_told(texts := codes[at].first(60))
    }
    for dimension in _DIMENSIONS:
        for at, values in told.items():
            if _begin_otherwise(values, dimension):
                continue
            if dimension == "disability" and not _of_disability(region.headers[at], values):
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


def _may_be_groups_told(texts: Sequence[str]) -> bool:
    """Return whether texts may be groups; those of most columns are told from them by the first few, all at once."""
    first = _begin(texts)
    return bool(first) and not (are_other_words(first, _DIMENSIONS) and GROUP_TOTALS.isdisjoint(map(fold, first)))


def _begin(values: Sequence[str]) -> Sequence[str]:
    return values[: int(_MOST_UNKNOWN * len(values)) + 1]


def _begin_otherwise(values: Sequence[str], dimension: str) -> bool:
    """Return whether the first values alone hold more unknown words than all may; letters wait for their scheme."""
    first = _begin(values)
    return all(len(value) > 1 for value in first) and len(parse_words(first, dimension).unknown) == len(first) > 0
