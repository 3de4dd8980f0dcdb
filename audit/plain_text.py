"""Texts that come from outside, made safe to show: no sign of them steers a terminal, and none begins a formula."""

from __future__ import annotations

import re

FORMULA_STARTS = ("=", "+", "-", "@", "\t", "\r", "\n", "＝", "＋", "－", "＠")
NEUTRALISED = r"^'('*[=+\-@\t\r\n＝＋－＠])"
"""What a neutralised text begins with; the first group is what the text itself begins with."""
_TO_NEUTRALISE = re.compile(r"'*[=+\-@\t\r\n＝＋－＠]")
_SPACES = re.compile(r"[\t\n\x0b\x0c\r\x85\u2028\u2029]+")
_STEERING = re.compile(r"[\x00-\x08\x0e-\x1f\x7f-\x84\x86-\x9f\u202a-\u202e\u2066-\u2069\ud800-\udfff]")


def neutral(text: str) -> str:
    """Return a text that no spreadsheet program takes for a formula in a CSV; numbers never pass through here.

    An apostrophe is put before it. That one is put before a text too that begins like a neutralised one, so that the
    import can take it off again from all.
    """
    text = text.replace("\x00", "")
    return f"'{text}" if _TO_NEUTRALISE.match(text) else text


def visible(text: str) -> str:
    """Return a text without signs that move the cursor, change colours or turn the direction of what follows."""
    return _STEERING.sub("\ufffd", text)


def shortened(text: str, most: int) -> str:
    """Return a text of at most so many signs: the beginning of a longer one, with a sign that it goes on."""
    return text if len(text) <= most else f"{text[: most - 1].rstrip()}…"


def on_one_line(text: str) -> str:
    """Return a visible text whose line ends are spaces: a name among other words."""
    return visible(_SPACES.sub(" ", text))
