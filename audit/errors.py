"""The error tree. Every error says, in one sentence of the user's words, what is wrong and where.

Exit codes: 0 done, 1 below ``--fail-under``, 2 wrong use, 3 unusable input, 4 internal.
"""

from __future__ import annotations

from typing import ClassVar


class AuditError(Exception):
    """Base of all errors that the user is told about in one sentence."""

    exit_code: ClassVar[int] = 4

    def __init__(self, message: str, *, code: str = "internal", place: str = "", hint: str = "") -> None:
        """Keep the sentence apart from the place (file, sheet, cell) and the hint."""
        super().__init__(message)
        self.message = message
        self.code = code
        self.place = place
        self.hint = hint

    def __str__(self) -> str:
        """Return place, message and hint as one line."""
        where = f"{self.place}: " if self.place else ""
        hint = f" {self.hint}" if self.hint else ""
        return f"{where}{self.message}{hint}"


class UsageError(AuditError):
    """The command was used wrongly: a flag, a name or a setting that cannot be."""

    exit_code = 2


class SettingsError(UsageError):
    """A setting, a profile or a checklist is malformed; the place names file and line."""


class InputError(AuditError):
    """The input cannot be used; the place names file, sheet and cell."""

    exit_code = 3


class HistoryError(AuditError):
    """The history cannot be read or written; nothing was changed."""

    exit_code = 3


class RenderError(AuditError):
    """A report could not be written; an older one is still in its place."""

    exit_code = 4
