from __future__ import annotations

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from audit.model.checklist import Checklist, Gate
from audit.model.profile import Profile, Thresholds, Waiver
from audit.model.result import ChecklistResult, ItemResult, Score
from audit.scoring import aggregate, attach_waivers, judge_item, overall_weights
from audit.types import Importance, Outcome
from tests.scoring.build import PROFILE, checklist, item, judged, measurement

NA = Outcome.NOT_APPLICABLE
OPEN = Profile(id="open", title="", thresholds=Thresholds(coverage_overall=0.0, coverage_checklist=0.0))
TWO = [
    checklist("a", [item("a1", importance=Importance.CRITICAL), item("a2", importance=Importance.LOW)]),
    checklist("b", [item("b1"), item("b2"), item("b3"), item("b4")]),
]


def test_checklists_weigh_the_same_and_items_by_importance() -> None:
    results = judged(TWO, {"a1": 1.0, "a2": 0.0, "b1": 1.0, "b2": 0.5, "b3": 0.0, "b4": 0.5})
    overall, (first, second) = aggregate(TWO, results, PROFILE)
    assert first.score.value == pytest.approx(0.8)  # 10 of 12.5
    assert second.score.value == pytest.approx(0.5)
    assert overall.value == pytest.approx(0.65)
    assert overall.coverage == 1.0
    assert (overall.low, overall.high) == pytest.approx((0.65, 0.65))


def test_a_profile_multiplies_the_share_of_a_checklist() -> None:
    profile = Profile(id="p", title="", multipliers={"b": 3.0})
    results = judged(TWO, {"a1": 1.0, "a2": 0.0, "b1": 1.0, "b2": 0.5, "b3": 0.0, "b4": 0.5})
    overall, (first, second) = aggregate(TWO, results, profile)
    assert (first.share, second.share) == (0.25, 0.75)
    assert overall.value == pytest.approx(0.25 * 0.8 + 0.75 * 0.5)


def test_what_does_not_apply_leaves_both_sides_after_the_weights_are_normalised() -> None:
    results = judged(TWO, {"a1": 1.0, "a2": 1.0, "b1": 0.0, "b2": NA, "b3": NA, "b4": NA})
    overall, (_, second) = aggregate(TWO, results, PROFILE)
    assert second.score.value == 0.0
    assert second.score.coverage == 1.0
    assert overall.value == pytest.approx(0.5 / 0.625)  # b keeps a quarter of its half


@pytest.mark.parametrize(
    "missing", [None, Outcome.SUPPRESSED, Outcome.INSUFFICIENT_DATA, Outcome.ERROR, Outcome.NOT_ASSESSED]
)
def test_what_has_no_score_lowers_coverage_and_widens_the_bounds_at_full_weight(missing: Outcome | None) -> None:
    results = judged(TWO, {"a1": 1.0, "a2": 1.0, "b1": 1.0, "b2": 0.0, "b3": missing, "b4": missing})
    overall, (_, second) = aggregate(TWO, results, PROFILE)
    assert (second.score.value, second.score.coverage) == (0.5, 0.5)
    assert (second.score.low, second.score.high) == pytest.approx((0.25, 0.75))
    assert overall.value == pytest.approx(0.625 / 0.75)
    assert overall.coverage == pytest.approx(0.75)
    assert (overall.low, overall.high) == pytest.approx((0.625, 0.875))


def test_a_score_of_low_coverage_is_withheld_and_keeps_its_bounds() -> None:
    results = judged(TWO, {"a1": 1.0, "a2": 1.0, "b1": 1.0, "b2": None, "b3": None, "b4": None})
    overall, (_, second) = aggregate(TWO, results, PROFILE)
    assert second.score.value is None
    assert second.score.withheld is not None
    assert second.score.withheld.text == "Withheld: 25.0% of the weight could be assessed, less than 50%."
    assert (second.score.low, second.score.high) == pytest.approx((0.25, 1.0))
    assert overall.value == pytest.approx(1.0)


def test_a_coverage_just_below_the_minimum_is_not_printed_as_the_minimum() -> None:
    items = [item("a1", weight=0.4999), item("a2", weight=0.5001)]
    one = [checklist("a", items)]
    _, (result,) = aggregate(one, judged(one, {"a1": 1.0, "a2": None}), PROFILE)
    assert result.score.withheld is not None
    assert "49.9% of the weight" in result.score.withheld.text


