from __future__ import annotations

from dataclasses import replace

import hypothesis.strategies as st
import pytest
from hypothesis import given
from scipy.stats import false_discovery_control, fisher_exact, norm

from audit.history.chance import change_p_values
from audit.model.measurement import Interval, Measurement
from audit.model.message import msg
from audit.types import RecordUnit, Statistic, ValueUnit

WORD = msg("x", "x")
BASE = Measurement(
    id="m",
    measure="m",
    label=WORD,
    convention=WORD,
    unit=ValueUnit.SHARE,
    statistic=Statistic.SHARE,
    version="1",
    record_unit=RecordUnit.PERSON,
)


def share(count: int, n: int) -> Measurement:
    return replace(BASE, count=count, n=n, value=count / n)


def gap(value: float, half: float) -> Measurement:
    interval = Interval(low=value - half, high=value + half, method="delta")
    return replace(BASE, statistic=Statistic.GAP, value=value, interval=interval)


COUNTS = st.tuples(st.integers(0, 20), st.integers(0, 30)).map(lambda each: (each[0], sum(each) + 1))


@given(st.lists(st.tuples(COUNTS, COUNTS), max_size=8))
def test_shares_are_corrected_as_scipy_corrects_them(pairs: list[tuple[tuple[int, int], tuple[int, int]]]) -> None:
    found = change_p_values({str(place): (share(*a), share(*b)) for place, (a, b) in enumerate(pairs)})
    single = [fisher_exact([[a[0], a[1] - a[0]], [b[0], b[1] - b[0]]]).pvalue for a, b in pairs]
    assert list(found.values()) == pytest.approx(list(false_discovery_control(single)) if single else [])


@pytest.mark.parametrize("difference", [0.0, 1.0, 5.0, 40.0])
def test_other_values_are_compared_by_their_intervals(difference: float) -> None:
    found = change_p_values({"gap": (gap(2.0, 1.96), gap(2.0 + difference, 1.96))})
    error = 1.96 / norm.ppf(0.975) * 2**0.5
    assert found["gap"] == pytest.approx(2 * norm.sf(difference / error), rel=1e-9)
