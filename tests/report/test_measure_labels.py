"""The names that measures give to parts of a figure are printed in words."""

from __future__ import annotations

import pytest

from audit.measures.registry import all_measures
from audit.measures.run import load_measures
from audit.report import labels
from audit.types import RecordUnit
from tests.measures.builders import context, dataset, measure
from tests.measures.examples import EXAMPLES

load_measures()
NAMED_BY_MEASURES = {
    "figure",
    "index",
    "indicator",
    "oaxaca-blinder",
    "parent",
    "part",
    "pay_quarter",
    "stage",
}


@pytest.mark.parametrize("name", [each.name for each in all_measures() if each.counts is RecordUnit.PERSON])
def test_no_figure_of_a_worked_example_has_a_raw_name(name: str) -> None:
    example = EXAMPLES[name]
    found = measure(context(dataset(**example.tables), **example.settings), name, **example.parameters)
    for figure in found.groups:
        for dimension, category in figure.group:
            if dimension in NAMED_BY_MEASURES:
                assert dimension in labels.GROUPS
                assert (dimension, category) in labels.IN_DIMENSION
