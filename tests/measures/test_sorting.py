from __future__ import annotations

import hypothesis.strategies as st
import numpy as np
from hypothesis import given

from audit.measures.sorting import distinct, order_of_amounts, renumbered

AMOUNTS = st.lists(
    st.one_of(st.floats(allow_nan=False), st.sampled_from([0.0, -0.0, 1.0, -1.0])),
    max_size=40,
)


@given(AMOUNTS)
def test_amounts_are_sorted_as_numpy_sorts_them_and_ties_keep_their_order(amounts: list[float]) -> None:
    values = np.array(amounts, dtype=np.float64)
    assert order_of_amounts(values).tolist() == np.argsort(values, kind="stable").tolist()


@given(st.lists(st.one_of(st.integers(0, 10), st.integers(0, 2**47)), max_size=40), st.sampled_from([1, 3, 100]))
def test_amounts_in_cents_are_sorted_as_numpy_sorts_them(cents: list[int], divisor: int) -> None:
    values = np.array(cents, dtype=np.float64) / divisor
    assert order_of_amounts(values).tolist() == np.argsort(values, kind="stable").tolist()


CODES = st.one_of(st.integers(0, 3), st.integers(0, 2**62))


@given(st.lists(st.tuples(CODES, st.integers(0, 2), st.integers(0, 40_000)), max_size=40))
def test_codes_are_renumbered_in_their_order_with_the_first_place_of_each(rows: list[tuple[int, int, int]]) -> None:
    dtypes = (np.int64, np.int8, np.int32)
    parts = [np.array([row[place] for row in rows], dtype=dtypes[place]) for place in range(3)]
    numbers, places = distinct(parts)
    values = sorted(set(rows))
    assert numbers.tolist() == [values.index(row) for row in rows]
    assert places.tolist() == [rows.index(value) for value in values]


@given(st.lists(st.integers(0, 50), max_size=40), st.sampled_from([51, 2**40]))
def test_codes_are_renumbered_alike_with_a_list_of_all_values_and_by_sorting(codes: list[int], size: int) -> None:
    values, inverse = np.unique(np.array(codes, dtype=np.int64), return_inverse=True)
    numbers, occurring = renumbered(np.array(codes, dtype=np.int64), size)
    assert (numbers.tolist(), occurring.tolist()) == (inverse.tolist(), values.tolist())
