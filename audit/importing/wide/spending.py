"""Published spending with a column for each kind of supplier: turned long, so that no firm is taken for people."""

from __future__ import annotations

from collections.abc import Mapping

from audit.importing.encode import Encoded
from audit.importing.fold import header_key, header_words
from audit.importing.kinds_of_suppliers import is_of_suppliers, names_a_supplier
from audit.importing.mapping import SheetMapping
from audit.importing.region import Region
from audit.importing.synonyms import meanings
from audit.importing.vocabulary import lookup
from audit.importing.wide.melt import Plan, Source
from audit.importing.wide.values import are_years, is_in_per_cent, is_number

_TABLE = "published_spending"
_FEWEST = 2
_COUNTED = frozenset(("count", "number", "contracts", "firms", "vendors", "awards", "no", "subcontracts"))
_SHARE = frozenset(("%", "percent", "percentage", "pct", "share", "rate", "goal"))
_OF_ALL = frozenset(("total", "all", "overall"))
_PAID = frozenset(
    ("amount", "dollars", "spend", "spending", "value", "expenditures", "expenditure", "payments", "paid")
)


def spending_plan(region: Region, codes: Mapping[int, Encoded]) -> Plan | None:
    """Return how columns of kinds of suppliers are turned into rows, None where the table is of something else."""
    numbers = [at for at, header in enumerate(region.headers) if header and len(codes[at]) and is_number(codes[at])]
    numbers = [at for at in numbers if not are_years(codes[at])]
    kinds = [at for at in numbers if is_of_suppliers(region.headers[at]) or _is_group(region.headers[at])]
    if len(kinds) < _FEWEST or not any(is_of_suppliers(region.headers[at]) for at in kinds):
        return None
    kinds = [at for at in numbers if at in kinds or (kinds[0] < at < kinds[-1] and not _is_total(region.headers[at]))]
    if names_a_supplier(region.headers) or not _labels(region, codes, numbers):
        return None
    measures = {at: _measure(region.headers[at], codes[at]) for at in kinds}
    long: dict[str, tuple[Source, ...]] = {"category": tuple(region.headers[at] for at in kinds)}
    for name in dict.fromkeys(measures.values()):
        long[name] = tuple(at if measures[at] == name else None for at in kinds)
    columns = {name: name for name in long}
    total = next((at for at in numbers if at not in kinds and _is_total(region.headers[at])), None)
    if total is not None:
        columns[region.headers[total]] = "total"
    return Plan(kind="spending", long=long, mapping=SheetMapping(table=_TABLE, columns=columns))


def _labels(region: Region, codes: Mapping[int, Encoded], numbers: list[int]) -> bool:
    """Return whether a column of words, or the only one of years, tells whose spending a row is."""
    known = meanings(_TABLE)
    return any(
        len(codes[at]) and (at not in numbers or are_years(codes[at])) and (at == 0 or header_key(header) in known)
        for at, header in enumerate(region.headers)
    )


def _is_group(header: str) -> bool:
    """Return whether a header names a group of people and nothing else but what is counted."""
    words = [word for word in header_words(header) if word not in _COUNTED | _SHARE | _PAID]
    named = " ".join(words)
    return bool(words) and (named in lookup("ethnicity") or named in lookup("gender") or _both(words))


def _both(words: list[str]) -> bool:
    """Return whether words name an ethnic group and a gender (“Caucasian women”)."""
    return any(
        word in lookup("gender") and " ".join((*words[:at], *words[at + 1 :])) in lookup("ethnicity")
        for at, word in enumerate(words)
    )


def _is_total(header: str) -> bool:
    words = set(header_words(header))
    return bool(words & _OF_ALL) and not words & (_COUNTED | _SHARE)


def _measure(header: str, codes: Encoded) -> str:
    words = set(header_words(header))
    if words & _SHARE or is_in_per_cent(codes):
        return "share"
    return "contracts" if words & _COUNTED and not words & _PAID else "amount"
