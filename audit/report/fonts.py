"""The bundled fonts, and which characters they can show."""

from __future__ import annotations

import base64
import unicodedata
from dataclasses import dataclass
from functools import cache
from pathlib import Path

FAMILY = "Report"
FACES = (
    ("AtkinsonHyperlegibleNext-Regular.woff2", 400, "normal"),
    ("AtkinsonHyperlegibleNext-Bold.woff2", 700, "normal"),
    ("AtkinsonHyperlegibleNext-Italic.woff2", 400, "italic"),
)
PLAIN = "AtkinsonHyperlegibleNext-Regular.ttf"
"""The fallback of the private font configuration: Pango takes no compressed fonts there, and crashes without any."""

REPLACEMENT = "?"

BIDI_CONTROLS = "\u061c\u200e\u200f\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069"
_INVISIBLE = {ord(character): None for character in BIDI_CONTROLS + "\ufeff\u2028\u2029"}
_CONTROLS = {code: " " if code in (9, 10, 13) else None for code in (*range(32), *range(127, 160))}
_UNSAFE = {**_INVISIBLE, **{code: to for code, to in _CONTROLS.items() if code != 10}}


@dataclass(frozen=True, slots=True)
class Shown:
    """A text in which every character can be printed, and the ones that had to be replaced."""

    text: str
    replaced: tuple[str, ...]


def printable(text: str, fonts: Path) -> Shown:
    """Drop control and bidirectional characters and replace those that no bundled font can show."""
    clean = unicodedata.normalize("NFC", text.translate(_UNSAFE).encode("utf-8", "replace").decode())
    missing = set(clean) - {"\n"}
    for path in (fonts / PLAIN, *sorted(fonts.glob("*.ttf"))):
        if missing:  # most texts need the first font only
            missing = missing - _covered(path)
    if not missing:
        return Shown(clean, ())
    return Shown(clean.translate({ord(c): REPLACEMENT for c in missing}), tuple(sorted(missing)))


@cache
def _covered(path: Path) -> frozenset[str]:
    from fontTools.ttLib import TTFont

    with TTFont(path, lazy=True) as font:
        return frozenset(chr(code) for code in font.getBestCmap())


@cache
def font_faces(fonts: Path) -> str:
    """Return the @font-face rules, with the fonts inside, so that nothing has to be fetched."""
    rules = []
    for name, weight, style in FACES:
        data = base64.b64encode((fonts / name).read_bytes()).decode()
        rules.append(
            f"@font-face{{font-family:{FAMILY};font-weight:{weight};font-style:{style};"
            f"src:url(data:font/woff2;base64,{data}) format('woff2')}}"
        )
    return "\n".join(rules)
