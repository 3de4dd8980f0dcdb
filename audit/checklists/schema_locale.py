"""The form of translations: the words of a checklist or scale in another language, and nothing else."""

from __future__ import annotations

from typing import Annotated, Literal

from pydantic import Field, StringConstraints

from audit.checklists.schema_base import Form, Identifier, Text, Words


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
    language: Annotated[str, StringConstraints(pattern=r"^[a-z]{2,3}(-[A-Za-z0-9]{2,8})*$")]
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
    language: Annotated[str, StringConstraints(pattern=r"^[a-z]{2,3}(-[A-Za-z0-9]{2,8})*$")]
    scales: dict[Identifier, ScaleTextForm]
