"""Whether translations are whole: every text that the English has, nothing stale, nothing of what does not exist."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from pathlib import Path

from audit.authoring.lint_files import Files, Parsed
from audit.checklists.build import build_checklist, build_scale
from audit.checklists.locale import missing_words
from audit.checklists.problems import Problem
from audit.checklists.profiles import build_profile
from audit.checklists.schema_locale import (
    LocaleForm,
    ProfileLocaleForm,
    ProfileTextForm,
    ScaleLocaleForm,
    ScaleTextForm,
)
from audit.checklists.words import profile_words, scale_words, words_digest
from audit.model.message import msg, quoted

_CODE = "untranslated"
_HINT = msg(
    "untranslated-how",
    "`audit checklists translate` writes the entries that are missing, with the English beside them.",
)


def check_translations(files: Files) -> Iterator[Problem]:
    """Yield what is missing, stale or left over in the translations of checklists, scales and profiles."""
    by_folder = {parsed.path.parent: parsed for parsed in files.checklists}
    for locale in files.locales:
        yield from _misnamed(locale)
        original = by_folder.get(locale.path.parent.parent)
        if original is not None:
            for path, told in missing_words(build_checklist(original.form), locale.form):
                yield locale.document.problem(path, told, _HINT)
    for scales in files.scale_locales:
        yield from _misnamed(scales)
        english = {p.form.id: scale_words(build_scale(p.form)) for p in files.scales if _beside(p.path, scales.path)}
        yield from _check_parts(scales, "scales", english, scales.form.scales)
    for profiles in files.profile_locales:
        yield from _misnamed(profiles)
        texts = {
            p.form.id: profile_words(build_profile(p.form)) for p in files.profiles if _beside(p.path, profiles.path)
        }
        yield from _check_parts(profiles, "profiles", texts, profiles.form.profiles)


def _misnamed(locale: Parsed[LocaleForm] | Parsed[ScaleLocaleForm] | Parsed[ProfileLocaleForm]) -> Iterator[Problem]:
    if locale.path.stem != locale.form.language:
        told = msg("locale-name", "The file says that its language is {name}.", name=quoted(locale.form.language))
        hint = msg("locale-name-how", "Name the file after the language.")
        yield locale.document.problem(("language",), told, hint)


def _beside(original: Path, locale: Path) -> bool:
    return original.parent == locale.parent.parent


def _check_parts(
    locale: Parsed[ScaleLocaleForm] | Parsed[ProfileLocaleForm],
    kind: str,
    english: Mapping[str, Mapping[str, str]],
    said: Mapping[str, ScaleTextForm] | Mapping[str, ProfileTextForm],
) -> Iterator[Problem]:
    for name, words in english.items():
        entry = said.get(name)
        known = {} if entry is None else _flat(entry)
        missing = [key for key in words if not known.get(key)]
        if missing:
            told = msg(_CODE, "Not translated of {name}: {keys}.", name=quoted(name), keys=", ".join(missing))
            yield locale.document.problem((kind, name), told, _HINT)
        elif entry is not None and entry.of and entry.of != words_digest(words):
            told = msg(_CODE, "The English of {name} changed since it was translated.", name=quoted(name))
            yield locale.document.problem((kind, name, "of"), told, _HINT)
    for name in said:
        if name not in english:
            told = msg(_CODE, "There is a translation of {name}, which does not exist.", name=quoted(name))
            yield locale.document.problem((kind, name), told)


def _flat(entry: ScaleTextForm | ProfileTextForm) -> dict[str, str]:
    found: dict[str, str] = {}
    for key, value in entry.model_dump(exclude={"of"}).items():
        found |= {f"{key}.{inner}": text for inner, text in value.items()} if isinstance(value, dict) else {key: value}
    return found
