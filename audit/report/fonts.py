"""The fonts of a report, and which characters they can show."""

from __future__ import annotations

import base64
import unicodedata
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from pathlib import Path

FAMILY = "Report"
FACES = {"regular": (400, "normal"), "bold": (700, "normal"), "italic": (400, "italic")}
"""The faces that a report is set in, each with its weight and style."""
BUNDLED = {name: f"AtkinsonHyperlegibleNext-{name.title()}.woff2" for name in FACES}
FORMATS = {".woff2": "woff2", ".woff": "woff", ".ttf": "truetype", ".otf": "opentype"}
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


def printable(text: str, fonts: Path, faces: Mapping[str, Path] | None = None) -> Shown:
    """Drop control and bidirectional characters and replace those that no font can show: `faces`, or a bundled one."""
    clean = unicodedata.normalize("NFC", text.translate(_UNSAFE).encode("utf-8", "replace").decode())
    missing = set(clean) - {"\n"}
    own = [faces["regular"]] if faces else []
    for path in (*own, fonts / PLAIN, *sorted(fonts.glob("*.ttf"))):
        if missing:  # most texts need the first font only
            missing = missing - _covered(path)
    if not missing:
        return Shown(clean, ())
    return Shown(clean.translate({ord(c): REPLACEMENT for c in missing}), tuple(sorted(missing)))


@cache
def _covered(path: Path) -> frozenset[str]:
    from fontTools.ttLib import TTFont

    with path.open("rb") as file, TTFont(file, lazy=True) as font:
        return frozenset(chr(code) for code in font.getBestCmap())


def is_font(path: Path) -> bool:
    """Whether a file is a font with a table of characters."""
    from fontTools.ttLib import TTLibError

    try:
        return bool(_covered(path))
    except (TTLibError, OSError, AttributeError, ValueError, KeyError):
        return False


def bundled_faces(fonts: Path) -> dict[str, Path]:
    """Return the files of the faces that come with the program."""
    return {name: fonts / file for name, file in BUNDLED.items()}


def font_faces(faces: Mapping[str, Path]) -> str:
    """Return the @font-face rules, with the fonts inside, so that nothing has to be fetched."""
    return "\n".join(_rule(faces[name], weight, style) for name, (weight, style) in FACES.items())


@cache
def _rule(path: Path, weight: int, style: str) -> str:
    kind = FORMATS[path.suffix.lower()]
    data = base64.b64encode(path.read_bytes()).decode()
    return (
        f"@font-face{{font-family:{FAMILY};font-weight:{weight};font-style:{style};"
        f"src:url(data:font/{path.suffix.lower()[1:]};base64,{data}) format('{kind}')}}"
    )
