from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from itertools import combinations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from audit.errors import UsageError
from audit.model.checklist import Checklist, Combine, Gate, Item, Remediation
from audit.model.plan import Limits
from audit.model.result import AuditResult
from audit.scoring import combine_results, plan_actions
from audit.scoring.choose import choose_actions
from audit.scoring.plan import rescore
from audit.scoring.weights import EFFORT_POINTS
from audit.types import Effort, Horizon, Outcome
from tests.history.build import result_of
from tests.scoring.build import PERIOD, PROFILE, checklist, item, judged


def planned(lists: list[Checklist], scores: Mapping[str, float | Outcome | None]) -> AuditResult:
    """A result with its actions; combined items are judged from their parts."""
    plain = [
        replace(one, items=tuple(entry for entry in one.items if not isinstance(entry.assess, Combine)))
        for one in lists
    ]
    items = combine_results(lists, judged(plain, scores))
    result = result_of(lists, items)
    actions, _ = plan_actions(lists, items, PROFILE, period=PERIOD, today=result.created)
    return replace(result, actions=actions, currency="EUR")


def action(name: str, effort: Effort = Effort.S, horizon: Horizon = Horizon.THIS_YEAR, **more: object) -> Item:
    remediation = Remediation(text=name, effort=effort, owner_role="board chair", horizon=horizon)
    return item(name, remediation=replace(remediation, **more))  # type: ignore[arg-type]


def names(result: AuditResult, limits: Limits, **more: object) -> list[str]:
    plan = choose_actions(result, limits, **more)  # type: ignore[arg-type]
    return sorted(step.action.item for step in plan.steps)


THREE = [checklist("c", [action("a", Effort.L), action("b", Effort.M), action("c", Effort.M)])]


def test_the_best_set_is_not_the_first_by_priority() -> None:
    result = planned(
        [checklist("c", [action("a"), action("b"), action("c"), item("d")])], {"a": 0.0, "b": 0.1, "c": 0.1, "d": 1.0}
    )
    plan = choose_actions(result, Limits(budget=100.0), costs={"a": 60.0, "b": 50.0, "c": 50.0})
    assert [step.action.item for step in plan.steps] == ["b", "c"]
    assert plan.gain == pytest.approx(45.0)
    assert (plan.cost, plan.days, plan.currency) == (100.0, 4.0, "EUR")


def test_capacity_is_counted_in_days_of_effort() -> None:
    result = planned(THREE, {"a": 0.0, "b": 0.0, "c": 0.5})
    assert names(result, Limits(capacity=8.0)) == ["b", "c"]
    assert names(result, Limits(capacity=8.0), days_per_point=2.0) == ["b"]
    assert names(result, Limits(capacity=0.0)) == []


def test_without_limits_everything_is_done() -> None:
    plan = choose_actions(planned(THREE, {"a": 0.0, "b": 0.0, "c": 0.5}), Limits())
    assert plan.score_after == pytest.approx(100.0)
    assert plan.next_units == ()
    assert plan.uncosted == ("b", "a", "c")


def test_of_sets_that_gain_the_same_the_least_effort_is_chosen() -> None:
    result = planned(THREE, {"a": 0.0, "b": 0.5, "c": 0.5})
    assert names(result, Limits(target=66.0)) == ["a"]  # as much effort as b and c together, and first by priority
    lists = [checklist("c", [action("a", Effort.L), action("b", Effort.S), item("c")])]
    assert names(planned(lists, {"a": 0.0, "b": 0.0, "c": 0.5}), Limits(target=40.0)) == ["b"]


def test_of_sets_of_the_same_effort_the_cheapest_is_chosen_and_then_the_first() -> None:
    result = planned([checklist("c", [action("a"), action("b")])], {"a": 0.0, "b": 0.0})
    assert names(result, Limits(target=50.0)) == ["a"]
    assert names(result, Limits(target=50.0), costs={"a": 900.0, "b": 100.0}) == ["b"]
    assert names(result, Limits(target=50.0), costs={"a": 100.0, "b": 100.0}) == ["a"]


def test_what_others_depend_on_comes_first_and_is_paid_for() -> None:
    lists = [
        checklist(
            "c",
            [
                action("first", Effort.M, Horizon.NEXT_YEAR),
                action("second", Effort.S, Horizon.DAYS_30, depends_on=("first",)),
                item("done"),
            ],
        )
    ]
    result = planned(lists, {"first": 0.99, "second": 0.0, "done": 1.0})
    assert names(result, Limits(capacity=5.0)) == ["first"]
    assert names(result, Limits(capacity=3.0)) == []
    plan = choose_actions(result, Limits(capacity=6.0))
    assert [(step.action.item, step.horizon, step.after) for step in plan.steps] == [
        ("first", Horizon.NEXT_YEAR, ()),
        ("second", Horizon.NEXT_YEAR, ("first",)),
    ]


def test_of_two_that_exclude_each_other_one_is_chosen() -> None:
    lists = [checklist("c", [action("a", excludes=("b",)), action("b"), action("c")])]
    assert names(planned(lists, {"a": 0.2, "b": 0.0, "c": 0.0}), Limits()) == ["b", "c"]


def test_a_gate_is_lifted_when_that_gains_most() -> None:
    lists = [
        checklist(
            "c", [action("gate", Effort.L), action("b"), item("c"), item("d")], [Gate(item="gate", cap=0.3, reason="")]
        )
    ]
    result = planned(lists, {"gate": 0.0, "b": 0.0, "c": 1.0, "d": 1.0})
    assert names(result, Limits(capacity=2.0)) == []
    plan = choose_actions(result, Limits(capacity=8.0))
    assert [step.action.item for step in plan.steps] == ["gate"]
    assert plan.gain == pytest.approx(45.0)


