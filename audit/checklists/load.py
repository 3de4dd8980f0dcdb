"""From folders of YAML files to checklists, scales and guidance."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from functools import cache
from pathlib import Path
from typing import TypeVar

from pydantic import BaseModel, TypeAdapter

from audit import resources
from audit.checklists.build import build_checklist, build_scale, checklist_adapter
from audit.checklists.compiled import compiled
from audit.checklists.documents import read_bytes
from audit.checklists.locale import translate_checklist, translate_scales
from audit.checklists.problems import Problem, refuse
from audit.checklists.references import check_own_references
from audit.checklists.schema import ChecklistForm, GuidanceForm, ScaleForm
from audit.checklists.schema_locale import GuidanceLocaleForm, LocaleForm, ScaleLocaleForm, ScaleTextForm
from audit.checklists.shape import read_form
from audit.config import Settings
from audit.errors import SettingsError
from audit.model.checklist import Ask, Checklist, Item, Measure, Scale, Statement
from audit.model.message import listed, msg, quoted

CHECKLIST_FILE = "checklist.yaml"
SOURCE_LANGUAGE = "en"
"""The language that checklists are written in; others lie beside them, in `locale/<language>.yaml`."""
Kind = TypeVar("Kind", bound=BaseModel)
_USED_TWICE: Mapping[str, str] = {
    "checklist": "The checklist id {name} is used by {file} too; an id belongs to one checklist only.",
    "item": "The question id {name} is used by {file} too; an id belongs to one question only.",
}


def shipped_folder() -> Path:
    """Return the folder of the checklists that come with the product."""
    return resources.folder("checklists")


def checklist_folders(settings: Settings, extra: Sequence[Path] = ()) -> tuple[Path, ...]:
    """Return the folders to read: ours, unless the settings leave it out, then those of the settings and `extra`."""
    own = (shipped_folder(),) if settings.shipped_checklists else ()
    return (*own, *(Path(folder) for folder in settings.checklist_folders), *extra)


def checklist_files(folder: Path) -> tuple[Path, ...]:
    """Return the checklist files of a folder: `<id>/checklist.yaml` by id, or its own `checklist.yaml`."""
    if not folder.is_dir():
        told = msg("no-checklist-folder", "There is no folder of checklists here.")
        raise SettingsError(told, code=told.code, place=str(folder))
    own = folder / CHECKLIST_FILE
    return (own,) if own.is_file() else tuple(sorted(folder.glob(f"*/{CHECKLIST_FILE}")))


def load_checklists(
    folders: Sequence[Path] | None = None, ids: Sequence[str] = (), *, language: str = SOURCE_LANGUAGE
) -> tuple[Checklist, ...]:
    """Load the checklists of `folders` (None: those that ship), all of them or the `ids`, by folder and id.

    Words that are not translated into `language` stay English.

    Raises SettingsError with file and line for the first problem, and says how many there are.
    """
    places = tuple(folders) if folders is not None else (shipped_folder(),)
    files = [file for folder in places for file in checklist_files(folder)]
    if not files:
        told = msg("no-checklists", "The folder holds no checklist.")
        raise SettingsError(told, code=told.code, place=", ".join(map(str, places)))
    scales = load_scales(places, language=language)
    loaded = [(file, _translated(_load_file(file), file, language)) for file in files]
    refuse(list(_between(loaded)))
    chosen = choose([checklist for _, checklist in loaded], ids)
    return tuple(replace(checklist, scales=_scales_of(checklist, scales)) for checklist in chosen)


def load_scales(folders: Sequence[Path] | None = None, *, language: str = SOURCE_LANGUAGE) -> dict[str, Scale]:
    """Load the scales that ship, with those in the `scales` folder of each of `folders` laid over them."""
    found: dict[str, Scale] = {}
    words: dict[str, ScaleTextForm] = {}
    for folder in dict.fromkeys((shipped_folder(), *(folders or ()))):
        for file in sorted((folder / "scales").glob("*.yaml")):
            scale = build_scale(load_form(file, ScaleForm))
            found[scale.id] = scale
        locale = locale_file(folder / "scales", language)
        if locale is not None:
            words |= load_form(locale, ScaleLocaleForm).scales
    return translate_scales(found, words)


@cache
def load_guidance(language: str = SOURCE_LANGUAGE) -> dict[str, Statement]:
    """Load the statements of the guidance that ship, by id; those without a translation stay English."""
    guidance = load_form(shipped_folder() / "guidance.yaml", GuidanceForm)
    found = {entry.id: Statement(**entry.model_dump()) for entry in guidance.statements}
    locale = locale_file(shipped_folder() / "guidance", language)
    if locale is None:
        return found
    said = load_form(locale, GuidanceLocaleForm).statements
    return {name: replace(one, says=said.get(name) or one.says) for name, one in found.items()}


def load_form(file: Path, form: type[Kind]) -> Kind:
    """Load a file that has the form of `form`, compiled where it was read before."""
    content = read_bytes(file)
    loaded: Kind = compiled(content, form.__name__, _form_adapter(form), lambda: read_form(content, str(file), form)[0])
    return loaded


def locale_file(folder: Path, language: str) -> Path | None:
    """Return the translation that lies in a folder: of `fr-CA`, else of `fr`; None where the words stay English."""
    base = language.replace("_", "-").partition("-")[0]
    if base == SOURCE_LANGUAGE:
        return None
    files = (folder / "locale" / f"{name}.yaml" for name in (language, base))
    return next((file for file in files if file.is_file()), None)


def find_item(checklists: Sequence[Checklist], item_id: str) -> tuple[Checklist, Item]:
    """Return the item of that id with its checklist; UsageError with the nearest ids if there is none."""
    from difflib import get_close_matches

    known = {item.id: (checklist, item) for checklist in checklists for item in checklist.items}
    if item_id in known:
        return known[item_id]
    near = get_close_matches(item_id, known, n=3)
    told = msg("unknown-item", "There is no question called {name}.", name=f"`{item_id}`")
    if near:
        hint = msg("did-you-mean", "Did you mean {near}?", near=listed(near))
    else:
        hint = msg("unknown-item-how", "`audit checklists show` lists the questions.")
    raise SettingsError(told, code=told.code, hints=[hint])


def _load_file(file: Path) -> Checklist:
    content = read_bytes(file)
    return compiled(content, "checklist", checklist_adapter(), lambda: _compile_checklist(content, str(file)))


def _translated(checklist: Checklist, file: Path, language: str) -> Checklist:
    locale = locale_file(file.parent, language)
    return checklist if locale is None else translate_checklist(checklist, load_form(locale, LocaleForm))


def _compile_checklist(content: bytes, file: str) -> Checklist:
    form, document = read_form(content, file, ChecklistForm)
    refuse(check_own_references(form, document))
    return build_checklist(form)


@cache
def _form_adapter(form: type[Kind]) -> TypeAdapter[Kind]:
    return TypeAdapter(form)


def _between(loaded: Sequence[tuple[Path, Checklist]]) -> Iterator[Problem]:
    """Yield ids that two files use, whether of checklists or of items."""
    owner: dict[str, Path] = {}
    for file, checklist in loaded:
        for kind, name in [("checklist", checklist.id), *(("item", item.id) for item in checklist.items)]:
            key = f"{kind} {name}"
            if key in owner:
                told = msg("duplicate-id", _USED_TWICE[kind], name=quoted(name), file=str(owner[key]))
                yield Problem(str(file), 0, told)
            owner.setdefault(key, file)


def choose(checklists: Sequence[Checklist], ids: Sequence[str]) -> tuple[Checklist, ...]:
    """Return the checklists of these ids, in their order; all where none is named. An unknown id is a SettingsError."""
    known = {checklist.id: checklist for checklist in checklists}
    for name in ids:
        if name not in known:
            told = msg("unknown-checklist", "There is no checklist called {name}.", name=f"`{name}`")
            raise SettingsError(
                told, code=told.code, hints=[msg("unknown-checklist-how", "There are: {listed}.", listed=listed(known))]
            )
    return tuple(known[name] for name in dict.fromkeys(ids)) if ids else tuple(checklists)


def _scales_of(checklist: Checklist, scales: Mapping[str, Scale]) -> dict[str, Scale]:
    used = {}
    for item in checklist.items:
        for ask in (item.assess, item.assess.otherwise if isinstance(item.assess, Measure) else None):
            if not isinstance(ask, Ask):
                continue
            if ask.scale not in scales:
                told = msg(
                    "unknown-scale",
                    "The question {name} asks on the scale {scale}, which does not exist.",
                    name=f"`{item.id}`",
                    scale=f"`{ask.scale}`",
                )
                raise SettingsError(told, code=told.code, place=checklist.id)
            used[ask.scale] = scales[ask.scale]
    return used
