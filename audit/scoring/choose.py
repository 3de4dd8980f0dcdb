"""Chooses actions: the best set within a budget and a capacity, or the least set that reaches a target."""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence

import numpy as np

from audit.errors import UsageError
from audit.model.checklist import Checklist, Remediation
from audit.model.message import Message, msg
from audit.model.plan import Limits, NextUnit, Plan, Step
from audit.model.result import Action, AuditResult, ItemResult
from audit.scoring.aggregate import overall_value
from audit.scoring.plan import rescore, suppose_met
from audit.scoring.program import Linear, build_program
from audit.scoring.weights import EFFORT_POINTS
from audit.types import Horizon

_SAME_POINTS = 1e-6  # of a score of 0 to 1: closer than this, two sets are a tie
_MORE_POINTS = 1e-3  # what counts as gaining more: a tenth of a point


def choose_actions(
    result: AuditResult,
    limits: Limits,
    *,
    costs: Mapping[str, float] | None = None,
    days_per_point: float = 1.0,
    assume_met: Collection[str] = (),
) -> Plan:
    """Return the set of actions with the largest gain within the limits, or the least that reaches `limits.target`.

    `costs` (item -> money) go before the costs of the actions themselves; an action without either counts as free, and
    is named. Effort points times `days_per_point` are days. Of sets that gain the same, the one of least effort, then
    cost, then priority is chosen. Actions that others depend on come with them; of two that exclude each other, one.
    """
    judged, actions = _starting_point(result, assume_met)
    before = overall_value(result.definitions, judged, result.profile)
    if before is None:
        told = msg("nothing-to-plan", "Nothing could be assessed, so there is nothing to plan.")
        raise UsageError(told, code=told.code)
    choice = _Choice(result, judged, actions, limits, costs or {}, days_per_point)
    chosen = choice.least_for_target() if limits.target is not None else choice.best()
    after = rescore(result.definitions, judged, result.profile, chosen)
    score = 100.0 * (before if after is None else after)
    return Plan(
        limits=limits,
        steps=_steps([action for action in actions if action.item in chosen], choice),
        score_before=100.0 * before,
        score_after=score,
        cost=sum(choice.costs.get(item, 0.0) for item in chosen),
        days=sum(choice.days[item] for item in chosen),
        currency=result.currency,
        assumed=tuple(sorted(assume_met)),
        next_units=tuple(choice.next_units(chosen)) if limits.target is None else (),
        reached=limits.target is None or score >= limits.target - 100 * _SAME_POINTS,
        uncosted=tuple(action.item for action in actions if action.item in chosen and action.item not in choice.costs),
        notes=_notes(result, judged),
    )


