"""Reference numbers of the public files, computed apart from the toolkit with plain pandas and scipy."""

from __future__ import annotations

import re
from pathlib import Path

import numpy as np
import pytest

from audit.measures.quarters import quarters_of_ranked
from audit.types import MeasureState, Statistic
from tests.measures.builders import context, figure, measure
from tests.measures.real_tables import (
    EVERYBODY,
    HR_DATASET,
    MONTGOMERY,
    SIBECOL_SESSIONS,
    SIBECOL_TALKS,
    SYSCONF,
    USER_2016,
    imported,
)

pytestmark = pytest.mark.real_data


def test_hr_dataset_composition(real_data: Path) -> None:
    run = context(imported(real_data, HR_DATASET), minimum_n=10)
    share = measure(run, "group-share", table="employees", dimension="gender", groups=["women"], by="department")
    assert share.value == pytest.approx(0.5659, abs=5e-5)
    assert (share.count, share.n) == (176, 311)
    active = figure(share, Statistic.SHARE, gender="women", status="active")
    assert (active.count, active.n, round(active.value, 4)) == (116, 207, 0.5604)
    for department, n, value in (
        ("Admin Offices", 9, 0.6667),
        ("Executive Office", 1, 1.0),
        ("IT/IS", 50, 0.44),
        ("Production", 209, 0.6029),
        ("Sales", 31, 0.4839),
        ("Software Engineering", 11, 0.5455),
    ):
        there = figure(share, Statistic.SHARE, gender="women", department=department)
        assert there.n == n
        assert there.value == pytest.approx(value, abs=5e-5)


def test_hr_dataset_pay_gap(real_data: Path) -> None:
    run = context(imported(real_data, HR_DATASET), minimum_n=10)
    gap = measure(run, "pay-gap", statistic="median")
    assert gap.value == pytest.approx(2.05, abs=5e-3)
    assert figure(gap, Statistic.GAP, gender="women").value == pytest.approx(2.03, abs=5e-3)
    everybody = measure(run, "pay-gap", statistic="median", where={"status": ["active", "left"]})
    assert everybody.value == pytest.approx(2.03, abs=5e-3)
    assert everybody.tests[0].p_value == pytest.approx(0.1988, abs=5e-5)
    mean = measure(run, "pay-gap", statistic="mean")
    assert mean.value == pytest.approx(1.53, abs=5e-3)
    assert figure(mean, Statistic.GAP, gender="women").value == pytest.approx(4.02, abs=5e-3)
    everybody = measure(run, "pay-gap", statistic="mean", where={"status": ["active", "left"]})
    assert everybody.tests[0].p_value == pytest.approx(0.3203, abs=5e-5)


def test_hr_dataset_by_title_and_by_ethnicity(real_data: Path) -> None:
    run = context(imported(real_data, HR_DATASET), minimum_n=1)
    titles = run.dataset.tables["employees"].frame["title"].unique()
    leading = [title for title in titles if re.search("Manager|Director|President|CIO", title)]
    where = {**EVERYBODY, "title": leading}
    share = measure(run, "group-share", dimension="gender", groups=["women"], where=where)
    assert (share.count, share.n, round(share.value, 4)) == (23, 56, 0.4107)
    race = measure(run, "group-share", dimension="ethnicity", groups=["black"], where=EVERYBODY)
    pay = measure(run, "pay-gap", dimension="ethnicity", reference="white", compared="black", where=EVERYBODY)
    for group, n, median in (
        ("white", 187, 62068),
        ("black", 80, 64069),
        ("asian", 29, 64724),
        ("mixed", 11, 58709),
        ("american-indian-alaska-native", 3, 66149),
        ("hispanic-latino", 1, 83667),
    ):
        place = {"ethnicity": group, "status": "active|left"}
        assert figure(race, Statistic.SHARE, **place).count == n
        assert figure(pay, Statistic.MEDIAN, **place).value == pytest.approx(median, abs=0.5)


def test_hr_dataset_quarters_of_everybody_recorded(real_data: Path) -> None:
    staff = imported(real_data, HR_DATASET).tables["employees"].frame.sort_values("annual_pay")
    women = (staff["gender"] == "women").to_numpy(dtype=np.int64)
    shares = quarters_of_ranked(staff["annual_pay"].to_numpy(), women, ("men", "women"))
    found = [100 * float(each["women"] / sum(each.values())) for each in shares]
    assert found == pytest.approx([57.7, 62.8, 59.0, 46.8], abs=1.3)  # one person more or less in a quarter of 78


