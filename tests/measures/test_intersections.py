from __future__ import annotations

import pytest
from scipy.stats import fisher_exact
from statsmodels.stats.multitest import multipletests

from audit.types import MeasureState, Statistic
from tests.measures.builders import context, dataset, figure, measure

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


@pytest.mark.parametrize("sizes", [(1, 4), (4, 1), (9, 1)])
def test_which_of_many_crossings_are_listed_is_not_told_by_the_size_of_small_ones(sizes: tuple[int, int]) -> None:
    """Of 40 crossings, 30 can be read: those of many people, wherever they stand, and then the first by name."""
    first, last = sizes
    people = {("men", f"e{n:02}"): last if n >= 10 else first for n in range(20)}
    people |= {("women", f"e{n:02}"): 12 if n == 19 else first for n in range(20)}
    rows = [place for place, n in people.items() for _ in range(n)]
    data = dataset(employees={"gender": [gender for gender, _ in rows], "ethnicity": [origin for _, origin in rows]})
    together = measure(context(data, minimum_n=10), "dimensions-together", dimensions=["gender", "ethnicity"])
    found = sorted((dict(one.group)["gender"], dict(one.group)["ethnicity"]) for one in together.groups)
    men, women = [f"e{n:02}" for n in range(20)], [*(f"e{n:02}" for n in range(9)), "e19"]
    assert found == sorted([*(("men", origin) for origin in men), *(("women", origin) for origin in women)])
    assert (len(found), len(people)) == (30, 40)


def test_of_an_odd_number_of_levels_the_middle_one_is_in_the_upper_half() -> None:
    people = [
        *(("women", "yes", level) for level in "1111112222"),
        *(("women", "no", "2") for _ in range(10)),
        *(("men", "yes", "3") for _ in range(10)),
        *(("men", "no", level) for level in "1111133333"),
    ]
    columns = dict(zip(("gender", "disability", "level"), map(list, zip(*people, strict=True)), strict=True))
    found = measure(
        context(dataset(employees=columns), minimum_n=5), "dimensions-together", dimensions=["gender", "disability"]
    )
    assert found.value == pytest.approx((4 / 29) / (10 / 40))  # disabled women; 29 of 40 are on levels 2 and 3
