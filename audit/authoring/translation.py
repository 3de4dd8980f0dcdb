"""Files for translators: every entry with its English above it, what is translated already kept, the rest empty."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path
from typing import Any

from audit.authoring.yaml_text import flow_text
from audit.checklists.build import build_checklist, build_scale
from audit.checklists.documents import read_bytes
from audit.checklists.load import CHECKLIST_FILE, SOURCE_LANGUAGE, load_form
from audit.checklists.profiles import build_profile
from audit.checklists.schema import ChecklistForm, ScaleForm
from audit.checklists.schema_locale import LocaleForm, ProfileLocaleForm, ScaleLocaleForm
from audit.checklists.schema_profile import ProfileForm
from audit.checklists.shape import read_form
from audit.checklists.words import item_words, phrases_of, profile_words, scale_words, words_digest
from audit.errors import UsageError
from audit.files import write_bytes
from audit.model.checklist import Checklist
from audit.model.message import msg

SCALES, PROFILES = "scales", "profiles"
"""What can be translated besides a checklist, by the name of its folder."""
_LISTED = "evidence"
_LATER = "# Translate what stands behind the colons. A line that begins with # is the English.\n"


def write_translation(folder: Path, name: str, language: str, *, current: bool = False) -> Path:
    """Write, or bring up to date, the translation of a checklist of the folder, or of its scales or profiles.

    What is translated is kept. An entry that is kept also keeps the digest of the English that it was made from, so
    that lint can tell when it is stale; `current` says that all entries fit the English as it is now.
    """
    if language == SOURCE_LANGUAGE:
        told = msg("source-language", "The checklists are written in this language; there is nothing to translate.")
        raise UsageError(told, code=told.code)
    place = folder / name
    path = place / "locale" / f"{language}.yaml"
    if name == SCALES:
        lines = _scale_lines(place, path, language, current=current)
    elif name == PROFILES:
        lines = _profile_lines(place, path, language, current=current)
    elif (place / CHECKLIST_FILE).is_file():
        lines = _checklist_lines(place / CHECKLIST_FILE, path, language, current=current)
    else:
        told = msg(
            "unknown-checklist",
            "There is nothing called {name} to translate in {folder}.",
            name=f"`{name}`",
            folder=str(folder),
        )
        raise UsageError(
            told,
            code=told.code,
            hints=[msg("unknown-checklist-how", "Give the id of a checklist, scales or profiles.")],
        )
    text = "".join(lines)
    path.parent.mkdir(parents=True, exist_ok=True)
    write_bytes(path, text.encode())
    return path


def _checklist_lines(source: Path, path: Path, language: str, *, current: bool) -> Iterator[str]:
    form, _ = read_form(read_bytes(source), str(source), ChecklistForm)
    checklist = build_checklist(form)
    known = load_form(path, LocaleForm) if path.is_file() else LocaleForm(language=language)
    yield from _head(language)
    yield from _entry("title", checklist.title, known.title, 0)
    if checklist.summary:
        yield from _entry("summary", checklist.summary, known.summary, 0)
    if checklist.gates:
        yield "gates:\n"
    for gate in checklist.gates:
        yield from _entry(gate.item, gate.reason, known.gates.get(gate.item, ""), 2)
    yield "items:\n"
    for item in checklist.items:
        said = known.items[item.id].model_dump() if item.id in known.items else {}
        yield from _part(item.id, item_words(item), said, current=current)
    yield from _phrase_lines(checklist, known.phrases)


def _phrase_lines(checklist: Checklist, known: Mapping[str, str]) -> Iterator[str]:
    phrases = phrases_of(checklist)
    if phrases:
        yield "phrases:\n"
    for phrase in phrases:
        yield f"  ? {flow_text(phrase)}\n  : {flow_text(known.get(phrase, ''))}\n"


def _scale_lines(place: Path, path: Path, language: str, *, current: bool) -> Iterator[str]:
    known = load_form(path, ScaleLocaleForm).scales if path.is_file() else {}
    yield from _head(language)
    yield "scales:\n"
    for file in sorted(place.glob("*.yaml")):
        scale = build_scale(load_form(file, ScaleForm))
        said = known[scale.id].model_dump() if scale.id in known else {}
        yield from _part(scale.id, scale_words(scale), said, current=current)


def _profile_lines(place: Path, path: Path, language: str, *, current: bool) -> Iterator[str]:
    known = load_form(path, ProfileLocaleForm).profiles if path.is_file() else {}
    yield from _head(language)
    yield "profiles:\n"
    for file in sorted(place.glob("*.yaml")):
        profile = build_profile(load_form(file, ProfileForm))
        said = known[profile.id].model_dump() if profile.id in known else {}
        yield from _part(profile.id, profile_words(profile), said, current=current)


def _head(language: str) -> Iterator[str]:
    yield f"{_LATER}format: 1\nlanguage: {language}\n"


def _part(name: str, words: Mapping[str, str], said: Mapping[str, Any], *, current: bool) -> Iterator[str]:
    """Write an item, a scale or a profile: its digest, then each of its words."""
    digest = words_digest(words)
    translated = any(_said(said, key) for key in words)
    kept = digest if current or not translated else said.get("of") or digest
    yield f"  {name}:\n    of: {flow_text(str(kept))}\n"
    inside = ""
    for key, english in words.items():
        group, _, rest = key.partition(".")
        if rest and group != inside:
            inside = group
            yield f"    {group}:\n"
        yield from _entry(rest or group, english, _said(said, key), 6 if rest else 4)


def _said(said: Mapping[str, Any], key: str) -> Any:
    """Return what is said under a key with dots, or nothing."""
    group, _, rest = key.partition(".")
    found = said.get(group) or ""
    return (found.get(rest, "") if isinstance(found, Mapping) else "") if rest else found


def _entry(key: str, english: str, said: str | Sequence[str], indent: int) -> Iterator[str]:
    space = " " * indent
    yield from (f"{space}# {line}\n" for line in english.splitlines())
    if key == _LISTED:
        said = list(said) if said else [""] * len(english.splitlines())
    yield f"{space}{flow_text(key)}: {flow_text(said)}\n"