def test_hr_dataset_leaving(real_data: Path) -> None:
    run = context(imported(real_data, HR_DATASET), minimum_n=10)
    ratio = measure(run, "rate-ratio", dimension="gender", groups=["women"], event="left", span="file")
    assert figure(ratio, Statistic.RATE, gender="women").value == pytest.approx(0.3409, abs=5e-5)
    assert figure(ratio, Statistic.RATE, gender="men").value == pytest.approx(0.3259, abs=5e-5)
    assert ratio.value == pytest.approx(1.0460, abs=5e-5)
    assert ratio.tests[0].p_value == pytest.approx(0.8092, abs=5e-5)


def test_montgomery_gap_reverses_among_full_time_staff_and_the_sentence_says_why(real_data: Path) -> None:
    gap = measure(context(imported(real_data, MONTGOMERY), minimum_n=10), "pay-gap", statistic="median")
    assert gap.value == pytest.approx(2.68, abs=5e-3)
    assert gap.n == 9211
    assert [(each.n, each.reason.text) for each in gap.excluded] == [(17, "gender: not-disclosed")]
    assert figure(gap, Statistic.GAP, gender="women", contract="full-time").value == pytest.approx(-2.30, abs=5e-3)
    part_time = figure(gap, Statistic.SHARE, gender="women", contract="part-time")
    assert part_time.value == pytest.approx(0.8031, abs=5e-5)
    (sentence,) = gap.notes
    assert sentence.text == (
        "The gap is +2.68 % among all staff and -2.30 % among full-time staff, because part-time posts are paid less a "
        "year and are held by other people: 80.3% of part-time staff are women, against 36.5% of full-time staff."
    )
    assert gap.bounds is not None
    assert gap.bounds.low <= gap.value < gap.bounds.high
    mean = measure(context(imported(real_data, MONTGOMERY)), "pay-gap", statistic="mean")
    assert mean.value == pytest.approx(5.38, abs=5e-3)
    assert figure(mean, Statistic.GAP, gender="women", contract="full-time").value == pytest.approx(-2.82, abs=5e-3)


def test_montgomery_hr_department_against_the_workforce(real_data: Path) -> None:
    run = context(imported(real_data, MONTGOMERY), minimum_n=10)
    unit = {"department_function": "hr"}
    index = measure(run, "representation", dimension="gender", groups=["women"], unit=unit)
    assert (index.count, index.n) == (47, 65)
    assert figure(index, Statistic.SHARE, gender="women", department_function="hr").value == pytest.approx(
        0.7231, abs=5e-5
    )
    assert figure(index, Statistic.SHARE, pool="workforce").value == pytest.approx(0.4050, abs=5e-5)
    assert index.value == pytest.approx((47 / 65) / (3730 / 9211))


def test_sysconf_line_ups(real_data: Path) -> None:
    run = context(imported(real_data, SYSCONF), minimum_n=10)
    for role, count, n in (("panellist", 41, 220), ("keynote", 23, 113), ("session-chair", 136, 797)):
        share = measure(
            run, "group-share", table="appearances", dimension="gender", groups=["women"], where={"role": role}
        )
        assert (share.count, share.n) == (count, n)
    panel = measure(
        run,
        "representation",
        table="appearances",
        dimension="gender",
        groups=["women"],
        unit={"role": "panellist"},
        pool="the field",
    )
    assert panel.state is MeasureState.NO_POOL
    assert figure(panel, Statistic.SHARE, gender="women", role="panellist").value == pytest.approx(0.1864, abs=5e-5)
    assert figure(panel, Statistic.SHARE, gender="women", role="keynote").value == pytest.approx(0.2035, abs=5e-5)
    panels = measure(run, "panels-with", dimension="gender", groups=["women"])
    assert panels.n == 15
    assert {fact.name: fact.value for fact in panels.facts}["panels-without"] == 4
    assert panels.value == pytest.approx(11 / 15)
    assert all(fact.labels == () for fact in panels.facts)


def test_sysconf_panels_are_named_on_a_public_roster(real_data: Path) -> None:
    run = context(imported(real_data, SYSCONF), public_roster=True)
    panels = measure(run, "panels-with", dimension="gender", groups=["women"])
    assert panels.facts[0].labels == ("HPCC_17", "KDD_17", "MICRO_17", "SIGMOD_17")
    assert panels.state is MeasureState.OK


