"""The result document: the result as JSON, with the comparison under a key of its own, and a checksum of both."""

from __future__ import annotations

import json
from typing import Any

from pydantic import TypeAdapter, ValidationError

from audit.errors import InputError
from audit.model.codec import comparison_to_json, result_from_json, result_schema, result_to_json
from audit.model.comparison import Comparison
from audit.model.message import msg
from audit.model.result import AuditResult
from audit.model.seal import SEAL, sealed

_KEY = b',"comparison":'


def render_json(result: AuditResult, comparison: Comparison | None = None) -> bytes:
    """Return the result document. The comparison is appended, so that it remains a result document for any reader."""
    body = result_to_json(result)
    if comparison is not None:
        body = body.removesuffix(b"}") + _KEY + comparison_to_json(comparison) + b"}"
    return sealed(body) + b"\n"


def document_schema() -> dict[str, Any]:
    """Return the JSON Schema of the result document, with the comparison under its own key."""
    schema = result_schema()
    comparison = TypeAdapter(Comparison).json_schema(mode="serialization")
    schema["$schema"] = "https://json-schema.org/draft/2020-12/schema"
    schema["$defs"] = {**comparison.pop("$defs", {}), **schema["$defs"], "Comparison": comparison}
    schema["properties"]["comparison"] = {"$ref": "#/$defs/Comparison"}
    schema["properties"][SEAL] = {"type": "string", "title": "Checksum of everything else"}
    return schema


def read_document(data: bytes, *, place: str = "") -> tuple[AuditResult, Comparison | None]:
    """Read a result document back, with its comparison. Raises InputError if it is none."""
    result = result_from_json(data, place=place)
    found = json.loads(data).get("comparison")
    if found is None:
        return result, None
    try:
        return result, TypeAdapter(Comparison).validate_python(found, strict=False)
    except ValidationError as error:
        told = msg("not-a-comparison", "The comparison in this result document was changed by hand.")
        raise InputError(told, code=told.code, place=place) from error
