from __future__ import annotations

import dataclasses
from collections.abc import Iterator, Mapping
from dataclasses import replace
from typing import Any

import pytest

from audit.config import Settings
from audit.disclosure import protect
from audit.disclosure.intervals import Found
from audit.disclosure.members import Members
from audit.disclosure.populations import GroupProblem, Outcome
from audit.disclosure.protect import within
from audit.disclosure.system import Target
from audit.model.measurement import Bounds, Fact, Figure, Measurement, TestResult
from audit.model.message import msg
from audit.model.profile import Thresholds
from audit.types import Audience, MeasureState, RecordUnit, Statistic, ValueUnit, Visibility

from .montgomery import montgomery
from .organisations import Organisation, people


def everything(value: Any) -> Iterator[Any]:
    """Yield every leaf of nested dataclasses, mappings and sequences."""
    if dataclasses.is_dataclass(value):
        for field in dataclasses.fields(value):
            yield from everything(getattr(value, field.name))
    elif isinstance(value, Mapping):
        for key, inner in value.items():
            yield from everything(key)
            yield from everything(inner)
    elif isinstance(value, (tuple, list, frozenset, set)):
        for inner in value:
            yield from everything(inner)
    else:
        yield value


def run(what, audience=Audience.INTERNAL, settings=None):
    return protect(what, audience=audience, thresholds=Thresholds(), settings=settings or Settings())


def test_the_one_part_time_person_cannot_be_had_by_subtraction():
    published, _ = run(montgomery().measured())
    whole, full_time = published["gap-all"], published["gap-full-time"]
    assert whole.value == 2.68
    assert full_time.value == -2.3
    assert whole.excluded[0].n == 17
    assert whole.bounds is not None
    assert whole.bounds.undisclosed == 17
    assert full_time.excluded[0].n is None
    assert full_time.excluded[0].visibility is Visibility.HIDDEN
    assert full_time.bounds is not None
    assert full_time.bounds.undisclosed is None
    assert (full_time.bounds.low, full_time.bounds.high) == (-5.0, 0.0)
    assert full_time.notes == ()
    assert 16 not in list(everything(full_time))


def test_nothing_raw_is_left():
    published, _ = run(montgomery().measured())
    assert Visibility.RAW not in list(everything(published))


def of_women(women: int, men: int, *, special: frozenset[str] = frozenset()) -> Organisation:
    rows = people({("women",): women, ("men",): men}, ("gender",))
    staff = Organisation(rows, ("gender",), special=special)
    staff.share("share", "gender", "women")
    return staff


def test_a_hidden_value_leaves_no_number_behind():
    staff = of_women(2, 6543)
    said = (
        msg("said", "{count} of {n}", count=2, n=6545),
        msg("percent", "{percent} %", percent="0.03"),
        msg("plain", "Staff of the unit."),
    )
    staff.items["share"] = replace(staff.items["share"], notes=said, facts=(Fact(name="some", message=said[0]),))
    published, certificate = run(staff.measured())
    hidden = published["share"]
    assert hidden.visibility is Visibility.HIDDEN
    assert hidden.notes == ()
    assert not {2, 6543, 6545, 2 / 6545, "0.03"} & set(everything(hidden))
    assert certificate.recovered == 0


def test_a_hidden_value_says_neither_that_it_is_of_too_few_nor_what_may_be_concluded():
    staff = of_women(2, 6543)
    concluded = msg("selection.flips", "One different choice would have put the groups ahead.")
    said = replace(staff.items["share"], notes=(concluded,), state=MeasureState.INSUFFICIENT)
    staff.items["share"] = said
    hidden = run(staff.measured())[0]["share"]
    assert (hidden.visibility, hidden.state, hidden.notes) == (Visibility.HIDDEN, MeasureState.OK, ())


def test_a_hidden_group_is_not_told_to_be_the_most_selected_by_being_set_against_none():
    """Each group is set against the most selected one: the one without a ratio."""
    staff = of_women(3, 40)
    share = staff.items["share"]
    women, men = (staff.key(gender=one) for one in ("women", "men"))
    rates = [
        Figure(group=(("gender", name),), statistic=statistic, value=0.5, unit=ValueUnit.RATIO, n=20, needs=needs)
        for name, statistic, needs in (
            ("women", Statistic.RATE, (women,)),
            ("men", Statistic.RATE, (men,)),
            ("men", Statistic.RATIO, (men, women)),
        )
    ]
    staff.items["share"] = replace(share, groups=tuple(rates))
    lines = run(staff.measured())[0]["share"].groups
    assert {line.statistic for line in lines} == {Statistic.RATE}


