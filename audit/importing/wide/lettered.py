"""Figures of women and men whose headers tell the group by one letter: “hired F” beside “hired M”, “w_invited”."""

from __future__ import annotations

from collections.abc import Mapping, Set

import numpy as np

from audit.importing.encode import Encoded
from audit.importing.fold import header_words
from audit.importing.region import Region
from audit.importing.wide.figures import Figure
from audit.importing.wide.values import is_number, numbers_of
from audit.tables.words_identity import LETTER_SCHEMES

_OF_WOMEN = ("w", "f")
_FEWEST = 2  # of what is counted: one letter alone may mean anything


def lettered(region: Region, codes: Mapping[int, Encoded], taken: Set[int]) -> list[Figure]:
    """Return the figures whose headers part in a letter alone, by a pair of letters or beside all of them."""
    words = {
        at: header_words(header)
        for at, header in enumerate(region.headers)
        if header and at not in taken and len(codes[at]) and is_number(codes[at])
    }
    bare = {told: at for at, told in words.items()}
    found: dict[tuple[str, ...], dict[str, int]] = {}
    for at, told in words.items():
        for place in (0, -1):
            if len(told) > 1 and len(told[place]) == 1 and told[place].isalpha():
                stem = told[1:] if place == 0 else told[:-1]
                found.setdefault(stem, {}).setdefault(told[place], at)
    for scheme in LETTER_SCHEMES:
        pairs = [stem for stem, letters in found.items() if scheme.keys() <= letters.keys()]
        if len(pairs) >= _FEWEST:
            return [
                Figure(found[stem][letter], "gender", group, "count", "", stem)
                for stem in pairs
                for letter, group in scheme.items()
            ]
    for letter in _OF_WOMEN:
        parts = [stem for stem, letters in found.items() if letter in letters and stem in bare]
        parts = [stem for stem in parts if _is_part(codes[found[stem][letter]], codes[bare[stem]])]
        if len(parts) >= _FEWEST:
            return [
                Figure(at, "gender", group, "count", "", stem)
                for stem in parts
                for at, group in ((found[stem][letter], "women"), (bare[stem], "total"))
            ]
    return []


def _is_part(one: Encoded, whole: Encoded) -> bool:
    """Return whether no row counts more in one column than in another."""
    parts, wholes = numbers_of(one), numbers_of(whole)
    both = np.isfinite(parts) & np.isfinite(wholes)
    return bool(both.any()) and bool((parts[both] <= wholes[both]).all())
