"""The form of translations: the words of a checklist, scale or profile in another language, and nothing else."""

from __future__ import annotations

from typing import Annotated, Literal

from pydantic import Field, StringConstraints

from audit.checklists.schema_base import LANGUAGE, Form, Identifier, Text, Texts


class ActionTextForm(Form):
    """The translated words of an action."""

    text: Text = ""
    cost_basis: Text = ""


class ItemTextForm(Form):
    """The translated words of an item. `of` is the digest of the English words that they were made from."""

    of: Text = ""
    title: Text = ""
    title_unmet: Text = ""
    question: Text = ""
    rationale: Text = ""
    evidence: Texts = ()
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
    phrases: dict[str, Text] = Field(default_factory=dict)


class ScaleTextForm(Form):
    """The translated words of a scale."""

    of: Text = ""
    title: Text = ""
    labels: dict[str, Text] = Field(default_factory=dict)


class ScaleLocaleForm(Form):
    """`scales/locale/<language>.yaml`: the words of the scales in another language."""

    format: Literal[1] = 1
    language: Annotated[str, StringConstraints(pattern=LANGUAGE)]
    scales: dict[Identifier, ScaleTextForm]


class ProfileTextForm(Form):
    """The translated words of a profile; reasons of adjustments by the item or checklist that is changed."""

    of: Text = ""
    title: Text = ""
    reason: Text = ""
    adjustments: dict[Identifier, Text] = Field(default_factory=dict)
    restricted_dimensions: dict[Identifier, Text] = Field(default_factory=dict)


class ProfileLocaleForm(Form):
    """`profiles/locale/<language>.yaml`: the words of the profiles in another language."""

    format: Literal[1] = 1
    language: Annotated[str, StringConstraints(pattern=LANGUAGE)]
    profiles: dict[Identifier, ProfileTextForm]


class GuidanceLocaleForm(Form):
    """`guidance/locale/<language>.yaml`: the statements of the guidance in another language, by id."""

    format: Literal[1] = 1
    language: Annotated[str, StringConstraints(pattern=LANGUAGE)]
    statements: dict[str, Text]
