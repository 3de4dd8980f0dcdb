"""Compares a result with an earlier one of the same organisation."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace

from audit.errors import UsageError
from audit.history.breaks import series_breaks
from audit.history.chance import LEVEL, change_p_values
from audit.history.follow import follow_through
from audit.history.rejudge import Rejudged, rejudge_items
from audit.history.terms import POINTS, points_moved, side_of, take_apart
from audit.model.comparison import Change, ChecklistChange, Comparison, ItemChange
from audit.model.message import Message, msg
from audit.model.result import AuditResult, ItemResult
from audit.types import Audience, RecordUnit, ValueUnit

SAME_SCORE = 1e-9
MONEY_FACT = "amount"
"""Name of the fact that holds the sum behind a share of money."""


def compare(before: AuditResult, after: AuditResult, *, earlier: Sequence[AuditResult] = ()) -> Comparison:
    """Return what changed from `before` to `after`; `earlier` results tell what was open once before.

    The earlier result is judged again, from its stored measurements, under the later checklists; only a change that
    is left then counts as practice. Confidential results are never compared.
    """
    if Audience.CONFIDENTIAL in (before.audience, after.audience):
        told = msg("confidential-compared", "A confidential result is never compared with another.")
        raise UsageError(told, code=told.code)
    again = rejudge_items(before, after.definitions, after.profile.thresholds.minimum_n)
    breaks = {**again.breaks, **series_breaks(before, after, again.matched)}
    scores = {key: item.score for key, item in again.items.items() if item.score is not None and key not in breaks}
    names = {old: new for new, old in again.matched.items()}
    sides = side_of(before, names), side_of(after)
    terms, moved = take_apart(*sides, scores), points_moved(*sides, scores)
    changes = _item_changes(before, after, again, breaks, moved, earlier)
    return Comparison(
        before=before.period,
        after=after.period,
        score_before=_points(before.overall.value),
        score_after=_points(after.overall.value),
        terms=terms,
        checklists=_checklist_changes(before, after),
        items=changes,
        notes=tuple(_notes(before, after, terms.total, changes)),
        follow_through=follow_through(before, after, moved=moved, changes=changes, earlier=earlier),
    )


def _checklist_changes(before: AuditResult, after: AuditResult) -> tuple[ChecklistChange, ...]:
    first = {one.checklist: one.score.value for one in before.checklists}
    second = {one.checklist: one.score.value for one in after.checklists}
    changes = []
    for key in [*second, *(key for key in first if key not in second)]:
        old, new = first.get(key), second.get(key)
        changed = None if old is None or new is None else POINTS * (new - old)
        changes.append(
            ChecklistChange(
                checklist=key,
                before=_points(old),
                after=_points(new),
                change=changed,
            )
        )
    return tuple(changes)


def _item_changes(
    before: AuditResult,
    after: AuditResult,
    again: Rejudged,
    breaks: Mapping[str, Message],
    moved: Mapping[str, float],
    earlier: Sequence[AuditResult],
) -> tuple[ItemChange, ...]:
    pairs = [
        (before.item(again.matched[new.item]) if new.item in again.matched else None, new)
        for checklist in after.checklists
        for new in checklist.items
    ]
    tested = {
        new.item: (old.measurement, new.measurement)
        for old, new in pairs
        if old and old.measurement and new.measurement and new.item not in breaks and not (old.answer or new.answer)
    }
    p_values = change_p_values(tested)
    one_currency = before.currency == after.currency
    changes = [
        replace(
            _changed(old, new, again.items.get(new.item), breaks.get(new.item), p_values.get(new.item), earlier),
            moved=moved.get(new.item),
            money_before=_money(old) if one_currency else None,
            money_after=_money(new) if one_currency else None,
        )
        for old, new in pairs
    ]
    gone = set(again.matched.values())
    changes += [_dropped(old) for checklist in before.checklists for old in checklist.items if old.item not in gone]
    return tuple(changes)


def _changed(
    old: ItemResult | None,
    new: ItemResult,
    again: ItemResult | None,
    why_break: Message | None,
    p_value: float | None,
    earlier: Sequence[AuditResult],
) -> ItemChange:
    comparable = again.score if again is not None and why_break is None else None
    base = comparable if comparable is not None else (old.score if old else None)
    names = {new.item, old.item} if old else {new.item}
    was_open = any(
        one.item in names and one.score is not None and one.score < 1.0
        for result in earlier
        for checklist in result.checklists
        for one in checklist.items
    )
    return ItemChange(
        item=new.item,
        checklist=new.checklist,
        change=classify(base, new.score, was_open=was_open),
        before=old.outcome if old else None,
        after=new.outcome,
        score_before=old.score if old else None,
        score_after=new.score,
        value_before=_value(old),
        value_after=_value(new),
        rejudged_before=comparable,
        n_before=_n(old),
        n_after=_n(new),
        p_value=p_value,
        beyond_chance=None if p_value is None else p_value < LEVEL,
        note=why_break,
        is_break=why_break is not None,
    )


def classify(before: float | None, after: float | None, *, was_open: bool = False) -> Change:
    """Return what became of an item whose comparable scores are `before` and `after`; below 1 it is open."""
    if before is None or after is None:
        if before is None and after is None:
            return Change.SAME
        return Change.NEWLY_ASSESSED if before is None else Change.NO_LONGER_ASSESSED
    if before >= 1.0:
        if after >= 1.0:
            return Change.SAME
        return Change.OPEN_AGAIN if was_open else Change.NEW
    if after >= 1.0:
        return Change.FIXED
    if abs(after - before) <= SAME_SCORE:
        return Change.STILL_OPEN
    return Change.IMPROVED if after > before else Change.WORSE


def _dropped(old: ItemResult) -> ItemChange:
    return ItemChange(
        item=old.item,
        checklist=old.checklist,
        change=classify(old.score, None),
        before=old.outcome,
        after=None,
        score_before=old.score,
        score_after=None,
        value_before=_value(old),
        n_before=_n(old),
        note=msg("item-gone", "This is not asked any longer."),
    )


def _points(score: float | None) -> float | None:
    return None if score is None else POINTS * score


def _value(item: ItemResult | None) -> float | None:
    return item.measurement.value if item and item.measurement else None


def _n(item: ItemResult | None) -> int | None:
    return item.measurement.n if item and item.measurement else None


def _money(item: ItemResult | None) -> float | None:
    facts = item.measurement.facts if item and item.measurement else ()
    return next((fact.value for fact in facts if fact.name == MONEY_FACT and fact.unit is ValueUnit.MONEY), None)


def _notes(
    before: AuditResult, after: AuditResult, total: float | None, changes: Sequence[ItemChange]
) -> Iterator[Message]:
    if total is None:
        yield msg(
            "terms-on-common-items",
            "A score is withheld: only questions scored in both years are compared, and no total is given.",
        )
    if before.audience is not after.audience:
        yield msg("other-audience", "The two results were made for different audiences and hide different figures.")
    if before.versions.scoring != after.versions.scoring:
        yield msg("other-scoring", "The rules of scoring changed between the two results.")
    changed = list(_changed_checklists(before, after))
    if changed:
        yield msg(
            "other-checklists",
            "These checklists changed since {period}: {checklists}.",
            period=before.period.label,
            checklists=", ".join(changed),
        )
    if any(change.p_value is not None and _counts_people(after.item(change.item)) for change in changes):
        yield msg(
            "chance-same-people",
            "Whether a figure about people changed by more than chance is tested as if the two years counted different "
            "people. Many are counted in both, so take it as a rough guide.",
        )


def _changed_checklists(before: AuditResult, after: AuditResult) -> Iterator[str]:
    """Yield the title and both versions of each checklist that was applied in another form."""
    earlier = {one.checklist: one for one in before.checklists}
    titles = {one.id: one.title for one in after.definitions}
    for one in after.checklists:
        then = earlier.get(one.checklist)
        if then is not None and then.version != one.version:
            yield f"{titles[one.checklist]} ({then.version} → {one.version})"


def _counts_people(item: ItemResult | None) -> bool:
    measurement = item.measurement if item else None
    return measurement is not None and measurement.record_unit is RecordUnit.PERSON