def test_nothing_assessed_and_nothing_applicable_are_said_apart() -> None:
    results = judged(TWO, {"a1": None, "a2": None, "b1": NA, "b2": NA, "b3": NA, "b4": NA})
    overall, (first, second) = aggregate(TWO, results, OPEN)
    assert [score.withheld.code for score in (overall, first.score, second.score) if score.withheld] == [
        "nothing-assessed",
        "nothing-assessed",
        "nothing-applies",
    ]
    assert (overall.low, overall.high) == (0.0, 1.0)


def test_what_is_hidden_is_not_said_to_be_unassessed() -> None:
    results = judged(TWO, {"a1": Outcome.SUPPRESSED, "a2": None, "b1": None, "b2": None, "b3": None, "b4": None})
    overall, (first, second) = aggregate(TWO, results, OPEN)
    assert [score.withheld.code for score in (overall, first.score, second.score) if score.withheld] == [
        "nothing-shown",
        "nothing-shown",
        "nothing-assessed",
    ]


GATED = [checklist("a", [item("a1"), item("a2"), item("a3"), item("a4")], [Gate(item="a1", cap=0.49, reason="no way")])]


def gated(first: float | Outcome | None) -> Score:
    overall, _ = aggregate(GATED, judged(GATED, {"a1": first, "a2": 1.0, "a3": 1.0, "a4": 1.0}), PROFILE)
    return overall


def test_a_gate_that_is_not_met_caps_the_score_and_says_so() -> None:
    score = gated(0.0)
    assert (score.value, score.uncapped, score.capped_by) == (0.49, 0.75, ("a1",))
    assert (score.low, score.high) == (0.49, 0.49)


def test_a_gate_that_changes_nothing_is_not_named() -> None:
    score, _ = aggregate(GATED, judged(GATED, {"a1": 0.0, "a2": 1.0, "a3": 0.0, "a4": 0.0}), PROFILE)
    assert (score.value, score.uncapped, score.capped_by) == (0.25, 0.25, ())


def test_a_gate_that_is_partly_met_or_does_not_apply_caps_nothing() -> None:
    assert gated(0.4).capped_by == ()
    assert gated(NA).value == 1.0


def test_a_gate_without_a_score_caps_only_the_low_end() -> None:
    score = gated(None)
    assert (score.value, score.low, score.high) == (1.0, 0.49, 1.0)


@pytest.mark.parametrize(
    ("value", "bounds", "ends"),
    [
        (1.0, (1.0, 1.0), (1.0, 1.0)),  # met for sure
        (0.4, (0.0, 0.8), (0.49, 0.95)),  # partly met, and perhaps not: (0 + 3) / 4 is capped, (0.8 + 3) / 4 is not
        (0.4, (0.2, 0.8), (0.8, 0.95)),  # never not met
        (0.0, (0.0, 0.8), (0.49, 0.95)),  # not met, and perhaps partly
    ],
)
def test_a_gate_caps_the_ends_at_which_it_is_not_met(
    value: float, bounds: tuple[float, float], ends: tuple[float, float]
) -> None:
    results = judged(GATED, {"a1": value, "a2": 1.0, "a3": 1.0, "a4": 1.0})
    results["a1"] = judge_item(GATED[0].items[0], GATED[0], measurement(value, bounds))
    score, _ = aggregate(GATED, results, PROFILE)
    assert (score.low, score.high) == pytest.approx(ends)


def test_what_is_left_out_under_a_gate_does_not_raise_the_bottom() -> None:
    # What "a" may still come to weigh decides: capped at .25 it gives .125 of a half, or .25 of the whole half.
    lists = [
        checklist("a", [item("a1"), item("a2"), item("a3"), item("a4")], [Gate(item="a1", cap=0.25, reason="")]),
        checklist("b", [item("b1")]),
    ]
    known = judged(lists, {"a1": 0.0, "a2": None, "a3": None, "a4": 1.0, "b1": 0.0})
    before, _ = aggregate(lists, known, OPEN)
    assert before.value == pytest.approx(0.25 * 0.25 / 0.75)
    assert (before.low, before.high) == pytest.approx((0.25 * 0.25 / 0.75, 0.25 * 0.5))
    after, _ = aggregate(lists, {**known, "a1": judged(lists, dict.fromkeys(known))["a1"]}, OPEN)
    assert after.value == pytest.approx(0.125 / 0.625)
    assert (after.low, after.high) == pytest.approx((0.125 * 0.25 / 0.625, 0.5))


