"""Keynotes that only a track or a mark tells apart (“Keynote: yes”), where the role of all others is implied."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from audit.importing.coded import Told
from audit.importing.fold import fold, header_words
from audit.importing.reading import Match, Reading
from audit.importing.region import Region
from audit.importing.vocabulary import lookup, parse_words

KEYNOTES = "keynotes"
"""Where it is told what the words of a column stand for: in those of them that name keynotes."""
_TRACKS = frozenset(
    (
        "track",
        "tracks",
        "stream",
        "category",
        "section",
        "strand",
        "theme",
        "block",
        "tag",
        "tags",
        "categorie",
        "kategorie",
    )
)
_APART = frozenset(("keynote", "panellist", "poster", "invited"))


def with_keynotes(region: Region, reading: Reading, free: Sequence[int]) -> Reading:
    """Return the reading with the one free column of tracks, or marks, that names keynotes as that of roles.

    All other words in it stand for the role that was implied. Where the track of somebody is blank, nothing is read.
    """
    person = next((match.position for match in reading.matches if match.column == "person"), None)
    told = [at for at in free if _tells_keynotes(region.headers[at], reading, at, person)]
    if len(told) != 1:
        return reading
    at, role = told[0], reading.implied["role"]
    values = _marks(region.headers[at], reading.codes[at].values, role)
    values = values or {text: _role_of(text) or role for text in reading.codes[at].values}
    match = Match(position=at, header=region.headers[at], column="role", how="values")
    return replace(
        reading,
        matches=tuple(sorted((*reading.matches, match), key=lambda found: found.position)),
        implied={name: value for name, value in reading.implied.items() if name != "role"},
        told={**reading.told, "role": Told(values=values, where=KEYNOTES)},
        by_list=False,
    )


def _role_of(text: str) -> str:
    role = lookup("role").get(fold(text), "")
    return role if role in _APART else ""


def _marks(header: str, texts: Sequence[str], role: str) -> dict[str, str]:
    """Return what yes and no stand for below a header that names a role (“Keynote?”), {} where it is none of these."""
    named = _role_of(" ".join(word for word in header_words(header) if word != "is"))
    if not named:
        return {}
    answers = parse_words(texts, "yes-no")
    if answers.unknown or set(answers.values) - {None} != {"yes", "no"}:
        return {}
    return {text: named if said == "yes" else role for text, said in zip(texts, answers.values, strict=True)}


def _tells_keynotes(header: str, reading: Reading, at: int, person: int | None) -> bool:
    if at not in reading.codes or person is None:
        return False
    blank = (reading.codes[at].codes < 0) & (reading.codes[person].codes >= 0)
    if blank.any():
        return False
    texts = reading.codes[at].values
    if _marks(header, texts, reading.implied["role"]):
        return True
    if not _TRACKS & set(header_words(header)):
        return False
    roles = [_role_of(text) for text in texts]
    return "keynote" in roles and "" in roles
