from __future__ import annotations

import pytest

from audit.errors import UsageError
from audit.history import Store, build_trend
from audit.model.checklist import Band, Measure
from audit.model.result import AuditResult
from audit.scoring import judge_item
from audit.types import Audience, Outcome
from tests.history.build import audit, result_of, simple
from tests.scoring.build import checklist, item, measurement

HARDER = Measure(measure="m", band=Band(kind="at_least", target=(1.0,), floor=(0.5,)))
OLD = [checklist("c", [item("old"), item("kept"), item("gone")]), checklist("d", [item("x")])]
NEW = [checklist("c", [item("new", HARDER, replaces=("old",)), item("kept"), item("come")])]


def years() -> list[AuditResult]:
    first = simple(OLD, {"old": 0.5, "kept": 0.25, "gone": 1.0, "x": 0.0}, 2023)
    second = simple(OLD, {"old": 0.75, "kept": 0.5, "gone": 1.0, "x": 0.0}, 2024)
    new = judge_item(NEW[0].items[0], NEW[0], measurement(0.75, (0.75, 0.75)))
    kept = simple(NEW, {"new": 0.0, "kept": 0.5, "come": 0.0}, 2025)
    items = {one.item: one for one in kept.checklists[0].items}
    return [first, second, result_of(NEW, {**items, "new": new}, 2025)]


def test_every_series_has_a_point_for_each_period_in_order() -> None:
    trend = build_trend(list(reversed(years())))
    assert [period.label for period in trend.periods] == ["2023", "2024", "2025"]
    assert [point.value for point in trend.overall.points] == pytest.approx([100 * 1.75 / 3 / 2, 37.5, 100 / 3])
    assert [series.id for series in trend.checklists] == ["c", "d"]
    gone = trend.checklists[1].points[2]
    assert (gone.value, gone.low, gone.high, gone.coverage) == (None, 0.0, 100.0, 0.0)


def test_under_one_method_old_years_are_judged_by_the_latest_checklists() -> None:
    points = build_trend(years()).one_method.points
    assert [point.value for point in points] == pytest.approx([100 * 0.25 / 2, 100 * (0.5 + 0.5) / 2, 100 / 3])
    assert [point.coverage for point in points] == pytest.approx([2 / 3, 2 / 3, 1.0])


def test_an_item_is_followed_through_its_replacement() -> None:
    series = {one.item: one for one in build_trend(years()).items}
    assert [point.value for point in series["new"].points] == [0.5, 0.75, 0.75]
    assert [point.score for point in series["new"].points] == [0.5, 0.75, 0.5]
    assert [point.outcome for point in series["come"].points] == [None, None, Outcome.NOT_MET]
    assert all(point.break_before is None for one in series.values() for point in one.points)


def test_a_break_stands_before_the_first_point_that_cannot_be_compared() -> None:
    wider = [checklist("c", [item("kept", Measure(measure="m", band=HARDER.band, parameters={"table": "sessions"}))])]
    kept = judge_item(wider[0].items[0], wider[0], measurement(0.9, (0.9, 0.9)))
    first, second, _ = years()
    (series,) = build_trend([first, second, result_of(wider, {"kept": kept}, 2025)]).items
    assert [point.break_before.code if point.break_before else "" for point in series.points] == [
        "",
        "",
        "break-parameters",
    ]


def test_a_point_is_held_against_the_last_one_that_is_shown_and_no_older_one() -> None:
    """From 2024 on another table is counted, which breaks nothing in 2025 any more if there was a point in 2024."""
    wider = Measure(measure="m", band=HARDER.band, parameters={"table": "sessions"})
    now = [checklist("c", [item("kept", wider)])]
    first = simple([checklist("c", [item("kept")])], {"kept": 0.5}, 2023)

    def codes(*values: float | None) -> list[str]:
        later = [
            result_of(
                now, {"kept": judge_item(now[0].items[0], now[0], value and measurement(value, (value, value)))}, year
            )
            for year, value in enumerate(values, start=2024)
        ]
        (series,) = build_trend([first, *later]).items
        return [point.break_before.code if point.break_before else "" for point in series.points]

    assert codes(0.9, 0.8) == ["", "break-parameters", ""]
    assert codes(None, 0.8) == ["", "break-parameters", "break-parameters"]  # of 2025 too: nothing was shown in 2024


def test_steps_compare_each_period_with_the_one_before() -> None:
    steps = build_trend(years()).steps
    assert [(step.before.label, step.after.label) for step in steps] == [("2023", "2024"), ("2024", "2025")]
    assert steps[0].terms.practice == pytest.approx(steps[0].terms.total)


@pytest.mark.parametrize("results", [[], [audit()], [audit(), audit()], [audit(2024), audit(organisation="Other")]])
def test_one_period_is_no_trend(results: list[AuditResult]) -> None:
    with pytest.raises(UsageError, match="two periods or more of one organisation"):
        build_trend(results)


def test_the_store_gives_the_newest_result_of_each_period(store: Store) -> None:
    for year in (2023, 2024, 2025):
        store.remember(audit(year))
    store.remember(audit(2024, a=0.9, inputs="corrected"))
    store.remember(audit(2025, a=0.1, audience=Audience.PUBLIC))
    found = store.accepted("Example", audience=Audience.INTERNAL)
    assert [one.overall.value for one in found] == pytest.approx([0.75, 0.95, 0.75])
    assert [one.period.label for one in store.accepted("Example", periods=2)] == ["2024", "2025"]
    assert store.accepted("Example")[-1].audience is Audience.PUBLIC