def test_what_became_of_fewer_than_five_cases_is_about_people():
    cases = people({("yes",): 2, ("no",): 2}, ("met",))
    table = Organisation([*cases, *people({("other",): 9}, ("met",))], ("met",), name="accommodations")
    table.share("met", "met", "yes", undisclosed="other")
    assert run(table.measured())[0]["met"].visibility is Visibility.HIDDEN


def test_all_or_none_of_a_small_group_is_hidden_though_the_count_is_large_enough():
    assert run(of_women(0, 8).measured())[0]["share"].visibility is Visibility.HIDDEN
    assert run(of_women(8, 0).measured())[0]["share"].visibility is Visibility.HIDDEN
    assert run(of_women(30, 0).measured())[0]["share"].value == 1.0


def test_all_or_none_is_never_public_for_a_special_category():
    public = Audience.PUBLIC
    assert run(of_women(30, 0).measured(), public)[0]["share"].value == 1.0
    special = of_women(30, 0, special=frozenset({"gender"})).measured()
    assert run(special, public)[0]["share"].visibility is Visibility.HIDDEN
    assert run(special)[0]["share"].value == 1.0


def test_public_shares_need_twenty_people():
    less, enough = of_women(9 + 1, 9).measured(), of_women(10, 10).measured()
    assert run(less)[0]["share"].visibility is Visibility.SHOWN
    assert run(less, Audience.PUBLIC)[0]["share"].visibility is Visibility.HIDDEN
    assert run(enough, Audience.PUBLIC)[0]["share"].value == 0.5


def test_what_is_hidden_from_one_audience_is_hidden_from_the_next():
    staff = Organisation(
        people({("women", "A"): 4, ("men", "A"): 6, ("women", "B"): 12, ("men", "B"): 30}, ("gender", "unit")),
        ("gender", "unit"),
    )
    staff.counts("by-unit", "gender", "unit")
    hidden = []
    for audience in (Audience.CONFIDENTIAL, Audience.INTERNAL, Audience.PUBLIC):
        figures = run(staff.measured(), audience)[0]["by-unit"].groups
        hidden.append({figure.group for figure in figures if figure.visibility is Visibility.HIDDEN})
    assert hidden[0] <= hidden[1] <= hidden[2]
    assert (("gender", "women"), ("unit", "A")) in hidden[1]


def test_a_cell_that_names_an_unknown_dimension_is_hidden():
    staff = of_women(20, 20)
    measured = staff.measured()
    [population] = measured.populations.values()
    broken = replace(measured, populations={"employees": replace(population, dimensions=())})
    assert run(broken)[0]["share"].visibility is Visibility.HIDDEN


def test_gender_of_a_public_line_up_may_be_shown_per_session():
    rows = people({("women", "s1", "white"): 1, ("men", "s1", "black"): 3}, ("gender", "session", "ethnicity"))
    public = frozenset({"gender", "session"})
    for dimension, seen in (("gender", Visibility.SHOWN), ("ethnicity", Visibility.HIDDEN)):
        roster = Organisation(
            rows,
            ("gender", "session", "ethnicity"),
            special=frozenset({"ethnicity"}),
            public_roster=True,
            public_dimensions=public,
        )
        roster.counts("per-session", "session", dimension)
        published, _ = run(roster.measured(), settings=Settings(public_roster=True))
        assert {figure.visibility for figure in published["per-session"].groups} == {seen}


def sum_of_the_rest(pays: list[float]) -> bool:
    """Publish the mean pay of all and of full-time staff; return whether the pay of the others can be reckoned."""
    rows = [{"contract": "full-time", "pay": 30_000.0 + 10 * i} for i in range(40)]
    staff = Organisation([*rows, *({"contract": "part-time", "pay": pay} for pay in pays)], ("contract",))
    staff.means("all", "pay")
    staff.means("full-time", "pay", contract="full-time")
    published, _ = run(staff.measured())
    return all(published[item].value is not None for item in ("all", "full-time"))


