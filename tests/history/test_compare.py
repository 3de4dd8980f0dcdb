from __future__ import annotations

from dataclasses import replace

import numpy as np
import pytest
from scipy.stats import fisher_exact

from audit.errors import UsageError
from audit.history import compare
from audit.history.compare import classify
from audit.history.rejudge import match_items
from audit.model.checklist import Ask, Band, Combine, Gate, Measure
from audit.model.comparison import Change
from audit.model.profile import Profile, Thresholds
from audit.model.result import AuditResult
from audit.scoring import combine_results, judge_item
from audit.types import Audience, GroupSource, Outcome, RecordUnit
from tests.history.build import result_of, simple
from tests.scoring.build import answer, checklist, item, judged, measurement

BAND = Band(kind="at_least", target=(0.5,), floor=(0.0,))


def one(*names: str, **more: object) -> list:  # type: ignore[type-arg]
    return [checklist("c", [item(name, **more) for name in names])]


def by_item(before: AuditResult, after: AuditResult, **more: object) -> dict[str, Change]:
    return {change.item: change.change for change in compare(before, after, **more).items}  # type: ignore[arg-type]


@pytest.mark.parametrize(
    ("before", "after", "was_open", "change"),
    [
        (1.0, 1.0, False, Change.SAME),
        (1.0, 0.5, False, Change.NEW),
        (1.0, 0.5, True, Change.OPEN_AGAIN),
        (0.5, 1.0, False, Change.FIXED),
        (0.5, 0.7, False, Change.IMPROVED),
        (0.5, 0.3, True, Change.WORSE),
        (0.5, 0.5, False, Change.STILL_OPEN),
        (None, 0.5, False, Change.NEWLY_ASSESSED),
        (0.5, None, False, Change.NO_LONGER_ASSESSED),
        (None, None, False, Change.SAME),
    ],
)
def test_every_pair_of_scores_has_its_word(
    before: float | None, after: float | None, was_open: bool, change: Change
) -> None:
    assert classify(before, after, was_open=was_open) is change


def test_only_what_is_left_after_judging_again_is_practice() -> None:
    softer = [checklist("c", [item("a", Measure(measure="m", band=BAND)), item("b")])]
    before = simple(one("a", "b"), {"a": 0.25, "b": 1.0})
    again = {"a": judge_item(softer[0].items[0], softer[0], measurement(0.25, (0.25, 0.25)))}
    after = result_of(softer, {**again, "b": judged(one("b"), {"b": 1.0})["b"]}, 2026)
    comparison = compare(before, after)
    assert comparison.terms.method == pytest.approx(12.5)
    assert comparison.terms.practice == pytest.approx(0.0)
    assert comparison.terms.total == pytest.approx(12.5)
    assert (comparison.score_before, comparison.score_after) == pytest.approx((62.5, 75.0))
    assert comparison.items[0].rejudged_before == pytest.approx(0.5)
    assert comparison.items[0].change is Change.STILL_OPEN


def test_items_are_matched_by_id_and_then_by_what_they_replace() -> None:
    before = simple(one("old", "kept"), {"old": 0.5, "kept": 0.5})
    after = simple(
        [checklist("c", [item("new", replaces=("older", "old")), item("kept")])], {"new": 1.0, "kept": 0.5}, 2026
    )
    comparison = compare(before, after)
    assert {change.item: change.change for change in comparison.items} == {
        "new": Change.FIXED,
        "kept": Change.STILL_OPEN,
    }
    assert comparison.terms.practice == pytest.approx(25.0)
    assert comparison.terms.scope == pytest.approx(0.0)


def test_an_earlier_item_is_matched_once_only() -> None:
    before = simple(one("old", "stays"), {"old": 0.5, "stays": 1.0})
    later = [
        item("first", replaces=("old",)),
        item("second", replaces=("old",)),
        item("third", replaces=("stays",)),
        item("stays"),
    ]
    assert match_items(before, [checklist("c", later)]) == {"first": "old", "stays": "stays"}


def test_years_that_share_only_what_weighs_nothing_are_compared_by_scope() -> None:
    lists = [checklist("c", [item("a")]), checklist("d", [item("b"), item("e")])]
    weightless = Profile(id="p", title="", multipliers={"c": 0.0})
    before = simple(lists, {"a": 0.0, "b": 0.5, "e": None}, profile=weightless)
    after = simple(lists, {"a": 1.0, "b": None, "e": 1.0}, 2026, profile=weightless)
    terms = compare(before, after).terms
    assert (terms.practice, terms.method, terms.reweighting) == (0.0, 0.0, 0.0)


