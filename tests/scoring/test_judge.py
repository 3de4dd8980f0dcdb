from __future__ import annotations

import math

import pytest

from audit.model.checklist import Ask, Band, Measure
from audit.model.measurement import TestResult
from audit.model.message import msg
from audit.model.result import ItemResult
from audit.scoring import judge_item
from audit.types import MeasureState, Outcome, RecordUnit, Visibility
from tests.scoring.build import answer, checklist, item, measurement

ASKED = Ask(scale="yes-partly-no")
BAND = Band(kind="at_least", target=(1.0,), floor=(0.5,))


def judge(assess: Ask | Measure, *args: object, **more: object) -> ItemResult:
    one = item("i", assess)
    return judge_item(one, checklist("c", [one]), *args, **more)  # type: ignore[arg-type]


def summary(result: ItemResult) -> tuple[Outcome, float | None, float, float]:
    return result.outcome, result.score, result.low, result.high


def test_a_value_becomes_a_score_with_the_range_of_its_bounds() -> None:
    result = judge(Measure(measure="m", band=BAND), measurement(0.75, (0.6, 0.9)))
    assert result.outcome is Outcome.PARTLY_MET
    assert (result.score, result.low, result.high) == pytest.approx((0.5, 0.2, 0.8))
    assert result.weight == 5.0


@pytest.mark.parametrize("bounds", [(0.5, 0.6), (0.9, 1.0)])
def test_a_score_lies_in_its_range_whatever_the_bounds_say(bounds: tuple[float, float]) -> None:
    result = judge(Measure(measure="m", band=BAND), measurement(0.75, bounds))
    assert result.low <= 0.5 <= result.high


def test_a_value_without_bounds_may_be_anything() -> None:
    assert summary(judge(Measure(measure="m", band=BAND), measurement(1.0))) == (Outcome.MET, 1.0, 0.0, 1.0)


@pytest.mark.parametrize(
    ("state", "outcome", "code"),
    [
        (MeasureState.NO_DATA, Outcome.NOT_ASSESSED, "no-data"),
        (MeasureState.NO_POOL, Outcome.NOT_ASSESSED, "no-pool-named"),
        (MeasureState.INSUFFICIENT, Outcome.INSUFFICIENT_DATA, "too-few"),
        (MeasureState.NOT_APPLICABLE, Outcome.NOT_APPLICABLE, "not-applicable"),
        (MeasureState.ERROR, Outcome.ERROR, "measure-error"),
    ],
)
def test_every_state_without_a_value_has_its_outcome_and_spans_everything(
    state: MeasureState, outcome: Outcome, code: str
) -> None:
    result = judge(Measure(measure="m", band=BAND), measurement(0.8, (0.8, 0.8), state=state))
    assert summary(result) == (outcome, None, 0.0, 1.0)
    assert result.reason is not None
    assert result.reason.code == code


def test_a_hidden_measurement_is_suppressed_and_spans_everything() -> None:
    result = judge(Measure(measure="m", band=BAND), measurement(None, visibility=Visibility.HIDDEN))
    assert summary(result) == (Outcome.SUPPRESSED, None, 0.0, 1.0)


def test_a_measure_that_was_not_run_is_not_assessed() -> None:
    assert judge(Measure(measure="m", band=BAND)).outcome is Outcome.NOT_ASSESSED


@pytest.mark.parametrize("value", [None, math.nan, math.inf])
def test_a_value_that_is_no_number_is_an_error_and_not_a_zero(value: float | None) -> None:
    assert summary(judge(Measure(measure="m", band=BAND), measurement(value))) == (Outcome.ERROR, None, 0.0, 1.0)


def test_the_minimum_n_of_the_profile_holds_for_people_only() -> None:
    people = measurement(0.8, (0.8, 0.8), n=9, record_unit=RecordUnit.PERSON)
    events = measurement(0.8, (0.8, 0.8), n=9)
    assess = Measure(measure="m", band=BAND)
    assert judge(assess, people, minimum_n=10).outcome is Outcome.INSUFFICIENT_DATA
    assert judge(assess, people, minimum_n=9).outcome is Outcome.PARTLY_MET
    assert judge(assess, events, minimum_n=10).outcome is Outcome.PARTLY_MET


