from __future__ import annotations

import pytest

from audit.config import Pool
from audit.measures.utilisation import RULES, Rule
from audit.types import MeasureState
from tests.measures.builders import context, dataset, measure


@pytest.mark.parametrize(
    ("rule", "have", "n", "availability", "goal", "short"),
    [
        ("any-difference", 27, 100, 0.27, False, 0.0),
        ("any-difference", 26, 100, 0.27, True, 1.0),
        ("any-difference", 17, 68, 0.268, True, 2.0),  # 18.2 would be in line
        ("whole-person", 26, 100, 0.27, True, 1.0),  # exactly one person
        ("whole-person", 18, 68, 0.268, False, 0.0),
        ("whole-person", 16, 68, 0.268, True, 2.0),
        ("four-fifths", 20, 100, 0.25, False, 0.0),  # exactly four fifths
        ("four-fifths", 19, 98, 0.25, True, 1.0),  # 19.6 would be four fifths
        ("four-fifths-whole-person", 19, 98, 0.25, False, 0.0),
        ("four-fifths-whole-person", 19, 100, 0.25, True, 1.0),
        ("two-standard-deviations", 41, 100, 0.5, False, 0.0),  # z = -1.8
        ("two-standard-deviations", 40, 100, 0.5, True, 0.2),  # z = -2; -1.96 at 40.2
    ],
)
def test_each_rule_at_its_limit(rule: Rule, have: int, n: int, availability: float, goal: bool, short: float) -> None:
    verdict = RULES[rule](have, n, availability)
    assert (verdict.goal, verdict.short) == (goal, pytest.approx(short))


def test_all_rules_are_told_and_the_value_is_the_share_by_availability() -> None:
    data = dataset(employees={"gender": ["women"] * 16 + ["men"] * 52})
    found = measure(
        context(data, minimum_n=10), "utilisation", dimension="gender", groups=["women"], availability=0.268
    )
    assert found.value == pytest.approx(16 / 68 / 0.268)
    assert found.bounds is not None
    assert (found.bounds.low, found.bounds.high) == pytest.approx((found.value, found.value))
    goals = [fact.name for fact in found.facts if fact.message is not None and fact.message.code == "utilisation.goal"]
    assert goals == ["any-difference", "whole-person"]


@pytest.mark.parametrize(
    ("have", "n", "availability", "goals", "short"),
    [
        (16, 68, 0.268, {"any-difference", "whole-person"}, {"any-difference": 3, "whole-person": 2}),
        (
            8,
            40,
            0.30,
            {"any-difference", "whole-person", "four-fifths", "four-fifths-whole-person"},
            {"four-fifths": 2, "four-fifths-whole-person": 1},
        ),
        (20, 40, 0.5, set(), {}),
    ],
)
def test_five_rules_on_the_same_data(
    have: int, n: int, availability: float, goals: set[str], short: dict[str, float]
) -> None:
    verdicts = {name: rule(have, n, availability) for name, rule in RULES.items()}
    assert {name for name, verdict in verdicts.items() if verdict.goal} == goals
    assert {name: verdicts[name].short for name in short} == short


def test_utilisation_names_its_rule_and_gives_the_exact_chance() -> None:
    rows = {"gender": ["women"] * 8 + ["men"] * 32}
    found = measure(dataset(employees=rows), "utilisation", dimension="gender", groups=["women"], availability=0.3)
    assert found.value == pytest.approx(0.2 / 0.3)
    assert "whole person" in found.convention.text
    assert found.tests[0].p_value == pytest.approx(0.111, abs=5e-4)
    assert len(found.facts) == 5
    rows = {"gender": ["women"] * 16 + ["men"] * 52}
    other = measure(dataset(employees=rows), "utilisation", dimension="gender", groups=["women"], availability=0.268)
    assert other.tests[0].p_value == pytest.approx(0.325, abs=5e-4)
    none = measure(dataset(employees=rows), "utilisation", dimension="gender", groups=["women"], pool="town")
    assert none.state is MeasureState.NO_POOL


def test_utilisation_of_a_pool_and_of_a_number_that_goes_before_it() -> None:
    pool = Pool(name="town", dimension="gender", source="census", shares={"women": 0.5, "men": 0.5})
    run = context(dataset(employees={"gender": ["women"] * 8 + ["men"] * 32}), pools=(pool,))
    of_pool = measure(run, "utilisation", dimension="gender", groups=["women"], pool="town")
    assert of_pool.value == pytest.approx(0.2 / 0.5)
    given = measure(run, "utilisation", dimension="gender", groups=["women"], pool="town", availability=0.25)
    assert given.value == pytest.approx(0.2 / 0.25)
