"""Words looked up in a vocabulary: exactly, in any supported language, and never by a part of a word."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cache

from audit.importing.age_bands import canonical_band
from audit.importing.fold import fold, fold_all
from audit.tables import VOCABULARIES
from audit.tables.declare import NOT_DISCLOSED
from audit.tables.words_identity import LETTER_SCHEMES

_WHOLE = re.compile(r"(\d+)\.0")  # “1.0”, as programs write 1 in a column with blank cells
_BRACKETS = re.compile(r"\([^()]*\)")
_CODE_BEFORE = re.compile(r"(?:[A-Z]\d?|\d{1,2})(?:\s*[-–.:)]\s*|\s+)([A-Z][^\W\d_].*)")  # “A White - British”
_MORE_THAN_WORDS = re.compile(r"\s[-–]\s|:\s|[;(\\]|\.0\s*$|^(?:[A-Z]\d?|\d{1,2})(?:\s*[-–.:)]|\s)\s*[A-Z]")
"""Signs of what may be looked up in part, or is no word at all."""
_CLOSER = re.compile(r"\s+[-–]\s+|:\s+")
_CLOSER_SIGN = re.compile("[-–:]")
_WORKING_TIME = {
    "full-time": re.compile(r"(?i)\bfull[\s_-]?time\b|\bf/?t\b|\bvollzeit\b|\bvoltijd\b|\btemps (?:plein|complet)\b"),
    "part-time": re.compile(r"(?i)\bpart[\s_-]?time\b|\bp/?t\b|\bteilzeit\b|\bdeeltijd\b|\btemps partiel\b"),
}
_LEAVING = {
    "voluntary": re.compile(r"(?i)\bvoluntary\b"),
    "involuntary": re.compile(r"(?i)\binvoluntary\b"),
}
_SIGNS = {"contract": _WORKING_TIME, "leaving-kind": _LEAVING}
_SEVERAL = re.compile(r"[/,;&+|]|\band\b|\bund\b|\bet\b")
_VENUE = re.compile(
    r"[\w.-]+(?:/[\w.-]+)*/(?:19|20)\d\d(?:/[\w.-]+)+"
)  # “Meeting.org/2024/Conference/Rejected_Submission”
_OUTCOMES = {"accept": "accepted", "accepted": "accepted", "reject": "rejected", "rejected": "rejected"}
_OUTCOMES |= {"withdrawn": "withdrawn", "declined": "rejected", "angenommen": "accepted", "abgelehnt": "rejected"}
POSTERS = frozenset(("poster", "posters", "affiche"))
_NULL = "\\N"  # what databases write for nothing; it is not the letter
_NUMBER = re.compile(r"[+-]?\d+(?:\.0+)?")
_BLANK_WORDS = frozenset(
    fold(word)
    for words in VOCABULARIES["gender"].values[NOT_DISCLOSED].values()
    for word in words
    if word not in ("u",)
)


@cache
def lookup(vocabulary: str) -> Mapping[str, str]:
    """Return folded word -> canonical value; canonical values mean themselves."""
    found: dict[str, str] = {}
    for value, by_language in VOCABULARIES[vocabulary].values.items():
        for word in (value, *(word for words in by_language.values() for word in words)):
            found.setdefault(fold(word), value)
    return found


def is_blank_word(text: str) -> bool:
    """Return whether a word only says that there is no value."""
    folded = fold(text)
    return text == _NULL or not folded or folded in _BLANK_WORDS


@dataclass(frozen=True, slots=True)
class Words:
    """Canonical values in the order given (None: blank), the positions of words not known, and the letters' scheme."""

    values: list[str | None]
    unknown: tuple[int, ...]
    scheme: Mapping[str, str] | None = None


def parse_words(texts: Sequence[str], vocabulary: str, own: Mapping[str, str] | None = None) -> Words:
    """Look distinct texts up. `own` maps values as written, before the vocabulary; unknown words give None."""
    known, own = lookup(vocabulary), own or {}
    said = {fold(raw): value for raw, value in own.items()}
    texts = ["" if text == _NULL else text for text in texts]
    all_folded = fold_all(texts)
    scheme = _letter_scheme(all_folded) if vocabulary == "gender" else None
    at_hand = {**known, **scheme} if scheme else known
    values: list[str | None] = []
    unknown: list[int] = []
    for position, (text, folded) in enumerate(zip(texts, all_folded, strict=True)):
        if own and (text in own or folded in said):
            values.append(own.get(text, said.get(folded, "")) or None)
        elif folded in at_hand:
            values.append(at_hand[folded])
        elif "(" in text and (core := fold(_BRACKETS.sub(" ", text))) in known:
            values.append(known[core])
        elif ".0" in text and (whole := _WHOLE.fullmatch(text.strip())) and whole[1] in known:
            values.append(known[whole[1]])
        elif by_rule := _by_rule(text, vocabulary):
            values.append(by_rule)
        elif not folded or folded in _BLANK_WORDS:
            values.append(NOT_DISCLOSED if NOT_DISCLOSED in VOCABULARIES[vocabulary].values else None)
        else:
            values.append(None)
            unknown.append(position)
    return Words(values, tuple(unknown), scheme)


