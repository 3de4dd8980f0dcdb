"""Takes the change of a score apart: practice, method, reweighting, scope and gates add up to it exactly."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from audit.model.comparison import Terms
from audit.model.result import AuditResult
from audit.scoring import overall_weights

POINTS = 100.0


@dataclass(frozen=True, slots=True, kw_only=True)
class Side:
    """One year: the items that have a score, their weights (of any sum), and the score as it was shown."""

    scores: Mapping[str, float]
    weights: Mapping[str, float]
    shown: float | None  # after gates; None where it is withheld


def side_of(result: AuditResult, names: Mapping[str, str] | None = None) -> Side:
    """Return the scored items of a result; `names` renames earlier ids to later ones."""
    weights = overall_weights(result.definitions, result.profile).items
    scores = {
        item.item: item.score
        for checklist in result.checklists
        for item in checklist.items
        if item.score is not None and weights[item.item] > 0.0
    }
    renamed = names or {}
    return Side(
        scores={renamed.get(key, key): score for key, score in scores.items()},
        weights={renamed.get(key, key): weights[key] for key in scores},
        shown=result.overall.value,
    )


def take_apart(before: Side, after: Side, rejudged: Mapping[str, float]) -> Terms:
    """Return the terms, in points.

    C are the items that have a score in both years and whose earlier score could be judged again under the later
    method. With m the weights normalised on C, s the scores and r the earlier ones judged again:
    practice = sum of mean(m) (s2 - r); method = sum of mean(m) (r - s1); reweighting = sum of (m2 - m1) mean(s);
    scope = what the items outside C add, each year; gates = capped minus uncapped, each year. A withheld score leaves
    only the terms on C.
    """
    common = sorted(before.scores.keys() & after.scores.keys() & rejudged.keys())
    first, second = _normalised(before.weights, common), _normalised(after.weights, common)
    method = reweighting = 0.0
    for item in common:
        mean_weight = (first[item] + second[item]) / 2.0
        method += mean_weight * (rejudged[item] - before.scores[item])
        reweighting += (second[item] - first[item]) * (after.scores[item] + before.scores[item]) / 2.0
    total = scope = gates = None
    if before.shown is not None and after.shown is not None:
        uncapped_before, uncapped_after = _mean(before), _mean(after)
        inside_before = sum(first[item] * before.scores[item] for item in common)
        inside_after = sum(second[item] * after.scores[item] for item in common)
        scope = POINTS * ((uncapped_after - inside_after) - (uncapped_before - inside_before))
        gates = POINTS * ((after.shown - uncapped_after) - (before.shown - uncapped_before))
        total = POINTS * (after.shown - before.shown)
    return Terms(
        total=total,
        practice=sum(points_moved(before, after, rejudged).values()),
        method=POINTS * method,
        reweighting=POINTS * reweighting,
        scope=scope,
        gates=gates,
    )


def points_moved(before: Side, after: Side, rejudged: Mapping[str, float]) -> dict[str, float]:
    """Return what each item of C adds to `practice`, in points."""
    common = sorted(before.scores.keys() & after.scores.keys() & rejudged.keys())
    first, second = _normalised(before.weights, common), _normalised(after.weights, common)
    return {
        item: POINTS * (first[item] + second[item]) / 2.0 * (after.scores[item] - rejudged[item]) for item in common
    }


def _normalised(weights: Mapping[str, float], items: list[str]) -> dict[str, float]:
    total = sum(weights[item] for item in items)
    return {item: weights[item] / total for item in items}


def _mean(side: Side) -> float:
    total = sum(side.weights[item] for item in side.scores)
    return sum(side.weights[item] * score for item, score in side.scores.items()) / total if total else 0.0
