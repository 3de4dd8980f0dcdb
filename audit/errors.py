"""The error tree. Every error says, in one sentence of the user's words, what is wrong and where.

Exit codes: 0 done, 1 below ``--fail-under``, 2 wrong use, 3 unusable input, 4 an output that could
not be written, or an internal error.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import Any, ClassVar, Protocol


class Sentence(Protocol):
    """A sentence as data, which can be said in other languages."""

    @property
    def text(self) -> str:
        """Return the English sentence."""


class AuditError(Exception):
    """Base of all errors that the user is told about in one sentence."""

    exit_code: ClassVar[int] = 4

    def __init__(
        self,
        message: str | Sentence,
        *,
        code: str = "internal",
        place: str = "",
        hint: str = "",
        hints: Sequence[Sentence] = (),
    ) -> None:
        """Keep the sentence apart from the place (file, sheet, cell) and the hint, or hints."""
        self.told = None if isinstance(message, str) else message
        self.hints = tuple(hints)
        self.message = message if isinstance(message, str) else message.text
        super().__init__(self.message)
        self.code = code
        self.place = place
        self.hint = hint or " ".join(sentence.text for sentence in hints)

    def say(self, words: Callable[[Any], str]) -> None:
        """Put the sentence and its hints into other words, as far as they are data."""
        if self.told is not None:
            self.message = words(self.told)
        if self.hints:
            self.hint = " ".join(map(words, self.hints))

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
