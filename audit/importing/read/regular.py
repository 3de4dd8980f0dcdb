"""Delimited text at Arrow's speed, piece by piece: long ones as codes and days, as a sample suggests.

Little more than the result is in memory, and pieces are read side by side.
"""

from __future__ import annotations

import csv
import io
from collections import Counter
from collections.abc import Callable, Iterator, Mapping
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass, field
from typing import NamedTuple

import pyarrow as pa
import pyarrow.compute as pc
from pyarrow import csv as arrow_csv

from audit.importing.read.compact import LONG, few_distinct
from audit.importing.read.few_texts import MOST, FewTexts
from audit.importing.read.gather import Part, part_of, put_together
from audit.importing.read.odd_rows import OddRows
from audit.importing.read.pieces import Cuts, cut
from audit.importing.read.refusal import too_large
from audit.importing.read.row_by_row import MAX_FIELD, MAX_HEADER_FIELDS, lines_of, read_rows
from audit.importing.read.sheet import MAX_CELLS, MAX_ROWS
from audit.importing.read.signs import Signs
from audit.importing.read.source import Content, let_go

_FIRST = 128 * 1024
_ROWS = 400
_SAMPLES, _SAMPLE = 8, 64 * 1024
_WORTH_RELEASING = 4 * 1024**2  # bytes of a column; for each of thousands of short ones it takes too long
_DAY = r"^\d{4}-\d{2}-\d{2}$"
_CODES = pa.dictionary(pa.int32(), pa.string())


@dataclass(frozen=True, slots=True)
class Text:
    """A text as it lies, and how it is written."""

    data: Content
    start: int
    delimiter: str
    signs: Signs
    encoding: str = "utf-8"

    def part(self, begin: int, end: int) -> pa.Buffer:
        """Return a part in UTF-8; signs that an old encoding does not know are replaced."""
        if self.encoding == "utf-8":
            return pa.py_buffer(self.data).slice(begin, end - begin)
        return pa.py_buffer(bytes(self.data[begin:end]).decode(self.encoding, "replace").encode())


@dataclass(frozen=True, slots=True)
class Kinds:
    """As what each column is read, and the columns of texts of which a sample has few."""

    types: Mapping[str, pa.DataType]
    few: Mapping[int, FewTexts] = field(default_factory=dict)

    def as_codes(self, *, few: bool) -> Kinds:
        """Return the same with days as codes of texts, and if so told the columns of few texts too."""
        days = {name: _CODES if kind == pa.date32() else kind for name, kind in self.types.items()}
        return Kinds(days | {str(at): _CODES for at in self.few}) if few else Kinds(days, self.few)

    def part(self, at: int, column: pa.ChunkedArray | pa.Array) -> Part:
        """Return a piece of a column as it is kept."""
        part = part_of(column)
        if at in self.few and isinstance(part, pa.StringArray):
            return self.few[at].coded(part)
        return part


class Piece(NamedTuple):
    """What was read from a piece of a text."""

    rows: int
    columns: list[Part | None]  # None: let go of
    odd: int
    longer: list[int]


def records(text: str, delimiter: str) -> Iterator[list[str]]:
    """Yield the rows of a text, read row by row."""
    csv.field_size_limit(MAX_FIELD)
    return csv.reader(io.StringIO(text, newline=""), delimiter=delimiter)


def read_regular(text: Text) -> tuple[pa.Table, list[int]] | None:
    """Read a text most of whose rows are alike; the second value lists the rows longer than the rest.

    None where most rows are not alike, or it is not written in its encoding. Raises Refusal where a quote is left open.
    """
    width = _usual_width(text)
    parted = text.signs.quotes or text.data.find(text.delimiter.encode(), text.start) >= 0
    if not (2 if parted else 1) <= width <= MAX_HEADER_FIELDS:
        return None
    cuts = cut(text.data, text.start, text.delimiter, quoted=text.signs.quotes > 0)
    pieces = _read_pieces(text, cuts, width)
    if pieces is None:
        return None
    odd, heights = sum(piece.odd for piece in pieces), [piece.rows for piece in pieces]
    if cuts.odd and (odd or cuts.left_open or text.signs.quotes % 2):
        return None
    if cuts.left_open:
        last = text.part(*cuts.pieces[-1]).to_pybytes()
        return read_rows(lines_of(last), text.delimiter, above=sum(heights))
    widest = max(len(piece.columns) for piece in pieces)
    if (odd and widest * sum(heights) > MAX_CELLS) or sum(heights) > MAX_ROWS:
        raise too_large()
    longer, above = [], 0
    for piece in pieces:
        longer += [above + place + 1 for place in piece.longer]
        above += piece.rows
    columns = _columns(pieces, widest, heights)
    if odd and not _are_most(columns, odd):
        return None
    return pa.table(columns, names=[str(at) for at in range(widest)]), longer


def _usual_width(text: Text) -> int:
    """Return how many cells most of the first rows have that hold a text; 0 where that cannot be told."""
    head = bytes(text.data[text.start : text.start + _FIRST]).decode(text.encoding, errors="ignore")
    widths: Counter[int] = Counter()
    try:
        for row, _ in zip(records(head, text.delimiter), range(_ROWS), strict=False):
            widths[len(row)] += any(row)
    except csv.Error:
        pass
    return max(widths, key=lambda width: (width > 1, widths[width], width), default=0)


