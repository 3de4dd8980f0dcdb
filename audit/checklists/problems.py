"""What is wrong with a checklist file: a sentence, and the file and line that it is about."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from audit.errors import SettingsError


@dataclass(frozen=True, slots=True, order=True)
class Problem:
    """One thing to put right. `file` is as the user named it; `line` counts from 1, 0 where no line is meant."""

    file: str
    line: int
    code: str
    message: str
    hint: str = ""

    @property
    def place(self) -> str:
        """Return ``file:line`` as editors understand it."""
        return f"{self.file}:{self.line}" if self.line else self.file

    def __str__(self) -> str:
        """Return place, sentence and hint as one line."""
        hint = f" {self.hint}" if self.hint else ""
        return f"{self.place}: {self.message}{hint}"


def refuse(problems: Sequence[Problem]) -> None:
    """Raise SettingsError for the first problem; without problems do nothing."""
    if problems:
        raise first_problem(problems)


def first_problem(problems: Sequence[Problem]) -> SettingsError:
    """Return the error for the first of the problems, which says how many more there are."""
    first = min(problems)
    hint = first.hint
    if len(problems) > 1:
        rest = len(problems) - 1
        more = "is 1 more problem" if rest == 1 else f"are {rest} more problems"
        hint = f"{hint} There {more}; `audit checklists lint` lists them all.".strip()
    return SettingsError(first.message, code=first.code, place=first.place, hint=hint)
