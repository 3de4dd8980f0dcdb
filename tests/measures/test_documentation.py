from __future__ import annotations

import inspect
import re

import pytest

from audit.measures import load_measures
from audit.measures.documentation import measures_markdown
from audit.measures.registry import RegisteredMeasure, all_measures

load_measures()


@pytest.mark.parametrize("measure", list(all_measures()), ids=lambda measure: measure.name)
def test_every_measure_is_its_own_documentation(measure: RegisteredMeasure) -> None:
    text = inspect.cleandoc(measure.documentation)
    first, _, rest = text.partition("\n\n")
    assert first.endswith("."), "the first line is the measure's entry"
    assert rest, "formula, conventions and source stand below it"


def test_the_reference_names_every_measure_and_parameter() -> None:
    text = measures_markdown()
    for measure in all_measures():
        assert f"\n## {measure.name}\n" in text
        for name in measure.parameters.model_fields:
            assert f"| `{name}` |" in text
    assert "29 CFR 1607.4(D)" in text
    assert "PydanticUndefined" not in text


OF_PEOPLE = [measure for measure in all_measures() if ".process_" not in measure.function.__module__]


@pytest.mark.parametrize("measure", OF_PEOPLE, ids=lambda measure: measure.name)
def test_a_measure_of_people_gives_source_date_and_example(measure: RegisteredMeasure) -> None:
    text = measure.documentation
    assert "Source" in text
    assert "Example" in text
    assert re.search(r"\b(19|20)\d\d\b", text), "laws and sources are dated"
