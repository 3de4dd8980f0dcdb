"""What to do first: the points that each action gains, found by re-scoring, against the effort it takes."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace
from datetime import date, timedelta

from audit.model.checklist import Ask, Checklist, Item, Measure, Remediation
from audit.model.measurement import Fact
from audit.model.message import msg
from audit.model.period import Period
from audit.model.profile import Profile
from audit.model.result import Action, ItemResult, ToRecord
from audit.scoring.aggregate import overall_value, overall_weights
from audit.scoring.combine import combine_results
from audit.scoring.weights import EFFORT_POINTS, IMPORTANCE_ORDER, OBLIGATION_ORDER, item_weight
from audit.types import Horizon, MeasureState, Outcome, ValueUnit, Visibility

_TO_RECORD = (Outcome.NOT_ASSESSED, Outcome.INSUFFICIENT_DATA, Outcome.ERROR)
COST_FACT = "cost"
POOL_COLUMNS = ("reference.pool", "reference.dimension", "reference.group", "reference.share")
"""What a named pool is made of, for items that have a value and nothing to compare it with."""


def rescore(
    checklists: Sequence[Checklist], judged: Mapping[str, ItemResult], profile: Profile, met: Iterable[str]
) -> float | None:
    """Return the overall score (0 to 1) if the items in `met` reached their targets."""
    return overall_value(checklists, suppose_met(checklists, judged, met), profile)


def suppose_met(
    checklists: Sequence[Checklist], judged: Mapping[str, ItemResult], met: Iterable[str]
) -> dict[str, ItemResult]:
    """Return the results as they would be if the items in `met` reached their targets, combined items included."""
    reached = frozenset(met)
    changed = {
        key: replace(result, outcome=Outcome.MET, score=1.0, low=1.0, high=1.0) if key in reached else result
        for key, result in judged.items()
    }
    return combine_results(checklists, changed, fixed=reached)


def plan_actions(
    checklists: Sequence[Checklist],
    judged: Mapping[str, ItemResult],
    profile: Profile,
    *,
    period: Period,
    today: date,
    owners: Mapping[str, str] | None = None,
    currency: str = "",
) -> tuple[tuple[Action, ...], tuple[ToRecord, ...]]:
    """Return the actions by priority, and what to record by weight.

    Gain is in points (0 to 100) of the overall score; priority is gain by effort points; ties go by obligation,
    importance and id. Items without a score give no points and so no action: what is missing to assess them is listed
    apart. Suppressed items stand in neither list.
    """
    now = overall_value(checklists, judged, profile)
    actions: list[Action] = []
    for checklist in checklists:
        for item in checklist.items:
            result = judged[item.id]
            if now is None or item.remediation is None or result.score is None or result.score >= 1.0:
                continue
            then = rescore(checklists, judged, profile, [item.id])
            gain = 0.0 if then is None else max(then - now, 0.0) * 100.0
            due = due_date(item.remediation.horizon, period, today)
            actions.append(_action(item, item.remediation, result, gain, due, owners or {}, currency))
    return tuple(sorted(actions, key=_rank)), _to_record(checklists, judged, profile)


def due_date(horizon: Horizon, period: Period, today: date) -> date:
    """Return 30 days from today, the next end of the organisation's year, or the one after.

    An end of year that is less than 30 days away is too near to be "this year".
    """
    if horizon is Horizon.DAYS_30:
        return today + timedelta(days=30)
    end = _in_year(period.end, max(period.end.year, today.year))
    while end < today + timedelta(days=30):
        end = _in_year(period.end, end.year + 1)
    return end if horizon is Horizon.THIS_YEAR else _in_year(period.end, end.year + 1)


def _in_year(day: date, year: int) -> date:
    if (day.month, day.day) == (2, 29):
        return date(year, 3, 1) - timedelta(days=1)
    return day.replace(year=year)


def _action(
    item: Item,
    remediation: Remediation,
    result: ItemResult,
    gain: float,
    due: date,
    owners: Mapping[str, str],
    currency: str,
) -> Action:
    facts = () if result.measurement is None else result.measurement.facts
    takes = tuple(fact for fact in facts if fact.visibility in (Visibility.SHOWN, Visibility.COARSENED))
    cost = _cost(takes)
    return Action(
        item=item.id,
        checklist=result.checklist,
        text=remediation.text,
        owner_role=remediation.owner_role,
        owner=owners.get(remediation.owner_role, ""),
        effort=remediation.effort,
        horizon=remediation.horizon,
        due=due,
        gain=gain,
        priority=gain / EFFORT_POINTS[remediation.effort],
        importance=item.importance,
        obligation=item.obligation,
        takes=takes,
        cost=cost,
        currency=currency if cost is not None else "",
    )


def _cost(facts: Iterable[Fact]) -> float | None:
    return next((fact.value for fact in facts if fact.name == COST_FACT and fact.unit is ValueUnit.MONEY), None)


def _rank(action: Action) -> tuple[float, int, int, str]:
    # Rounded, so that a tie is not decided by the last bit of a float.
    return (
        -round(action.priority, 9),
        OBLIGATION_ORDER[action.obligation],
        IMPORTANCE_ORDER[action.importance],
        action.item,
    )


def _to_record(
    checklists: Sequence[Checklist], judged: Mapping[str, ItemResult], profile: Profile
) -> tuple[ToRecord, ...]:
    weights = overall_weights(checklists, profile)
    missing = [
        ToRecord(
            item=item.id,
            checklist=checklist.id,
            weight=weights.items[item.id],
            reason=judged[item.id].reason or msg("not-assessed", "This could not be assessed."),
            columns=_columns(item, judged[item.id]),
        )
        for checklist in checklists
        for item in checklist.items
        if judged[item.id].outcome in _TO_RECORD and isinstance(item.assess, Ask | Measure) and item_weight(item)
    ]
    return tuple(sorted(missing, key=lambda entry: (-round(entry.weight, 9), entry.item)))


def _columns(item: Item, result: ItemResult) -> tuple[str, ...]:
    if isinstance(item.assess, Ask):
        return ("policies.status",)
    if result.measurement is None:
        return ()
    return POOL_COLUMNS if result.measurement.state is MeasureState.NO_POOL else result.measurement.columns_missing
