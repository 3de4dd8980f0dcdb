"""Columns told by their values where their headers say nothing: questions of a survey, or their numbers (“Q2”).

Only words for gender and bands of age are told so: nothing else has a vocabulary that is small and unlike all others.
"""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence
from dataclasses import replace
from datetime import date

from audit.importing.age_bands import age_range, are_age_bands
from audit.importing.encode import Encoded
from audit.importing.enough import tells_enough
from audit.importing.fold import fold, header_key, header_words
from audit.importing.keynotes import with_keynotes
from audit.importing.mapping import SheetMapping
from audit.importing.outcomes import with_outcome
from audit.importing.read_as import read_as
from audit.importing.reading import Match, Reading
from audit.importing.region import Region
from audit.importing.seats import lists_seats
from audit.importing.vocabulary import lookup, parse_words
from audit.tables import TABLES
from audit.tables.columns import words
from audit.tables.declare import NOT_DISCLOSED, PREFER_NOT_TO_SAY

_ABOUT_PEOPLE = frozenset(("employees", "appearances", "participants", "applications", "proposals"))
_MOST_DISTINCT = 60
_MOST_ROLES = 20
_OF_A_ROLE = {"role", "session_kind"}
_WORDS_OF_A_QUESTION = 4
_LEAST_KNOWN = 0.6
_INITIALS = frozenset(("g", "s", "sx", "gdr", "gesch"))
"""Headers so short that only their values tell that they ask for gender, or sex."""
_NO_AGE = (NOT_DISCLOSED, PREFER_NOT_TO_SAY)
WORDS_OF_GROUPS = {
    column: frozenset(fold(word) for listed in by_language.values() for word in listed)
    for column, by_language in {
        "gender": words(
            en="gender, sex", fr="genre, sexe", es="género, sexo", de="geschlecht, gender", pt="género", it="genere",
            nl="geslacht",
        ),
        "ethnicity": words(en="ethnicity, ethnic, race, racial", fr="ethnique", es="etnia, raza", de="ethnische"),
        "disability": words(
            en="disability, disabled, disabilities", fr="handicap", de="behinderung", es="discapacidad",
            pt="deficiência, deficiencia", it="disabilità, disabilita", nl="beperking, handicap",
        ),
    }.items()
}  # fmt: skip
"""The words by which a header, or a question, asks for a group."""
ESTIMATED = frozenset(
    (
        "estimated",
        "predicted",
        "inferred",
        "guessed",
        "imputed",
        "probable",
        "likely",
        "assumed",
        "presumed",
        "est",
        "genderize",
        "namsor",
        "genderapi",
        "api",
        "guesser",
        "guess",
    )
)
"""Words of headers of groups that somebody worked out, for instance from names, and nobody said."""
_OF_SOMEBODY_ELSE = frozenset(
    (
        *("manager", "managers", "supervisor", "supervisors", "boss", "leader", "lead", "head", "ceo", "interviewer"),
        *("recruiter", "partner", "spouse", "father", "mother", "parent", "child", "children", "mentor", "owner"),
        *("chef", "responsable", "jefe", "vorgesetzte", "vorgesetzter", "leidinggevende", "gestor", "superior"),
        *("previous", "former", "predecessor", "preferred", "target", *ESTIMATED),
    )
)
"""Words of headers that tell the group of somebody else than whom the row is about, or what was only estimated."""


_FIGURES = frozenset(("median", "mean", "average", "avg", "percent", "percentage", "share", "rate", "total", "count"))
"""Words of headers of figures about a whole group, which no person has."""


def told_by_values(region: Region, reading: Reading | None, today: date) -> Reading | None:
    """Return the reading with the columns that their values tell; a survey of people may have no other."""
    if reading is not None and not reading.missing:
        if reading.table.name not in _ABOUT_PEOPLE:
            return reading
        read = with_values(region, reading, reading.codes, any_header=reading.table.name == "participants")
        return with_outcome(region, _with_roles(region, read))
    if (told := _role_by_values(region, reading, today)) is not None:
        return told_by_values(region, told, today)
    other = reading is not None and reading.table.name != "participants" and len(reading.matches) > 1
    if (other and not _asks_people(region.headers)) or lists_seats(region.headers):
        return reading
    codes = region.encoded_at()
    people = read_as(region, TABLES["participants"], SheetMapping(), today, codes)
    people = with_values(region, people, codes, any_header=True)
    if not people.matches or people.missing or not tells_enough(people, region.headers):
        return reading
    return reading if _are_figures(people, region.headers) else people


