"""Words by which a figure is about a kind of supplier (“MBE”, “Non-certified”, “Black-owned”), and no people."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise

from audit.importing.fold import header_keys, header_words
from audit.importing.synonyms import meanings
from audit.importing.vocabulary import lookup

_CERTIFIED = frozenset(
    (
        *("mbe", "wbe", "mwbe", "mwbes", "mbes", "wbes", "dbe", "dbes", "sbe", "dvbe", "sdvob", "sdvobs", "sdvosb"),
        *("lgbtbe", "acdbe", "ebe", "lbe", "hub", "hubs", "hubzone", "vbe", "vosb", "wosb", "edwosb", "8a", "msbe"),
        *("certified", "noncertified", "uncertified", "nonmwbe", "nonmbe", "nonwbe", "nonminority"),
    )
)
_OWNED = frozenset(("owned", "owner", "firms", "vendors", "suppliers", "enterprises", "businesses"))
_VENDORS = frozenset(
    (
        *("vendor", "vendors", "supplier", "suppliers", "contractor", "subcontractor", "fournisseur", "lieferant"),
        *("proveedor", "fornecedor", "fornitore", "leverancier", "payee"),
    )
)
_NAMED = ("vendor", "vendor_id", "vendor_key", "contract", "payment")
_TABLES = ("contracts", "payments", "suppliers")


def is_of_suppliers(text: str) -> bool:
    """Return whether words name a kind of supplier by a certificate, or by who owns it."""
    words = header_words(text)
    joined = {"".join(pair) for pair in pairwise(words)}
    if _CERTIFIED & {*words, *joined}:
        return True
    return bool(_OWNED & set(words)) and any(word in lookup("gender") or word in lookup("ethnicity") for word in words)


def speaks_of_suppliers(texts: Sequence[str]) -> bool:
    """Return whether one of several headers or values names a kind of supplier."""
    return any(map(is_of_suppliers, texts))


def names_vendors(headers: Sequence[str]) -> bool:
    """Return whether rows are of suppliers by the word for them in the header of their name: no “Company” of staff."""
    return names_a_supplier([header for header in headers if _VENDORS & set(header_words(header))])


def names_a_supplier(headers: Sequence[str]) -> bool:
    """Return whether a header is that of a supplier's name, or the key of a contract or payment."""
    return any(
        meaning.column in _NAMED
        for header in headers
        for key in header_keys(header)
        for table in _TABLES
        for meaning in meanings(table).get(key, ())
    )
