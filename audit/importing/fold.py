"""How words are compared: without case, accents, punctuation and, for headers, without spaces."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Mapping, Sequence
from functools import lru_cache
from itertools import filterfalse

import numpy as np
import pyarrow as pa
import pyarrow.compute as pc

from audit.tables.words_of_gaps import SAME_OF_GAPS, SIGNS_OF_GAPS, UNSAID_OF_GAPS

_CAMEL = re.compile(r"(?<=[a-zà-ÿ0-9])(?=[A-ZÀ-Þ])|(?<=[A-ZÀ-Þ])(?=[A-ZÀ-Þ][a-zà-ÿ])")
_SIGNS = re.compile(r"[^\w<>+&%]+|_+")
_BRACKETS = re.compile(r"\([^()]*\)|\[[^\[\]]*\]")
_CODED = re.compile(r"[\s,;/]*(?:\b\d\s*=\s*[^\W\d_]+|\b[^\W\d_]+\s*=\s*\d\b)")  # “1=F”, “Male = 1”
_YEAR = re.compile(r"\b(?:19|20)\d\d(?:\s*[/–-]\s*(?:\d\d){1,2})?\b|\bFY\s?\d\d\b|@\s*[\d./-]+")
_FISCAL = re.compile(r"\bFY\s?(\d\d)\b")
_OF_ONE_OF_MANY = re.compile(r"([^\W\d_]+)s\.(\w.*)")
_NAME_OF_A_THING = re.compile(
    r"([^\W\d]\w*)(?:\.(?:name|title|label|value|text|displayName|display_name|en)|(?<=[a-z])Label)"
)
_AROUND_FIELDS = frozenset(("attributes", "fields", "properties", "_source", "node", "value"))
_OF_ONESELF = re.compile(
    r"(?i)(?:(?:work|home|payroll|personal|employee|profile|attributes|root|internal|employment|about|user|attendee|"
    r"registrant|guest|member|respondent|job|compensation|position|demographics|identity|fields|properties|custom_?fields?|"
    r"access|accessibility|access_?features|accessibility_?features|facilities|amenities|provisions?)\.)+(\w[\w.]*)"
)
_CURRENCIES = (
    *("eur", "usd", "gbp", "chf", "cad", "aud", "brl", "mxn"),
    *("sek", "nok", "dkk", "pln", "jpy", "inr", "zar", "nzd"),
)
_UNIT = re.compile(
    rf"\b(?:in |en )?(?:{'|'.join(_CURRENCIES)})\b|[$€£¥]|"
    r"\b(?:in )?(?:thousands?|lakhs?|lacs?|lpa|millions?|crores?)\b|['’]?\b000['’]?s?\b",
    re.I,
)
_SIGNS_OF_UNITS = (*_CURRENCIES, *"$€£¥", "thousand", "lakh", "lac", "lpa", "million", "crore", "000")
_IN_YEARS = ("19", "20", "FY", "@")
_SIGNS_OF_EITHER = frozenset("/·•*:")
_OF_PARTS = frozenset("#([=.:/·•*@")
_WORDS_OF_UNITS = frozenset(
    (
        *(*_CURRENCIES, "lpa", "000", "000s", "thousand", "lakh", "lac", "million", "crore"),
        *("thousands", "lakhs", "lacs", "millions", "crores"),
    )
)
_EITHER = re.compile(r"(?<=[^\W\d_]{4})\s?[/·•*:]\s?-?(?:in(?:nen)?|as?|es?|ne?s?|euses?|rices?|trices?)\b")
"""The ending by which a word for people is one for women and men (“Referent*in”, “Moderador/a”)."""
_SAID = str.maketrans({**dict.fromkeys("✓✔☑☒✅", "yes"), **dict.fromkeys("✗✘☐❌", "no")})
"""Ticks and boxes that say something, where all other signs are left out."""
_MANY = 10_000
_COMPARED = 500  # signs of a text; no word of a vocabulary is nearly as long
_LONGEST_SHORTENED = 4  # letters of a word that a point may only shorten (“Pers. Nr”)
SHORT_FORMS = {
    **{"nm": "name", "dt": "date", "amt": "amount", "nbr": "number", "num": "number", "nr": "number", "chk": "check"},
    **{"hrs": "hours", "hrly": "hourly", "wk": "week", "yr": "year", "emp": "employee", "empl": "employee"},
    **{"dept": "department", "desc": "description", "cd": "code", "vndr": "vendor", "sal": "salary", "dte": "date"},
    **{
        "rt": "rate",
        "reg": "registration",
        "spkr": "speaker",
        "sess": "session",
        "hon": "honorarium",
        "descr": "description",
        "descript": "description",
        "titl": "title",
        "dob": "birthdate",
    },
}
"""Words that exports shorten; a header is looked up as written first."""


def fold(text: str) -> str:
    """Return a word or phrase in the form in which vocabularies are compared; of a long text, its beginning."""
    return _folded(text[:_COMPARED])


def fold_all(texts: Sequence[str]) -> list[str]:
    """Return the texts in that form; very many of them at Arrow's speed, which folds what is in ASCII as we do."""
    if len(texts) < _MANY:
        return [fold(text) for text in texts]
    whole = pa.array([text[:_COMPARED] for text in texts], pa.string())
    plain = pc.replace_substring_regex(pc.ascii_lower(whole), _SIGNS.pattern, " ")
    folded: list[str] = pc.utf8_trim_whitespace(plain).to_numpy(zero_copy_only=False).tolist()
    for at in np.flatnonzero(~pc.string_is_ascii(whole).to_numpy(zero_copy_only=False)).tolist():
        folded[at] = fold(texts[at])
    return folded


