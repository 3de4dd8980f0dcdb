"""Part of the third pass of lint: every example is run, and what comes out must be what it says."""

from __future__ import annotations

import math
from collections.abc import Iterator, Mapping
from dataclasses import replace

from audit.authoring.lint_files import Parsed
from audit.authoring.lint_references import REPEATED_ROW
from audit.checklists import ask_of
from audit.checklists.build import build_checklist
from audit.checklists.problems import Problem, problem_of
from audit.checklists.schema import ChecklistForm
from audit.errors import AuditError
from audit.examples import run_example
from audit.model.checklist import Checklist, Example, Item, Scale
from audit.model.message import Message, msg, quoted
from audit.model.result import ItemResult
from audit.tables import TABLES

_TOLERANCE = 1e-6
_NAMED_ALREADY = frozenset({"unknown-measure", "measure-parameters"})
"""Problems that the second pass finds; an example that fails for one of them, or for a table or scale, is quiet."""
_OUTCOME = "The example {name} of {question} does not reproduce: the outcome is {found}, not {wanted}."
_VALUE = "The example {name} of {question} does not reproduce: the value is {found}, not {wanted}."
_NO_VALUE = "The example {name} of {question} does not reproduce: there is no value, and it says {wanted}."
_SCORE = "The example {name} of {question} does not reproduce: the score is {found}, not {wanted}."
_NO_SCORE = "The example {name} of {question} does not reproduce: there is no score, and it says {wanted}."


def check_examples(parsed: Parsed[ChecklistForm], scales: Mapping[str, Scale]) -> Iterator[Problem]:
    """Yield the examples of a checklist that do not reproduce."""
    checklist = replace(build_checklist(parsed.form), scales=scales)
    items = {item.id: item for item in checklist.items}
    for place, form in enumerate(parsed.form.items):
        item = items.get(form.id)
        for position, example in enumerate(item.examples if item else ()):
            path = ("items", place, "examples", position)
            for told, *hints in _differences(checklist, item, example) if item else ():
                yield parsed.document.problem(path, told, *hints)


def _differences(checklist: Checklist, item: Item, example: Example) -> Iterator[tuple[Message, ...]]:
    """Yield each difference between what comes out of an example and what it says, with hints."""
    ask, names = ask_of(item), {"name": quoted(example.name), "question": quoted(item.id)}
    if ask and ask.scale not in checklist.scales:
        return
    if any(table not in TABLES or _strange(table, example) for table in example.given):
        return
    try:
        result = run_example(checklist, item, example)
    except AuditError as error:
        if error.code not in _NAMED_ALREADY:
            problem = problem_of(error, "")
            yield (
                msg("example", "The example {name} of {question} cannot be run.", **names),
                problem.told,
                *problem.hints,
            )
    except Exception as error:  # a fault of one measure must not hide the other problems
        text = "The example {name} of {question} does not reproduce: the measure failed ({kind})."
        yield (msg("example", text, kind=type(error).__name__, **names),)
    else:
        for told in _unlike(result, example, names):
            yield (told,)


def _strange(table: str, example: Example) -> bool:
    columns = {column for row in example.given[table] for column in row if column != REPEATED_ROW}
    return any(TABLES[table].column(column) is None for column in columns)


def _unlike(result: ItemResult, example: Example, names: Mapping[str, str]) -> Iterator[Message]:
    """Yield what is not as the example says."""
    if result.outcome is not example.outcome:
        yield msg("example", _OUTCOME, found=str(result.outcome), wanted=str(example.outcome), **names)
    value = result.measurement.value if result.measurement else None
    if example.value is not None and not _same(value, example.value):
        yield _other_number(_NO_VALUE if value is None else _VALUE, value, example.value, names)
    if example.score is not None and not _same(result.score, example.score):
        yield _other_number(_NO_SCORE if result.score is None else _SCORE, result.score, example.score, names)


def _other_number(text: str, found: float | None, wanted: float, names: Mapping[str, str]) -> Message:
    shown = "" if found is None else f"{found:.6g}"
    return msg("example", text, found=shown, wanted=f"{wanted:g}", **names)


def _same(found: float | None, expected: float) -> bool:
    return found is not None and math.isclose(found, expected, rel_tol=_TOLERANCE, abs_tol=_TOLERANCE)
