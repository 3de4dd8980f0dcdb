from __future__ import annotations

from itertools import product

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from audit.measures.gap_bounds import gap_bounds

PAY = st.lists(st.integers(1, 30).map(float), min_size=1, max_size=5)
UNKNOWN = st.lists(st.integers(1, 30).map(float), max_size=5)
CENTRES = {"mean": np.mean, "median": np.median}


@pytest.mark.parametrize("statistic", ["mean", "median"])
@given(reference=PAY, compared=PAY, unknown=UNKNOWN)
def test_bounds_are_those_of_every_way_to_place_the_unknown(
    statistic: str, reference: list[float], compared: list[float], unknown: list[float]
) -> None:
    centre = CENTRES[statistic]
    gaps = []
    for places in product((0, 1, 2), repeat=len(unknown)):
        base = centre(reference + [pay for pay, place in zip(unknown, places, strict=True) if place == 0])
        other = centre(compared + [pay for pay, place in zip(unknown, places, strict=True) if place == 1])
        gaps.append(100 * (base - other) / base)
    found = gap_bounds(np.sort(reference), np.sort(compared), np.sort(np.array(unknown)), statistic)
    assert found == pytest.approx((min(gaps), max(gaps)))


def test_a_reference_group_that_may_earn_nothing_has_no_bounds() -> None:
    assert gap_bounds(np.array([1.0]), np.array([1.0]), np.array([-5.0]), "mean") is None
    assert gap_bounds(np.zeros(0), np.array([1.0]), np.array([5.0]), "mean") is None


def test_a_reference_group_that_may_earn_nothing_leaves_no_range() -> None:
    assert gap_bounds(np.array([0.0]), np.array([3.0]), np.array([5.0]), "mean") is None
