"""A theme: colours, logo, style and templates, in a folder that can stand in for the bundled ones."""

from __future__ import annotations

import base64
import re
import tomllib
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any
from xml.etree import ElementTree

from audit.errors import SettingsError
from audit.model.message import Message, msg
from audit.report.fonts import FACES, FORMATS, bundled_faces, is_font
from audit.resources import folder

LIGHT: dict[str, str] = {
    "ink": "#16242d",
    "muted": "#4b5b66",
    "navy": "#12344d",
    "link": "#0b5c8a",
    "paper": "#ffffff",
    "rule": "#d5dde2",
    "line": "#c9d3d9",
    "track": "#dfe6ea",
    "range": "#a9c3d3",
    "mark": "#0b5c8a",
    "met": "#0b5c8a",
    "partly": "#966300",
    "unmet": "#8f1f14",
    "open": "#5b6770",
}
"""Colours on paper and on a light screen."""

DARK: dict[str, str] = {
    "ink": "#e8eef2",
    "muted": "#b3c0c9",
    "navy": "#cfe3f1",
    "link": "#8cc8ee",
    "paper": "#10191f",
    "rule": "#2b3a44",
    "line": "#3b4c58",
    "track": "#26343d",
    "range": "#3f6079",
    "mark": "#6db6e3",
    "met": "#7cc0ec",
    "partly": "#e5b567",
    "unmet": "#f0967f",
    "open": "#b3c0c9",
}
"""Colours on a dark screen."""

TEXT = ("ink", "muted", "navy", "link", "met", "partly", "unmet", "open")
MARKS = ("mark", "navy", "met", "partly", "unmet")
TEXT_CONTRAST = 4.5
MARK_CONTRAST = 3.0
LARGEST_LOGO = 500_000
LARGEST_FONT = 2_000_000
LOGO_TYPES = {".svg": "image/svg+xml", ".png": "image/png", ".jpg": "image/jpeg", ".jpeg": "image/jpeg"}
SIGNATURES = {"image/png": b"\x89PNG\r\n\x1a\n", "image/jpeg": b"\xff\xd8\xff"}

_COLOUR = re.compile(r"#[0-9a-fA-F]{6}")


@dataclass(frozen=True, slots=True, kw_only=True)
class Theme:
    """Where templates and fonts lie, the colours of both modes, and the logo as a data URI.

    `faces` are what the text is set in; `fonts` is the folder of those that stand in for characters it has not.
    """

    name: str
    templates: tuple[Path, ...]
    fonts: Path
    faces: dict[str, Path]
    light: dict[str, str] = field(default_factory=lambda: dict(LIGHT))
    dark: dict[str, str] = field(default_factory=lambda: dict(DARK))
    logo: str = ""
    logo_text: str = ""


def default_theme() -> Theme:
    """Return the bundled theme."""
    base = folder("templates")
    fonts = base / "fonts"
    return Theme(name="plain", templates=(base / "report",), fonts=fonts, faces=bundled_faces(fonts))


def load_theme(path: Path) -> Theme:
    """Read a theme's folder: theme.toml with colours, logo and fonts, and templates in place of those of their name.

    Raises SettingsError where a colour cannot be read on its ground, a key is unknown, the logo is not a picture or a
    font is none.
    """
    place = path / "theme.toml"
    try:
        given = tomllib.loads(place.read_text(encoding="utf-8-sig"))
    except (OSError, ValueError) as error:  # no TOML, or no text
        told = msg("theme-unreadable", "The theme has no theme.toml that can be read.")
        raise SettingsError(told, code=told.code, place=str(place)) from error
    unknown = sorted(set(given) - {"name", "light", "dark", "logo", "logo_text", "fonts"})
    if unknown:
        told = msg("theme-key", "A theme has no key {value}.", value=f"`{unknown[0]}`")
        raise SettingsError(told, code=told.code, place=str(place))
    bundled = default_theme()
    light = _colours("light", given, LIGHT, place)
    dark = _colours("dark", given, DARK, place)
    for mode, colours in (("light", light), ("dark", dark)):
        for problem in contrast_problems(colours):
            told = msg("theme-contrast", "Two colours of the theme's {mode} mode are too alike.", mode=f"`{mode}`")
            raise SettingsError(told, code=told.code, place=str(place), hints=[problem])
    return Theme(
        name=str(given.get("name", path.name)),
        templates=(path, *bundled.templates),
        fonts=bundled.fonts,
        faces=_faces(path, given.get("fonts"), place) or bundled.faces,
        light=light,
        dark=dark,
        logo=_logo(path, given, place),
        logo_text=str(given.get("logo_text", "")),
    )


