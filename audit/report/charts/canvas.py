"""A small SVG canvas: the shapes that the charts are made of, and how wide their words are."""

from __future__ import annotations

import unicodedata
from collections.abc import Sequence
from html import escape
from itertools import pairwise

WIDTH = 340.0
"""The chart's share of the text width (90 mm) in CSS pixels, so that 11 px of the chart print as 8 pt."""

FONT = "Report,Arial,Helvetica,sans-serif"
"""A browser gives a picture none of the page's fonts, so others are named that are about as wide."""

WIDER = 1.1
"""How much wider words may be in the font that a browser takes instead."""

SIZE = 11.0
RISE = 3.8
"""From the middle of a line of text to its baseline."""

_NARROW, _WIDE, _FULL = frozenset("iljtfrI.,:;'|!()[] "), frozenset("mwMW%@—…"), ("W", "F")


class Canvas:
    """Collects shapes in the order in which they are painted."""

    def __init__(self, height: float, colours: dict[str, str], width: float = WIDTH) -> None:
        """Start an empty picture of the given height."""
        self.width, self.height, self.colours = width, height, colours
        self._shapes: list[str] = []

    def line(
        self, x1: float, y1: float, x2: float, y2: float, *, colour: str, width: float = 1.0, dash: str = ""
    ) -> None:
        """Draw a straight line."""
        dashed = f' stroke-dasharray="{dash}"' if dash else ""
        self._shapes.append(
            f'<path d="M{_n(x1)} {_n(y1)}L{_n(x2)} {_n(y2)}" stroke="{self.colours[colour]}"'
            f' stroke-width="{_n(width)}"{dashed}/>'
        )

    def path(self, points: Sequence[tuple[float, float]], *, colour: str, width: float, dash: str = "") -> None:
        """Draw the line through all points."""
        for (x1, y1), (x2, y2) in pairwise(points):
            self.line(x1, y1, x2, y2, colour=colour, width=width, dash=dash)

    def dot(self, x: float, y: float, *, colour: str, radius: float = 3.6, hollow: bool = False) -> None:
        """Draw a point; a hollow one is as large as a filled one."""
        stroke = self.colours[colour]
        fill, size = (self.colours["paper"], radius - 0.7) if hollow else (stroke, radius)
        edge = f' stroke="{stroke}" stroke-width="1.4"' if hollow else ""
        self._shapes.append(f'<circle cx="{_n(x)}" cy="{_n(y)}" r="{_n(size)}" fill="{fill}"{edge}/>')

    def text(
        self, x: float, y: float, words: str, *, anchor: str = "start", colour: str = "ink", bold: bool = False
    ) -> None:
        """Write words whose middle is at `y`."""
        weight = ' font-weight="700"' if bold else ""
        place = "" if anchor == "start" else f' text-anchor="{anchor}"'
        inner = escape(words, quote=False)
        self._shapes.append(
            f'<text x="{_n(x)}" y="{_n(y + RISE)}" fill="{self.colours[colour]}"{place}{weight}>{inner}</text>'
        )

    def svg(self) -> str:
        """Return the document."""
        width, height = _n(self.width), _n(self.height)
        return (
            f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {width} {height}" width="{width}" height="{height}"'
            f' font-family="{FONT}" font-size="{_n(SIZE)}">{"".join(self._shapes)}</svg>'
        )


def width_of(words: str) -> float:
    """Return about how wide words are, a little more rather than less."""
    return sum(_advance(character) for character in words) * SIZE


def _advance(character: str) -> float:
    if unicodedata.east_asian_width(character) in _FULL:
        return 1.0
    if character in _NARROW:
        return 0.36
    return 0.92 if character in _WIDE else 0.66 if character.isupper() else 0.57


def fitted(words: str, room: float) -> str:
    """Cut words to what fits into the room, with an ellipsis."""
    if width_of(words) <= room:
        return words
    kept = words
    while kept and width_of(kept + "…") > room:
        kept = kept[:-1]
    return kept.rstrip(" ,;") + "…"


def _n(value: float) -> str:
    text = f"{value:.2f}".rstrip("0").rstrip(".")
    return "0" if text in ("-0", "") else text
