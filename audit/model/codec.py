"""To JSON and back, exactly. The result document's schema is generated from the same types."""

from __future__ import annotations

from functools import cache
from typing import Any

from pydantic import TypeAdapter
from pydantic_core import from_json

from audit.errors import InputError
from audit.model.comparison import Comparison
from audit.model.message import msg
from audit.model.result import SCHEMA_VERSION, AuditResult


@cache
def _adapter(kind: type[Any]) -> TypeAdapter[Any]:
    return TypeAdapter(kind)


def result_to_json(result: AuditResult, *, indent: int | None = None) -> bytes:
    """Return the result document in UTF-8 JSON."""
    return _adapter(AuditResult).dump_json(result, indent=indent)


def result_from_json(data: bytes, *, place: str = "") -> AuditResult:
    """Read a result document; InputError if it is none, or of a newer schema."""
    try:
        said = from_json(data, allow_inf_nan=False)  # NaN is no JSON, but would be taken for a number
        if not isinstance(said, dict) or "schema" not in said:
            raise ValueError("no schema")  # of any version, a document says which one it is of
        result: AuditResult = _adapter(AuditResult).validate_json(data)
    except ValueError as error:  # pydantic's own errors included
        told = msg("not-a-result", "This is not a result document of this program, or it was changed by hand.")
        raise InputError(told, code=told.code, place=place) from error
    if result.schema.split(".")[0] != SCHEMA_VERSION.split(".")[0]:
        told = msg(
            "result-schema",
            "The result document has schema {schema}; this version reads {schema_version}.",
            schema=result.schema,
            schema_version=SCHEMA_VERSION,
        )
        raise InputError(told, code=told.code, place=place)
    return result


def comparison_to_json(comparison: Comparison) -> bytes:
    """Return a comparison in UTF-8 JSON."""
    return _adapter(Comparison).dump_json(comparison)


def result_schema() -> dict[str, Any]:
    """Return the JSON Schema of the result document."""
    return _adapter(AuditResult).json_schema(mode="serialization")
