from __future__ import annotations

from fractions import Fraction
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from scipy.stats import fisher_exact as fisher
from scipy.stats import hypergeom
from statsmodels.stats.multitest import multipletests
from statsmodels.stats.proportion import proportions_ztest

from audit.measures.selection_words import below_four_fifths, flipped_ratio, shortfall
from audit.measures.statistics import fisher_exact, fisher_mid_p, holm, z_test
from audit.model.measurement import Measurement
from audit.types import MeasureState, Statistic
from tests.measures.builders import context, dataset, figure, measure
from tests.measures.real_tables import SIBECOL_TALKS, imported


def hired(**sides: tuple[int, int]) -> Measurement:
    genders, stages = [], []
    for gender, (count, n) in sides.items():
        genders += [gender] * n
        stages += ["hired"] * count + ["applied"] * (n - count)
    rows = {"gender": genders, "stage": stages}
    return measure(dataset(applications=rows), "selection-impact", dimension="gender", groups=["women"])


@pytest.mark.parametrize(
    ("ours", "theirs", "ratio", "z", "p", "fisher"),
    [
        ((2, 10), (15, 25), 0.333, -2.139, 0.0324, 0.0599),
        ((1, 5), (40, 95), 0.475, -0.980, 0.327, 0.646),
        ((52, 395), (48, 255), 0.699, -1.952, 0.0509, None),
    ],
)
def test_known_cases(
    ours: tuple[int, int], theirs: tuple[int, int], ratio: float, z: float, p: float, fisher: float | None
) -> None:
    impact = hired(women=ours, men=theirs)
    assert impact.value == pytest.approx(ratio, abs=6e-4)
    tests = {test.name: test for test in impact.tests}
    assert tests["z, pooled error"].statistic == pytest.approx(z, abs=6e-4)
    assert tests["z, pooled error"].p_value == pytest.approx(p, abs=6e-4)
    if fisher is not None:
        assert impact.tests[0].p_value == pytest.approx(fisher, abs=6e-4)


def test_two_of_ten_against_fifteen_of_twenty_five_says_that_the_tests_disagree() -> None:
    impact = hired(women=(2, 10), men=(15, 25))
    facts = {fact.name: fact.value for fact in impact.facts}
    assert facts["shortfall-overall"] == pytest.approx(2.857, abs=1e-3)
    assert facts["shortfall-others"] == pytest.approx(4.0)
    codes = [note.code for note in impact.notes]
    assert codes == ["selection.below-chance", "selection.tests-disagree"]
    assert "p = 0.032 by the normal approximation, p = 0.060 exactly" in impact.notes[1].text


def test_one_person_changes_one_of_five_against_forty_of_ninety_five() -> None:
    assert flipped_ratio(1, 5, 40, 95) == pytest.approx(0.974, abs=5e-4)
    assert flipped_ratio(5, 5, 40, 95) is None
    assert shortfall(2, 10, 15, 25)[1] == 4.0


def test_exactly_four_fifths_is_not_below() -> None:
    assert not below_four_fifths(3, 5, 6, 8)
    rates = {"white": 60, "american-indian-alaska-native": 45, "hispanic-latino": 48, "black": 51}
    flagged = [group for group, rate in rates.items() if below_four_fifths(rate, 100, 60, 100)]
    assert flagged == ["american-indian-alaska-native"]


@given(st.integers(0, 30), st.integers(1, 30), st.integers(0, 30), st.integers(1, 30))
def test_four_fifths_agrees_with_fractions(count: int, n: int, other: int, other_n: int) -> None:
    exact = Fraction(count, n) < Fraction(4, 5) * Fraction(other, other_n)
    assert below_four_fifths(count, n, other, other_n) is exact


