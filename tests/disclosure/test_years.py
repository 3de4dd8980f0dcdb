from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace

import numpy as np
import pytest

from audit.disclosure import verify_results
from audit.disclosure.movers import GROWTH, pay_interval
from audit.disclosure.rules import Limits
from audit.disclosure.years import told_by_change
from audit.model.measurement import CellKey, Measurement
from audit.model.profile import Thresholds
from audit.model.result import AuditResult
from audit.types import Audience

from .organisations import Organisation, people
from .test_verify import document

LIMITS = Limits.of(Thresholds(), Audience.INTERNAL)


def staff_of(pays: list[float]) -> Organisation:
    staff = Organisation([{"unit": "A", "pay": pay} for pay in pays], ("unit",))
    staff.means("pay", "pay")
    return staff


def year(staff: Organisation, label: str, *earlier: AuditResult) -> tuple[Mapping[str, Measurement], AuditResult]:
    result = document(staff, label=label, earlier=earlier)
    return {item.item: item.measurement for item in result.checklists[0].items}, result


def test_the_pay_of_somebody_who_joined_lies_in_the_interval():
    assert pay_interval((100.0, 111.0), 1) == pytest.approx((6.0, 14.0))
    assert pay_interval((110.0, 100.0), -1) == pytest.approx((110 - 100 / 0.97, 110 - 100 / 1.05))


def test_nobody_who_joins_or_leaves_has_a_narrow_pay_interval():
    """One joiner or leaver; the pay of the others is known to have changed by a factor in [0.97, 1.05]."""
    hidden = sum(series_is_hidden(seed) for seed in range(500))
    assert 0 < hidden < 500


def series_is_hidden(seed: int) -> bool:
    random = np.random.default_rng(seed)
    pays = random.lognormal(10.5, 0.3, random.integers(11, 40)).round(2)
    boss = float(pays.mean() * random.choice([1, 2, 8, 30]))
    later = (pays * random.uniform(*GROWTH, len(pays))).round(2)
    joins = bool(random.random() < 0.5)
    first, second = (pays, np.append(later, boss)) if joins else (np.append(pays, boss), later)
    whole, sums = CellKey("employees"), CellKey("employees", (), "pay")
    then = {whole: float(len(first)), sums: float(first.sum())}
    now = {whole: float(len(second)), sums: float(second.sum())}
    low, high = pay_interval((then[sums], now[sums]), 1 if joins else -1)
    assert low - 0.01 <= boss <= high + 0.01
    hidden = sums in told_by_change(now, then, LIMITS)
    assert hidden or high - low >= 0.2 * boss - 0.01
    return hidden


def test_a_mean_that_gives_a_joiner_away_is_hidden_and_the_certificate_says_why():
    pays = [30_000.0 + 100 * i for i in range(20)]
    _, first = year(staff_of(pays), "2024")
    published, second = year(staff_of([*pays, 900_000.0]), "2025", first)
    assert published["pay"].value is None
    assert second.certificate.earlier == ("2024",)
    assert "few-moved" in [note.code for note in second.certificate.notes]
    assert verify_results([second, first]).passed


def test_a_mean_that_gives_a_joiner_away_is_caught_in_documents():
    pays = [30_000.0 + 100 * i for i in range(20)]
    _, first = year(staff_of(pays), "2024")
    published, second = year(staff_of([*pays, 900_000.0]), "2025")
    assert published["pay"].value is not None, "were it hidden already, there would be nothing to catch"
    assert not verify_results([second, first]).passed


def test_the_group_of_the_only_joiner_of_a_small_unit_is_hidden():
    groups = {("yes", "A"): 8, ("no", "A"): 20}
    units = []
    for more in (0, 1):
        rows = people({**groups, ("yes", "A"): 8 + more}, ("disability", "unit"))
        staff = Organisation(rows, ("disability", "unit"), special=frozenset({"disability"}))
        staff.counts("disability", "disability")
        units.append(staff)
    _, first = year(units[0], "2024")
    published, second = year(units[1], "2025", first)
    hidden = {figure.group[0][1] for figure in published["disability"].groups if figure.value is None}
    assert "yes" in hidden
    assert verify_results([second, first]).passed


