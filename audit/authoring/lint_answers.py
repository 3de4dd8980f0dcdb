"""Answers of an organisation that no item can use: outside the scale, of a retired item, of a misspelt one."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace
from pathlib import Path

from audit.checklists import check_answers
from audit.checklists.problems import Problem, problem_of
from audit.config import Settings
from audit.errors import AuditError
from audit.importing import import_files
from audit.model.checklist import Checklist
from audit.model.result import DataIssue
from audit.types import IssueLevel


def lint_answers(paths: Sequence[Path], checklists: Sequence[Checklist]) -> Iterator[Problem]:
    """Yield what is wrong with the answers in workbooks, with sheet and cell; each file is read by itself."""
    for path in paths:
        try:
            dataset = import_files([path], Settings())
        except AuditError as error:
            yield problem_of(error, error.place or str(path))
            continue
        _, issues = check_answers(checklists, dataset.answers)
        yield from (_problem(path, issue) for issue in issues if issue.level is not IssueLevel.INFO)


def _problem(path: Path, issue: DataIssue) -> Problem:
    place = ", ".join(part for part in (str(path), issue.sheet, issue.cell) if part)
    return Problem(place, 0, replace(issue.message, code=issue.code))
