"""Kinds of sessions under a header that only says “format” or “type”, told by the words below it."""

from __future__ import annotations

from audit.importing.fold import header_key
from audit.importing.other_headers import KINDS
from audit.importing.region import Region
from audit.importing.vocabulary import is_blank_word, parse_words

_FEW = 20


def kind_by_words(region: Region) -> int | None:
    """Return the one column that is called a format or a type and whose words are all kinds of sessions."""
    found = []
    for at, header in enumerate(region.headers):
        if header_key(header) in KINDS:
            texts = [text for text in region.encoded(at).first(_FEW) if not is_blank_word(text)]
            if texts and not parse_words(texts, "session-kind").unknown:
                found.append(at)
    return found[0] if len(found) == 1 else None
