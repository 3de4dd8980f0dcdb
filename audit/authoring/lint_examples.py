"""Part of the third pass of lint: every example is run, and what comes out must be what it says."""

from __future__ import annotations

import math
from collections.abc import Iterator, Mapping
from dataclasses import replace

from audit.authoring.lint_files import Parsed
from audit.authoring.lint_references import REPEATED_ROW
from audit.checklists import ask_of
from audit.checklists.build import build_checklist
from audit.checklists.problems import Problem
from audit.checklists.schema import ChecklistForm
from audit.errors import AuditError
from audit.examples import run_example
from audit.model.checklist import Checklist, Example, Item, Scale
from audit.model.result import ItemResult
from audit.tables import TABLES

_TOLERANCE = 1e-6
_NAMED_ALREADY = frozenset({"unknown-measure", "measure-parameters"})
"""Problems that the second pass finds; an example that fails for one of them, or for a table or scale, is quiet."""


def check_examples(parsed: Parsed[ChecklistForm], scales: Mapping[str, Scale]) -> Iterator[Problem]:
    """Yield the examples of a checklist that do not reproduce."""
    checklist = replace(build_checklist(parsed.form), scales=scales)
    items = {item.id: item for item in checklist.items}
    for place, form in enumerate(parsed.form.items):
        item = items.get(form.id)
        for position, example in enumerate(item.examples if item else ()):
            path = ("items", place, "examples", position)
            difference = _difference(checklist, item, example) if item else ""
            if difference:
                text = f"The example {example.name!r} of {form.id!r} does not reproduce: {difference}."
                yield parsed.document.problem(path, "example", text)


def _difference(checklist: Checklist, item: Item, example: Example) -> str:
    ask = ask_of(item)
    if ask and ask.scale not in checklist.scales:
        return ""
    if any(table not in TABLES or _strange(table, example) for table in example.given):
        return ""
    try:
        result = run_example(checklist, item, example)
    except AuditError as error:
        return "" if error.code in _NAMED_ALREADY else error.message.rstrip(".")
    except Exception as error:  # a fault of one measure must not hide the other problems
        return f"the measure failed ({type(error).__name__})"
    return "; ".join(_differences(result, example))


def _strange(table: str, example: Example) -> bool:
    columns = {column for row in example.given[table] for column in row if column != REPEATED_ROW}
    return any(TABLES[table].column(column) is None for column in columns)


def _differences(result: ItemResult, example: Example) -> Iterator[str]:
    if result.outcome is not example.outcome:
        yield f"the outcome is {result.outcome}, not {example.outcome}"
    value = result.measurement.value if result.measurement else None
    if example.value is not None and not _same(value, example.value):
        yield f"the value is {_shown(value)}, not {example.value:g}"
    if example.score is not None and not _same(result.score, example.score):
        yield f"the score is {_shown(result.score)}, not {example.score:g}"


def _same(found: float | None, expected: float) -> bool:
    return found is not None and math.isclose(found, expected, rel_tol=_TOLERANCE, abs_tol=_TOLERANCE)


def _shown(number: float | None) -> str:
    return "missing" if number is None else f"{number:.6g}"
