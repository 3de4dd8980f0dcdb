"""What an organisation's own `audit.toml` says of items: waivers that have ended, or that are of nothing."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from datetime import date
from pathlib import Path

from audit.checklists import read_waivers
from audit.checklists.problems import Problem
from audit.config import Settings, load_settings
from audit.errors import SettingsError
from audit.model.checklist import Checklist

_WAIVER = re.compile(r"^\s*\[\[\s*waivers\s*\]\]")


def lint_settings(path: Path, checklists: Sequence[Checklist], today: date) -> Iterator[Problem]:
    """Yield what is wrong with the settings file, with the line at which each waiver begins."""
    try:
        settings = load_settings(path)
    except SettingsError as error:
        yield Problem(error.place or str(path), 0, error.code, error.message, error.hint)
        return
    lines = _waiver_lines(path)
    for place, waiver in enumerate(settings.waivers):
        line = lines[place] if place < len(lines) else 0
        try:
            read_waivers(Settings(waivers=(waiver,)), checklists)
        except SettingsError as error:
            yield Problem(str(path), line, error.code, error.message, error.hint)
        if waiver.expires < today:
            text = f"The waiver of {waiver.item!r} ended on {waiver.expires}; the item counts again."
            yield Problem(str(path), line, "expired-waiver", text)


def _waiver_lines(path: Path) -> list[int]:
    text = path.read_text(encoding="utf-8-sig")
    return [number for number, line in enumerate(text.splitlines(), 1) if _WAIVER.match(line)]
