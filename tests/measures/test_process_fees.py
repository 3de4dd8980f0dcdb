"""Paid appearances and fee floors, with what mending them costs."""

from __future__ import annotations

import pytest

from audit.types import MeasureState, Statistic
from tests.measures.builders import context, dataset, figure, measure

APPEARANCES = {
    "role": ["keynote", "speaker", "speaker", "panellist", "panellist", "poster", "speaker"],
    "compensation": ["fee", "donation", None, "none", "fee", "none", "none"],
    "fee": [500.0, 200.0, None, None, 0.0, None, None],
    "declined": ["no", "no", "no", "no", "no", "no", "yes"],
}


def test_each_agreed_form_counts_and_a_fee_of_nothing_does_not() -> None:
    found = measure(context(dataset(appearances=APPEARANCES), fee_floors={"panellist": 150}), "appearances-paid")
    # Paid: keynote, speaker by donation. Unpaid: two panellists. Blank: one speaker. A poster and a refusal are apart.
    assert (found.value, found.n, found.count) == (0.5, 4, 2)
    assert found.bounds is not None
    assert (found.bounds.low, found.bounds.high) == (0.4, 0.6)
    assert figure(found, Statistic.SHARE, role="panellist").value == 0.0
    assert figure(found, Statistic.SHARE, role="speaker").n == 1
    facts = {fact.name: fact for fact in found.facts}
    assert (facts["unpaid"].value, facts["cost"].value) == (2, 300)
    assert facts["cost"].needs == facts["unpaid"].needs != ()


def test_a_fee_without_an_amount_may_be_a_fee_of_nothing() -> None:
    data = dataset(
        appearances={"role": ["speaker"] * 3, "compensation": ["fee", "fee", "donation"], "fee": [100.0, None, None]}
    )
    found = measure(data, "appearances-paid")
    assert found.bounds is not None
    assert (found.value, found.bounds.low) == (1.0, pytest.approx(2 / 3))


def test_an_amount_without_a_form_is_paid() -> None:
    data = dataset(appearances={"role": ["speaker"], "compensation": [None], "fee": [100.0]})
    assert measure(data, "appearances-paid").value == 1.0


def test_every_figure_names_its_cells() -> None:
    given = context(dataset(appearances=APPEARANCES))
    found = measure(given, "appearances-paid")
    for needs in (found.needs, *(each.needs for each in (*found.groups, *found.facts, *found.excluded))):
        assert needs
        assert all(key in given.cells for key in needs)
    assert [given.cells[key].n for key in found.needs] == [found.count, found.n]


def test_fees_at_the_floor_of_the_settings_or_of_the_row() -> None:
    data = dataset(
        appearances={
            "role": ["keynote", "speaker", "speaker", "panellist"],
            "compensation": ["fee"] * 4,
            "fee": [500.0, 250.0, None, 80.0],
            "fee_floor": [900.0, None, None, 100.0],
        }
    )
    found = measure(context(data, fee_floors={"keynote": 500, "speaker": 300}), "fee-at-floor")
    # The settings' 500 for keynotes stands before the row's 900; a panellist has the row's 100.
    assert (found.value, found.n) == (pytest.approx(1 / 3), 3)
    assert found.bounds is not None
    assert (found.bounds.low, found.bounds.high) == (0.25, 0.5)
    facts = {fact.name: fact.value for fact in found.facts}
    assert facts == {"below-floor": 2, "cost": 50 + 20}


def test_roles_without_a_floor_are_reported_and_no_floor_at_all_is_no_data() -> None:
    data = dataset(appearances={"role": ["keynote", "speaker"], "compensation": ["fee"] * 2, "fee": [500.0, 100.0]})
    found = measure(context(data, fee_floors={"keynote": 500}), "fee-at-floor")
    assert (found.value, found.n) == (1.0, 1)
    assert [each.reason.code for each in found.excluded] == ["fee-at-floor.no-floor"]
    assert measure(data, "fee-at-floor").state is MeasureState.NO_DATA
