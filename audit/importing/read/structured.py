"""JSON and JSON lines as sheets of strings, the names of fields in the first row."""

from __future__ import annotations

import json
import re
from collections.abc import Mapping, Sequence
from dataclasses import replace
from typing import Any

import pyarrow as pa

from audit.importing.read.nested import are_named_lists, named_lists, record_lists
from audit.importing.read.people_lists import MOST_JOINED, PEOPLE, is_records, people_of
from audit.importing.read.references import decision_among
from audit.importing.read.refusal import Refusal, too_large, too_many_bytes, too_wide
from audit.importing.read.row_by_row import MAX_HEADER_FIELDS
from audit.importing.read.sheet import MAX_CELLS, Note, ReadSheet
from audit.importing.read.wrapped import bare

_DEEPEST = 6
_MOST_RECORDS = 1_000_000
_LARGEST_JSON = 32 * 1024 * 1024
_LANGUAGES = frozenset(("en", "fr", "de", "es", "it", "pt", "nl", "ca", "pl", "sv", "ja", "pt-br", "de-formal", "ar"))
_ASKED = ("question", "label", "attribute_id")
_ANSWERED = ("answer", "content", "answerValue", "response", "value")
"""What forms call a question and what was answered to it."""
_REPLIES = ("replies", "directReplies")
_OF_FIELDS = "_group"
"""How reports of Workday end the names of what only groups the fields of a record."""
_BETWEEN = re.compile(r"[\s\x1e]*")


def read_json(data: bytes) -> list[ReadSheet]:
    """Read a list of objects, a list of rows, an object of such lists (one sheet each), or JSON lines.

    Lists within lists are joined to what holds them.
    """
    if len(data) > _LARGEST_JSON:
        raise too_many_bytes(_LARGEST_JSON)
    loaded, repeated = _loads(_text(data))
    lists = record_lists(loaded)
    notes = (Note(code="repeated-fields", count=repeated),) if repeated else ()
    sheets = [_sheet(name if len(lists) > 1 or name in PEOPLE else "", part) for name, part in lists.items()]
    if not any(sheet.cells.num_columns for sheet in sheets):
        raise Refusal("no-records", "The JSON holds no list of records.")
    return [replace(sheet, notes=notes) for sheet in sheets]


def _text(data: bytes) -> str:
    try:
        return data.decode(json.detect_encoding(data)).removeprefix("\ufeff")
    except UnicodeDecodeError as error:
        raise Refusal("json", "The file starts like JSON, but is not written in UTF-8.") from error


def _loads(text: str) -> tuple[Any, int]:
    """Return what JSON says, or all that follows one another in it, and how many objects name a field twice.

    Raise Refusal that names the first line that cannot be read.
    """
    repeated = 0

    def as_object(pairs: list[tuple[str, Any]]) -> dict[str, Any]:
        nonlocal repeated
        made = dict(pairs)
        repeated += len(made) < len(pairs)
        return bare(made)

    if text.count("{") > _MOST_RECORDS:
        raise too_large()
    decoder = json.JSONDecoder(object_pairs_hook=as_object)
    loaded: list[Any] = []
    position = _BETWEEN.match(text).end()  # type: ignore[union-attr]
    while position < len(text):
        try:
            value, position = decoder.raw_decode(text, position)
        except json.JSONDecodeError as error:
            said = "The file starts like JSON, but line {line:,} cannot be read as JSON."
            raise Refusal("json", said, line=error.lineno) from error
        except (ValueError, RecursionError) as error:
            raise Refusal(
                "json", "The JSON holds a number too long, or lists in lists too deep, to be read."
            ) from error
        loaded.append(value)
        if len(loaded) > _MOST_RECORDS:
            raise too_large()
        position = _BETWEEN.match(text, position).end()  # type: ignore[union-attr]
    return (loaded[0] if len(loaded) == 1 else loaded), repeated


def _sheet(name: str, records: Sequence[Any]) -> ReadSheet:
    if records and all(isinstance(record, list) for record in records):
        return _sheet_of_rows(name, records)
    if len(records) > _MOST_RECORDS:
        raise too_large(name)
    columns: dict[str, list[str | None]] = {}
    count, most = 0, max(MOST_JOINED, len(records))
    for record in records:
        for row in _rows_of(record) if isinstance(record, Mapping) else ():
            for key, text in row.items():
                column = columns.get(key)
                if column is None:
                    column = columns[key] = _begun(key, name, len(columns), count)
                if len(column) <= count:
                    column += [None] * (1 + count - len(column))
                column.append(text)
            count += 1
        if count > most:
            raise too_large(name)
    if len(columns) * count > MAX_CELLS:
        raise too_large(name)
    return _as_sheet(name, [column + [None] * (1 + count - len(column)) for column in columns.values()])


