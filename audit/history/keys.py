"""What makes two results the same run: the key of a snapshot."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Iterable

from audit.model.result import AuditResult


def snapshot_key(result: AuditResult, *, kind: str = "", original: int | None = None) -> str:
    """Return the digest of organisation, period, audience, checklists, inputs, settings, versions and what came of it.

    What came of it belongs to the key because not all that decides it is in the rest: a waiver ends on a day, a mapping
    file or a benchmark may have changed, and more is hidden once more reports are known. The day of the run and the
    due dates that follow from it do not. A result judged again is another snapshot than the original, so it adds its
    kind and the original's id.
    """
    return _digest([*_made_from(result), ["found", found_digest(result)], *_again(kind, original)])


def first_key(result: AuditResult, *, kind: str = "", original: int | None = None) -> str:
    """Return the key as the first releases made it, without what came of the run; their snapshots keep it."""
    return _digest([*_made_from(result), *_again(kind, original)])


def _made_from(result: AuditResult) -> list[list[object]]:
    period = result.period
    dates = [day.isoformat() for day in (period.start, period.end, period.as_of)]
    return [
        [result.organisation, period.label, *dates, result.audience.value],
        [checklists_digest(result), inputs_digest(result), result.settings_digest],
        [result.versions.measures, result.versions.scoring, result.schema],
    ]


def _again(kind: str, original: int | None) -> list[list[object]]:
    return [[kind, str(original)]] if kind else []


def found_digest(result: AuditResult) -> str:
    """Return the digest of every outcome, score and published value, and of the waivers that have ended."""
    found: list[list[object]] = [[result.overall.value, result.overall.low, result.overall.high]]
    for checklist in result.checklists:
        for item in checklist.items:
            measured = item.measurement
            value = (measured.value, measured.n, measured.visibility.value) if measured else ()
            scores = (item.score, item.low, item.high)
            found.append([item.item, item.outcome.value, item.waiver_expired, *scores, *value])
    return _digest(_rounded(row) for row in found)


def _rounded(row: list[object]) -> list[object]:
    """Round, so that another machine's last bit is not another run."""
    return [round(value, 9) if isinstance(value, float) else value for value in row]


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
