"""Reads the documents that a command is given: result documents and exports."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from audit.errors import InputError, UsageError
from audit.model.message import msg
from audit.system_words import reason_of

if TYPE_CHECKING:
    from audit.model.comparison import Comparison
    from audit.model.result import AuditResult


def read_bytes(path: Path) -> bytes:
    """Return a file's content; InputError in one sentence if it cannot be read."""
    try:
        return path.read_bytes()
    except FileNotFoundError as error:
        told = msg("no-file", "There is no such file.")
        raise InputError(told, code=told.code, place=str(path)) from error
    except OSError as error:
        told = msg("unreadable", "The file cannot be read.")
        raise InputError(told, code=told.code, place=str(path), hints=[reason_of(error)]) from error


def load_result(name: str, history: str | None) -> AuditResult:
    """Return a result by the name of its document (.json) or by its number in the history."""
    return load_compared(name, history)[0]


def load_compared(name: str, history: str | None) -> tuple[AuditResult, Comparison | None]:
    """Return such a result with its comparison: that of its document, or with the period before it in the history."""
    from audit.history import compare, default_url, open_store

    if name.isdigit():
        with open_store(history or default_url(), create=False) as store:
            result = store.load(int(name))
            before = store.previous(result.organisation, result.period, audience=result.audience)
            earlier = store.earlier(result.organisation, result.period)
            return result, None if before is None else compare(before, result, earlier=earlier)
    if Path(name).suffix != ".json":
        told = msg(
            "which-result",
            "{name} is neither a result document (.json) nor a number of `audit history list`.",
            name=f"`{name}`",
        )
        raise UsageError(told, code=told.code)
    from audit.report.document import read_document

    return read_document(read_bytes(Path(name)), place=name)