def test_new_and_lost_items_are_scope() -> None:
    before = simple(one("a", "gone"), {"a": 0.5, "gone": 1.0})
    after = simple(one("a", "come"), {"a": 0.5, "come": 0.0}, 2026)
    comparison = compare(before, after)
    assert comparison.terms.practice == 0.0
    assert comparison.terms.scope == pytest.approx(-50.0)
    words = {change.item: change.change for change in comparison.items}
    assert words["gone"] is Change.NO_LONGER_ASSESSED
    assert words["come"] is Change.NEWLY_ASSESSED


def test_a_gate_has_its_own_term() -> None:
    gated = [checklist("c", [item("a"), item("b"), item("c"), item("d")], [Gate(item="a", cap=0.3, reason="")])]
    before = simple(gated, {"a": 1.0, "b": 1.0, "c": 1.0, "d": 1.0})
    after = simple(gated, {"a": 0.0, "b": 1.0, "c": 1.0, "d": 1.0}, 2026)
    terms = compare(before, after).terms
    assert (terms.practice, terms.gates, terms.total) == pytest.approx((-25.0, -45.0, -70.0))


def test_weights_changed_by_a_profile_are_reweighting() -> None:
    lists = [checklist("c", [item("a")]), checklist("d", [item("b")])]
    before = simple(lists, {"a": 0.0, "b": 1.0})
    after = simple(lists, {"a": 0.0, "b": 1.0}, 2026, profile=Profile(id="p", title="", multipliers={"d": 3.0}))
    terms = compare(before, after).terms
    assert (terms.reweighting, terms.total, terms.practice) == pytest.approx((25.0, 25.0, 0.0))


def test_a_withheld_score_is_said() -> None:
    before = simple(one("a", "b", "c"), {"a": 0.5, "b": None, "c": None})
    after = simple(one("a", "b", "c"), {"a": 1.0, "b": 1.0, "c": 1.0}, 2026)
    comparison = compare(before, after)
    assert comparison.terms.total is None
    assert comparison.terms.practice == pytest.approx(50.0)
    assert [note.code for note in comparison.notes] == ["terms-on-common-items"]


def test_other_parameters_break_the_series_and_go_to_scope() -> None:
    wider = [checklist("c", [item("a", Measure(measure="m", band=BAND, parameters={"table": "sessions"}))])]
    before = simple(one("a"), {"a": 0.5})
    after = result_of(wider, {"a": judge_item(wider[0].items[0], wider[0], measurement(0.5, (0.5, 0.5)))}, 2026)
    comparison = compare(before, after)
    (change,) = comparison.items
    assert change.is_break
    assert change.beyond_chance is None
    assert comparison.terms.scope == pytest.approx(50.0)
    assert comparison.terms.practice == 0.0


def test_another_source_of_groups_breaks_the_series() -> None:
    lists = one("a")
    first = measurement(0.5, (0.5, 0.5), group_sources={"gender": GroupSource.SELF_DESCRIBED})
    second = measurement(0.7, (0.7, 0.7), group_sources={"gender": GroupSource.ASSIGNED_BY_OTHERS})
    before = result_of(lists, {"a": judge_item(lists[0].items[0], lists[0], first)})
    after = result_of(lists, {"a": judge_item(lists[0].items[0], lists[0], second)}, 2026)
    (change,) = compare(before, after).items
    assert change.is_break
    assert change.note is not None
    assert change.note.code == "break-source"


def test_an_answer_on_another_scale_breaks_the_series() -> None:
    asked = [checklist("c", [item("a", Ask(scale="yes-partly-no"))])]
    other = [checklist("c", [item("a", Ask(scale="maturity"))])]
    before = result_of(asked, {"a": judge_item(asked[0].items[0], asked[0], None, answer("a", "yes"))})
    after = result_of(other, {"a": judge_item(other[0].items[0], other[0], None, answer("a", "yes"))}, 2026)
    (change,) = compare(before, after).items
    assert (change.change, change.is_break) == (Change.NO_LONGER_ASSESSED, True)


def test_combined_items_are_judged_again_from_their_parts() -> None:
    def lists(how: str) -> list:  # type: ignore[type-arg]
        return [checklist("c", [item("a"), item("b"), item("whole", Combine(how=how, items=("a", "b")))])]

    scores = {"a": 0.5, "b": 1.0}
    base = judged(one("a", "b"), scores)
    before = result_of(lists("min"), combine_results(lists("min"), base))
    after = result_of(lists("mean"), combine_results(lists("mean"), base), 2026)
    terms = compare(before, after).terms
    assert terms.method == pytest.approx(100 * 0.25 / 3)
    assert terms.practice == pytest.approx(0.0)