@pytest.mark.parametrize(
    ("pays", "told"),
    [
        ([20_000.0 + i for i in range(9)], False),  # nine: as few as no mean is shown of
        ([20_000.0 + i for i in range(10)], True),
        ([900_000.0, *(100.0 + i for i in range(14))], False),  # fifteen, of whom one has nearly everything
        ([-500.0, *(20_000.0 + i for i in range(18))], False),  # nineteen, one of whom owes pay back
        ([-500.0, *(20_000.0 + i for i in range(19))], True),
    ],
)
def test_the_pay_of_people_whom_no_figure_names_is_had_by_subtraction_only_if_it_could_be_shown(
    pays: list[float], told: bool
):
    assert sum_of_the_rest(pays) == told


def test_mean_pay_of_a_small_group_cannot_be_had_from_the_others():
    groups = {("women", "A"): 30, ("women", "B"): 20, ("men", "A"): 25, ("men", "B"): 3}
    rows = [dict(row, pay=40_000.0 + 137 * i) for i, row in enumerate(people(groups, ("gender", "unit")))]
    staff = Organisation(rows, ("gender", "unit"))
    staff.means("pay", "pay", "gender")
    staff.means("pay-a", "pay", "gender", unit="A")
    staff.counts("staff", "gender", "unit")
    published, certificate = run(staff.measured())
    men = [
        figure.value
        for item in ("pay", "pay-a")
        for figure in published[item].groups
        if figure.group == (("gender", "men"),)
    ]
    assert None in men
    assert certificate.recovered == 0
    assert "mean" in certificate.proven


@pytest.mark.parametrize(("women", "shown"), [(7, 52_000.0), (11, 51_907.0)])
def test_the_median_of_fewer_than_ten_is_rounded_as_it_is_the_pay_of_one_of_them(women, shown):
    groups = {("women",): women, ("men",): 30}
    rows = [{**row, "annual_pay": 40_037.0 + 1_000 * index} for index, row in enumerate(people(groups, ("gender",)))]
    staff = Organisation(rows, ("gender",))
    staff.means("pay", "annual_pay", "gender")
    pay = staff.items.pop("pay")
    medians = [
        replace(figure, statistic=Statistic.MEDIAN, value=51_907.0, needs=figure.needs[:1]) for figure in pay.groups
    ]
    staff.items["medians"] = replace(
        pay, id="medians", statistic=Statistic.MEDIAN, value=60_037.0, groups=tuple(medians), needs=pay.needs[:1]
    )
    measured = staff.measured()
    measurement = run(measured, Audience.CONFIDENTIAL)[0]["medians"]
    assert {figure.group[0][1]: figure.value for figure in measurement.groups} == {"women": shown, "men": 51_907.0}
    assert measurement.value == 60_037.0


def test_what_is_not_about_people_passes_unhidden():
    captioned = Measurement(
        id="captioned",
        measure="share-of-rows",
        label=msg("captioned", "Captioned events"),
        value=1 / 3,
        unit=ValueUnit.SHARE,
        statistic=Statistic.SHARE,
        n=3,
        count=1,
        convention=msg("rows", "of events where it is known"),
        record_unit=RecordUnit.EVENT,
    )
    staff = of_women(20, 20)
    staff.items["captioned"] = captioned
    published, _ = run(staff.measured(), Audience.PUBLIC)
    assert (published["captioned"].n, published["captioned"].count) == (3, 1)
    assert published["captioned"].visibility is Visibility.SHOWN


def test_the_rest_of_a_small_board_is_not_had_by_subtraction():
    """12 women, 12 men and 1 other of 25: with two groups and the whole shown, the third would be known."""
    board = Organisation(people({("women",): 12, ("men",): 12, ("non-binary",): 1}, ("gender",)), ("gender",))
    board.counts("board", "gender")
    board.share("share", "gender", "women")
    published, certificate = run(board.measured())
    shown = {figure.group[0][1] for figure in published["board"].groups if figure.visibility is Visibility.SHOWN}
    assert len(shown) < 2
    assert "non-binary" not in shown
    assert certificate.recovered == 0
    assert certificate.narrowest >= 5


def test_a_report_is_made_even_of_three_people():
    few = Organisation(people({("women",): 2, ("men",): 1}, ("gender",)), ("gender",))
    few.counts("staff", "gender")
    published, certificate = run(few.measured())
    assert {figure.visibility for figure in published["staff"].groups} == {Visibility.HIDDEN}
    assert certificate.recovered == 0


