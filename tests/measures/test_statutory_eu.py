from __future__ import annotations

import numpy as np
import pytest

from audit.measures.statutory_eu import eu_gap, is_flagged
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


def test_the_public_mode_leaves_the_categories_out() -> None:
    found = measure(dataset(employees=ROWS), "eu-pay-transparency", mode="public")
    assert not [each for each in found.groups if ("figure", "g-basic") in each.group]
    assert [each for each in found.groups if ("figure", "a") in each.group]


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


def test_women_to_men_by_category_and_the_highest_to_the_median() -> None:
    rows = {**ROWS, "annual_pay": [50.0, 45.0] * 4, "level": ["1"] * 4 + ["2"] * 4}
    ratio = measure(dataset(employees=rows), "women-to-men-pay")
    assert ratio.value == pytest.approx(0.9)
    assert figure(ratio, Statistic.RATIO, level="1").value == pytest.approx(0.9)
    run = context(dataset(employees={"annual_pay": [200.0, 40.0, 30.0, 50.0], "gender": ["men"] * 4}))
    highest = measure(run, "highest-to-median-pay")
    assert highest.value == 5
    assert run.cells[highest.needs[0]].n == 1
