"""Published headcounts as pools: each file becomes a named pool of women and men to compare with."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from pathlib import PurePath

import pandas as pd

from audit.importing.places import Place
from audit.model.message import msg
from audit.model.result import DataIssue, SourceFile
from audit.tables.dataset import FILE, ROW, TableData

_STRING = pd.StringDtype("pyarrow")
_GROUPS = ("women", "men")


def with_pools(
    tables: Mapping[str, TableData], sources: Sequence[SourceFile]
) -> tuple[dict[str, TableData], list[DataIssue]]:
    """Return the tables with a row of `reference` for each group of each published file, and what is said of it."""
    published = tables.get("published_headcounts")
    if published is None:
        return dict(tables), []
    rows, issues = [], []
    for position, frame in published.frame.groupby(FILE, sort=True):
        source = sources[int(str(position))]
        pool = PurePath(source.file).stem
        rows += [
            {
                "dimension": "gender",
                "group": group,
                "count": float(frame[group].sum()),
                "pool": pool,
                "source": source.file,
                FILE: int(str(position)),
                ROW: int(frame[ROW].iloc[0]),
            }
            for group in _GROUPS
        ]
        place = Place(file=source.file, sheet=source.sheet, table="reference")
        text = "The published headcounts can be compared with as the pool “{pool}”."
        issues.append(place.info(msg("pool-from-headcounts", text, pool=pool)))
    added = pd.DataFrame(rows).astype(dict.fromkeys(("dimension", "group", "pool", "source"), _STRING))
    reference = tables.get("reference")
    frame = added if reference is None else pd.concat([reference.frame, added], ignore_index=True)
    columns = frozenset(("dimension", "group", "count", "pool", "source")) | (reference.columns if reference else set())
    return {**tables, "reference": TableData(name="reference", frame=frame, columns=columns)}, issues