def test_the_bounds_of_a_share_do_not_tell_how_many_are_undisclosed():
    groups = {("women",): 40, ("men",): 60, ("not-disclosed",): 3}
    staff = Organisation(people(groups, ("gender",)), ("gender",))
    staff.share("share", "gender", "women")
    blank = staff.key(gender="not-disclosed")
    bounds = Bounds(low=40 / 103, high=43 / 103, undisclosed=3, needs=(*staff.items["share"].needs, blank))
    staff.items["share"] = replace(staff.items["share"], bounds=bounds, count=40)
    shown = run(staff.measured())[0]["share"]
    assert shown.value == 0.4


def test_what_was_announced_limits_hidden_groups_and_is_no_failure_of_the_report():
    """Of four people announced, nobody can hide more than four: the report tells no more than the line-up does."""
    groups = {("women", "yes"): 1, ("women", "no"): 1, ("men", "no"): 2}
    line_up = Organisation(
        people(groups, ("gender", "paid")),
        ("gender", "paid"),
        name="appearances",
        public_roster=True,
        public_dimensions=frozenset({"gender"}),
    )
    line_up.counts("genders", "gender")
    line_up.counts("paid", "paid")
    published, certificate = run(line_up.measured())
    assert {figure.visibility for figure in published["genders"].groups} == {Visibility.SHOWN}
    assert {figure.visibility for figure in published["paid"].groups} == {Visibility.HIDDEN}
    assert certificate.recovered == 0
    assert certificate.narrowest is None


def small_unit() -> Organisation:
    groups = {("women", "A"): 3, ("men", "A"): 20, ("women", "B"): 12, ("men", "B"): 30}
    made = Organisation(people(groups, ("gender", "unit")), ("gender", "unit"))
    made.counts("by-unit", "gender", "unit")
    made.counts("by-gender", "gender")
    made.counts("units", "unit")
    return made


def test_where_the_search_hides_too_little_the_attack_has_the_last_word(monkeypatch):
    monkeypatch.setattr(GroupProblem, "solve", lambda *_: Outcome(hidden=frozenset()))
    published, certificate = run(small_unit().measured())
    assert {figure.visibility for figure in published["by-unit"].groups} == {Visibility.HIDDEN}
    assert certificate.recovered == 0
    assert certificate.narrowest >= 5


def test_a_hidden_item_does_not_say_whether_anybody_was_left_out():
    def staff(blank: int) -> Organisation:
        groups = {("women", "A"): 2, ("men", "A"): 3 - blank, ("not-disclosed", "A"): blank}
        groups |= {("women", "B"): 30, ("men", "B"): 30, ("not-disclosed", "B"): 12}
        made = Organisation(people({key: n for key, n in groups.items() if n}, ("gender", "unit")), ("gender", "unit"))
        made.share("share", "gender", "women", unit="A")
        if not blank:
            made.items["share"] = replace(made.items["share"], excluded=())
        return made

    results = [run(staff(blank).measured()) for blank in (0, 1, 2)]
    assert {published["share"].excluded for published, _ in results} == {()}
    cells = [[cell.key for cell in certificate.cells] for _, certificate in results]
    assert cells[0] == cells[1] == cells[2]


def test_an_empty_place_beside_one_that_is_not_named_is_not_named_either():
    """That nobody of unit B gave no answer would tell that the one who gave none is of unit A, which nothing says."""
    groups = {("women", "A"): 2, ("men", "A"): 2, ("not-disclosed", "A"): 1, ("women", "B"): 30, ("men", "B"): 30}
    staff = Organisation(people(groups, ("gender", "unit")), ("gender", "unit"))
    staff.share("a", "gender", "women", unit="A")
    staff.share("b", "gender", "women", unit="B")
    staff.items["b"] = replace(staff.items["b"], excluded=())
    del staff.cells[staff.key(gender="not-disclosed", unit="B")]
    published, certificate = run(staff.measured())
    assert (published["a"].value, published["b"].value) == (None, 0.5)
    assert not [cell.key for cell in certificate.cells if ("gender", "not-disclosed") in cell.key.at]


@pytest.mark.parametrize("fewer", [1, 2, -1])
def test_another_truth_behind_the_same_numbers_gives_the_same_report(fewer):
    """Women and men are moved between two units so that only hidden cells change: nothing published does."""

    def staff(moved: int) -> Organisation:
        groups = {("women", "A"): 3 - moved, ("men", "A"): 20 + moved, ("women", "B"): 12, ("men", "B"): 30}
        groups |= {("women", "C"): 9 + moved, ("men", "C"): 8 - moved}
        made = Organisation(people(groups, ("gender", "unit")), ("gender", "unit"))
        made.counts("by-unit", "gender", "unit")
        made.counts("by-gender", "gender")
        made.counts("units", "unit")
        return made

    first, certificate = run(staff(0).measured())
    second, other = run(staff(fewer).measured())
    assert second == first
    assert other == certificate


