"""The form of translations: the words of a checklist or scale in another language, and nothing else."""

from __future__ import annotations

from typing import Annotated, Literal

from pydantic import Field, StringConstraints

from audit.checklists.schema_base import LANGUAGE, Form, Identifier, Text, Words


class ActionTextForm(Form):
    """The translated words of an action."""

    text: Text = ""
    cost_basis: Text = ""


class ItemTextForm(Form):
    """The translated words of an item."""

    title: Text = ""
    title_unmet: Text = ""
    question: Text = ""
    rationale: Text = ""
    evidence: Words = ()
    remediation: ActionTextForm = ActionTextForm()
    applies_when: Text = ""


class LocaleForm(Form):
    """`locale/<language>.yaml` of a checklist: its words in another language, and nothing else."""

    format: Literal[1] = 1
    language: Annotated[str, StringConstraints(pattern=LANGUAGE)]
    title: Text = ""
    summary: Text = ""
    gates: dict[Identifier, Text] = Field(default_factory=dict)
    items: dict[Identifier, ItemTextForm] = Field(default_factory=dict)


class ScaleTextForm(Form):
    """The translated words of a scale."""

    title: Text = ""
    labels: dict[str, Text] = Field(default_factory=dict)


class ScaleLocaleForm(Form):
    """`scales/locale/<language>.yaml`: the words of the scales in another language."""

    format: Literal[1] = 1
    language: Annotated[str, StringConstraints(pattern=LANGUAGE)]
    scales: dict[Identifier, ScaleTextForm]
