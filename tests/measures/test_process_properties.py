"""What holds of every process measure, whatever the rows: order never matters, and the bounds hold the value."""

from __future__ import annotations

from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from audit.model.measurement import Measurement
from tests.measures.builders import dataset, measure

YES_NO = st.sampled_from(["yes", "no", None])
DAY = st.sampled_from(["2025-01-05", "2025-04-10", "2025-08-20", "2026-02-01", None])
AMOUNT = st.sampled_from([0.0, 10.0, 250.0, 1000.0, None])
ROW = st.fixed_dictionaries(
    {"yes": YES_NO, "other": YES_NO, "first": DAY, "second": DAY, "amount": AMOUNT, "whole": AMOUNT}
)


def _commitments(rows: list[dict[str, Any]]) -> Measurement:
    columns = {
        "statement": [f"s{index}" for index in range(len(rows))],
        "due": [row["first"] for row in rows],
        "done_on": [row["second"] for row in rows],
    }
    return measure(dataset(commitments=columns), "done-on-time", table="commitments", due="due", done="done_on")


def _payments(rows: list[dict[str, Any]]) -> Measurement:
    columns = {"invoiced_on": [row["first"] for row in rows], "paid_on": [row["second"] for row in rows]}
    return measure(
        dataset(payments=columns),
        "days-between",
        table="payments",
        start="invoiced_on",
        end="paid_on",
        statistic="share-within",
    )


def _budget(rows: list[dict[str, Any]]) -> Measurement:
    columns = {
        "event": [f"e{index}" for index in range(len(rows))],
        "access_budget": [row["amount"] for row in rows],
        "budget": [
            None if row["whole"] is None else max(row["whole"], row["amount"] or 0.0) for row in rows
        ],  # a part is never larger than its whole
    }
    return measure(dataset(events=columns), "amount-share", table="events", part="access_budget", whole="budget")


def _giving(rows: list[dict[str, Any]]) -> Measurement:
    columns = {"amount": [row["amount"] for row in rows], "recurring": [row["yes"] for row in rows]}
    return measure(
        dataset(giving=columns), "amount-in-rows", table="giving", amount="amount", **{"is": {"recurring": "yes"}}
    )


def _suppliers(rows: list[dict[str, Any]]) -> Measurement:
    data = dataset(
        suppliers={"vendor": ["a", "b"], "certification": ["women-owned", None]},
        payments={
            "vendor": [{"yes": "a", "no": "b"}.get(row["yes"] or "", "unlisted") for row in rows],
            "amount": [row["amount"] for row in rows],
            "addressable": [row["other"] for row in rows],
        },
    )
    return measure(data, "supplier-share")


def _spaces(rows: list[dict[str, Any]]) -> Measurement:
    columns = {
        "event": [f"e{index}" for index in range(len(rows))],
        "format": [{"yes": "in-person", "no": "online"}.get(row["yes"] or "") for row in rows],
        "capacity": [row["whole"] for row in rows],
        "wheelchair_spaces": [5 if row["other"] == "yes" else 0 if row["other"] == "no" else None for row in rows],
    }
    return measure(dataset(events=columns), "wheelchair-spaces")


def _fees(rows: list[dict[str, Any]]) -> Measurement:
    columns = {
        "role": ["speaker" if row["other"] != "no" else "poster" for row in rows],
        "compensation": [{"yes": "fee", "no": "none"}.get(row["yes"] or "") for row in rows],
        "fee": [row["amount"] for row in rows],
    }
    return measure(dataset(appearances=columns), "appearances-paid")


MEASURES = [_commitments, _payments, _budget, _giving, _suppliers, _spaces, _fees]


@pytest.mark.parametrize("run", MEASURES)
@given(rows=st.lists(ROW, min_size=1, max_size=8), data=st.data())
def test_order_never_matters_and_bounds_hold_the_value(run: Any, rows: list[dict[str, Any]], data: Any) -> None:
    found = run(rows)
    shuffled = run(data.draw(st.permutations(rows)))
    assert shuffled.value == pytest.approx(found.value)
    assert shuffled.n == found.n
    if found.value is None:
        return
    assert 0 <= found.value <= 1
    assert found.bounds is not None
    assert found.bounds.low - 1e-9 <= found.value <= found.bounds.high + 1e-9
    assert 0 <= found.bounds.low <= found.bounds.high <= 1 + 1e-9


@pytest.mark.parametrize("run", MEASURES)
@given(
    rows=st.lists(ROW, min_size=1, max_size=6),
    place=st.integers(0, 5),
    field=st.sampled_from(["yes", "amount", "second"]),
)
def test_leaving_out_a_cell_never_raises_the_lower_bound(
    run: Any, rows: list[dict[str, Any]], place: int, field: str
) -> None:
    before = run(rows)
    changed = [{**row, field: None} if index == place else row for index, row in enumerate(rows)]
    after = run(changed)
    if before.bounds is not None and after.bounds is not None:
        assert after.bounds.low <= before.bounds.low + 1e-9
