"""Wide sheets: columns without a text are no columns, and no table that is audited has thousands."""

from __future__ import annotations

from dataclasses import replace

import pyarrow as pa
import pyarrow.compute as pc

from audit.importing.read.refusal import too_wide
from audit.importing.read.sheet import MAX_COLUMNS, Note, ReadSheet

_WIDE = 200


def within_width(sheet: ReadSheet, *, alone: bool) -> ReadSheet:
    """Return a sheet without the empty columns of a wide one.

    Raise Refusal where more than 2,000 columns are left; of several sheets, such a one is not read, and says so.
    """
    if sheet.cells.num_columns <= _WIDE:
        return sheet
    kept = [place for place, column in enumerate(sheet.cells.columns) if _holds_text(column)]
    if len(kept) <= MAX_COLUMNS:
        return replace(sheet, cells=sheet.cells.select(kept), columns=tuple(sheet.columns[place] for place in kept))
    if alone:
        raise too_wide(len(kept), sheet.name)
    return replace(sheet, cells=pa.table({}), columns=(), notes=(Note(code="too-wide"),))


def _holds_text(column: pa.ChunkedArray) -> bool:
    return bool(pc.max(pc.binary_length(column)).as_py())
