"""Values and records that interfaces wrap: values beside a label, fields below “attributes”, paths as names."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

_BESIDE_A_VALUE = frozenset(("label", "type", "universal_id", "backupvalue"))
_BESIDE_FIELDS = frozenset(("id", "type", "links", "meta", "relationships"))


def bare(fields: Mapping[str, Any]) -> dict[str, Any]:
    """Return the fields of an object with the values that stand in them, and those below “attributes” in its place."""
    if dict not in map(type, fields.values()) and "/" not in "".join(fields):  # most, so this is quick
        return dict(fields)
    told = {_dotted(name): _value(part) for name, part in fields.items()}
    inner = told.get("attributes")
    if not isinstance(inner, Mapping) or not inner or not told.keys() - {"attributes"} <= _BESIDE_FIELDS:
        return told
    beside = {name: told[name] for name in ("id", "relationships") if name in told}
    return {**beside, **inner}


def _value(part: Any) -> Any:
    if isinstance(part, Mapping) and "value" in part and part.keys() - {"value"} <= _BESIDE_A_VALUE:
        return part["value"]
    return part


def _dotted(name: str) -> str:
    return name.strip("/").replace("/", ".") if name.startswith("/") and len(name) > 1 else name
