"""Several people in one cell (“F; M”, “A. Lee; B. Ruiz”): each is given a row of their own."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from functools import lru_cache

import numpy as np
import numpy.typing as npt
import pyarrow as pa
import pyarrow.compute as pc

from audit.importing.fold import fold, header_words
from audit.importing.read.refusal import too_many_people
from audit.importing.region import Region
from audit.importing.roles_in_names import marks_roles, with_roles_of_names
from audit.importing.synonyms import column_meant
from audit.importing.vocabulary import lookup

_ANY = r"[;|&+/,\n]|\s(?:and|und|y|et|e|en)\s"
_BETWEEN_WORDS = re.compile(rf"\s*(?:{_ANY})\s*")
_BETWEEN_NAMES = re.compile(r"\s*[;|\n]\s*")
_COMMAS = re.compile(r"\s*,\s*")
_WRITTEN_OUT = re.compile(r"\s*/\s*|\s+(?:&|and|und|y|et|e|en|och|i)\s+")
_WRITTEN_LIST = re.compile(rf"\s*,\s*(?:and\s+)?|{_WRITTEN_OUT.pattern}")
_BRACKETS = re.compile(r"\([^()]*\)")  # where somebody works, or what they are
_NAME = re.compile(r"[^\W\d_][\w.’'\-]*")
_IN_NAMES = frozenset(
    ("de", "da", "do", "dos", "del", "della", "di", "du", "la", "le", "van", "von", "der", "den", "bin")
)
_OF_BANDS = frozenset(("artist", "artists", "performer", "performers", "act", "acts", "band", "bands"))
_PLURALS = frozenset(
    (
        *("relatori", "relatrici", "oratori", "moderatori", "ospiti", "invitati", "artisti", "panelisti", "interventi"),
        *("referenten", "referentinnen", "referierende", "mitwirkende", "vortragende", "sprecherinnen", "rednerinnen"),
        *("gaste", "podiumsgaste", "kunstlerinnen", "musikerinnen", "diskutanten", "moderierende", "intervienen"),
        *(
            "panelleden",
            "gasten",
            "intervengono",
            "panel",
            "podium",
            "lineup",
            "cast",
            "besetzung",
            "beteiligte",
            "participan",
            "partecipano",
            "participam",
        ),
        *("who", "featuring", "wer", "qui", "quien", "chi"),
    )
)
"""Words for several people that end as those for one do in other languages."""
_LAST_AND_FIRST = 2
_HINT = r"[;|&+/,\n]|\s(and|und|y|et|e|en)\s"
_TABLE = "appearances"
MOST_IN_A_CELL = 10_000  # people; the longest lists of authors have half as many


def cells_of_several(region: Region, named: str = "", told: Mapping[int, str] | None = None) -> list[str]:
    """Return the headers of columns whose cells name several people, [] where each cell is about one.

    `named` are the headers that a column of people was made of, where columns were turned into rows; `told` is what
    columns were taken for whose headers nobody foresaw.
    """
    found = []
    for at, header in enumerate(region.headers):
        column, cells = column_meant(_TABLE, header) or (told or {}).get(at, ""), region.column(at)
        if (column == "gender" and _several_genders(cells)) or (
            column == "person" and (_several_names(cells) or _written_out(cells, named or header) or marks_roles(cells))
        ):
            found.append(header)
    return found


def left_whole(region: Region, named: str = "") -> list[str]:
    """Return the headers of columns whose cells may name several people, which nothing parts for sure."""
    apart = cells_of_several(region, named)
    return [
        header
        for at, header in enumerate(region.headers)
        if column_meant(_TABLE, header) == "person"
        and header not in apart
        and _is_of_several(named or header)
        and _likely(region.column(at), r",[^,]*[^\s,][^,]*,")
    ]


def one_person_a_row(region: Region, headers: Sequence[str], named: str = "") -> Region:
    """Return the region with each person of these columns' cells in a row of their own.

    Columns with as many parts as the row has people are taken apart; one with another number of names is left blank,
    because nothing tells whose is whose.
    """
    positions = [at for at, header in enumerate(region.headers) if header in headers]
    for at in positions:
        _refuse_crowds(region, at)
    parts = {at: _parts(region.column(at), region.headers[at], named) for at in positions}
    people = _people_of_rows(region, parts)
    rows = np.repeat(np.arange(len(region.rows)), np.maximum(people, 1))
    columns: list[pa.Array | pa.ChunkedArray] = []
    for at in range(len(region.headers)):
        if at in parts:
            columns.append(pa.array([cell for row, n in enumerate(people) for cell in _cells(parts[at][row], n)]))
        else:
            columns.append(region.column(at).take(pa.array(rows)))
    names = [str(place) for place in range(len(columns))]
    cells = pa.table([column.cast(pa.string()) for column in columns], names=names)
    apart = region.with_rows(cells, region.rows[rows])
    return with_roles_of_names(apart, [at for at in positions if column_meant(_TABLE, region.headers[at]) != "gender"])


def _people_of_rows(region: Region, parts: Mapping[int, Sequence[Sequence[str]]]) -> npt.NDArray[np.int64]:
    """Return how many people each row has: as many as it names, or else as it has groups."""
    named = [at for at in parts if column_meant(_TABLE, region.headers[at]) != "gender"]
    counts = []
    for row in range(len(region.rows)):
        names = max((len(parts[at][row]) for at in named), default=0)
        counts.append(names or max(len(parts[at][row]) for at in parts))
    return np.array(counts, dtype=np.int64)


def _refuse_crowds(region: Region, at: int) -> None:
    """Raise Refusal where a cell parts more people than any meeting or paper has."""
    marks = pc.count_substring_regex(region.column(at).cast(pa.string()), r"[;|&+/,\n]")
    crowds = pc.fill_null(pc.greater(marks, MOST_IN_A_CELL), False).to_numpy()
    if crowds.any():
        raise too_many_people(
            MOST_IN_A_CELL, cell=region.cells_of_rows(at, crowds)[0], sheet=region.sheet.name, header=region.headers[at]
        )


def _likely(column: pa.ChunkedArray, pattern: str) -> list[str]:
    distinct = column.unique().cast(pa.string())
    return distinct.filter(pc.fill_null(pc.match_substring_regex(distinct, pattern), False)).to_pylist()  # type: ignore[no-any-return]


def _several_genders(column: pa.ChunkedArray) -> bool:
    known = lookup("gender")
    told = [text for text in _likely(column, _HINT) if fold(text) not in known]
    split = [[known.get(fold(part)) for part in _BETWEEN_WORDS.split(text.strip())] for text in told]
    return bool(split) and all(len(parts) > 1 and set(parts) <= {"women", "men"} for parts in split)


def _several_names(column: pa.ChunkedArray) -> bool:
    return bool(_likely(column, r"\S\s*[;|\n]\s*\S"))


def _written_out(column: pa.ChunkedArray, header: str) -> re.Pattern[str] | None:
    """Return what stands between full names as people write them (“A. Lee and B. Ruiz”), None where no cell does so.

    Commas part names only under a header of several, where all that they part are full: else a name may hold one.
    Groups of artists are called as if they were two people.
    """
    if _OF_BANDS & set(header_words(header)):
        return None
    pattern = _WRITTEN_OUT
    commas = _likely(column, ",") if _is_of_several(header) else []
    if commas and all(_are_full_names(_WRITTEN_LIST.split(text.strip())) for text in commas):
        pattern = _WRITTEN_LIST
    likely = _likely(column, r"/|,|\s(&|and|und|y|et|e|en|och|i)\s")
    found = any(len(parts := pattern.split(text.strip())) > 1 and _are_full_names(parts) for text in likely)
    return pattern if found else None


def _is_of_several(header: str) -> bool:
    return any(word.endswith("s") or word in _PLURALS for word in header_words(header))


def _are_full_names(parts: Sequence[str]) -> bool:
    """Return whether all parts are a first name and a last name at least, as none of “The Smiths and Friends” is."""
    return all(map(_is_full_name, parts))


@lru_cache(maxsize=65536)
def _is_full_name(part: str) -> bool:
    words = _BRACKETS.sub(" ", part).split()
    told = [word for at, word in enumerate(words) if not at or word.casefold() not in _IN_NAMES]
    return (
        2 <= len(told) <= 5 and told[0] != "The" and all(_NAME.fullmatch(word) and word[0].isupper() for word in told)
    )


def _parts(column: pa.ChunkedArray, header: str, named: str) -> list[list[str]]:
    """Return the parts of each cell; by commas only where a mapping asks for it, because a name may hold one."""
    genders = column_meant(_TABLE, header) == "gender"
    texts = [(value or "").strip() for value in column.to_pylist()]
    if genders:
        split = [_BETWEEN_WORDS.split(text) if _is_list(text) else [text] for text in texts]
    elif _several_names(column):
        split = [
            [name for part in _BETWEEN_NAMES.split(text) for name in _within(part, named or header)] for text in texts
        ]
    elif between := _written_out(column, named or header):
        split = [parts if _are_full_names(parts := between.split(text)) else [text] for text in texts]
    else:
        split = [_COMMAS.split(text) for text in texts]
    return [[part for part in parts if part] for parts in split]


def _within(part: str, header: str) -> list[str]:
    """Return the names of one of the parts of a cell (“A. Lee, B. Ruiz, C. Diaz; chair: D. Fox”).

    Of two parts that a comma parts, the second may be the first name: they are two people for sure from three on.
    """
    if _OF_BANDS & set(header_words(header)):
        return [part]
    listed = _WRITTEN_LIST.split(part.strip())
    if len(listed) > _LAST_AND_FIRST and _is_of_several(header) and _are_full_names(listed):
        return listed
    written = _WRITTEN_OUT.split(part.strip())
    return written if len(written) > 1 and _are_full_names(written) else [part]


def _is_list(text: str) -> bool:
    return fold(text) not in lookup("gender")


def _cells(parts: Sequence[str], people: int) -> Sequence[str | None]:
    if len(parts) == people:
        return parts or [None]
    return [parts[0] if len(parts) == 1 and people == 1 else None] * max(people, 1)
