from __future__ import annotations

from itertools import product

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from audit.types import MeasureState
from tests.measures.builders import dataset, measure

ROWS = st.lists(
    st.tuples(
        st.sampled_from(["women", "men", None]), st.integers(5, 9).map(float), st.sampled_from([None, 1.0, 2.0, 3.0])
    ),
    min_size=3,
    max_size=4,
)
FIGURES = ["mean-hourly", "median-hourly", "mean-bonus", "bonus-men", "bonus-women"]


@pytest.mark.parametrize("name", FIGURES)
@settings(max_examples=15)
@given(ROWS)
def test_bounds_contain_every_disclosure(name: str, rows: list[tuple[str | None, float, float | None]]) -> None:
    gender, pay, bonus = (list(column) for column in zip(*rows, strict=True))
    columns = {"gender": gender, "annual_pay": pay, "hourly_pay": pay, "bonus": bonus}
    found = measure(dataset(employees=columns), "uk-gender-pay-gap", figure=name)
    if found.state is not MeasureState.OK or found.bounds is None:
        return
    for world in product(*[("women", "men", "non-binary") if each is None else (each,) for each in gender]):
        known = measure(dataset(employees={**columns, "gender": list(world)}), "uk-gender-pay-gap", figure=name)
        assert found.bounds.low - 1e-9 <= known.value <= found.bounds.high + 1e-9


@settings(max_examples=15)
@given(ROWS)
def test_the_largest_category_gap_stays_in_its_bounds(rows: list[tuple[str | None, float, float | None]]) -> None:
    gender, pay, _ = (list(column) for column in zip(*rows, strict=True))
    columns = {"gender": gender, "annual_pay": pay, "level": ["1", "2"] * (len(rows) // 2) + ["1"] * (len(rows) % 2)}
    found = measure(dataset(employees=columns), "eu-pay-transparency", by=["level"])
    if found.state is not MeasureState.OK or found.bounds is None:
        return
    for world in product(*[("women", "men") if each is None else (each,) for each in gender]):
        known = measure(dataset(employees={**columns, "gender": list(world)}), "eu-pay-transparency", by=["level"])
        if known.value is not None:
            assert found.bounds.low - 1e-9 <= known.value <= found.bounds.high + 1e-9
