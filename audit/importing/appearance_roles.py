"""Who appears: authors, committee members and visitors do not, and their rows are counted and left out."""

from __future__ import annotations

from collections.abc import Mapping, Sequence, Set

from audit.importing.encode import Encoded
from audit.importing.fold import fold, fold_all, header_words
from audit.importing.places import Place
from audit.importing.read.sheet import ReadSheet
from audit.importing.reading import Reading
from audit.importing.region import Region
from audit.importing.vocabulary import lookup, parts_of_cell
from audit.model.message import msg
from audit.model.result import DataIssue

_CHAIR = "chair"


def lists_others(sheet: ReadSheet, reading: Reading) -> bool:
    """Return whether a sheet of people without roles is called one of organisers, helpers or the like."""
    if reading.table.name != "appearances" or reading.missing != (("role", "session_kind"),):
        return False
    known = lookup("not-an-appearance")
    words = header_words(sheet.called)
    return any(word in known or word.removesuffix("s") in known or word.removesuffix("en") in known for word in words)


def leave_out_nobody(
    region: Region, person: Encoded, groups: Sequence[Encoded], place: Place
) -> tuple[Region, tuple[DataIssue, ...]]:
    """Return the region without the rows in which nobody appears: breaks, lunches, speakers to be announced."""
    nobody = frozenset(lookup("nobody"))
    begins = tuple(f"{words} " for words in nobody if " " in words)  # “no seminar – holiday”
    folded = fold_all(person.values)
    unnamed = {code for code, text in enumerate(folded) if text in nobody or not text or text.startswith(begins)}
    pages = {code for code, text in enumerate(person.values) if text.strip().startswith(("http://", "https://"))}
    if 2 * len(pages) < len(person.values):  # else people are told by their pages
        unnamed |= pages
    mask = (person.codes < 0) | person.mask(unnamed.__contains__)
    for group in groups:
        mask = mask & (group.codes < 0)
    n = int(mask.sum())
    if not n or n == len(mask):
        return region, ()
    text = "Rows that name nobody were left out, because nobody appears in them: {n}."
    return region.without(mask, "nobody"), (place.info(msg("names-nobody", text, n=n), rows=n),)


def leave_out_others(
    region: Region, role: Encoded, own: Mapping[str, str], place: Place
) -> tuple[Region, tuple[DataIssue, ...]]:
    """Return the region without the rows of people who do not appear, and what is to be said of it.

    A bare “chair” is a session chair, except where the same column names session chairs or a committee apart: then it
    is the chair of the whole conference.
    """
    said = frozenset(fold(raw) for raw in own)
    folded = fold_all(role.values)
    issues = _say_several(role, folded, said, place)
    outside = _outside(role, folded, said)
    if _CHAIR in folded and _CHAIR not in said and _is_chair_of_all(folded):
        chair = folded.index(_CHAIR)
        outside.add(chair)
        issues.append(_say_chair(role.values[chair], place))
    if not outside:
        return region, ()
    mask = role.mask(outside.__contains__)
    words = ", ".join(f"“{role.values[code]}”" for code in sorted(outside))
    text = "{n} rows with the roles {words} are no appearances and were left out."
    n = int(mask.sum())
    issues.append(place.info(msg("not-an-appearance", text, n=n, words=words), rows=n))
    return region.without(mask, "not-an-appearance"), tuple(issues)


def _outside(role: Encoded, folded: Sequence[str], said: Set[str]) -> set[int]:
    """Return the roles, or several in one cell, in which nobody appears; those that the mapping tells are not asked."""
    roles, others = lookup("role"), lookup("not-an-appearance")
    outside = {code for code, word in enumerate(folded) if word in others and word not in roles and word not in said}
    for code, text in enumerate(role.values):
        parts = parts_of_cell(text)
        if parts and folded[code] not in roles and all(part in others and part not in roles for part in parts):
            outside.add(code)
    return outside


def _say_several(role: Encoded, folded: Sequence[str], said: Set[str], place: Place) -> list[DataIssue]:
    """Say which roles were read where a cell tells several."""
    roles = lookup("role")
    whole = {*roles, *lookup("not-an-appearance"), *said}
    several = {
        code
        for code, text in enumerate(role.values)
        if folded[code] not in whole and any(part in roles for part in parts_of_cell(text))
    }
    if not several:
        return []
    words = ", ".join(f"“{role.values[code]}”" for code in sorted(several))
    text = "Where somebody has several roles at once ({words}), the first of those in which they appear was read."
    return [place.info(msg("roles-several", text, words=words), rows=int(role.mask(several.__contains__).sum()))]


def _is_chair_of_all(folded: Sequence[str]) -> bool:
    """Return whether session chairs, or a committee, are named apart from a bare “chair”."""
    roles, others = lookup("role"), lookup("not-an-appearance")
    named_apart = any(roles.get(word) == "session-chair" and word != _CHAIR for word in folded)
    return named_apart or any(others.get(word) == "committee" for word in folded)


def _say_chair(word: str, place: Place) -> DataIssue:
    text = "“{word}” was read as the chair of the whole event, who does not appear, because others are named apart."
    return place.info(msg("role-chair", text, word=word), mapping=f'values.role."{word}" = "session-chair"')
