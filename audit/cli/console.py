"""The two consoles: results go to standard output, progress and notices to standard error."""

from __future__ import annotations

from rich import markup
from rich.console import Console

from audit.plain_text import visible

out = Console(highlight=False)
err = Console(stderr=True, highlight=False)


def escape(text: str) -> str:
    """Return a text from outside as it can be printed: no markup of ours, and nothing that steers the terminal."""
    return markup.escape(visible(text))
