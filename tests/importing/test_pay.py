"""Pay by the hour beside pay by the year: what is computed is said, and what may not compare is warned of."""

from __future__ import annotations

import pandas as pd
import pytest

from audit.config import Settings
from audit.importing.pay import annual_pay
from audit.importing.places import Place

PERIODS = ["hour", "week", "month", "year"]


def staff(**columns: list[object]) -> pd.DataFrame:
    frame = pd.DataFrame(columns)
    if "pay_period" in frame:
        frame["pay_period"] = pd.Categorical(frame["pay_period"], categories=PERIODS)
    return frame


def codes(frame: pd.DataFrame) -> list[str]:
    return [issue.code for issue in annual_pay(frame, Settings(), Place(file="staff.xlsx"), "Salary")[1]]


def test_each_row_is_made_annual_by_its_own_period_and_the_hours_are_said() -> None:
    frame = staff(salary=[30000.0, 12.5], pay_period=["year", "hour"], hours=[37.5, 37.5])
    pay, issues = annual_pay(frame, Settings(), Place(file="staff.xlsx"), "Salary")
    assert pay.tolist() == [30000.0, 12.5 * 37.5 * 52]
    (said,) = issues
    assert said.message.text == (
        "Hourly pay was made annual with 37.5 hours a week (the most frequent hours in the file) and 52 weeks."
    )
    assert said.rows is None  # how many are paid by the hour is a count of people


@pytest.mark.parametrize(
    "told",
    [{"hours": [20.0, 37.5, 37.5]}, {"fte": [0.5, 1.0, 1.0]}, {"contract": ["part-time", "full-time", "full-time"]}],
)
def test_part_time_pay_of_a_year_beside_hourly_pay_is_warned_of(told: dict[str, list[object]]) -> None:
    frame = staff(salary=[15000.0, 30000.0, 12.5], pay_period=["year", "year", "hour"], **told)
    assert codes(frame) == ["hourly-pay", "pay-of-parts"]


def test_a_part_time_post_paid_by_the_hour_is_no_matter() -> None:
    frame = staff(salary=[30000.0, 12.5], pay_period=["year", "hour"], hours=[37.5, 16.0])
    assert codes(frame) == ["hourly-pay"]


def test_without_hourly_pay_nothing_is_warned_of() -> None:
    frame = staff(salary=[30000.0, 15000.0], pay_period=["year", "year"], hours=[37.5, 16.0])
    assert codes(frame) == []


def test_a_column_of_hourly_pay_fills_what_the_salary_leaves_blank() -> None:
    frame = staff(salary=[30000.0, None], pay_period=["year", None], hourly_pay=[None, 20.0], hours=[40.0, 40.0])
    pay, _ = annual_pay(frame, Settings(), Place(file="staff.xlsx"), "Salary")
    assert pay.tolist() == [30000.0, 20.0 * 40 * 52]
