from __future__ import annotations

from collections.abc import Sequence
from fractions import Fraction
from pathlib import Path

import numpy as np
import pandas as pd
import pytest
from hypothesis import given
from hypothesis import strategies as st

from audit.measures.quarters import quarter_sizes, quarters_of_ranked, whole_people

NAMES = ("women", "men")


def quarters(people: Sequence[tuple[float, str]]) -> tuple[dict[str, Fraction], ...]:
    ranked = sorted(people, key=lambda person: person[0])
    pay = np.array([amount for amount, _ in ranked])
    codes = np.array([NAMES.index(gender) for _, gender in ranked])
    return tuple(dict(each) for each in quarters_of_ranked(pay, codes, NAMES))


def test_forty_people_with_sixteen_on_one_rate() -> None:
    people = [(1.0, "women"), (1.0, "men")] + [(2.0, "women")] * 12 + [(2.0, "men")] * 4 + [(3.0, "men")] * 22
    lower, lower_middle, _, _ = quarters(people)
    assert (lower["women"], lower["men"]) == (7, 3)
    assert (lower_middle["women"], lower_middle["men"]) == (6, 4)


def test_twenty_people_whose_rate_does_not_divide() -> None:
    people = [(1.0, "women")] * 6 + [(1.0, "men")] * 2 + [(float(k), "men") for k in range(2, 14)]
    found = quarters(people)
    assert (found[0]["women"], found[0]["men"]) == (Fraction(15, 4), Fraction(5, 4))
    assert found[1]["women"] == Fraction(9, 4)
    whole = whole_people(found)
    assert (whole[0], whole[1]) == ({"women": 4, "men": 1}, {"women": 2, "men": 3})


@pytest.mark.parametrize(
    ("n", "sizes"), [(8, (2, 2, 2, 2)), (9, (3, 2, 2, 2)), (10, (3, 2, 3, 2)), (11, (3, 3, 3, 2)), (3, (1, 1, 1, 0))]
)
def test_people_left_over_go_to_the_quarters_that_the_rule_names(n: int, sizes: tuple[int, ...]) -> None:
    assert quarter_sizes(n) == sizes


PEOPLE = st.lists(st.tuples(st.integers(1, 4).map(float), st.sampled_from(NAMES)), min_size=1, max_size=25)


@given(PEOPLE, st.randoms(use_true_random=False))
def test_row_order_never_matters_and_everybody_is_in_one_quarter(
    people: list[tuple[float, str]], random: object
) -> None:
    found = quarters(people)
    shuffled = list(people)
    random.shuffle(shuffled)  # type: ignore[attr-defined]
    assert quarters(shuffled) == found
    for name in NAMES:
        assert sum(each[name] for each in found) == sum(gender == name for _, gender in people)
    assert tuple(sum(each.values()) for each in found) == quarter_sizes(len(people))


@given(PEOPLE)
def test_whole_people_keep_sizes_and_totals(people: list[tuple[float, str]]) -> None:
    whole = whole_people(quarters(people))
    assert tuple(sum(each.values()) for each in whole) == quarter_sizes(len(people))
    for name in NAMES:
        assert sum(each[name] for each in whole) == sum(gender == name for _, gender in people)


@pytest.mark.real_data
def test_the_attrition_file_by_the_tie_rule(real_data: Path) -> None:
    raw = pd.read_excel(real_data / "hr" / "IBM attrition.xlsx", sheet_name="Raw data", engine="calamine")
    people = [
        (float(pay), "women" if gender == "Female" else "men")
        for pay, gender in zip(raw["MonthlyIncome"], raw["Gender"], strict=True)
    ]
    found = [100 * float(each["women"] / sum(each.values())) for each in quarters(people)]
    assert found == pytest.approx([36.55, 40.74, 41.03, 41.69], abs=6e-3)