def _are_figures(people: Reading, headers: Sequence[str]) -> bool:
    """Return whether a column that only its values tell stands beside figures about groups, as their median pay."""
    asked = frozenset(word for words in WORDS_OF_GROUPS.values() for word in words)
    if any(match.how != "values" or asked & set(header_words(match.header)) for match in people.matches):
        return False
    return any(_FIGURES & set(header_words(header)) for header in headers)


def _asks_people(headers: Sequence[str]) -> bool:
    """Return whether a header asks people for their gender in so many words."""
    return any(
        len(header_words(header)) >= _WORDS_OF_A_QUESTION and _asks(header, WORDS_OF_GROUPS["gender"])
        for header in headers
    )


def _with_roles(region: Region, reading: Reading) -> Reading:
    """Return the reading with a column of roles that only its values tell, where the role was else implied for all."""
    if reading.table.name != "appearances":
        return reading
    reading = _roles_called_kinds(reading)
    if "role" not in reading.implied:
        return reading
    taken = {match.position for match in reading.matches}
    free = [at for at in range(len(region.headers)) if at not in taken and region.headers[at]]
    told = [at for at in free if at in reading.codes and _are_roles(reading.codes[at])]
    if len(told) != 1:
        return with_keynotes(region, reading, free)
    found = Match(position=told[0], header=region.headers[told[0]], column="role", how="values")
    matches = tuple(sorted((*reading.matches, found), key=lambda match: match.position))
    implied = {name: value for name, value in reading.implied.items() if name != "role"}
    return replace(reading, matches=matches, implied=implied, by_list=False)


def _role_by_values(region: Region, reading: Reading | None, today: date) -> Reading | None:
    """Return the reading of people on stage with the one column whose values tell the roles that it lacks."""
    if reading is None:
        reading = read_as(region, TABLES["appearances"], SheetMapping(), today, region.encoded_at())
    lacks_role = reading.table.name == "appearances" and [set(group) for group in reading.missing] == [_OF_A_ROLE]
    misfit = any(match.column in _OF_A_ROLE for match in reading.misfits)  # a row may have slipped by a column
    if not lacks_role or misfit or "person" not in reading.columns:
        return None
    taken = {match.position for match in reading.matches}
    free = [at for at in range(len(region.headers)) if at not in taken and region.headers[at]]
    told = [at for at in free if at in reading.codes and _are_roles(reading.codes[at])]
    if len(told) != 1:
        return None
    found = Match(position=told[0], header=region.headers[told[0]], column="role", how="values")
    matches = tuple(sorted((*reading.matches, found), key=lambda match: match.position))
    told_of = replace(reading, matches=matches, missing=())
    return told_of if tells_enough(told_of, region.headers, region.sheet.name) else None


def _roles_called_kinds(reading: Reading) -> Reading:
    """Return the reading with a “type” that says who people are (“Speaker”, “Panelist”) as their role."""
    kind = next((match for match in reading.matches if match.column == "session_kind"), None)
    if kind is None or "role" in reading.columns or kind.position not in reading.codes:
        return reading
    encoded = reading.codes[kind.position]
    if not parse_words(encoded.values, "session-kind").unknown or not _are_roles(encoded):
        return reading
    role = replace(kind, column="role", how="values")
    return replace(reading, matches=tuple(role if match is kind else match for match in reading.matches))


def _are_roles(encoded: Encoded) -> bool:
    """Return whether nearly all words of a column, at least two, are roles of people at events."""
    if not 2 <= len(encoded) <= _MOST_ROLES:
        return False
    known = {**lookup("not-an-appearance"), **lookup("role")}
    told = [known.get(fold(value)) for value in encoded.values]
    return len({role for role in told if role}) >= 2 and told.count(None) <= len(told) // 5


