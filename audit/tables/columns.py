"""Short constructors for declarations, so that a table reads as a list of its columns."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from typing import Any

from audit.tables.declare import Column, ColumnType, Table
from audit.types import RecordUnit, Sensitivity

_OWN_UNIT = {ColumnType.MONEY: RecordUnit.MONEY, ColumnType.MINUTES: RecordUnit.TIME}
_OPTIONS = ("unit", "sensitivity", "vocabulary", "required", "unique", "least", "support", "derived")


def words(**by_language: str) -> Mapping[str, tuple[str, ...]]:
    """Split comma-separated words by language: ``words(en="hire date, start date", de="Eintritt")``."""
    return {
        language: tuple(word.strip() for word in text.split(",") if word.strip())
        for language, text in by_language.items()
    }


def _column(name: str, kind: ColumnType, description: str, given: dict[str, Any]) -> Column:
    options = {key: given.pop(key) for key in _OPTIONS if key in given}
    return Column(name=name, type=kind, description=description, synonyms=words(**given), **options)


def key(name: str, description: str, **given: Any) -> Column:
    """Declare an identifier."""
    return _column(name, ColumnType.KEY, description, given)


def text(name: str, description: str, **given: Any) -> Column:
    """Declare free text."""
    return _column(name, ColumnType.TEXT, description, given)


def group(name: str, description: str, **given: Any) -> Column:
    """Declare a dimension of identity; special category unless said otherwise."""
    given.setdefault("sensitivity", Sensitivity.SPECIAL)
    given.setdefault("vocabulary", name)
    return _column(name, ColumnType.GROUP, description, given)


def category(name: str, vocabulary: str, description: str, **given: Any) -> Column:
    """Declare a column of a closed vocabulary."""
    return _column(name, ColumnType.CATEGORY, description, {"vocabulary": vocabulary, **given})


def yes_no(name: str, description: str, **given: Any) -> Column:
    """Declare a yes or no."""
    return _column(name, ColumnType.YES_NO, description, given)


def yes_partly_no(name: str, description: str, **given: Any) -> Column:
    """Declare an answer: yes, partly or no."""
    return _column(name, ColumnType.YES_PARTLY_NO, description, {"vocabulary": "answer", **given})


def day(name: str, description: str, **given: Any) -> Column:
    """Declare a date."""
    return _column(name, ColumnType.DATE, description, given)


def number(name: str, description: str, **given: Any) -> Column:
    """Declare a number."""
    return _column(name, ColumnType.NUMBER, description, given)


def count(name: str, description: str, **given: Any) -> Column:
    """Declare a whole number of zero or more."""
    return _column(name, ColumnType.COUNT, description, given)


def money(name: str, description: str, **given: Any) -> Column:
    """Declare an amount of money."""
    return _column(name, ColumnType.MONEY, description, given)


def share(name: str, description: str, **given: Any) -> Column:
    """Declare a share, from 0 to 1 or in per cent."""
    return _column(name, ColumnType.SHARE, description, given)


def minutes(name: str, description: str, **given: Any) -> Column:
    """Declare a duration in minutes."""
    return _column(name, ColumnType.MINUTES, description, given)


def year(name: str, description: str, **given: Any) -> Column:
    """Declare a year."""
    return _column(name, ColumnType.YEAR, description, given)


def table(
    name: str,
    title: str,
    description: str,
    *columns: Column,
    row: RecordUnit,
    requires_any: tuple[tuple[str, ...], ...] = (),
    flow_date: str = "",
    **names: str,
) -> Table:
    """Declare a table; a column counts what a row of its table is, amounts and durations apart."""
    counted = tuple(replace(column, unit=_OWN_UNIT.get(column.type, row)) for column in columns)
    return Table(
        name=name,
        title=title,
        description=description,
        row=row,
        columns=counted,
        requires_any=requires_any,
        flow_date=flow_date,
        names=words(**names),
    )
