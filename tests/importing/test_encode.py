"""Encoding keeps every row's trimmed text."""

from __future__ import annotations

import pyarrow as pa
from hypothesis import given
from hypothesis import strategies as st

from audit.importing.encode import encode, encode_all

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