class _Choice:
    """The actions with their costs, days and columns in the program."""

    def __init__(
        self,
        result: AuditResult,
        judged: Mapping[str, ItemResult],
        actions: Sequence[Action],
        limits: Limits,
        costs: Mapping[str, float],
        days_per_point: float,
    ) -> None:
        self.actions, self.limits, self.profile = actions, limits, result.profile
        own = {action.item: action.cost for action in actions if action.cost is not None}
        known = {action.item for action in actions}
        self.costs = {item: cost for item, cost in {**own, **costs}.items() if item in known}
        self.days = {action.item: EFFORT_POINTS[action.effort] * days_per_point for action in actions}
        self.remediations = _remediations(result.definitions)
        self.program, self.columns = build_program(
            result.definitions, judged, result.profile, [action.item for action in actions]
        )
        self._relate()
        money = {self.columns[item]: cost for item, cost in self.costs.items()}
        days = {self.columns[item]: value for item, value in self.days.items()}
        self.spending: dict[str, Linear] = {"budget": money, "capacity": days}
        self.allowed = {"budget": limits.budget, "capacity": limits.capacity}

    def best(self) -> frozenset[str]:
        """Return the set that gains most; a choice of nothing always keeps to the limits."""
        rows = self._within()
        found = self.program.solve(_negated(self.program.score), rows)
        return self._settle(found, rows)

    def least_for_target(self) -> frozenset[str]:
        """Return the set of least effort that reaches the target, or the best there is if none does."""
        needed = (self.limits.target or 0.0) / 100.0 - self.program.constant - _SAME_POINTS / 10
        rows = [*self._within(), (_negated(self.program.score), -needed)]
        found = self.program.solve(self.spending["capacity"], rows)
        return self.best() if found is None else self._least(rows)

    def next_units(self, chosen: frozenset[str]) -> list[NextUnit]:
        """Return for each limit the least addition that gains at least a tenth of a point."""
        now = self._value(chosen)
        units = []
        for name, limit in self.allowed.items():
            if limit is None:
                continue
            others = [row for other, row in self._limits().items() if other != name]
            more = (_negated(self.program.score), -(now + _MORE_POINTS))
            found = self.program.solve(self.spending[name], [*others, more])
            if found is None:
                continue
            spent = sum(value for column, value in self.spending[name].items() if found[column] > 0.5)
            bound = (self.spending[name], spent + 1e-6)
            best = self.program.solve(_negated(self.program.score), [*others, bound])
            if best is not None and spent > limit:
                gain = 100.0 * (self._value(self._picked(best)) - now)
                units.append(NextUnit(limit=name, more=spent - limit, gain=gain))
        return units

    def _relate(self) -> None:
        for item, column in self.columns.items():
            remediation = self.remediations[item]
            for other in remediation.depends_on:
                if other in self.columns:
                    self.program.at_most({column: 1.0, self.columns[other]: -1.0}, 0.0)
            for other in remediation.excludes:
                if other in self.columns:
                    self.program.at_most({column: 1.0, self.columns[other]: 1.0}, 1.0)

    def _limits(self) -> dict[str, tuple[Linear, float]]:
        return {name: (self.spending[name], limit + 1e-9) for name, limit in self.allowed.items() if limit is not None}

    def _within(self) -> list[tuple[Linear, float]]:
        return list(self._limits().values())

    def _settle(self, found: np.ndarray | None, rows: list[tuple[Linear, float]]) -> frozenset[str]:
        """Of all sets that gain as much as the one found, return the least."""
        if found is None:
            return frozenset()
        value = sum(coefficient * found[column] for column, coefficient in self.program.score.items())
        return self._least([*rows, (_negated(self.program.score), -(value - _SAME_POINTS))])

    def _least(self, rows: list[tuple[Linear, float]]) -> frozenset[str]:
        """Return the set of least effort, then cost, then priority that keeps to the rows."""
        rank = {self.columns[action.item]: float(place) for place, action in enumerate(self.actions, start=1)}
        picked: frozenset[str] = frozenset()
        for objective in (self.spending["capacity"], self.spending["budget"], rank):
            found = self.program.solve(objective, rows)
            if found is None:
                break
            picked = self._picked(found)
            reached = sum(value for column, value in objective.items() if found[column] > 0.5)
            rows = [*rows, (objective, reached + 1e-6)]
        return picked

    def _picked(self, found: np.ndarray) -> frozenset[str]:
        return frozenset(item for item, column in self.columns.items() if found[column] > 0.5)

    def _value(self, chosen: Collection[str]) -> float:
        """Return what the program makes of a set, without its constant."""
        fixed: list[tuple[Linear, float]] = [
            ({column: -1.0}, -1.0) if item in chosen else ({column: 1.0}, 0.0) for item, column in self.columns.items()
        ]
        found = self.program.solve(_negated(self.program.score), fixed)
        if found is None:
            return 0.0
        return float(sum(value * found[column] for column, value in self.program.score.items()))


def _negated(linear: Linear) -> dict[int, float]:
    return {column: -value for column, value in linear.items()}


def _starting_point(result: AuditResult, assume_met: Collection[str]) -> tuple[dict[str, ItemResult], list[Action]]:
    _check_known(result, assume_met)
    judged = suppose_met(result.definitions, _judged(result), assume_met)
    return judged, [action for action in result.actions if (judged[action.item].score or 0.0) < 1.0]


def _check_known(result: AuditResult, items: Collection[str]) -> None:
    unknown = sorted(item for item in items if result.item(item) is None)
    if unknown:
        told = msg("unknown-item", "There is no question called {value} in this result.", value=f"`{unknown[0]}`")
        raise UsageError(told, code=told.code)


def _judged(result: AuditResult) -> dict[str, ItemResult]:
    return {item.item: item for checklist in result.checklists for item in checklist.items}


def _remediations(checklists: Sequence[Checklist]) -> dict[str, Remediation]:
    return {
        item.id: item.remediation
        for checklist in checklists
        for item in checklist.items
        if item.remediation is not None
    }


def _steps(actions: Sequence[Action], choice: _Choice) -> tuple[Step, ...]:
    """Lay the chosen actions over the horizons; none comes before one that it depends on."""
    order = {horizon: place for place, horizon in enumerate(Horizon)}
    chosen = {action.item: action for action in actions}
    before = {
        item: tuple(other for other in choice.remediations[item].depends_on if other in chosen) for item in chosen
    }
    places: dict[str, tuple[int, int]] = {}  # horizon, and how many others come first

    def place_of(item: str, above: tuple[str, ...]) -> tuple[int, int]:
        if item not in places:
            waits = [place_of(other, (*above, item)) for other in before[item] if other not in above]
            horizon = max([order[chosen[item].horizon], *(place[0] for place in waits)])
            places[item] = horizon, max((place[1] + 1 for place in waits), default=0)
        return places[item]

    horizons = list(Horizon)
    return tuple(
        Step(
            action=action,
            horizon=horizons[place_of(action.item, ())[0]],
            cost=choice.costs.get(action.item),
            days=choice.days[action.item],
            after=before[action.item],
        )
        for action in sorted(actions, key=lambda action: place_of(action.item, ()))
    )


def _notes(result: AuditResult, judged: Mapping[str, ItemResult]) -> tuple[Message, ...]:
    if result.overall.value is None:
        return (
            msg(
                "plan-on-withheld",
                "The overall score is withheld; the points are those of the questions that could be assessed.",
            ),
        )
    return ()
