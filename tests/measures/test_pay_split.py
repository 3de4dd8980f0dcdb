from __future__ import annotations

from pathlib import Path

import numpy as np
import pandas as pd
import pytest
from hypothesis import given
from hypothesis import strategies as st

from audit.measures.pay_split import split_gap
from audit.measures.split_words import Split, split_sentence
from audit.measures.work_classes import WorkClass
from audit.types import Statistic
from tests.measures.builders import context, dataset, figure, measure
from tests.measures.real_tables import MONTGOMERY, imported

PAY = st.lists(st.integers(1, 50).map(float), max_size=5)


@given(st.lists(st.tuples(PAY, PAY), min_size=1, max_size=4))
def test_the_two_parts_add_up_to_the_gap_of_means(classes: list[tuple[list[float], list[float]]]) -> None:
    built = [WorkClass((str(k),), np.sort(m), np.sort(w), np.zeros(0)) for k, (m, w) in enumerate(classes)]
    split = split_gap(built)
    men, women = [x for m, _ in classes for x in m], [x for _, w in classes for x in w]
    if not men or not women:
        assert split is None
        return
    assert split is not None
    assert split.overall == pytest.approx(100 * (np.mean(men) - np.mean(women)) / np.mean(men))
    assert split.between + split.within == pytest.approx(split.overall)


@pytest.mark.parametrize(
    ("between", "within", "code"),
    [
        (0.1, 0.1, "split.none"),
        (13.2, 0.02, "split.between"),
        (0.2, 6.0, "split.within"),
        (4.0, 3.0, "split.both"),
        (8.0, -2.8, "split.opposed"),
    ],
)
def test_the_sentence_says_the_larger_part(between: float, within: float, code: str) -> None:
    assert split_sentence(Split(between + within, between, within), ("job_group",)).code == code


@pytest.mark.real_data
def test_seattle_is_paid_alike_within_titles(real_data: Path) -> None:
    raw = pd.read_csv(real_data / "paygap" / "seattle_wages_by_gender.csv")
    raw = raw[raw["Job Classification"] != "Grand Total"]
    genders, pay, jobs = [], [], []
    for sex, name in (("women", "Female"), ("men", "Male")):
        number = raw[f"No. {name} Empl"].fillna(0).astype(int)
        genders += [sex] * int(number.sum())
        pay += np.repeat(pd.to_numeric(raw[f"{name} Avg Hrly Rate"]).to_numpy(), number).tolist()
        jobs += np.repeat(raw["Job Classification"].to_numpy(), number).tolist()
    run = context(dataset(employees={"gender": genders, "annual_pay": pay, "job_group": jobs}), minimum_n=10)
    split = measure(run, "pay-gap-split", by=["job_group"])
    assert figure(split, Statistic.GAP, part="overall").value == pytest.approx(13.22, abs=5e-3)
    assert abs(split.value) < 0.05
    assert split.notes[0].code == "split.between"
    within = measure(run, "pay-gap-within", by=["job_group"], statistic="mean")
    assert within.value == pytest.approx(-0.07, abs=5e-3)
    share = measure(run, "group-share", dimension="gender", groups=["women"])
    assert (share.n, round(share.value, 4)) == (8389, 0.3509)


@pytest.mark.real_data
def test_montgomery_is_split_by_full_time_and_part_time_work(real_data: Path) -> None:
    split = measure(context(imported(real_data, MONTGOMERY)), "pay-gap-split", by=["contract"])
    assert figure(split, Statistic.GAP, part="overall").value == pytest.approx(5.38, abs=5e-3)
    assert split.value < 0 < figure(split, Statistic.GAP, part="between").value
    assert split.notes[0].code == "split.opposed"
