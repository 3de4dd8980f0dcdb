"""All years together: what they tell of one joiner or leaver, attacked by somebody else's program."""

from __future__ import annotations

import numpy as np
import pytest

from audit.disclosure import verify_results
from audit.disclosure.joint import Years
from audit.disclosure.movers import GROWTH, Movers
from audit.disclosure.years import narrow_by_all_years, told_by_all_years, told_by_change
from audit.model.measurement import CellKey, Measurement
from audit.model.result import AuditResult

from .organisations import Organisation
from .test_verify import document
from .test_years import LIMITS
from .years_attacker import pay_of_the_mover, printed_sums

CATEGORIES = {"gender": ("men", "women"), "unit": ("A", "B", "C")}


def staff_of(rows: list[dict[str, object]]) -> Organisation:
    staff = Organisation(rows, ("gender", "unit"))
    staff.means("pay", "pay", "gender")
    staff.means("pay-by-unit", "pay", "unit")
    staff.means("pay-by-both", "pay", "gender", "unit")
    return staff


def published(result: AuditResult) -> dict[str, Measurement]:
    return {item.item: item.measurement for item in result.checklists[0].items if item.measurement is not None}


def series(seed: int, turns: int = 1) -> tuple[list[Organisation], tuple[tuple[str, str], ...], float, bool]:
    """One joins in the last year, or leaves before it; the pay of the others grows by a factor within GROWTH."""
    random = np.random.default_rng(seed)
    size = int(random.integers(40, 130))
    rows = [
        {
            "gender": str(random.choice(CATEGORIES["gender"])),
            "unit": str(random.choice(CATEGORIES["unit"], p=[0.5, 0.3, 0.2])),
        }
        for _ in range(size)
    ]
    pays = random.lognormal(10.5, 0.3, size).round(2)
    where = {"gender": str(random.choice(CATEGORIES["gender"])), "unit": str(random.choice(CATEGORIES["unit"]))}
    paid = float(round(pays.mean() * random.choice([0.6, 1, 2, 5, 30]), 2))
    joined = bool(random.random() < 0.5)
    years = []
    for turn in range(turns + 1):
        there = turn == turns if joined else turn < turns
        people = [{**row, "pay": float(pay)} for row, pay in zip(rows, pays, strict=True)]
        years.append(staff_of([*people, {**where, "pay": paid}] if there else people))
        pays = (pays * random.uniform(*GROWTH, size)).round(2)
    return years, tuple(sorted(where.items())), paid, joined


def intervals(seed: int, turns: int = 1) -> tuple[float, float, float, list[AuditResult]]:
    years, where, paid, joined = series(seed, turns)
    results: list[AuditResult] = []
    for turn, staff in enumerate(years):
        results.insert(0, document(staff, label=str(2020 + turn), earlier=tuple(results)))
    sums = [printed_sums(published(result)) for result in reversed(results)]
    low, high = pay_of_the_mover(sums, CATEGORIES, where, joined=joined, growth=GROWTH)
    return low, high, paid, results


def check(seed: int, turns: int) -> None:
    low, high, paid, results = intervals(seed, turns)
    assert low - 0.01 <= paid <= high + 0.01, "the attacker has it wrong"
    assert high - low >= 0.2 * paid - 0.01, (seed, low, high, paid)
    assert verify_results(results).passed


@pytest.mark.parametrize("seed", range(40))
def test_nobody_who_joins_or_leaves_has_a_narrow_pay_interval(seed: int) -> None:
    check(seed, turns=1)


@pytest.mark.slow
@pytest.mark.parametrize("seed", range(40, 500))
def test_nobody_has_a_narrow_pay_interval_in_500_series(seed: int) -> None:
    check(seed, turns=1)


@pytest.mark.parametrize("seed", range(12))
def test_three_years_tell_no_more_than_two(seed: int) -> None:
    check(seed, turns=2)


def test_the_attacker_would_succeed_were_nothing_hidden_across_years() -> None:
    """Without the earlier report in hand, the later one gives somebody away: the attacker of this test has teeth."""
    narrow = 0
    for seed in range(30):
        years, where, paid, joined = series(seed)
        results = [document(staff, label=str(2020 + turn)) for turn, staff in enumerate(years)]
        sums = [printed_sums(published(result)) for result in results]
        low, high = pay_of_the_mover(sums, CATEGORIES, where, joined=joined, growth=GROWTH)
        narrow += high - low < 0.2 * paid
        if high - low < 0.19 * paid:
            assert not verify_results(results[::-1]).passed
    assert narrow >= 3


def two_years(pay_of_unit: float) -> list[dict[CellKey, float]]:
    """A woman joined unit A. The sums of pay of the 120 women and of the 120 people of A are known, but not of all 150.

    Women had 100 and have 112: the joiner gets 112 less 97 to 105, so 7 to 15. A had 100.
    """
    women, unit, everyone = (("gender", "women"),), (("unit", "A"),), ()
    people = {women: (120.0, 121.0), unit: (120.0, 121.0), everyone: (150.0, 151.0)}
    pay = {women: (100.0, 112.0), unit: (100.0, pay_of_unit)}
    return [
        {CellKey("employees", at): n[year] for at, n in people.items()}
        | {CellKey("employees", at, "pay"): total[year] for at, total in pay.items()}
        for year in (0, 1)
    ]


