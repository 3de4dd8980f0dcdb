"""Words of a checklist in another language, laid over the English ones; what is not translated stays English."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import replace

from audit.checklists.schema_locale import ItemTextForm, LocaleForm, ScaleTextForm
from audit.model.checklist import Ask, Checklist, Item, Scale


def translate_checklist(checklist: Checklist, words: LocaleForm) -> Checklist:
    """Return the checklist in the language of `words`; its digest and version stay, for its content is the same."""
    return replace(
        checklist,
        language=words.language,
        title=words.title or checklist.title,
        summary=words.summary or checklist.summary,
        gates=tuple(replace(gate, reason=words.gates.get(gate.item) or gate.reason) for gate in checklist.gates),
        items=tuple(_item(item, words.items[item.id]) if item.id in words.items else item for item in checklist.items),
    )


def _scale(scale: Scale, words: ScaleTextForm) -> Scale:
    """Return the scale with translated title and labels; its answers are keys, and stay."""
    labels = {answer: words.labels.get(answer) or label for answer, label in scale.labels.items()}
    return replace(scale, title=words.title or scale.title, labels=labels)


def translate_scales(scales: Mapping[str, Scale], words: Mapping[str, ScaleTextForm]) -> dict[str, Scale]:
    """Return all scales, translated where there are words for them."""
    return {name: _scale(scale, words[name]) if name in words else scale for name, scale in scales.items()}


def missing_words(checklist: Checklist, words: LocaleForm) -> Iterator[tuple[tuple[str, ...], str]]:
    """Yield the path and description of each text that has no translation, and of each translation of nothing."""
    for key in ("title", "summary"):
        if getattr(checklist, key) and not getattr(words, key):
            yield (), f"The {key} of the checklist is not translated."
    items = {item.id: item for item in checklist.items}
    for item in items.values():
        untranslated = list(_untranslated(item, words.items.get(item.id, ItemTextForm())))
        if untranslated:
            yield ("items", item.id), f"Not translated in item {item.id!r}: {', '.join(untranslated)}."
    for gate in checklist.gates:
        if not words.gates.get(gate.item):
            yield ("gates",), f"The reason of the gate {gate.item!r} is not translated."
    for name in words.items:
        if name not in items and name not in checklist.retired:
            yield ("items", name), f"There is a translation of the item {name!r}, which does not exist."


def _untranslated(item: Item, words: ItemTextForm) -> Iterator[str]:
    for key in ("title", "title_unmet", "question", "rationale"):
        if getattr(item, key) and not getattr(words, key):
            yield key
    if len(item.evidence) != len(words.evidence):
        yield "evidence"
    if item.remediation is not None:
        for key in ("text", "cost_basis"):
            if getattr(item.remediation, key) and not getattr(words.remediation, key):
                yield f"remediation.{key}"
    if item.applies_when is not None and item.applies_when.reason and not words.applies_when:
        yield "applies_when"


def _item(item: Item, words: ItemTextForm) -> Item:
    evidence = words.evidence if len(words.evidence) == len(item.evidence) else item.evidence
    action, condition = item.remediation, item.applies_when
    if action is not None:
        said = words.remediation
        cost_basis = said.cost_basis or action.cost_basis
        action = replace(action, text=said.text or action.text, cost_basis=cost_basis)
    if condition is not None:
        condition = replace(condition, reason=words.applies_when or condition.reason)
    return replace(
        item,
        title=words.title or item.title,
        title_unmet=words.title_unmet or item.title_unmet,
        question=words.question or item.question,
        rationale=words.rationale or item.rationale,
        evidence=evidence,
        assess=replace(item.assess, evidence=evidence) if isinstance(item.assess, Ask) else item.assess,
        remediation=action,
        applies_when=condition,
    )
