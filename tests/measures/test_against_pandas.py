"""The fast engines beside plain pandas, on small tables whose columns have any type that a caller may give them."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from itertools import product
from typing import Any

import hypothesis.strategies as st
import numpy as np
import pandas as pd
import pytest
from hypothesis import given, settings

from audit.measures.amounts import amounts_by_group, amounts_by_place
from audit.measures.context import MeasureContext
from audit.measures.frame import Frame
from audit.tables.dataset import Dataset, TableData
from audit.types import MeasureState
from tests.measures.builders import PERIOD, context, measure

TEXTS: dict[str, Callable[[list[str | None]], pd.Series]] = {
    "object": lambda values: pd.Series(values, dtype=object),
    "str": lambda values: pd.Series(values, dtype="str"),
    "string": lambda values: pd.Series(values, dtype="string"),
    "category": lambda values: pd.Series(values, dtype=object).astype("category"),
    "category with one that nobody has": lambda values: pd.Series(
        pd.Categorical(values, categories=["nobody", "men", "women", "non-binary", "L10", "L2", "L1"])
    ),
}
AMOUNTS: dict[str, Callable[[list[float | None]], pd.Series]] = {
    "float64": lambda values: pd.Series(values, dtype="float64"),
    "Float64": lambda values: pd.Series(values, dtype="Float64"),
    "object": lambda values: pd.Series([np.nan if value is None else value for value in values], dtype=object),
    "float32": lambda values: pd.Series(values, dtype="float32"),
}
DATES: dict[str, Callable[[list[date | None]], pd.Series]] = {
    "ns": lambda values: pd.to_datetime(pd.Series(values, dtype=object)).astype("datetime64[ns]"),
    "s": lambda values: pd.to_datetime(pd.Series(values, dtype=object)).astype("datetime64[s]"),
    "zone": lambda values: pd.to_datetime(pd.Series(values, dtype=object)).dt.tz_localize("UTC"),
    "object": lambda values: pd.Series(values, dtype=object),
}

GENDERS = st.sampled_from(["women", "men", "non-binary", None])
LEVELS = st.sampled_from(["L1", "L2", "L10", None])
PAY = st.one_of(st.none(), st.sampled_from([0.0, 10.0, 10.25, 1000.0]), st.integers(-5, 99_999).map(lambda n: n / 8))
DAYS = st.one_of(st.none(), st.dates(date(2020, 2, 1), date(2026, 3, 1)), st.sampled_from([date(2024, 2, 29)]))
ROWS = st.lists(st.tuples(GENDERS, LEVELS, PAY, DAYS, DAYS), max_size=40)


@st.composite
def tables(draw: st.DrawFn) -> pd.DataFrame:
    """Draw a table whose columns have any of the types that a caller may give them."""
    rows = draw(ROWS)
    gender, level, pay, hired, left = ([row[place] for row in rows] for place in range(5))
    text, amount, day = (draw(st.sampled_from(sorted(kinds))) for kinds in (TEXTS, AMOUNTS, DATES))
    return pd.DataFrame(
        {
            "gender": TEXTS[text](gender),
            "level": TEXTS[draw(st.sampled_from(sorted(TEXTS)))](level),
            "annual_pay": AMOUNTS[amount](pay),
            "hired_on": DATES[day](hired),
            "left_on": DATES[day](left),
        }
    )


def plain(frame: pd.DataFrame) -> pd.DataFrame:
    """Return the same as objects: blanks are words, pay is a float, days are stamps without a zone."""
    days = {column: pd.to_datetime(frame[column], utc=True).dt.tz_localize(None) for column in ("hired_on", "left_on")}
    words = {
        column: [value if isinstance(value, str) else "not-disclosed" for value in frame[column]]
        for column in ("gender", "level")
    }
    return pd.DataFrame({**words, "annual_pay": frame["annual_pay"].astype("float64"), **days}, index=frame.index)


def run_on(frame: pd.DataFrame, minimum_n: int = 1) -> MeasureContext:
    data = TableData(name="employees", frame=frame, columns=frozenset(frame.columns))
    return context(Dataset(tables={"employees": data}, period=PERIOD), minimum_n=minimum_n)


@given(tables())
def test_counts_of_every_selection(frame: pd.DataFrame) -> None:
    fast, slow = Frame(run_on(frame).dataset.tables["employees"]), plain(frame)
    for dimensions in (("gender", "level"), ("level",), ("level", "gender"), ()):
        counts, names = fast.counts(dimensions), [fast.coded(each).categories for each in dimensions]
        for index, place in zip(np.ndindex(counts.shape), product(*names), strict=True):
            here = pd.Series(True, index=slow.index)
            for dimension, category in zip(dimensions, place, strict=True):
                here &= slow[dimension] == category
            assert counts[index] == here.sum()


@given(
    tables(), st.sampled_from([("gender",), ("level", "gender"), ()]), st.sampled_from([{}, {"level": ("L1", "L2")}])
)
def test_amounts_by_group_are_those_of_the_rows_smallest_first(
    frame: pd.DataFrame, dimensions: tuple[str, ...], where: dict[str, Any]
) -> None:
    fast, slow = Frame(run_on(frame).dataset.tables["employees"]), plain(frame)
    found = amounts_by_group(fast, "annual_pay", dimensions, where)
    rows = slow[slow["annual_pay"].notna()]
    rows = rows[rows["level"].isin(where["level"])] if where else rows
    expected: dict[tuple[str, ...], list[float]] = {}
    for _, row in rows.iterrows():
        expected.setdefault(tuple(row[each] for each in dimensions), []).append(row["annual_pay"])
    assert {place: values.tolist() for place, values in found.cells.items()} == {
        place: sorted(values) for place, values in expected.items()
    }


@given(tables())
def test_sums_by_place_and_their_largest_contributions(frame: pd.DataFrame) -> None:
    fast, slow = Frame(run_on(frame).dataset.tables["employees"]), plain(frame)
    found = amounts_by_place(fast, "annual_pay", ("gender", "level"))
    names = [fast.coded(dimension).categories for dimension in ("gender", "level")]
    for atom, (gender, level) in enumerate(product(*names)):
        pay = slow["annual_pay"][(slow["gender"] == gender) & (slow["level"] == level)].dropna().sort_values()
        assert found.n[atom] == len(pay)
        assert found.total[atom] == pytest.approx(pay.sum())
        largest = [*pay.tolist()[::-1][:2], np.nan, np.nan][:2]
        np.testing.assert_array_equal(found.largest[atom], largest)
        assert found.negative[atom] == (pay < 0).any()


@given(tables())
@settings(deadline=None)
def test_the_pay_gap_is_that_of_two_plain_groups(frame: pd.DataFrame) -> None:
    slow = plain(frame)
    sides = [slow["annual_pay"][slow["gender"] == gender].dropna() for gender in ("men", "women")]
    for statistic in ("mean", "median"):
        found = measure(run_on(frame), "pay-gap", statistic=statistic)
        if not all(map(len, sides)) or getattr(sides[0], statistic)() <= 0:
            assert found.state is MeasureState.NO_DATA
            continue
        base, other = (getattr(side, statistic)() for side in sides)
        assert found.value == pytest.approx(100 * (base - other) / base)


@given(tables())
@settings(deadline=None)
def test_who_is_still_there_a_year_later(frame: pd.DataFrame) -> None:
    slow = plain(frame)
    after = slow["hired_on"] + pd.DateOffset(months=12)
    counted = slow["hired_on"].notna() & (after <= pd.Timestamp(PERIOD.as_of))
    stayed = counted & ~(slow["left_on"] < after)
    found = measure(run_on(frame), "rate-ratio", dimension="gender", groups=["women"], event="retained-12m")
    rates = {figure.group[0][1]: (figure.count, figure.n) for figure in found.groups}
    for gender, rate in rates.items():
        here = slow["gender"] == gender
        assert rate == ((stayed & here).sum(), (counted & here).sum())
    others = counted & slow["gender"].isin(["men", "non-binary"])
    assert bool(rates) == bool((counted & (slow["gender"] == "women")).any() and others.any())