def are_other_words(texts: Sequence[str], vocabularies: Sequence[str]) -> bool:
    """Return whether none of the texts means anything in some vocabularies of groups, as far as a glance tells."""
    known = [lookup(name) for name in vocabularies]
    for text in texts:
        folded = fold(text)
        if len(folded) < 2 or folded in _BLANK_WORDS or _MORE_THAN_WORDS.search(text):
            return False
        if any(folded in words for words in known):
            return False
    return True


def yes_or_no(text: str) -> str | None:
    """Return whether a text says yes or no, in any language or by a mark; None where it says neither."""
    return parse_words([text], "yes-no").values[0]


def _by_rule(text: str, vocabulary: str) -> str | None:
    """Return the value of what is written more closely: “White - British”, “Yes: a long illness”, “25 to 29”."""
    if vocabulary == "age_band":
        return canonical_band(text)
    if vocabulary == "role":
        return next((lookup(vocabulary)[part] for part in parts_of_cell(text) if part in lookup(vocabulary)), None)
    if vocabulary == "selection":
        return _outcome_at_venue(text.strip()) or _outcome_begun(fold(text))
    if vocabulary in _SIGNS:
        return _told_within(text, _SIGNS[vocabulary])
    if not VOCABULARIES[vocabulary].open:
        return None
    if vocabulary == "ethnicity" and ";" in text:
        parts = {lookup(vocabulary).get(fold(part), "") for part in text.split(";") if part.strip()}
        if "" not in parts:
            return parts.pop() if len(parts) == 1 else "mixed"
    if coded := _CODE_BEFORE.fullmatch(text):
        named = coded[1]
        known = parse_words([named], vocabulary)
        return known.values[0] if not known.unknown else None
    if not _CLOSER_SIGN.search(text):
        return None
    head, *more = _CLOSER.split(text, maxsplit=1)
    return lookup(vocabulary).get(fold(head)) if more and fold(head) else None


def parts_of_cell(text: str) -> list[str]:
    """Return what a cell names at once (“Speaker / Organizer”), folded; nothing where it is one."""
    if not _SEVERAL.search(text):
        return []
    parts = [fold(part) for part in _SEVERAL.split(text) if fold(part)]
    return parts if len(parts) > 1 else []


def _outcome_at_venue(text: str) -> str | None:
    """Return what became of a talk that lies at this venue: refused ones lie below it, accepted ones at it."""
    if not _VENUE.fullmatch(text):
        return None
    last = text.rsplit("/", 1)[1].casefold()
    if "reject" in last or "withdraw" in last:
        return "rejected" if "reject" in last else "withdrawn"
    return "pending" if last == "submission" else "accepted"


def _outcome_begun(folded: str) -> str | None:
    """Return what became of a talk that was “accepted as a talk” or as a poster, or “rejected (out of scope)”."""
    first, *more = folded.split()
    outcome = _OUTCOMES.get(first) if more else None
    return "poster" if outcome == "accepted" and POSTERS & set(more) else outcome


def _told_within(text: str, signs: Mapping[str, re.Pattern[str]]) -> str | None:
    """Return the one value that words within a longer name say (“Classified regular full-time”)."""
    told = {value for value, sign in signs.items() if sign.search(text)}
    return told.pop() if len(told) == 1 else None


def _letter_scheme(folded: Sequence[str]) -> Mapping[str, str] | None:
    """Return the pair of letters that explains the one-letter values of a gender column, if two of them stand there."""
    letters = {text for text in folded if len(text) == 1 and text.isalpha()}
    for scheme in LETTER_SCHEMES:
        if set(scheme) <= letters:
            return scheme
    return None


def are_codes(texts: Sequence[str]) -> bool:
    """Return whether all values are numbers, so that somebody has to say what they mean."""
    told = [text for text in texts if not is_blank_word(text)]
    return bool(told) and all(_NUMBER.fullmatch(text) for text in told)
