"""Direct reports of managers, by group."""

from __future__ import annotations

import pytest

from audit.model.measurement import CellKey
from audit.types import MeasureState, Statistic
from tests.measures.builders import context, dataset, figure, measure


def _staff(reports: dict[str, int], genders: dict[str, str]) -> dict[str, list[str | None]]:
    """Managers with so many reports each, who are men without exception."""
    rows: list[tuple[str, str | None, str, str]] = [(key, None, gender, "active") for key, gender in genders.items()]
    for manager, n in reports.items():
        rows += [(f"{manager}-{place}", manager, "men", "active") for place in range(n)]
    keys, managers, gender, status = (list(column) for column in zip(*rows, strict=True))
    return {"employee": keys, "manager": managers, "gender": gender, "status": status}


def test_the_spans_of_both_sides_are_compared() -> None:
    staff = _staff({"w1": 4, "w2": 2, "m1": 6, "m2": 6}, {"w1": "women", "w2": "women", "m1": "men", "m2": "men"})
    found = measure(dataset(employees=staff), "manager-span", groups=("women",))
    assert (found.value, found.n) == (0.5, 4)
    assert figure(found, Statistic.MEAN, gender="women").value == 3.0


def test_the_number_is_made_from_the_managers_of_each_group() -> None:
    given = context(dataset(employees=_staff({"w1": 4, "m1": 8}, {"w1": "women", "m1": "men"})))
    found = measure(given, "manager-span", groups=("women",))
    women = CellKey("employees", (("gender", "women"), ("manages", "yes")), "direct_reports")
    assert women in found.needs
    assert (given.cells[women].n, given.cells[women].total) == (1, 4.0)


def test_people_who_left_neither_manage_nor_report() -> None:
    staff = _staff({"w1": 2, "m1": 2}, {"w1": "women", "m1": "men"})
    staff["status"] = ["active", "active", "active", "left", "active", "active"]
    found = measure(dataset(employees=staff), "manager-span", groups=("women",))
    assert found.value == 0.5


def test_nobody_reports_to_themselves() -> None:
    staff = _staff({"w1": 2, "m1": 2}, {"w1": "women", "m1": "men"})
    staff["manager"][1] = "m1"
    assert measure(dataset(employees=staff), "manager-span", groups=("women",)).value == 1.0


def test_a_manager_of_unknown_group_is_left_out_and_may_be_on_either_side() -> None:
    staff = _staff({"w1": 2, "m1": 4, "u1": 9}, {"w1": "women", "m1": "men", "u1": "not-disclosed"})
    found = measure(dataset(employees=staff), "manager-span", groups=("women",))
    assert (found.value, found.excluded[0].n) == (0.5, 1)
    assert found.bounds is not None  # 2 and 9 reports against 4, or 2 against 4 and 9
    assert (found.bounds.low, found.bounds.high) == (pytest.approx(2 / 6.5), pytest.approx(5.5 / 4))


def test_few_managers_are_too_few_to_say() -> None:
    staff = _staff({"w1": 2, "m1": 4}, {"w1": "women", "m1": "men"})
    found = measure(context(dataset(employees=staff), minimum_n=5), "manager-span", groups=("women",))
    assert (found.state, found.value) == (MeasureState.INSUFFICIENT, None)
