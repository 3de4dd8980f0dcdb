"""The input tables as declarations: columns, types, units, vocabularies and synonyms."""

from audit.tables.index import TABLES
from audit.tables.vocabularies import VOCABULARIES

__all__ = ["TABLES", "VOCABULARIES"]
