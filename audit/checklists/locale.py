"""Words of a checklist in another language, laid over the English ones; what is not translated stays English."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import replace

from audit.checklists.schema_locale import ItemTextForm, LocaleForm, ProfileTextForm, ScaleTextForm
from audit.checklists.words import item_digest, phrases_of
from audit.model.checklist import Ask, Checklist, Combine, Item, Measure, Remediation, Scale
from audit.model.message import Message, msg, quoted
from audit.model.profile import Profile

_NO_WORDS = ItemTextForm()
_CODE = "untranslated"
_OF_THE_WHOLE = {
    "title": "The title of the checklist is not translated.",
    "summary": "The summary of the checklist is not translated.",
}


def translate_checklist(checklist: Checklist, words: LocaleForm) -> Checklist:
    """Return the checklist in the language of `words`; its digest and version stay, for its content is the same."""
    return replace(
        checklist,
        language=words.language,
        title=words.title or checklist.title,
        summary=words.summary or checklist.summary,
        gates=tuple(replace(gate, reason=words.gates.get(gate.item) or gate.reason) for gate in checklist.gates),
        items=tuple(_item(item, words.items.get(item.id, _NO_WORDS), words.phrases) for item in checklist.items),
    )


def translate_profile(profile: Profile, words: ProfileTextForm) -> Profile:
    """Return the profile with translated words; what it changes stays."""
    restricted = words.restricted_dimensions
    return replace(
        profile,
        title=words.title or profile.title,
        reason=words.reason or profile.reason,
        adjustments=tuple(
            replace(change, reason=words.adjustments.get(change.target) or change.reason)
            for change in profile.adjustments
        ),
        restricted_dimensions={
            name: restricted.get(name) or reason for name, reason in profile.restricted_dimensions.items()
        },
    )


def _scale(scale: Scale, words: ScaleTextForm) -> Scale:
    """Return the scale with translated title and labels; its answers are keys, and stay."""
    labels = {answer: words.labels.get(answer) or label for answer, label in scale.labels.items()}
    return replace(scale, title=words.title or scale.title, labels=labels)


def translate_scales(scales: Mapping[str, Scale], words: Mapping[str, ScaleTextForm]) -> dict[str, Scale]:
    """Return all scales, translated where there are words for them."""
    return {name: _scale(scale, words[name]) if name in words else scale for name, scale in scales.items()}


def missing_words(checklist: Checklist, words: LocaleForm) -> Iterator[tuple[tuple[str, ...], Message]]:
    """Yield the path and description of each text that is not translated, or stale, and of translations of nothing."""
    for key in _OF_THE_WHOLE:
        if getattr(checklist, key) and not getattr(words, key):
            yield (), msg(_CODE, _OF_THE_WHOLE[key])
    items = {item.id: item for item in checklist.items}
    for item in items.values():
        said = words.items.get(item.id, _NO_WORDS)
        untranslated = list(_untranslated(item, said))
        if untranslated:
            text = "Not translated in question {name}: {keys}."
            yield ("items", item.id), msg(_CODE, text, name=quoted(item.id), keys=", ".join(untranslated))
        elif said.of and said.of != item_digest(item):
            text = "The English of question {name} changed since it was translated."
            yield ("items", item.id, "of"), msg(_CODE, text, name=quoted(item.id))
    for gate in checklist.gates:
        if not words.gates.get(gate.item):
            yield ("gates",), msg(_CODE, "The reason of the gate {name} is not translated.", name=quoted(gate.item))
    for name in words.items:
        if name not in items and name not in checklist.retired:
            text = "There is a translation of the question {name}, which does not exist."
            yield ("items", name), msg(_CODE, text, name=quoted(name))
    yield from _missing_phrases(checklist, words)


def _missing_phrases(checklist: Checklist, words: LocaleForm) -> Iterator[tuple[tuple[str, ...], Message]]:
    wanted = phrases_of(checklist)
    for phrase in wanted:
        if not words.phrases.get(phrase):
            yield ("phrases",), msg(_CODE, "The phrase {words} is not translated.", words=quoted(phrase))
    for phrase in words.phrases:
        if phrase not in wanted:
            text = "No question says {words} any longer; remove its translation."
            yield ("phrases", phrase), msg(_CODE, text, words=quoted(phrase))


def _untranslated(item: Item, words: ItemTextForm) -> Iterator[str]:
    for key in ("title", "title_unmet", "question", "rationale"):
        if getattr(item, key) and not getattr(words, key):
            yield key
    if len(item.evidence) != len(words.evidence) or not all(words.evidence):
        yield "evidence"
    if item.remediation is not None:
        for key in ("text", "cost_basis"):
            if getattr(item.remediation, key) and not getattr(words.remediation, key):
                yield f"remediation.{key}"
    if item.applies_when is not None and item.applies_when.reason and not words.applies_when:
        yield "applies_when"


def _item(item: Item, words: ItemTextForm, phrases: Mapping[str, str]) -> Item:
    whole = len(words.evidence) == len(item.evidence) and all(words.evidence)
    evidence = words.evidence if whole else item.evidence
    condition = item.applies_when
    return replace(
        item,
        title=words.title or item.title,
        title_unmet=words.title_unmet or item.title_unmet,
        question=words.question or item.question,
        rationale=words.rationale or item.rationale,
        evidence=evidence,
        assess=_assess(item.assess, evidence, phrases),
        remediation=_action(item.remediation, words, phrases) if item.remediation else None,
        applies_when=replace(condition, reason=words.applies_when or condition.reason) if condition else None,
    )


def _action(action: Remediation, words: ItemTextForm, phrases: Mapping[str, str]) -> Remediation:
    return replace(
        action,
        text=words.remediation.text or action.text,
        cost_basis=words.remediation.cost_basis or action.cost_basis,
        lawful_notes=tuple(replace(note, text=phrases.get(note.text) or note.text) for note in action.lawful_notes),
    )


def _assess(
    assess: Ask | Measure | Combine, evidence: tuple[str, ...], phrases: Mapping[str, str]
) -> Ask | Measure | Combine:
    if isinstance(assess, Ask):
        return replace(assess, evidence=evidence)
    if isinstance(assess, Combine):
        return assess
    otherwise = assess.otherwise
    if otherwise is not None:
        otherwise = replace(otherwise, evidence=tuple(phrases.get(each) or each for each in otherwise.evidence))
    band = replace(assess.band, norm=phrases.get(assess.band.norm) or assess.band.norm)
    return replace(assess, band=band, otherwise=otherwise)
