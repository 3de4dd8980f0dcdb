"""Further reference numbers of the public staff files: departments, levels, leaving."""

from __future__ import annotations

import re
from pathlib import Path

import numpy as np
import pytest

from audit.measures.quarters import quarters_of_ranked
from audit.types import Statistic
from tests.measures.builders import context, figure, measure
from tests.measures.real_tables import ATTRITION, EVERYBODY, HR_DATASET, MONTGOMERY, SEMICOLON_STAFF, imported

pytestmark = pytest.mark.real_data


def test_attrition_file(real_data: Path) -> None:
    run = context(imported(real_data, ATTRITION), minimum_n=10)
    share = measure(run, "group-share", dimension="gender", groups=["women"], by="department")
    everybody = figure(share, Statistic.SHARE, gender="women")
    assert (everybody.count, everybody.n, everybody.value) == (588, 1470, 0.4)
    for department, n, value in (
        ("Human Resources", 63, 0.3175),
        ("Research & Development", 961, 0.3944),
        ("Sales", 446, 0.4238),
    ):
        there = figure(share, Statistic.SHARE, gender="women", department=department)
        assert (there.n, round(there.value, 4)) == (n, value)
    by_level = measure(run, "group-share", dimension="gender", groups=["women"], by="level")
    for level, n, value in (
        ("1", 543, 0.3665),
        ("2", 534, 0.4120),
        ("3", 218, 0.4312),
        ("4", 106, 0.4811),
        ("5", 69, 0.3478),
    ):
        there = figure(by_level, Statistic.SHARE, gender="women", level=level)
        assert (there.n, round(there.value, 4)) == (n, value)
    leading = {**EVERYBODY, "title": ["Manager", "Manufacturing Director", "Research Director"]}
    titles = measure(run, "group-share", dimension="gender", groups=["women"], where=leading)
    assert (titles.count, titles.n, round(titles.value, 4)) == (152, 152 + 175, 0.4648)
    median = measure(run, "pay-gap", where=EVERYBODY)
    assert median.value == pytest.approx(-5.04, abs=6e-3)
    assert median.tests[0].p_value == pytest.approx(0.0884, abs=5e-5)
    mean = measure(run, "pay-gap", where=EVERYBODY, statistic="mean")
    assert mean.value == pytest.approx(-4.80, abs=6e-3)
    assert mean.tests[0].p_value == pytest.approx(0.2218, abs=5e-5)
    within = measure(run, "pay-gap-within", by=["level"], where=EVERYBODY)
    for level, gap in (("1", 0.73), ("2", 2.53), ("3", -2.01), ("4", 1.62), ("5", 0.91)):
        assert figure(within, Statistic.GAP, gender="women", level=level).value == pytest.approx(gap, abs=6e-3)
    leaving = measure(run, "rate-ratio", dimension="gender", groups=["women"])
    assert leaving.value == pytest.approx(0.8700, abs=6e-5)
    assert leaving.tests[0].p_value == pytest.approx(0.2778, abs=5e-5)


def test_staff_file_with_semicolons(real_data: Path) -> None:
    run = context(imported(real_data, SEMICOLON_STAFF), minimum_n=10)
    share = measure(run, "group-share", dimension="gender", groups=["women"], by="department")
    assert figure(share, Statistic.SHARE, gender="women").value == pytest.approx(0.4636, abs=5e-5)
    active = figure(share, Statistic.SHARE, gender="women", status="active")
    assert (active.n, round(active.value, 4)) == (7984, 0.4626)
    for department, n, value in (
        ("Customer Service", 1673, 0.4656),
        ("Finance", 452, 0.4646),
        ("HR", 172, 0.5465),
        ("IT", 1382, 0.4349),
        ("Marketing", 718, 0.4903),
        ("Operations", 2718, 0.4599),
        ("Sales", 1835, 0.4703),
    ):
        there = figure(share, Statistic.SHARE, gender="women", department=department)
        assert (there.n, round(there.value, 4)) == (n, value)
    gap = measure(run, "pay-gap")
    assert gap.value == pytest.approx(7.51, abs=6e-3)
    assert figure(gap, Statistic.GAP, gender="women").value == pytest.approx(7.54, abs=6e-3)
    mean = measure(run, "pay-gap", statistic="mean", where=EVERYBODY)
    assert mean.value == pytest.approx(4.66, abs=6e-3)
    assert measure(run, "pay-gap", where=EVERYBODY).tests[0].p_value == pytest.approx(8.2e-86, rel=0.01)
    by = measure(run, "pay-gap-within", by=["department"], where=EVERYBODY)
    for department, value in (
        ("Customer Service", 6.11),
        ("Finance", 5.51),
        ("HR", 4.61),
        ("IT", 1.04),
        ("Marketing", 7.97),
        ("Operations", 8.32),
        ("Sales", 3.53),
    ):
        assert figure(by, Statistic.GAP, gender="women", department=department).value == pytest.approx(value, abs=6e-3)
    index = measure(
        run, "representation", dimension="gender", groups=["women"], unit={"department_function": "hr"}, where=EVERYBODY
    )
    assert index.value == pytest.approx(0.5465 / 0.4636, abs=3e-4)


