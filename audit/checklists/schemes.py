"""From the YAML files of schemes to schemes."""

from __future__ import annotations

from pathlib import Path
from typing import Literal, Self

from pydantic import Field, model_validator

from audit.checklists.load import load_form, shipped_folder
from audit.checklists.schema_base import Form, Identifier, Identifiers, Number, Sentence, Text, Words, wrong
from audit.errors import UsageError
from audit.model.measurement import Parameter
from audit.model.message import listed, msg, quoted
from audit.model.scheme import Scheme, SchemeItem, SchemeKind, SchemeLevel, WorkedCase


class _ItemForm(Form):
    id: Identifier
    section: Sentence
    title: Sentence
    ours: Identifiers = ()
    measure: Identifier | None = None
    parameters: dict[str, Parameter] = Field(default_factory=dict, alias="with")


class _LevelForm(Form):
    name: Sentence
    at_least: Number | None = None
    above: Number | None = None

    @model_validator(mode="after")
    def _one_limit(self) -> Self:
        if (self.at_least is None) == (self.above is None):
            raise wrong(
                "scheme-level", "The level {name} has one limit: `at_least` or `above`{where}.", name=quoted(self.name)
            )
        return self


class _WorkedForm(Form):
    case: Sentence
    percent: Number
    level: Sentence


class SchemeForm(Form):
    """A scheme as its file writes it."""

    format: Literal[1]
    id: Identifier
    title: Sentence
    kind: SchemeKind
    version: Text
    source: Sentence
    url: Text
    summary: Sentence
    arithmetic: Sentence
    items: tuple[_ItemForm, ...]
    levels: tuple[_LevelForm, ...]
    worked: _WorkedForm
    stages: Words = ()
    floors: bool = False
    gates: Words = ()
    caveats: Words = ()

    @model_validator(mode="after")
    def _whole(self) -> Self:
        ids = [item.id for item in self.items]
        if len(ids) != len(set(ids)):
            raise wrong("scheme", "An id is used twice{where}.")
        if not self.levels or not self.levels[0].at_least == 0:
            raise wrong("scheme", "The first level begins at 0, so that every result has a level{where}.")
        if any((self.kind is SchemeKind.SHARE) != (item.measure is not None) for item in self.items):
            raise wrong("scheme", "What a scheme of shares counts is measured, and nothing else is{where}.")
        if (self.kind is SchemeKind.STAGES) != bool(self.stages):
            raise wrong("scheme", "Stages are named for a scheme of stages, and for no other{where}.")
        return self


def load_schemes(folder: Path | None = None) -> tuple[Scheme, ...]:
    """Load the schemes that ship, or those of a folder, by file name. Raises SettingsError with file and line."""
    place = folder if folder is not None else shipped_folder() / "schemes"
    return tuple(_build(load_form(file, SchemeForm)) for file in sorted(place.glob("*.yaml")))


def find_scheme(schemes: tuple[Scheme, ...], scheme_id: str) -> Scheme:
    """Return the scheme of that id; UsageError with the ids that there are if there is none."""
    for scheme in schemes:
        if scheme.id == scheme_id:
            return scheme
    told = msg("unknown-scheme", "There is no scheme called {name}.", name=f"`{scheme_id}`")
    raise UsageError(
        told,
        code=told.code,
        hints=[msg("unknown-scheme-how", "There are: {listed}.", listed=listed(each.id for each in schemes))],
    )


def _build(form: SchemeForm) -> Scheme:
    return Scheme(
        **form.model_dump(exclude={"format", "items", "levels", "worked"}),
        items=tuple(SchemeItem(**{**item.model_dump(), "measure": item.measure or ""}) for item in form.items),
        worked=WorkedCase(**form.worked.model_dump()),
        levels=tuple(SchemeLevel(**level.model_dump()) for level in form.levels),
    )
