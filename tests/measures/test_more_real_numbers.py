"""Further reference numbers of the public staff files: departments, levels, leaving."""

from __future__ import annotations

from pathlib import Path

import pytest

from audit.types import Statistic
from tests.measures.builders import context, figure, measure
from tests.measures.real_tables import attrition, hr_dataset, montgomery, semicolon_staff

pytestmark = pytest.mark.real_data
EVERYBODY = {"status": ["active", "left"]}


def test_attrition_file(real_data: Path) -> None:
    run = context(attrition(real_data), minimum_n=10)
    share = measure(run, "group-share", dimension="gender", groups=["women"], by="department")
    assert (share.count, share.n, share.value) == (588, 1470, 0.4)
    for department, value in (("Human Resources", 0.3175), ("Research & Development", 0.3944), ("Sales", 0.4238)):
        there = figure(share, Statistic.SHARE, gender="women", department=department)
        assert there.value == pytest.approx(value, abs=5e-5)
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
    run = context(semicolon_staff(real_data), minimum_n=10)
    share = measure(run, "group-share", dimension="gender", groups=["women"], by="department")
    assert share.value == pytest.approx(0.4636, abs=5e-5)
    assert figure(share, Statistic.SHARE, gender="women", status="active").value == pytest.approx(0.4626, abs=5e-5)
    gap = measure(run, "pay-gap")
    assert gap.value == pytest.approx(7.51, abs=6e-3)
    assert figure(gap, Statistic.GAP, gender="women").value == pytest.approx(7.54, abs=6e-3)
    mean = measure(run, "pay-gap", statistic="mean", where=EVERYBODY)
    assert mean.value == pytest.approx(4.66, abs=6e-3)
    assert measure(run, "pay-gap", where=EVERYBODY).tests[0].p_value == pytest.approx(8.2e-86, rel=0.01)
    by = measure(run, "pay-gap-within", by=["department"], where=EVERYBODY)
    for department, value in (("Finance", 5.51), ("HR", 4.61), ("IT", 1.04), ("Marketing", 7.97), ("Sales", 3.53)):
        assert figure(by, Statistic.GAP, gender="women", department=department).value == pytest.approx(value, abs=6e-3)
    index = measure(
        run, "representation", dimension="gender", groups=["women"], unit={"department_function": "hr"}, where=EVERYBODY
    )
    assert index.value == pytest.approx(0.5465 / 0.4636, abs=3e-4)


def test_county_departments(real_data: Path) -> None:
    run = context(montgomery(real_data), minimum_n=10)
    within = measure(run, "pay-gap-within", by=["department"])
    for department, gap in (("POL", 27.68), ("HHS", 14.53), ("FRS", -10.29), ("DOT", -10.18), ("COR", -1.42)):
        assert figure(within, Statistic.GAP, gender="women", department=department).value == pytest.approx(
            gap, abs=6e-3
        )
    quarters = measure(run, "uk-gender-pay-gap")
    found = [
        figure(quarters, Statistic.SHARE, gender="women", pay_quarter=name).value
        for name in ("lower", "lower-middle", "upper-middle", "upper")
    ]
    assert found == pytest.approx([0.453, 0.403, 0.383, 0.380], abs=1.5e-3)


def test_small_departments_of_the_hr_file(real_data: Path) -> None:
    run = context(hr_dataset(real_data), minimum_n=5)
    within = measure(run, "pay-gap-within", by=["department"], where=EVERYBODY)
    for department, gap in (("IT/IS", 0.66), ("Production", -3.44), ("Sales", 5.94), ("Software Engineering", -4.82)):
        assert figure(within, Statistic.GAP, gender="women", department=department).value == pytest.approx(
            gap, abs=6e-3
        )
