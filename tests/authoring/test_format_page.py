"""The page on the format is complete, and what it shows is valid."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import get_args

from pydantic import BaseModel

from audit.authoring.format_page import format_page
from audit.authoring.sheet_columns import SHEETS
from audit.checklists.schema import ChecklistForm
from audit.checklists.schema_profile import ProfileForm
from audit.checklists.shape import read_form

ELSEWHERE = {"items.examples.given"}
"""Example rows stand on a sheet of their own, one row a row."""


def _keys(form: type[BaseModel], before: str = "") -> Iterator[str]:
    for name, field in form.model_fields.items():
        path = f"{before}{field.alias or name}"
        inner = _form_in(field.annotation)
        if inner is None:
            yield path
        else:
            yield from _keys(inner, f"{path}.")


def _form_in(annotation: object) -> type[BaseModel] | None:
    if isinstance(annotation, type) and issubclass(annotation, BaseModel):
        return annotation
    return next((found for part in get_args(annotation) if (found := _form_in(part))), None)


def test_every_key_of_the_format_has_a_column_and_so_a_line_on_the_page() -> None:
    columns = {
        f"{place}{'.'.join(column.path)}"
        for sheet, place in zip(
            SHEETS,
            (
                "",
                "items.",
                "items.references.",
                "items.remediation.lawful_notes.",
                "items.examples.",
                "",
                "gates.",
                "retired.",
            ),
            strict=True,
        )
        for column in sheet.columns
    }
    assert set(_keys(ChecklistForm)) - columns == ELSEWHERE


def test_the_examples_of_the_page_are_valid() -> None:
    checklist, profile = re.findall(r"```yaml\n(.*?)```", format_page(), flags=re.DOTALL)
    assert read_form(checklist.encode(), "example", ChecklistForm)[0].items[0].id == "step-free-tables"
    assert read_form(profile.encode(), "example", ProfileForm)[0].extends == ("employer", "uk")
