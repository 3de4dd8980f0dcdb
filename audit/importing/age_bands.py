"""Bands of age as people write them, and the canonical band that one lies in as a whole."""

from __future__ import annotations

import re
from collections.abc import Sequence

_BAND = re.compile(
    r"(?P<sign>under|below|over|less than|more than|up to|unter|über|ab|moins de|plus de|menos de|más de|[<>≤≥]=?)?\s*"
    r"(?P<low>\d{1,3})\s*(?:[-–]|to|bis|à|a|until)?\s*(?P<high>\d{1,3})?\s*"
    r"(?:years?(?: old)?|yrs?|jahre|ans|años|anos|anni|jaar)?\s*"
    r"(?P<end>\+|(?:or|and) (?:under|over|older|younger|more|less|above|below|up)|plus)?\s*"
    r"(?:years?(?: old)?|yrs?|jahre|ans|años|anos|anni|jaar)?",
    re.I,
)
_DOWN = frozenset(("under", "below", "less", "younger", "unter", "moins", "menos", "<", "≤"))
_YOUNGEST, _OLDEST = 0, 130


def age_range(text: str) -> tuple[int, int] | None:
    """Return the first and last age of a band, None where the text is none."""
    match = _BAND.fullmatch(text.strip())
    if match is None:
        return None
    low, sign, end = int(match["low"]), (match["sign"] or "").casefold(), (match["end"] or "").casefold()
    if match["high"]:
        return low, int(match["high"])
    if sign.startswith(("up to", "≤", "<=")):
        return _YOUNGEST, low
    if any(sign.startswith(word) for word in _DOWN):
        return _YOUNGEST, low - 1
    if end and any(word in end for word in _DOWN):
        return _YOUNGEST, low
    if end or sign:
        return low + (sign in (">", "over", "more than", "über", "plus de", "más de")), _OLDEST
    return None


def canonical_band(text: str) -> str | None:
    """Return the band of the product that holds a written one as a whole, None where it lies across two."""
    found = age_range(text)
    if found is None:
        return None
    low, high = found
    for name, first, last in (("under-30", _YOUNGEST, 29), ("30-49", 30, 49), ("50-plus", 50, _OLDEST)):
        if first <= low and high <= last:
            return name
    return None


def are_age_bands(texts: Sequence[str]) -> bool:
    """Return whether all texts are bands of age: those of experience go lower, those of size higher."""
    if not 2 <= len(texts) <= 20:
        return False
    told = [found for text in texts if (found := age_range(text)) is not None]
    if len(told) != len(texts):
        return False
    bounds = [bound for found in told for bound in found if bound not in (_YOUNGEST, _OLDEST)]
    return 30 <= max(bounds) <= 110 and min(bounds) >= 10
