"""Whether figures of groups count people: numbers that cannot, shares, amounts of money and marks are told apart."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import replace
from itertools import permutations

import numpy as np

from audit.importing.encode import Encoded
from audit.importing.fold import header_words
from audit.importing.region import Region
from audit.importing.wide.figures import Figure, figure_of
from audit.importing.wide.group_figures import Figures
from audit.importing.wide.values import Numbers, is_number, numbers_of

_OF_POSTS = frozenset(("fte", "ftes", "wte", "equivalent", "equivalents", "etp", "vza", "vzk", "vollzeitaquivalente"))
"""Words of headers that count posts, of which there may be parts."""
_AMOUNT = re.compile(r"[.,]\d\d(?:\s*[€$£])?\s*$|[€$£]")
"""How an amount of money is written, and a number of people never."""
GAP = frozenset(
    (
        "gap",
        "gaps",
        "paygap",
        "gpg",
        "lucke",
        "lohnlucke",
        "ecart",
        "brecha",
        "kloof",
        "loonkloof",
        "divario",
        "diferenca",
    )
)
"""Words for what one group has more than another."""
_MARKED_ROWS = 5
_ROUNDED = 1.01
_NEARLY_ALL = 0.9
_MOSTLY = 0.8  # of a whole, of which other genders and those who do not say are the rest
_HALF = 0.5
_ASKED = re.compile(r"(?i)\bn\s*=\s*\d")
"""How a header says how many were asked: the figures below it are of their answers."""


def counts_nobody(region: Region, codes: Mapping[int, Encoded], found: Figures) -> bool:
    """Return whether columns of women and men hold figures that cannot be numbers of people, nor say what they are."""
    gender = [figure for figure in found.figures if figure.dimension == "gender" and figure.group in ("women", "men")]
    return len({figure.group for figure in gender}) > 1 and all(
        is_no_count(region.headers[figure.position], figure, codes) for figure in gender
    )


def tells_who_was_asked(region: Region) -> bool:
    """Return whether headers tell how many were asked (“Women (n=240)”)."""
    return any(map(_ASKED.search, region.headers))


def may_count(figure: Figure, codes: Mapping[int, Encoded]) -> bool:
    """Return whether numbers may be of people: they are whole, and more than marks."""
    numbers = numbers_of(codes[figure.position])
    numbers = numbers[np.isfinite(numbers)]
    return bool(len(numbers)) and not bool(np.any(numbers % 1)) and bool(numbers.max() > 1)


def are_marks(figures: Sequence[Figure], codes: Mapping[int, Encoded]) -> bool:
    """Return whether columns hold nothing but 0 and 1 in many rows: signs of what somebody is, and no headcounts."""
    long = any(len(codes[figure.position].codes) >= _MARKED_ROWS for figure in figures)
    return long and all({"0", "1"} >= set(codes[figure.position].first(3)) for figure in figures)


def with_shares(figures: Sequence[Figure], codes: Mapping[int, Encoded], headers: Sequence[str]) -> list[Figure]:
    """Return the figures; women and men who make a hundred in each row are shares, whatever their headers say."""
    alike: dict[tuple[str, tuple[str, ...]], list[Figure]] = {}
    for figure in figures:
        if figure.measure == "count" and not _says_count(headers[figure.position]):
            alike.setdefault((figure.year, figure.rest), []).append(figure)
    shares: set[int] = set()
    for women, men in (pair for same in alike.values() for pair in permutations(same, 2)):
        if (women.group, men.group) == ("women", "men") and _make_a_hundred(codes, women, men):
            shares |= {women.position, men.position}
    return [replace(figure, measure="share") if figure.position in shares else figure for figure in figures]


def _says_count(header: str) -> bool:
    """Return whether a header says that it counts (“Number of women”), so that a hundred of them is by chance."""
    figure = figure_of(0, header)
    return figure is not None and figure.measure == "count"


def is_no_count(header: str, figure: Figure, codes: Mapping[int, Encoded]) -> bool:
    """Return whether bare figures are no numbers of people: most have decimals, and no word says that they count."""
    if figure.measure == "count" and _ASKED.search(header):
        return True
    if figure.measure != "count" or _says_count(header) or _OF_POSTS & set(header_words(header)):
        return False
    if all(map(_AMOUNT.search, codes[figure.position].first(50))):
        return True
    numbers = numbers_of(codes[figure.position])
    numbers = numbers[np.isfinite(numbers)]
    return bool(np.count_nonzero(numbers % 1) * 2 > len(numbers))


def _make_a_hundred(codes: Mapping[int, Encoded], one: Figure, other: Figure) -> bool:
    """Return whether two columns make 100 in nearly every row; one row of whole numbers may be 100 people."""
    values = [numbers_of(codes[figure.position]) for figure in (one, other)]
    both = values[0] + values[1]
    both = both[np.isfinite(both) & (both > 0)]
    if not len(both) or np.mean(np.abs(both - 100) <= _ROUNDED) < _NEARLY_ALL:
        return False
    return len(both) > 1 or bool(np.any(np.nan_to_num(values[0]) % 1))


def are_of_one_whole(codes: Mapping[int, Encoded], women: int, men: int) -> bool:
    """Return whether shares of women and of men are parts of one whole, and not what part of each has something."""
    both = numbers_of(codes[women]) + numbers_of(codes[men])
    both = both[np.isfinite(both) & (both > 0)]
    whole = 1.0 if len(both) and both.max() <= 2 else 100.0  # two parts of one
    return not len(both) or bool(np.mean((both > _MOSTLY * whole) & (both <= _ROUNDED * whole)) >= _HALF)


def gap_beside(region: Region, codes: Mapping[int, Encoded], found: Figures) -> str:
    """Return the header of a “gap” that is what men have more than women: those are amounts, and nobody's number."""
    bare = [figure for figure in found.figures if figure.measure == "count" and not figure.rest]
    sides = {figure.group: figure for figure in bare if not _says_count(region.headers[figure.position])}
    if not {"women", "men"} <= sides.keys():
        return ""
    men, women = (numbers_of(codes[sides[group].position]) for group in ("men", "women"))
    with np.errstate(divide="ignore", invalid="ignore"):
        gaps = (men - women, 100 * (men - women) / men, (men - women) / men)
    for at, header in enumerate(region.headers):
        if GAP & set(header_words(header)) and len(codes[at]) and is_number(codes[at]):
            told = numbers_of(codes[at])
            if any(_alike(told, gap, rounded) for gap, rounded in zip(gaps, (_ROUNDED, 0.06, 0.006), strict=True)):
                return header
    return ""


def _alike(one: Numbers, other: Numbers, rounded: float) -> bool:
    """Return whether two columns are the same in nearly every row, whatever their signs."""
    both = np.isfinite(one) & np.isfinite(other)
    near = np.abs(np.abs(one[both]) - np.abs(other[both])) <= rounded
    return bool(both.any()) and bool(np.mean(near) >= _NEARLY_ALL) and bool(np.any(np.abs(other[both]) > rounded))