def test_sibecol_presenters(real_data: Path) -> None:
    run = context(imported(real_data, SIBECOL_TALKS), minimum_n=10)
    share = measure(run, "group-share", table="appearances", dimension="gender", groups=["women"])
    assert share.value == pytest.approx(0.4991, abs=5e-5)
    invited = {"role": ["invited", "keynote"]}
    chosen = measure(run, "group-share", table="appearances", dimension="gender", groups=["women"], where=invited)
    assert chosen.value == pytest.approx(0.3667, abs=5e-5)
    assert (chosen.count, chosen.n) == (11, 30)
    assert figure(chosen, Statistic.SHARE, gender="women").value == pytest.approx(0.4991, abs=5e-5)


def test_sysconf_conferences_without_a_woman_among_the_keynotes(real_data: Path) -> None:
    run = context(imported(real_data, SYSCONF), minimum_n=10)
    keynotes = measure(run, "panels-with", dimension="gender", groups=["women"], roles=["keynote"], smallest=1)
    assert keynotes.n == 47
    assert {fact.name: fact.value for fact in keynotes.facts}["panels-without"] == 27
    assert keynotes.label.text == "Line-ups of the role keynote with at least 1 of women"


def test_sibecol_oral_sessions_are_never_all_male(real_data: Path) -> None:
    run = context(imported(real_data, SIBECOL_TALKS), minimum_n=10)
    sessions = measure(run, "panels-with", dimension="gender", groups=["women"], roles=["speaker"])
    assert (sessions.count, sessions.n) == (27, 27)


def test_sibecol_talks_questions_and_seats(real_data: Path) -> None:
    run = context(imported(real_data, SIBECOL_SESSIONS), minimum_n=10)
    talks = {"role": ["speaker", "invited", "keynote"]}
    share = measure(run, "group-share", table="appearances", dimension="gender", groups=["women"], where=talks)
    assert (share.count, share.n, round(share.value, 4)) == (100, 218, 0.4587)
    chairs = {"role": "session-chair"}
    chosen = measure(run, "group-share", table="appearances", dimension="gender", groups=["women"], where=chairs)
    assert (chosen.count, chosen.n) == (76 + 6, 131 + 76 + 2 * 6)  # six talks are chaired by a woman and a man
    spoken = measure(run, "speaking-minutes", dimension="gender", groups=["women"])
    women, men = (figure(spoken, Statistic.SHARE, gender=sex) for sex in ("women", "men"))
    mean = (women.value / women.n) / (men.value / men.n)
    assert mean == pytest.approx(14.953 / 15.208, abs=5e-4)
    asked = measure(run, "amount-share", table="sessions", part="questions_women", whole="questions_total")
    assert asked.value == pytest.approx(137 / 340)
    seats = measure(run, "amount-share", table="sessions", part="attendees_women", whole="attendees")
    assert seats.value == pytest.approx(0.5075, abs=5e-5)


def test_sibecol_presenters_by_stage_and_chairs(real_data: Path) -> None:
    data = imported(real_data, SIBECOL_TALKS)
    run = context(data, minimum_n=10)
    share = measure(run, "group-share", table="appearances", dimension="gender", groups=["women"], by="level")
    for stage, count, n in (
        ("pre-doctoral", 130, 214),
        ("post-doctoral", 59, 139),
        ("senior non-permanent", 33, 72),
        ("senior permanent", 56, 139),
        ("other", 8, 9),
    ):
        there = figure(share, Statistic.SHARE, gender="women", level=stage)
        assert (there.count, there.n) == (count, n)
    talks = data.tables["appearances"].frame
    sessions = talks.groupby("session")["chair_women"].first().dropna()
    assert (len(sessions), round(100 * sessions.mean(), 2)) == (27, 35.75)
    assert round(100 * talks["chair_women"].mean(), 2) == 30.03


def test_people_of_a_survey_by_gender_and_age(real_data: Path) -> None:
    run = context(imported(real_data, USER_2016), minimum_n=10)
    share = measure(run, "group-share", table="participants", dimension="gender", groups=["women"])
    counts = {dict(each.group)["gender"]: each.count for each in share.groups}
    assert counts == {"women": 169, "men": 283, "another": 3}
    young = measure(run, "group-share", table="participants", dimension="age_band", groups=["35 or under"], by="gender")
    for gender, count, n in (("women", 105, 159), ("men", 118, 265)):
        there = figure(young, Statistic.SHARE, age_band="35 or under", gender=gender)
        assert (there.count, there.n) == (count, n)
