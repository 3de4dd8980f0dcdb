"""Which tables and columns the checklists ask for."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence

from audit.authoring.describe import ANSWER_COLUMNS, helpful_columns, needed_columns
from audit.model.checklist import Checklist
from audit.tables import TABLES, published
from audit.tables.declare import Column, ColumnType, Table

_MADE_FROM: Mapping[str, tuple[str, ...]] = {
    "employees.annual_pay": ("salary", "hourly_pay", "pay_period", "currency", "fte", "hours"),
    "employees.department_function": ("department",),
    "employees.age_band": ("birth_year",),
    "employees.status": ("hired_on", "left_on"),
    "contracts.vendor_key": ("vendor",),
    "payments.vendor_key": ("vendor",),
    "suppliers.vendor_key": ("vendor",),
}
"""Columns that the import computes, and those that it computes them from."""
_BESIDE: Mapping[str, tuple[str, ...]] = {
    "gender": ("demographics_source",),
    "ethnicity": ("demographics_source",),
    "compensation": ("fee", "currency"),
    "fee": ("compensation", "currency"),
    "commitment": ("statement",),
}
"""Columns that make others worth more; asked for where the table has them."""
_ALWAYS: Mapping[str, tuple[str, ...]] = {"employees": ("hired_on", "left_on"), "appearances": ("declined",)}
"""Columns that say who is counted at all, whatever is asked of a table."""
_PUBLISHED = frozenset(table.name for table in published.TABLES)
_MARKED_AMONG = 3
_TEXT = (ColumnType.KEY, ColumnType.TEXT)


def asked_tables(checklists: Sequence[Checklist]) -> dict[str, tuple[Column, ...]]:
    """Return the tables that the checklists need, each with the columns to fill, in the order of the declaration.

    Tables that others publish, such as wages by job, come as they were published and are not filled in by anybody.
    """
    wanted: dict[str, set[str]] = {}
    for name in _needed(checklists):
        table, _, column = name.partition(".")
        wanted.setdefault(table, set()).update(_MADE_FROM.get(name, (column,)))
    return {
        name: _columns(table, wanted[name])
        for name, table in TABLES.items()
        if name in wanted and name not in _PUBLISHED
    }


def _needed(checklists: Iterable[Checklist]) -> Iterable[str]:
    for checklist in checklists:
        for item in checklist.items:
            columns = (*needed_columns(item), *helpful_columns(item))
            yield from (name for name in columns if name not in ANSWER_COLUMNS)
            if item.applies_when and item.applies_when.table:
                yield f"{item.applies_when.table}."


def _columns(table: Table, wanted: set[str]) -> tuple[Column, ...]:
    wanted = wanted | {name for column in wanted for name in _BESIDE.get(column, ())}
    wanted |= {column.name for column in table.columns if column.required or column.unique}
    wanted |= set(_ALWAYS.get(table.name, ()))
    wanted.add(table.flow_date)
    for group in table.requires_any:
        if wanted.isdisjoint(group):
            wanted.add(group[0])
    chosen = [column for column in table.columns if column.name in wanted and not column.derived]
    if not any(column.type in _TEXT for column in chosen[:_MARKED_AMONG]):
        first = next(column for column in table.columns if column.type in _TEXT)
        chosen = [first, *(column for column in chosen if column is not first)]
    return tuple(chosen)
