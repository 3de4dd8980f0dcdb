from __future__ import annotations

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from scipy.stats import bootstrap

from audit.disclosure.sentences import ShownNumbers
from audit.measures.statistics import median_gap_interval
from audit.types import MeasureState, Statistic
from tests.measures.builders import context, dataset, figure, measure

PAY = st.lists(st.integers(10, 60).map(float), min_size=1, max_size=12)


def staff(men: list[float], women: list[float], **more: list[object]) -> dict[str, list[object]]:
    return {"gender": ["men"] * len(men) + ["women"] * len(women), "annual_pay": [*men, *women], **more}


@given(men=PAY, women=PAY)
def test_gaps_agree_with_numpy_whatever_the_order(men: list[float], women: list[float]) -> None:
    rows = staff(men, women)
    turned = {column: values[::-1] for column, values in rows.items()}
    for statistic, centre in (("median", np.median), ("mean", np.mean)):
        gap = measure(dataset(employees=rows), "pay-gap", statistic=statistic)
        assert gap.value == pytest.approx(100 * (centre(men) - centre(women)) / centre(men))
        assert measure(dataset(employees=turned), "pay-gap", statistic=statistic) == gap


def test_a_mean_needs_the_sums_and_a_median_the_counts() -> None:
    run = context(dataset(employees=staff([10, 20], [10, 10])))
    median = measure(run, "pay-gap", statistic="median")
    assert {key.amount for key in median.needs} == {""}
    mean = measure(run, "pay-gap", statistic="mean")
    assert {key.amount for key in mean.needs} == {"", "annual_pay"}
    sums = {key.at: run.cells[key].total for key in mean.needs if key.amount}
    assert sums == {(("gender", "men"),): 30.0, (("gender", "women"),): 20.0}


@pytest.mark.parametrize(
    ("levels", "places"),
    [
        (["1", "1", "1", "2", "2"], [("level", "1")]),  # men alone are compared with nobody
        (["1", "1", "2", "2", "3"], [("in_classes_of_level_1", "yes")]),
        (["1", "1", "2", "2", "2"], []),  # everybody
    ],
)
def test_what_is_compared_within_classes_needs_the_cells_of_the_classes_that_count(
    levels: list[str], places: list[tuple[str, str]]
) -> None:
    rows = {"gender": ["men", "women", "women", "men", "men"], "annual_pay": [10, 8, 9, 12, 11], "level": levels}
    gap = measure(dataset(employees=rows), "pay-gap-within", by=["level"], statistic="mean")
    wanted = {(*places, ("gender", sex)) for sex in ("men", "women")}
    assert {tuple(sorted(key.at)) for key in gap.needs} == {tuple(sorted(place)) for place in wanted}


def test_unknown_pay_is_left_out_counted_and_leaves_no_range() -> None:
    rows = staff([10, 20, 30], [10, 20])
    rows["annual_pay"][0] = None
    gap = measure(dataset(employees=rows), "pay-gap", statistic="mean")
    assert gap.value == pytest.approx(100 * (25 - 15) / 25)
    assert [(each.reason.text, each.n) for each in gap.excluded] == [("pay not recorded", 1)]
    assert gap.bounds is None
    assert gap.needs[0].at == (("annual_pay_known", "yes"), ("gender", "men"))


def test_few_people_are_insufficient_and_show_no_gap() -> None:
    run = context(dataset(employees=staff([10] * 9, [10] * 20)), minimum_n=10)
    gap = measure(run, "pay-gap")
    assert gap.state is MeasureState.INSUFFICIENT
    assert gap.value is None


def test_every_disclosed_group_gets_its_gap() -> None:
    rows = {"gender": ["men", "women", "non-binary", None], "annual_pay": [100.0, 90.0, 80.0, 1.0]}
    gap = measure(dataset(employees=rows), "pay-gap")
    assert figure(gap, Statistic.GAP, gender="non-binary").value == pytest.approx(20)
    assert figure(gap, Statistic.MEDIAN, gender="men").value == 100


def test_part_time_work_that_explains_nothing_is_not_said_to_explain() -> None:
    contract = ["full-time"] * 4 + ["part-time"] * 2 + ["full-time"] * 4 + ["part-time"] * 2
    rows = staff([40, 40, 40, 40, 20, 20], [40, 40, 40, 40, 30, 30], contract=contract)
    gap = measure(dataset(employees=rows), "pay-gap", statistic="mean")
    (sentence,) = gap.notes
    assert "does not explain" in sentence.text