def _read_pieces(text: Text, cuts: Cuts, width: int) -> list[Piece] | None:
    """Read the pieces on two threads; one at the end with an open quote is left out."""
    ranges = cuts.pieces[: len(cuts.pieces) - cuts.left_open]
    kinds = _kinds(text, width)
    head = kinds.as_codes(few=True)  # with the header, which is none of the few texts

    def read(number: int) -> Piece:
        return _read_piece(text, ranges[number], kinds if number else head)

    try:
        if len(ranges) < 2:
            return [read(number) for number in range(len(ranges))]
        with ThreadPoolExecutor(2) as pool:
            found = pool.map(read, range(len(ranges)))
            try:
                return list(found)
            except BaseException:
                pool.shutdown(cancel_futures=True)
                raise
    except pa.ArrowException:
        pa.default_memory_pool().release_unused()  # the next way to read it needs the memory
        return None


def _read_piece(text: Text, where: tuple[int, int], kinds: Kinds) -> Piece:
    others = OddRows(text.delimiter)
    part = text.part(*where)
    try:
        table = parse(part, text, kinds.types, others)
    except pa.ArrowInvalid as error:
        if "conversion error" not in str(error) or pa.date32() not in kinds.types.values():
            raise
        others = OddRows(text.delimiter)  # a cell is no day, which the sample did not tell
        table = parse(part, text, kinds.as_codes(few=False).types, others)
    let_go(text.data, *where)
    if not others.places:
        return Piece(table.num_rows, [kinds.part(at, column) for at, column in enumerate(table.columns)], 0, [])
    columns = [
        kinds.part(at, column if kinds.types.get(str(at)) == pa.string() else column.dictionary_encode())
        for at, column in enumerate(others.put_back(table))
    ]
    rows = table.num_rows + len(others.places)
    return Piece(rows, columns, len(others.places), others.longer_than(table.num_columns))


def parse(
    part: pa.Buffer,
    text: Text,
    types: Mapping[str, pa.DataType],
    others: Callable[[arrow_csv.InvalidRow], str],
) -> pa.Table:
    """Have Arrow read a part at once; `others` is asked about each row of another width. Raises ArrowException."""
    return arrow_csv.read_csv(
        part,
        read_options=arrow_csv.ReadOptions(  # with threads, rows are not numbered
            column_names=list(types), block_size=part.size + 1, use_threads=False
        ),
        parse_options=arrow_csv.ParseOptions(
            delimiter=text.delimiter,
            newlines_in_values=text.signs.quotes > 0,
            ignore_empty_lines=False,
            invalid_row_handler=others,
        ),
        convert_options=arrow_csv.ConvertOptions(
            check_utf8=not text.signs.ascii,
            column_types=types,
            null_values=[""],  # of days; a text is never null
            strings_can_be_null=False,
            quoted_strings_can_be_null=True,
        ),
    )


def _columns(pieces: list[Piece], widest: int, heights: list[int]) -> list[pa.Array]:
    """Return the columns of all pieces, which are let go of on the way."""

    def column(at: int) -> pa.Array:
        having = [piece.columns if at < len(piece.columns) else None for piece in pieces]
        parts = [None if columns is None else columns[at] for columns in having]
        for columns in having:
            if columns is not None:
                columns[at] = None
        column = put_together(parts, heights)
        if not pa.types.is_dictionary(column.type):
            parts.clear()
            if column.nbytes > _WORTH_RELEASING:
                pa.default_memory_pool().release_unused()
        return column

    if len(pieces) == 1:
        return [column(at) for at in range(widest)]
    with ThreadPoolExecutor(2) as pool:
        return list(pool.map(column, range(widest)))


def _are_most(columns: list[pa.Array], odd: int) -> bool:
    """Return whether more rows than these odd ones hold a text in one of the columns."""
    for column in columns:
        texts = column.cast(pa.string()) if pa.types.is_dictionary(column.type) else column
        if (pc.sum(pc.greater(pc.binary_length(texts), 0)).as_py() or 0) > 2 * odd:
            return True
    return False


def _kinds(text: Text, width: int) -> Kinds:
    """Return as what each column is read: of a long text, as codes where cells repeat, or as days."""
    plain = Kinds({str(at): pa.string() for at in range(width)})
    samples = list(_samples(text)) if len(text.data) >= _SAMPLES * _SAMPLE else []
    if not samples:
        return plain
    try:
        sample = parse(pa.py_buffer(b"".join(samples)), text, plain.types, OddRows(text.delimiter))
    except pa.ArrowException:
        return plain
    if sample.num_rows * (len(text.data) / sum(map(len, samples))) <= LONG:
        return plain
    types = {name: _type(sample[name]) for name in sample.column_names}
    said = {int(name): pc.unique(sample[name]) for name, kind in types.items() if kind == _CODES}
    few = {at: FewTexts(texts) for at, texts in said.items() if len(texts) <= MOST}
    return Kinds(types | {str(at): pa.string() for at in few}, few)


def _samples(text: Text) -> Iterator[bytes]:
    """Yield whole lines from all of a text; those within quotes may be cut."""
    for sample in range(_SAMPLES):
        at = text.start + sample * (len(text.data) - text.start) // _SAMPLES
        lines = text.part(at, min(at + _SAMPLE, len(text.data))).to_pybytes()
        begin, end = lines.find(b"\n") + 1, lines.rfind(b"\n") + 1
        if 0 < begin < end:
            yield lines[begin:end]


def _type(sample: pa.ChunkedArray) -> pa.DataType:
    blank = pc.equal(sample, "")
    if not pc.all(blank).as_py() and pc.all(pc.or_(blank, pc.match_substring_regex(sample, _DAY))).as_py():
        return pa.date32()
    return _CODES if few_distinct(sample) else pa.string()
