"""Amounts of pay that say behind the number for what time it is (“25.10 an hour”, “3.200 €/Monat”), or “k”."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace

import pyarrow as pa

from audit.importing.fold import fold, header_keys
from audit.importing.mapping import SheetMapping
from audit.importing.places import Place
from audit.importing.read.places import column_letters
from audit.importing.region import Region
from audit.importing.synonyms import meanings
from audit.importing.vocabulary import lookup
from audit.model.message import msg
from audit.model.result import DataIssue

_SALARY, _PERIOD = "salary", "pay_period"
_AMOUNT = re.compile(
    r"(\D*\d[\d.,'’ \u00a0\u202f]*?)\s*([kK]\b)?\s*([€$£]|\b[A-Z]{3}\b)?\s*((?:[/(]|\b[^\W\d])[^\d]*)?"
)
_SHORT = {
    **{"pa": "year", "p a": "year", "yr": "year", "yrs": "year", "pm": "month", "p m": "month", "mo": "month"},
    **{"mth": "month", "ph": "hour", "p h": "hour", "hr": "hour", "hrs": "hour", "std": "hour", "wk": "week"},
    **{"pw": "week", "p w": "week", "bw": "fortnight", "fn": "fortnight", "pd": "day", "p d": "day"},
}
_FILLERS = frozenset(("per", "a", "an", "the", "pro", "je", "par", "por", "al", "all", "each", "im", "gross", "brutto"))
_SAMPLE = 200
_GROUPED = re.compile(r"(?:\D|^)\d(?:[.,]\d{3})+$|\d[.,]\d{3}[.,]\d{3}$")
"""An amount in groups of three; with tens before the only one, it would be tens of millions in thousands."""


def with_periods_apart(region: Region, mapping: SheetMapping) -> tuple[Region, str]:
    """Return the region with pay and its period in two columns, where most amounts say both; and the header of pay."""
    if any(fold(header) == fold(_PERIOD) for header in region.headers):
        return region, ""
    for at, header in enumerate(region.headers):
        said = mapping.column_for(header, column_letters(region.sheet.columns[at]))
        if said != _SALARY and (said is not None or not _means_pay(header)):
            continue
        sample = [text.strip() for text in region.column(at).slice(0, _SAMPLE).to_pylist() if text and text.strip()]
        if 2 * sum(_parted(text) is not None for text in sample) <= len(sample):
            continue
        cells = region.sheet.cells
        texts = [text if text is None else text.strip() for text in cells.column(at).to_pylist()]
        below = {int(row) for row in region.rows}
        found = [_parted(text) if text and row in below else None for row, text in enumerate(texts)]
        amounts = [text if one is None else one[0] for text, one in zip(texts, found, strict=True)]
        named = [one[1] or None if one else None for one in found]
        table = cells.set_column(at, cells.column_names[at], pa.array(amounts, pa.string()))
        region = replace(region, sheet=replace(region.sheet, cells=table))
        return (region.with_column(_PERIOD, named, at) if any(named) else region), header
    return region, ""


def say_periods_apart(place: Place, header: str) -> Iterator[DataIssue]:
    """Say that amounts were read with what stands behind them."""
    text = "In “{header}” amounts say for what time they are, or that they are in thousands (k); they were read so."
    yield place.info(msg("amounts-with-periods", text, header=header), cell=header)


def _means_pay(header: str) -> bool:
    known = meanings("employees")
    return any(found.column == _SALARY for key in header_keys(header) for found in known.get(key, ()))


def _parted(text: str) -> tuple[str, str] | None:
    """Return an amount and the period behind it, "" where none is; None where a text is nothing but an amount."""
    match = _AMOUNT.fullmatch(text.strip())
    if match is None or not (match[2] or match[4]):
        return None
    period = _period(match[4]) if match[4] else ""
    if period is None:
        return None
    amount = match[1].strip()
    if match[2]:
        amount = _thousands(amount)
    return f"{amount} {match[3] or ''}".strip(), period


def _thousands(amount: str) -> str:
    """Return an amount that is told in thousands: “52.5” is 52500, “52.125” 52125, and “1,200” 1200000."""
    if _GROUPED.search(amount):
        return f"{amount}{amount[-4]}000"
    whole, _, fraction = amount.replace(",", ".").partition(".")
    return f"{whole}{fraction[:3].ljust(3, '0')}.{fraction[3:]}".removesuffix(".")


def _period(text: str) -> str | None:
    folded = fold(text)
    if len(folded) < 2 and not text.startswith("/"):
        return None  # a letter may be anything
    if folded in _SHORT:
        return _SHORT[folded]
    words = [word for word in folded.split() if word not in _FILLERS]
    return _SHORT.get(" ".join(words)) or (lookup("pay-period").get(" ".join(words)) if words else None)
