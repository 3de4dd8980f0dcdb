"""Profiles: they select, drop, reweight and set parameters, each with a reason; they never rewrite text."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import fields, replace
from functools import reduce
from pathlib import Path
from typing import Any

from audit.checklists.build import build_band
from audit.checklists.load import SOURCE_LANGUAGE, load_checklists, load_form, locale_file, shipped_folder
from audit.checklists.locale import translate_profile
from audit.checklists.schema_locale import ProfileLocaleForm
from audit.checklists.schema_profile import AdjustmentForm, ProfileForm, ThresholdsForm
from audit.errors import SettingsError, UsageError
from audit.model.checklist import Checklist, Combine, Item, Measure
from audit.model.message import listed, msg
from audit.model.profile import Adjustment, Profile, Thresholds

JOINER = "+"
"""Joins profiles in one name: ``employer+uk``."""
_DEEPEST = 5


def load_profile(name_or_path: str, folders: Sequence[Path] = (), *, language: str = SOURCE_LANGUAGE) -> Profile:
    """Load a profile by name, by the path of its file, or several joined with ``+``; the later one wins.

    Names are looked up in the `profiles` folder of each of `folders`, then in ours. Words that are not translated into
    `language` stay English.
    """
    names = [name_or_path] if name_or_path.endswith((".yaml", ".yml")) else name_or_path.split(JOINER)
    places = (*folders, shipped_folder())
    return _joined([_load_one(name.strip(), places, language, 0) for name in names])


def list_profiles(folders: Sequence[Path] = ()) -> tuple[str, ...]:
    """Return the names of the profiles to choose from."""
    found = [file.stem for folder in (shipped_folder(), *folders) for file in (folder / "profiles").glob("*.yaml")]
    return tuple(sorted(set(found)))


def apply_profile(checklists: Sequence[Checklist], profile: Profile) -> tuple[Checklist, ...]:
    """Return the checklists as the profile wants them; SettingsError if it names something that does not exist."""
    _refuse_unknown(checklists, profile)
    dropped = {change.target for change in profile.adjustments if change.action == "drop"}
    changes: dict[str, list[Adjustment]] = {}
    for change in profile.adjustments:
        changes.setdefault(change.target, []).append(change)
    chosen = [c for c in checklists if c.id not in dropped and (not profile.checklists or c.id in profile.checklists)]
    applied = tuple(_apply(checklist, changes, dropped) for checklist in chosen)
    return tuple(checklist for checklist in applied if checklist.items)


def restricted_reason(item: Item, profile: Profile) -> str:
    """Return why the law restricts the dimension that the item measures, or nothing."""
    if not isinstance(item.assess, Measure):
        return ""
    named = item.assess.parameters.get("dimensions", item.assess.parameters.get("dimension"))
    dimensions = named if isinstance(named, tuple) else (named,)
    return next(
        (profile.restricted_dimensions[str(d)] for d in dimensions if str(d) in profile.restricted_dimensions), ""
    )


def _load_one(name: str, folders: Sequence[Path], language: str, depth: int) -> Profile:
    if depth > _DEEPEST:
        told = msg("profile-cycle", "The profile {name} extends others too deeply, or itself.", name=f"`{name}`")
        raise SettingsError(told, code=told.code)
    file = _find(name, folders)
    form = load_form(file, ProfileForm)
    extended = [_load_one(base, folders, language, depth + 1) for base in form.extends]
    own = _translated(build_profile(form), file, language)
    return replace(_joined([*extended, own]), id=own.id, title=own.title)


def _translated(profile: Profile, file: Path, language: str) -> Profile:
    locale = locale_file(file.parent, language)
    if locale is None:
        return profile
    words = load_form(locale, ProfileLocaleForm).profiles
    return translate_profile(profile, words[profile.id]) if profile.id in words else profile


def _find(name: str, folders: Sequence[Path]) -> Path:
    if name.endswith((".yaml", ".yml")):
        return Path(name)
    for folder in folders:
        file = folder / "profiles" / f"{name}.yaml"
        if file.is_file() and name == Path(name).name:
            return file
    known = list_profiles(folders)
    told = msg("unknown-profile", "There is no profile called {name}.", name=f"`{name}`")
    raise UsageError(
        told,
        code=told.code,
        hints=[msg("unknown-profile-how", "There are: {listed}; or give a .yaml file.", listed=listed(known))],
    )


def build_profile(form: ProfileForm) -> Profile:
    """Build the model of one profile, without those that it extends."""
    return Profile(
        id=form.id,
        title=form.title,
        checklists=form.checklists,
        jurisdiction=form.jurisdiction,
        country=form.country,
        currency=form.currency,
        vocabularies=form.vocabularies,
        multipliers=form.multipliers,
        adjustments=tuple(_build_adjustment(entry) for entry in form.adjustments),
        restricted_dimensions=form.restricted_dimensions,
        thresholds=_build_thresholds(form.thresholds),
        reason=form.reason,
    )


def _build_adjustment(form: AdjustmentForm) -> Adjustment:
    return Adjustment(
        target=form.target,
        action=form.action,
        reason=form.reason,
        weight=form.weight,
        parameters=form.parameters,
        band=build_band(form.band) if form.band else None,
    )


def _build_thresholds(form: ThresholdsForm) -> Thresholds:
    default = Thresholds()
    laid_over: dict[str, Any] = {}
    for name, value in form.model_dump(exclude_unset=True, exclude_none=True).items():
        by_audience = isinstance(value, dict)
        laid_over[name] = {**getattr(default, name), **{str(k): n for k, n in value.items()}} if by_audience else value
    return replace(default, **laid_over)


def _joined(profiles: Sequence[Profile]) -> Profile:
    return reduce(_lay_over, profiles)


def _lay_over(base: Profile, top: Profile) -> Profile:
    """Lay one profile over another: what the upper one says wins, what it leaves out stays."""
    return Profile(
        id=f"{base.id}{JOINER}{top.id}",
        title=f"{base.title}, {top.title}",
        checklists=top.checklists or base.checklists,
        jurisdiction=top.jurisdiction or base.jurisdiction,
        country=top.country or base.country,
        currency=top.currency or base.currency,
        vocabularies={**base.vocabularies, **top.vocabularies},
        multipliers={**base.multipliers, **top.multipliers},
        adjustments=(*base.adjustments, *top.adjustments),
        restricted_dimensions={**base.restricted_dimensions, **top.restricted_dimensions},
        thresholds=_thresholds_over(base.thresholds, top.thresholds),
        reason=" ".join(filter(None, (base.reason, top.reason))),
    )


def _thresholds_over(base: Thresholds, top: Thresholds) -> Thresholds:
    default = Thresholds()
    changed = {
        entry.name: getattr(top, entry.name)
        for entry in fields(Thresholds)
        if getattr(top, entry.name) != getattr(default, entry.name)
    }
    return replace(base, **changed)


def _refuse_unknown(checklists: Sequence[Checklist], profile: Profile) -> None:
    """Refuse names of nothing; what ships but is not loaded this time is known all the same."""
    lists, items = _names(checklists)
    named = {*profile.checklists, *profile.multipliers, *(change.target for change in profile.adjustments)}
    if named - lists - items:
        shipped_lists, shipped_items = _names(load_checklists())
        lists, items = lists | shipped_lists, items | shipped_items
    for name in (*profile.checklists, *profile.multipliers):
        if name not in lists:
            told = msg(
                "unknown-checklist",
                "The profile {name} names the checklist {checklist}, which does not exist.",
                name=f"`{profile.id}`",
                checklist=f"`{name}`",
            )
            raise SettingsError(told, code=told.code)
    for change in profile.adjustments:
        if change.target not in lists | items:
            told = msg(
                "unknown-item",
                "The profile {name} changes {target}, which is no question and no checklist.",
                name=f"`{profile.id}`",
                target=f"`{change.target}`",
            )
            raise SettingsError(told, code=told.code)
        if change.action != "drop" and change.target not in items:
            told = msg(
                "adjustment",
                "The profile {name} adjusts the whole checklist {target}.",
                name=f"`{profile.id}`",
                target=f"`{change.target}`",
            )
            raise SettingsError(
                told, code=told.code, hints=[msg("adjustment-how", "Use multipliers for the weight of a checklist.")]
            )


def _names(checklists: Sequence[Checklist]) -> tuple[set[str], set[str]]:
    lists = {checklist.id for checklist in checklists}
    return lists, {item.id for checklist in checklists for item in checklist.items}


def _apply(checklist: Checklist, changes: Mapping[str, Sequence[Adjustment]], dropped: set[str]) -> Checklist:
    kept = [_without_parts(item, dropped) for item in checklist.items if item.id not in dropped]
    items = tuple(reduce(_change, changes.get(item.id, ()), item) for item in kept if item is not None)
    gates = tuple(gate for gate in checklist.gates if gate.item not in dropped)
    return replace(checklist, items=items, gates=gates)


def _without_parts(item: Item, dropped: set[str]) -> Item | None:
    """Leave dropped items out of a combined one; nothing is left of it when all its parts are dropped."""
    if not isinstance(item.assess, Combine) or dropped.isdisjoint(item.assess.items):
        return item
    parts = tuple(part for part in item.assess.items if part not in dropped)
    return replace(item, assess=replace(item.assess, items=parts)) if parts else None


def _change(item: Item, change: Adjustment) -> Item:
    if change.action == "weight":
        return replace(item, weight=change.weight)
    if not isinstance(item.assess, Measure):
        told = msg("adjustment", "A profile sets parameters of {name}, which is not measured.", name=f"`{item.id}`")
        raise SettingsError(told, code=told.code)
    parameters = {**item.assess.parameters, **change.parameters}
    return replace(item, assess=replace(item.assess, parameters=parameters, band=change.band or item.assess.band))