@lru_cache(maxsize=65536)
def _folded(text: str) -> str:
    if text.isascii():  # most texts, and most of the time that the rest takes
        return _SIGNS.sub(" ", text.casefold()).strip()
    plain = unicodedata.normalize("NFKD", text.strip().translate(_SAID).replace("ß", "ss"))
    plain = "".join(filterfalse(unicodedata.combining, plain))
    return _SIGNS.sub(" ", plain.casefold().replace("ı", "i")).strip()  # Turkish: KADIN in small letters is kadın


def header_key(text: str) -> str:
    """Return a header in the form in which headers are compared: camel case split, then without spaces."""
    return _key_of(text[:_COMPARED])


@lru_cache(maxsize=65536)
def _key_of(text: str) -> str:
    return fold(_apart(text)).replace(" ", "")


def _apart(text: str) -> str:
    """Return a header with its words in camel case set apart."""
    return text if text == text.lower() else _CAMEL.sub(" ", text)


def folded(listed: Mapping[str, Sequence[str]]) -> frozenset[str]:
    """Return the words of all languages in the form in which vocabularies are compared."""
    return frozenset(fold(word) for words in listed.values() for word in words)


def keys_of(listed: Mapping[str, Sequence[str]]) -> frozenset[str]:
    """Return the headers of all languages in the form in which headers are compared."""
    return frozenset(header_key(header) for headers in listed.values() for header in headers)


def header_words(text: str) -> tuple[str, ...]:
    """Return the words of a header."""
    return tuple(fold(_apart(text[:_COMPARED])).split())


def for_all(text: str) -> str:
    """Return a header with its words for people in one form, where they are written for women and men."""
    return _EITHER.sub("", text) if not _SIGNS_OF_EITHER.isdisjoint(text) else text


def year_of(text: str) -> str:
    """Return the last year that a header names, "" where it names none."""
    years = [*re.findall(r"(?:19|20)\d\d", text), *(f"20{year}" for year in _FISCAL.findall(text))]
    return max(years, default="")


def _asked(text: str) -> str:
    """Return the question or label behind the name that a survey tool gave it (“Gender. What is your gender?”)."""
    named, _, asked = text.partition(". ")
    return asked if len(named.strip()) > _LONGEST_SHORTENED else ""


