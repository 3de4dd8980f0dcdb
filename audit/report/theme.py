"""A theme: colours, style sheet, fonts and templates, in a folder that can replace the bundled one."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

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
    "partly": "#8a5a00",
    "unmet": "#a3341c",
    "open": "#5b6770",
    "tint": "#f1f5f7",
}
"""Checked for contrast: text at least 4.5 to 1 on paper and tint, marks at least 3 to 1."""

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
    "tint": "#172229",
}


@dataclass(frozen=True, slots=True, kw_only=True)
class Theme:
    """Where templates and fonts lie, and the colours of both modes."""

    name: str
    templates: tuple[Path, ...]
    fonts: Path
    light: dict[str, str]
    dark: dict[str, str]


def default_theme() -> Theme:
    """Return the bundled theme."""
    base = folder("templates")
    return Theme(name="plain", templates=(base / "report",), fonts=base / "fonts", light=LIGHT, dark=DARK)
