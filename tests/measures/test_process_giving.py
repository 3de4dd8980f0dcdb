"""Whether activity lasts."""

from __future__ import annotations

from dataclasses import replace

import pytest

from audit.types import MeasureState
from tests.measures.builders import dataset, measure


def test_months_with_giving() -> None:
    data = dataset(
        giving={
            "date": ["2025-01-05", "2025-01-20", "2025-06-01", "2025-07-01", None, "2024-12-31"],
            "amount": [10.0, 10.0, 5.0, 0.0, 5.0, 99.0],
        }
    )
    found = measure(data, "months-with-amount")
    assert (found.value, found.n) == (pytest.approx(2 / 12), 12)
    assert found.bounds is not None
    assert found.bounds.high == pytest.approx(3 / 12)
    assert len(found.facts[0].labels) == 10


def test_peak_against_the_three_months_half_a_year_later() -> None:
    data = dataset(
        giving={
            "date": ["2025-02-01", "2025-07-05", "2025-08-01", "2025-11-30"],
            "amount": [1000.0, 150.0, 150.0, 5000.0],
        }
    )
    found = measure(data, "peak-and-after", table="giving", amount="amount")
    # November is larger but has no later time to compare with. July, August and September: 150, 150, 0.
    assert found.value == 0.1
    assert found.facts[0].labels == ("2025-02",)
    assert found.facts[0].message.text == "Peak in 2025-02: 1,000; about 6 months later 100 a month."
    priced = measure(replace(data, currency="EUR"), "peak-and-after", table="giving", amount="amount")
    assert priced.facts[0].message.text == "Peak in 2025-02: 1,000 EUR; about 6 months later 100 EUR a month."


def test_statements_are_counted_where_there_is_no_amount() -> None:
    days = ["2025-06-01", "2025-06-15", "2025-12-01", "2025-03-01"]
    data = dataset(commitments={"date": days, "statement": list("abcd")})
    found = measure(data, "peak-and-after", table="commitments")
    # Two in June; November 0 and December 1, while January lies after the snapshot.
    assert found.value == 0.25


def test_no_month_early_enough() -> None:
    data = dataset(giving={"date": ["2025-12-01"] * 4, "amount": [1.0] * 4})
    assert measure(data, "peak-and-after", table="giving", amount="amount").state is MeasureState.NO_DATA


def test_of_a_handful_of_rows_every_month_is_a_peak() -> None:
    data = dataset(giving={"date": ["2025-01-01"] * 3, "amount": [1.0] * 3})
    assert measure(data, "peak-and-after", table="giving", amount="amount").state is MeasureState.INSUFFICIENT
