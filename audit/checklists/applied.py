"""The checklists that an organisation's settings ask for, in its language, as its profile wants them."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from audit.checklists.load import checklist_folders, choose, load_checklists
from audit.checklists.named import check_named
from audit.checklists.profiles import apply_profile, load_profile
from audit.config import Settings
from audit.model.checklist import Checklist
from audit.model.profile import Profile


def load_applied(settings: Settings, extra: Sequence[Path] = ()) -> tuple[tuple[Checklist, ...], Profile]:
    """Return the checklists to apply and the profile that shaped them; `extra` are further folders of checklists."""
    folders = checklist_folders(settings, extra)
    profile = load_profile(settings.profile, folders, language=settings.language)
    every = load_checklists(folders, language=settings.language)
    choose(every, tuple(settings.targets))  # a target for a checklist that does not exist is a slip of the pen
    check_named(settings, every)
    lists = apply_profile(every, profile)
    return choose(lists, settings.checklists), profile


def settings_under(settings: Settings, profile: Profile) -> Settings:
    """Return the settings with the country and the currency of the profile where they name none."""
    named = {"country": settings.country or profile.country, "currency": settings.currency or profile.currency}
    return settings.model_copy(update=named)


def items_left_out(settings: Settings, applied: Sequence[Checklist]) -> frozenset[str]:
    """Return the ids of the items in the folders of the settings that are not among the checklists applied."""
    folders = checklist_folders(settings)  # none where only lists named on the command line are applied
    known = {item.id for checklist in (load_checklists(folders) if folders else ()) for item in checklist.items}
    return frozenset(known - {item.id for checklist in applied for item in checklist.items})
