"""What the header of a published figure says: which group, which measure, which year, and of what."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache

from audit.importing.fold import fold, header_words
from audit.importing.vocabulary import lookup
from audit.tables.words_measures import COMPOUNDS, FILLERS, TOTALS

_SIGNS = re.compile(r"([%#])")
_EMPLOYED = re.compile(r"(?i)salarié(?:[.·(]?e?[)]?)s?")  # without its accent it would be the English word for pay
_YEAR = re.compile(r"(?:fy|gj|ej)?(?:19|20)\d\d")
_SHORT_YEAR = re.compile(r"(?:fy|gj|ej)(\d\d)")
_LETTERS = {"f": "women", "w": "women", "v": "women", "m": "men", "h": "men"}
_DIMENSION = frozenset(("ethnicity", "ethnic", "race", "racial", "etnia", "raza", "raca", "ethnie"))
_MONTHS = frozenset(
    (
        *("january", "february", "march", "april", "may", "june", "july", "august", "september", "october", "november"),
        *("december", "jan", "feb", "mar", "apr", "jun", "jul", "aug", "sep", "sept", "oct", "nov", "dec"),
    )
)
_BEFORE_DAYS = frozenset(("as", "at", "on", "of", "the"))
_DAY = re.compile(r"\d{1,2}(?:st|nd|rd|th)?")
_PERIODS = frozenset(("hour", "annum", "year", "month", "week", "day", "person", "capita", "head"))


@dataclass(frozen=True, slots=True)
class Figure:
    """A header taken apart. `rest` are the words that say neither group nor measure nor year."""

    position: int
    dimension: str  # gender, ethnicity, or "" where it names no group
    group: str  # a value of the dimension, or "total"
    measure: str  # count, share, pay, or "" where the header does not say
    year: str
    rest: tuple[str, ...]


@lru_cache(maxsize=4096)
def figure_of(position: int, header: str) -> Figure | None:
    """Take a header apart; None where it is blank, a sentence or about two groups."""
    if not header.strip() or len(header) > 90:
        return None
    header = _EMPLOYED.sub("employees", _SIGNS.sub(r" \1 ", header).replace("#", " number "))
    year, words = _take_year(_of_working_time(header_words(header)))
    if words[:1] == ["per"] and len(words) > 1 and words[1] not in _PERIODS:
        words[0] = "percent"
    for word in words:
        if word in COMPOUNDS:
            group, measure = COMPOUNDS[word]
            return Figure(position, "gender", group, measure, year, _rest([other for other in words if other != word]))
    both = _group_of_two(words)
    if both is not None:
        return Figure(position, "gender", both[0], _measured(words), year, both[1])
    group, words = _take(words, "gender")
    if group and _take(words, "gender")[0]:
        return None  # a comparison of two groups
    dimension = "gender" if group else ""
    if not group:
        measure, left = _take(words, "measure")
        named = " ".join(word for word in left if word not in FILLERS and word not in _DIMENSION)
        group = lookup("ethnicity").get(named, "") if named else ""
        if group:
            return Figure(position, "ethnicity", group, measure, year, ())
    if not group and set(words) & TOTALS:
        group, words = "total", [word for word in words if word not in TOTALS]
    if not group:
        group, words = _letter(words)
        dimension = "gender" if group else ""
    measures = []
    while True:
        measure, words = _take(words, "measure")
        if not measure:
            break
        measures.append(measure)
    if {"share", "pay"} <= set(measures) and group:
        return None  # what women are paid, in per cent of what men are
    strongest = next((name for name in ("share", "pay", "count") if name in measures), "")
    return Figure(position, dimension, group, strongest, year, _rest(words))


def _of_working_time(words: Sequence[str]) -> list[str]:
    """Return the words, with those for full-time and part-time as one: the “part” of them is no share."""
    joined: list[str] = []
    for word in words:
        if word == "time" and joined and joined[-1] in ("part", "full"):
            joined[-1] += word
        else:
            joined.append(word)
    return joined


def _group_of_two(words: Sequence[str]) -> tuple[str, tuple[str, ...]] | None:
    """Return the gender and the words of the ethnicity, where a header names both (“White female”)."""
    plain = [word for word in words if word not in lookup("measure") and word not in TOTALS]
    for place, word in enumerate(plain):
        gender = lookup("gender").get(word, "") if len(word) > 1 else ""
        rest = (*plain[:place], *plain[place + 1 :])
        if gender in ("women", "men") and rest and " ".join(rest) in lookup("ethnicity"):
            return gender, rest
    return None


def _measured(words: Sequence[str]) -> str:
    told = {lookup("measure")[word] for word in words if word in lookup("measure")}
    return next((name for name in ("share", "pay", "count") if name in told), "")


def _take_year(words: list[str]) -> tuple[str, list[str]]:
    """Return the year that the words name, if it is one, and the others."""
    for place, word in enumerate(words):
        short = _SHORT_YEAR.fullmatch(word)
        if _YEAR.fullmatch(word) or short:
            year = f"20{short[1]}" if short else word[-4:]
            following = words[place + 1 : place + 2]
            end = place + 2 if following and re.fullmatch(r"\d\d|(?:19|20)\d\d", following[0]) else place + 1
            before = _without_day(words[:place])
            if before and before[-1] in ("fy", "gj"):
                before = before[:-1]
            return year, [*before, *words[end:]]
        if word == "fy" and words[place + 1 : place + 2] and re.fullmatch(r"\d\d", words[place + 1]):
            return f"20{words[place + 1]}", [*words[:place], *words[place + 2 :]]
    return "", words


def _without_day(words: list[str]) -> list[str]:
    """Return words before a year without the day and month that they end with (“as at 31 March”)."""
    left = list(words)
    if not left or left[-1] not in _MONTHS:
        return words
    while left and (left[-1] in _MONTHS or left[-1] in _BEFORE_DAYS or _DAY.fullmatch(left[-1])):
        left.pop()
    return left


def _take(words: list[str], vocabulary: str) -> tuple[str, list[str]]:
    """Return the value that the longest run of words means, and the others. Two letters mean no group."""
    known = lookup(vocabulary)
    for length in (4, 3, 2, 1):
        for start in range(len(words) - length + 1):
            phrase = " ".join(words[start : start + length])
            if phrase in known and (len(phrase) > 2 or vocabulary == "measure"):
                return known[phrase], [*words[:start], *words[start + length :]]
    return "", words


def _letter(words: list[str]) -> tuple[str, list[str]]:
    letters = [word for word in words if word in _LETTERS]
    others = [word for word in words if word not in _LETTERS]
    only = all(fold(word) in lookup("measure") or word in FILLERS for word in others)
    return (_LETTERS[letters[0]], others) if len(letters) == 1 and only else ("", words)


def _rest(words: list[str]) -> tuple[str, ...]:
    return tuple(word for word in words if word not in FILLERS)
