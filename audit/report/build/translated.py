"""A result's checklist texts in another language, where the checklists that ship have them in it."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, fields, is_dataclass, replace
from typing import Any

from audit.checklists.load import SOURCE_LANGUAGE, load_checklists
from audit.checklists.profiles import load_profile
from audit.checklists.words import profile_words
from audit.errors import AuditError
from audit.model.checklist import Checklist, Item, Measure
from audit.model.result import AuditResult

_NO_TEXT = frozenset({"id", "target", "parameters", "examples", "where", "digest", "version"})


@dataclass(frozen=True, slots=True)
class Told:
    """A result in the words of a language, and the texts of it that are still those of the source language."""

    result: AuditResult
    untranslated: frozenset[str] = frozenset()


def in_language(result: AuditResult, language: str) -> Told:
    """Return the result with the texts of its checklists in `language`.

    A text is exchanged only where it is, word for word, the one that ships in the result's own language; what an
    organisation wrote itself stays as it is.
    """
    languages = {checklist.language for checklist in result.definitions}
    if language == SOURCE_LANGUAGE and languages <= {SOURCE_LANGUAGE}:
        return Told(result)
    wanted, source = _shipped(language), _shipped(SOURCE_LANGUAGE)
    said = _profile_texts(result.profile.id, languages, language)
    for spoken in sorted(languages - {language}):
        said |= _exchange(_shipped(spoken), wanted)
    untranslated = {text for place, text in wanted.items() if language != SOURCE_LANGUAGE and source[place] == text}
    if not said:
        return Told(result, frozenset(untranslated))
    translated = any(source[place] != text for place, text in wanted.items())
    spoken_now = language if translated or language == SOURCE_LANGUAGE else SOURCE_LANGUAGE
    checklists = tuple(
        replace(judged, items=tuple(replace(item, reason=_retold(item.reason, said)) for item in judged.items))
        for judged in result.checklists
    )
    definitions = tuple(
        replace(
            _retold(definition, said), language=spoken_now if _is_shipped(definition, said) else definition.language
        )
        for definition in result.definitions
    )
    told = replace(
        result,
        definitions=definitions,
        checklists=checklists,
        actions=_retold(result.actions, said),
        profile=_retold(result.profile, said),
    )
    return Told(told, frozenset(untranslated))


def _profile_texts(profile: str, languages: Iterable[str], language: str) -> dict[str, str]:
    """Return the texts of a profile that ships, from the languages of a result into another; none of one's own file."""
    try:
        wanted = profile_words(load_profile(profile, language=language))
        said: dict[str, str] = {}
        for spoken in sorted(set(languages) - {language}):
            source = profile_words(load_profile(profile, language=spoken))
            said |= {text: wanted[key] for key, text in source.items() if key in wanted}
    except AuditError:
        return {}
    return said


Place = tuple[str, ...]


def _shipped(language: str) -> dict[Place, str]:
    return {
        (checklist.id, *place): text
        for checklist in load_checklists(language=language)
        for place, text in _texts(checklist)
        if text
    }


def _exchange(spoken: Mapping[Place, str], wanted: Mapping[Place, str]) -> dict[str, str]:
    return {text: wanted[place] for place, text in spoken.items() if place in wanted}


def _is_shipped(definition: Checklist, said: Mapping[str, str]) -> bool:
    return definition.title in said


def texts_of(checklist: Checklist) -> Iterator[str]:
    """Yield all texts of a checklist that a report may print."""
    yield from (text for _, text in _texts(checklist) if text)


def _texts(checklist: Checklist) -> Iterator[tuple[Place, str]]:
    """Yield all texts of a checklist with their places, which are the same in each language."""
    yield ("title",), checklist.title
    yield ("summary",), checklist.summary
    for gate in checklist.gates:
        yield ("gate", gate.item), gate.reason
    for item in checklist.items:
        for place, text in _item_texts(item):
            yield ("item", item.id, *place), text


def _item_texts(item: Item) -> Iterator[tuple[Place, str]]:
    """Yield the texts of an item; the standards it refers to keep the names that they have."""
    for name in ("title", "title_unmet", "question", "rationale"):
        yield (name,), getattr(item, name)
    if item.applies_when is not None:
        yield ("applies",), item.applies_when.reason
    if isinstance(item.assess, Measure):
        yield ("norm",), item.assess.band.norm
    if item.remediation is not None:
        yield ("action",), item.remediation.text
        yield ("cost",), item.remediation.cost_basis
        for number, note in enumerate(item.remediation.lawful_notes):
            yield ("lawful", str(number)), note.text


def _retold(value: Any, said: Mapping[str, str]) -> Any:
    """Return plain data with each text exchanged that `said` knows."""
    if isinstance(value, str):
        return said.get(value, value)
    if isinstance(value, tuple):
        return tuple(_retold(part, said) for part in value)
    if isinstance(value, Mapping):
        return {name: _retold(part, said) for name, part in value.items()}
    if is_dataclass(value) and not isinstance(value, type):
        changed = {
            field.name: _retold(getattr(value, field.name), said)
            for field in fields(value)
            if field.init and field.name not in _NO_TEXT
        }
        return replace(value, **changed)
    return value
