"""Encoding keeps every row's trimmed text."""

from __future__ import annotations

import numpy as np
import pyarrow as pa
import pytest
from hypothesis import given
from hypothesis import strategies as st

from audit.config import Settings
from audit.importing import dataset_from_rows
from audit.importing import encode as encoding
from audit.importing.duplicates import count_duplicates
from audit.importing.encode import encode, encode_all
from audit.importing.read import compact as compacting
from audit.importing.read.compact import compact, size_of, write_cells

SPACE = " \t\r\n\u200b\ufeff\u00a0"
TEXTS = st.lists(st.none() | st.text(alphabet=f"ab{SPACE}", max_size=4), max_size=30)


@given(TEXTS)
def test_each_row_gets_its_trimmed_text_or_none(texts: list[str | None]) -> None:
    encoded = encode(pa.chunked_array([pa.array(texts, pa.string())]))
    rows = [None if code < 0 else encoded.values[code] for code in encoded.codes]
    assert rows == [(text or "").strip(SPACE) or None for text in texts]
    assert len(set(encoded.values)) == len(encoded)


@given(TEXTS)
def test_many_columns_are_encoded_as_one(texts: list[str | None]) -> None:
    column = pa.chunked_array([pa.array(texts, pa.string())])
    both = encode_all([column, column])
    assert both[0].codes.tolist() == both[1].codes.tolist() == encode(column).codes.tolist()


@given(st.lists(st.none() | st.text(alphabet=f"abc{SPACE}", max_size=3), min_size=2, max_size=60), st.integers(0, 5))
def test_a_long_column_is_encoded_as_a_short_one(texts: list[str | None], above: int) -> None:
    whole = pa.table({"0": pa.chunked_array([pa.array(texts[:1], pa.string()), pa.array(texts[1:], pa.string())])})
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(compacting, "LONG", 1)
        patch.setattr(encoding, "LONG", 1)
        column = compact(whole).column(0).slice(above)
        encoded = encode(column)
    rows = [None if code < 0 else encoded.values[code] for code in encoded.codes]
    assert rows == [(text or "").strip(SPACE) or None for text in texts[above:]]
    kept = [text for text in rows if text is not None]
    assert not encoded.distinct or len(set(kept)) == len(encoded.values)
    assert encoded.repeats or len(set(rows)) == len(rows)
    repeated = [text in rows[:row] for row, text in enumerate(rows)]
    assert count_duplicates([encoded]).tolist() == repeated


def test_columns_whose_texts_hardly_repeat_stay_as_they_are() -> None:
    rows = compacting.LONG + 1
    ids = pa.array(np.arange(rows) + 10**6).cast(pa.string())
    groups = pa.array(["a", "b", None])[:3].take(pa.array(np.arange(rows) % 3))
    table = pa.table({"0": ids, "1": groups})
    short = compact(table)
    assert [column.type for column in short.columns] == [pa.string(), pa.dictionary(pa.int8(), pa.string())]
    assert short.column(1).cast(pa.string()).combine_chunks() == groups
    sink = pa.BufferOutputStream()
    write_cells(short, sink)
    assert size_of(short) == sink.getvalue().size
    assert pa.ipc.open_stream(sink.getvalue()).read_all() == short
    ascending = encode(short.column(0))
    assert ascending.distinct
    assert not ascending.repeats
    shuffled = encode(short.column(0).take(pa.array(np.arange(rows)[::-1])))
    assert not shuffled.distinct
    assert len(np.unique(shuffled.exact)) == rows


@given(st.lists(st.integers(-1, 126), max_size=40), st.sampled_from((np.int8, np.uint8, np.bool_, np.float64)))
def test_values_are_spread_over_rows_by_code(codes: list[int], dtype: type) -> None:
    by_code = np.arange(127).astype(dtype)
    blank = dtype(1)
    expected = [by_code[code] if code >= 0 else blank for code in codes]
    for width in (np.int8, np.int16, np.int32):
        found = encoding.spread(by_code, np.array(codes, dtype=width), blank=blank)
        assert found.dtype == by_code.dtype
        assert found.tolist() == [value.item() for value in expected]


def test_codes_stay_as_they_are_where_a_header_comes_last_and_a_blank_first() -> None:
    cells = pa.DictionaryArray.from_arrays(pa.array([3, 1, 0, None, 2], pa.int8()), pa.array(["", "a", "b", "Header"]))
    encoded = encode(pa.chunked_array([cells]).slice(1))
    assert encoded.values == ["a", "b"]
    assert encoded.codes.tolist() == [0, -1, -1, 1]


@pytest.mark.parametrize(
    ("text", "kept"), [("7.0", "7"), ("J\u0075\u0308rgen", "J\u00fcrgen"), ("A\u00a0 B", "A B"), ("7.0.1", "7.0.1")]
)
def test_a_key_is_looked_at_closely_where_its_bytes_ask_for_it(text: str, kept: str) -> None:
    data = dataset_from_rows({"employees": [{"employee": "E1"}, {"employee": text}]}, Settings())
    assert data.tables["employees"].frame["employee"].tolist() == ["E1", kept]


@pytest.mark.parametrize(
    ("texts", "repeat"), [(["b", "a", None, None], False), (["b", "a", "b"], True), ([None, None], False), ([], False)]
)
@pytest.mark.parametrize("long", [1, 50_000])
def test_whether_texts_do_repeat_is_known_of_columns_that_nobody_looked_through(
    texts: list[str | None], repeat: bool, long: int
) -> None:
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(encoding, "LONG", long)
        assert encode(pa.chunked_array([pa.array(texts, pa.string())])).does_repeat is repeat
