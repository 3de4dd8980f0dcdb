"""Judges the items that are made of others, and so whole checklists."""

from __future__ import annotations

from collections.abc import Container, Iterable, Mapping, Sequence
from dataclasses import replace

from audit.errors import SettingsError
from audit.model.checklist import Checklist, Combine, Item
from audit.model.message import Message, msg
from audit.model.result import ItemResult
from audit.scoring.bands import outcome_of
from audit.scoring.unscored import unscored_item
from audit.types import Outcome


def combine_results(
    checklists: Sequence[Checklist], judged: Mapping[str, ItemResult], fixed: Container[str] = ()
) -> dict[str, ItemResult]:
    """Return `judged` with every combined item judged again from its parts, parts before wholes.

    A combined item that was judged not applicable, or is named in `fixed`, stays as it is. SettingsError for a part
    that does not exist or a circle.
    """
    combined = {
        item.id: (item, item.assess, checklist)
        for checklist in checklists
        for item in checklist.items
        if isinstance(item.assess, Combine)
    }
    done = {key: result for key, result in judged.items() if key not in combined or key in fixed or _left(result)}

    def result_of(item_id: str, above: tuple[str, ...]) -> ItemResult:
        if item_id in done:
            return done[item_id]
        if item_id in above or item_id not in combined:
            told = msg(
                "combined-item",
                "The question {value} cannot be made of {name}: there is no such question, or it is made of itself.",
                value=f"`{above[-1]}`",
                name=f"`{item_id}`",
            )
            raise SettingsError(told, code=told.code)
        item, assess, checklist = combined[item_id]
        parts = [result_of(part, (*above, item_id)) for part in assess.items]
        done[item_id] = _combine(item, assess, checklist, parts)
        return done[item_id]

    for item_id in combined:
        result_of(item_id, ())
    return {key: done[key] for key in [*judged, *(key for key in combined if key not in judged)]}


def _left(result: ItemResult) -> bool:
    return result.outcome is Outcome.NOT_APPLICABLE


def _combine(item: Item, assess: Combine, checklist: Checklist, parts: Sequence[ItemResult]) -> ItemResult:
    reason = msg("no-part-applies", "None of the questions that this is made of applies.")
    blank = unscored_item(item, checklist, Outcome.NOT_APPLICABLE, reason)
    applicable = [part for part in parts if part.outcome is not Outcome.NOT_APPLICABLE]
    if not applicable:
        return blank
    low = combined_score(assess.how, [part.low if part.score is not None else 0.0 for part in applicable])
    high = combined_score(assess.how, [part.high if part.score is not None else 1.0 for part in applicable])
    worst = combined_score(assess.how, [0.0 if part.score is None else part.score for part in applicable])
    best = combined_score(assess.how, [1.0 if part.score is None else part.score for part in applicable])
    missing = [part for part in applicable if part.score is None]
    if missing and worst != best:
        return unscored_item(item, checklist, *_why_unscored(missing))
    return replace(
        blank, outcome=outcome_of(worst), score=worst, low=min(low, worst), high=max(high, worst), reason=None
    )


def combined_score(how: str, scores: Sequence[float]) -> float:
    """Return the lowest score, the mean, or 1 where all, or any, of the scores are 1 and else 0."""
    if how == "min":
        return min(scores)
    if how == "mean":
        return sum(scores) / len(scores)
    if how == "all":
        return float(all(score >= 1.0 for score in scores))
    if how == "any":
        return float(any(score >= 1.0 for score in scores))
    told = msg("unknown-combination", "Questions are combined by min, mean, all or any, not {how}.", how=f"`{how}`")
    raise SettingsError(told, code=told.code)


def _why_unscored(missing: Iterable[ItemResult]) -> tuple[Outcome, Message]:
    outcomes = {part.outcome for part in missing}
    names = ", ".join(sorted(part.item for part in missing))
    reason = msg("parts-unscored", "It is made of questions that have no score: {items}.", items=names)
    for outcome in (Outcome.SUPPRESSED, Outcome.ERROR, Outcome.INSUFFICIENT_DATA):
        if outcome in outcomes:
            return outcome, reason
    return Outcome.NOT_ASSESSED, reason
