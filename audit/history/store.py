"""The history: snapshots of results, appended one transaction each and never changed."""

from __future__ import annotations

import dataclasses
import hashlib
import zlib
from dataclasses import dataclass
from datetime import UTC, date, datetime
from types import TracebackType
from typing import Any, Self

import platformdirs
import sqlalchemy as sa
from sqlalchemy.engine import Connection

from audit.errors import HistoryError, UsageError
from audit.history.database import open_engine, parse_url, plain_errors, writing
from audit.history.keys import checklists_digest, inputs_digest, snapshot_key
from audit.history.schema import item_scores, snapshots
from audit.model.codec import result_from_json, result_to_json
from audit.model.period import Period
from audit.model.result import AuditResult
from audit.types import Audience

RUN, IMPORTED, REJUDGED = "run", "imported", "rejudged"

_SUMMARY = [column for column in snapshots.columns if column.name != "document"]


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


def default_url() -> str:
    """Return the history in the user's own data directory."""
    path = platformdirs.user_data_path("policy-audit", appauthor=False) / "history.sqlite"
    return f"sqlite:///{path}"


def open_store(url: str) -> Store:
    """Open a history by path or URL, creating or migrating it where needed. Raises HistoryError in one sentence."""
    return Store(url)


class Store:
    """An open history; use it as a context manager."""

    def __init__(self, url: str) -> None:
        self._url = parse_url(url)
        self._engine = open_engine(self._url)

    def __enter__(self) -> Self:
        """Return the store itself."""
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        """Close all connections."""
        self.close()

    def close(self) -> None:
        """Close all connections."""
        self._engine.dispose()

    def remember(self, result: AuditResult) -> bool:
        """Add a result; return False if the same run is there already.

        A result of the same period and audience made from other files, settings or checklists supersedes the newest
        one; both stay. A confidential result is never stored.
        """
        if result.audience is Audience.CONFIDENTIAL:
            message = "A confidential result is never stored."
            raise UsageError(
                message, code="confidential-stored", hint="Run it for another audience, or without history."
            )
        return self.append(result, kind=RUN)

    def append(self, result: AuditResult, *, kind: str, original: int | None = None, recorded_at: str = "") -> bool:
        """Add a result of the given kind; return False if it is there already."""
        key = snapshot_key(result, kind=kind if kind == REJUDGED else "", original=original)
        row = _row_of(result, key, kind, original, recorded_at)
        items = _items_of(result)
        with plain_errors(self._url), writing(self._engine) as connection:
            if connection.execute(sa.select(snapshots.c.id).where(snapshots.c.key == key)).first():
                return False
            if kind != REJUDGED:
                row["supersedes"] = _newest_of_period(connection, result)
            number = connection.execute(sa.insert(snapshots).values(row).returning(snapshots.c.id)).scalar_one()
            if items:
                connection.execute(sa.insert(item_scores), [{"snapshot": number, **item} for item in items])
        return True

    def list(self, organisation: str | None = None, *, rejudged: bool = True) -> tuple[Snapshot, ...]:
        """Return the snapshots by organisation, period and order of recording."""
        query = sa.select(*_SUMMARY, _is_superseded().label("superseded")).order_by(
            snapshots.c.organisation, snapshots.c.period_end, snapshots.c.id
        )
        if organisation is not None:
            query = query.where(snapshots.c.organisation == organisation)
        if not rejudged:
            query = query.where(snapshots.c.kind != REJUDGED)
        with plain_errors(self._url), self._engine.connect() as connection:
            return tuple(_snapshot(row) for row in connection.execute(query).mappings())

    def load(self, number: int) -> AuditResult:
        """Return the result of a snapshot; HistoryError if there is none or it was changed."""
        query = sa.select(snapshots.c.document, snapshots.c.document_sha256).where(snapshots.c.id == number)
        with plain_errors(self._url), self._engine.connect() as connection:
            row = connection.execute(query).first()
        if row is None:
            message = f"There is no snapshot {number} in the history."
            raise HistoryError(message, code="no-snapshot", place=self.place)
        return decode_document(row.document, row.document_sha256, f"{self.place}, snapshot {number}")

    def previous(self, organisation: str, period: Period, *, audience: Audience | None = None) -> AuditResult | None:
        """Return the newest accepted result of the latest earlier period; with `audience`, one of that audience."""
        found = self._accepted_before(organisation, period, audience)
        return self.load(found[-1].id) if found else None

    def earlier(self, organisation: str, period: Period) -> tuple[AuditResult, ...]:
        """Return the accepted results of all earlier periods, oldest first, one for each period and audience."""
        return tuple(self.load(entry.id) for entry in self._accepted_before(organisation, period, None))

    @property
    def place(self) -> str:
        """Return the address of the history without a password."""
        return self._url.render_as_string(hide_password=True)

    def _accepted_before(self, organisation: str, period: Period, audience: Audience | None) -> tuple[Snapshot, ...]:
        return tuple(
            entry
            for entry in self.list(organisation, rejudged=False)
            if not entry.superseded
            and entry.period_end < period.end
            and entry.period != period.label
            and audience in (None, entry.audience)
        )


def decode_document(document: bytes, sha256: str, place: str) -> AuditResult:
    """Return the result of a stored document; HistoryError if it is not what was stored."""
    try:
        data = zlib.decompress(document)
    except zlib.error:
        data = b""
    if hashlib.sha256(data).hexdigest() != sha256:
        message = "The stored result was changed after it was recorded."
        raise HistoryError(message, code="snapshot-changed", place=place)
    return result_from_json(data, place=place)


def _newest_of_period(connection: Connection, result: AuditResult) -> int | None:
    query = sa.select(sa.func.max(snapshots.c.id)).where(
        snapshots.c.organisation == result.organisation,
        snapshots.c.period == result.period.label,
        snapshots.c.audience == result.audience.value,
        snapshots.c.kind != REJUDGED,
    )
    number: int | None = connection.execute(query).scalar()
    return number


def _is_superseded() -> sa.Exists:
    later = snapshots.alias("later")
    return sa.exists().where(later.c.supersedes == snapshots.c.id)


def _row_of(result: AuditResult, key: str, kind: str, original: int | None, recorded_at: str) -> dict[str, Any]:
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


def _items_of(result: AuditResult) -> list[dict[str, Any]]:
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


def _snapshot(row: sa.RowMapping) -> Snapshot:
    fields = {field.name: row[field.name] for field in dataclasses.fields(Snapshot)}
    fields["audience"] = Audience(fields["audience"])
    for name in ("period_start", "period_end", "created"):
        fields[name] = date.fromisoformat(fields[name])
    fields["superseded"] = bool(fields["superseded"])
    return Snapshot(**fields)
