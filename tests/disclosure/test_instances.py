"""Rules and tables with known answers, entered by hand from where they are worked out."""

from __future__ import annotations

import numpy as np
import pytest

from audit.disclosure.attack import Attacker
from audit.disclosure.optimal import optimise
from audit.disclosure.rules import is_concentrated, is_dominated
from audit.disclosure.suppress import Problem, suppress
from audit.disclosure.system import Target, build_system
from audit.model.cells import Contributions
from audit.types import Audience

from .organisations import Organisation
from .tables import two_way, with_margins
from .test_protect import run


def cell(*amounts: float) -> Contributions:
    ranked = sorted(amounts, reverse=True)
    return Contributions(n=len(ranked), total=sum(ranked), largest=tuple(ranked[:2]))


@pytest.mark.parametrize(
    ("amounts", "dominated"),
    [
        ((100,), True),
        ((90, 10), True),
        ((80, 20), True),
        ((70, 30), True),
        ((80, 10, 10), False),  # exactly 90 %: the rule asks for more
        ((70, 10, 10, 10), False),
        ((60, 20, 10, 10), False),
        ((82, 10, 8), True),
    ],
)
def test_two_people_hold_more_than_nine_tenths(amounts, dominated):
    """The rows of tests/testthat/test-DominanceRule.R in statisticsnorway/ssb-gausssuppression, with n = 2, k = 90."""
    assert is_dominated(cell(*amounts)) == dominated


def test_the_p_percent_rule_sees_what_dominance_by_one_does_not():
    """Chapter 4.2 of sdcTools/HandbookSDC: of 100,000 one has 50,000 and another 49,000.

    (1, 90) lets it pass. The second knows the first to within the 1,000 that are left: 2 %.
    """
    others = Contributions(n=12, total=100_000, largest=(50_000, 49_000))
    assert is_concentrated(others, 10)
    assert is_concentrated(others, 2.1)
    assert not is_concentrated(others, 2.0)


MICRODATA1 = {
    ("A", "male"): 18,
    ("A", "female"): 2,
    ("B", "male"): 14,
    ("B", "female"): 19,
    ("C", "male"): 12,
    ("C", "female"): 10,
    ("D", "male"): 11,
    ("D", "female"): 14,
}
"""Counts of data-raw/microdata1.R in sdcTools/sdcTable."""


def microdata1() -> Problem:
    values = with_margins([[MICRODATA1[region, gender] for gender in ("male", "female")] for region in "ABCD"])
    hidden = np.zeros(15, dtype=bool)
    hidden[1] = True  # A x female
    return Problem(
        system=two_way(4, 2),
        truth=values,
        targets=[Target(1, width=1.0)],
        cost=values.copy(),
        hidden=hidden,
    )


@pytest.mark.parametrize("how", ["optimal", "heuristic"])
def test_the_pattern_of_sdctable(how):
    """tests/testthat/test-protectTable.r: with A x female hidden, three more: A x male and both of region C."""
    problem = microdata1()
    hidden = optimise(problem).hidden if how == "optimal" else suppress(problem).hidden
    assert hidden is not None
    assert np.flatnonzero(hidden).tolist() == [0, 1, 6, 7]


def test_a_mean_and_its_groups_give_the_counts_away():
    """Chapter 5 (publication of mean values) of sdcTools/HandbookSDC: ages of 90 and 95, 185 in all, in 8 and 12 of 20.

    Counts are printed with a deviation of at most 2 (as 9, 14 and 19), means as they are: only 8, 12 and 20 fit.
    """
    linked = build_system(
        3,
        [({0: 1.0, 1: 1.0, 2: -1.0}, 0.0), ({0: 90 / 8, 1: 95 / 12, 2: -185 / 20}, 0.0)],
        integer=True,
    )
    low, high = np.array([7.0, 12.0, 17.0]), np.array([11.0, 16.0, 21.0])
    found = Attacker(linked, [Target(cell) for cell in range(3)]).attack(low, high, exact=True)
    assert [(one.low, one.high) for one in found] == [(8.0, 8.0), (12.0, 12.0), (20.0, 20.0)]


