"""Bounds against every possible disclosure: small tables, every blank filled in every way, plain arithmetic."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from itertools import product
from typing import Any

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from audit.measures.gap_bounds import weighted_range
from audit.model.measurement import Measurement
from audit.types import MeasureState
from tests.measures.builders import context, dataset, measure

Row = tuple[Any, ...]
PEOPLE = 10
CENTRES = {"mean": np.mean, "median": np.median}


def tables(*columns: Sequence[Any]) -> st.SearchStrategy[list[list[Any]]]:
    """Return rows of these columns, up to ten of them, of which up to four cells are blank."""
    rows = st.lists(st.tuples(*[st.sampled_from(column) for column in columns]), min_size=4, max_size=PEOPLE)
    blanks = st.lists(st.tuples(st.integers(0, PEOPLE - 1), st.integers(0, len(columns) - 1)), max_size=4)
    return st.tuples(rows, blanks).map(lambda both: _blanked(*both))


def _blanked(rows: list[Row], blanks: list[tuple[int, int]]) -> list[list[Any]]:
    made = [list(row) for row in rows]
    for row, column in blanks:
        made[row % len(made)][column] = None
    return made


def worlds(rows: list[list[Any]], *options: Callable[[list[Any]], Sequence[Any]]) -> Iterator[list[Row]]:
    """Yield the table with every blank filled in every way; the options of a cell may depend on its row."""
    filled = [
        product(
            *[(cell,) if cell is not None else tuple(choose(row)) for cell, choose in zip(row, options, strict=True)]
        )
        for row in rows
    ]
    for world in product(*[list(each) for each in filled]):
        yield list(world)


def gap(men: Sequence[float], women: Sequence[float], statistic: str) -> float | None:
    if not men or not women:
        return None
    centre = CENTRES[statistic]
    return float(100 * (centre(men) - centre(women)) / centre(men))


def inside(found: Measurement, values: Iterator[float | None]) -> None:
    assert found.bounds is not None
    assert found.bounds.low <= found.value <= found.bounds.high
    seen = [found.value, *(value for value in values if value is not None)]
    assert found.bounds.low - 1e-9 <= min(seen)
    assert max(seen) <= found.bounds.high + 1e-9
    if found.bounds.exact:
        assert (found.bounds.low, found.bounds.high) == pytest.approx((min(seen), max(seen)))


SEXES = lambda _row: ("women", "men", "non-binary")  # noqa: E731
EITHER = lambda *values: lambda _row: values  # noqa: E731


def same_level(rows: list[list[Any]], *, pay: int, level: int) -> Callable[[list[Any]], Sequence[float]]:
    def options(row: list[Any]) -> Sequence[float]:
        known = [each[pay] for each in rows if each[pay] is not None and row[level] in (each[level], None)]
        return (min(known), float(np.mean(known)), max(known)) if known else (1.0,)  # of somebody in neither group

    return options


@pytest.mark.parametrize("statistic", ["mean", "median"])
@settings(max_examples=40, deadline=None)
@given(rows=tables(["women", "men", "non-binary"], [10.0, 12.0, 15.0, 20.0], ["1", "2"]))
def test_pay_gap(statistic: str, rows: list[list[Any]]) -> None:
    for row in rows:
        row[2] = row[2] or "1"
    found = measure(_staff(rows, "gender", "annual_pay", "level"), "pay-gap", statistic=statistic)
    if found.state is not MeasureState.OK or found.bounds is None:
        return
    options = (SEXES, same_level(rows, pay=1, level=2), EITHER("1", "2"))
    inside(found, (_gap_of(world, statistic) for world in worlds(rows, *options)))


@settings(max_examples=40, deadline=None)
@given(rows=tables(["women", "men"], [10.0, 12.0, 20.0], ["full-time", "part-time"]))
def test_pay_gap_of_full_time_staff(rows: list[list[Any]]) -> None:
    data = _staff([[*row, "1"] for row in rows], "gender", "annual_pay", "contract", "level")
    found = measure(data, "pay-gap", statistic="mean", where={"contract": "full-time"})
    if found.state is not MeasureState.OK or found.bounds is None:
        return
    possible = [row for row in rows if row[2] != "part-time"]
    known = [row[1] for row in possible if row[1] is not None]
    options = (SEXES, EITHER(min(known), max(known)), EITHER("full-time", "part-time"))
    filled = worlds(rows, *options)
    inside(found, (_gap_of([r for r in world if r[2] == "full-time"], "mean") for world in filled))


@pytest.mark.parametrize("statistic", ["mean", "median"])
@settings(max_examples=40, deadline=None)
@given(rows=tables(["women", "men", "non-binary"], [10.0, 12.0, 20.0], ["1", "2"]))
def test_pay_gap_within(statistic: str, rows: list[list[Any]]) -> None:
    found = measure(_staff(rows, "gender", "annual_pay", "level"), "pay-gap-within", by=["level"], statistic=statistic)
    if found.state is not MeasureState.OK or found.bounds is None:
        return
    options = (SEXES, same_level(rows, pay=1, level=2), EITHER("1", "2"))
    inside(found, (_within_of(world, statistic) for world in worlds(rows, *options)))


@settings(max_examples=40, deadline=None)
@given(rows=tables(["women", "men", "non-binary"], [10.0, 12.0, 20.0], ["1", "2"]))
def test_pay_gap_split(rows: list[list[Any]]) -> None:
    found = measure(_staff(rows, "gender", "annual_pay", "level"), "pay-gap-split", by=["level"])
    if found.state is not MeasureState.OK or found.bounds is None:
        return
    options = (SEXES, same_level(rows, pay=1, level=2), EITHER("1", "2"))
    inside(found, (_inside_jobs(world) for world in worlds(rows, *options)))


@pytest.mark.parametrize("fewest", [1, 2])
@settings(max_examples=40, deadline=None)
@given(rows=tables(["women", "men", "non-binary"], [10.0, 12.0, 20.0], ["1", "2"]))
def test_largest_gap_of_a_category(fewest: int, rows: list[list[Any]]) -> None:
    for row in rows:
        row[2] = row[2] or "1"
    run = context(_staff(rows, "gender", "annual_pay", "level"), minimum_n=fewest)
    found = measure(run, "eu-pay-transparency", by=["level"])
    if found.state is not MeasureState.OK or found.bounds is None:
        return
    options = (SEXES, same_level(rows, pay=1, level=2), EITHER("1", "2"))
    inside(found, (_largest_of(world, fewest) for world in worlds(rows, *options)))


@settings(max_examples=40, deadline=None)
@given(rows=tables(["women", "men"], [0.0, 100.0, 300.0], ["keynote", "panellist"]))
def test_fee_gap(rows: list[list[Any]]) -> None:
    columns = dict(zip(("gender", "fee", "role"), map(list, zip(*rows, strict=True)), strict=True))
    run = context(dataset(appearances=columns), fee_floors={"keynote": 200.0, "panellist": 50.0})
    found = measure(run, "fee-gap", statistic="mean")
    if found.state is not MeasureState.OK or found.bounds is None:
        return
    roles = ("keynote", "panellist", "poster")  # a poster is paid no fee that would count
    options = (SEXES, lambda row: (0.0, 50.0, 200.0) if row[2] != "panellist" else (0.0, 50.0), EITHER(*roles))
    filled = ([row for row in world if row[2] != "poster"] for world in worlds(rows, *options))
    inside(found, (_within_of(world, "mean") for world in filled))


@settings(max_examples=60, deadline=None)
@given(rows=tables(["women", "men", "non-binary"], ["hr", "works"], ["active", "left"]))
def test_representation(rows: list[list[Any]]) -> None:
    rows[0][2] = "active"  # a list in which nobody is known to be there is no list of staff
    data = _staff(rows, "gender", "department", "status")
    parameters = {"dimension": "gender", "groups": ["women"], "unit": {"department": "hr"}}
    found = measure(data, "representation", **parameters)
    if found.state is not MeasureState.OK or found.bounds is None:
        return
    options = (SEXES, EITHER("hr", "works"), EITHER("active", "left"))
    inside(found, (_index_of(world) for world in worlds(rows, *options)))


@settings(max_examples=40, deadline=None)
@given(rows=tables(["women", "men"], ["left", "active"], ["full-time", "part-time"]))
def test_leaving(rows: list[list[Any]]) -> None:
    data = _staff(rows, "gender", "status", "contract")
    where = {"contract": "full-time"}
    found = measure(data, "rate-ratio", dimension="gender", groups=["women"], where=where)
    if found.state is not MeasureState.OK or found.bounds is None:
        return
    options = (EITHER("women", "men"), EITHER("left", "active"), EITHER("full-time", "part-time"))
    inside(found, (_rates_of([r for r in world if r[2] == "full-time"]) for world in worlds(rows, *options)))


@settings(max_examples=40, deadline=None)
@given(rows=tables(["women", "men"], ["active", "left"], [0.0, 5.0]))
def test_who_got_a_bonus(rows: list[list[Any]]) -> None:
    for row in rows:
        row[2] = row[2] or 0.0  # a bonus that is not recorded is none
    rows[0][1] = "active"
    data = _staff([[*row, 1.0] for row in rows], "gender", "status", "bonus", "annual_pay")
    found = measure(data, "uk-gender-pay-gap", figure="bonus-women")
    if found.state is not MeasureState.OK:
        return
    options = (SEXES, EITHER("active", "left"), EITHER(0.0))
    there = ([row for row in world if row[:2] == ("women", "active")] for world in worlds(rows, *options))
    inside(found, (100 * sum(row[2] > 0 for row in women) / len(women) if women else None for women in there))


@settings(max_examples=40, deadline=None)
@given(rows=tables(["women", "men", "non-binary"], ["full-time", "part-time"]))
def test_utilisation(rows: list[list[Any]]) -> None:
    data = _staff(rows, "gender", "contract")
    where = {"contract": "full-time"}
    found = measure(data, "utilisation", dimension="gender", groups=["women"], availability=0.4, where=where)
    if found.state is not MeasureState.OK:
        return
    options = (SEXES, EITHER("full-time", "part-time"))
    shares = (_share_of([r for r in world if r[1] == "full-time"]) for world in worlds(rows, *options))
    inside(found, (None if share is None else share / 0.4 for share in shares))


@settings(max_examples=40, deadline=None)
@given(rows=tables(["women", "men", "non-binary"], ["full-time", "part-time"]))
def test_share(rows: list[list[Any]]) -> None:
    data = _staff(rows, "gender", "contract")
    where = {"contract": "full-time"}
    found = measure(data, "group-share", dimension="gender", groups=["women"], where=where)
    if found.state is not MeasureState.OK:
        return
    options = (SEXES, EITHER("full-time", "part-time"))
    inside(found, (_share_of([r for r in world if r[1] == "full-time"]) for world in worlds(rows, *options)))


@settings(max_examples=60)
@given(
    st.lists(
        st.tuples(st.integers(-9, 9), st.integers(0, 9), st.integers(0, 3), st.integers(0, 3)), min_size=1, max_size=4
    )
)
def test_a_weighted_mean_with_open_weights(parts: list[tuple[int, int, int, int]]) -> None:
    ranges = [(float(low), float(low + width)) for low, width, _, _ in parts]
    least, most = [a for _, _, a, _ in parts], [a + b for _, _, a, b in parts]
    if not sum(most):
        return
    found = weighted_range(ranges, least, most)
    for weights in product(*[range(a, b + 1) for a, b in zip(least, most, strict=True)]):
        if sum(weights):
            assert found[0] - 1e-9 <= np.average([low for low, _ in ranges], weights=weights)
            assert np.average([high for _, high in ranges], weights=weights) <= found[1] + 1e-9


def _staff(rows: list[list[Any]], *names: str) -> Any:
    columns = dict(zip(names, map(list, zip(*rows, strict=True)), strict=True))
    return dataset(employees=columns)


def _of(world: list[Row], sex: str) -> list[float]:
    return [row[1] for row in world if row[0] == sex]


def _gap_of(world: list[Row], statistic: str) -> float | None:
    return gap(_of(world, "men"), _of(world, "women"), statistic)


def _within_of(world: list[Row], statistic: str) -> float | None:
    gaps, weights = [], []
    for place in sorted({row[2] for row in world}):
        here = [row for row in world if row[2] == place]
        if _of(here, "men") and _of(here, "women"):
            if not CENTRES[statistic](_of(here, "men")):
                return None
            gaps.append(_gap_of(here, statistic))
            weights.append(len(_of(here, "women")))
    return float(np.average(gaps, weights=weights)) if gaps else None


def _largest_of(world: list[Row], fewest: int) -> float | None:
    gaps = []
    for place in {row[2] for row in world}:
        here = [row for row in world if row[2] == place]
        men, women = _of(here, "men"), _of(here, "women")
        if min(len(men), len(women)) >= fewest:
            gaps.append(abs(gap(men, women, "mean") or 0.0))
    return max(gaps, default=None)


def _inside_jobs(world: list[Row]) -> float | None:
    men, women = _of(world, "men"), _of(world, "women")
    if not men or not women:
        return None
    total = 0.0
    for place in {row[2] for row in world}:
        here = [row for row in world if row[2] == place]
        if _of(here, "men") and _of(here, "women"):
            total += len(_of(here, "women")) * (np.mean(_of(here, "men")) - np.mean(_of(here, "women")))
    return float(100 * total / len(women) / np.mean(men))


def _index_of(world: list[Row]) -> float | None:
    everybody = [row for row in world if row[2] == "active"]
    unit = [row for row in everybody if row[1] == "hr"]
    women = sum(row[0] == "women" for row in everybody)
    if not unit or not women:
        return None
    return (sum(row[0] == "women" for row in unit) / len(unit)) / (women / len(everybody))


def _rates_of(world: list[Row]) -> float | None:
    rates = {}
    for sex in ("women", "men"):
        there = [row[1] for row in world if row[0] == sex]
        rates[sex] = there.count("left") / len(there) if there else 0.0
    return rates["women"] / rates["men"] if rates["men"] and any(row[0] == "women" for row in world) else None


def _share_of(world: list[Row]) -> float | None:
    return sum(row[0] == "women" for row in world) / len(world) if world else None
