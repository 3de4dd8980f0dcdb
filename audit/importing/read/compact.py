"""Long tables with few distinct values as codes: less to hand over, and each text is looked at once."""

from __future__ import annotations

from concurrent.futures import ThreadPoolExecutor
from typing import BinaryIO

import numpy as np
import pyarrow as pa
import pyarrow.compute as pc

LONG = 50_000
"""Rows from which on columns are encoded; shorter ones are quick in any form."""
_SAMPLE = 5_000
_DISTINCT = 0.95  # of the sample: about ten times as many distinct texts as rows in it
_WIDTHS = ((pa.int8(), 2**7 - 1), (pa.int16(), 2**15 - 1), (pa.int32(), 2**31 - 1))


def compact(cells: pa.Table) -> pa.Table:
    """Return a table of one batch, its columns encoded where that makes them smaller."""
    names, columns = cells.column_names, cells.columns
    if cells.num_rows <= LONG:
        return cells
    del cells
    with ThreadPoolExecutor(2) as pool:
        columns = list(pool.map(_encoded, [columns.pop() for _ in names]))[::-1]
    return pa.table(columns, names=names)


def size_of(cells: pa.Table) -> int:
    """Return how many bytes `write_cells` writes."""
    counting = pa.MockOutputStream()
    write_cells(cells, counting)
    return int(counting.size())


def write_cells(cells: pa.Table, sink: pa.NativeFile | BinaryIO) -> None:
    """Write a table as an Arrow stream."""
    with pa.ipc.new_stream(sink, cells.schema) as writer:
        writer.write_table(cells)


def _encoded(column: pa.ChunkedArray) -> pa.Array:
    if pa.types.is_dictionary(column.type):
        return column.chunk(0) if column.num_chunks == 1 else _narrow(column.unify_dictionaries())
    if few_distinct(column):
        return _narrow(column.dictionary_encode())
    if column.num_chunks == 1:
        return column.chunk(0)
    whole = column.combine_chunks()
    return whole.combine_chunks() if isinstance(whole, pa.ChunkedArray) else whole


def _narrow(encoded: pa.ChunkedArray) -> pa.DictionaryArray:
    """Return chunks of codes, the last of which has all texts, as one whose codes are as narrow as they can be."""
    texts = encoded.chunk(encoded.num_chunks - 1).dictionary
    width = next(width for width, most in _WIDTHS if len(texts) <= most)
    codes = pa.chunked_array([chunk.indices.cast(width) for chunk in encoded.chunks], width).combine_chunks()
    return pa.DictionaryArray.from_arrays(codes, texts)


def few_distinct(column: pa.ChunkedArray) -> bool:
    """Return whether the texts of a column repeat, by a sample from all of it."""
    step = max(len(column) // _SAMPLE, 1)
    sample = pa.chunked_array([chunk.take(pa.array(np.arange(0, len(chunk), step))) for chunk in column.chunks])
    return len(pc.unique(sample)) < _DISTINCT * len(sample)
