"""Several people in one cell (“F; M”, “A. Lee; B. Ruiz”): each is given a row of their own."""

from __future__ import annotations

import re
from collections.abc import Sequence

import numpy as np
import pyarrow as pa
import pyarrow.compute as pc

from audit.importing.fold import fold, header_keys
from audit.importing.region import Region
from audit.importing.synonyms import meanings
from audit.importing.vocabulary import lookup

_ANY = r"[;|&+/,\n]|\s(?:and|und|y|et|e|en)\s"
_BETWEEN_WORDS = re.compile(rf"\s*(?:{_ANY})\s*")
_BETWEEN_NAMES = re.compile(r"\s*[;|\n]\s*")
_COMMAS = re.compile(r"\s*,\s*")
_HINT = r"[;|&+/,\n]|\s(and|und|y|et|e|en)\s"
_TABLE = "appearances"


def cells_of_several(region: Region) -> list[str]:
    """Return the headers of columns whose cells name several people, [] where each cell is about one."""
    found = []
    for at, header in enumerate(region.headers):
        column = _column(header)
        if (column == "gender" and _several_genders(region.column(at))) or (
            column == "person" and _several_names(region.column(at))
        ):
            found.append(header)
    return found


def one_person_a_row(region: Region, headers: Sequence[str]) -> Region:
    """Return the region with each person of these columns' cells in a row of their own.

    Columns with as many parts as the row has people are taken apart; one with another number of names is left blank,
    because nothing tells whose is whose.
    """
    positions = [at for at, header in enumerate(region.headers) if header in headers]
    parts = {at: _parts(region.column(at), region.headers[at]) for at in positions}
    people = np.array([max(len(parts[at][row]) for at in positions) for row in range(len(region.rows))], dtype=np.int64)
    rows = np.repeat(np.arange(len(region.rows)), np.maximum(people, 1))
    columns: list[pa.Array | pa.ChunkedArray] = []
    for at in range(len(region.headers)):
        if at in parts:
            columns.append(pa.array([cell for row, n in enumerate(people) for cell in _cells(parts[at][row], n)]))
        else:
            columns.append(region.column(at).take(pa.array(rows)))
    names = [str(place) for place in range(len(columns))]
    cells = pa.table([column.cast(pa.string()) for column in columns], names=names)
    return region.with_rows(cells, region.rows[rows])


def _column(header: str) -> str:
    for key in header_keys(header):
        found = meanings(_TABLE).get(key)
        if found:
            return found[0].column
    return ""


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


def _parts(column: pa.ChunkedArray, header: str) -> list[list[str]]:
    """Return the parts of each cell; by commas only where a mapping asks for it, because a name may hold one."""
    genders = _column(header) == "gender"
    names = _BETWEEN_NAMES if _several_names(column) else _COMMAS
    return [
        [part for part in (_BETWEEN_WORDS if genders and _is_list(text) else names).split(text) if part]
        for text in ((value or "").strip() for value in column.to_pylist())
    ]


def _is_list(text: str) -> bool:
    return fold(text) not in lookup("gender")


def _cells(parts: Sequence[str], people: int) -> Sequence[str | None]:
    if len(parts) == people:
        return parts or [None]
    return [parts[0] if len(parts) == 1 and people == 1 else None] * max(people, 1)
