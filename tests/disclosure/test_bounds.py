from __future__ import annotations

from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from audit.disclosure.bounds import bracket, coarse_bounds, gap_step, on_grid, plain
from audit.model.measurement import Bounds, CellKey, Measurement
from audit.model.message import msg
from audit.types import Statistic, ValueUnit

SHARE = Measurement(
    id="share",
    measure="group-share",
    label=msg("l", "Share"),
    convention=msg("c", "of those who disclosed"),
    value=0.4,
    n=100,
    count=40,
    unit=ValueUnit.SHARE,
    statistic=Statistic.SHARE,
    bounds=Bounds(low=40 / 103, high=43 / 103, undisclosed=3),
)


@given(n=st.integers(0, 4000), threshold=st.sampled_from([3, 5, 10]))
def test_every_bracket_holds_the_number_and_is_wide_enough(n, threshold):
    low, high = bracket(n, threshold)
    assert low <= n <= high
    assert high - low >= 2 * threshold - 1


def test_bounds_of_a_share_are_given_for_the_end_of_the_bracket():
    wider = coarse_bounds(SHARE, 10.0, 5)
    assert wider is not None
    assert (wider.low, wider.high) == pytest.approx((40 / 110, 50 / 110))
    assert wider.undisclosed is None
    assert not wider.exact


def test_bounds_are_never_narrower_than_the_truth():
    wider = coarse_bounds(replace(SHARE, bounds=Bounds(low=0.1, high=0.9)), 10.0, 5)
    assert wider is not None
    assert (wider.low, wider.high) == (0.0, 1.0)


def test_bounds_of_a_pay_gap_lie_on_a_grid():
    gap = replace(SHARE, unit=ValueUnit.PERCENT, value=-2.3, bounds=Bounds(low=-2.6, high=-1.9))
    wider = coarse_bounds(gap, float("inf"), 5)
    assert wider is not None
    assert (wider.low, wider.high) == (-5.0, 0.0)


@pytest.mark.parametrize(("n", "step"), [(5, 5.0), (20, 5.0), (40, 5.0), (60, 2.0), (100, 1.0), (4000, 0.05)])
def test_one_mean_pay_more_is_a_step_of_the_grid_of_shown_bounds(n, step):
    assert gap_step(n) == step


def test_shown_bounds_of_a_gap_do_not_tell_what_the_best_paid_of_the_unknown_is_paid():
    """40 men and 40 women, each paid 100, and ten people who did not say: nine are paid 100, the tenth more."""

    def highest(best_paid):  # the best paid of the unknown is taken for a man
        return 100 * (1 - 100 / ((40 * 100 + best_paid) / 41))

    shown = {on_grid(Bounds(low=0.0, high=highest(paid)), gap_step(40)).high for paid in (150, 250, 300)}
    assert shown == {5.0}
    assert on_grid(Bounds(low=4.65, high=4.65), gap_step(40)) == Bounds(low=4.65, high=4.65)


@pytest.mark.parametrize(("n", "step"), [(200, 0.25), (40, 0.5)])
def test_the_grid_of_an_index_is_coarser_for_fewer_people(n, step):
    index = replace(SHARE, unit=ValueUnit.INDEX, value=1.6, n=n, bounds=Bounds(low=1.52, high=1.65))
    wider = coarse_bounds(index, float("inf"), 5)
    assert wider is not None
    assert (wider.low, wider.high) == pytest.approx((1.5, 1.75 if step == 0.25 else 2.0))


def test_a_quotient_of_two_medians_is_not_given_to_the_last_digit():
    """45,771 and 40,123 are the only whole numbers below 50,000 with this quotient."""
    gap = 100 * (1 - 40_123 / 45_771)
    counts = (CellKey("employees", (("gender", "women"),)), CellKey("employees", (("gender", "men"),)))
    assert plain(gap, Statistic.GAP, counts) == pytest.approx(12.3397, abs=1e-9)
    assert plain(-1.3e-13, Statistic.COEFFICIENT, counts) == 0.0
    assert plain(gap, Statistic.GAP, (*counts, CellKey("employees", (), "annual_pay"))) == gap
    assert plain(1 / 3, Statistic.SHARE, counts) == 1 / 3
