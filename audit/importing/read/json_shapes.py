"""Tables that a JSON document holds by columns, by the ids of its records, or with the names of its columns apart."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from typing import Any

_ALIKE = 0.5  # of the fields of all records, what each has on average
_DEEPEST = 8
_NAMES = ("columns", "headers", "header", "fields", "cols")
_ROWS = ("data", "rows", "values")


def turned_about(loaded: Mapping[str, Any]) -> list[Any]:
    """Return the records, or the rows below their names, of an object that holds a table another way; else nothing."""
    for shape in (_columns, headed_rows, _by_position, alike_by_key, _grouped_records):
        found = shape(loaded)
        if found:
            return found
    return []


def _is_plain(part: Any) -> bool:
    return not isinstance(part, (Mapping, list))


def _columns(loaded: Mapping[str, Any]) -> list[Any]:
    """Return the records of an object of columns, each a list of as many values."""
    columns = list(loaded.values())
    if len(columns) < 2 or not all(
        isinstance(column, list) and column and all(map(_is_plain, column)) for column in columns
    ):
        return []
    if len({len(column) for column in columns}) > 1:
        return []
    return [dict(zip(loaded, row, strict=True)) for row in zip(*columns, strict=True)]


def headed_rows(loaded: Mapping[str, Any]) -> list[Any]:
    """Return the rows of an object that names the columns and the rows apart, the names first."""
    rows = next((loaded[name] for name in _ROWS if name in loaded), None)
    if not isinstance(rows, list) or not rows or not all(isinstance(row, list) for row in rows):
        return []
    names = next((list(map(_called, loaded[name])) for name in _NAMES if isinstance(loaded.get(name), list)), None)
    if names is None:
        return rows if len({len(row) for row in rows}) == 1 or "values" in loaded else []
    return [names, *rows] if all(names) and all(len(row) == len(names) for row in rows) else []


def _called(column: Any) -> str:
    """Return the name of a column, which may stand in an object of its own."""
    if isinstance(column, Mapping):
        column = next((column[key] for key in ("name", "label", "title", "field", "id") if key in column), "")
    return column if isinstance(column, str) else ""


def _by_position(loaded: Mapping[str, Any]) -> list[Any]:
    """Return the records of an object of columns, each an object of values by the position of their row."""
    columns = list(loaded.values())
    if len(columns) < 2 or not all(isinstance(column, Mapping) and column for column in columns):
        return []
    if not all(key.isdigit() and _is_plain(value) for column in columns for key, value in column.items()):
        return []
    rows = dict.fromkeys(key for column in columns for key in column)
    return [{name: column.get(row) for name, column in loaded.items()} for row in rows]


def alike_by_key(loaded: Mapping[str, Any]) -> list[Any]:
    """Return the records of an object that holds them by their id, where they are alike."""
    records = list(loaded.values())
    if not are_alike(records):
        return []
    fields = {field for record in records for field in record}
    return [record if "id" in fields else {"id": key, **record} for key, record in loaded.items()]


def are_alike(records: Sequence[Any]) -> bool:
    """Return whether several objects share most of their fields, and have some that are no objects or lists."""
    if len(records) < 2 or not all(isinstance(record, Mapping) and record for record in records):
        return False
    fields = Counter(field for record in records for field in record)
    shared = sum(count for count in fields.values() if count > 1) / (len(fields) * len(records))
    return shared > _ALIKE and all(any(map(_is_plain, record.values())) for record in records)


def _grouped_records(loaded: Mapping[str, Any]) -> list[Any]:
    """Return the records of an object that holds them by day, hour and room, where they are alike."""
    records = list(_grouped(loaded, 0))
    return records if are_alike(records) else []


def _grouped(part: Mapping[str, Any], depth: int) -> Iterator[Mapping[str, Any]]:
    """Yield the objects below those that only hold others."""
    for value in part.values():
        if not isinstance(value, Mapping) or not value:
            continue
        parts = value.get("entries")  # of a session, in a timetable
        if depth < _DEEPEST and isinstance(parts, Mapping) and parts:
            yield from _grouped(parts, depth + 1)
            continue
        if depth < _DEEPEST and all(isinstance(inner, Mapping) for inner in value.values()):
            yield from _grouped(value, depth + 1)
        else:
            yield value
