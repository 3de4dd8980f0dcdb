"""Amounts in rows of a kind, and spending with suppliers of a kind."""

from __future__ import annotations

from typing import Any

import pytest

from audit.types import MeasureState
from tests.measures.builders import dataset, measure


def test_part_of_an_amount_in_rows_of_a_kind() -> None:
    data = dataset(giving={"amount": [100.0, 300.0, 50.0, 100.0, -20.0], "recurring": ["yes", "no", None, "yes", "no"]})
    found = measure(data, "amount-in-rows", table="giving", amount="amount", **{"is": {"recurring": "yes"}})
    assert found.value == 0.4
    assert found.bounds is not None
    assert (found.bounds.low, found.bounds.high) == (pytest.approx(200 / 550), pytest.approx(250 / 550))
    assert {each.reason.code: each.n for each in found.excluded} == {"amount.unknown": 1, "amount.credit": 1}


def test_a_blank_amount_may_be_of_any_size() -> None:
    data = dataset(giving={"amount": [100.0, None], "recurring": ["yes", "no"]})
    found = measure(data, "amount-in-rows", table="giving", amount="amount", **{"is": {"recurring": "yes"}})
    assert found.bounds is not None
    assert (found.value, found.bounds.low, found.bounds.high) == (1.0, 0.0, 1.0)


def test_nothing_spent_is_no_data() -> None:
    data = dataset(giving={"amount": [0.0], "recurring": ["yes"]})
    found = measure(data, "amount-in-rows", table="giving", amount="amount", **{"is": {"recurring": "yes"}})
    assert found.state is MeasureState.NO_DATA


SUPPLIERS = {
    "vendor": ["Ash", "Birch", "Cedar", "Dogwood"],
    "certification": ["women-owned, WBENC", "minority-owned", None, "disability-owned"],
    "certified_until": ["2025-12-31", "2025-03-31", None, None],
    "community_led": ["no", "yes", "no", None],
    "first_contract_on": ["2019-01-01", "2025-02-01", "2025-03-01", None],
}
PAYMENTS = {
    "payment": ["1", "2", "3", "4", "5", "6"],
    "vendor": ["ash ", "Birch", "Birch", "Cedar", "Elm", "Rent Ltd"],
    "paid_on": ["2025-06-01", "2025-03-31", "2025-04-01", "2025-06-01", "2025-06-01", "2025-06-01"],
    "amount": [100.0, 50.0, 50.0, 200.0, 100.0, 1000.0],
    "addressable": ["yes", "yes", "yes", "yes", None, "no"],
}


def _share(**parameters: Any):  # type: ignore[no-untyped-def]
    return measure(dataset(suppliers=SUPPLIERS, payments=PAYMENTS), "supplier-share", **parameters)


def test_certified_spending_over_addressable_spending() -> None:
    found = _share()
    # Ash 100 and Birch 50 before its certificate ran out, of 500; the rent cannot be placed elsewhere.
    assert found.value == 0.3
    assert found.bounds is not None
    assert (found.bounds.low, found.bounds.high) == (0.3, 0.5)  # Elm is not on the list


def test_rows_instead_of_money_and_other_kinds() -> None:
    assert _share(by="rows").value == 0.4
    assert _share(kind="community-led").value == 0.2
    assert _share(kind="new").value == 0.6


def test_contracts_by_value() -> None:
    data = dataset(
        suppliers=SUPPLIERS, contracts={"contract": ["c1", "c2"], "vendor": ["Dogwood", "Cedar"], "value": [1.0, 3.0]}
    )
    assert measure(data, "supplier-share", table="contracts").value == 0.25