@given(st.integers(1, 25), st.integers(1, 25), st.data())
def test_tests_agree_with_other_libraries(n: int, other_n: int, data: st.DataObject) -> None:
    count, other = data.draw(st.integers(0, n)), data.draw(st.integers(0, other_n))
    found = z_test(count, n, other, other_n)
    if found is not None:
        z, p = proportions_ztest([count, other], [n, other_n])
        assert found == pytest.approx((z, p))
    chances = hypergeom.pmf(range(n + 1), n + other_n, count + other, n)
    tied = abs(chances - chances[count]) <= 1e-7 * chances[count]
    at_most = chances[(chances < chances[count]) | tied].sum()
    assert fisher_exact(count, n, other, other_n) == pytest.approx(at_most)
    assert fisher_mid_p(count, n, other, other_n) == pytest.approx(at_most - chances[tied].sum() / 2)


def test_small_groups_are_set_aside_by_name_and_cannot_be_the_most_selected() -> None:
    impact = hired(women=(30, 60), men=(40, 60), **{"non-binary": (1, 1)})
    assert figure(impact, Statistic.RATIO, gender="women").value == pytest.approx(0.75)
    assert impact.facts[-1].message.text == "Set aside, as less than 2 % of the pool: non-binary."


def test_stages_are_reached_by_a_date_or_by_a_later_stage() -> None:
    rows = {
        "gender": ["women", "women", "men", "men"],
        "stage": ["interviewed", "applied", "hired", None],
        "interviewed_on": [None, "2025-02-01", None, None],
    }
    data = dataset(applications=rows)
    impact = measure(data, "selection-impact", dimension="gender", groups=["women"], stage="interviewed")
    assert figure(impact, Statistic.RATE, gender="women").value == 1.0
    assert (figure(impact, Statistic.RATE, gender="men").count, figure(impact, Statistic.RATE, gender="men").n) == (
        1,
        1,
    )
    hire = measure(data, "selection-impact", dimension="gender", groups=["women"], stage="hired")
    assert figure(hire, Statistic.RATE, gender="women", stage="applied to screened").count == 2


def test_nobody_of_the_others_selected_gives_no_ratio() -> None:
    impact = hired(women=(1, 5), men=(0, 5))
    assert impact.state is MeasureState.NO_DATA
    assert impact.tests


@pytest.mark.real_data
def test_talks_selected_for_an_oral_slot(real_data: Path) -> None:
    impact = measure(
        context(imported(real_data, SIBECOL_TALKS), minimum_n=10),
        "selection-impact",
        table="appearances",
        dimension="gender",
        groups=["women"],
        where={"applied_for": "speaker", "role": ["speaker", "poster"]},
        selected={"role": "speaker"},
    )
    assert (impact.count, impact.n) == (180 + 192, 229 + 237)
    assert figure(impact, Statistic.RATE, gender="women").value == pytest.approx(0.7860, abs=5e-5)
    assert figure(impact, Statistic.RATE, gender="men").value == pytest.approx(0.8101, abs=5e-5)
    assert impact.value == pytest.approx(0.9703, abs=5e-5)
    assert impact.tests[0].p_value == pytest.approx(0.564, abs=5e-4)


def test_several_groups_are_corrected_for_their_number() -> None:
    rows: dict[str, list[str]] = {"ethnicity": [], "stage": []}
    for group, count, n in (("white", 30, 40), ("black", 10, 30), ("asian", 12, 30)):
        rows["ethnicity"] += [group] * n
        rows["stage"] += ["hired"] * count + ["applied"] * (n - count)
    found = measure(dataset(applications=rows), "selection-impact", dimension="ethnicity", groups=["black"])
    chances = [fisher([[c, n - c], [30, 10]]).pvalue for c, n in ((10, 30), (12, 30))]
    corrected = multipletests(chances, method="holm")[1]
    assert found.tests[-1].p_value == pytest.approx(min(corrected))
    assert "Holm" in found.tests[-1].name
    assert found.tests[-1].n == 100


@given(st.lists(st.floats(0, 1), min_size=1, max_size=8))
def test_holm_is_that_of_statsmodels(chances: list[float]) -> None:
    assert holm(chances) == pytest.approx(tuple(multipletests(chances, method="holm")[1]))
