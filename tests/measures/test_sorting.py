from __future__ import annotations

import hypothesis.strategies as st
import numpy as np
from hypothesis import given

from audit.measures.sorting import distinct, order_of_amounts

AMOUNTS = st.lists(
    st.one_of(st.floats(allow_nan=False), st.sampled_from([0.0, -0.0, 1.0, -1.0])),
    max_size=40,
)


@given(AMOUNTS)
def test_amounts_are_sorted_as_numpy_sorts_them_and_ties_keep_their_order(amounts: list[float]) -> None:
    values = np.array(amounts, dtype=np.float64)
    assert order_of_amounts(values).tolist() == np.argsort(values, kind="stable").tolist()


@given(st.lists(st.one_of(st.integers(0, 3), st.integers(0, 2**62)), max_size=40))
def test_codes_are_renumbered_in_their_order_with_the_first_place_of_each(codes: list[int]) -> None:
    numbers, places = distinct(np.array(codes, dtype=np.int64))
    values, first, inverse = np.unique(np.array(codes, dtype=np.int64), return_index=True, return_inverse=True)
    assert numbers.tolist() == inverse.tolist()
    assert places.tolist() == first.tolist()
    assert len(values) == len(places)
