"""Writes the reference of all measures from their own docstrings and parameters."""

from __future__ import annotations

import inspect
import re
import textwrap
from collections.abc import Iterator

from pydantic.fields import FieldInfo
from pydantic_core import PydanticUndefined

from audit.measures.registry import RegisteredMeasure, all_measures
from audit.measures.run import load_measures

INTRODUCTION = """# Measures

Each measure returns its value with n, those left out and why, an interval where one is defined, and the range that
undisclosed values leave open. A blank never matches a filter. The median of an even number is the mean of the two in
the middle. Positive gaps mean that the reference group is paid more. Stock figures of staff are those of people active
at the snapshot. Fewer people than the profile's smallest number on a side give no comparison (`insufficient_data`).
Nothing here is legal advice; laws are named with their date.
"""


_LABELLED = re.compile(r" (?=(?:Source|Law|Example): )")


def measures_markdown() -> str:
    """Return docs/measures.md: formula, population, conventions, source and example of every measure."""
    load_measures()
    lines = [INTRODUCTION]
    for measure in all_measures():
        lines += _section(measure)
    return "\n".join(lines)


def _section(measure: RegisteredMeasure) -> Iterator[str]:
    yield from (f"## {measure.name}", "", *_paragraphs(measure.documentation))
    yield f"Unit: {measure.unit}. Counts: {measure.counts}. Version {measure.version}."
    yield ""
    fields = measure.parameters.model_fields
    if fields:
        yield "| parameter | type | default |"
        yield "| --- | --- | --- |"
        for name, field in fields.items():
            yield f"| `{name}` | {_kind(field)} | {_default(field)} |"
        yield ""


def _paragraphs(documentation: str) -> Iterator[str]:
    """Yield the text with its source, the law and the example in paragraphs of their own."""
    for paragraph in inspect.cleandoc(documentation).split("\n\n"):
        for part in _LABELLED.split(" ".join(paragraph.split())):
            yield from (textwrap.fill(part, 120, break_long_words=False, break_on_hyphens=False), "")


def _kind(field: FieldInfo) -> str:
    annotation = field.annotation
    if str(annotation).startswith("dict[str, "):
        return "filter: column to value or values"
    spelled = annotation.__name__ if isinstance(annotation, type) else str(annotation)
    for long, short in (("typing.", ""), ("Literal", "one of "), ("NoneType", "None"), ("|", "or")):
        spelled = spelled.replace(long, short)
    return spelled


def _default(field: FieldInfo) -> str:
    if field.is_required():
        return "required"
    if field.default_factory is not None or field.default is PydanticUndefined:
        return ""
    return "" if field.default in ("", (), None) else f"`{field.default}`"
