"""The text of a new `audit.toml`, made from the settings themselves, so that none is missing or out of date."""

from __future__ import annotations

from collections.abc import Iterator
from enum import Enum
from pathlib import Path
from typing import Any, get_args

from pydantic import BaseModel

from audit.authoring.words import ENGLISH, Voice
from audit.config import Settings
from audit.errors import UsageError
from audit.model.message import msg

_HEADER = (
    msg("settings.what", "Settings of an organisation for policy-audit."),
    msg(
        "settings.how",
        "A line such as {line} is a setting at its default, or an example: take the # away and change it.",
        line='`#country = "GB"`',
    ),
    msg("settings.order", "What the command line says wins over this file."),
    msg("settings.check", "`audit checklists lint` checks this file too."),
)
_EXAMPLES = {
    "organisation": '"Your organisation"',
    "sector": '"education"',
    "approved_by": '"Board, minutes of March"',
    "approved_on": "2026-03-12",
    "country": '"GB"',
    "currency": '"GBP"',
    "checklists": '["paying-speakers", "panel-diversity"]',
    "checklist_folders": '["our-checklists"]',
    "hr_departments": '["People & Culture"]',
    "exchange_date": "2025-12-31",
}
"""What to show for a setting whose default says too little."""
_TABLE_EXAMPLES = {
    "period": '[period]\nlabel = "2025"\nstart = 2025-01-01\nend = 2025-12-31\nas_of = 2025-12-31',
    "pools": '[[pools]]\nname = "local population"\ndimension = "gender"\nsource = "Census 2021"\n'
    "shares = {women = 0.51, men = 0.49}",
    "waivers": '[[waivers]]\nitem = "step-free-events"\njustification = "The old hall is being rebuilt."\n'
    'approver = "Board, minutes of March"\ngranted = 2025-03-01\nexpires = 2026-02-28',
    "declared": "[declared]\nheadcount = 80\nevents = 6\nappearances = 40",
    "fee_floors": "[fee_floors]\nkeynote = 500\nspeaker = 300\npanellist = 200",
    "targets": "[targets]\npaying-speakers = 0.8",
    "owners": '[owners]\n"events lead" = "Events office"\n"head of HR" = "People team"',
    "action_costs": "[action_costs]\nhuman-captions = 4000",
    "exchange_rates": "[exchange_rates]\nEUR = 0.85\nUSD = 0.78",
    "group_sources": '[group_sources]\nemployees = "employer-record"\n"appearances.gender" = "self-described"',
}
"""An example of each setting that is a table of its own."""
_NOT_SAID = frozenset(("parameters",))
"""Settings that take nothing any more."""


def settings_text(voice: Voice = ENGLISH) -> str:
    """Return a commented settings file: every setting, what it means, and an example."""
    single = [name for name in Settings.model_fields if name not in _TABLE_EXAMPLES and name not in _NOT_SAID]
    header = "\n".join([*(f"# {voice.say(line)}" for line in _HEADER), ""])
    parts = [header, *(_single(name, voice) for name in single), *(_table(name, voice) for name in _TABLE_EXAMPLES)]
    return "\n".join(parts)


def settings_sentences() -> Iterator[str]:
    """Yield what is said of each setting, as it is declared."""
    for name, field in Settings.model_fields.items():
        if name not in _NOT_SAID:
            yield from (about for _, about in _about(name)) if name in _TABLE_EXAMPLES else (field.description or "",)


def write_settings(path: Path, voice: Voice = ENGLISH) -> Path:
    """Write a new settings file; one that is there is never overwritten."""
    try:
        with path.open("x", encoding="utf-8", newline="\n") as file:
            file.write(settings_text(voice))
    except FileExistsError as error:
        told = msg("exists", "There is a settings file already; it was not touched.")
        raise UsageError(told, code=told.code, place=str(path)) from error
    except OSError as error:
        told = msg("not-writable", "The settings file cannot be written here.")
        raise UsageError(told, code=told.code, place=str(path)) from error
    return path


def _single(name: str, voice: Voice) -> str:
    field = Settings.model_fields[name]
    value = _EXAMPLES.get(name) or _toml(field.default)
    return "\n".join([*_commented(voice.translated(field.description or "")), f"#{name} = {value}", ""])


def _table(name: str, voice: Voice) -> str:
    lines = [line for key, about in _about(name) for line in _commented(f"{key}{voice.translated(about)}")]
    return "\n".join([*lines, *(f"#{line}" for line in _TABLE_EXAMPLES[name].splitlines()), ""])


def _commented(text: str) -> list[str]:
    return [f"# {line.strip()}" for line in text.splitlines() if line.strip()]


def _about(name: str) -> Iterator[tuple[str, str]]:
    """Yield what is said of a table, and of each of its keys behind the key."""
    field = Settings.model_fields[name]
    if field.description:
        yield "", field.description
        return
    kinds: tuple[Any, ...] = (field.annotation, *get_args(field.annotation))
    model = next(kind for kind in kinds if isinstance(kind, type) and issubclass(kind, BaseModel))
    yield "", " ".join((model.__doc__ or "").split())
    for key, part in model.model_fields.items():
        yield f"{key}: ", part.description or ""


def _toml(value: Any) -> str:
    if isinstance(value, bool):
        return str(value).lower()
    if isinstance(value, str | Enum):
        return f'"{value}"'
    return f"{value:g}" if isinstance(value, float) else str(value)