def test_part_time_posts_held_by_nearly_the_same_people_explain_nothing() -> None:
    """Of 10 part-time staff 7 are women, of 30 full-time staff 22 (73 %): three points are no other people."""
    contract = [*["full-time"] * 8, *["part-time"] * 3, *["full-time"] * 22, *["part-time"] * 7]
    rows = staff([40.0] * 8 + [20.0] * 3, [44.0] * 22 + [24.0] * 7, contract=contract)
    gap = measure(dataset(employees=rows), "pay-gap", statistic="mean")
    (sentence,) = gap.notes
    assert "does not explain" in sentence.text


def test_the_gap_within_classes_is_weighted_by_the_compared_group() -> None:
    rows = {
        "gender": ["men", "women", "men", "women", "women", "women", "men", None],
        "annual_pay": [100.0, 90.0, 200.0, 200.0, 200.0, 200.0, 500.0, 90.0],
        "level": ["1", "1", "2", "2", "2", "2", "3", "1"],
    }
    gap = measure(dataset(employees=rows), "pay-gap-within", by=["level", "job_group"], statistic="mean")
    assert gap.value == pytest.approx((1 * 10 + 3 * 0) / 4)
    assert gap.n == 6
    assert [(fact.name, fact.value) for fact in gap.facts] == [("cost", 10.0)]
    assert figure(gap, Statistic.GAP, level="1", gender="women").value == pytest.approx(10)
    assert {each.reason.text: each.n for each in gap.excluded} == {
        "gender: not-disclosed": 1,
        "in classes where only one of the two groups is to be found": 1,
    }
    assert gap.bounds is not None
    assert gap.bounds.low <= gap.value <= gap.bounds.high


def test_the_cost_of_closing_gaps_leaves_out_classes_of_a_few_people() -> None:
    """One man and two women on top: their gap, times two, is what the man is paid less what the women are."""
    rows = staff(
        [20.0] * 10 + [90.0],
        [18.0] * 12 + [50.0, 60.0],
        level=["1"] * 10 + ["top"] + ["1"] * 12 + ["top", "top"],
    )
    run = context(dataset(employees=rows), minimum_n=2)
    gap = measure(run, "pay-gap-within", by=["level"], statistic="mean")
    assert gap.n == 25, "the gap itself counts everybody"
    (cost,) = gap.facts
    assert cost.value == 24.0, "twelve women raised by 2"
    assert ShownNumbers.of(gap).account_for(cost.message), (
        "no number in the sentence that the measurement does not show"
    )
    assert {key.at for key in cost.needs} == {
        (("gender", "men"), ("level", "1")),
        (("gender", "women"), ("level", "1")),
    }


def test_fees_are_compared_within_the_role() -> None:
    rows = {
        "role": ["keynote", "keynote", "panellist", "panellist", "panellist"],
        "gender": ["men", "women", "men", "women", "men"],
        "fee": [1000.0, 900.0, 200.0, 200.0, 0.0],
        "declined": [False, None, False, False, True],
    }
    gap = measure(dataset(appearances=rows), "fee-gap")
    assert gap.value == pytest.approx(5)


def test_a_fee_that_is_not_known_and_has_no_floor_leaves_the_gap_without_bounds() -> None:
    rows = {
        "role": ["keynote"] * 4,
        "gender": ["men", "women", "men", "women"],
        "fee": [1000.0, 900.0, None, 0.0],
    }
    gap = measure(dataset(appearances=rows), "fee-gap")
    assert gap.value == pytest.approx(55)
    assert gap.bounds is None


def test_the_bootstrap_of_medians_agrees_with_resampling() -> None:
    random = np.random.default_rng(1)
    men, women = np.sort(random.lognormal(10, 0.4, 60)), np.sort(random.lognormal(9.9, 0.4, 45))
    interval = median_gap_interval(men, women)
    assert interval is not None

    def gap(x: np.ndarray, y: np.ndarray, axis: int) -> np.ndarray:
        base = np.median(x, axis=axis)
        return 100 * (base - np.median(y, axis=axis)) / base

    other = bootstrap((men, women), gap, method="percentile", n_resamples=4000, rng=np.random.default_rng(2))
    assert interval.low == pytest.approx(other.confidence_interval.low, abs=2.5)
    assert interval.high == pytest.approx(other.confidence_interval.high, abs=2.5)


def test_the_columns_that_make_the_classes_are_columns_used() -> None:
    rows = {"gender": ["men", "women"], "level": ["1", "1"], "job_group": ["a", "a"], "annual_pay": [2.0, 1.0]}
    gap = measure(dataset(employees=rows), "pay-gap-within", by=["level", "job_group"], statistic="mean")
    assert {"employees.level", "employees.job_group"} <= set(gap.columns_used)
