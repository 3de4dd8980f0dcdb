"""Waivers: accepted exceptions with a justification, an approver and an end."""

from __future__ import annotations

from collections.abc import Collection, Sequence

from audit.config import Settings
from audit.errors import SettingsError
from audit.model.checklist import Checklist
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
            message = f"The waiver of {waiver.item!r} is for an item that is asked no longer."
            hint = f"In its place stands {retired[waiver.item]!r}." if retired[waiver.item] else ""
            raise SettingsError(message, code="retired-item", place="audit.toml", hint=hint)
        if waiver.item not in known and waiver.item not in left_out:
            message = f"There is a waiver of {waiver.item!r}, and no such item."
            raise SettingsError(message, code="unknown-item", place="audit.toml")
        if waiver.expires < waiver.granted:
            message = f"The waiver of {waiver.item!r} expires before it was granted."
            raise SettingsError(message, code="waiver-dates", place="audit.toml")
    return tuple(Waiver(**waiver.model_dump()) for waiver in settings.waivers if waiver.item in known)
