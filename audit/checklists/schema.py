"""The form of checklists, scales and the guidance list; few keys are required."""

from __future__ import annotations

from typing import Annotated, Any, Literal, Self

from pydantic import BeforeValidator, Field, StringConstraints, model_validator

from audit.checklists.schema_base import (
    DAY,
    STATEMENT,
    Filter,
    Form,
    Identifier,
    Identifiers,
    Number,
    Pair,
    Sentence,
    Share,
    TableName,
    Text,
    Version,
    Weight,
    Words,
    wrong,
)
from audit.model.measurement import Parameter, Scalar
from audit.model.message import quoted
from audit.types import Effort, Horizon, Importance, Obligation, Outcome

FORMAT = 1
"""The version of the checklist format that this program reads and writes."""


def _reference(value: Any) -> Any:
    return {"id": value} if isinstance(value, str) else value


class BandForm(Form):
    """How a value becomes a score: exactly one of at_least, at_most and within."""

    at_least: Number | None = None
    at_most: Number | None = None
    within: Pair | None = None
    floor: Number | Pair | None = None
    stepped: bool = False
    partly: Share | None = None
    significant: bool = False
    minimum_n: Annotated[int, Field(ge=0)] = 0
    norm: Text = ""

    @model_validator(mode="after")
    def _one_target(self) -> Self:
        given = [name for name in ("at_least", "at_most", "within") if getattr(self, name) is not None]
        if len(given) != 1:
            raise wrong("band", "A band gives exactly one of `at_least`, `at_most` and `within`{where}.")
        if self.within is None and isinstance(self.floor, tuple):
            raise wrong("band", "The `floor` of an `{kind}` band is one number{where}.", kind=given[0])
        if self.within is not None and self.floor is not None and not isinstance(self.floor, tuple):
            raise wrong("band", "The `floor` of a `within` band is a pair: `[lowest, highest]`{where}.")
        self._edges_in_order()
        return self

    def _edges_in_order(self) -> None:
        floor = self.floor
        if self.at_least is not None and isinstance(floor, float | int) and floor > self.at_least:
            raise wrong(
                "band", "The band overlaps: `floor` lies above `at_least`, so that a value would be both{where}."
            )
        if self.at_most is not None and isinstance(floor, float | int) and floor < self.at_most:
            raise wrong(
                "band", "The band overlaps: `floor` lies below `at_most`, so that a value would be both{where}."
            )
        if self.within is None:
            return
        low, high = self.within
        if low > high:
            raise wrong("band", "The band leaves a hole: the first number of `within` is above the second{where}.")
        if isinstance(floor, tuple) and (floor[0] > low or floor[1] < high):
            raise wrong("band", "The band overlaps: `floor` must lie around `within`, not inside it{where}.")


class AskForm(Form):
    """The question to fall back on where a measure cannot be shown."""

    scale: Identifier
    evidence: Words = ()


class AssessForm(Form):
    """How an item is assessed: asked, measured, or combined from others."""

    ask: Identifier | None = None
    measure: Identifier | None = None
    parameters: dict[str, Parameter] = Field(default_factory=dict, alias="with")
    band: BandForm | None = None
    otherwise: AskForm | None = None
    combine: Literal["min", "mean", "all", "any"] | None = None
    items: Identifiers = ()

    @model_validator(mode="after")
    def _one_way(self) -> Self:
        if sum(way is not None for way in (self.ask, self.measure, self.combine)) != 1:
            raise wrong("assess", "A question is assessed in exactly one way: `ask`, `measure` or `combine`{where}.")
        if self.measure is not None and self.band is None:
            raise wrong("assess", "A measured question needs a `band` that says what is good{where}.")
        if self.measure is None and (self.band or self.parameters or self.otherwise):
            raise wrong("assess", "The keys `with`, `band` and `otherwise` belong to a measured question{where}.")
        if (self.combine is not None) != bool(self.items):
            raise wrong(
                "assess", "`combine` says how, and `items` names the questions combined; both are needed{where}."
            )
        return self


