from __future__ import annotations

from itertools import product

import pytest
from hypothesis import given
from hypothesis import strategies as st

from audit.measures.variety import blau, blau_normalised, index_range, simpson_unbiased
from audit.types import Statistic
from tests.measures.builders import dataset, figure, measure


@pytest.mark.parametrize(
    ("counts", "plain", "normalised"),
    [((3, 7), 0.42, 0.84), ((6, 3, 1), 0.54, 0.81), ((120, 95, 60, 45, 30), 0.7555, 0.9444)],
)
def test_known_blau_values(counts: tuple[int, ...], plain: float, normalised: float) -> None:
    assert blau(counts) == pytest.approx(plain, abs=5e-5)
    assert blau_normalised(counts) == pytest.approx(normalised, abs=5e-5)


def test_the_unbiased_index_and_the_blindness_of_all() -> None:
    assert simpson_unbiased((3, 7)) == pytest.approx(0.4667, abs=5e-5)
    assert simpson_unbiased((1,)) is None
    assert blau((30, 70)) == blau((70, 30))
    genders = ["women"] * 3 + ["men"] * 7 + [None]
    index = measure(dataset(employees={"gender": genders}), "diversity-index", dimension="gender")
    assert index.value == pytest.approx(0.84)
    assert figure(index, Statistic.INDEX, index="blau").value == pytest.approx(0.42)
    assert index.notes[0].code == "diversity-index.blind"
    assert index.n == 10


@given(st.lists(st.integers(1, 50), min_size=1, max_size=6))
def test_the_index_stays_between_none_and_all(counts: list[int]) -> None:
    assert 0 <= blau_normalised(counts) <= 1 + 1e-12


@pytest.mark.parametrize("counts", [(3, 1), (2, 2, 1), (5,), (1, 4)])
@pytest.mark.parametrize("unknown", [0, 1, 3, 4])
def test_the_range_of_the_index_is_that_of_every_disclosure(counts: tuple[int, ...], unknown: int) -> None:
    seen = []
    for world in product(range(4), repeat=unknown):
        filled = [*counts, *([0] * (4 - len(counts)))]
        for group in world:
            filled[group] += 1
        seen.append(blau_normalised([count for count in filled if count]))
    assert index_range(counts, unknown, 4) == pytest.approx((min(seen), max(seen)))
