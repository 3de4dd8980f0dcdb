"""What the import noticed, without the numbers and places that would tell of a few people.

A remark on an answer about oneself ("in no list; counted as another gender") never gives its number, nor the rows where
it stands. Of other remarks on people, and of rows outside the period, a number below the threshold of counts is left
out; where they stand is needed to put them right, and is kept from the public only.
"""

from __future__ import annotations

import re
from collections.abc import Collection, Iterable
from dataclasses import fields, replace

from audit.disclosure.rules import Limits
from audit.model.message import Message
from audit.model.profile import Thresholds
from audit.model.result import DataIssue, SourceFile
from audit.tables import TABLES
from audit.types import Audience, RecordUnit

UNSAID = "…"
"""Stands in a sentence for a number that is left out, in any language; one below the threshold is said to be that."""

PEOPLE_TABLES = frozenset(name for name, table in TABLES.items() if table.row is RecordUnit.PERSON)

OF_THE_LAYOUT = frozenset({"table-recognised", "header-row", "date-order", "hourly-pay", "questions-counted"})
"""Remarks that count columns or lines of a sheet, or name a setting."""

OF_ANSWERS = frozenset({"group-as-written", "hispanic-combined"})
"""Remarks on what people say of themselves."""

_CELL = re.compile(r"\b([A-Z]{1,3})\d+\b")


def protect_issues(issues: Iterable[DataIssue], audience: Audience, thresholds: Thresholds) -> tuple[DataIssue, ...]:
    """Return the remarks as an audience may see them."""
    limits = Limits.of(thresholds, audience)
    return tuple(_protect(issue, limits) for issue in issues)


def _protect(issue: DataIssue, limits: Limits) -> DataIssue:
    given = {field.name: getattr(issue, field.name) for field in fields(DataIssue)}
    if issue.table in PEOPLE_TABLES and issue.code not in OF_THE_LAYOUT:
        of_answers = issue.code in OF_ANSWERS
        if of_answers or (issue.rows is not None and 0 < issue.rows < limits.counts):
            told = UNSAID if of_answers else f"< {limits.counts}"
            given |= {"rows": None, "message": _unsaid(issue.message, {issue.rows}, told)}
        if of_answers or limits.audience is Audience.PUBLIC:
            given["cell"] = columns_only(issue.cell)
    return DataIssue(**given)


def few_rows_unsaid(
    sources: Iterable[SourceFile], audience: Audience, thresholds: Thresholds
) -> tuple[SourceFile, ...]:
    """Return the sources without the number of rows outside the period where it would tell of a few people."""
    limits = Limits.of(thresholds, audience)
    return tuple(
        replace(source, rows_outside_period=0)
        if source.table in PEOPLE_TABLES and source.rows_outside_period < limits.counts
        else source
        for source in sources
    )


def _unsaid(message: Message, numbers: Collection[int | None], told: str) -> Message:
    params = {name: told if value in numbers else value for name, value in message.params.items()}
    return Message(code=message.code, template=message.template, params=params)


def columns_only(cells: str) -> str:
    """Return the columns of cells ("C17, C20 and 3 more" is C); a header stays itself."""
    found = _CELL.findall(cells)
    return ", ".join(dict.fromkeys(found)) if found else cells
