"""Numbers that say how far people agree: read only where somebody says which end of the scale agrees."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cache

from audit.importing.codebooks import Line, book_of
from audit.importing.coded import texts_around
from audit.importing.encode import Encoded
from audit.importing.fold import fold
from audit.importing.region import Region
from audit.importing.vocabulary import is_blank_word
from audit.importing.wide.degrees import LOWER, UPPER

_NUMBER = r"(?:10|[0-9])"
_RANGE = re.compile(r"(?<![\d.,/-])([01])\s*(?:-|–|—|\.\.+|…|/|to|bis|à|a|al|tot)\s*(10|[4-9])(?!\d|[.,/-]\d)")
_ENDS = frozenset((4, 5, 6, 7, 9, 10))
_WHOLE = re.compile(r"(\d{1,2})(?:\.0+)?")
_LONGEST_BOOK = 60
_FEWEST = 2


@dataclass(frozen=True, slots=True)
class Scale:
    """The number of those who agree least, and of those who agree most."""

    least: int
    most: int

    def agrees(self, text: str) -> bool:
        """Return whether an answer lies past the middle of the scale, on the side of those who agree."""
        number = whole(text)
        middle = (self.least + self.most) / 2
        return number is not None and (number > middle if self.most > self.least else number < middle)

    def holds(self, encoded: Encoded) -> bool:
        """Return whether all answers of a column are numbers of the scale."""
        texts = [text for text in encoded.first(_LONGEST_BOOK) if not is_blank_word(text)]
        low, high = sorted((self.least, self.most))
        numbers = [whole(text) for text in texts]
        return bool(texts) and all(number is not None and low <= number <= high for number in numbers)


def whole(text: str) -> int | None:
    """Return the whole number that a cell holds, None where it holds something else."""
    found = _WHOLE.fullmatch(text.strip())
    return int(found[1]) if found else None


def scale_in(text: str) -> Scale | None:
    """Return the scale that a text explains (“1 = strongly disagree … 5 = strongly agree”), None where it does not."""
    told = _degrees(text)
    most = [number for number, upper in told if upper]
    least = [number for number, upper in told if not upper]
    span = range_in(text)
    if span and (most or least):
        most, least = (most or [sum(span) - least[0]]), (least or [sum(span) - most[0]])
        most, least = [*most, *(end for end in span if _beyond(end, most, least))], least
    if not most or not least:
        return None
    up = max(most) > max(least)
    found = Scale(min(least), max(most)) if up else Scale(max(least), min(most))
    return found if min(found.least, found.most) <= 1 and max(found.least, found.most) in _ENDS else None


def _beyond(end: int, most: Sequence[int], least: Sequence[int]) -> bool:
    """Return whether an end of the range lies on the side of those who agree."""
    return end > max(most) > max(least) or end < min(most) < min(least)


def range_in(text: str) -> tuple[int, int] | None:
    """Return the least and the greatest number of a scale that a text names (“(1-5)”)."""
    found = _RANGE.search(text)
    return (int(found[1]), int(found[2])) if found else None


def _degrees(text: str) -> list[tuple[int, bool]]:
    """Return each number that stands beside words of a degree, and whether these are of those who agree."""
    plain = f" {fold(_RANGE.sub(' | ', text))} "
    found = [(match.start(), match.end(), match[0].strip() in UPPER) for match in _any_degree().finditer(plain)]
    before = [(re.search(rf"(?<!\d){_NUMBER} $", plain[: start + 1]), upper) for start, _, upper in found]
    after = [(re.match(rf" {_NUMBER}(?!\d)", plain[end:]), upper) for _, end, upper in found]
    chosen = before if before and before[0][0] else after
    return [(int(match[0]), upper) for match, upper in chosen if match]


@cache
def _any_degree() -> re.Pattern[str]:
    every = sorted(UPPER | LOWER, key=len, reverse=True)
    return re.compile(rf" (?:{'|'.join(map(re.escape, every))})(?= )")


def scales_of(region: Region, codes: Mapping[int, Encoded], said: Scale | None = None) -> dict[int, Scale]:
    """Return the scale of each column that holds one: as said for all, as its header says, or a note or a key does."""
    around = said or scale_around(region)
    found: dict[int, Scale] = {}
    own: set[int] = set()
    for at, encoded in codes.items():
        scale = said or scale_in(region.headers[at])
        if scale is not None and scale.holds(encoded):
            own.add(at)
            found[at] = scale
        elif scale is None and around is not None and len(encoded) > 1 and around.holds(encoded):
            found[at] = around
    return found if len(found) > _FEWEST else {at: scale for at, scale in found.items() if at in own}


def open_scales(region: Region, codes: Mapping[int, Encoded], told: Mapping[int, Scale]) -> dict[int, tuple[int, int]]:
    """Return the range of each column of numbers whose header names one, and of which nothing says how it runs."""
    found: dict[int, tuple[int, int]] = {}
    for at, encoded in codes.items():
        span = range_in(region.headers[at])
        if at not in told and span and Scale(*span).holds(encoded):
            found[at] = span
    return found


def scale_around(region: Region) -> Scale | None:
    """Return the scale that the lines around a table explain, or a key in another sheet of the file."""
    return next(_around(region), None)


def _around(region: Region) -> Iterator[Scale]:
    """Yield the scales that the lines above and below a table explain, and the keys in other sheets of the file."""
    texts = list(texts_around(region))
    yield from (scale for text in (*texts, " ; ".join(texts)) if (scale := scale_in(text)))
    found = book_of(region.sheet).told(_in_key, _in_key, asked_by=region.sheet.name)
    if found:
        yield found[1]


def _in_key(lines: Sequence[Line]) -> Scale | None:
    """Return the scale that a sheet explains as a whole."""
    rows = [" = ".join(text for text in line.texts if text) for line in lines]
    return scale_in(" ; ".join(rows)) if len(lines) <= _LONGEST_BOOK else None
