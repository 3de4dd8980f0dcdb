"""Waivers: accepted exceptions with a justification, an approver and an end."""

from __future__ import annotations

from collections.abc import Collection, Sequence

from audit.config import Settings
from audit.errors import SettingsError
from audit.model.checklist import Checklist
from audit.model.message import msg
from audit.model.profile import Waiver


def read_waivers(
    settings: Settings, checklists: Sequence[Checklist], left_out: Collection[str] = ()
) -> tuple[Waiver, ...]:
    """Return the waivers of the settings, expired ones among them: that they bite again is for the score to say.

    A waiver of an item that the profile leaves out (`left_out`) waits until the item is asked again.

    A waiver of an item that does not exist, or that ends before it was granted, is a SettingsError.
    """
    known = {item.id for checklist in checklists for item in checklist.items}
    retired = {name: other for checklist in checklists for name, other in checklist.retired.items()}
    for waiver in settings.waivers:
        if waiver.item in retired:
            told = msg(
                "retired-item",
                "The waiver of {item} is for a question that is asked no longer.",
                item=f"`{waiver.item}`",
            )
            heir = retired[waiver.item]
            hints = [msg("retired-item-how", "In its place stands {item}.", item=f"`{heir}`")] if heir else []
            raise SettingsError(told, code=told.code, place="audit.toml", hints=hints)
        if waiver.item not in known and waiver.item not in left_out:
            told = msg("unknown-item", "There is a waiver of {item}, and no such question.", item=f"`{waiver.item}`")
            raise SettingsError(told, code=told.code, place="audit.toml")
        if waiver.expires < waiver.granted:
            told = msg("waiver-dates", "The waiver of {item} expires before it was granted.", item=f"`{waiver.item}`")
            raise SettingsError(told, code=told.code, place="audit.toml")
    return tuple(Waiver(**waiver.model_dump()) for waiver in settings.waivers if waiver.item in known)
