"""Words of a checklist in another language, laid over the English ones; what is not translated stays English."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import replace

from audit.checklists.schema_locale import ItemTextForm, LocaleForm, ProfileTextForm, ScaleTextForm
from audit.checklists.words import item_digest, phrases_of
from audit.model.checklist import Ask, Checklist, Combine, Item, Measure, Remediation, Scale
from audit.model.profile import Profile

_NO_WORDS = ItemTextForm()


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


def missing_words(checklist: Checklist, words: LocaleForm) -> Iterator[tuple[tuple[str, ...], str]]:
    """Yield the path and description of each text that is not translated, or stale, and of translations of nothing."""
    for key in ("title", "summary"):
        if getattr(checklist, key) and not getattr(words, key):
            yield (), f"The {key} of the checklist is not translated."
    items = {item.id: item for item in checklist.items}
    for item in items.values():
        said = words.items.get(item.id, _NO_WORDS)
        untranslated = list(_untranslated(item, said))
        if untranslated:
            yield ("items", item.id), f"Not translated in item {item.id!r}: {', '.join(untranslated)}."
        elif said.of and said.of != item_digest(item):
            yield ("items", item.id, "of"), f"The English of item {item.id!r} changed since it was translated."
    for gate in checklist.gates:
        if not words.gates.get(gate.item):
            yield ("gates",), f"The reason of the gate {gate.item!r} is not translated."
    for name in words.items:
        if name not in items and name not in checklist.retired:
            yield ("items", name), f"There is a translation of the item {name!r}, which does not exist."
    yield from _missing_phrases(checklist, words)


def _missing_phrases(checklist: Checklist, words: LocaleForm) -> Iterator[tuple[tuple[str, ...], str]]:
    wanted = phrases_of(checklist)
    for phrase in wanted:
        if not words.phrases.get(phrase):
            yield ("phrases",), f"The phrase {phrase!r} is not translated."
    for phrase in words.phrases:
        if phrase not in wanted:
            yield ("phrases", phrase), f"No item says {phrase!r} any longer; remove its translation."


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
