"""What must hold of every measure about staff, whatever the data: order, names, doubling, bounds."""

from __future__ import annotations

from itertools import product
from typing import Any

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from audit.model.measurement import Measurement
from audit.types import MeasureState
from tests.measures.builders import dataset, measure

MEASURES: list[tuple[str, dict[str, Any]]] = [
    ("group-share", {"dimension": "ethnicity", "groups": ["black"], "by": "department"}),
    ("representation", {"dimension": "ethnicity", "groups": ["black"], "unit": {"department_function": "hr"}}),
    ("level-steepness", {"dimension": "ethnicity", "groups": ["black"]}),
    ("rate-ratio", {"dimension": "ethnicity", "groups": ["black"]}),
    ("pay-gap", {"dimension": "ethnicity", "reference": "white", "compared": "black"}),
    ("pay-gap", {"dimension": "ethnicity", "reference": "white", "compared": "black", "statistic": "mean"}),
    ("pay-gap-within", {"dimension": "ethnicity", "reference": "white", "compared": "black", "by": ["level"]}),
    ("pay-gap-split", {"dimension": "ethnicity", "reference": "white", "compared": "black", "by": ["level"]}),
    ("dimensions-together", {"dimensions": ["gender", "ethnicity"]}),
    ("diversity-index", {"dimension": "ethnicity"}),
    ("utilisation", {"dimension": "ethnicity", "groups": ["black"], "availability": 0.3}),
    ("dimensions-together", {"dimensions": ["gender", "ethnicity"], "statistic": "left"}),
    ("dimensions-together", {"dimensions": ["gender", "ethnicity"], "statistic": "median-pay"}),
    ("pay-gap-within", {"dimension": "ethnicity", "reference": "white", "compared": "black", "statistic": "mean"}),
]
BY_SEX: list[tuple[str, dict[str, Any]]] = [
    ("uk-gender-pay-gap", {}),
    ("uk-gender-pay-gap", {"figure": "mean-bonus"}),
    ("eu-pay-transparency", {"by": ["level"]}),
    ("eu-pay-transparency", {"mode": "public"}),
    ("women-to-men-pay", {}),
    ("highest-to-median-pay", {}),
    ("adjusted-pay-gap", {"controls": ["level"], "years": []}),
    ("egapro-index", {}),
]
NAMES = [f"{name} {parameters.get('statistic', '')}".strip() for name, parameters in MEASURES]


def staff(seed: int, n: int = 60) -> dict[str, list[Any]]:
    random = np.random.default_rng(seed)
    left = random.random(n) < 0.3
    return {
        "gender": random.choice(["women", "men"], n).tolist(),
        "ethnicity": random.choice(["black", "white", None], n, p=[0.4, 0.5, 0.1]).tolist(),
        "department": random.choice(["A", "B"], n).tolist(),
        "department_function": random.choice(["hr", ""], n).tolist(),
        "level": random.choice(["1", "2", "3"], n).tolist(),
        "status": np.where(left, "left", "active").tolist(),
        "annual_pay": random.integers(20, 60, n).astype(float).tolist(),
        "bonus": random.integers(0, 4, n).astype(float).tolist(),
    }


def value_and_figures(measurement: Measurement) -> tuple[float | None, dict[Any, float | None]]:
    return measurement.value, {(figure.group, figure.statistic): figure.value for figure in measurement.groups}


@pytest.mark.parametrize(
    ("name", "parameters"), [*MEASURES, *BY_SEX], ids=[*NAMES, *(f"{name} {given}" for name, given in BY_SEX)]
)
def test_row_order_never_matters(name: str, parameters: dict[str, Any]) -> None:
    rows = staff(1)
    order = np.random.default_rng(2).permutation(60)
    shuffled = {column: [values[k] for k in order] for column, values in rows.items()}
    first, second = (measure(dataset(employees=each), name, **parameters) for each in (rows, shuffled))
    assert first.value is not None or name == "egapro-index"  # too few points without raises
    assert first.value == pytest.approx(second.value)
    assert value_and_figures(first)[1] == pytest.approx(value_and_figures(second)[1])
    assert first.bounds == second.bounds or first.bounds.low == pytest.approx(second.bounds.low)


@pytest.mark.parametrize(("name", "parameters"), MEASURES, ids=NAMES)
def test_doubling_all_rows_keeps_values(name: str, parameters: dict[str, Any]) -> None:
    rows = staff(3)
    once = measure(dataset(employees=rows), name, **parameters)
    twice = measure(dataset(employees={column: values * 2 for column, values in rows.items()}), name, **parameters)
    assert twice.value == pytest.approx(once.value)
    if once.n is not None:
        assert twice.n == 2 * once.n


