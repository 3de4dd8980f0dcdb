"""Sheets that tell different things of the same people, joined by the people's key, so that nobody counts twice."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

import pandas as pd

from audit.importing.places import Place
from audit.importing.posts import with_posts_together
from audit.importing.sheet_table import SheetTable
from audit.model.message import msg
from audit.tables.dataset import CELL, ROW
from audit.tables.declare import NOT_DISCLOSED

_TABLE = "employees"
_KEY = "employee"


def join_people(sheets: Sequence[SheetTable]) -> list[SheetTable]:
    """Return the sheets, with those of staff joined to the one that holds all of their people, if nothing differs."""
    sheets = [with_posts_together(sheet) if sheet.mapping.posts else sheet for sheet in sheets]
    staff = [at for at, sheet in enumerate(sheets) if sheet.table == _TABLE]
    for at in _posts_beside(sheets, staff):
        sheets[at] = with_posts_together(sheets[at])
    joined = list(sheets)
    staff = [at for at in staff if len(staff) > 1 and _has_keys(sheets[at])]
    staff.sort(key=lambda at: -len(sheets[at].frame))
    told = {at: frozenset(sheets[at].frame) for at in staff}  # of hundreds of sheets, each is compared with each
    for place, at in enumerate(staff):
        for whole in staff[:place]:
            if told[at] <= told[whole] or not joined[whole].table:
                continue
            if _tells_more(joined[whole].frame, joined[at].frame):
                joined[whole] = _with_columns(joined[whole], joined[at])
                told[whole] |= told[at]
                joined[at] = _said(joined[at], joined[whole])
                break
    return joined


def _posts_beside(sheets: Sequence[SheetTable], staff: Sequence[int]) -> list[int]:
    """Return the sheets in which people stand for each of their posts, beside one that lists all of them once."""
    if len(staff) < 2:
        return []
    listed = {at: frozenset(sheets[at].frame[_KEY]) for at in staff if _has_keys(sheets[at])}
    found = []
    for at in staff:
        keys = sheets[at].frame.get(_KEY, pd.Series(dtype="string"))
        if at in listed or not len(keys) or keys.isna().any():
            continue
        if any(people.issuperset(keys) for people in listed.values()):
            found.append(at)
    return found


def _has_keys(sheet: SheetTable) -> bool:
    keys = sheet.frame.get(_KEY, pd.Series(dtype="string"))
    return len(keys) > 0 and bool(keys.notna().all()) and (_KEY in sheet.unique or bool(keys.is_unique))


def _new_columns(whole: pd.DataFrame, part: pd.DataFrame) -> list[str]:
    return [column for column in part.columns if column not in whole and column not in (ROW, CELL)]


def _tells_more(whole: pd.DataFrame, part: pd.DataFrame) -> bool:
    """Return whether all people of a part stand in the whole, and what both tell of them is the same."""
    if not _new_columns(whole, part) or not part[_KEY].isin(set(whole[_KEY])).all():
        return False
    here = whole.set_index(_KEY).loc[part[_KEY]]
    both = [column for column in part.columns if column in here and column not in (ROW, CELL)]
    return all(_agree(here[column], part[column]) for column in both if not column.endswith("__raw"))


def _agree(one: pd.Series, other: pd.Series) -> bool:
    first, second = (values.astype("string").reset_index(drop=True) for values in (one, other))
    known = first.notna() & second.notna() & ~first.eq(NOT_DISCLOSED) & ~second.eq(NOT_DISCLOSED)
    return bool(first[known].eq(second[known]).all())


def _with_columns(whole: SheetTable, part: SheetTable) -> SheetTable:
    added = part.frame.set_index(_KEY)[_new_columns(whole.frame, part.frame)].reindex(whole.frame[_KEY])
    columns = {str(name): _undisclosed(values).set_axis(whole.frame.index) for name, values in added.items()}
    return replace(
        whole,
        frame=whole.frame.assign(**columns),
        columns=whole.columns | part.columns,
        headers={**part.headers, **whole.headers},
        currency=whole.currency or part.currency,
        year=whole.year or part.year,
    )


def _undisclosed(values: pd.Series) -> pd.Series:
    """Return groups with those who are not in the part as not disclosed, as a blank cell is."""
    categories = values.cat.categories if isinstance(values.dtype, pd.CategoricalDtype) else ()
    return values.fillna(NOT_DISCLOSED) if NOT_DISCLOSED in categories else values


def _said(part: SheetTable, whole: SheetTable) -> SheetTable:
    place = Place(file=part.source.file, sheet=part.source.sheet, table=_TABLE)
    named = ", ".join(name for name in (whole.source.file, whole.source.sheet) if name)
    text = "The sheet tells more of people who stand in {other}; it was joined to them by {header}."
    said = place.info(msg("people-joined", text, other=named, header=part.headers.get(_KEY, _KEY)))
    return replace(part, table="", issues=(*part.issues, said))