def waiver(expires: date) -> Waiver:
    return Waiver(item="a1", justification="rebuilding", approver="board", granted=date(2025, 1, 1), expires=expires)


def waived(expires: date) -> tuple[Score, ItemResult]:
    results = judged(GATED, {"a1": 0.0, "a2": 1.0, "a3": 1.0, "a4": 1.0})
    results = attach_waivers(results, [waiver(expires)], date(2026, 1, 1))
    overall, (one,) = aggregate(GATED, results, PROFILE)
    assert one.score.waived_value == overall.waived_value
    return overall, results["a1"]


def test_scores_are_shown_with_and_without_waived_items() -> None:
    score, result = waived(date(2026, 1, 1))
    assert (score.value, score.waived_value, result.waiver_expired) == (0.49, 1.0, False)


def test_an_expired_waiver_bites_again_and_says_so() -> None:
    score, result = waived(date(2025, 12, 31))
    assert (score.value, score.waived_value, result.waiver_expired) == (0.49, None, True)


@st.composite
def audits(draw: st.DrawFn) -> tuple[list[Checklist], dict[str, ItemResult], Profile]:
    lists = []
    scores: dict[str, float | Outcome | None] = {}
    given = st.one_of(st.none(), st.sampled_from([0.0, 1.0, NA, Outcome.SUPPRESSED]), st.floats(0, 1))
    for number in range(draw(st.integers(1, 4))):
        names = [f"c{number}-i{n}" for n in range(draw(st.integers(1, 5)))]
        gates = [Gate(item=names[0], cap=draw(st.floats(0, 1)), reason="")] if draw(st.booleans()) else []
        items = [item(name, importance=draw(st.sampled_from(Importance))) for name in names]
        lists.append(checklist(f"c{number}", items, gates))
        scores.update({name: draw(given) for name in names})
    multipliers = {one.id: draw(st.floats(0.1, 5)) for one in lists}
    profile = Profile(id="p", title="", multipliers=multipliers, thresholds=OPEN.thresholds)
    return lists, judged(lists, scores), profile


def check(score: Score) -> None:
    assert 0.0 <= score.low <= score.high <= 1.0
    assert 0.0 <= score.coverage <= 1.0
    if score.value is not None:
        assert score.low - 1e-12 <= score.value <= score.high + 1e-12
        assert score.uncapped is not None
        assert score.value <= score.uncapped + 1e-12


@given(audits())
def test_bounds_contain_the_score_and_all_lie_in_zero_to_one(
    audit: tuple[list[Checklist], dict[str, ItemResult], Profile],
) -> None:
    overall, results = aggregate(*audit)
    for score in (overall, *(result.score for result in results)):
        check(score)
    assert sum(overall_weights(audit[0], audit[2]).items.values()) == pytest.approx(1.0)


@given(audits(), st.data())
def test_what_is_left_out_never_raises_the_bottom_of_the_range(
    audit: tuple[list[Checklist], dict[str, ItemResult], Profile], data: st.DataObject
) -> None:
    lists, results, profile = audit
    before, _ = aggregate(lists, results, profile)
    lost = data.draw(st.sampled_from(sorted(results)))
    if results[lost].outcome is NA:
        return
    scores = judged(lists, dict.fromkeys(results))
    after, _ = aggregate(lists, {**results, lost: scores[lost]}, profile)
    assert after.low <= before.low + 1e-12
    assert after.high >= before.high - 1e-12


@given(audits(), st.data())
def test_a_better_item_never_lowers_the_score(
    audit: tuple[list[Checklist], dict[str, ItemResult], Profile], data: st.DataObject
) -> None:
    lists, results, profile = audit
    better = data.draw(st.sampled_from(sorted(results)))
    if results[better].score is None:
        return
    full = judged(lists, dict.fromkeys(results, 1.0))
    before: tuple[Score, tuple[ChecklistResult, ...]] = aggregate(lists, results, profile)
    after = aggregate(lists, {**results, better: full[better]}, profile)
    assert (after[0].value or 0.0) >= (before[0].value or 0.0) - 1e-12
