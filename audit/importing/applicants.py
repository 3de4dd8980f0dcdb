"""Lists of those who applied for something at an event: a decision beside them says that not all take part."""

from __future__ import annotations

from audit.importing.encode import Encoded
from audit.importing.fold import fold, folded
from audit.importing.reading import Reading
from audit.importing.vocabulary import is_blank_word, parse_words
from audit.tables.columns import words

_MOST_DECISIONS = 12
_PLAIN = folded(
    words(
        en="yes, no, y, n, true, false",
        fr="oui, non",
        es="sí, no",
        de="ja, nein",
        pt="sim, não",
        it="sì, no",
        nl="ja, nee",
    )
)
_DECIDED = frozenset(("accepted", "poster", "rejected", "withdrawn"))


def are_applicants(reading: Reading) -> bool:
    """Return whether a column that is not understood says of some rows that they were accepted, of others refused.

    Such rows are no participants: who was refused a talk or a grant does not count as somebody who came.
    """
    if "registration" in reading.columns:
        return False
    used = {match.position for match in reading.matches}
    return any(_decides(codes) for at, codes in reading.codes.items() if at not in used)


def _decides(codes: Encoded) -> bool:
    """Return whether all words of a column are decisions, some of them refusals; yes and no may answer anything."""
    if not 2 <= len(codes) <= _MOST_DECISIONS:
        return False
    texts = [text for text in codes.first(_MOST_DECISIONS) if not is_blank_word(text)]
    if any(fold(text) in _PLAIN for text in texts):
        return False
    told = parse_words(texts, "selection")
    return not told.unknown and "rejected" in told.values and bool(_DECIDED & {*told.values} - {"rejected"})
