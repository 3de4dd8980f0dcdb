"""All input tables by name."""

from __future__ import annotations

from collections.abc import Mapping
from types import MappingProxyType

from audit.tables import appearances, events, governance, money, people, published
from audit.tables.declare import Table
from audit.tables.headers import with_words

_ALL = (*events.TABLES, *appearances.TABLES, *people.TABLES, *governance.TABLES, *money.TABLES, *published.TABLES)

TABLES: Mapping[str, Table] = MappingProxyType({table.name: with_words(table) for table in _ALL})
"""Every kind of input table, by its canonical name."""