def gap_key(text: str) -> str:
    """Return the key of a header about gaps, bonuses or quarters of pay, "" for others: its words in any order.

    Words that all such headers have or leave out are left out (“Proportion of women in the upper quartile”).
    """
    return gap_key_of(header_words(text))


def gap_key_of(words: Sequence[str]) -> str:
    """Return the key of such a header by its words."""
    told = {SAME_OF_GAPS.get(word, word) for word in words}
    if told.isdisjoint(SIGNS_OF_GAPS):
        return ""
    told -= UNSAID_OF_GAPS
    if {"women", "men"} <= told:  # the gap between them
        told -= {"women", "men"}
    return f"~{' '.join(sorted(told))}" if len(told) > 1 and told & SIGNS_OF_GAPS else ""


@lru_cache(maxsize=65536)
def header_keys(text: str) -> tuple[str, ...]:
    """Return the keys under which a header is looked up: as written, then without brackets, years and currencies.

    What is told of one of many (“speakers.gender”, as in lists of JSON) is looked up as of one (“speaker gender”), and
    the name of a thing (“submission_type.name”) as that thing; a field of somebody's own (“work.department”) as itself.
    """
    text = text.replace("#", " number ")
    without_brackets = _BRACKETS.sub(" ", text) if "(" in text or "[" in text else text
    without_year = _without_year(without_brackets.replace("_", " "))
    without_unit = _without_unit(without_year)
    forms = [text, without_brackets, without_year, without_unit, without_unit.split(":")[-1], _asked(without_unit)]
    if "=" in without_brackets:
        forms.append(_CODED.sub(" ", without_brackets))
    words = header_words(without_unit)
    keys = [*map(header_key, dict.fromkeys(forms)), "".join(SHORT_FORMS.get(word, word) for word in words)]
    either = for_all(without_unit)
    if either != without_unit:
        keys.append(header_key(either))
    if "." in text or "Label" in text:
        keys = _with_fields(text, keys)
    undated = _without_year(text)
    keys += [gap_key_of(words), "" if undated == without_unit else gap_key_of(header_words(undated))]
    return tuple(dict.fromkeys(key for key in keys if key))


def is_looked_up_whole(text: str, words: Sequence[str]) -> bool:
    """Return whether a header of these words has no keys but that of the whole of it, of short forms and of gaps."""
    return (
        _OF_PARTS.isdisjoint(text)
        and _WORDS_OF_UNITS.isdisjoint(words)
        and "Label" not in text
        and not _may_name_year(text)
    )


def _without_year(text: str) -> str:
    return _YEAR.sub(" ", text) if _may_name_year(text) else text


def _may_name_year(text: str) -> bool:
    return any(map(text.__contains__, _IN_YEARS))


def _without_unit(text: str) -> str:
    """Return a header without the currency or thousands that it names; most name none, which is told at a glance."""
    return _UNIT.sub(" ", text) if any(map(text.lower().__contains__, _SIGNS_OF_UNITS)) else text


def _with_fields(text: str, keys: list[str]) -> list[str]:
    """Return the keys with those of a field: of one of many, of a thing that it names, or of somebody's own.

    What interfaces put around all fields (“attributes.gender.value”) says nothing.
    """
    inner = [part for part in text.split(".") if part not in _AROUND_FIELDS]
    if inner and len(inner) < text.count(".") + 1:
        text = ".".join(inner)
        keys = [*keys, header_key(text)]
    one = _OF_ONE_OF_MANY.fullmatch(text)
    if one:
        keys = [header_key(f"{one[1]} {one[2]}"), *keys]
    elif named := _NAME_OF_A_THING.fullmatch(text):
        keys = [*keys, header_key(named[1])]
    own = _OF_ONESELF.fullmatch(text)
    return [*keys, header_key(own[1])] if own else keys
