from __future__ import annotations

import inspect
import re

import pytest

from audit.measures import load_measures
from audit.measures.documentation import measures_markdown
from audit.measures.registry import RegisteredMeasure, all_measures, measure_named
from tests.measures.builders import context, dataset, measure
from tests.measures.examples import EXAMPLES

load_measures()


@pytest.mark.parametrize("measure", list(all_measures()), ids=lambda measure: measure.name)
def test_every_measure_is_its_own_documentation(measure: RegisteredMeasure) -> None:
    text = inspect.cleandoc(measure.documentation)
    first, _, rest = text.partition("\n\n")
    assert first.endswith("."), "the first line is the measure's entry"
    assert rest, "formula, conventions and source stand below it"


def test_the_reference_names_every_measure_and_parameter() -> None:
    text = measures_markdown()
    for each in all_measures():
        assert f"\n## {each.name}\n" in text
        for name in each.parameters.model_fields:
            assert f"| `{name}` |" in text
    assert "29 CFR 1607.4(D)" in text
    assert "PydanticUndefined" not in text


def part(documentation: str, label: str) -> str:
    """Return what follows a label, up to the next one."""
    text = " ".join(documentation.split())
    assert text.count(f"{label}: ") == 1, f"one {label} is wanted"
    return re.split(r" (?:Source|Law|Example): ", text.partition(f"{label}: ")[2])[0]


@pytest.mark.parametrize("measure_", list(all_measures()), ids=lambda each: each.name)
def test_every_measure_names_its_source_the_law_with_its_date_and_an_example(measure_: RegisteredMeasure) -> None:
    assert part(measure_.documentation, "Source")
    assert re.search(r"\(as of 20\d\d\)", part(measure_.documentation, "Law")), "what a law asks for is dated"
    assert part(measure_.documentation, "Example")


@pytest.mark.parametrize("name", [each.name for each in all_measures()])
def test_the_worked_example_is_what_the_measure_gives(name: str) -> None:
    example = EXAMPLES[name]
    found = measure(context(dataset(**example.tables), **example.settings), name, **example.parameters)
    assert found.value == pytest.approx(example.value, rel=5e-4, abs=1e-9)
    assert found.formula, "the formula stands beside the value"
    assert found.convention is not None
    for group, value in example.figures.items():
        assert value in [pytest.approx(each.value, abs=5e-3) for each in found.groups if each.group == group]
    said = part(measure_named(name).documentation, "Example")
    for words in example.said:
        assert words in said