def test_without_an_earlier_report_the_certificate_says_so():
    _, result = year(staff_of([30_000.0] * 20), "2024")
    assert "no-earlier" in [note.code for note in result.certificate.notes]
    assert result.certificate.earlier == ()


def test_a_small_unit_is_no_reason_to_hide_a_large_group_that_is_not_in_it():
    """47 women of HR become 46, 764 women of all staff 763: neither lies in the other's unit alone."""
    women, hr = (("gender", "women"),), (("department_function", "hr"), ("gender", "women"))
    then = {CellKey("employees", women): 764.0, CellKey("employees", hr): 47.0}
    now = {CellKey("employees", women): 763.0, CellKey("employees", hr): 46.0}
    assert told_by_change(now, then, LIMITS) == frozenset()


def keys_of_men(*more: tuple[str, str]) -> CellKey:
    return CellKey("employees", tuple(sorted((("gender", "men"), ("status", "active"), *more))))


def test_that_the_pay_of_those_who_left_was_on_record_tells_nothing():
    """36 active men become 35, and so do those whose pay is known; all men on the list, leavers too, are 36 as well."""
    everybody = CellKey("employees", (("gender", "men"),))
    known = keys_of_men(("annual_pay_known", "yes"))
    then = {everybody: 36.0, keys_of_men(): 36.0, known: 36.0}
    assert told_by_change({everybody: 35.0, keys_of_men(): 35.0, known: 35.0}, then, LIMITS) == frozenset()


def test_that_all_who_left_are_of_one_group_tells_it_whatever_is_on_record():
    disabled = keys_of_men(("annual_pay_known", "yes"), ("disability", "yes"))
    then = {keys_of_men(): 36.0, disabled: 7.0}
    assert told_by_change({keys_of_men(): 35.0, disabled: 6.0}, then, LIMITS) == {disabled}


def test_a_change_made_of_many_people_hides_nothing():
    """28 people become 29, and so do those of one group: but 12 of them joined or left."""
    units = []
    for more in (0, 1):
        rows = people({("yes", "A"): 8 + more, ("no", "A"): 20}, ("disability", "unit"))
        staff = Organisation(rows, ("disability", "unit"))
        staff.counts("disability", "disability")
        staff.cells = {key: replace(cell, moved=12) for key, cell in staff.cells.items()}
        units.append(staff)
    _, first = year(units[0], "2024")
    published, second = year(units[1], "2025", first)
    assert [figure.value for figure in published["disability"].groups] == [20.0, 9.0]
    assert verify_results([second, first]).passed


def test_the_same_people_again_hide_nothing():
    pays = [30_000.0 + 100 * i for i in range(20)]
    published, first = year(staff_of(pays), "2024")
    again, second = year(staff_of(pays), "2024", first)
    assert again == published
    assert verify_results([second, first]).passed


def test_one_person_more_than_in_a_draft_of_the_same_year_is_not_had_by_subtraction():
    """The difference of both sums is exactly what the one paid: of a draft, nobody's pay has grown."""
    pays = [30_000.0 + 100 * i for i in range(20)]
    _, draft = year(staff_of(pays), "2024")
    published, corrected = year(staff_of([*pays, 31_000.0]), "2024", draft)
    assert published["pay"].value is None
    assert verify_results([corrected, draft]).passed


def test_a_year_that_is_run_again_is_seen_beside_the_later_one():
    pays = [30_000.0 + 100 * i for i in range(20)]
    _, later = year(staff_of([*pays, 900_000.0]), "2025")
    _, alone = year(staff_of(pays), "2024")
    again, second = year(staff_of(pays), "2024", later)
    assert again["pay"].value is None
    assert not verify_results([alone, later]).passed
    assert verify_results([second, later]).passed


