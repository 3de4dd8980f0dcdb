"""What makes two results the same run: the key of a snapshot."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Iterable

from audit.model.result import AuditResult


def snapshot_key(result: AuditResult, *, kind: str = "", original: int | None = None) -> str:
    """Return the digest of organisation, period, audience, checklists, inputs, settings and versions.

    A result judged again is another snapshot than the original, so it adds its kind and the original's id.
    """
    period = result.period
    dates = [day.isoformat() for day in (period.start, period.end, period.as_of)]
    parts = [
        [result.organisation, period.label, *dates, result.audience.value],
        [checklists_digest(result), inputs_digest(result), result.settings_digest],
        [result.versions.measures, result.versions.scoring, result.schema],
    ]
    return _digest([*parts, [kind, str(original)]] if kind else parts)


def checklists_digest(result: AuditResult) -> str:
    """Return the digest of all checklists applied."""
    return _digest(sorted((one.checklist, one.version, one.digest) for one in result.checklists))


def inputs_digest(result: AuditResult) -> str:
    """Return the digest of what was read, and how its columns were understood; the order of files is no matter."""
    return _digest(
        sorted(
            (source.sha256 or source.file, source.sheet, source.table, sorted(source.columns.items()))
            for source in result.sources
        )
    )


def _digest(parts: Iterable[object]) -> str:
    return hashlib.sha256(json.dumps(list(parts), ensure_ascii=False).encode()).hexdigest()