def test_no_mean_is_shown_of_a_group_whose_count_is_hidden():
    """4 and 16 people: hiding the 4 takes the means of both, or their counts would follow as above."""
    rows = [{"unit": "A" if i < 4 else "B", "pay": 40_000.0 + 111 * i * i} for i in range(20)]
    staff = Organisation(rows, ("unit",))
    staff.means("pay", "pay", "unit")
    published, certificate = run(staff.measured())
    shown = [figure for figure in published["pay"].groups if figure.value is not None]
    assert not shown or published["pay"].value is None
    assert certificate.recovered == 0


def pairs(percent: float, decimals: int, largest: int) -> list[tuple[int, int]]:
    """Return all counts of all groups up to a size that a printed percentage can be made of."""
    return [
        (count, n)
        for n in range(1, largest + 1)
        for count in range(n + 1)
        if round(100 * count / n, decimals) == percent
    ]


def test_a_percentage_with_decimals_is_a_count():
    """33.3 % is 1 of 3, 2 of 6 or 3 of 9; with two decimals, 23.81 % of at most 41 people can be 5 of 21 only."""
    assert pairs(33.3, 1, 10) == [(1, 3), (2, 6), (3, 9)]
    assert pairs(23.81, 2, 41) == [(5, 21)]


@pytest.mark.parametrize(("count", "n"), [(1, 3), (5, 21), (17, 21), (3, 30)])
def test_so_a_share_is_shown_with_its_count_or_not_at_all(count, n):
    rows = [{"gender": "women" if i < count else "men"} for i in range(n)]
    staff = Organisation(rows, ("gender",))
    staff.share("share", "gender", "women")
    share = run(staff.measured())[0]["share"]
    small = min(count, n - count) < 5
    assert (share.value is None) == small
    assert (share.count, share.n) == ((None, None) if small else (count, n))


def test_two_groups_of_one_person_do_not_tell_each_other_their_pay():
    """C and D are one person each: were the rest of 100 shown, each would have the other's pay from the total."""
    sizes = {"A": 60, "B": 38, "C": 1, "D": 1}
    units = [unit for unit, n in sizes.items() for _ in range(n)]
    rows = [{"unit": unit, "pay": 30_000.0 + 37 * i} for i, unit in enumerate(units)]
    staff = Organisation(rows, ("unit",))
    staff.means("pay", "pay", "unit")
    staff.counts("staff", "unit")
    published, certificate = run(staff.measured())
    shown = {figure.group[0][1] for figure in published["pay"].groups if figure.value is not None}
    assert published["pay"].value is None or len(shown & {"A", "B"}) < 2
    assert certificate.narrowest is not None
    assert certificate.narrowest >= 5


def test_who_owes_pay_back_makes_a_group_need_twice_the_people():
    """Concentration rules hold for amounts of zero or more; 19 people with one below zero are hidden, 20 are not."""
    for n, is_shown in ((19, False), (20, True)):
        rows = [{"unit": "A", "pay": -500.0 if i == 0 else 40_000.0 + i} for i in range(n)]
        staff = Organisation(rows, ("unit",))
        staff.means("pay", "pay")
        negative = {key: cell for key, cell in staff.cells.items() if key.amount}
        staff.cells |= {
            key: Contributions(n=cell.n, total=cell.total, largest=cell.largest, negative=True)
            for key, cell in negative.items()
        }
        assert (run(staff.measured())[0]["pay"].value is not None) == is_shown


def test_who_makes_the_report_is_warned_of_two_who_have_nearly_all():
    """The rest of 12 people have 12,000 of 212,000: more than a tenth of 100,000, less than a tenth of all."""
    rows = [{"unit": "A", "pay": 100_000.0 if i < 2 else 1_200.0} for i in range(12)]
    staff = Organisation(rows, ("unit",))
    staff.means("pay", "pay")
    for audience, is_warned in ((Audience.INTERNAL, True), (Audience.PUBLIC, False)):
        published, certificate = run(staff.measured(), audience)
        assert published["pay"].value is not None
        assert ("dominated" in [note.code for note in certificate.notes]) == is_warned
