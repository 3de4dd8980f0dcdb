"""The two consoles: results go to standard output, progress and notices to standard error."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager

from rich import markup
from rich.console import Console

from audit.errors import AuditError
from audit.plain_text import visible

out = Console(highlight=False)
err = Console(stderr=True, highlight=False)


@contextmanager
def speaking(language: str) -> Iterator[None]:
    """Have the errors that are raised within said in a language, as far as its catalogue goes."""
    try:
        yield
    except AuditError as error:
        if language != "en" and (error.told or error.hints):
            from audit.report.words import words_for  # takes time to load, and English needs none

            error.say(words_for(language).message)
        raise


def escape(text: str) -> str:
    """Return a text from outside as it can be printed: no markup of ours, and nothing that steers the terminal."""
    return markup.escape(visible(text))
