"""What is wrong with a checklist file: a sentence, and the file and line that it is about."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from functools import total_ordering

from audit.errors import AuditError, SettingsError
from audit.model.message import Message, msg


@total_ordering
@dataclass(frozen=True, slots=True, eq=False)
class Problem:
    """One thing to put right. `file` is as the user named it; `line` counts from 1, 0 where no line is meant.

    Problems stand in the order of their place, whatever language they are said in.
    """

    file: str
    line: int
    told: Message
    hints: tuple[Message, ...] = ()

    @property
    def code(self) -> str:
        """Return the stable name of this kind of problem."""
        return self.told.code

    @property
    def message(self) -> str:
        """Return the English sentence."""
        return self.told.text

    @property
    def hint(self) -> str:
        """Return in English what to do about it."""
        return " ".join(hint.text for hint in self.hints)

    @property
    def place(self) -> str:
        """Return ``file:line`` as editors understand it."""
        return f"{self.file}:{self.line}" if self.line else self.file

    def said(self, words: Callable[[Message], str]) -> str:
        """Return place, sentence and hints as one line, in other words."""
        return " ".join((f"{self.place}:", words(self.told), *map(words, self.hints)))

    def __str__(self) -> str:
        """Return place, sentence and hints as one line."""
        return self.said(lambda message: message.text)

    def __eq__(self, other: object) -> bool:
        """Return whether both say the same of the same place."""
        return isinstance(other, Problem) and self._key() == other._key()

    def __hash__(self) -> int:
        """Return the hash of what it says, and where."""
        return hash(self._key())

    def __lt__(self, other: Problem) -> bool:
        """Return whether it stands before another one."""
        return self._key() < other._key()

    def _key(self) -> tuple[str, int, str, str, str]:
        return self.file, self.line, self.code, self.message, self.hint


def problem_of(error: AuditError, file: str, line: int = 0, *hints: Message) -> Problem:
    """Return what an error says as a problem of a file, under the error's own code, with further hints."""
    told = error.told if isinstance(error.told, Message) else Message(error.code, error.message)
    own = tuple(hint for hint in error.hints if isinstance(hint, Message))
    return Problem(file, line, replace(told, code=error.code), (*hints, *own))


def refuse(problems: Sequence[Problem]) -> None:
    """Raise SettingsError for the first problem; without problems do nothing."""
    if problems:
        raise first_problem(problems)


def first_problem(problems: Sequence[Problem]) -> SettingsError:
    """Return the error for the first of the problems, which says how many more there are."""
    first = min(problems)
    hints = list(first.hints)
    if len(problems) > 1:
        more = "There are {n} more problems; `audit checklists lint` lists them all."
        hints.append(msg("more-problems", more, n=len(problems) - 1))
    return SettingsError(first.told, code=first.code, place=first.place, hints=hints)
