from __future__ import annotations

from fractions import Fraction

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from scipy.stats import mannwhitneyu
from statsmodels.stats.multitest import multipletests
from statsmodels.stats.proportion import proportion_confint

from audit.measures.statistics import at_least_this_many, holm, mann_whitney, wilson_interval


def test_few_people_are_compared_exactly() -> None:
    # Of the 35 ways to rank three among seven, two are as far apart as this one.
    wins, p_value = mann_whitney(np.array([1.0, 2.0, 3.0]), np.array([4.0, 5.0, 6.0, 7.0]))
    assert (wins, p_value) == (0.0, pytest.approx(2 / 35))


@given(
    st.lists(st.integers(0, 20), min_size=9, max_size=30),
    st.lists(st.integers(0, 20), min_size=9, max_size=30),
)
def test_many_people_are_compared_as_scipy_does_ties_included(first: list[int], second: list[int]) -> None:
    one, other = np.sort(np.array(first, dtype=float)), np.sort(np.array(second, dtype=float))
    if len({*first, *second}) == 1:
        assert mann_whitney(one, other) == (len(first) * len(second) / 2, 1.0)
        return
    expected = mannwhitneyu(one, other, alternative="two-sided", method="asymptotic")
    assert mann_whitney(one, other) == pytest.approx((expected.statistic, expected.pvalue))


@given(st.lists(st.floats(0, 1), min_size=1, max_size=12))
def test_holm_is_that_of_statsmodels(p_values: list[float]) -> None:
    assert holm(p_values) == pytest.approx(tuple(multipletests(p_values, method="holm")[1]))


@given(st.integers(1, 200), st.data())
def test_the_interval_of_a_share_is_that_of_wilson(n: int, data: st.DataObject) -> None:
    count = data.draw(st.integers(0, n))
    interval = wilson_interval(count, n)
    assert interval is not None
    assert (interval.low, interval.high) == pytest.approx(proportion_confint(count, n, method="wilson"), abs=1e-12)


def test_the_chance_of_at_least_so_many_of_unlike_events() -> None:
    # Both of two: 1/2 x 1/4; one at least: all but neither.
    assert at_least_this_many([0.5, 0.25], 2) == float(Fraction(1, 8))
    assert at_least_this_many([0.5, 0.25], 1) == float(1 - Fraction(3, 8))
    assert at_least_this_many([], 0) == 1.0
