"""What an organisation's own `audit.toml` names: waivers that have ended or are of nothing, profiles, checklists."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from datetime import date
from pathlib import Path

from audit.authoring.lint_references import no_checklist
from audit.checklists import load_profile, read_waivers
from audit.checklists.named import unknown_names
from audit.checklists.problems import Problem, problem_of
from audit.config import Settings
from audit.errors import SettingsError, UsageError
from audit.model.checklist import Checklist
from audit.model.message import msg, quoted
from audit.settings_file import load_settings

_WAIVER = re.compile(r"^\s*\[\[\s*waivers\s*\]\]")


def lint_settings(path: Path, checklists: Sequence[Checklist], today: date) -> Iterator[Problem]:
    """Yield what is wrong with the settings file, with the line at which each waiver begins."""
    try:
        settings = load_settings(path)
    except SettingsError as error:
        told = error.place.removeprefix(f"{path}:")
        yield problem_of(error, str(path), int(told) if told.isdigit() else 0)
        return
    yield from _check_names(path, settings, checklists)
    lines = _waiver_lines(path)
    for place, waiver in enumerate(settings.waivers):
        line = lines[place] if place < len(lines) else 0
        try:
            read_waivers(Settings(waivers=(waiver,)), checklists)
        except SettingsError as error:
            yield problem_of(error, str(path), line)
        if waiver.expires < today:
            text = "The waiver of {name} ended on {date}; the question counts again."
            ended = msg("expired-waiver", text, name=quoted(waiver.item), date=waiver.expires.isoformat())
            yield Problem(str(path), line, ended)


def _check_names(path: Path, settings: Settings, checklists: Sequence[Checklist]) -> Iterator[Problem]:
    """Yield a profile, a checklist or a folder of the settings that does not exist."""
    folders = [Path(folder) for folder in settings.checklist_folders]
    for folder in folders:
        if not folder.is_dir():
            told = msg("no-checklist-folder", "There is no folder {folder}.", folder=str(folder))
            yield Problem(str(path), _line_of(path, "checklist_folders"), told)
    try:
        load_profile(settings.profile, [folder for folder in folders if folder.is_dir()])
    except UsageError as error:  # what is wrong inside a profile is said where its file is checked
        yield problem_of(error, str(path), _line_of(path, "profile"))
    except SettingsError:
        pass
    for name, named in unknown_names(settings, checklists):
        key = "benchmark" if name == settings.benchmark else f'"?{re.escape(name)}"?'
        yield problem_of(named, str(path), _line_of(path, key))
    for name in settings.checklists:
        if name not in {checklist.id for checklist in checklists}:
            yield Problem(str(path), _line_of(path, "checklists"), no_checklist(name))
    for name in settings.targets:
        if name not in {checklist.id for checklist in checklists}:
            text = "There is a target for {name}, but no checklist of that name."
            told = msg("unknown-checklist", text, name=quoted(name))
            yield Problem(str(path), _line_of(path, re.escape(name)), told)


def _line_of(path: Path, key: str) -> int:
    lines = path.read_text(encoding="utf-8-sig").splitlines()
    return next((number for number, line in enumerate(lines, 1) if re.match(rf"\s*{key}\s*=", line)), 0)


def _waiver_lines(path: Path) -> list[int]:
    text = path.read_text(encoding="utf-8-sig")
    return [number for number, line in enumerate(text.splitlines(), 1) if _WAIVER.match(line)]
