"""No p-value stands without its n and its question: of every measure, on data that gives it something to test."""

from __future__ import annotations

from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from audit.measures import load_measures
from audit.measures.registry import all_measures
from audit.model.measurement import Measurement, TestResult
from tests.measures.builders import context, dataset, measure
from tests.measures.examples import EXAMPLES
from tests.measures.test_every_measure_in_every_world import CASES
from tests.measures.worlds import Case

load_measures()
TESTED = {
    "adjusted-pay-gap",
    "dimensions-together",
    "level-steepness",
    "panels-with",
    "pay-gap",
    "per-head-ratio",
    "rate-ratio",
    "representation",
    "selection-impact",
    "utilisation",
}
"""Measures whose worked example is tested against chance."""


def stands_with_n_and_question(found: Measurement) -> None:
    for test in found.tests:
        assert test.question.text.endswith("?")
        assert test.name
        assert test.p_value is None or 0 <= test.p_value <= 1
        assert test.n is not None
        assert test.n > 0
    for sentence in (*found.notes, *(fact.message for fact in found.facts)):
        assert "p = " not in sentence.text or found.tests, "a p-value of no test"


@pytest.mark.parametrize("name", [each.name for each in all_measures()])
def test_of_the_worked_example(name: str) -> None:
    example = EXAMPLES[name]
    found = measure(context(dataset(**example.tables), **example.settings), name, **example.parameters)
    stands_with_n_and_question(found)
    assert bool(found.tests) is (name in TESTED)


@pytest.mark.parametrize("case", CASES, ids=lambda case: case.name)
@settings(max_examples=2, deadline=None)
@given(data=st.data())
def test_of_any_table(case: Case, data: st.DataObject) -> None:
    stands_with_n_and_question(measure(case.run(data.draw(case.tables())), case.measure, **case.parameters))


@pytest.mark.parametrize("left_out", ["n", "question"])
def test_a_test_cannot_be_made_without_n_or_question(left_out: str) -> None:
    complete: dict[str, Any] = {"name": "Fisher", "question": None, "statistic": None, "p_value": 0.5, "n": 10}
    with pytest.raises(TypeError):
        TestResult(**{key: value for key, value in complete.items() if key != left_out})