def _colours(mode: str, chosen: dict[str, Any], base: dict[str, str], place: Path) -> dict[str, str]:
    given = chosen.get(mode, {})
    if not isinstance(given, dict):
        given = {mode: given}
    for name, value in given.items():
        if name not in base or not _COLOUR.fullmatch(str(value)):
            told = msg(
                "theme-colour",
                "{name} = {value} is no colour of a theme; write one of its names and #rrggbb.",
                name=name,
                value=f"`{value}`",
            )
            raise SettingsError(told, code=told.code, place=str(place))
    return {**base, **{name: str(value) for name, value in given.items()}}


def contrast_problems(colours: dict[str, str]) -> list[Message]:
    """Return the pairs of colours that WCAG 2.2 AA does not allow."""
    paper = colours["paper"]
    pairs = [(name, "paper", TEXT_CONTRAST) for name in TEXT] + [(name, "paper", MARK_CONTRAST) for name in MARKS]
    return [
        msg(
            "theme-contrast-pair",
            "{first} on {second} has a contrast of {found:.1f} to 1, and {needed} is needed.",
            first=name,
            second=ground,
            found=found,
            needed=wanted,
        )
        for name, ground, wanted in pairs
        if (found := contrast(colours[name], paper)) < wanted
    ]


def contrast(one: str, other: str) -> float:
    """Return the contrast ratio of two colours, from 1 to 21, as WCAG 2.2 defines it."""
    high, low = sorted((_luminance(one), _luminance(other)), reverse=True)
    return (high + 0.05) / (low + 0.05)


def _luminance(colour: str) -> float:
    parts = [int(colour[place : place + 2], 16) / 255 for place in (1, 3, 5)]
    linear = [part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4 for part in parts]
    return 0.2126 * linear[0] + 0.7152 * linear[1] + 0.0722 * linear[2]


def _faces(path: Path, given: Any, place: Path) -> dict[str, Path]:
    """Return the files of a theme's own fonts; nothing where it has none."""
    if given is None:
        return {}
    named = given if isinstance(given, dict) else {}
    files = {name: path / Path(str(file)).name for name, file in named.items()}
    if set(files) != set(FACES) or not all(_is_usable(file) for file in files.values()):
        told = msg(
            "theme-fonts",
            "The fonts are regular, bold and italic, each a .woff2, .woff, .ttf or .otf of at most 2 MB in the theme's "
            "folder.",
        )
        raise SettingsError(told, code=told.code, place=str(place))
    return files


def _is_usable(file: Path) -> bool:
    known = file.suffix.lower() in FORMATS and file.is_file() and file.stat().st_size <= LARGEST_FONT
    return known and is_font(file)


def _logo(path: Path, given: dict[str, Any], place: Path) -> str:
    name = str(given.get("logo", ""))
    if not name:
        return ""
    file = path / Path(name).name
    kind = LOGO_TYPES.get(file.suffix.lower())
    if kind is None or not file.is_file() or file.stat().st_size > LARGEST_LOGO or not given.get("logo_text"):
        told = msg(
            "theme-logo",
            "The logo must be an .svg, .png or .jpg of at most 500 kB in the theme's folder, with a logo_text.",
        )
        raise SettingsError(told, code=told.code, place=str(place))
    content = file.read_bytes()
    if not _is_picture(content, kind):
        told = msg("theme-picture", "The logo is no picture that can be read as {kind}.", kind=file.suffix.lower())
        raise SettingsError(told, code=told.code, place=str(file))
    return f"data:{kind};base64,{base64.b64encode(content).decode()}"


def _is_picture(content: bytes, kind: str) -> bool:
    """Whether a file begins as its ending says; the layout says what is wrong further on."""
    if kind in SIGNATURES:
        return content.startswith(SIGNATURES[kind])
    try:
        return ElementTree.fromstring(content).tag.rpartition("}")[2] == "svg"  # noqa: S314  the layout reads it alike
    except ElementTree.ParseError:
        return False
