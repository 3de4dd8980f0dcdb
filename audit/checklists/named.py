"""What an organisation's settings name in their tables: one that is mistyped would do nothing, unseen."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from difflib import get_close_matches
from pathlib import Path

from audit.config import Settings
from audit.errors import SettingsError
from audit.model.checklist import Checklist
from audit.model.message import Message, listed, msg
from audit.tables import TABLES, VOCABULARIES

_FEW = 20
"""So many names a sentence can list."""


def check_named(settings: Settings, checklists: Sequence[Checklist]) -> None:
    """Raise SettingsError for the first name of the settings that nothing bears."""
    for _, error in unknown_names(settings, checklists):
        raise error


def unknown_names(settings: Settings, checklists: Sequence[Checklist]) -> Iterator[tuple[str, SettingsError]]:
    """Yield each name that nothing bears, with what is to be said of it."""
    items = {item.id for checklist in checklists for item in checklist.items}
    retired = {name for checklist in checklists for name in checklist.retired}
    owners = {item.remediation.owner_role for checklist in checklists for item in checklist.items if item.remediation}
    told = msg("unknown-role", "There is no role called {name}.", name="")
    yield from _strange("fee_floors", settings.fee_floors, VOCABULARIES["role"].values, told)
    told = msg("unknown-owner", "No action has the owner {name}.", name="")
    yield from _strange("owners", settings.owners, owners, told)
    told = msg("unknown-item", "There is no question called {name}.", name="")
    yield from _strange("action_costs", settings.action_costs, items | retired, told)
    told = msg("unknown-table", "There is no table called {table}.", table="")
    tables = [name for name in settings.group_sources if name.partition(".")[0] in TABLES]
    yield from _strange("group_sources", settings.group_sources, (*tables, *TABLES), told)
    if settings.benchmark and not Path(settings.benchmark).is_file():
        told = msg("no-file", "There is no such file.")
        yield settings.benchmark, SettingsError(told, code=told.code, place=f"benchmark = {settings.benchmark}")


def _strange(
    key: str, given: Iterable[str], known: Iterable[str], told: Message
) -> Iterator[tuple[str, SettingsError]]:
    there = sorted(known)
    for name in given:
        if name not in there:
            said = Message(told.code, told.template, dict.fromkeys(told.params, f"`{name}`"))
            yield name, SettingsError(said, code=told.code, place=f"[{key}]", hints=_hints(name, there))


def _hints(name: str, there: Sequence[str]) -> list[Message]:
    near = get_close_matches(name, there, n=3)
    if near:
        return [msg("did-you-mean", "Did you mean {near}?", near=listed(near))]
    return [msg("unknown-how", "There are: {listed}.", listed=listed(there))] if 0 < len(there) <= _FEW else []
