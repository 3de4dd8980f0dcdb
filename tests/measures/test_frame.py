from __future__ import annotations

import numpy as np
import pandas as pd
from hypothesis import given
from hypothesis import strategies as st

from audit.measures.coding import natural_key
from audit.measures.frame import Frame
from tests.measures.builders import table

COLUMNS = {
    "gender": ["women", None, "men", "prefer-not-to-say", "women"],
    "contract": ["full-time", "part-time", None, "full-time", "part-time"],
    "exit_interview": [True, None, False, True, False],
}


def test_a_blank_never_matches_and_is_told_apart_from_a_no() -> None:
    frame = Frame(table("employees", COLUMNS))
    where = {"gender": "women", "contract": "full-time"}
    assert frame.matched(where).tolist() == [True, False, False, False, False]
    assert frame.undetermined(where).tolist() == [False, False, False, True, False]
    assert frame.rejected(where).tolist() == [False, True, True, False, True]


def test_yes_and_true_name_the_same_rows_of_a_yes_no_column() -> None:
    frame = Frame(table("employees", COLUMNS))
    for value in ("yes", True):
        assert frame.matched({"exit_interview": value}).tolist() == [True, False, False, True, False]
    assert frame.undetermined({"exit_interview": "no"}).tolist() == [False, True, False, False, False]


def test_a_blank_cannot_be_asked_for() -> None:
    frame = Frame(table("employees", COLUMNS))
    assert not frame.matched({"gender": "not-disclosed"}).any()


def test_a_column_that_is_missing_leaves_every_row_undetermined() -> None:
    frame = Frame(table("employees", COLUMNS))
    assert frame.undetermined({"level": "1"}).all()


def test_a_department_that_is_not_hr_is_known_not_to_be() -> None:
    frame = Frame(table("employees", {"department_function": ["hr", "", ""]}))
    assert frame.rejected({"department_function": "hr"}).tolist() == [False, True, True]


def test_categories_come_in_natural_order_and_only_those_that_occur() -> None:
    values = pd.Series(pd.Categorical(["L10", "L2", None], categories=["L1", "L2", "L10"]))
    frame = Frame(table("employees", {"level": ["L10", "L2", None]}))
    assert frame.coded("level").categories == ("L2", "L10", "not-disclosed")
    data = table("employees", {"level": ["a"] * 3})
    data.frame["level"] = values
    assert Frame(data).coded("level").categories == ("L2", "L10", "not-disclosed")
    assert sorted(["Level 10", "level 2"], key=natural_key) == ["level 2", "Level 10"]


@given(st.lists(st.tuples(st.sampled_from(["women", "men", None]), st.sampled_from(["1", "2", "3"])), max_size=30))
def test_counts_agree_with_pandas(rows: list[tuple[str | None, str]]) -> None:
    frame = Frame(table("employees", {"gender": [g for g, _ in rows], "level": [level for _, level in rows]}))
    counts = frame.counts(("gender", "level"))
    for i, gender in enumerate(frame.coded("gender").categories):
        for j, level in enumerate(frame.coded("level").categories):
            assert counts[i, j] == sum((g or "not-disclosed", value) == (gender, level) for g, value in rows)
    assert counts.sum() == len(rows)


def test_an_amount_is_not_a_number_where_it_is_blank() -> None:
    frame = Frame(table("employees", {"annual_pay": [10.0, None, 30.0]}))
    assert np.isnan(frame.amount("annual_pay")).tolist() == [False, True, False]
    assert frame.coded(frame.known("annual_pay")).categories == ("no", "yes")


def test_a_column_that_is_missing_stays_missing_however_often_it_was_asked_for() -> None:
    frame = Frame(table("employees", COLUMNS))
    frame.matched({"level": "1"})
    assert not frame.has("level")
    assert frame.has(frame.known("annual_pay"))
