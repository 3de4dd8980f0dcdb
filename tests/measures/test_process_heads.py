"""Rates per head of groups of staff."""

from __future__ import annotations

from itertools import product

import pytest
from scipy.stats import fisher_exact

from audit.types import MeasureState, Statistic
from tests.measures.builders import context, dataset, figure, measure


def _data(women: tuple[int, int], men: tuple[int, int], blank: tuple[int, int] = (0, 0)):  # type: ignore[no-untyped-def]
    genders, promoted = [], []
    for gender, (with_row, people) in (("women", women), ("men", men), (None, blank)):
        for index in range(people):
            genders.append(gender)
            if index < with_row:
                promoted.append(len(genders) - 1)
    return dataset(
        employees={"employee": [f"e{i}" for i in range(len(genders))], "gender": genders},
        moves={
            "employee": [f"e{i}" for i in promoted] * 2 + ["stranger"],
            "kind": ["promotion"] * (2 * len(promoted) + 1),
            "date": ["2025-05-01"] * (2 * len(promoted) + 1),
        },
    )


def _ratio(data):  # type: ignore[no-untyped-def]
    return measure(
        data, "per-head-ratio", table="moves", dimension="gender", groups=["women"], where={"kind": "promotion"}
    )


def test_each_person_counts_once_however_many_rows() -> None:
    found = _ratio(_data((2, 10), (15, 25)))
    assert found.value == pytest.approx(0.2 / 0.6)
    assert found.tests[0].p_value == pytest.approx(fisher_exact([[2, 8], [15, 10]]).pvalue)
    assert figure(found, Statistic.RATE, gender="men").value == 0.6
    assert [each.n for each in found.excluded] == [1]


def test_bounds_are_reached_by_the_worst_and_the_best_disclosure() -> None:
    women, men, blank = (2, 5), (3, 5), (1, 3)
    found = _ratio(_data(women, men, blank))
    ratios = []
    for sides in product((0, 1), repeat=3):
        w, m = list(women), list(men)
        for index, side in enumerate(sides):
            target = w if side else m
            target[0] += index < blank[0]
            target[1] += 1
        ratios.append((w[0] / w[1]) / (m[0] / m[1]))
    assert found.bounds is not None
    assert found.bounds.low == pytest.approx(min(ratios))
    assert found.bounds.high == pytest.approx(max(ratios))


def test_too_few_people_and_nobody_on_the_other_side() -> None:
    assert _ratio(context(_data((1, 5), (1, 20)), minimum_n=10)).state is MeasureState.INSUFFICIENT
    assert _ratio(_data((1, 5), (0, 5))).state is MeasureState.NO_DATA


def test_every_cell_is_recorded() -> None:
    given = context(_data((2, 10), (15, 25), (1, 2)))
    found = _ratio(given)
    for needs in (found.needs, *(each.needs for each in (*found.groups, *found.tests, *found.excluded))):
        assert needs
        assert all(key in given.cells for key in needs)
