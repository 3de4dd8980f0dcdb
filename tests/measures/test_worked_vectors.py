"""Worked examples of the standards and of the field, each with the numbers that were published with it."""

from __future__ import annotations

import pytest

from audit.measures import exact
from audit.measures.selection_words import below_four_fifths
from audit.measures.statistics import (
    binomial_at_least,
    binomial_at_most,
)
from audit.types import Statistic
from tests.measures.builders import dataset, figure, measure


def test_four_groups_of_which_one_is_below_four_fifths() -> None:
    """Rates of 60, 45, 48 and 51 %: ratios of 75, 80 and 85 %; exactly 80 % is not below."""
    rows: dict[str, list[str]] = {"ethnicity": [], "stage": []}
    counts = {"white": 60, "indigenous": 45, "hispanic-latino": 48, "black": 51}
    for group, hired in counts.items():
        rows["ethnicity"] += [group] * 100
        rows["stage"] += ["hired"] * hired + ["applied"] * (100 - hired)
    found = measure(dataset(applications=rows), "selection-impact", dimension="ethnicity", groups=["indigenous"])
    for group, ratio, below in (("indigenous", 0.75, True), ("hispanic-latino", 0.8, False), ("black", 0.85, False)):
        assert figure(found, Statistic.RATIO, ethnicity=group).value == pytest.approx(ratio)
        assert below_four_fifths(counts[group], 100, 60, 100) is below


@pytest.mark.parametrize(
    ("count", "n", "share", "chance"),
    [(0, 20, 0.24, 0.00413), (1, 20, 0.24, 0.0302), (0, 15, 0.2, 0.0352), (0, 10, 0.2, 0.107), (0, 4, 0.5, 0.0625)],
)
def test_so_few_on_a_line_up(count: int, n: int, share: float, chance: float) -> None:
    assert binomial_at_most(count, n, share) == pytest.approx(chance, rel=5e-3)


@pytest.mark.parametrize(("count", "chance"), [(1, 0.9648), (2, 0.833), (3, 0.602), (4, 0.352)])
def test_so_many_of_fifteen(count: int, chance: float) -> None:
    assert binomial_at_least(count, 15, 0.2) == pytest.approx(chance, rel=2e-3)


def test_eighteen_times_as_likely() -> None:
    assert binomial_at_least(5, 20, 0.24) == pytest.approx(0.544, abs=5e-4)
    assert binomial_at_least(5, 20, 0.24) / binomial_at_most(1, 20, 0.24) == pytest.approx(18.0, abs=0.05)


def test_a_finite_pool() -> None:
    assert exact.at_most(0, 5, 12, 50) == pytest.approx(0.2369, abs=5e-5)
    assert binomial_at_most(0, 5, 12 / 50) == pytest.approx(0.2536, abs=5e-5)
