from __future__ import annotations

import pytest

from audit.config import Settings
from audit.disclosure import protect
from audit.measures.populations import build_populations
from audit.model.cells import Measured
from audit.model.profile import Thresholds
from audit.types import Audience, MeasureState, Statistic, Visibility
from tests.measures.builders import context, dataset, figure, measure

ROWS = {
    "gender": ["men", "women"] * 4,
    "annual_pay": [50.0, 45.0, 50.0, 45.0, 50.0, 45.0, 70.0, 80.0],
    "level": ["1"] * 4 + ["2"] * 4,
    "location": ["north", "north", "south", "south"] * 2,
}


def test_women_to_men_by_category_and_location() -> None:
    ratio = measure(dataset(employees=ROWS), "women-to-men-pay")
    assert ratio.value == pytest.approx((45 * 3 + 80) / (50 * 3 + 70))
    assert figure(ratio, Statistic.RATIO, level="1").value == pytest.approx(0.9)
    assert figure(ratio, Statistic.RATIO, level="2").value == pytest.approx(125 / 120)
    assert figure(ratio, Statistic.RATIO, location="north").value == pytest.approx(0.9)
    assert figure(ratio, Statistic.RATIO, level="2", location="south").value == pytest.approx(80 / 70)
    assert ratio.bounds is not None
    assert (ratio.bounds.low, ratio.bounds.high) == pytest.approx((ratio.value, ratio.value))


def test_without_locations_the_categories_stand_alone() -> None:
    rows = {column: values for column, values in ROWS.items() if column != "location"}
    ratio = measure(dataset(employees=rows), "women-to-men-pay")
    assert {tuple(dict(each.group)) for each in ratio.groups} == {("level",)}


def test_someone_of_unknown_sex_may_move_the_ratio_both_ways() -> None:
    rows = {"gender": ["men", "men", "women", "women", None], "annual_pay": [50.0, 50.0, 40.0, 40.0, 90.0]}
    ratio = measure(dataset(employees={**rows, "level": ["1"] * 5}), "women-to-men-pay")
    assert ratio.value == pytest.approx(0.8)
    assert ratio.bounds.low == pytest.approx(40 / (190 / 3))
    assert ratio.bounds.high == pytest.approx((170 / 3) / 50)


def test_the_highest_to_the_median_is_made_from_the_pay_of_one_person() -> None:
    run = context(dataset(employees={"annual_pay": [200.0, 40.0, 30.0, 50.0], "gender": ["men"] * 4}))
    highest = measure(run, "highest-to-median-pay")
    assert highest.value == 5
    assert run.cells[highest.needs[0]].n == 1


def test_one_employee_has_nobody_to_be_compared_with() -> None:
    highest = measure(dataset(employees={"annual_pay": [200.0], "gender": ["men"]}), "highest-to-median-pay")
    assert (highest.state, highest.value) == (MeasureState.NO_DATA, None)


@pytest.mark.parametrize("audience", list(Audience))
def test_the_pay_of_one_person_is_shown_to_nobody(audience: Audience) -> None:
    pay = [200.0, *(30.0 + 0.1 * k for k in range(60))]
    rows = {"employee": [f"e{k}" for k in range(61)], "annual_pay": pay, "gender": ["men", *["women", "men"] * 30]}
    run = context(dataset(employees=rows), minimum_n=10)
    measured = Measured(
        by_item={
            "highest": measure(run, "highest-to-median-pay"),
            "gap": measure(run, "pay-gap", statistic="mean"),
        },
        cells=run.cells,
        populations=build_populations(run),
    )
    shown, _ = protect(measured, audience=audience, thresholds=Thresholds(), settings=Settings())
    assert (shown["highest"].value, shown["highest"].visibility) == (None, Visibility.HIDDEN)
