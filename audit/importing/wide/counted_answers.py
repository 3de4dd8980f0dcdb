"""Questions with a column for each answer that counts who gave it: a row of a survey each, with how many agreed."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from audit.importing.encode import Encoded
from audit.importing.fold import fold, header_key
from audit.importing.numbers import parse_numbers
from audit.importing.region import Region
from audit.importing.vocabulary import is_blank_word
from audit.importing.wide.degrees import AGREED, OTHERWISE
from audit.importing.wide.scales import Scale, scale_around, whole

_FEWEST = 3
_CODE = re.compile(r"^\s*\d{1,2}\s*[-–=:.)]?\s+|\s*[(\[]\d{1,2}[)\]]\s*$")
_TOTALS = frozenset(("n", "total", "responses", "answered", "respondents", "antworten", "gesamt", "reponses"))
_WHOLE_IN_PERCENT = 100
_ROUNDED = 2.0


@dataclass(frozen=True, slots=True)
class Counted:
    """Questions in the rows of a region: where their texts are, and the columns that count each answer."""

    question: int
    answers: tuple[int, ...]
    agree: frozenset[int]
    total: int | None
    shares: bool  # per cent of those who answered, and no numbers of people


def counted_answers(region: Region, scale: Scale | None = None) -> Counted | None:
    """Return where a region counts answers, None where its columns are no degrees of agreement."""
    degrees = _degrees(region.headers, scale or scale_around(region))
    if len(degrees) < _FEWEST or len(set(degrees.values())) == 1:
        return None
    codes = region.encoded_at()
    others = [at for at in range(len(region.headers)) if at not in degrees]
    texts = [at for at in others if len(codes[at]) and not any(map(str.isdigit, codes[at].first(1)[0]))]
    if not texts or not all(_is_numbers(codes[at]) for at in degrees):
        return None
    total = next((at for at in others if header_key(region.headers[at]) in _TOTALS and _is_numbers(codes[at])), None)
    agree = frozenset(at for at, agrees in degrees.items() if agrees)
    return Counted(texts[0], tuple(degrees), agree, total, _are_shares(region, list(degrees)))


def _degrees(headers: Sequence[str], scale: Scale | None) -> dict[int, bool]:
    """Return the positions of columns that stand for an answer, and whether it agrees."""
    found: dict[int, bool] = {}
    for at, header in enumerate(headers):
        word = fold(_CODE.sub("", header))
        if word in AGREED or word in OTHERWISE:
            found[at] = word in AGREED
    if found or scale is None:
        return found
    low, high = sorted((scale.least, scale.most))
    named = {at: number for at, header in enumerate(headers) if (number := whole(header)) is not None}
    if sorted(named.values()) != list(range(low, high + 1)):
        return {}
    return {at: scale.agrees(str(number)) for at, number in named.items()}


def _is_numbers(encoded: Encoded) -> bool:
    texts = [text for text in encoded.first(50) if not is_blank_word(text)]
    return bool(texts) and not parse_numbers(texts).bad


def _are_shares(region: Region, positions: Sequence[int]) -> bool:
    """Return whether the answers of each question add up to a hundred, and some of them are no whole numbers."""
    rows = numbers_of(region, positions)
    texts = [text for at in positions for text in region.column(at).to_pylist() if text]
    marked = any("%" in text for text in texts) or any(number % 1 for row in rows for number in row)
    return marked and all(abs(sum(row) - _WHOLE_IN_PERCENT) <= _ROUNDED for row in rows)


def numbers_of(region: Region, positions: Sequence[int]) -> list[list[float]]:
    """Return the numbers of each row in some columns; a blank cell counts nobody."""
    columns = []
    for at in positions:
        texts = [text or "" for text in region.column(at).to_pylist()]
        columns.append([value or 0.0 for value in parse_numbers(texts).values])
    return [list(row) for row in zip(*columns, strict=True)]
