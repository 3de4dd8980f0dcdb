"""What is written before a migration, so that no fault of it loses anything."""

from __future__ import annotations

import json
import zlib
from datetime import UTC, datetime
from pathlib import Path

import platformdirs
import sqlalchemy as sa
from sqlalchemy.engine import URL, Connection, Engine

from audit.files import write_bytes
from audit.history.schema import snapshots

FORMAT = "policy-audit history 1"
"""Of an export: this line first, then one line a snapshot."""


def back_up(engine: Engine, url: URL, revision: str) -> Path:
    """Write a copy of a SQLite file beside it, or all snapshots of a server into the user's own data directory."""
    stamp = datetime.now(UTC).strftime("%Y%m%dT%H%M%S%f")
    if url.get_backend_name() == "sqlite":
        path = Path(url.database or "")
        return _copy_file(engine, path.with_name(f"{path.name}.{revision}-{stamp}.backup"))
    folder = platformdirs.user_data_path("policy-audit", appauthor=False) / "backups"
    path = folder / f"{url.host or 'local'}-{url.database or 'history'}.{revision}-{stamp}.jsonl"
    with engine.connect() as connection:
        write_bytes(path, _export_rows(connection), private=True)
    return path


def snapshot_line(document: str, sha256: str, *, number: int, kind: str, original: int | None, recorded_at: str) -> str:
    """Return the line of an export that holds one snapshot."""
    entry = {
        "id": number,
        "kind": kind,
        "original": original,
        "recorded_at": recorded_at,
        "sha256": sha256,
        "result": document,
    }
    return json.dumps(entry, ensure_ascii=False)


def as_export(lines: list[str]) -> bytes:
    """Return an export of these snapshots."""
    return ("\n".join([json.dumps({"format": FORMAT}), *lines]) + "\n").encode()


def _copy_file(engine: Engine, copy: Path) -> Path:
    copy.touch(mode=0o600)
    with engine.connect().execution_options(packs=True) as connection:
        connection.exec_driver_sql("VACUUM INTO ?", (str(copy),))
    return copy


def _export_rows(connection: Connection) -> bytes:
    """Return all snapshots as they are stored; every revision has had these columns."""
    columns = snapshots.c
    query = sa.select(
        columns.id, columns.kind, columns.original, columns.recorded_at, columns.document, columns.document_sha256
    ).order_by(columns.id)
    return as_export(
        [
            snapshot_line(
                zlib.decompress(row.document).decode(),
                row.document_sha256,
                number=row.id,
                kind=row.kind,
                original=row.original,
                recorded_at=row.recorded_at,
            )
            for row in connection.execute(query)
        ]
    )
