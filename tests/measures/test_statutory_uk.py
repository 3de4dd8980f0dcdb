from __future__ import annotations

from pathlib import Path

import pytest

from audit.types import MeasureState, Statistic
from tests.measures.builders import context, dataset, figure, measure
from tests.measures.real_tables import HR_DATASET, imported


def staff(**columns: list[object]) -> dict[str, list[object]]:
    return {
        "gender": ["men"] * 4 + ["women"] * 4,
        "annual_pay": [1.0] * 8,
        "hourly_pay": [20.0, 20.0, 30.0, 50.0, 10.0, 20.0, 20.0, 30.0],
        "bonus": [100.0, 300.0, None, None, 100.0, None, None, 0.0],
        **columns,
    }


@pytest.mark.parametrize(
    ("name", "value"),
    [
        ("mean-hourly", 100 * (30 - 20) / 30),
        ("median-hourly", 100 * (25 - 20) / 25),
        ("mean-bonus", 50.0),
        ("median-bonus", 50.0),
        ("bonus-men", 50.0),
        ("bonus-women", 25.0),
    ],
)
def test_six_measures(name: str, value: float) -> None:
    found = measure(dataset(employees=staff()), "uk-gender-pay-gap", figure=name)
    assert found.value == pytest.approx(value)
    assert found.notes[-1].code == "uk.small"


def test_people_on_reduced_pay_for_leave_count_for_the_bonus_only() -> None:
    rows = staff(full_pay_relevant=[True, True, True, False, None, None, None, None])
    hourly = measure(dataset(employees=rows), "uk-gender-pay-gap", figure="mean-hourly")
    assert hourly.n == 7
    assert hourly.value == pytest.approx(100 * (70 / 3 - 20) / (70 / 3))
    bonus = measure(dataset(employees=rows), "uk-gender-pay-gap", figure="bonus-men")
    assert bonus.n == 4


def test_without_a_man_who_got_a_bonus_there_is_no_bonus_gap_and_without_a_woman_it_is_all() -> None:
    rows = staff(bonus=[None, None, None, None, 5.0, None, None, None])
    assert measure(dataset(employees=rows), "uk-gender-pay-gap", figure="mean-bonus").state is MeasureState.NO_DATA
    rows = staff(bonus=[5.0, None, None, None, None, None, None, None])
    assert measure(dataset(employees=rows), "uk-gender-pay-gap", figure="mean-bonus").value == 100


def test_quarters_share_out_people_on_one_rate() -> None:
    pay = [1.0, 1.0] + [2.0] * 16 + [3.0] * 22
    genders = ["women", "men"] + ["women"] * 12 + ["men"] * 4 + ["men"] * 22
    found = measure(dataset(employees={"gender": genders, "annual_pay": pay}), "uk-gender-pay-gap")
    lower = figure(found, Statistic.SHARE, gender="women", pay_quarter="lower")
    assert (lower.value, lower.count, lower.n) == (0.7, 7, 10)
    assert figure(found, Statistic.SHARE, gender="women", pay_quarter="lower-middle").value == 0.6
    assert found.notes[0].code == "hourly.annual"


def test_hours_make_an_hourly_rate() -> None:
    rows = {"gender": ["men", "women"], "annual_pay": [40000.0, 20000.0], "hours": [40.0, 20.0]}
    assert measure(dataset(employees=rows), "uk-gender-pay-gap").value == pytest.approx(0)


@pytest.mark.real_data
def test_quarter_counts_are_cells_of_the_same_population(real_data: Path) -> None:
    run = context(imported(real_data, HR_DATASET), minimum_n=10)
    found = measure(run, "uk-gender-pay-gap")
    upper = figure(found, Statistic.SHARE, gender="women", pay_quarter="upper")
    assert upper.n == 51
    counts = {run.cells[key].n for key in upper.needs}
    assert counts == {upper.count, 51}


def test_the_reason_for_no_gap_says_what_there_is_not() -> None:
    rows = {"gender": ["men", "women"], "annual_pay": [0.0, 10.0], "bonus": [None, 5.0]}
    nothing = measure(dataset(employees=rows), "uk-gender-pay-gap")
    assert nothing.reason is not None
    assert nothing.reason.code == "pay-gap.no-base"
    no_bonus = measure(dataset(employees={**rows, "annual_pay": [9.0, 9.0]}), "uk-gender-pay-gap", figure="mean-bonus")
    assert no_bonus.reason is not None
    assert no_bonus.reason.code == "uk.no-bonus"
    alone = measure(dataset(employees={"gender": ["men"], "annual_pay": [9.0]}), "uk-gender-pay-gap")
    assert alone.reason is not None
    assert alone.reason.code == "uk.none"


@pytest.mark.parametrize(("men", "told"), [(125, False), (124, True)])
def test_an_employer_of_250_is_obliged(men: int, told: bool) -> None:
    rows = {"gender": ["women"] * 125 + ["men"] * men, "hourly_pay": [20.0] * (125 + men)}
    rows["annual_pay"] = rows["hourly_pay"]
    found = measure(dataset(employees=rows), "uk-gender-pay-gap")
    assert ("uk.small" in {note.code for note in found.notes}) is told