class ConditionForm(Form):
    """When an item applies."""

    table: TableName | None = None
    where: Filter = Field(default_factory=dict)
    settings: dict[str, Words] = Field(default_factory=dict)
    reason: Text = ""

    @model_validator(mode="after")
    def _says_something(self) -> Self:
        if not self.table and not self.settings:
            raise wrong("condition", "`applies_when` names a table or settings{where}.")
        if self.where and not self.table:
            raise wrong("condition", "`where` filters the rows of a table; name the table{where}.")
        return self


class LawfulNoteForm(Form):
    """What makes an action lawful in a jurisdiction."""

    jurisdiction: Sentence
    text: Sentence
    date: Annotated[Text, StringConstraints(pattern=DAY)]


class RemediationForm(Form):
    """What to do first, who does it and what it takes."""

    text: Sentence
    effort: Effort
    owner_role: Sentence
    horizon: Horizon = Horizon.THIS_YEAR
    cost_basis: Text = ""
    depends_on: Identifiers = ()
    excludes: Identifiers = ()
    lawful_notes: tuple[LawfulNoteForm, ...] = ()


class ReferenceForm(Form):
    """A guidance id, or a standard with its address."""

    id: Text = ""
    standard: Text = ""
    url: Text = ""

    @model_validator(mode="after")
    def _names_one(self) -> Self:
        if bool(self.id) == bool(self.standard):
            raise wrong("reference", "A reference is a guidance id or names a standard{where}.")
        return self


class ExampleForm(Form):
    """A worked case that runs as a test."""

    name: Sentence
    given: dict[str, tuple[dict[str, Scalar], ...]] = Field(default_factory=dict)
    settings: dict[str, Parameter] = Field(default_factory=dict)
    answer: Text = ""
    outcome: Outcome
    value: Number | None = None
    score: Share | None = None


class ItemForm(Form):
    """One question of a checklist; the first five keys are enough."""

    id: Identifier
    title: Sentence
    title_unmet: Sentence
    importance: Importance
    assess: AssessForm
    question: Text = ""
    rationale: Text = ""
    obligation: Obligation = Obligation.SHOULD
    weight: Weight | None = None
    references: tuple[Annotated[ReferenceForm, BeforeValidator(_reference)], ...] = ()
    applies_when: ConditionForm | None = None
    evidence: Words = ()
    remediation: RemediationForm | None = None
    replaces: Identifiers = ()
    replaced_by: Identifier | None = None
    since: Text = ""
    examples: tuple[ExampleForm, ...] = ()


class GateForm(Form):
    """An item whose not_met caps the checklist."""

    item: Identifier
    cap: Share
    reason: Sentence


class RetiredForm(Form):
    """An item that is asked no longer. Its id is never used again."""

    id: Identifier
    replaced_by: Identifier | None = None
    reason: Text = ""


class ChecklistForm(Form):
    """A whole `checklist.yaml`."""

    format: Literal[1]
    id: Identifier
    version: Version
    title: Sentence
    summary: Text = ""
    gates: tuple[GateForm, ...] = ()
    retired: tuple[RetiredForm, ...] = ()
    items: tuple[ItemForm, ...]

    @model_validator(mode="after")
    def _has_items(self) -> Self:
        if not self.items:
            raise wrong("no-items", "The checklist has no questions{where}.")
        return self


class ScaleForm(Form):
    """A scale: answers with their scores (none: the item does not apply) and the words to show."""

    format: Literal[1] = 1
    id: Identifier
    title: Sentence
    answers: dict[Identifier, Share | None]
    labels: dict[str, Sentence] = Field(default_factory=dict)

    @model_validator(mode="after")
    def _answers_fit(self) -> Self:
        if len(self.answers) < 2:
            raise wrong("scale", "A scale has two answers or more{where}.")
        for name in self.labels:
            if name not in self.answers:
                raise wrong("scale", "The label {name} belongs to no answer of the scale{where}.", name=quoted(name))
        return self


class StatementForm(Form):
    """One statement of the guidance, in our words."""

    id: Annotated[str, StringConstraints(pattern=STATEMENT)]
    checklist: Identifier
    document: Sentence
    says: Sentence
    core: bool = False


class GuidanceForm(Form):
    """The whole list of statements."""

    format: Literal[1]
    documents: dict[str, Sentence] = Field(default_factory=dict)
    statements: tuple[StatementForm, ...]