def test_the_price_of_one_more_unit_of_budget_is_shown() -> None:
    result = planned(THREE, {"a": 0.0, "b": 0.0, "c": 0.4})
    plan = choose_actions(result, Limits(budget=1000.0), costs={"a": 900.0, "b": 1000.0, "c": 250.0})
    assert [step.action.item for step in plan.steps] == ["b"]  # gains as much as a, with less effort
    (unit,) = plan.next_units
    assert (unit.limit, unit.more) == ("budget", pytest.approx(150.0))
    assert unit.gain == pytest.approx(20.0)


def test_a_target_takes_the_least_effort_and_says_when_it_is_out_of_reach() -> None:
    result = planned(THREE, {"a": 0.0, "b": 0.0, "c": 0.5})
    plan = choose_actions(result, Limits(target=50.0))
    assert [step.action.item for step in plan.steps] == ["b"]
    assert plan.reached
    assert names(result, Limits(target=75.0)) == ["a", "b"]
    beyond = choose_actions(result, Limits(target=90.0, capacity=8.0))
    assert not beyond.reached
    assert sorted(step.action.item for step in beyond.steps) == ["b", "c"]


def test_a_target_leaves_out_what_has_no_score() -> None:
    lists = [checklist("c", [action("a"), action("b"), item("held"), item("dark")])]
    result = planned(lists, {"a": 0.0, "b": 0.0, "held": 1.0, "dark": None})
    plan = choose_actions(result, Limits(target=66.0))  # of the three with a score: 1/3 now, 2/3 with one action
    assert [step.action.item for step in plan.steps] == ["a"]
    assert (plan.score_before, plan.score_after) == (pytest.approx(100 / 3), pytest.approx(200 / 3))


def test_what_is_assumed_is_not_planned_again() -> None:
    result = planned(THREE, {"a": 0.0, "b": 0.0, "c": 0.5})
    plan = choose_actions(result, Limits(capacity=4.0), assume_met=["b"])
    assert [step.action.item for step in plan.steps] == ["c"]
    assert plan.score_before == pytest.approx(50.0)
    assert plan.assumed == ("b",)


def test_a_set_is_scored_as_a_whole() -> None:
    lists = [checklist("c", [action("a"), action("b"), item("both", Combine(how="min", items=("a", "b")))])]
    result = planned(lists, {"a": 0.0, "b": 0.0})
    one = choose_actions(result, Limits(capacity=2.0))
    assert (one.score_before, one.score_after) == (0.0, pytest.approx(100 / 3))
    assert choose_actions(result, Limits(capacity=4.0)).score_after == pytest.approx(100.0)


def test_what_is_assumed_must_be_an_item() -> None:
    with pytest.raises(UsageError, match="no question called `x`"):
        choose_actions(planned(THREE, {"a": 0.0, "b": 0.0, "c": 0.0}), Limits(), assume_met=["x"])


def test_nothing_assessed_is_nothing_to_plan() -> None:
    with pytest.raises(UsageError, match="nothing to plan"):
        choose_actions(planned(THREE, {"a": None, "b": None, "c": None}), Limits())


@st.composite
def cases(draw: st.DrawFn) -> tuple[AuditResult, dict[str, float], Limits]:
    lists, scores = [], {}
    score = st.sampled_from([0.0, 0.0, 0.25, 0.5, 1.0, None])
    for number in range(draw(st.integers(1, 2))):
        ids = [f"c{number}-{place}" for place in range(draw(st.integers(1, 3)))]
        items = [action(name, draw(st.sampled_from(Effort))) for name in ids]
        scores.update({name: draw(score) for name in ids})
        if draw(st.booleans()):
            how = draw(st.sampled_from(["min", "mean", "all", "any"]))
            whole = item(f"c{number}-whole", Combine(how=how, items=tuple(ids)))
            scored_parts = all(scores[name] is not None for name in ids)
            if scored_parts:
                items.append(replace(whole, remediation=items[0].remediation) if draw(st.booleans()) else whole)
        gates = [Gate(item=draw(st.sampled_from([entry.id for entry in items])), cap=0.3, reason="")]
        lists.append(checklist(f"c{number}", items, gates if draw(st.booleans()) else []))
    result = planned(lists, scores)
    costs = {entry.item: float(draw(st.integers(0, 5))) for entry in result.actions}
    limits = Limits(
        budget=draw(st.one_of(st.none(), st.floats(0, 12))), capacity=draw(st.one_of(st.none(), st.floats(0, 30)))
    )
    return result, costs, limits


@settings(max_examples=150)
@given(cases())
def test_no_other_set_within_the_limits_gains_more(case: tuple[AuditResult, dict[str, float], Limits]) -> None:
    result, costs, limits = case
    items = {entry.item: entry for one in result.checklists for entry in one.items}
    if all(entry.score is None for entry in items.values()):
        return
    best = 0.0
    ids = [entry.item for entry in result.actions]
    efforts = {entry.item: EFFORT_POINTS[entry.effort] for entry in result.actions}
    for size in range(len(ids) + 1):
        for chosen in combinations(ids, size):
            if limits.budget is not None and sum(costs[name] for name in chosen) > limits.budget:
                continue
            if limits.capacity is not None and sum(efforts[name] for name in chosen) > limits.capacity:
                continue
            best = max(best, rescore(result.definitions, items, PROFILE, chosen) or 0.0)
    plan = choose_actions(result, limits, costs=costs)
    assert plan.score_after == pytest.approx(100 * best, abs=1e-3)
    assert limits.budget is None or plan.cost <= limits.budget + 1e-6
    assert limits.capacity is None or plan.days <= limits.capacity + 1e-6
