"""Words that stand outside the margins of a page, as a reader of the file finds them."""

from __future__ import annotations

import re
import subprocess
from collections.abc import Iterator
from pathlib import Path

_PAGE = re.compile(r'<page width="([\d.]+)"')
_WORD = re.compile(r'<word xMin="([-\d.]+)" yMin="[-\d.]+" xMax="([-\d.]+)"')
_MARGIN = 14 / 25.4 * 72  # points, as in the style sheet
_BEARING = 1.0  # a letter may lean over its box by a point


def pages_with_words_in_the_margin(file: Path) -> list[int]:
    """Return the pages on which a word begins or ends in the left or right margin."""
    done = subprocess.run(["pdftotext", "-bbox", file, "-"], capture_output=True, text=True, check=True)
    return sorted(set(_outside(done.stdout.splitlines())))


def _outside(lines: list[str]) -> Iterator[int]:
    page, width = 0, 0.0
    for line in lines:
        if opened := _PAGE.search(line):
            page, width = page + 1, float(opened[1])
        word = _WORD.search(line)
        room = _MARGIN - _BEARING
        if word and (float(word[1]) < room or float(word[2]) > width - room):
            yield page
