"""Mends one line break of WeasyPrint: a text that fits its line, but for the space at its end, lost all but a word.

Pango lets the space hang over the edge and finds nothing to break; WeasyPrint adds the space to the width, takes the
line for one that cannot be broken, and keeps its first word alone.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from typing import Any

Split = Callable[..., tuple[Any, int, int | None, float, float, float]]


@contextmanager
def whole_lines() -> Iterator[None]:
    """Keep lines whole while a document is laid out."""
    from weasyprint.layout import inline

    split = inline.split_first_line
    inline.split_first_line = _without_hanging_space(split)
    try:
        yield
    finally:
        inline.split_first_line = split


def _without_hanging_space(split: Split) -> Split:
    def split_whole(text: str, *arguments: Any, **named: Any) -> tuple[Any, int, int | None, float, float, float]:
        found = split(text, *arguments, **named)
        kept, resume = found[1], found[2]
        bare = text.rstrip(" ")
        if resume is None or bare == text or " " in text.encode()[:kept].decode() or " " not in bare:
            return found
        whole = split(bare, *arguments, **named)
        if whole[2] is not None:
            return found
        # All of it stands on this line; the next one goes on after the space.
        return (*whole[:2], len(text.encode()), *whole[3:])

    return split_whole
