"""Days between two dates: order statistics written out by hand."""

from __future__ import annotations

from typing import Any

import pytest

from audit.model.measurement import Measurement
from audit.types import MeasureState, RecordUnit, Statistic, ValueUnit
from tests.measures.builders import dataset, figure, measure


def _measured(starts: list[str], ends: list[str | None], **parameters: Any) -> Measurement:
    data = dataset(payments={"payment": [str(i) for i in range(len(starts))], "invoiced_on": starts, "paid_on": ends})
    return measure(data, "days-between", table="payments", start="invoiced_on", end="paid_on", **parameters)


def test_share_within_counts_the_limit_itself() -> None:
    found = _measured(["2025-03-01"] * 2, ["2025-03-31", "2025-04-01"], statistic="share-within", within=30)
    assert (found.value, found.unit, found.count) == (0.5, ValueUnit.SHARE, 1)
    assert found.facts[0].value == 1


def test_median_and_ninetieth_percentile() -> None:
    ends = ["2025-01-06", "2025-01-08", "2025-01-21"]
    found = _measured(["2025-01-01"] * 3, list(ends), statistic="median")
    assert (found.value, found.unit) == (7, ValueUnit.DAYS)
    assert figure(found, Statistic.QUANTILE).value == 20
    late = _measured(["2025-01-01"], ["2025-03-01"], statistic="median")
    assert late.facts == (), "nobody asked for thirty days"
    even = _measured(["2025-01-01"] * 2, ["2025-01-02", "2025-01-05"], statistic="median")
    assert even.value == 2.5


def test_ninetieth_percentile_is_reached_by_nine_in_ten() -> None:
    ends = [f"2025-01-{day:02d}" for day in range(2, 12)]  # 1 to 10 days
    assert _measured(["2025-01-01"] * 10, list(ends), statistic="p90").value == 9


def test_open_rows_are_left_out_and_bounded() -> None:
    found = _measured(["2025-01-01"] * 4, ["2025-01-11", "2025-01-21", None, "2025-01-31"], statistic="median")
    assert (found.value, found.n) == (20, 3)
    assert found.bounds is not None
    assert (found.bounds.low, found.bounds.high) == (15, 25)
    assert [each.n for each in found.excluded] == [1]


def test_a_median_that_may_be_never_has_no_bounds() -> None:
    assert _measured(["2025-01-01"] * 2, ["2025-01-11", None], statistic="median").bounds is None


def test_an_end_before_the_beginning_is_left_out() -> None:
    found = _measured(["2025-01-10"] * 2, ["2025-01-01", "2025-01-20"], statistic="median")
    assert (found.value, found.n) == (10, 1)
    assert found.excluded[0].reason.code == "days-between.backward"


def test_no_row_with_both_dates() -> None:
    assert _measured(["2025-01-01"], [None]).state is MeasureState.NO_DATA


@pytest.mark.parametrize(("paid", "people"), [(3, True), (4, True), (5, False), (8, False)])
def test_days_of_fewer_than_five_speakers_are_about_them_however_many_wait(paid: int, people: bool) -> None:
    data = dataset(
        appearances={
            "role": ["speaker"] * 8,
            "invoiced_on": ["2025-01-01"] * 8,
            "paid_on": ["2025-01-02"] * paid + [None] * (8 - paid),
        }
    )
    found = measure(data, "days-between", table="appearances", start="invoiced_on", end="paid_on")
    assert (found.record_unit is RecordUnit.PERSON) == people
    assert bool(found.needs) == people


def test_rows_of_persons_carry_cells() -> None:
    data = dataset(
        appearances={
            "role": ["speaker"] * 3,
            "invoiced_on": ["2025-01-01"] * 3,
            "paid_on": ["2025-01-02", "2025-03-02", None],
        }
    )
    found = measure(data, "days-between", table="appearances", start="invoiced_on", end="paid_on")
    assert found.population == "appearances"
    assert found.needs
    assert found.excluded[0].needs


@pytest.mark.parametrize("statistic", ["median", "p90", "share-within"])
def test_row_order_never_matters(statistic: str) -> None:
    ends: list[str | None] = ["2025-01-06", "2025-01-08", "2025-02-21", None]
    forth = _measured(["2025-01-01"] * 4, ends, statistic=statistic)
    back = _measured(["2025-01-01"] * 4, ends[::-1], statistic=statistic)
    assert (forth.value, forth.bounds) == (back.value, back.bounds)
