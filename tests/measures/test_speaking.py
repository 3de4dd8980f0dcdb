from __future__ import annotations

from itertools import product

import pytest
from hypothesis import given
from hypothesis import strategies as st

from audit.model.measurement import CellKey
from audit.types import MeasureState, Statistic
from tests.measures.builders import dataset, figure, measure

ROWS = st.lists(
    st.tuples(st.sampled_from(["women", "men", None]), st.integers(1, 40).map(float)), min_size=2, max_size=7
)


def test_half_of_the_seats_and_two_fifths_of_the_minutes_give_four_fifths() -> None:
    rows = {"gender": ["women", "men"], "minutes": [40.0, 60.0], "role": ["speaker", "speaker"]}
    index = measure(dataset(appearances=rows), "speaking-minutes", groups=["women"], by="role")
    assert index.value == pytest.approx(0.8)
    assert figure(index, Statistic.SHARE, gender="women").value == pytest.approx(0.4)
    assert figure(index, Statistic.INDEX, gender="women", role="speaker").value == pytest.approx(0.8)


def test_a_share_of_the_minutes_is_made_from_the_minutes_of_the_group() -> None:
    rows = {"gender": ["women", "men"] * 4, "minutes": [40.0, 60.0] * 4, "role": ["speaker"] * 8}
    index = measure(dataset(appearances=rows), "speaking-minutes", groups=["women"], by="role")
    of_women = CellKey("appearances", (("gender", "women"),), "minutes")
    by_role = figure(index, Statistic.INDEX, gender="women", role="speaker")
    assert all(of_women in part.needs for part in (index, figure(index, Statistic.SHARE, gender="women"), by_role))
    assert CellKey("appearances", (("gender", "women"),)) in by_role.needs


@given(ROWS)
def test_bounds_are_reached_by_some_disclosure(rows: list[tuple[str | None, float]]) -> None:
    data = dataset(appearances={"gender": [g for g, _ in rows], "minutes": [m for _, m in rows]})
    index = measure(data, "speaking-minutes", groups=["women"])
    if index.state is not MeasureState.OK:
        return
    possible = []
    for world in product(*[("women", "men") if gender is None else (gender,) for gender, _ in rows]):
        ours = [minutes for gender, (_, minutes) in zip(world, rows, strict=True) if gender == "women"]
        possible.append((sum(ours) / len(ours)) / (sum(minutes for _, minutes in rows) / len(rows)))
    assert index.bounds is not None
    assert (index.bounds.low, index.bounds.high) == pytest.approx(
        (min(*possible, index.value), max(*possible, index.value))
    )


def test_chairs_stand_apart_unless_a_filter_names_them() -> None:
    rows = {
        "gender": ["women", "men", "men"],
        "role": ["speaker", "speaker", "session-chair"],
        "minutes": [20.0, 20.0, 40.0],
    }
    spoken = measure(dataset(appearances=rows), "speaking-minutes", dimension="gender", groups=["women"])
    assert (spoken.value, spoken.n) == (1.0, 2)
    roles = {"role": ["speaker", "session-chair"]}
    asked = measure(dataset(appearances=rows), "speaking-minutes", dimension="gender", groups=["women"], where=roles)
    assert asked.value == pytest.approx((20 / 80) / (1 / 3))