def _begun(key: str, sheet: str, columns: int, rows: int) -> list[str | None]:
    """Return a column with its name, unless there are too many before it."""
    if columns >= MAX_HEADER_FIELDS:
        raise too_wide(columns + 1, sheet)
    if columns * rows > MAX_CELLS:
        raise too_large(sheet)
    return [key]


def _sheet_of_rows(name: str, rows: Sequence[Sequence[Any]]) -> ReadSheet:
    width = max(map(len, rows))
    if width * len(rows) > MAX_CELLS:
        raise too_large(name)
    return _as_sheet(name, [[scalar(row[at]) if at < len(row) else None for row in rows] for at in range(width)])


def _as_sheet(name: str, columns: Sequence[Sequence[str | None]]) -> ReadSheet:
    cells = pa.table([_strings(column) for column in columns], names=[str(place) for place in range(len(columns))])
    return ReadSheet(name=name, cells=cells, columns=tuple(range(len(columns))))


def _strings(texts: Sequence[str | None]) -> pa.Array:
    try:
        return pa.array(texts, pa.string())
    except UnicodeEncodeError:  # halves of signs, which no text has
        return pa.array([text and text.encode("utf-8", "replace").decode() for text in texts], pa.string())


def _rows_of(record: Mapping[str, Any]) -> list[dict[str, str | None]]:
    """Flatten a record; each person in its lists of people makes a row."""
    if list not in map(type, record.values()):  # most records, so this is quick
        return [_flatten(record)]
    listed, people = people_of(record)
    base = _flatten({key: part for key, part in record.items() if key not in listed})
    if not people:
        return [base]
    return [
        {**base, **_flatten(person, f"{prefix}."), **({f"{prefix}.role": role} if role else {})}
        for prefix, role, person in people
    ]


def _flatten(record: Mapping[str, Any], prefix: str = "", depth: int = 0) -> dict[str, str | None]:
    flat: dict[str, str | None] = {}
    for key, value in record.items():
        if type(value) is str:  # most fields, so this is quick
            flat[prefix + key] = value
        elif type(value) not in (list, dict):
            flat[prefix + key] = scalar(value)
        elif _are_answers(value):
            flat.update(_answers(value))
        elif are_named_lists(value):
            flat.update(named_lists(value))
        elif key in _REPLIES and (decision := decision_among(value)):
            flat["decision"] = decision
        elif key.endswith(_OF_FIELDS) and is_records(value):
            flat.update(_group(value, prefix, depth))
        elif isinstance(value, Mapping) and value.keys() <= _LANGUAGES:
            flat[f"{prefix}{key}"] = scalar(value.get("en") or next(filter(None, value.values()), None))
        elif isinstance(value, Mapping) and depth < _DEEPEST:
            flat.update(_flatten(value, f"{prefix}{key}.", depth + 1))
        else:
            flat[f"{prefix}{key}"] = scalar(value)
    return flat


def _group(parts: Sequence[Mapping[str, Any]], prefix: str, depth: int) -> dict[str, str | None]:
    """Return the fields of a group as those of the record that it stands in; those of several parts stand together."""
    told: dict[str, list[str]] = {}
    for part in parts if depth < _DEEPEST else ():
        for name, text in _flatten(part, prefix, depth + 1).items():
            told.setdefault(name, []).extend([text] if text else [])
    return {name: "; ".join(dict.fromkeys(texts)) or None for name, texts in told.items()}


def _are_answers(value: Any) -> bool:
    """Return whether a list holds questions with their answers, as systems export those of a form."""
    return is_records(value) and all(_field(record, _ASKED) and _field(record, _ANSWERED) for record in value)


def _field(record: Mapping[str, Any], names: Sequence[str]) -> str:
    return next((name for name in names if name in record), "")


def _answers(records: Sequence[Mapping[str, Any]]) -> dict[str, str | None]:
    return {
        str(record.get("question_identifier") or _words(record[_field(record, _ASKED)])): _words(
            record[_field(record, _ANSWERED)]
        )
        or None
        for record in records
    }


def _words(part: Any) -> str:
    """Return the first text in a question or answer, which may be given by language or in an object of its own."""
    while isinstance(part, Mapping):
        part = part.get("question") or part.get("answer") or part.get("en") or next(iter(part.values()), None)
    return str(part) if part is not None and not isinstance(part, list) else ""


def scalar(value: Any) -> str | None:
    """Return a value as text; a list as its parts with semicolons between them, None where it is blank."""
    if isinstance(value, str):
        return value
    if value is None:
        return None
    if isinstance(value, bool):
        return "true" if value else "false"
    if isinstance(value, float):
        return number(value)
    if isinstance(value, bytes):
        return value.decode("utf-8", "replace")
    if isinstance(value, (list, tuple)):
        return "; ".join(str(part) for part in value if not isinstance(part, (Mapping, list))) or None
    return str(value)


def number(value: float | None) -> str | None:
    """Return a number as text, a whole one without decimals."""
    if value is None or value != value:
        return None
    return str(int(value)) if value.is_integer() and abs(value) < 1e15 else repr(value)
