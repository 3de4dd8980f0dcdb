"""Headers that name a column and hold something else: counts of people under their name, genres of books."""

from __future__ import annotations

import re
from collections.abc import Sequence

from audit.importing.encode import Encoded
from audit.importing.fold import fold, header_key, header_words
from audit.importing.reading import Match
from audit.importing.vocabulary import are_codes, is_blank_word, lookup, parse_words
from audit.tables.declare import Column, ColumnType

_COUNTED_APART = frozenset(("women", "men", "non-binary", "another"))

_OTHER_ANSWER = re.compile(
    r"(?i)(?:\[\s*(?:other|sonstiges|autre|otro|outro|altro|anders|comment)\s*\]|\(please specify\)|[-_ ]text)\s*$"
)
"""What survey programmes call the field beside a question in which people write another answer."""
_OF_ONE_GROUP = re.compile(r"(?i)(?:\([fmwhd]\)|[\s:–-][fmwhd])\s*$")
"""A letter at the end of the header of a number, by which it counts one gender (“Speakers 2024 (F)”)."""
_MARKS = frozenset(("x", "xx", "member", "chair", "c", "m"))
_NUMBERS = frozenset((ColumnType.MONEY, ColumnType.NUMBER, ColumnType.SHARE))
_EVERYBODY = frozenset(("attendees", "speakers"))


def is_not_meant(match: Match, column: Column, encoded: Encoded) -> bool:
    """Return whether a column's values, or more of its header, say that it is not the one that the header names."""
    others = column.type is ColumnType.GROUP and bool(_OTHER_ANSWER.search(match.header))
    asked_which = match.column == "sign_language" or (match.column == "gender" and match.how == "exact")
    others = others or (asked_which and _answers(encoded)) or (column.type is ColumnType.YES_NO and _counts(encoded))
    others = others or (match.column == "event" and _are_kinds(encoded))
    others = others or ((match.column == "body" or column.type in _NUMBERS) and _is_marked(encoded))
    return others or _counts_people(match, encoded) or _of_works(match, encoded) or _counts_one_group(match, column)


def _are_kinds(encoded: Encoded) -> bool:
    """Return whether what should name events says of each only what kind of session it is (“Mesa redonda”)."""
    texts = [text for text in encoded.first(20) if not is_blank_word(text)]
    return len(texts) > 1 and not parse_words(texts, "session-kind").unknown


def _counts(encoded: Encoded) -> bool:
    """Return whether a column of yes and no holds how many there were: nothing but numbers, and one above 1."""
    texts = encoded.first(50)
    return are_codes(texts) and any(int(float(text)) > 1 for text in texts)


def _is_marked(encoded: Encoded) -> bool:
    """Return whether a column that should name bodies, or hold numbers, only marks what its header names."""
    texts = [fold(text) for text in encoded.first(20)]
    return "x" in texts and all(text in _MARKS for text in texts)


def _marks_people(encoded: Encoded) -> bool:
    """Return whether a column says yes and no, and nothing else, of people whom another one names."""
    told = parse_words(encoded.first(50), "yes-no")
    return not told.unknown and {"yes", "no"} <= set(told.values)


def _answers(encoded: Encoded) -> bool:
    """Return whether a column says yes or no, where it should say which."""
    texts = encoded.first(50)
    long = all(len(text) > 1 for text in texts)  # a lone F may be somebody, and not “false”
    return bool(texts) and long and not parse_words(texts, "yes-no").unknown


def _of_works(match: Match, encoded: Encoded) -> bool:
    """Return whether “genre”, the French word for gender, tells of books or films: none of its words is a gender."""
    if match.column != "gender" or header_key(match.header) not in ("genre", "genres"):
        return False
    texts = encoded.first(50)
    return len(parse_words(texts, "gender").unknown) == len(texts)


def _counts_one_group(match: Match, column: Column) -> bool:
    """Return whether a header of a number names women or men, where the column counts everybody."""
    if column.name not in _EVERYBODY or column.type not in (ColumnType.COUNT, ColumnType.NUMBER):
        return False
    gender = lookup("gender")
    named = any(gender.get(word) in _COUNTED_APART for word in header_words(match.header) if len(word) > 1)
    return named or bool(_OF_ONE_GROUP.search(match.header))


def are_genders(texts: Sequence[str]) -> bool:
    """Return whether what should name people only says of which gender they are (“M”, “F”)."""
    told = parse_words([text for text in texts if not is_blank_word(text)], "gender")
    return not told.unknown and {"women", "men"} <= set(told.values)


def _counts_people(match: Match, encoded: Encoded) -> bool:
    """Return whether a column called “Speakers”, or “Speakers (female)”, holds how many they are, and not who."""
    if match.column != "person":
        return False
    if _marks_people(encoded) or are_genders(encoded.first(50)):
        return True
    if not are_codes(encoded.first(50)):
        return False
    gender = lookup("gender")
    *before, last = [word for word in header_words(match.header) if gender.get(word) not in _COUNTED_APART] or ("",)
    one = {last[:-1], last[:-2], f"{last[:-1]}e", f"{last[:-1]}a"}
    return bool(one & {words.split()[-1] for words in lookup("person-of-role")}) and not before
