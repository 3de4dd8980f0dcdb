"""The form of profiles."""

from __future__ import annotations

from typing import Annotated, Literal, Self

from pydantic import Field, model_validator

from audit.checklists.schema import BandForm
from audit.checklists.schema_base import Form, Identifier, Identifiers, Sentence, Share, Text, Weight, Words, wrong
from audit.model.measurement import Parameter
from audit.types import Audience


class AdjustmentForm(Form):
    """One change that a profile makes, with its reason."""

    target: Identifier
    action: Literal["drop", "weight", "parameter"]
    reason: Sentence
    weight: Weight | None = None
    parameters: dict[str, Parameter] = Field(default_factory=dict)
    band: BandForm | None = None

    @model_validator(mode="after")
    def _gives_what_it_changes(self) -> Self:
        if (self.action == "weight") != (self.weight is not None):
            raise wrong("adjustment", "An adjustment of action `weight` gives a weight, and no other does{where}.")
        if (self.action == "parameter") != bool(self.parameters or self.band):
            raise wrong(
                "adjustment",
                "An adjustment of action `parameter` gives `parameters` or a `band`, and no other does{where}.",
            )
        return self


Smallest = Annotated[int, Field(ge=3)]  # of two people, each knows the other


class ThresholdsForm(Form):
    """Limits that a profile sets; what is left out keeps its default."""

    coverage_overall: Share | None = None
    coverage_checklist: Share | None = None
    minimum_n: Annotated[int, Field(ge=1)] | None = None
    counts: dict[Audience, Smallest] = Field(default_factory=dict)
    pay: dict[Audience, Smallest] = Field(default_factory=dict)
    share_denominator: dict[Audience, Smallest] = Field(default_factory=dict)
    class_disclosure: dict[Audience, Smallest] = Field(default_factory=dict)
    p_percent: Annotated[float, Field(gt=0, le=100)] | None = None


class ProfileForm(Form):
    """A whole profile: which checklists apply, what is changed in them and why."""

    format: Literal[1] = 1
    id: Identifier
    title: Sentence
    extends: Identifiers = ()
    checklists: Identifiers = ()
    jurisdiction: Text = ""
    country: Text = ""
    currency: Text = ""
    vocabularies: dict[str, Words] = Field(default_factory=dict)
    multipliers: dict[Identifier, Weight] = Field(default_factory=dict)
    adjustments: tuple[AdjustmentForm, ...] = ()
    restricted_dimensions: dict[Identifier, Sentence] = Field(default_factory=dict)
    thresholds: ThresholdsForm = ThresholdsForm()
    reason: Text = ""