def test_in_time_is_process_but_by_kind_is_about_people():
    cases = people({("yes", "a"): 18, ("no", "a"): 1, ("yes", "b"): 9, ("no", "b"): 2}, ("met", "kind"))
    table = Organisation(cases, ("met", "kind"), name="accommodations")
    table.share("met", "met", "yes")
    table.counts("by-kind", "kind", "met")
    published, _ = run(table.measured())
    assert published["met"].value == 0.9
    assert Visibility.HIDDEN in {figure.visibility for figure in published["by-kind"].groups}


@pytest.mark.parametrize(
    ("took", "said"),
    [(0.0, 60), (4.9, 60), (60, 60), (60.1, 600), (601, 3600), (3601, 7200), (9000, 10800)],
)
def test_the_time_is_told_in_steps_so_that_two_runs_say_the_same(took, said):
    assert within(took) == said


def test_where_members_of_a_hidden_group_learn_too_much_everything_about_the_population_is_hidden(monkeypatch):
    """Of 3, 30 and 40 by unit and the same by contract, members are said to know the first as long as any is shown."""
    groups = {("A", "full-time"): 3, ("B", "full-time"): 27, ("B", "part-time"): 3, ("C", "part-time"): 40}
    staff = Organisation(people(groups, ("unit", "contract")), ("contract", "unit"))
    staff.counts("units", "unit")
    before, _ = run(staff.measured())
    assert [figure.value for figure in before["units"].groups] != [None, None, None]
    attacked = []

    def told(members: Members, width: float) -> list[Found]:
        attacked.append(width)
        cell = int(members._hidden[0])
        return [Found(Target(cell), 3.0, 3.0, safe=False, exact=True)] if len(attacked) == 1 else []

    monkeypatch.setattr(Members, "attack", told)
    after, certificate = run(staff.measured())
    assert attacked == [5.0, 5.0]
    assert [figure.value for figure in after["units"].groups] == [None, None, None]
    assert certificate.recovered == 0


@pytest.mark.parametrize("shown", [True, False])
def test_that_a_hidden_figure_has_a_cost_or_a_test_leaves_no_trace(shown: bool) -> None:
    """Only a gap that disfavours somebody has a cost: that there is one would tell which way the gap points."""
    made = []
    for told in (True, False):
        staff = Organisation(people({("women",): 12 if shown else 4, ("men",): 30}, ("gender",)), ("gender",))
        staff.counts("women", gender="women")
        if told:
            needs = (staff.key(gender="women"),)
            cost = Fact(name="cost", message=msg("cost", "It costs {n}.", n=1_000), value=1_000.0, needs=needs)
            few = TestResult(
                name="few", question=msg("few", "Too few?"), statistic=1.0, p_value=0.03, n=12, needs=needs
            )
            staff.items["women"] = replace(staff.items["women"], facts=(cost,), tests=(few,))
        published, certificate = run(staff.measured())
        made.append((published["women"], certificate.hidden, certificate.cells))
    assert (made[0] == made[1]) is not shown
    assert [fact.value for fact in made[0][0].facts] == ([1_000.0] if shown else [])
    assert [test.p_value for test in made[0][0].tests] == ([0.03] if shown else [])


def test_one_sign_for_what_is_small_and_for_what_is_hidden_for_others() -> None:
    groups = {("women", "A"): 3, ("men", "A"): 20, ("women", "B"): 12, ("men", "B"): 30}
    staff = Organisation(people(groups, ("gender", "unit")), ("gender", "unit"))
    staff.counts("both", "gender", "unit")
    staff.counts("genders", "gender")
    staff.counts("units", "unit")
    published, certificate = run(staff.measured())
    hidden = [figure for figure in published["both"].groups if figure.visibility is Visibility.HIDDEN]
    assert {len(staff.at(**dict(figure.group))) < 5 for figure in hidden} == {True, False}
    assert len({repr(replace(figure, group=(), needs=())) for figure in hidden}) == 1
    cells = [cell for cell in certificate.cells if cell.value is None]
    assert len({repr(replace(cell, key=cells[0].key)) for cell in cells}) == 1
