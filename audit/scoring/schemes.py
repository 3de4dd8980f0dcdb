"""The official arithmetic of schemes that others use, and our own numbers beside it."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from math import floor

from audit.model.result import ItemResult
from audit.model.scheme import TICKED, Scheme, SchemeItem, SchemeKind, SchemeLevel, SchemeStanding
from audit.types import Outcome, Visibility


def tick_percent(scheme: Scheme, ticked: frozenset[str]) -> float:
    """Return the percentage of requirements ticked, rounded down where the scheme does so."""
    percent = 100 * sum(item.id in ticked for item in scheme.items) / len(scheme.items)
    return float(floor(percent)) if scheme.floors else percent


def roll_up(scheme: Scheme, stages: Mapping[str, str | None]) -> float | None:
    """Return the percentage of the way to the last stage, over the dimensions that apply; None where none does.

    It is (0 x share at the first stage + 1 x share at the second + ...) / (number of stages - 1). A dimension that is
    not named stands at the first stage; one with the stage None does not apply.
    """
    places = {stage: place for place, stage in enumerate(scheme.stages)}
    reached = [places[stage] for stage in (stages.get(item.id, scheme.stages[0]) for item in scheme.items) if stage]
    return 100 * sum(reached) / len(reached) / (len(scheme.stages) - 1) if reached else None


def level_of(scheme: Scheme, percent: float) -> SchemeLevel:
    """Return the highest level that a percentage reaches."""
    return [level for level in scheme.levels if level.reached_by(percent)][-1]


def stand_in(scheme: Scheme, results: Mapping[str, ItemResult]) -> SchemeStanding:
    """Place what our audit found in a scheme: a range, because our items say nothing of some of its requirements."""
    if scheme.kind is SchemeKind.SHARE:
        return _share(scheme, results, scheme.items[0].ours)
    if scheme.kind is SchemeKind.STAGES:
        return _stages(scheme, results)
    said = {item.id: _says(item, results) for item in scheme.items}
    met = tuple(name for name, says in said.items() if says is True)
    unmet = tuple(name for name, says in said.items() if says is False)
    unknown = tuple(name for name, says in said.items() if says is None)
    low, high = tick_percent(scheme, frozenset(met)), tick_percent(scheme, frozenset((*met, *unknown)))
    ours = 100 * len(met) / (len(met) + len(unmet)) if met or unmet else None
    return _standing(scheme, low, high, ours, met=met, unmet=unmet, unknown=unknown)


def count_scheme(scheme: Scheme, results: Mapping[str, ItemResult]) -> SchemeStanding:
    """Count a scheme by its own arithmetic, from the results of its own checklist by the scheme's item ids.

    What was not answered, or could not be measured, is counted as missing in `low` and as there in `high`; `ours` is
    the official number where everything is known, and otherwise there is none.
    """
    if scheme.kind is SchemeKind.SHARE:
        return _share(scheme, results, tuple(item.id for item in scheme.items))
    answers = {item.id: _answer(results.get(item.id)) for item in scheme.items}
    unknown = tuple(name for name, answer in answers.items() if not answer)
    if scheme.kind is SchemeKind.STAGES:
        stages = scheme.stage_answers()
        reached = {name: stages.get(answer) for name, answer in answers.items() if answer}
        low, high = (
            roll_up(scheme, {**reached, **dict.fromkeys(unknown, scheme.stages[place])}) or 0.0 for place in (0, -1)
        )
        met = tuple(name for name, stage in reached.items() if stage == scheme.stages[-1])
        unmet = tuple(name for name, stage in reached.items() if stage and stage != scheme.stages[-1])
    else:
        met = tuple(name for name, answer in answers.items() if answer == TICKED)
        unmet = tuple(name for name, answer in answers.items() if answer and answer != TICKED)
        low, high = (tick_percent(scheme, frozenset(ticked)) for ticked in (met, (*met, *unknown)))
    return _standing(scheme, low, high, low if not unknown else None, met=met, unmet=unmet, unknown=unknown)


def _standing(
    scheme: Scheme,
    low: float,
    high: float,
    ours: float | None,
    *,
    met: tuple[str, ...] = (),
    unmet: tuple[str, ...] = (),
    unknown: tuple[str, ...] = (),
) -> SchemeStanding:
    return SchemeStanding(
        scheme=scheme.id,
        low=low,
        high=high,
        level_low=level_of(scheme, low).name,
        level_high=level_of(scheme, high).name,
        known=len(scheme.items) - len(unknown),
        total=len(scheme.items),
        ours=ours,
        met=met,
        unmet=unmet,
        unknown=unknown,
    )


def _answer(result: ItemResult | None) -> str:
    return result.answer.value if result is not None and result.answer is not None else ""


def _says(item: SchemeItem, results: Mapping[str, ItemResult]) -> bool | None:
    """Return whether a requirement is met by all of our items that say the same; None where one does not say."""
    found = [results[each].outcome for each in item.ours if each in results]
    if not found or len(found) < len(item.ours):
        return None
    if any(outcome in (Outcome.NOT_MET, Outcome.PARTLY_MET) for outcome in found):
        return False
    return True if all(outcome is Outcome.MET for outcome in found) else None


def _stages(scheme: Scheme, results: Mapping[str, ItemResult]) -> SchemeStanding:
    """Give the mean score of our items by dimension; the stage itself is for people to judge, so it stays open."""
    scores: dict[str, list[float]] = {}
    for item in scheme.items:
        found = [results[each].score for each in item.ours if each in results]
        known = [score for score in found if score is not None]
        if known:
            scores[item.id] = known
    means = [sum(each) / len(each) for each in scores.values()]
    return SchemeStanding(
        scheme=scheme.id,
        low=0.0,
        high=100.0,
        level_low=scheme.levels[0].name,
        level_high=scheme.levels[-1].name,
        known=len(means),
        total=len(scheme.items),
        ours=100 * sum(means) / len(means) if means else None,
        unknown=tuple(item.id for item in scheme.items),
    )


def _share(scheme: Scheme, results: Mapping[str, ItemResult], names: Sequence[str]) -> SchemeStanding:
    item = scheme.items[0]
    result = next((results[each] for each in names if each in results), None)
    measured = result.measurement if result else None
    if measured is None or measured.value is None or measured.visibility is Visibility.HIDDEN:
        return _standing(scheme, 0.0, 100.0, None, unknown=(item.id,))
    ours = 100 * measured.value
    low, high = (100 * measured.bounds.low, 100 * measured.bounds.high) if measured.bounds else (ours, ours)
    if level_of(scheme, ours) == scheme.levels[-1]:
        return _standing(scheme, low, high, ours, met=(item.id,))
    return _standing(scheme, low, high, ours, unmet=(item.id,))