def changed_unit(outer: tuple[int, int], inner: tuple[int, int]) -> frozenset[CellKey]:
    """A unit of so many people in two years, and a group of it."""
    unit, group = (("unit", "A"),), (("disability", "yes"), ("unit", "A"))
    then = {CellKey("employees", unit): float(outer[0]), CellKey("employees", group): float(inner[0])}
    now = {CellKey("employees", unit): float(outer[1]), CellKey("employees", group): float(inner[1])}
    return told_by_change(now, then, LIMITS)


def test_of_one_who_came_and_one_who_went_the_group_is_not_told() -> None:
    """20 people stay 20, and 7 disabled ones become 8: whoever knows both knows that the one who came is disabled."""
    assert changed_unit((20, 20), (7, 8)) == {CellKey("employees", (("disability", "yes"), ("unit", "A")))}
    assert changed_unit((20, 20), (7, 7)) == frozenset()


@pytest.mark.parametrize(("joined", "left"), [(j, left) for j in range(4) for left in range(4 - j)])
def test_whoever_knows_by_name_who_came_and_went_learns_the_group_of_none_of_them(joined: int, left: int) -> None:
    """Where the change of the group leaves one way only for all who moved to be in it or not, it is hidden."""
    ways = [(inside, gone) for inside in range(joined + 1) for gone in range(left + 1)]
    for inside, gone in ways:
        change = inside - gone
        same = [way for way in ways if way[0] - way[1] == change]
        if change and same == [(inside, gone)] and inside in (0, joined) and gone in (0, left):
            assert changed_unit((20, 20 + joined - left), (8, 8 + change)), (inside, gone)


def test_the_pay_of_one_who_came_where_another_one_went_is_not_told() -> None:
    """Ten people at 50,000; one goes, and one at 3,000,000 comes: at least 2,925,000 of 3,450,000 is his."""
    whole, sums = CellKey("employees"), CellKey("employees", (), "pay")
    then = {whole: 10.0, sums: 500_000.0}
    assert told_by_change({whole: 10.0, sums: 3_450_000.0}, then, LIMITS) == {sums}
    assert told_by_change({whole: 10.0, sums: 620_000.0}, then, LIMITS) == frozenset()
    assert told_by_change({whole: 10.0, sums: 525_000.0}, then, LIMITS) == frozenset()
    assert told_by_change(then, {whole: 10.0, sums: 3_450_000.0}, LIMITS) == {sums}


def test_who_went_does_not_learn_the_pay_of_who_came_in_the_same_place() -> None:
    """Twelve people at 40,000, of whom one goes and one at 400,000 comes: to the one who went, 378,000 to 413,200."""
    whole, sums = CellKey("employees"), CellKey("employees", (), "pay")
    then, now = {whole: 12.0, sums: 480_000.0}, {whole: 12.0, sums: 840_000.0}
    assert pay_interval((440_000.0, 840_000.0), 1) == pytest.approx((378_000.0, 413_200.0))
    assert told_by_change(now, then, LIMITS) == {sums}
    assert told_by_change(then, now, LIMITS) == {sums}


def test_a_record_that_was_corrected_between_two_runs_of_a_period_hides_nothing() -> None:
    whole, sums = CellKey("employees"), CellKey("employees", (), "pay")
    then, now = {whole: 12.0, sums: 480_000.0}, {whole: 12.0, sums: 488_000.0}
    assert told_by_change(now, then, LIMITS, growth=(1.0, 1.0)) == frozenset()


@pytest.mark.parametrize("audience", [Audience.INTERNAL, Audience.CONFIDENTIAL])
def test_verify_says_that_a_report_was_made_without_the_one_before(audience: Audience) -> None:
    pays = [30_000.0 + 100 * i for i in range(20)]
    first = document(staff_of(pays), audience, label="2024")
    apart = document(staff_of([*pays, 900_000.0]), audience, label="2025")
    said = [note.code for note in verify_results([apart, first]).notes]
    assert said == ["verify-not-stored" if audience is Audience.CONFIDENTIAL else "verify-not-known"]
    together = document(staff_of([*pays, 900_000.0]), audience, label="2025", earlier=[first])
    assert verify_results([together, first]).notes == ()
