"""Answers to asked items, from the rows of `policies`."""

from __future__ import annotations

from collections.abc import Sequence

import pandas as pd

from audit.model.result import Answer, SourceFile
from audit.tables.dataset import CELL, FILE, ROW


def answers_from(frame: pd.DataFrame, sources: Sequence[SourceFile]) -> dict[str, Answer]:
    """Return item id -> answer; a later row for the same item replaces an earlier one."""
    answers: dict[str, Answer] = {}
    for row in frame.to_dict("records"):
        item = _text(row.get("item")) or _text(row.get("policy"))
        status = row.get("status")
        if not item or status is None or pd.isna(status):
            continue
        source = sources[int(row[FILE])] if int(row[FILE]) < len(sources) else None
        cell = _text(row.get(CELL)) or f"row {row[ROW]}"
        where = ", ".join(part for part in (source.file, source.sheet, cell) if part) if source else ""
        answers[item] = Answer(
            item=item,
            value=str(status),
            evidence=_text(row.get("evidence")),
            date=_day(row.get("reviewed_on")) or _day(row.get("adopted_on")),
            owner=_text(row.get("owner")),
            source=where,
        )
    return answers


def _text(value: object) -> str:
    return "" if value is None or pd.isna(value) else str(value)  # type: ignore[call-overload]


def _day(value: object) -> str:
    return value.date().isoformat() if isinstance(value, pd.Timestamp) and not pd.isna(value) else ""
