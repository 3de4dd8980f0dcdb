"""A sentence as data: a stable code, an English template and its values, so that it can be translated later."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field

from audit.model.plurals import SINGULARS, OfOne

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
        one = self.of_one
        single = one is not None and self.params.get(one.counted) == 1
        return (one.template if one is not None and single else self.template).format(**self.params)

    @property
    def of_one(self) -> OfOne | None:
        """Return how a sentence that counts something is said of one; None for others."""
        return SINGULARS.get(self.template)


def msg(code: str, template: str, **params: Value) -> Message:
    """Build a message; catalogues are extracted from the second argument of the calls of this function."""
    return Message(code, template, params)


def listed(names: Iterable[str]) -> str:
    """Return names of the program as a sentence lists them: "`a`, `b`"."""
    return ", ".join(f"`{name}`" for name in names)