def test_staff_file_with_semicolons_by_quarter(real_data: Path) -> None:
    staff = imported(real_data, SEMICOLON_STAFF).tables["employees"].frame.sort_values("annual_pay")
    women = (staff["gender"] == "women").to_numpy(dtype=np.int64)
    shares = quarters_of_ranked(staff["annual_pay"].to_numpy(), women, ("men", "women"))
    found = [100 * float(each["women"] / sum(each.values())) for each in shares]
    assert found == pytest.approx([69.7, 42.0, 30.7, 43.0], abs=0.06)


def test_county_departments(real_data: Path) -> None:
    run = context(imported(real_data, MONTGOMERY), minimum_n=10)
    share = measure(run, "group-share", dimension="gender", groups=["women"], by="department")
    within = measure(run, "pay-gap-within", by=["department"])
    staff = run.dataset.tables["employees"].frame
    for department, n, women, gap in (
        ("Department of Police", 1844, 0.3739, 27.68),
        ("Department of Health and Human Services", 1556, 0.8431, 14.53),
        ("Fire and Rescue Services", 1311, 0.0854, -10.29),
        ("Department of Transportation", 1226, 0.1845, -10.18),
        ("Correction and Rehabilitation", 482, 0.3729, -1.42),
        ("Department of Liquor Control", 408, 0.2206, 3.51),
        ("Department of General Services", 404, 0.1638, 1.78),
        ("Department of Public Libraries", 375, 0.8000, 14.59),
    ):
        place = {"gender": "women", "department": department}
        assert (staff["department"] == department).sum() == n
        assert figure(share, Statistic.SHARE, **place).value == pytest.approx(women, abs=5e-5)
        assert figure(within, Statistic.GAP, **place).value == pytest.approx(gap, abs=6e-3)
    quarters = measure(run, "uk-gender-pay-gap")
    found = [
        figure(quarters, Statistic.SHARE, gender="women", pay_quarter=name).value
        for name in ("lower", "lower-middle", "upper-middle", "upper")
    ]
    assert found == pytest.approx([0.453, 0.403, 0.383, 0.380], abs=1.5e-3)


def test_county_overtime_and_leading_titles(real_data: Path) -> None:
    run = context(imported(real_data, MONTGOMERY), minimum_n=10)
    gap = measure(run, "pay-gap")
    assert gap.tests[0].p_value == pytest.approx(8.5e-10, rel=0.01)
    overtime = measure(run, "pay-gap", pay="overtime_pay")
    assert overtime.value == pytest.approx(75.22, abs=5e-3)
    assert figure(overtime, Statistic.MEDIAN, gender="women").n == 1812
    assert figure(overtime, Statistic.MEDIAN, gender="women").value == pytest.approx(2083.32, abs=5e-3)
    assert figure(overtime, Statistic.MEDIAN, gender="men").n == 4496
    assert figure(overtime, Statistic.MEDIAN, gender="men").value == pytest.approx(8407.03, abs=5e-3)
    titles = run.dataset.tables["employees"].frame["title"].dropna().unique()
    leading = {"title": [title for title in titles if re.search("Manager|Director|Chief", title)]}
    share = measure(run, "group-share", dimension="gender", groups=["women"], where=leading)
    assert (share.n + sum(each.n for each in share.excluded), round(share.value, 4)) == (858, 0.4604)


def test_small_departments_of_the_hr_file(real_data: Path) -> None:
    run = context(imported(real_data, HR_DATASET), minimum_n=3)
    within = measure(run, "pay-gap-within", by=["department"], where=EVERYBODY)
    for department, gap in (
        ("IT/IS", 0.66),
        ("Production", -3.44),
        ("Sales", 5.94),
        ("Software Engineering", -4.82),
        ("Admin Offices", 8.56),
    ):
        assert figure(within, Statistic.GAP, gender="women", department=department).value == pytest.approx(
            gap, abs=6e-3
        )
