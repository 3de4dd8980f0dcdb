"""People in several posts, of whom each has a row: counted once where a mapping says so, with their posts together."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

import numpy as np
import numpy.typing as npt
import pandas as pd

from audit.importing.places import Place
from audit.importing.sheet_table import SheetTable
from audit.model.message import Message, msg
from audit.tables.declare import NOT_DISCLOSED
from audit.tables.dimensions import DIMENSIONS

LINE = 'posts = "together"'
"""The line of a mapping file by which people in several posts count once."""

_KEY = "employee"
_ADDED = ("salary", "bonus", "overtime_pay", "gross_pay", "fte", "hours")
_LARGEST = ("fte", "hours", "salary", "hourly_pay")
_UNLIKE = ("pay_period", "currency")
_OF_ONE = (*(column.name for column in DIMENSIONS), "birth_date", "birth_year")
Mask = npt.NDArray[np.bool_]


def posts_hint() -> Message:
    """Return how people in several posts come to count once."""
    text = (
        "If they are people in several posts, the line in the mapping file counts each once, with their pay added up."
    )
    return msg("posts-hint", text)


def with_posts_together(part: SheetTable) -> SheetTable:
    """Return a sheet of staff with one row for each key, and what was done said; people who contradict stay apart.

    Pay, hours and parts of a post of the posts that are held are added up where they are of one kind; all else is that
    of the largest post.
    """
    frame = part.frame
    if part.table != "employees" or _KEY not in frame:
        return part
    several = (frame[_KEY].notna() & frame[_KEY].duplicated(keep=False)).to_numpy(dtype=bool)
    apart = _who_contradict(frame, several)
    joined = several & ~frame[_KEY].isin(apart).to_numpy(dtype=bool)
    if not joined.any():
        return part
    kept, rows = _one_row_each(frame, joined), int(joined.sum())
    n = len(frame) - len(kept)
    place = Place(file=part.source.file, sheet=part.source.sheet, table=part.table)
    text = (
        "People in several posts were counted once: {n}, who stand in {rows} rows; their pay, hours and parts of a "
        "post were added up, and all else is that of the largest post."
    )
    said = place.warning(msg("posts-together", text, n=rows - n, rows=rows), rows=rows, mapping=LINE)
    source = replace(part.source, rows=len(kept))
    unique = part.unique if apart else part.unique | {_KEY}
    return replace(part, frame=kept, source=source, unique=unique, issues=(*part.issues, said))


def _who_contradict(frame: pd.DataFrame, several: Mask) -> set[str]:
    """Return the keys of which the rows tell different people."""
    apart: set[str] = set()
    for column in _OF_ONE:
        if column in frame:
            told = frame.loc[several, [_KEY, column]]
            told = told[told[column].notna() & (told[column].astype("string") != NOT_DISCLOSED)].drop_duplicates()
            apart |= set(told.loc[told[_KEY].duplicated(), _KEY])
    return apart


def _one_row_each(frame: pd.DataFrame, joined: Mask) -> pd.DataFrame:
    """Return the frame in which the rows of each key that is joined are one, where the first of them stood."""
    ordered = frame[joined].sort_values(_order(frame), ascending=False, kind="stable", na_position="last")
    if "left_on" in ordered:  # posts that are held come before those that ended
        ordered = ordered.sort_values("left_on", ascending=False, kind="stable", na_position="first")
    main = ordered.drop_duplicates(_KEY).set_index(_KEY)
    result = main.copy()
    for column in _OF_ONE:
        if column in main:
            told = ordered[ordered[column].astype("string") != NOT_DISCLOSED].drop_duplicates(_KEY).set_index(_KEY)
            result[column] = told[column].reindex(main.index).fillna(main[column])
    if "hired_on" in ordered:
        result["hired_on"] = ordered.groupby(_KEY, sort=False, observed=True)["hired_on"].min()
    held = ordered[ordered["left_on"].isna()] if "left_on" in ordered else ordered
    for column, total in _sums(ordered, held):
        result[column] = total.reindex(main.index).fillna(main[column])
    places = frame[joined].drop_duplicates(_KEY)
    result = result.reindex(places[_KEY]).reset_index()[list(frame.columns)].set_axis(places.index)
    whole = pd.concat([frame[~joined], result.astype(frame.dtypes.to_dict())])
    return whole.sort_index(kind="stable").reset_index(drop=True)


def _order(frame: pd.DataFrame) -> list[str]:
    return [column for column in _LARGEST if column in frame] or [_KEY]


def _sums(ordered: pd.DataFrame, held: pd.DataFrame) -> Iterator[tuple[str, pd.Series]]:
    """Yield the sums of what is added up, of those whose posts are paid for the same time in the same currency."""
    unlike: set[str] = set()
    for column in _UNLIKE:
        if column in held:
            kinds = held[[_KEY, column]].drop_duplicates()
            unlike |= set(kinds.loc[kinds[_KEY].duplicated(), _KEY])
    for column in _ADDED:
        if column in ordered:
            alike = held if column in ("fte", "hours") else held[~held[_KEY].isin(unlike)]
            yield column, alike.groupby(_KEY, sort=False, observed=True)[column].sum(min_count=1)
