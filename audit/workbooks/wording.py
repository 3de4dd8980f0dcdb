"""Headers, sheet names and the words of drop-downs in a language; what has no words there is in English."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field

from audit.model.message import Message
from audit.tables import VOCABULARIES
from audit.tables.declare import Column, ColumnType, Table
from audit.tables.headers import word_of

ENGLISH = "en"
LONGEST_SHEET_NAME = 31
REQUIRED = " *"
"""Ends the header of a column that must be filled."""
_ACRONYMS = frozenset({"dei", "fte", "hr", "url", "wcag"})
_LISTS = {ColumnType.YES_NO: "yes-no", ColumnType.YES_PARTLY_NO: "answer"}


def _in_english(message: Message) -> str:
    return message.text


@dataclass(frozen=True, slots=True)
class Wording:
    """The language of workbooks: its code, what puts our sentences into it, and the values that lists offer."""

    language: str = ENGLISH
    say: Callable[[Message], str] = _in_english
    offered: Mapping[str, tuple[str, ...]] = field(default_factory=dict)  # vocabulary -> values; the others offer all

    def choices(self, vocabulary: str) -> tuple[str, ...]:
        """Return the words to choose from; each is understood by the import as its value."""
        values = self.offered.get(vocabulary) or tuple(VOCABULARIES[vocabulary].values)
        return tuple(value_word(vocabulary, value, self.language) for value in values)


def header_of(column: Column, language: str) -> str:
    """Return the header of a column."""
    return _sentence(word_of(column, language))


def sheet_name_of(table: Table, language: str) -> str:
    """Return the name of a table's sheet."""
    return _sentence(word_of(table, language))[:LONGEST_SHEET_NAME]


def vocabulary_of(column: Column) -> str:
    """Return the vocabulary that a column's drop-down offers, or nothing."""
    found = column.vocabulary or _LISTS.get(column.type, "")
    return found if found in VOCABULARIES else ""


def value_word(vocabulary: str, value: str, language: str) -> str:
    """Return the word for a value of a vocabulary."""
    own = VOCABULARIES[vocabulary].values[value].get(language, ()) if language != ENGLISH else ()
    return own[0] if own else value.replace("-", " ")


def _sentence(text: str) -> str:
    words = [word.upper() if word in _ACRONYMS else word for word in text.split(" ")]
    return " ".join(words)[:1].upper() + " ".join(words)[1:]
