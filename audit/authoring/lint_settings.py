"""What an organisation's own `audit.toml` names: waivers that have ended or are of nothing, profiles, checklists."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from datetime import date
from pathlib import Path

from audit.checklists import load_profile, read_waivers
from audit.checklists.problems import Problem
from audit.config import Settings
from audit.errors import SettingsError, UsageError
from audit.model.checklist import Checklist
from audit.settings_file import load_settings

_WAIVER = re.compile(r"^\s*\[\[\s*waivers\s*\]\]")


def lint_settings(path: Path, checklists: Sequence[Checklist], today: date) -> Iterator[Problem]:
    """Yield what is wrong with the settings file, with the line at which each waiver begins."""
    try:
        settings = load_settings(path)
    except SettingsError as error:
        told = error.place.removeprefix(f"{path}:")
        yield Problem(str(path), int(told) if told.isdigit() else 0, error.code, error.message, error.hint)
        return
    yield from _check_names(path, settings, checklists)
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


def _check_names(path: Path, settings: Settings, checklists: Sequence[Checklist]) -> Iterator[Problem]:
    """Yield a profile, a checklist or a folder of the settings that does not exist."""
    folders = [Path(folder) for folder in settings.checklist_folders]
    yield from (
        Problem(str(path), _line_of(path, "checklist_folders"), "no-checklist-folder", f"There is no folder {folder}.")
        for folder in folders
        if not folder.is_dir()
    )
    try:
        load_profile(settings.profile, [folder for folder in folders if folder.is_dir()])
    except UsageError as error:  # what is wrong inside a profile is said where its file is checked
        yield Problem(str(path), _line_of(path, "profile"), error.code, error.message, error.hint)
    except SettingsError:
        pass
    for name in settings.checklists:
        if name not in {checklist.id for checklist in checklists}:
            text = f"There is no checklist {name!r}."
            yield Problem(str(path), _line_of(path, "checklists"), "unknown-checklist", text)
    for name in settings.targets:
        if name not in {checklist.id for checklist in checklists}:
            text = f"There is a target for {name!r}, but no checklist of that name."
            yield Problem(str(path), _line_of(path, re.escape(name)), "unknown-checklist", text)


def _line_of(path: Path, key: str) -> int:
    lines = path.read_text(encoding="utf-8-sig").splitlines()
    return next((number for number, line in enumerate(lines, 1) if re.match(rf"\s*{key}\s*=", line)), 0)


def _waiver_lines(path: Path) -> list[int]:
    text = path.read_text(encoding="utf-8-sig")
    return [number for number, line in enumerate(text.splitlines(), 1) if _WAIVER.match(line)]
