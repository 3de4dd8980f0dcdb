"""Lists of leaves and absences: their first and last days are nobody's of employment."""

from __future__ import annotations

from collections.abc import Sequence

from audit.importing.fold import header_words
from audit.importing.reading import Reading

_OF_ABSENCE = frozenset(
    ("leave", "absence", "absences", "vacation", "abwesenheit", "conge", "conges", "ausencia", "verlof")
)
_TOLD_OF_ABSENCE = frozenset(("type", "kind", "reason", "start", "end", "art", "motif", "tipo", "motivo", "soort"))
"""Words of headers in lists of leaves and absences."""
_OF_AN_END = frozenset(
    ("termination", "terminated", "exit", "separation", "leaving", "austritt", "kundigungsdatum", "cese", "demissao")
)


def lists_absences(headers: Sequence[str]) -> bool:
    """Return whether a header tells the kind, the reason or a day of an absence."""
    told = (set(header_words(header)) for header in headers)
    return any(_OF_ABSENCE & words and _TOLD_OF_ABSENCE & words for words in told)


def may_be_of_absence(reading: Reading) -> bool:
    """Return whether two days may be the first and the last of an absence: no word says that employment ended."""
    last = next((match.header for match in reading.matches if match.column == "left_on"), "")
    return "hired_on" in reading.columns and bool(last) and not _OF_AN_END & set(header_words(last))


def stand_again(reading: Reading) -> bool:
    """Return whether the key of a person stands in several rows: each is one of the times that somebody was away."""
    key = next((match.position for match in reading.matches if match.column == "employee"), None)
    codes = reading.codes.get(key) if key is not None else None
    return codes is not None and len(codes) < int((codes.codes >= 0).sum())
