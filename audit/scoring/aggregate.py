"""Items to checklists, checklists to one score: weights, coverage, bounds, gates and waivers."""

from __future__ import annotations

import math
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date

from audit.model.checklist import Checklist
from audit.model.message import Message, msg
from audit.model.profile import Profile, Waiver
from audit.model.result import ChecklistResult, ItemResult, Score
from audit.scoring.ends import Part, ends_of
from audit.scoring.weights import item_weight
from audit.types import Outcome


@dataclass(frozen=True, slots=True, kw_only=True)
class Weights:
    """How much everything weighs: shares of checklists, and of items in the whole, before anything leaves."""

    shares: Mapping[str, float]  # checklist id -> part of the overall weight
    items: Mapping[str, float]  # item id -> part of the overall weight


def overall_weights(checklists: Sequence[Checklist], profile: Profile) -> Weights:
    """Return the weights: every checklist the same total, times the profile's multiplier, adding up to 1."""
    multipliers = {checklist.id: profile.multipliers.get(checklist.id, 1.0) for checklist in checklists}
    total = sum(multipliers.values())
    shares = {key: value / total if total else 0.0 for key, value in multipliers.items()}
    items: dict[str, float] = {}
    for checklist in checklists:
        own = sum(item_weight(item) for item in checklist.items)
        for item in checklist.items:
            items[item.id] = shares[checklist.id] * item_weight(item) / own if own else 0.0
    return Weights(shares=shares, items=items)


def attach_waivers(judged: Mapping[str, ItemResult], waivers: Iterable[Waiver], today: date) -> dict[str, ItemResult]:
    """Return the results with their waivers; one that has expired is marked and no longer excuses anything."""
    result = dict(judged)
    for waiver in waivers:
        if waiver.item in result:
            expired = waiver.expires < today
            result[waiver.item] = replace(result[waiver.item], waiver=waiver, waiver_expired=expired)
    return result


def aggregate(
    checklists: Sequence[Checklist], judged: Mapping[str, ItemResult], profile: Profile
) -> tuple[Score, tuple[ChecklistResult, ...]]:
    """Return the overall score and the checklists.

    A score is the weighted mean of the items that have one. Not applicable items leave both sides; all others without
    a score keep their full weight in coverage and bounds, where they span [0, 1]. Gates cap a checklist, and through
    it the whole. With active waivers, `waived_value` leaves the waived items out.
    """
    weights = overall_weights(checklists, profile)
    limits = profile.thresholds
    sums = {checklist.id: _sum_checklist(checklist, judged, weights) for checklist in checklists}
    results = tuple(
        ChecklistResult(
            checklist=checklist.id,
            version=checklist.version,
            digest=checklist.digest,
            score=_score([sums[checklist.id]], limits.coverage_checklist),
            share=weights.shares[checklist.id],
            items=tuple(judged[item.id] for item in checklist.items),
        )
        for checklist in checklists
    )
    overall = _score(list(sums.values()), limits.coverage_overall)
    if not any(_waived(result) for result in judged.values()):
        return overall, results
    kept = {key: result for key, result in judged.items() if not _waived(result)}
    without = {checklist.id: _sum_checklist(checklist, kept, weights) for checklist in checklists}
    overall = _with_waivers(overall, list(without.values()))
    return overall, tuple(
        replace(result, score=_with_waivers(result.score, [without[result.checklist]]))
        if any(_waived(item) for item in result.items)
        else result
        for result in results
    )


def overall_value(checklists: Sequence[Checklist], judged: Mapping[str, ItemResult], profile: Profile) -> float | None:
    """Return the overall score whatever its coverage; None where nothing has a score. Used to re-score."""
    weights = overall_weights(checklists, profile)
    return _mean([_sum_checklist(checklist, judged, weights) for checklist in checklists], lambda part: part.capped)


