"""Takes a history out as one file of JSON lines, and puts such a file back into any history."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Mapping, Sequence
from typing import Any

from audit.errors import AuditError, InputError
from audit.history.backup import FORMAT, as_export, snapshot_line
from audit.history.rows import IMPORTED, REJUDGED
from audit.history.store import Store
from audit.model.codec import result_from_json, result_to_json
from audit.model.message import msg


def export_history(store: Store, organisation: str | None = None) -> bytes:
    """Return the snapshots, oldest first, one line each after a line that names the format."""
    lines = []
    for entry in sorted(store.list(organisation), key=lambda entry: entry.id):
        document = result_to_json(store.load(entry.id))
        lines.append(
            snapshot_line(
                document.decode(),
                hashlib.sha256(document).hexdigest(),
                number=entry.id,
                kind=entry.kind,
                original=entry.original,
                recorded_at=entry.recorded_at,
            )
        )
    return as_export(lines)


def import_history(store: Store, data: bytes, *, place: str = "") -> int:
    """Add the snapshots of an export that are not there yet; return how many. InputError, before anything is added.

    Their order of recording is kept, so that what superseded what stays the same.
    """
    return add_entries(store, read_export(data, place=place))


def add_entries(store: Store, entries: Sequence[Mapping[str, Any]]) -> int:
    """Add the entries of an export that was read; return how many are new."""
    numbers: dict[int, int | None] = {}
    added = 0
    for entry in entries:
        result = entry["decoded"]
        again = entry["kind"] == REJUDGED
        original = numbers.get(entry["original"]) if again else None
        if again and original is None:
            continue
        kind = REJUDGED if again else IMPORTED
        added += store.append(result, kind=kind, original=original, recorded_at=entry["recorded_at"])
        numbers[entry["id"]] = store.find(result, kind=kind, original=original)
    return added


def read_export(data: bytes, *, place: str = "") -> list[dict[str, Any]]:
    """Read the entries of an export. Raises InputError for what is none, or was changed."""
    told = msg("not-an-export", "This is not an export of a history, or it was changed.")
    try:
        first, *lines = [json.loads(line) for line in data.decode().splitlines() if line]
        if first["format"] != FORMAT:
            raise InputError(told, code=told.code, place=place)
        for number, entry in enumerate(lines, start=2):
            document = entry["result"].encode()
            if hashlib.sha256(document).hexdigest() != entry["sha256"] or not isinstance(entry["id"], int):
                raise InputError(told, code=told.code, place=f"{place}, line {number}")
            entry["decoded"] = result_from_json(document, place=f"{place}, line {number}")
    except AuditError:
        raise
    except (ValueError, KeyError, TypeError, AttributeError) as error:
        raise InputError(told, code=told.code, place=place) from error
    return lines