def test_a_band_may_ask_for_less_than_the_profile() -> None:
    band = Band(kind="at_least", target=(1.0,), floor=(0.5,), minimum_n=1)
    people = measurement(0.8, (0.8, 0.8), n=2, record_unit=RecordUnit.PERSON)
    assert judge(Measure(measure="m", band=band), people, minimum_n=10).outcome is Outcome.PARTLY_MET


def test_a_band_sets_its_own_minimum_n() -> None:
    band = Band(kind="at_least", target=(1.0,), floor=(0.5,), minimum_n=20)
    result = judge(Measure(measure="m", band=band), measurement(0.8, (0.8, 0.8), n=19))
    assert result.outcome is Outcome.INSUFFICIENT_DATA
    assert result.reason is not None
    assert result.reason.text == "There are 19 records; at least 20 are needed to judge."


def with_p(p_value: float | None) -> tuple[TestResult, ...]:
    question = msg("q", "Could it be chance?")
    return (TestResult(name="exact", question=question, statistic=None, p_value=p_value, n=40),)


@pytest.mark.parametrize(
    ("value", "p_value", "outcome"),
    [
        (0.4, 0.01, Outcome.NOT_MET),
        (0.4, 0.05, Outcome.INSUFFICIENT_DATA),
        (0.4, None, Outcome.INSUFFICIENT_DATA),
        (0.8, 0.9, Outcome.PARTLY_MET),
        (1.0, 0.9, Outcome.MET),
    ],
)
def test_a_band_may_demand_significance_before_it_says_not_met(
    value: float, p_value: float | None, outcome: Outcome
) -> None:
    band = Band(kind="at_least", target=(1.0,), floor=(0.5,), significant=True)
    assert judge(Measure(measure="m", band=band), measurement(value, tests=with_p(p_value))).outcome is outcome


@pytest.mark.parametrize(
    ("value", "outcome", "score"),
    [("yes", Outcome.MET, 1.0), ("partly", Outcome.PARTLY_MET, 0.5), ("no", Outcome.NOT_MET, 0.0)],
)
def test_an_answer_takes_the_score_of_its_scale(value: str, outcome: Outcome, score: float) -> None:
    result = judge(ASKED, None, answer("i", value))
    assert summary(result) == (outcome, score, score, score)
    assert result.reason is None


def test_an_answer_may_say_that_it_does_not_apply() -> None:
    assert judge(ASKED, None, answer("i", "not-applicable")).outcome is Outcome.NOT_APPLICABLE


def test_an_answer_without_evidence_is_marked() -> None:
    result = judge(ASKED, None, answer("i", "yes", evidence=""))
    assert result.score == 1.0
    assert result.reason is not None
    assert result.reason.code == "no-evidence"


def test_an_unanswered_item_is_not_assessed_and_an_unknown_answer_is_an_error() -> None:
    assert summary(judge(ASKED)) == (Outcome.NOT_ASSESSED, None, 0.0, 1.0)
    assert summary(judge(ASKED, None, answer("i", "maybe"))) == (Outcome.ERROR, None, 0.0, 1.0)


OTHERWISE = Measure(measure="m", band=BAND, otherwise=ASKED)


def test_an_answer_stands_in_where_the_figure_is_hidden() -> None:
    hidden = measurement(None, visibility=Visibility.HIDDEN)
    result = judge(OTHERWISE, hidden, answer("i", "partly"))
    assert summary(result) == (Outcome.PARTLY_MET, 0.5, 0.5, 0.5)
    assert result.answer is not None
    assert judge(OTHERWISE, hidden).outcome is Outcome.SUPPRESSED


def test_an_answer_never_replaces_a_figure_that_can_be_shown() -> None:
    result = judge(OTHERWISE, measurement(0.5, (0.5, 0.5)), answer("i", "yes"))
    assert result.outcome is Outcome.NOT_MET
    assert result.answer is None


def test_an_item_that_does_not_apply_keeps_its_reason() -> None:
    reason = msg("no-event", "No event in person.")
    result = judge(OTHERWISE, measurement(0.5), answer("i", "yes"), (False, reason))
    assert summary(result) == (Outcome.NOT_APPLICABLE, None, 0.0, 1.0)
    assert result.reason is reason