@dataclass(frozen=True, slots=True, kw_only=True)
class _Sums:
    """One checklist, in parts of the overall weight."""

    scored: float  # weight of the items that have a score
    applicable: float
    value: float | None  # uncapped mean of the scored items
    capped: float | None
    part: Part  # what its ends are made of
    capped_by: tuple[str, ...]
    hidden: bool  # whether an item has a value that is not shown


def _sum_checklist(checklist: Checklist, judged: Mapping[str, ItemResult], weights: Weights) -> _Sums:
    scored = applicable = total = low = high = 0.0
    for item in checklist.items:
        result = judged.get(item.id)
        if result is None or result.outcome is Outcome.NOT_APPLICABLE:
            continue
        weight = weights.items[item.id]
        applicable += weight
        if result.score is None:
            continue
        scored += weight
        total += weight * result.score
        low += weight * result.low
        high += weight * result.high
    value = min(total / scored, 1.0) if scored else None
    caps = [(gate.cap, judged[gate.item]) for gate in checklist.gates if gate.item in judged]
    caps = [(cap, result) for cap, result in caps if result.outcome is not Outcome.NOT_APPLICABLE]
    biting = [(cap, result.item) for cap, result in caps if result.outcome is Outcome.NOT_MET]
    capped = value if value is None else min([value, *(cap for cap, _ in biting)])
    part = Part(
        scored=scored,
        applicable=applicable,
        least=low,
        most=high,
        low_cap=min([1.0, *(cap for cap, result in caps if result.low <= 0.0)]),
        high_cap=min([1.0, *(cap for cap, result in caps if result.high <= 0.0)]),
    )
    return _Sums(
        scored=scored,
        applicable=applicable,
        value=value,
        capped=capped,
        part=part,
        capped_by=tuple(item for cap, item in biting if value is not None and cap < value),
        hidden=any(judged[item.id].outcome is Outcome.SUPPRESSED for item in checklist.items if item.id in judged),
    )


def _score(parts: Sequence[_Sums], minimum_coverage: float) -> Score:
    applicable = sum(part.applicable for part in parts)
    scored = sum(part.scored for part in parts)
    value = _mean(parts, lambda part: part.capped)
    uncapped = _mean(parts, lambda part: part.value)
    low, high = ends_of([part.part for part in parts])
    if value is not None:  # nobody can move it: equal to the last digit
        low, high = min(low, value), max(high, value)
    coverage = min(scored / applicable, 1.0) if applicable else 0.0
    hidden = any(part.hidden for part in parts)
    withheld = _why_withheld(applicable, scored, coverage, minimum_coverage, hidden=hidden)
    return Score(
        value=None if withheld else value,
        low=low,
        high=high,
        coverage=coverage,
        withheld=withheld,
        uncapped=None if withheld else uncapped,
        capped_by=tuple(item for part in parts for item in part.capped_by),
    )


def _mean(parts: Sequence[_Sums], pick: Callable[[_Sums], float | None]) -> float | None:
    scored = sum(part.scored for part in parts)
    if not scored:
        return None
    total = sum(part.scored * value for part in parts if (value := pick(part)) is not None)
    return min(max(total / scored, 0.0), 1.0)


def _why_withheld(applicable: float, scored: float, coverage: float, minimum: float, *, hidden: bool) -> Message | None:
    if not applicable:
        return msg("nothing-applies", "No question of this applies.")
    if not scored and hidden:
        return msg("nothing-shown", "What could be measured is hidden to protect people, so there is no score.")
    if not scored:
        return msg("nothing-assessed", "No question could be assessed.")
    if coverage < minimum - 1e-12:
        return msg(
            "coverage-too-low",
            "Withheld: {coverage:.1%} of the weight could be assessed, less than {minimum:.0%}.",
            coverage=math.floor(coverage * 1000) / 1000,  # never rounded up to the minimum itself
            minimum=minimum,
        )
    return None


def _waived(result: ItemResult) -> bool:
    return result.waiver is not None and not result.waiver_expired


def _with_waivers(score: Score, parts: Sequence[_Sums]) -> Score:
    return replace(score, waived_value=None if score.value is None else _mean(parts, lambda part: part.capped))
