"""Concentration of work on few people."""

from __future__ import annotations

import pytest

from audit.types import MeasureState
from tests.measures.builders import context, dataset, measure


def test_the_busiest_tenth() -> None:
    people = ["a"] * 9 + list("bcdefghij")
    data = dataset(appearances={"role": ["speaker"] * 18, "person": people})
    found = measure(data, "concentration", table="appearances")
    assert (found.value, found.n, found.count) == (0.5, 18, 9)


def test_the_number_of_people_is_rounded_up() -> None:
    data = dataset(appearances={"role": ["speaker"] * 13, "person": list("aabbcdefghijk")})
    found = measure(data, "concentration", table="appearances")  # 11 people: the two busiest
    assert found.value == pytest.approx(4 / 13)
    thirty = measure(data, "concentration", table="appearances", top=0.3)  # three and a third: the four busiest
    assert thirty.value == pytest.approx(6 / 13)
    assert thirty.label.text == "appearances: share of the rows of the 30% with most"


def test_a_part_that_comes_out_whole_is_not_rounded_up() -> None:
    people = [*"aaabbbccc", *(f"p{number}" for number in range(27))]  # 30 people, of whom a tenth are three
    found = measure(
        dataset(appearances={"role": ["speaker"] * 36, "person": people}), "concentration", table="appearances"
    )
    assert found.count == 9


def test_rows_without_a_person_are_bounded() -> None:
    data = dataset(appearances={"role": ["speaker"] * 4, "person": ["a", "a", "b", None]})
    found = measure(data, "concentration", table="appearances")
    assert found.value == pytest.approx(2 / 3)
    assert found.bounds is not None
    assert (found.bounds.low, found.bounds.high) == (0.5, 0.75)


def test_few_people_are_not_spoken_of() -> None:
    data = dataset(appearances={"role": ["speaker"] * 3, "person": ["a", "a", "b"]})
    assert measure(context(data, minimum_n=10), "concentration", table="appearances").state is MeasureState.INSUFFICIENT


def test_a_row_of_somebody_new_may_make_the_top_part_larger() -> None:
    data = dataset(appearances={"role": ["speaker"] * 21, "person": [*"aabbccddeeffgghhiijj", None]})
    found = measure(data, "concentration", table="appearances")
    assert found.value == pytest.approx(2 / 20)
    assert found.bounds is not None  # an eleventh person: the two with most of 21
    assert (found.bounds.low, found.bounds.high) == (pytest.approx(2 / 21), pytest.approx(4 / 21))


def test_the_largest_firms_by_amount() -> None:
    data = dataset(contracts={"vendor": list("aabcd"), "value": [30.0, 20.0, 25.0, 15.0, 10.0]})
    found = measure(data, "concentration", table="contracts", person="vendor", amount="value", most=2)
    assert (found.value, found.n, found.count) == (0.75, 5, None)
    assert (found.bounds.low, found.bounds.high, found.bounds.exact) == (0.75, 0.75, True)
    assert found.label.text == "contracts: share of the value of the 2 with most"
    blank = dataset(contracts={"vendor": list("aabcd"), "value": [30.0, 20.0, None, 15.0, 10.0]})
    open_amount = measure(blank, "concentration", table="contracts", person="vendor", amount="value", most=2)
    assert open_amount.bounds is None
    assert [(each.n, each.reason.code) for each in open_amount.excluded] == [(1, "concentration.no-amount")]
