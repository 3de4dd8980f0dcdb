"""What a validator found wrong with a value, as a sentence of ours that names the key and the part of the file."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from audit.checklists.documents import Path_
from audit.checklists.schema_base import not_as_written
from audit.model.message import Message, Placed, msg, placed, quoted

_WRONG = "wrong-value"
_KINDS: Mapping[str, str] = {
    **dict.fromkeys(("string_type", "string_sub_type"), "text"),
    **dict.fromkeys(("bool_type", "bool_parsing"), "yes-no"),
    **dict.fromkeys(("tuple_type", "list_type"), "list"),
    **dict.fromkeys(("dict_type", "model_type", "model_attributes_type"), "keys"),
    **dict.fromkeys(("float_type", "float_parsing"), "number"),
    **dict.fromkeys(("int_type", "int_parsing", "int_from_float"), "whole"),
}
"""What a validator calls each kind of value."""
_WANTED: Mapping[str, str] = {
    "text": "The value of {key}{where} must be text.",
    "yes-no": "The value of {key}{where} must be `true` or `false`.",
    "list": "The value of {key}{where} must be a list.",
    "keys": "The value of {key}{where} must hold keys and values.",
    "number": "The value of {key}{where} must be a number.",
    "whole": "The value of {key}{where} must be a whole number.",
    "finite_number": "The value of {key}{where} must be a finite number.",
    "string_too_short": "The value of {key}{where} must not be empty.",
}
_LIMITS = {
    "greater_than_equal": "ge",
    "greater_than": "gt",
    "less_than_equal": "le",
    "less_than": "lt",
    "string_too_long": "max_length",
    "too_long": "max_length",
    "too_short": "min_length",
}
"""Where a validator keeps the limit that a value breaks."""
_BEYOND: Mapping[str, str] = {
    "greater_than_equal": "The value of {key}{where} must be greater than or equal to {limit}.",
    "greater_than": "The value of {key}{where} must be greater than {limit}.",
    "less_than_equal": "The value of {key}{where} must be less than or equal to {limit}.",
    "less_than": "The value of {key}{where} must be less than {limit}.",
    "string_too_long": "The value of {key}{where} must not be longer than {limit} characters.",
    "too_long": "The value of {key}{where} must not have more than {limit} entries.",
    "too_short": "The value of {key}{where} must have {limit} entries or more.",
}


def fault(errors: list[Mapping[str, Any]], key: str, where: Message | None) -> Message:
    """Return what is wrong with the value of a key; where it may have several forms, each of them reports an error."""
    error = errors[0]
    kind, context = str(error["type"]), error.get("ctx", {})
    other = "The value of {key}{where} has not the form that is expected here."
    if kind.startswith("audit_"):
        told: Placed = context["sentence"]
        return told.at(where)
    if len(errors) > 1:
        return placed(_WRONG, other, where, key=key)
    if kind in ("enum", "literal_error"):
        return _allowed(str(context["expected"]), key, where)
    if kind == "string_pattern_mismatch":
        return not_as_written(str(context["pattern"]), where, key)
    if kind in _BEYOND:
        return placed(_WRONG, _BEYOND[kind], where, key=key, limit=f"{context[_LIMITS[kind]]:g}")
    return placed(_WRONG, _WANTED.get(_KINDS.get(kind, kind), other), where, key=key)


def _allowed(expected: str, key: str, where: Message | None) -> Message:
    """Say what a value may be; the validator lists it with commas, and an "or" before the last."""
    others, _, last = expected.rpartition(" or ")
    if not others:
        return placed(_WRONG, "The value of {key}{where} must be {only}.", where, key=key, only=last)
    text = "The value of {key}{where} must be {others} or {last}."
    return placed(_WRONG, text, where, key=key, others=others, last=last)


def around(data: Any, path: Path_) -> Message | None:
    """Return "in 'key' of 'item'" for the part of the file that the path leads to; None for the file itself."""
    owner, key, here = "", "", data
    for part in path:
        here = here[part]
        if isinstance(here, dict) and isinstance(here.get("id"), str) and isinstance(part, int):
            owner, key = here["id"], ""
        elif isinstance(part, str) and part != "items":
            key = part
    if key and owner:
        return msg("where", "in {key} of {name}", key=quoted(key), name=quoted(owner))
    return msg("where", "in {key}", key=quoted(key or owner)) if key or owner else None


def name_of(path: Path_, file: str) -> str:
    """Return the key that a path ends in, as a sentence quotes it; the file where it has none."""
    words = [str(part) for part in path if isinstance(part, str)]
    return quoted(words[-1] if words else file)
