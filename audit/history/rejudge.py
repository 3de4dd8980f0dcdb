"""Judges an earlier result again, from its stored measurements and answers, under later checklists."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace

from audit.model.checklist import Ask, Checklist, Combine, Item, Measure
from audit.model.message import Message, msg
from audit.model.result import AuditResult, ItemResult
from audit.scoring import combine_results, judge_item, unscored_item
from audit.types import Outcome


@dataclass(frozen=True, slots=True, kw_only=True)
class Rejudged:
    """An earlier result under later checklists, by the later ids of the items."""

    matched: Mapping[str, str]  # later id -> earlier id
    items: Mapping[str, ItemResult]  # later id -> the earlier item, judged again
    breaks: Mapping[str, Message]  # later id -> why the series breaks there; such an item is not judged again


def match_items(before: AuditResult, definitions: Sequence[Checklist]) -> dict[str, str]:
    """Return for each later item the earlier one: of the same id, else the first that it replaces and that was there.

    An earlier item is matched once only.
    """
    known = {item.item for checklist in before.checklists for item in checklist.items}
    later = [item for checklist in definitions for item in checklist.items]
    matched = {item.id: item.id for item in later if item.id in known}
    taken = set(matched)
    for item in later:
        if item.id not in matched:
            found = next((old for old in item.replaces if old in known and old not in taken), None)
            if found is not None:
                matched[item.id] = found
                taken.add(found)
    return matched


def rejudge_items(before: AuditResult, definitions: Sequence[Checklist], minimum_n: int) -> Rejudged:
    """Judge the stored measurements and answers of `before` under the later `definitions`.

    Not judged again is an item that is measured or asked in another way than before: its series has a break.
    """
    matched = match_items(before, definitions)
    earlier_items = {item.id: item for checklist in before.definitions for item in checklist.items}
    results: dict[str, ItemResult] = {}
    breaks: dict[str, Message] = {}
    for checklist in definitions:
        for item in checklist.items:
            old = before.item(matched[item.id]) if item.id in matched else None
            if old is None or isinstance(item.assess, Combine):
                continue
            why = find_break(earlier_items.get(old.item), item, old) or _other_answers(before, old, checklist)
            if why is not None:
                breaks[item.id] = why
            else:
                results[item.id] = _judge_again(item, checklist, old, minimum_n)
    combined = combine_results(definitions, {**_placeholders(definitions), **results})
    for checklist in definitions:
        for item in checklist.items:
            if isinstance(item.assess, Combine) and item.id in matched:
                results[item.id] = combined[item.id]
    return Rejudged(matched=matched, items=results, breaks=breaks)


def find_break(old_item: Item | None, item: Item, old: ItemResult) -> Message | None:
    """Return why an item's stored measurement or answer cannot be judged under the later item; None if it can."""
    if old_item is None or type(old_item.assess) is not type(item.assess):
        return msg("break-way", "It is assessed in another way than before.")
    if isinstance(item.assess, Ask) and isinstance(old_item.assess, Ask):
        if item.assess.scale != old_item.assess.scale:
            return msg("break-scale", "It is answered on another scale than before.")
    elif isinstance(item.assess, Measure) and isinstance(old_item.assess, Measure):
        if item.assess.measure != old_item.assess.measure:
            return msg("break-measure", "It is measured in another way than before.")
        if dict(item.assess.parameters) != dict(old_item.assess.parameters):
            return msg("break-parameters", "It counts other people, groups or rows than before.")
        if old.answer is not None and item.assess.otherwise != old_item.assess.otherwise:
            return msg("break-scale", "It is answered on another scale than before.")
    return None


def _other_answers(before: AuditResult, old: ItemResult, checklist: Checklist) -> Message | None:
    """Return the break that other answers under the same name of a scale make; other scores for them are method."""
    if old.answer is None:
        return None
    earlier = next((one for one in before.definitions if one.id == old.checklist), None)
    asked = None if earlier is None else next((one.assess for one in earlier.items if one.id == old.item), None)
    if isinstance(asked, Measure):
        asked = asked.otherwise
    if earlier is None or not isinstance(asked, Ask):
        return None
    then, now = earlier.scales.get(asked.scale), checklist.scales.get(asked.scale)
    if then is not None and now is not None and set(then.answers) == set(now.answers):
        return None
    return msg("break-scale", "It is answered on another scale than before.")


def _judge_again(item: Item, checklist: Checklist, old: ItemResult, minimum_n: int) -> ItemResult:
    applies = (old.outcome is not Outcome.NOT_APPLICABLE or old.answer is not None, old.reason)
    answer = None if old.answer is None else replace(old.answer, item=item.id)
    again = judge_item(item, checklist, old.measurement, answer, applies, minimum_n)
    return replace(again, waiver=old.waiver, waiver_expired=old.waiver_expired)


def _placeholders(definitions: Sequence[Checklist]) -> dict[str, ItemResult]:
    return {
        item.id: unscored_item(item, checklist, Outcome.NOT_ASSESSED)
        for checklist in definitions
        for item in checklist.items
        if not isinstance(item.assess, Combine)
    }
