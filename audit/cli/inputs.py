"""Reads the documents that a command is given: result documents and exports."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from audit.errors import InputError, UsageError

if TYPE_CHECKING:
    from audit.model.comparison import Comparison
    from audit.model.result import AuditResult


def read_bytes(path: Path) -> bytes:
    """Return a file's content; InputError in one sentence if it cannot be read."""
    try:
        return path.read_bytes()
    except FileNotFoundError as error:
        message = "There is no such file."
        raise InputError(message, code="no-file", place=str(path)) from error
    except OSError as error:
        message = "The file cannot be read."
        raise InputError(message, code="unreadable", place=str(path)) from error


def load_result(name: str, history: str | None) -> AuditResult:
    """Return a result by the name of its document (.json) or by its number in the history."""
    return load_compared(name, history)[0]


def load_compared(name: str, history: str | None) -> tuple[AuditResult, Comparison | None]:
    """Return such a result with its comparison: that of its document, or with the period before it in the history."""
    from audit.history import compare, default_url, open_store

    if name.isdigit():
        with open_store(history or default_url()) as store:
            result = store.load(int(name))
            before = store.previous(result.organisation, result.period, audience=result.audience)
            earlier = store.earlier(result.organisation, result.period)
            return result, None if before is None else compare(before, result, earlier=earlier)
    if Path(name).suffix != ".json":
        message = f"{name!r} is neither a result document (.json) nor a number of `audit history list`."
        raise UsageError(message, code="which-result")
    from audit.report.document import read_document

    return read_document(read_bytes(Path(name)), place=name)