def with_values(region: Region, reading: Reading, codes: Mapping[int, Encoded], *, any_header: bool) -> Reading:
    """Return the reading with columns of gender, ethnicity, disability and age band that their values tell.

    With `any_header` a column of gender or age needs no word for it in its header; else it does.
    """
    taken = {match.position for match in reading.matches}
    found = list(reading.matches)
    free = [at for at in range(len(region.headers)) if at not in taken and region.headers[at] and len(codes[at])]
    for column, asked in WORDS_OF_GROUPS.items():
        if column in reading.columns:
            continue
        told = [at for at in free if _asks(region.headers[at], asked) and _known(codes[at], column)]
        if not told and any_header and column == "gender":
            told = [at for at in free if _only_genders(codes[at])]
            told = [at for at in told if not _OF_SOMEBODY_ELSE & set(header_words(region.headers[at]))]
        if not told and column == "gender":
            told = [at for at in free if header_key(region.headers[at]) in _INITIALS and _are_letters(codes[at])]
        if len(told) == 1:
            found.append(Match(position=told[0], header=region.headers[told[0]], column=column, how="values"))
    if not {"age", "age_band", "birth_year", "birth_date"} & reading.columns:
        free = free if any_header else [at for at in free if "age" in header_words(region.headers[at])]
        told = [at for at in free if _are_ages(codes[at])]
        if len(told) == 1:
            found.append(Match(position=told[0], header=region.headers[told[0]], column="age_band", how="values"))
    if len(found) == len(reading.matches):
        return reading
    matches = tuple(sorted(found, key=lambda match: match.position))
    misfits = tuple(match for match in reading.misfits if match.position not in {used.position for used in matches})
    present = {match.column for match in matches}
    missing = tuple(group for group in reading.missing if not present & set(group))
    return replace(reading, matches=matches, missing=missing, misfits=misfits)


def estimated_groups(region: Region, reading: Reading) -> list[int]:
    """Return the positions of columns that hold groups which somebody estimated."""
    taken = {match.position for match in reading.matches}
    asked = frozenset(word for words in WORDS_OF_GROUPS.values() for word in words)
    told = {at: set(header_words(header)) for at, header in enumerate(region.headers) if at not in taken}
    return [at for at, words in told.items() if words & _estimating(words) and words & asked]


def _estimating(said: Collection[str]) -> frozenset[str]:
    """Return the words of estimates that a header may use; in a question “est” is what French says for “is”."""
    return ESTIMATED if len(said) < _WORDS_OF_A_QUESTION else ESTIMATED - {"est"}


def _asks(header: str, asked: frozenset[str]) -> bool:
    told = header_words(header)
    if asked.isdisjoint(told):
        return False
    others = _OF_SOMEBODY_ELSE - (ESTIMATED - _estimating(told))
    return not any(word in lookup("person-of-role") or word in others for word in told)


def _known(encoded: Encoded, column: str) -> bool:
    values = encoded.first(400)
    parsed = parse_words(values, column)
    known = sum(value is not None for value in parsed.values)
    return len({value for value in parsed.values if value}) >= 2 and known >= _LEAST_KNOWN * min(len(values), 12)


def _only_genders(encoded: Encoded) -> bool:
    if len(encoded) > _MOST_DISTINCT or len(encoded) == len(encoded.codes):
        return False  # a group in each row is a list of groups, not of people
    values = encoded.values
    parsed = parse_words(values, "gender")
    long = all(len(value) > 1 for value in values)
    return long and {"women", "men"} <= set(parsed.values) and len(parsed.unknown) <= len(values) / 2


def _are_letters(encoded: Encoded) -> bool:
    """Return whether a column holds nothing but the letters of one scheme for women and men (“m”, “w”, “d”)."""
    values = encoded.first(_MOST_DISTINCT)
    parsed = parse_words(values, "gender")
    return bool(parsed.scheme) and not parsed.unknown and {"women", "men"} <= set(parsed.values)


def _are_ages(encoded: Encoded) -> bool:
    """Return whether a column holds bands of age, those who do not say theirs apart."""
    known = lookup("age_band")
    bands = []
    for text in encoded.first(_MOST_DISTINCT):
        if age_range(text):
            bands.append(text)
        elif known.get(fold(text)) not in _NO_AGE:
            return False  # as the first text of most columns tells
    return are_age_bands(bands)
