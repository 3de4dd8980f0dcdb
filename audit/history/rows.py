"""Between results and the rows of the history."""

from __future__ import annotations

import dataclasses
import hashlib
import zlib
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import UTC, date, datetime
from typing import Any

import sqlalchemy as sa

from audit.errors import AuditError, HistoryError
from audit.history.keys import checklists_digest, first_key, inputs_digest, snapshot_key
from audit.model.codec import result_from_json, result_to_json
from audit.model.message import Message, msg
from audit.model.result import AuditResult
from audit.types import Audience

RUN, IMPORTED, REJUDGED = "run", "imported", "rejudged"
_UNREADABLE = {
    "snapshot-changed": "Snapshot {number}: the stored result was changed after it was recorded.",
    "result-schema": "Snapshot {number}: the stored result has a form that this version does not read.",
    "not-a-result": "Snapshot {number}: what is stored is no result document.",
}


@dataclass(frozen=True, slots=True, kw_only=True)
class Snapshot:
    """One row of the history, without its document."""

    id: int
    kind: str
    organisation: str
    period: str
    period_start: date
    period_end: date
    audience: Audience
    profile: str
    score: float | None
    low: float
    high: float
    coverage: float
    created: date
    recorded_at: str
    tool_version: str
    superseded: bool  # a later run of the same period corrects it
    original: int | None  # the snapshot that was judged again


def decode_document(document: bytes, sha256: str, place: str) -> AuditResult:
    """Return the result of a stored document; HistoryError if it is not what was stored."""
    try:
        data = zlib.decompress(document)
    except zlib.error:
        data = b""
    if hashlib.sha256(data).hexdigest() != sha256:
        told = msg("snapshot-changed", "The stored result was changed after it was recorded.")
        raise HistoryError(told, code=told.code, place=place)
    return result_from_json(data, place=place)


def faults_of(number: int, row: sa.RowMapping, items: Mapping[str, tuple[str, float | None]]) -> Iterator[Message]:
    """Yield what contradicts what between a row, its document and its items."""
    try:
        result = decode_document(row["document"], row["document_sha256"], "")
    except AuditError as error:
        yield msg(f"history.{error.code}", _UNREADABLE.get(error.code, _UNREADABLE["not-a-result"]), number=number)
        return
    again = row["kind"] == REJUDGED
    kind, original = REJUDGED if again else "", row["original"] if again else None
    keys = [make(result, kind=kind, original=original) for make in (snapshot_key, first_key)]
    if row["key"] not in keys:
        yield msg("history.key", "Snapshot {number}: its key is not that of its document.", number=number)
    if (result.organisation, result.period.label, result.overall.value) != (
        row["organisation"],
        row["period"],
        row["score"],
    ):
        yield msg("history.row", "Snapshot {number}: its row says something else than its document.", number=number)
    if {entry["item"]: (entry["outcome"], entry["score"]) for entry in items_of(result)} != items:
        yield msg("history.items", "Snapshot {number}: its questions are not those of its document.", number=number)


def row_of(result: AuditResult, key: str, kind: str, original: int | None, recorded_at: str) -> dict[str, Any]:
    """Return the row of a result; `supersedes` is for the store to say."""
    data = result_to_json(result)
    return {
        "key": key,
        "kind": kind,
        "organisation": result.organisation,
        "period": result.period.label,
        "period_start": result.period.start.isoformat(),
        "period_end": result.period.end.isoformat(),
        "audience": result.audience.value,
        "profile": result.profile.id,
        "checklists_digest": checklists_digest(result),
        "inputs_digest": inputs_digest(result),
        "settings_digest": result.settings_digest,
        "measures_version": result.versions.measures,
        "scoring_version": result.versions.scoring,
        "tool_version": result.versions.tool,
        "result_schema": result.schema,
        "score": result.overall.value,
        "low": result.overall.low,
        "high": result.overall.high,
        "coverage": result.overall.coverage,
        "created": result.created.isoformat(),
        "recorded_at": recorded_at or datetime.now(UTC).isoformat(timespec="seconds"),
        "original": original,
        "document": zlib.compress(data, 6),
        "document_sha256": hashlib.sha256(data).hexdigest(),
    }


def items_of(result: AuditResult) -> list[dict[str, Any]]:
    """Return the rows of the items of a result."""
    return [
        {
            "item": item.item,
            "checklist": item.checklist,
            "outcome": item.outcome.value,
            "score": item.score,
            "value": item.measurement.value if item.measurement else None,
            "n": item.measurement.n if item.measurement else None,
        }
        for checklist in result.checklists
        for item in checklist.items
    ]


def snapshot_of(row: sa.RowMapping) -> Snapshot:
    """Return what a row says, in its types."""
    fields = {field.name: row[field.name] for field in dataclasses.fields(Snapshot)}
    fields["audience"] = Audience(fields["audience"])
    for name in ("period_start", "period_end", "created"):
        fields[name] = date.fromisoformat(fields[name])
    fields["superseded"] = bool(fields["superseded"])
    return Snapshot(**fields)