@pytest.mark.parametrize(("name", "parameters"), MEASURES, ids=NAMES)
def test_the_names_of_groups_never_matter(name: str, parameters: dict[str, Any]) -> None:
    rows = staff(4)
    names = {"black": "mixed", "white": "asian", "A": "Z", "B": "Y"}
    renamed = {column: [names.get(value, value) for value in values] for column, values in rows.items()}
    other = {
        key: [names.get(each, each) for each in value] if isinstance(value, list) else names.get(value, value)
        for key, value in parameters.items()
        if not isinstance(value, dict | float)
    }
    kept = {key: value for key, value in parameters.items() if isinstance(value, dict | float)}
    first = measure(dataset(employees=rows), name, **parameters)
    second = measure(dataset(employees=renamed), name, **other, **kept)
    assert second.value == pytest.approx(first.value)


@pytest.mark.parametrize(("name", "parameters"), MEASURES, ids=NAMES)
def test_values_stand_with_their_cells_and_inside_their_bounds(name: str, parameters: dict[str, Any]) -> None:
    found = measure(dataset(employees=staff(5)), name, **parameters)
    assert found.state is MeasureState.OK
    assert found.needs
    assert all(figure.needs for figure in found.groups)
    if found.bounds is not None:
        assert found.bounds.low <= found.value <= found.bounds.high


SIX = st.lists(
    st.tuples(st.sampled_from(["women", "men", None]), st.sampled_from(["left", "active", None])),
    min_size=2,
    max_size=6,
)


@given(SIX)
def test_rate_ratio_bounds_contain_every_disclosure(rows: list[tuple[str | None, str | None]]) -> None:
    data = dataset(employees={"gender": [g for g, _ in rows], "status": [s for _, s in rows]})
    found = measure(data, "rate-ratio", dimension="gender", groups=["women"])
    if found.state is not MeasureState.OK or found.bounds is None:
        return
    options = [
        product(("women", "men") if g is None else (g,), ("left", "active") if s is None else (s,)) for g, s in rows
    ]
    for world in product(*options):
        rates = {}
        for side in ("women", "men"):
            there = [status for gender, status in world if gender == side]
            rates[side] = there.count("left") / len(there) if there else 0
        if rates["men"]:
            assert found.bounds.low - 1e-9 <= rates["women"] / rates["men"] <= found.bounds.high + 1e-9


@given(
    st.lists(st.tuples(st.sampled_from(["women", "men", None]), st.sampled_from(["1", "2"])), min_size=4, max_size=7)
)
def test_steepness_bounds_contain_every_disclosure(rows: list[tuple[str | None, str]]) -> None:
    data = dataset(employees={"gender": [g for g, _ in rows], "level": [level for _, level in rows]})
    found = measure(data, "level-steepness", dimension="gender", groups=["women"])
    if found.state is not MeasureState.OK or found.bounds is None:
        return
    for world in product(*[("women", "men") if gender is None else (gender,) for gender, _ in rows]):
        share = {}
        for level in ("1", "2"):
            there = [gender for gender, (_, where) in zip(world, rows, strict=True) if where == level]
            share[level] = there.count("women") / len(there)
        if share["1"]:
            assert found.bounds.low - 1e-9 <= share["2"] / share["1"] <= found.bounds.high + 1e-9


@settings(max_examples=25)
@given(
    st.lists(
        st.tuples(st.sampled_from(["women", "men", None]), st.sampled_from(["1", "2"]), st.integers(5, 9).map(float)),
        min_size=4,
        max_size=5,
    ),
    st.sampled_from(["mean", "median"]),
)
def test_within_bounds_contain_every_disclosure(rows: list[tuple[str | None, str, float]], statistic: str) -> None:
    columns = dict(zip(("gender", "level", "annual_pay"), map(list, zip(*rows, strict=True)), strict=True))
    found = measure(dataset(employees=columns), "pay-gap-within", by=["level"], statistic=statistic)
    if found.state is not MeasureState.OK or found.bounds is None:
        return
    for world in product(*[("women", "men", "non-binary") if row[0] is None else (row[0],) for row in rows]):
        known = measure(
            dataset(employees={**columns, "gender": list(world)}), "pay-gap-within", by=["level"], statistic=statistic
        )
        assert found.bounds.low - 1e-9 <= known.value <= found.bounds.high + 1e-9
