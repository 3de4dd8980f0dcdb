"""A sentence as data: a stable code, an English template and its values, so that it can be translated later."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field

from audit.model.plurals import SINGULARS

Value = str | int | float | None


@dataclass(frozen=True, slots=True)
class Message:
    """One sentence for a person to read. `template` is the gettext message id."""

    code: str
    template: str
    params: Mapping[str, Value] = field(default_factory=dict)

    @property
    def text(self) -> str:
        """Return the English sentence."""
        return (self.of_one or self.template if self.params.get("n") == 1 else self.template).format(**self.params)

    @property
    def of_one(self) -> str:
        """Return the template for a count of one, of a sentence that counts something with `n`; empty for others."""
        return SINGULARS.get(self.template, "")


def msg(code: str, template: str, **params: Value) -> Message:
    """Build a message; catalogues are extracted from the second argument of the calls of this function."""
    return Message(code, template, params)
