from __future__ import annotations

import pytest

from audit.measures.egapro import (
    PAY_POINTS,
    PROMOTION_POINTS,
    RAISE_POINTS,
    Indicator,
    MoveGroup,
    PayGroup,
    follows,
    index_of,
    leave_indicator,
    pay_indicator,
    points_for,
    rate_indicator,
    relevant,
    round_half_up,
    small_firm_raises,
    top_indicator,
)


def test_two_groups_give_thirty_six_of_forty() -> None:
    groups = [PayGroup(10, 10, 30000, 27000), PayGroup(6, 4, 25000, 25000)]
    pay, signed = pay_indicator(groups, staff=30)
    assert signed == pytest.approx(3.3)
    assert (pay.points, pay.most) == (36, 40)


def test_sixty_one_of_eighty_five_is_seventy_two_and_calls_for_measures() -> None:
    pay, signed = pay_indicator([PayGroup(10, 10, 30000, 27000), PayGroup(6, 4, 25000, 25000)], staff=30)
    raises = rate_indicator("raises", [MoveGroup(10, 10, 2, 5)], 20, RAISE_POINTS, signed)
    promotions = Indicator("promotions", None, None, 15)
    indicators = [pay, raises, promotions, leave_indicator(4, 3), top_indicator(7, 3)]
    assert [each.points for each in indicators] == [36, 20, None, 0, 5]
    assert index_of(indicators) == 72
    asked = follows(72, indicators)
    assert asked == {"corrective-measures": True, "pay": True, "after-leave": True, "top-ten": True}
    assert follows(90, indicators)["pay"] is False


def test_an_index_of_too_few_points_is_not_computable() -> None:
    indicators = [Indicator("pay", None, None, 40), Indicator("raises", 0.0, 20, 20), top_indicator(5, 5)]
    assert index_of(indicators) is None
    assert follows(None, indicators) == {}


@pytest.mark.parametrize(
    ("result", "points"), [(0, 40), (0.05, 39), (1, 39), (3.3, 36), (7.1, 31), (21, 0), (20, 2), (99, 0)]
)
def test_pay_points_by_the_result_rounded_up(result: float, points: int) -> None:
    assert points_for(result, PAY_POINTS) == points


def test_validity_of_groups() -> None:
    small, _ = pay_indicator([PayGroup(2, 10, 30000, 20000)], staff=12)
    assert small.points is None
    few, _ = pay_indicator([PayGroup(3, 3, 30000, 20000)], staff=16)
    assert few.points is None
    assert rate_indicator("raises", [MoveGroup(9, 20, 1, 1)], 29, RAISE_POINTS, 0).points is None
    assert rate_indicator("raises", [MoveGroup(20, 20, 0, 0)], 40, RAISE_POINTS, 0).points is None


def test_rates_are_weighed_by_the_people_of_their_groups() -> None:
    groups = [MoveGroup(20, 20, 10, 9), MoveGroup(10, 10, 2, 1)]  # 5 points in 40 of 60, 10 points in 20 of 60
    found = rate_indicator("raises", groups, 60, RAISE_POINTS, 0)
    assert (found.result, found.points) == (6.7, 5)


def test_catching_up_gets_full_marks_and_widening_does_not() -> None:
    for_women = [MoveGroup(10, 10, 2, 5)]
    assert rate_indicator("promotions", for_women, 20, PROMOTION_POINTS, 3.0).points == 15
    assert rate_indicator("promotions", for_women, 20, PROMOTION_POINTS, -3.0).points == 0


def test_small_firms_take_the_better_of_rate_and_people() -> None:
    found = small_firm_raises(MoveGroup(20, 10, 10, 4), 2.0)
    assert (found.result, found.points) == (1.0, 35)
    assert small_firm_raises(MoveGroup(20, 4, 10, 2), 2.0).points is None


def test_leave_and_top_ten() -> None:
    assert leave_indicator(0, 0).points is None
    assert leave_indicator(3, 3).points == 15
    assert [top_indicator(10 - k, k).points for k in range(6)] == [0, 0, 5, 5, 10, 10]
    assert top_indicator(5, 4).points is None


def test_thresholds_move_toward_zero_and_halves_round_away() -> None:
    assert [relevant(gap, 5) for gap in (10, 3, -3, -10)] == [5, 0, 0, -5]
    assert round_half_up(2.25, 1) == 2.3
    assert round_half_up(-2.25, 1) == -2.3
