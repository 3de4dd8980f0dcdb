"""Currencies that stand in the cells of a column of money, or in its header."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence

_SIGNS = {"$": "USD", "€": "EUR", "£": "GBP", "¥": "JPY", "₹": "INR", "R$": "BRL", "zł": "PLN", "kr": "SEK"}
_SHARED = ({"USD", "CAD", "AUD", "NZD", "SGD", "HKD", "MXN"}, {"SEK", "NOK", "DKK", "ISK"}, {"JPY", "CNY"})
_WRITTEN = re.compile(
    r"R\$|[$€£¥₹]|zł|\bkr\b\.?|\b(?:USD|EUR|GBP|CHF|CAD|AUD|NZD|BRL|MXN|SEK|NOK|DKK|PLN|JPY|INR|ZAR)\b"
)
FIRST = 2000
"""Texts that tell which currencies a column has."""


def without_currency(text: str) -> str:
    """Return a text without the currency in it."""
    return _WRITTEN.sub("", text)


def currency_in(text: str) -> str:
    """Return the code of the currency that a text names, or nothing."""
    match = _WRITTEN.search(text)
    if match is None:
        return ""
    sign = match[0].strip(". ")
    return _SIGNS.get(sign, sign)


def currencies_in(texts: Sequence[str]) -> tuple[str, ...]:
    """Return the currencies that the first texts name, the most frequent one first."""
    found = Counter(code for code in map(currency_in, texts[:FIRST]) if code)
    return tuple(code for code, _ in found.most_common())


def currency_signs_in(texts: Sequence[str]) -> list[str]:
    """Return how the currencies of some texts are written, the longest first."""
    found = {match[0] for text in texts for match in _WRITTEN.finditer(text)}
    return sorted(found, key=lambda sign: (-len(sign), sign))


def may_be_same(one: str, other: str) -> bool:
    """Whether two codes are of one currency, or may be, as a sign is shared: “$” is that of many dollars."""
    return one == other or any({one, other} <= shared for shared in _SHARED)
