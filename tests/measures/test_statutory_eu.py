from __future__ import annotations

import numpy as np
import pytest

from audit.disclosure.sentences import ShownNumbers
from audit.measures.eu_categories import is_flagged
from audit.measures.eu_letters import eu_gap
from audit.types import MeasureState, Statistic
from tests.measures.builders import context, dataset, figure, measure

ROWS = {
    "gender": ["men", "women"] * 4,
    "hourly_pay": [20.0, 19.0, 20.0, 19.0, 40.0, 44.0, 40.0, 44.0],
    "annual_pay": [1.0] * 8,
    "job_group": ["a"] * 4 + ["b"] * 4,
    "bonus": [10.0, 5.0, None, None, 30.0, 15.0, None, None],
}


def test_letters_a_to_g() -> None:
    found = measure(dataset(employees=ROWS), "eu-pay-transparency")
    assert found.value == pytest.approx(10)
    assert figure(found, Statistic.GAP, figure="a").value == pytest.approx(100 * (30 - 31.5) / 30)
    assert figure(found, Statistic.GAP, figure="b").value == pytest.approx(50)
    assert figure(found, Statistic.GAP, figure="c").value == pytest.approx(100 * (30 - 31.5) / 30)
    assert figure(found, Statistic.GAP, figure="d").value == pytest.approx(50)
    assert figure(found, Statistic.RATE, figure="e", gender="women").value == 0.5
    assert figure(found, Statistic.SHARE, gender="women", pay_quarter="upper").value == 1.0
    assert figure(found, Statistic.GAP, figure="g-basic", job_group="a").value == pytest.approx(5)
    assert found.facts[0].value == 2


def test_variable_pay_by_category_is_among_those_who_receive_it() -> None:
    rows = {**ROWS, "bonus": [10.0, 9.0, 30.0, 19.0, None, 15.0, 40.0, 45.0], "overtime_pay": [None] * 6 + [10.0, 0.0]}
    found = measure(dataset(employees=rows), "eu-pay-transparency")
    assert figure(found, Statistic.GAP, figure="g-variable", job_group="a").value == pytest.approx(100 * (20 - 14) / 20)
    assert figure(found, Statistic.GAP, figure="g-variable", job_group="b").value == pytest.approx(100 * (50 - 30) / 50)
    assert figure(found, Statistic.GAP, figure="g-variable", job_group="b").n == 3
    assert [each for each in found.groups if ("figure", "g-basic") in each.group]


def test_the_public_mode_says_nothing_by_category() -> None:
    found = measure(dataset(employees=ROWS), "eu-pay-transparency", mode="public")
    assert not [each for each in found.groups if dict(each.group).keys() & {"job_group", "level"}]
    assert found.facts == ()
    assert found.value == pytest.approx(100 * (30 - 31.5) / 30)
    letters = {dict(each.group).get("figure", "f") for each in found.groups}
    assert letters == {"a", "b", "c", "d", "e", "f"}
    assert found.bounds is not None
    assert (found.bounds.low, found.bounds.high) == pytest.approx((found.value, found.value))


def test_a_flag_may_look_one_way_only() -> None:
    found = measure(dataset(employees=ROWS), "eu-pay-transparency", flag="men-paid-more")
    assert found.facts[0].value == 1
    assert found.facts[0].message.code == "eu.flag-men"
    assert ShownNumbers.of(found).account_for(found.facts[0].message)
    assert not is_flagged(-10.0, "men-paid-more")


def test_a_category_with_few_of_one_sex_has_no_gap() -> None:
    rows = {**ROWS, "job_group": ["a"] * 6 + ["b"] * 2}
    found = measure(context(dataset(employees=rows), minimum_n=2), "eu-pay-transparency")
    assert [dict(each.group)["job_group"] for each in found.groups if ("figure", "g-basic") in each.group] == ["a"]


def test_nothing_against_nothing_is_no_gap_and_one_sex_has_none() -> None:
    nothing, some = np.zeros(2), np.ones(2)
    assert eu_gap(nothing, nothing, "mean") == 0
    assert eu_gap(nothing, some, "mean") is None
    assert eu_gap(some, np.zeros(0), "mean") is None
    assert is_flagged(-5.0)
    assert not is_flagged(4.99)


def test_without_categories_the_letters_stand_and_no_value() -> None:
    rows = {column: values for column, values in ROWS.items() if column != "job_group"}
    found = measure(dataset(employees=rows), "eu-pay-transparency")
    assert found.state is MeasureState.NO_DATA
    assert figure(found, Statistic.GAP, figure="a").n == 8


def test_pay_of_nothing_on_the_side_of_men_gives_no_gap_and_says_so() -> None:
    rows = {"gender": ["men", "women"], "annual_pay": [0.0, 10.0]}
    found = measure(dataset(employees=rows), "eu-pay-transparency", mode="public")
    assert found.value is None
    assert found.reason is not None
    assert (found.reason.code, found.reason.params["reference"]) == ("pay-gap.no-base", "men")
