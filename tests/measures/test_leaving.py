from __future__ import annotations

import pytest
from scipy.stats import fisher_exact as scipy_fisher

from audit.types import MeasureState, Statistic
from tests.measures.builders import context, dataset, figure, measure


def test_leaving_in_the_period_counts_those_employed_in_it() -> None:
    rows = {
        "gender": ["women", "women", "women", "men", "men", "men"],
        "hired_on": ["2020-01-01"] * 5 + ["2026-05-01"],
        "left_on": ["2025-06-30", "2024-06-30", None, None, "2025-01-01", None],
    }
    ratio = measure(dataset(employees=rows), "rate-ratio", dimension="gender", groups=["women"], event="left")
    assert figure(ratio, Statistic.RATE, gender="women").value == 0.5
    assert figure(ratio, Statistic.RATE, gender="men").value == 0.5
    assert ratio.value == 1.0
    assert {each.reason.text: each.n for each in ratio.excluded} == {"not there in the span that is counted": 2}


def test_leaving_of_ones_own_accord_is_told_apart() -> None:
    rows = {
        "gender": ["women", "women", "men", "men"],
        "left_on": ["2025-06-30", "2025-06-30", "2025-06-30", None],
        "leaving_kind": ["voluntary", None, "voluntary", None],
    }
    data = dataset(employees=rows)
    ratio = measure(data, "rate-ratio", dimension="gender", groups=["women"], event="left-voluntary")
    assert figure(ratio, Statistic.RATE, gender="women").count == 1
    assert figure(ratio, Statistic.RATE, gender="women").n == 1
    assert {each.reason.text: each.n for each in ratio.excluded} == {"not recorded whether it happened": 1}
    assert ratio.bounds is not None
    assert ratio.bounds.low <= (1 / 2) / (1 / 2)
    assert ratio.bounds.high >= 1 / (1 / 2)


def test_retention_asks_only_of_those_hired_long_enough_ago() -> None:
    rows = {
        "gender": ["women", "women", "women", "men", "men"],
        "hired_on": ["2024-01-01", "2024-01-01", "2025-06-01", "2024-12-31", "2024-01-01"],
        "left_on": ["2024-12-31", None, None, None, "2025-01-01"],
    }
    ratio = measure(dataset(employees=rows), "rate-ratio", dimension="gender", groups=["women"], event="retained-12m")
    assert (figure(ratio, Statistic.RATE, gender="women").count, figure(ratio, Statistic.RATE, gender="women").n) == (
        1,
        2,
    )
    assert (figure(ratio, Statistic.RATE, gender="men").count, figure(ratio, Statistic.RATE, gender="men").n) == (2, 2)


def test_status_alone_gives_rates_over_the_whole_file_and_the_same_p_as_scipy() -> None:
    rows = {
        "gender": ["women"] * 20 + ["men"] * 20,
        "status": ["left"] * 5 + ["active"] * 15 + ["left"] * 2 + ["active"] * 18,
    }
    ratio = measure(context(dataset(employees=rows), minimum_n=10), "rate-ratio", dimension="gender", groups=["women"])
    assert ratio.value == pytest.approx(2.5)
    assert ratio.tests[0].p_value == pytest.approx(scipy_fisher([[5, 15], [2, 18]]).pvalue)


def test_few_people_and_nothing_recorded() -> None:
    rows = {"gender": ["women"] * 9 + ["men"] * 20, "status": ["active"] * 28 + ["left"]}
    few = measure(context(dataset(employees=rows), minimum_n=10), "rate-ratio", dimension="gender", groups=["women"])
    assert few.state is MeasureState.INSUFFICIENT
    nothing = measure(
        dataset(employees={"gender": ["women", "men"]}), "rate-ratio", dimension="gender", groups=["women"]
    )
    assert nothing.state is MeasureState.NO_DATA
