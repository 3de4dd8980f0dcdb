"""Columns of few texts as codes: to find a cell among texts that are known is quicker than to collect what there is."""

from __future__ import annotations

import numpy as np
import pyarrow as pa
import pyarrow.compute as pc

from audit.importing.read.gather import Coded, narrow

MOST = 1_000


class FewTexts:
    """What a column is known to say: at first the texts of a sample. Pieces may be read side by side."""

    def __init__(self, texts: pa.StringArray) -> None:
        """Begin with distinct texts."""
        self._known = texts

    def coded(self, column: pa.StringArray) -> Coded:
        """Return a piece of the column as codes, and keep in mind what was not known."""
        known = self._known
        found = pc.index_in(column, value_set=known)
        if not found.null_count:
            return Coded(known, narrow(found.to_numpy(), len(known)))
        others = pc.is_null(found)
        more = column.filter(others).dictionary_encode()
        codes = np.array(found.fill_null(0))
        codes[others.to_numpy(zero_copy_only=False)] = more.indices.to_numpy() + len(known)
        both = pa.concat_arrays([known, more.dictionary])
        if len(both) <= MOST:
            self._known = both
        return Coded(both, narrow(codes, len(both)))
