"""Columns as readers know them: by the headers of the input workbooks in their language, not by our names."""

from __future__ import annotations

from collections.abc import Iterable

from audit.model.result import AuditResult, ToRecord
from audit.tables import TABLES
from audit.tables.headers import word_of

ANSWER = ("policies.status",)
"""What a question that is asked needs: an answer."""


def column_words(names: Iterable[str], language: str) -> str:
    """Return "leaving kind, exit interview (employees); format (events)" for names such as `employees.leaving_kind`.

    What is no column of ours stays as it is.
    """
    named: dict[str, list[str]] = {}
    for name in names:
        table, _, column = name.strip().partition(".")
        found = TABLES[table].column(column) if table in TABLES else None
        named.setdefault(table if found else "", []).append(word_of(found, language) if found else name.strip())
    return "; ".join(
        ", ".join(columns) + (f" ({word_of(TABLES[table], language)})" if table else "")
        for table, columns in named.items()
    )


def columns_to_keep(entry: ToRecord, result: AuditResult) -> tuple[str, ...]:
    """Return the columns that would answer a question: those that are missing, else those that were too few to say."""
    if entry.columns:
        return entry.columns
    judged = result.item(entry.item)
    measurement = None if judged is None else judged.measurement
    return ANSWER if measurement is None else measurement.columns_used or ANSWER


def table_words(names: Iterable[str], language: str) -> str:
    """Return the names of tables as the sheets of the input workbooks are called."""
    return ", ".join(word_of(TABLES[name], language) if name in TABLES else name for name in names)
