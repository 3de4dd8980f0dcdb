"""The two consoles, and the language that they speak: results go to standard output, notices to standard error."""

from __future__ import annotations

import codecs
import io
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from contextvars import ContextVar
from pathlib import Path
from typing import TYPE_CHECKING, Any

from rich import markup
from rich.console import Console

from audit.errors import AuditError
from audit.model.message import Message, Placed
from audit.plain_text import visible

if TYPE_CHECKING:
    from audit.report.words import Words

out = Console(highlight=False)
err = Console(stderr=True, highlight=False)
_spoken: ContextVar[str] = ContextVar("spoken", default="en")


_PLAINER = str.maketrans(
    {"\u2212": "-", "\u2013": "-", "\u2014": "-", "\u2026": "...", "\u00a0": " ", "\u202f": " ", "\u2019": "'"}
    | dict.fromkeys("\u201c\u201d\u201e\u00ab\u00bb", '"')
)


def _plainly(error: UnicodeError) -> tuple[str, int]:
    """Stand in for letters that a terminal, or the file that stands for it, has not; a minus stays one."""
    if not isinstance(error, UnicodeEncodeError):
        raise error
    plainer = error.object[error.start : error.end].translate(_PLAINER)
    return "".join(letter if letter.isascii() else "?" for letter in plainer), error.end


def print_what_can_be() -> None:
    """Have no command fail because its terminal has not all letters."""
    codecs.register_error("plainly", _plainly)
    for stream in (sys.stdout, sys.stderr):
        if isinstance(stream, io.TextIOWrapper):
            stream.reconfigure(errors="plainly")


@contextmanager
def speaking(language: str) -> Iterator[None]:
    """Have all that is said within said in a language, errors too, as far as its catalogue goes."""
    before = _spoken.set(language)
    try:
        yield
    except AuditError as error:
        if language != "en":
            error.say(say_message)
        raise
    finally:
        _spoken.reset(before)


def spoken() -> str:
    """Return the language that is spoken."""
    return _spoken.get()


def spoken_words() -> Words | None:
    """Return the words of the language that is spoken; None for English, which needs no catalogue."""
    if spoken() == "en":
        return None
    from audit.report.words import words_for  # takes time to load

    return words_for(spoken())


def say(template: str, /, **params: Any) -> str:
    """Return a sentence in the language that is spoken; its values stay as they are."""
    words = spoken_words()
    return template.format(**params) if words is None else words.say(template, **params)


def say_message(message: Message) -> str:
    """Return a message in the language that is spoken, with the product's own words among its values."""
    words = spoken_words()
    if words is None:
        return message.text
    return words.message(message.whole(say_message) if isinstance(message, Placed) else message)


def say_written(path: Path) -> None:
    """Say that a file was written."""
    out.print(f"[green]{escape(say('Wrote {path}', path=str(path)))}[/green]", soft_wrap=True)


def escape(text: str) -> str:
    """Return a text from outside as it can be printed: no markup of ours, and nothing that steers the terminal."""
    return markup.escape(visible(text))
