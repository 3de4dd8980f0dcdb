from __future__ import annotations

from itertools import product

import pytest
from hypothesis import given
from hypothesis import strategies as st
from scipy.stats import binom
from statsmodels.stats.proportion import proportion_confint

from audit.config import Pool
from audit.types import MeasureState, Statistic
from tests.measures.builders import context, dataset, figure, measure

GENDERS = st.sampled_from(["women", "men", "non-binary", "prefer-not-to-say", None])
CONTRACTS = st.sampled_from(["full-time", "part-time", None])
VOCABULARY = ("women", "men", "non-binary", "another")


def test_undisclosed_people_are_left_out_counted_and_in_the_bounds() -> None:
    genders = ["women"] * 3 + ["men"] * 5 + ["non-binary"] * 2 + [None] * 4 + ["prefer-not-to-say"]
    share = measure(dataset(employees={"gender": genders}), "group-share", dimension="gender", groups=["women"])
    assert (share.value, share.count, share.n) == (0.3, 3, 10)
    assert {each.reason.text: each.n for each in share.excluded} == {
        "gender: not-disclosed": 4,
        "gender: prefer-not-to-say": 1,
    }
    assert share.bounds is not None
    assert (share.bounds.low, share.bounds.high, share.bounds.undisclosed) == (3 / 15, 8 / 15, 5)
    assert (share.interval.low, share.interval.high) == pytest.approx(proportion_confint(3, 10, method="wilson"))
    assert figure(share, Statistic.SHARE, gender="non-binary").count == 2


@given(st.lists(st.tuples(GENDERS, CONTRACTS), min_size=1, max_size=5))
def test_bounds_contain_every_possible_disclosure_and_are_reached(rows: list[tuple[str | None, str | None]]) -> None:
    data = dataset(employees={"gender": [g for g, _ in rows], "contract": [c for _, c in rows]})
    where = {"contract": "full-time"}
    share = measure(data, "group-share", dimension="gender", groups=["women"], where=where)
    options = [
        product(
            VOCABULARY if gender in (None, "prefer-not-to-say") else (gender,),
            ("full-time", "part-time") if contract is None else (contract,),
        )
        for gender, contract in rows
    ]
    possible = []
    for world in product(*options):
        there = [gender for gender, contract in world if contract == "full-time"]
        if there:
            possible.append(there.count("women") / len(there))
    if share.state is MeasureState.OK:
        assert share.bounds is not None
        assert (share.bounds.low, share.bounds.high) == pytest.approx((min(possible), max(possible)))


def test_row_order_and_doubling_change_no_share() -> None:
    genders = ["women", "men", None, "women", "men", "men"]
    base = measure(dataset(employees={"gender": genders}), "group-share", dimension="gender", groups=["women"])
    turned = measure(dataset(employees={"gender": genders[::-1]}), "group-share", dimension="gender", groups=["women"])
    twice = measure(dataset(employees={"gender": genders * 2}), "group-share", dimension="gender", groups=["women"])
    assert turned == base
    assert twice.value == base.value
    assert (twice.bounds.low, twice.bounds.high) == (base.bounds.low, base.bounds.high)


def test_a_pool_gives_the_chance_of_so_few() -> None:
    genders = ["women"] + ["men"] * 19
    pool = Pool(name="field", dimension="gender", source="survey of the field, 2024", shares={"women": 0.24})
    run = context(dataset(employees={"gender": genders}), pools=(pool,))
    share = measure(run, "group-share", dimension="gender", groups=["women"], pool="field")
    assert share.tests[0].p_value == pytest.approx(0.0302, abs=5e-5)
    assert share.tests[0].n == 20


def test_a_counted_pool_is_drawn_from_without_replacement() -> None:
    reference = {
        "dimension": ["gender"] * 2,
        "group": ["women", "men"],
        "count": [12, 38],
        "pool": ["applicants"] * 2,
        "source": ["own count"] * 2,
    }
    run = context(dataset(employees={"gender": ["men"] * 5}, reference=reference))
    share = measure(run, "group-share", dimension="gender", groups=["women"], pool="applicants")
    assert {test.name: round(test.p_value, 4) for test in share.tests} == {
        "binomial, at most": 0.2536,
        "hypergeometric, at most": 0.2369,
    }


def test_a_pool_is_found_in_the_words_that_people_write() -> None:
    reference = {
        "dimension": ["Gender", "gender "],
        "group": ["Female", "Männer"],
        "share": [0.4, 0.6],
        "pool": ["The Field", "the field"],
        "source": ["survey", "survey"],
    }
    run = context(dataset(employees={"gender": ["women"] * 3 + ["men"] * 7}, reference=reference))
    share = measure(run, "group-share", dimension="gender", groups=["women"], pool="the field")
    assert share.state is MeasureState.OK
    assert share.value == pytest.approx(0.3)
    assert share.tests[0].p_value == pytest.approx(binom.cdf(3, 10, 0.4))


def test_a_pool_that_nobody_named_leaves_the_value_and_no_verdict() -> None:
    data = dataset(employees={"gender": ["women", "men"]})
    share = measure(data, "group-share", dimension="gender", groups=["women"], pool="the field")
    assert share.state is MeasureState.NO_POOL
    assert share.value == 0.5


def test_prefer_not_to_say_is_an_answer() -> None:
    data = dataset(employees={"gender": ["women", "prefer-not-to-say", None, "men"]})
    rate = measure(data, "disclosure-rate", dimension="gender")
    assert (rate.value, rate.count, rate.n) == (0.75, 3, 4)
    assert rate.state is MeasureState.NO_POOL, "shown, and never judged"


def test_nobody_disclosed_is_no_data_and_a_group_of_nobody_is_zero() -> None:
    nobody = measure(dataset(employees={"gender": [None, None]}), "group-share", dimension="gender", groups=["women"])
    assert nobody.state is MeasureState.NO_DATA
    absent = measure(dataset(employees={"gender": ["men"]}), "group-share", dimension="gender", groups=["women"])
    assert (absent.value, absent.count) == (0.0, 0)


def test_leavers_count_are_said_to_and_the_snapshot_stands_beside() -> None:
    rows = {"gender": ["women", "women", "men", "women"], "status": ["active", "active", "active", "left"]}
    share = measure(dataset(employees=rows), "group-share", dimension="gender", groups=["women"])
    assert (share.count, share.n) == (3, 4)
    assert figure(share, Statistic.SHARE, gender="women", status="active").value == pytest.approx(2 / 3)
    assert [note.code for note in share.notes] == ["group-share.leavers"]
    active = {"status": "active"}
    snapshot = measure(dataset(employees=rows), "group-share", dimension="gender", groups=["women"], where=active)
    assert (snapshot.count, snapshot.n, snapshot.notes) == (2, 3, ())


def test_a_filter_of_several_values_keeps_its_figures() -> None:
    rows = {"gender": ["women", "men", "men"], "role": ["keynote", "invited", "speaker"]}
    where = {"role": ["keynote", "invited"]}
    share = measure(
        dataset(appearances=rows), "group-share", table="appearances", dimension="gender", groups=["women"], where=where
    )
    assert figure(share, Statistic.SHARE, gender="men", role="invited|keynote").value == 0.5
