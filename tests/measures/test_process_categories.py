"""How an amount divides over categories."""

from __future__ import annotations

import pytest

from audit.types import MeasureState, Statistic
from tests.measures.builders import dataset, figure, measure

CONTRACTS = {
    "contract": ["1", "2", "3", "4", "5", "6"],
    "value": [100.0, 300.0, 50.0, 50.0, None, -20.0],
    "profit_status": ["non-profit", "for-profit", "non-profit", None, "non-profit", "non-profit"],
}
ASKED = {"table": "contracts", "amount": "value", "column": "profit_status", "category": "non-profit"}


def test_what_has_no_category_stays_in_the_whole() -> None:
    found = measure(dataset(contracts=CONTRACTS), "amount-by-category", **ASKED)
    assert found.value == 0.3
    assert found.bounds is not None
    assert (found.bounds.low, found.bounds.high) == (0.0, 1.0)  # an amount that is not recorded may be of any size
    recorded = {column: [*values[:4], values[5]] for column, values in CONTRACTS.items()}
    known = measure(dataset(contracts=recorded), "amount-by-category", **ASKED).bounds
    assert known is not None
    assert (known.low, known.high, known.undisclosed) == (0.3, 0.4, 1)
    assert (found.n, [each.n for each in found.excluded]) == (4, [2])
    assert figure(found, Statistic.SUM, profit_status="for-profit").value == 300.0
    assert figure(found, Statistic.SHARE, profit_status="not-disclosed").value == 0.1
    assert [(each.name, each.value) for each in found.facts] == [("amount", pytest.approx(150.0))]


def test_the_share_is_shown_and_not_judged() -> None:
    found = measure(dataset(contracts=CONTRACTS), "amount-by-category", **ASKED)
    assert found.state is MeasureState.NO_POOL
    assert found.reason is not None
    assert found.reason.code == "amount-by-category.not-judged"


def test_a_category_that_does_not_occur_has_nothing() -> None:
    found = measure(dataset(contracts=CONTRACTS), "amount-by-category", **{**ASKED, "category": "public"})
    assert found.value == 0.0


def test_no_amount_is_no_data() -> None:
    data = dataset(contracts={"contract": ["1"], "value": [None], "profit_status": ["non-profit"]})
    assert measure(data, "amount-by-category", **ASKED).state is MeasureState.NO_DATA
