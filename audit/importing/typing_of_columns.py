"""What a typed column is, and what all columns of a sheet are typed with."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

import numpy as np
import pandas as pd
import pyarrow as pa
import pyarrow.compute as pc

from audit.importing.encode import Encoded, Mask
from audit.importing.mapping import SheetMapping
from audit.importing.places import MARKED_CELLS, Place
from audit.importing.read.compact import LONG
from audit.importing.reading import Match
from audit.importing.region import Region
from audit.model.message import msg
from audit.model.result import DataIssue

_STRING = pd.StringDtype("pyarrow")


@dataclass(frozen=True, slots=True, kw_only=True)
class TypedColumn:
    """A column as the dataset holds it, and what was decided on the way."""

    name: str
    values: pd.Series
    raw: pd.Series | None = None
    issues: tuple[DataIssue, ...] = ()
    date_order: str = ""
    decimal: str = ""
    currency: str = ""
    currencies: pd.Series | None = None  # of each row, where the cells name several
    unique: bool = False  # known that no two rows have the same value


@dataclass(frozen=True, slots=True, kw_only=True)
class Typing:
    """What all columns of one sheet are typed with."""

    region: Region
    place: Place
    mapping: SheetMapping
    today: date
    likely_order: str = "DMY"

    def cells(self, match: Match, mask: Mask) -> tuple[tuple[str, ...], int]:
        """Return the names of the first cells of a mask, and how many cells there are."""
        rows = np.flatnonzero(mask)
        shown = np.zeros(len(mask), dtype=bool)
        shown[rows[:MARKED_CELLS]] = True
        return self.region.cells_of_rows(match.position, shown), len(rows)


def strings(texts: pa.Array, encoded: Encoded) -> pd.Series:
    """Return the text of each row from the texts by code."""
    if encoded.in_order:
        return pd.Series(pd.arrays.ArrowStringArray(pa.chunked_array([texts.cast(pa.large_string())])))
    blank = encoded.codes < 0
    codes = pa.array(encoded.codes, mask=blank if blank.any() else None)
    taken = pc.take(texts.cast(pa.large_string()), codes)
    return pd.Series(pd.arrays.ArrowStringArray(pa.chunked_array([taken])))


def as_written(encoded: Encoded) -> pd.Series:
    """Return the text of each row as one of the categories that the distinct texts are: codes are not spread again.

    Texts that hardly repeat stay as they are, for which nothing has to be looked up.
    """
    if len(encoded) > LONG and 2 * len(encoded) > len(encoded.codes):
        return strings(encoded.texts, encoded)
    texts = encoded.texts if encoded.distinct else pc.unique(encoded.texts)
    distinct = pd.arrays.ArrowStringArray(pa.chunked_array([texts.cast(pa.large_string())]))
    return pd.Series(pd.Categorical.from_codes(encoded.exact, categories=pd.Index(distinct)))


def unreadable(match: Match, encoded: Encoded, bad: Sequence[int], typing: Typing, wanted: str) -> list[DataIssue]:
    """Return the issue on values that are not of the column's type, by their positions among the distinct texts."""
    if not bad:
        return []
    cells, count = typing.cells(match, encoded.rows_of(bad))
    return [
        typing.place.error(
            msg(
                "unreadable-value",
                "“{header}” should hold {wanted} in each cell; cells with something else, which count as blank: {n}.",
                header=match.header,
                wanted=wanted,
                n=count,
            ),
            cells=cells,
            rows=count,
        )
    ]
