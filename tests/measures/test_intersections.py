from __future__ import annotations

import pytest
from scipy.stats import fisher_exact
from statsmodels.stats.multitest import multipletests

from audit.types import MeasureState, Statistic
from tests.measures.builders import dataset, figure, measure

CROSSED = {
    "gender": ["women", "women", "women", "men", "men", "men", None],
    "disability": ["yes", "no", "no", "no", "no", "yes", "yes"],
}


def test_the_crossing_that_fares_worst_at_the_top() -> None:
    rows = {**CROSSED, "level": ["1", "1", "2", "2", "2", "2", "1"]}
    together = measure(dataset(employees=rows), "dimensions-together", dimensions=["gender", "disability"])
    assert together.value == 0.0
    assert figure(together, Statistic.SHARE, gender="women", disability="no").value == pytest.approx(2 / 6)
    assert together.excluded[0].n == 1


def test_without_levels_the_composition_is_shown_and_not_judged() -> None:
    together = measure(dataset(employees=CROSSED), "dimensions-together", dimensions=["gender", "disability"])
    assert together.state is MeasureState.NO_POOL
    assert len(together.groups) == 4


def test_the_largest_gap_of_medians_and_the_highest_leaving_ratio() -> None:
    rows = {**CROSSED, "annual_pay": [50.0, 100.0, 100.0, 100.0, 120.0, 100.0, 1.0]}
    pay = measure(
        dataset(employees=rows), "dimensions-together", dimensions=["gender", "disability"], statistic="median-pay"
    )
    assert pay.value == pytest.approx(50)
    rows = {**CROSSED, "status": ["left", "active", "active", "active", "left", "active", "left"]}
    left = measure(
        dataset(employees=rows), "dimensions-together", dimensions=["gender", "disability"], statistic="left"
    )
    assert left.value == pytest.approx((1 / 1) / (1 / 5))


def test_the_worst_of_many_crossings_is_corrected_for_their_number() -> None:
    rows: dict[str, list[str]] = {"gender": [], "disability": [], "status": []}
    for gender, disability, left, n in (
        ("women", "yes", 9, 20),
        ("women", "no", 4, 40),
        ("men", "yes", 5, 20),
        ("men", "no", 4, 40),
    ):
        rows["gender"] += [gender] * n
        rows["disability"] += [disability] * n
        rows["status"] += ["left"] * left + ["active"] * (n - left)
    found = measure(
        dataset(employees=rows), "dimensions-together", dimensions=["gender", "disability"], statistic="left"
    )
    assert found.value == pytest.approx((9 / 20) / (13 / 100))
    others = ((9, 20, 13, 100), (4, 40, 18, 80), (5, 20, 17, 100), (4, 40, 18, 80))
    chances = [fisher_exact([[a, n - a], [b, m - b]]).pvalue for a, n, b, m in others]
    assert found.tests[0].p_value == pytest.approx(multipletests(chances, method="holm")[1][0])
    assert [note.code for note in found.notes] == ["dimensions-together.many"]
    assert [dict(each.group)["gender"] for each in found.groups] == ["men", "men", "women", "women"]
