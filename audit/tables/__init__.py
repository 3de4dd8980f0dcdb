"""The input tables as declarations: columns, types, units, vocabularies and synonyms."""
