from __future__ import annotations

from datetime import date

import pytest

from audit.model.checklist import Combine, Gate
from audit.model.measurement import Fact
from audit.model.message import msg
from audit.model.period import Period
from audit.model.result import Action, ToRecord
from audit.scoring import combine_results, judge_item, plan_actions, rescore
from audit.scoring.plan import due_date
from audit.types import Effort, Horizon, Importance, MeasureState, Obligation, Outcome, ValueUnit, Visibility
from tests.scoring.build import PERIOD, PROFILE, checklist, item, judged, measurement

TODAY = date(2026, 2, 10)


def plan(lists: list, scores: dict) -> tuple[tuple[Action, ...], tuple[ToRecord, ...]]:  # type: ignore[type-arg]
    results = judged(lists, scores)
    return plan_actions(lists, results, PROFILE, period=PERIOD, today=TODAY, currency="EUR")


def test_the_gain_is_what_the_score_gains_and_priority_is_gain_by_effort() -> None:
    lists = [checklist("a", [item("a1", effort=Effort.L), item("a2", effort=Effort.XS)])]
    actions, _ = plan(lists, {"a1": 0.0, "a2": 0.8})
    assert [(action.item, action.effort) for action in actions] == [("a2", Effort.XS), ("a1", Effort.L)]
    assert [action.gain for action in actions] == pytest.approx([10.0, 50.0])
    assert [action.priority for action in actions] == pytest.approx([10.0, 50.0 / 8])


def test_ties_go_by_obligation_importance_and_id() -> None:
    items = [
        item("d", effort=Effort.S),
        item("c", effort=Effort.S),
        item("b", effort=Effort.S, importance=Importance.HIGH, weight=5.0),
        item("a", effort=Effort.S, obligation=Obligation.MAY),
        item("e", effort=Effort.S, obligation=Obligation.SHALL),
    ]
    actions, _ = plan([checklist("x", items)], dict.fromkeys("abcde", 0.1))
    assert [action.item for action in actions] == ["e", "b", "c", "d", "a"]


def test_an_action_that_lifts_a_gate_gains_what_the_gate_cost() -> None:
    lists = [
        checklist(
            "a",
            [item("a1", effort=Effort.S), item("a2"), item("a3"), item("a4")],
            [Gate(item="a1", cap=0.2, reason="")],
        )
    ]
    actions, _ = plan(lists, {"a1": 0.0, "a2": 1.0, "a3": 1.0, "a4": 1.0})
    assert actions[0].gain == pytest.approx(80.0)


def test_one_part_of_a_minimum_gains_nothing_for_the_whole_and_both_gain_it() -> None:
    lists = [
        checklist(
            "a",
            [
                item("a1", effort=Effort.S, weight=1.0),
                item("a2", effort=Effort.S, weight=1.0),
                item("whole", Combine(how="min", items=("a1", "a2")), weight=2.0),
            ],
        )
    ]
    results = combine_results(lists, judged([checklist("a", lists[0].items[:2])], {"a1": 0.0, "a2": 0.0}))
    assert rescore(lists, results, PROFILE, ["a1"]) == pytest.approx(0.25)
    assert rescore(lists, results, PROFILE, ["a1", "a2"]) == pytest.approx(1.0)
    assert rescore(lists, results, PROFILE, ["whole"]) == pytest.approx(0.5)


def test_what_is_missing_is_listed_by_weight_and_what_is_hidden_in_no_list() -> None:
    lists = [
        checklist(
            "a",
            [
                item("light", effort=Effort.S, importance=Importance.LOW),
                item("heavy", effort=Effort.S, importance=Importance.CRITICAL),
                item("hidden", effort=Effort.S),
                item("away", effort=Effort.S),
                item("met", effort=Effort.S),
            ],
        )
    ]
    scores = {
        "light": None,
        "heavy": None,
        "hidden": Outcome.SUPPRESSED,
        "away": Outcome.NOT_APPLICABLE,
        "met": 1.0,
    }
    actions, missing = plan(lists, scores)
    assert actions == ()
    assert [entry.item for entry in missing] == ["heavy", "light"]
    assert missing[0].weight == pytest.approx(10 / 27.5)


def test_the_columns_to_record_come_from_the_measure() -> None:
    lists = [checklist("a", [item("a1", effort=Effort.S)])]
    absent = measurement(None, state=MeasureState.NO_DATA, columns_missing=("events.captioned",))
    results = {"a1": judge_item(lists[0].items[0], lists[0], absent)}
    _, missing = plan_actions(lists, results, PROFILE, period=PERIOD, today=TODAY)
    assert missing[0].columns == ("events.captioned",)


def test_what_has_nothing_to_compare_with_asks_for_a_pool() -> None:
    lists = [checklist("a", [item("a1", effort=Effort.S)])]
    alone = measurement(0.4, state=MeasureState.NO_POOL)
    results = {"a1": judge_item(lists[0].items[0], lists[0], alone)}
    _, missing = plan_actions(lists, results, PROFILE, period=PERIOD, today=TODAY)
    assert missing[0].columns == ("reference.pool", "reference.dimension", "reference.group", "reference.share")


def test_what_it_takes_shows_published_facts_only_and_names_the_cost() -> None:
    facts = (
        Fact(name="cost", message=msg("x", "x"), value=900.0, unit=ValueUnit.MONEY, visibility=Visibility.SHOWN),
        Fact(name="people", message=msg("x", "x"), visibility=Visibility.HIDDEN),
    )
    lists = [checklist("a", [item("a1", effort=Effort.S)])]
    results = {"a1": judge_item(lists[0].items[0], lists[0], measurement(0.5, (0.5, 0.5), facts=facts))}
    (action,), _ = plan_actions(
        lists, results, PROFILE, period=PERIOD, today=TODAY, owners={"events lead": "Office B"}, currency="EUR"
    )
    assert (action.cost, action.currency, action.owner) == (900.0, "EUR", "Office B")
    assert [fact.name for fact in action.takes] == ["cost"]


@pytest.mark.parametrize(
    ("horizon", "today", "due"),
    [
        (Horizon.DAYS_30, date(2026, 2, 10), date(2026, 3, 12)),
        (Horizon.THIS_YEAR, date(2025, 6, 1), date(2025, 12, 31)),
        (Horizon.THIS_YEAR, date(2026, 2, 10), date(2026, 12, 31)),
        (Horizon.THIS_YEAR, date(2025, 12, 15), date(2026, 12, 31)),
        (Horizon.NEXT_YEAR, date(2026, 2, 10), date(2027, 12, 31)),
        (Horizon.THIS_YEAR, date(2031, 2, 10), date(2031, 12, 31)),
        (Horizon.THIS_YEAR, date(2026, 12, 1), date(2026, 12, 31)),  # 30 days are enough
        (Horizon.THIS_YEAR, date(2026, 12, 2), date(2027, 12, 31)),
    ],
)
def test_due_dates_follow_the_year_of_the_organisation(horizon: Horizon, today: date, due: date) -> None:
    assert due_date(horizon, PERIOD, today) == due


def test_a_year_that_ends_on_the_last_of_february_always_ends_on_its_last_day() -> None:
    period = Period(label="2023/24", start=date(2023, 3, 1), end=date(2024, 2, 29), as_of=date(2024, 2, 29))
    assert due_date(Horizon.THIS_YEAR, period, date(2024, 6, 1)) == date(2025, 2, 28)
    assert due_date(Horizon.NEXT_YEAR, period, date(2027, 1, 1)) == date(2028, 2, 29)
