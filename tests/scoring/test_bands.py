from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from audit.errors import SettingsError
from audit.model.checklist import Band
from audit.scoring.bands import outcome_of, score_range, score_value
from audit.types import Outcome

values = st.floats(-3, 3, allow_nan=False)


@st.composite
def bands(draw: st.DrawFn, kinds: tuple[str, ...] = ("at_least", "at_most", "within")) -> Band:
    kind = draw(st.sampled_from(kinds))
    stepped = draw(st.booleans())
    partly = draw(st.floats(0.01, 0.99))
    a, b, c, d = sorted(draw(st.tuples(values, values, values, values)))
    if kind == "within":
        return Band(kind=kind, target=(b, c), floor=(a, d), stepped=stepped, partly=partly)
    low, high = (a, b) if kind == "at_least" else (b, a)
    return Band(kind=kind, target=(high,), floor=(low,), stepped=stepped, partly=partly)


@pytest.mark.parametrize(("value", "score"), [(0.5, 0.0), (0.4, 0.0), (0.75, 0.5), (0.9, 0.8), (1.0, 1.0), (1.2, 1.0)])
def test_at_least_is_a_straight_line_from_floor_to_target(value: float, score: float) -> None:
    assert score_value(Band(kind="at_least", target=(1.0,), floor=(0.5,)), value) == pytest.approx(score)


@pytest.mark.parametrize(("value", "score"), [(0, 1.0), (5, 1.0), (10, 0.5), (15, 0.0), (80, 0.0)])
def test_at_most_falls_from_target_to_floor(value: float, score: float) -> None:
    assert score_value(Band(kind="at_most", target=(5.0,), floor=(15.0,)), value) == pytest.approx(score)


@pytest.mark.parametrize(
    ("value", "score"), [(-20, 0.0), (-10, 0.5), (-5, 1.0), (0, 1.0), (5, 1.0), (7.5, 0.5), (10, 0.0)]
)
def test_within_has_a_floor_on_each_side(value: float, score: float) -> None:
    assert score_value(Band(kind="within", target=(-5, 5), floor=(-15, 10)), value) == pytest.approx(score)


@pytest.mark.parametrize(("value", "score"), [(0.5, 0.0), (0.51, 0.3), (0.99, 0.3), (1.0, 1.0)])
def test_a_stepped_band_has_one_step(value: float, score: float) -> None:
    band = Band(kind="at_least", target=(1.0,), floor=(0.5,), stepped=True, partly=0.3)
    assert score_value(band, value) == score


def test_a_band_whose_floor_is_its_target_is_met_or_not() -> None:
    band = Band(kind="at_least", target=(1.0,), floor=(1.0,))
    assert (score_value(band, 0.99), score_value(band, 1.0)) == (0.0, 1.0)


def test_an_unknown_kind_is_refused() -> None:
    with pytest.raises(SettingsError, match="at_least, at_most or within"):
        score_value(Band(kind="more", target=(1.0,), floor=(0.0,)), 1.0)


def test_a_range_across_the_target_of_within_reaches_one() -> None:
    band = Band(kind="within", target=(-5, 5), floor=(-15, 15))
    assert score_range(band, -20, 20) == (0.0, 1.0)
    assert score_range(band, 7.5, 10) == pytest.approx((0.5, 0.75))


def test_outcomes_are_exact_at_the_ends() -> None:
    assert [outcome_of(score) for score in (0.0, 1e-9, 1 - 1e-9, 1.0)] == [
        Outcome.NOT_MET,
        Outcome.PARTLY_MET,
        Outcome.PARTLY_MET,
        Outcome.MET,
    ]


@given(bands(), values)
def test_a_score_lies_in_zero_to_one(band: Band, value: float) -> None:
    assert 0.0 <= score_value(band, value) <= 1.0


@given(bands(("at_least",)), values, values)
def test_more_is_never_worse_under_at_least(band: Band, one: float, other: float) -> None:
    low, high = sorted((one, other))
    assert score_value(band, low) <= score_value(band, high)


@given(bands(("at_most",)), values, values)
def test_less_is_never_worse_under_at_most(band: Band, one: float, other: float) -> None:
    low, high = sorted((one, other))
    assert score_value(band, low) >= score_value(band, high)


@given(bands(), values, values, st.floats(0, 1))
def test_the_range_contains_the_score_of_every_value_between(band: Band, one: float, other: float, at: float) -> None:
    low, high = sorted((one, other))
    between = min(max(low + at * (high - low), low), high)
    worst, best = score_range(band, low, high)
    assert worst <= score_value(band, between) <= best
