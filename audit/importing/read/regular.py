"""Delimited text whose lines are regular, at Arrow's speed: long ones as codes and days, as a sample suggests."""

from __future__ import annotations

import csv
import io
from collections.abc import Callable, Iterator, Mapping
from concurrent.futures import ThreadPoolExecutor

import pyarrow as pa
import pyarrow.compute as pc
from pyarrow import csv as arrow_csv

from audit.importing.read.compact import LONG, few_distinct
from audit.importing.read.signs import Signs
from audit.importing.read.source import Content

MAX_HEADER_FIELDS = 20_000
MAX_FIELD = 1_000_000
_FIRST = 256 * 1024
_PIECES, _PIECE = 8, 64 * 1024
_BLOCK = 4096 * 1024
_DAY = r"^\d{4}-\d{2}-\d{2}$"


class OddRows(Exception):
    """Rows have other widths than the first."""


def records(text: str, delimiter: str) -> Iterator[list[str]]:
    """Yield the rows of a text, read row by row."""
    csv.field_size_limit(MAX_FIELD)
    return csv.reader(io.StringIO(text, newline=""), delimiter=delimiter)


def first_record(data: Content, start: int, delimiter: str) -> list[str] | None:
    """Return the fields of the first row; None where they are one, too many, or cannot be told."""
    try:
        first = next(iter(records(data[start : start + _FIRST].decode("utf-8", errors="ignore"), delimiter)))
    except (StopIteration, csv.Error):
        return None
    return first if 2 <= len(first) <= MAX_HEADER_FIELDS else None


def read_regular(data: Content, start: int, delimiter: str, signs: Signs) -> pa.Table | None:
    """Read UTF-8 with Arrow; None where it is not regular, a quote is left open, or it is not UTF-8.

    Raises OddRows where all that is not regular is the width of some rows, and there are no quotes.
    """
    if signs.quotes % 2:
        return None
    first = first_record(data, start, delimiter)
    if first is None:
        return None
    names = [str(position) for position in range(len(first))]
    text = pa.py_buffer(data).slice(start)
    try:
        found = _read_long(text, data, start, delimiter, signs, first)
        return parse(text, delimiter, signs, dict.fromkeys(names, pa.string())) if found is None else found
    except pa.ArrowException as error:
        odd = "Expected" in str(error) and not signs.quotes
    pa.default_memory_pool().release_unused()  # the next way to read it needs the memory
    if odd:
        raise OddRows
    return None


def parse(
    text: pa.Buffer,
    delimiter: str,
    signs: Signs,
    types: Mapping[str, pa.DataType],
    others: Callable[[arrow_csv.InvalidRow], str] | None = None,
) -> pa.Table:
    """Have Arrow read a text; `others` is asked about each row of another width. Raises ArrowException."""
    return arrow_csv.read_csv(
        text,
        read_options=arrow_csv.ReadOptions(  # with threads, rows are not numbered
            column_names=list(types), block_size=_BLOCK, use_threads=others is None
        ),
        parse_options=arrow_csv.ParseOptions(
            delimiter=delimiter,
            newlines_in_values=signs.quotes > 0,
            ignore_empty_lines=False,
            invalid_row_handler=others,
        ),
        convert_options=arrow_csv.ConvertOptions(
            check_utf8=not signs.ascii,
            column_types=types,
            null_values=[""],  # of days; a text is never null
            strings_can_be_null=False,
            quoted_strings_can_be_null=False,
        ),
    )


def _read_long(
    text: pa.Buffer, data: Content, start: int, delimiter: str, signs: Signs, first: list[str]
) -> pa.Table | None:
    """Read a long text without making strings of what repeats; None where it is not long, or not what it seemed.

    Raises ArrowException where its lines are not regular.
    """
    below = data.find(b"\n", start, start + _FIRST) + 1
    if signs.quotes or not below:  # a piece of the text might begin inside of quotes
        return None
    names = [str(position) for position in range(len(first))]
    pieces = list(_pieces(data, below))
    sampled = sum(map(len, pieces))
    if len(pieces) < _PIECES or len(data) - below < sampled:
        return None
    sample = parse(pa.py_buffer(b"".join(pieces)), delimiter, signs, dict.fromkeys(names, pa.string()))
    if sample.num_rows * (len(data) / sampled) <= LONG:
        return None
    try:
        table = parse(text.slice(below - start), delimiter, signs, {name: _type(sample[name]) for name in names})
    except pa.ArrowInvalid as error:
        if "conversion error" in str(error):  # a cell is no day, which the sample did not tell
            return None
        raise
    with ThreadPoolExecutor(2) as pool:
        columns = list(pool.map(_below_first, table.columns, first))
    return pa.table(columns, names=names)


def _pieces(data: Content, start: int) -> Iterator[bytes]:
    """Yield whole lines from all of a text."""
    for piece in range(_PIECES):
        at = start + piece * (len(data) - start) // _PIECES
        lines = data[at : at + _PIECE]
        begin = lines.find(b"\n") + 1 if piece else 0
        end = lines.rfind(b"\n") + 1
        if begin < end and (begin or not piece):
            yield bytes(lines[begin:end])


def _type(sample: pa.ChunkedArray) -> pa.DataType:
    blank = pc.equal(sample, "")
    if not pc.all(blank).as_py() and pc.all(pc.or_(blank, pc.match_substring_regex(sample, _DAY))).as_py():
        return pa.date32()
    return pa.dictionary(pa.int32(), pa.string()) if few_distinct(sample) else pa.string()


def _below_first(column: pa.ChunkedArray, first: str) -> pa.ChunkedArray:
    """Return a column of texts, or of codes of texts, with the text of the first row on top."""
    if pa.types.is_date32(column.type):
        encoded = column.dictionary_encode()
        days = encoded.chunk(encoded.num_chunks - 1).dictionary
        texts = pa.concat_arrays([days.cast(pa.string()), pa.array([""])])
        codes = [chunk.indices.fill_null(len(days)) for chunk in encoded.chunks]
        column = pa.chunked_array([pa.DictionaryArray.from_arrays(chunk, texts) for chunk in codes])
    top = pa.array([first], pa.string())
    return pa.chunked_array([top.cast(column.type), *column.chunks], column.type)