def test_a_change_of_a_share_is_tested_with_fishers_exact_test() -> None:
    lists = one("a")

    def year(count: int, number: int) -> AuditResult:
        value = count / 40
        one_result = judge_item(lists[0].items[0], lists[0], measurement(value, (value, value), count=count, n=40))
        return result_of(lists, {"a": one_result}, number)

    (small,) = compare(year(10, 2025), year(14, 2026)).items
    (large,) = compare(year(10, 2025), year(30, 2026)).items
    assert small.p_value == pytest.approx(fisher_exact(np.array([[10, 30], [14, 26]])).pvalue)
    assert (small.beyond_chance, large.beyond_chance) == (False, True)
    assert (large.n_before, large.n_after) == (40, 40)


def test_a_finding_that_was_open_once_is_open_again() -> None:
    first, second = simple(one("a"), {"a": 0.5}, 2024), simple(one("a"), {"a": 1.0}, 2025)
    third = simple(one("a"), {"a": 0.5}, 2026)
    assert by_item(second, third) == {"a": Change.NEW}
    assert by_item(second, third, earlier=[first]) == {"a": Change.OPEN_AGAIN}


def test_confidential_results_are_never_compared() -> None:
    secret = simple(one("a"), {"a": 0.5}, audience=Audience.CONFIDENTIAL)
    with pytest.raises(UsageError, match="never compared"):
        compare(secret, simple(one("a"), {"a": 0.5}, 2026))


def test_terms_add_up_over_random_results() -> None:
    rng = np.random.default_rng(7)
    for _ in range(60):
        sides = []
        for year in (2025, 2026):
            names = [f"i{number}" for number in range(8) if rng.random() < 0.8] or ["i0"]
            half = len(names) // 2
            gates = [Gate(item=names[0], cap=0.4, reason="")]
            lists = [checklist("c", [item(name) for name in names[: half or 1]], gates)]
            if names[half or 1 :]:
                lists.append(checklist("d", [item(name) for name in names[half or 1 :]]))
            options: list[float | Outcome | None] = [None, 0.0, 1.0, Outcome.NOT_APPLICABLE, float(rng.random())]
            scores = {name: options[int(rng.integers(5))] for name in names}
            profile = Profile(
                id="p",
                title="",
                multipliers={"d": float(rng.uniform(0.5, 2))},
                thresholds=Thresholds(coverage_overall=0.3),
            )
            sides.append(simple(lists, scores, year, profile=profile))
        terms = compare(*sides).terms
        if terms.total is not None:
            assert terms.scope is not None
            assert terms.gates is not None
            parts = terms.practice + terms.method + terms.reweighting + terms.scope + terms.gates
            assert parts == pytest.approx(terms.total, abs=1e-9)


def test_the_words_of_another_country_break_the_series_of_ethnicity() -> None:
    lists = one("a")
    first = measurement(0.5, (0.5, 0.5), parameters={"dimension": "ethnicity"})
    items = {"a": judge_item(lists[0].items[0], lists[0], first)}
    before = result_of(lists, items, settings={"country": "US"})
    (same,) = compare(before, result_of(lists, items, 2026, settings={"country": "US"})).items
    (other,) = compare(before, result_of(lists, items, 2026, settings={"country": "GB"})).items
    assert (same.is_break, other.is_break) == (False, True)


def test_a_finding_that_was_open_under_its_old_name_is_open_again() -> None:
    renamed = [checklist("c", [item("new", replaces=("old",))])]
    first, second = simple(one("old"), {"old": 0.5}, 2024), simple(one("old"), {"old": 1.0}, 2025)
    third = simple(renamed, {"new": 0.5}, 2026)
    assert by_item(second, third, earlier=[first]) == {"new": Change.OPEN_AGAIN}


def test_a_checklist_of_another_version_is_named() -> None:
    before, after = simple(one("a"), {"a": 0.5}), simple(one("a"), {"a": 0.5}, 2026)
    assert compare(before, after).notes == ()
    (checklist_then,) = before.checklists
    before = replace(before, checklists=(replace(checklist_then, version="0.9.0"),))
    (note,) = compare(before, after).notes
    assert note.text == "These checklists changed since 2025: c (0.9.0 → 1.0.0)."


@pytest.mark.parametrize(("unit", "codes"), [(RecordUnit.PERSON, ["chance-same-people"]), (RecordUnit.EVENT, [])])
def test_a_test_on_people_says_that_many_are_in_both_years(unit: RecordUnit, codes: list[str]) -> None:
    lists = one("a")

    def year(count: int, number: int) -> AuditResult:
        measured = measurement(count / 40, (0.0, 1.0), count=count, n=40, record_unit=unit)
        return result_of(lists, {"a": judge_item(lists[0].items[0], lists[0], measured)}, number)

    assert [note.code for note in compare(year(10, 2025), year(14, 2026)).notes] == codes