def test_the_interval_is_what_all_cells_leave() -> None:
    """Women alone leave 7 to 15, unit A alone 108 less 97 to 105, so 3 to 11: both together 7 to 11."""
    years = two_years(108.0)
    joint = Years(
        [{key: n for key, n in year.items() if not key.amount} for year in years],
        [{CellKey(key.population, key.at): n for key, n in year.items() if key.amount} for year in years],
    )
    found = {(one.outer.at, one.inner): ends for one, ends in joint.intervals(joint.moved()).items()}
    assert found[(("gender", "women"),), None] == pytest.approx((7.0, 11.0), abs=1e-3)
    assert narrow_by_all_years(years) == []


def test_cells_tell_together_what_no_pair_of_them_does() -> None:
    """Unit A alone leaves 105 less 97 to 105, so 0 to 8; with the women's 7 to 15 that is 7 to 8."""
    before, after = two_years(105.0)
    assert told_by_change(after, before, LIMITS) == frozenset()
    assert (7.0, 8.0) in [(round(low, 3), round(high, 3)) for _, low, high in narrow_by_all_years([before, after])]
    [hidden] = told_by_all_years([before, after])
    shown = {key: value for key, value in after.items() if key != hidden}
    assert narrow_by_all_years([before, shown]) == []


def test_many_who_come_and_go_hide_each_other() -> None:
    before, after = two_years(105.0)
    crowd = CellKey("employees", (("unit", "B"),))
    assert narrow_by_all_years([{**before, crowd: 10.0}, {**after, crowd: 0.0}]) == []


def one_in_the_place_of_another(paid: float) -> tuple[list[Organisation], Movers]:
    """Of 30 women and 30 men, one woman goes and another comes; the pay of everybody else grows by 2 %."""
    rows = [
        {"gender": gender, "unit": unit, "pay": 30_000.0 + 100 * i}
        for gender in CATEGORIES["gender"]
        for unit, size in (("A", 15), ("B", 15))
        for i in range(size)
    ]
    place = len(rows) - 1  # a woman of B
    later = [{**row, "pay": 1.02 * row["pay"]} for row in rows]
    later[place] = {**later[place], "pay": paid}
    movers = Movers(CellKey("employees", (("gender", "women"),)), None, 0, left=False, replaced=True)
    return [staff_of(rows), staff_of(later)], movers


def test_one_who_took_another_ones_place_is_told_by_all_cells_though_by_no_pair_of_them() -> None:
    """The new woman is paid 500,000. By pairs, from the sum of all, of women, of B or of the women of B.

    Of women alone: those 29 who stay had about 898,000, their pay grew by a factor from 0.97 to 1.05.
    """
    (then, now), movers = one_in_the_place_of_another(500_000.0)
    women = [sum(row["pay"] for row in staff.at(gender="women")) for staff in (then, now)]
    key = movers.outer
    years = Years([{key: 30.0}, {key: 30.0}], [{key: women[0]}, {key: women[1]}])
    assert movers in years.replaced()
    stay = women[0] * 29 / 30  # the one who went is thought to have been paid as the mean
    low, high = years.narrow([movers])[movers]
    assert (low, high) == pytest.approx((women[1] - 1.05 * stay, women[1] - 0.97 * stay), rel=1e-6)
    assert low <= 500_000.0 <= high


def test_one_who_took_another_ones_place_at_much_the_same_pay_is_not_looked_for() -> None:
    (then, now), movers = one_in_the_place_of_another(33_000.0)
    women = [sum(row["pay"] for row in staff.at(gender="women")) for staff in (then, now)]
    years = Years([{movers.outer: 30.0}] * 2, [{movers.outer: total} for total in women])
    assert years.replaced() == []


@pytest.mark.parametrize("seed", [9, 13, 19, 38, 58])
def test_who_went_does_not_learn_from_all_cells_what_the_one_in_the_same_place_is_paid(seed: int) -> None:
    """The one who went was paid as the mean of the place; where the new one is paid several times that."""
    random = np.random.default_rng(seed)
    size = int(random.integers(40, 130))
    rows = [{d: str(random.choice(names)) for d, names in CATEGORIES.items()} for _ in range(size)]
    pays = random.lognormal(10.5, 0.3, size).round(2)
    where = {d: str(random.choice(names)) for d, names in CATEGORIES.items()}
    mean = float(pays.mean())
    came = round(mean * float(random.choice([5, 10, 30])), 2)
    results: list[AuditResult] = []
    for turn, paid in enumerate((mean, came)):
        staff = [{**row, "pay": float(pay)} for row, pay in zip(rows, pays, strict=True)]
        made = document(staff_of([*staff, {**where, "pay": paid}]), label=str(2020 + turn), earlier=tuple(results))
        results.insert(0, made)
        pays = (pays * random.uniform(*GROWTH, size)).round(2)
    sums = [printed_sums(published(result)) for result in reversed(results)]
    place = tuple(sorted(where.items()))
    without = {group: total - mean * (set(group) <= set(place)) for group, total in sums[0].items()}
    low, high = pay_of_the_mover([without, sums[1]], CATEGORIES, place, joined=True, growth=GROWTH)
    assert low - 0.01 <= came <= high + 0.01
    assert high - low >= 0.2 * came, (low, came, high)
    assert verify_results(results).passed
