"""Exact duplicate rows: kept, counted and said."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np
import numpy.typing as npt
import pandas as pd
import pyarrow as pa

from audit.importing.encode import Encoded, Mask, encode
from audit.importing.places import Place, cells_of
from audit.importing.region import Region
from audit.model.message import msg
from audit.model.result import DataIssue

_MIX = np.uint64(0x9E3779B97F4A7C15)


def count_duplicates(columns: Sequence[Encoded]) -> Mask:
    """Return the rows that repeat an earlier row in every column."""
    if not columns:
        return np.zeros(0, dtype=bool)
    rows = len(columns[0].codes)
    if not all(column.repeats for column in columns):
        return np.zeros(rows, dtype=bool)
    codes = []
    for column in sorted(columns, key=len, reverse=True):
        codes.append(column.exact)
        if codes[-1].min(initial=0) >= 0 and codes[-1].max(initial=-1) == rows - 1:
            return np.zeros(rows, dtype=bool)  # each row has a text of its own, as in most lists with a key
    mixed: npt.NDArray[np.uint64] = np.zeros(rows, dtype=np.uint64)
    for of_column in codes:
        mixed = (mixed ^ (of_column.astype(np.int64) + 2).astype(np.uint64)) * _MIX
        mixed ^= mixed >> np.uint64(29)
    repeated = pd.Series(mixed).duplicated(keep=False).to_numpy()
    if not repeated.any():
        return np.zeros(rows, dtype=bool)
    candidates = np.flatnonzero(repeated)
    exact = pd.DataFrame({place: of_column[candidates] for place, of_column in enumerate(codes)}).duplicated()
    found = np.zeros(rows, dtype=bool)
    found[candidates[exact.to_numpy()]] = True
    return found


def say_repeated_as_written(place: Place, region: Region) -> list[DataIssue]:
    """Say how many rows repeat another one only as long as merged cells are not filled down."""
    if region.as_written is None or region.origin is not None:
        return []
    rows = pa.array(region.rows)
    repeated = count_duplicates([encode(column.take(rows)) for column in region.as_written.columns])
    if not repeated.any():
        return []
    lines = region.line_numbers(repeated).tolist()
    text = "{n} rows look like another row as they are written; they differ by the merged cells that they share."
    message = msg("duplicate-as-written", text, n=len(lines))
    return [place.info(message, cells=cells_of(region.sheet.columns[0], lines), rows=len(lines))]


def duplicate_issue(place: Place, region: Region, repeated: Mask, *, dropped: bool) -> list[DataIssue]:
    """Say how many rows repeat another one; they are kept unless the mapping drops them."""
    if not repeated.any():
        return []
    rows = region.line_numbers(repeated).tolist()
    if dropped:
        text = "{n} rows that repeat another row exactly were dropped, as the mapping file says."
        return [place.info(msg("duplicate-rows-dropped", text, n=len(rows)), rows=len(rows))]
    return [
        place.warning(
            msg(
                "duplicate-rows",
                "{n} rows repeat another row exactly; they were kept and count.",
                n=len(rows),
            ),
            cells=cells_of(region.sheet.columns[0], rows),
            rows=len(rows),
            hint=msg("duplicate-hint", "If they are there by mistake, put the line into the mapping file."),
            mapping="drop_duplicates = true",
        )
    ]
