"""A sentence as data: a stable code, an English template and its values, so that it can be translated later."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, field, replace

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


@dataclass(frozen=True, slots=True)
class Placed(Message):
    """A sentence that ends with the part of a file that it is about: `{where}`, which has words of its own."""

    where: Message | None = None

    @property
    def text(self) -> str:
        """Return the English sentence."""
        return self.whole(lambda message: message.text).text

    def at(self, where: Message | None) -> Placed:
        """Return the sentence on another part of a file; None for the file as a whole."""
        return replace(self, where=where)

    def whole(self, words: Callable[[Message], str]) -> Message:
        """Return the sentence with the part that it is about named in the words of a language."""
        where = "" if self.where is None else f" {words(self.where)}"
        return Message(self.code, self.template, {**self.params, "where": where})


def msg(code: str, template: str, **params: Value) -> Message:
    """Build a message; catalogues are extracted from the second argument of the calls of this function."""
    return Message(code, template, params)


def placed(code: str, template: str, where: Message | None = None, /, **params: Value) -> Placed:
    """Build a message that ends with the part of a file that it is about."""
    return Placed(code, template, params, where)


def quoted(text: object) -> str:
    """Return what a file says, as a sentence quotes it: "'title'"."""
    return repr(str(text))


def listed(names: Iterable[str]) -> str:
    """Return names of the program as a sentence lists them: "`a`, `b`"."""
    return ", ".join(f"`{name}`" for name in names)
