"""Which of several headers that mean the same column is used."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

import numpy as np

from audit.importing.encode import Encoded
from audit.importing.fold import header_keys, header_words, year_of
from audit.importing.reading import Match
from audit.importing.vocabulary import parse_words
from audit.tables.declare import Column, ColumnType, Table

_LOCAL = frozenset(("local", "lcy", "locale", "lokal", "lokaler", "lokale"))


def readable(fitting: Sequence[Match], column: Column, codes: Mapping[int, Encoded]) -> Match:
    """Of headers that mean the same, prefer columns that are not blank, then names over addresses and codes."""
    told = sum(match.how == "mapping" for match in fitting)
    fitting = _latest_first(
        sorted(fitting, key=lambda match: (match.how != "mapping" or told > 1) and not len(codes[match.position]))
    )
    if column.type is ColumnType.MONEY:
        fitting = _in_one_currency_first(fitting)
    first = fitting[0]
    if column.type is ColumnType.GROUP and column.vocabulary and first.how != "mapping":
        return min(fitting, key=lambda match: _share_unknown(codes[match.position], column.vocabulary))
    if first.how != "mapping" and _are_addresses(codes[first.position]):
        return next((other for other in fitting if not _are_addresses(codes[other.position])), first)
    if column.type is not ColumnType.TEXT or first.how == "mapping":
        return first
    for other in fitting[1:]:
        short, long = codes[first.position].first(5000), codes[other.position].first(5000)
        same = bool(short) and abs(len(short) - len(long)) <= max(2, len(short) // 10)
        if same and _mean_length(long) >= 2 * _mean_length(short) and _name_codes(codes, first, other):
            return other
    return first


def _are_addresses(encoded: Encoded) -> bool:
    """Return whether all values are addresses, as databases of linked data give things beside their names."""
    texts = encoded.first(50)
    return bool(texts) and all(text.startswith(("http://", "https://")) for text in texts)


def _share_unknown(encoded: Encoded, vocabulary: str) -> float:
    """Return the share of the first distinct words that are in no list: codes of groups beside their names."""
    texts = encoded.first(50)
    return round(len(parse_words(texts, vocabulary).unknown) / max(len(texts), 1), 1)


def _name_codes(codes: Mapping[int, Encoded], first: Match, other: Match) -> bool:
    """Return whether two columns tell the same thing in two ways, so that a value of one goes with one of the other."""
    one, two = codes[first.position].exact, codes[other.position].exact
    pairs = len(np.unique(one.astype(np.int64) * (int(two.max(initial=0)) + 2) + two))
    return bool(pairs <= 1.1 * max(len(codes[first.position]), len(codes[other.position])))


def _in_one_currency_first(fitting: Sequence[Match]) -> Sequence[Match]:
    """Put amounts “in local currency”, which are of as many currencies as places, behind those that are not."""
    if fitting[0].how == "mapping":
        return fitting
    return sorted(fitting, key=_is_local)


def without_other_currency(matches: list[Match], table: Table) -> list[Match]:
    """Return the matches without the “local currency” beside amounts that are not those in local currency."""
    columns = {match.position: table.column(match.column) for match in matches}
    amounts = [match for match in matches if (column := columns[match.position]) and column.type is ColumnType.MONEY]
    if not amounts or any(_is_local(match) for match in amounts):
        return matches
    return [match for match in matches if match.column != "currency" or match.how == "mapping" or not _is_local(match)]


def _is_local(match: Match) -> bool:
    return bool(_LOCAL & set(header_words(match.header)))


def _latest_first(fitting: Sequence[Match]) -> Sequence[Match]:
    """Of headers that differ only by a year (“Salary 2022”, “Salary 2023”), put the last year first."""
    first = fitting[0]
    told = {match.position: year_of(match.header) for match in fitting}
    if first.how == "mapping" or not told[first.position]:
        return fitting
    stem = header_keys(first.header)[-1]
    alike = [match for match in fitting if told[match.position] and header_keys(match.header)[-1] == stem]
    latest = max(alike, key=lambda match: told[match.position])
    return [latest, *(match for match in fitting if match is not latest)]


def _mean_length(values: Sequence[str]) -> float:
    return sum(map(len, values)) / max(len(values), 1)
