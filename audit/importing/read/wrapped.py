"""Values and records that interfaces wrap: values beside a label, fields in an object of theirs, paths as names."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Mapping
from typing import Any

_BESIDE_A_VALUE = frozenset(("label", "type", "universal_id", "backupvalue"))
_NUMBERED = re.compile(r"(?:dynamic|custom)_?\d+")
_BESIDE_FIELDS = frozenset(
    (
        *("id", "type", "links", "meta", "relationships", "createdTime", "createdDateTime", "lastModifiedDateTime"),
        *("eTag", "@odata.etag", "webUrl", "contentType", "cursor", "__typename", "_index", "_id", "_score", "_type"),
    )
)
_HOLDERS_OF_FIELDS = ("attributes", "fields", "node", "_source")
_TYPED = ("$date", "$oid", "$numberLong", "$numberInt", "$numberDouble", "$numberDecimal")
"""What databases put around a value to tell its type."""


def bare(fields: Mapping[str, Any]) -> dict[str, Any]:
    """Return the fields of an object with the values that stand in them, and those of its “attributes” in its place."""
    if dict not in map(type, fields.values()) and "/" not in "".join(fields):  # most, so this is quick
        return dict(fields)
    labels = [_label(name, part) for name, part in fields.items()]
    times = Counter(labels)
    told = {
        label if label and label not in fields and times[label] == 1 else _dotted(name): _value(part)
        for label, (name, part) in zip(labels, fields.items(), strict=True)
    }
    holder = next((name for name in _HOLDERS_OF_FIELDS if told.keys() - {name} <= _BESIDE_FIELDS), "")
    inner = told.get(holder)
    if not isinstance(inner, Mapping) or not inner:
        return told
    beside = {name: told[name] for name in ("id", "relationships") if name in told}
    return {**beside, **inner}


def _value(part: Any) -> Any:
    if isinstance(part, Mapping) and "value" in part and part.keys() - {"value"} <= _BESIDE_A_VALUE:
        return part["value"]
    if isinstance(part, Mapping) and len(part) == 1 and (name := next(iter(part))) in _TYPED:
        return part[name]
    return part


def _label(name: str, part: Any) -> str:
    """Return the label of a field that an organisation added, which has only a number for a name; else ""."""
    label = part.get("label") if isinstance(part, Mapping) and _NUMBERED.fullmatch(name) else None
    return label if isinstance(label, str) else ""


def _dotted(name: str) -> str:
    return name.strip("/").replace("/", ".") if name.startswith("/") and len(name) > 1 else name
