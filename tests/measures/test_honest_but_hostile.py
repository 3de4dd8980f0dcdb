"""Tables as organisations have them at their worst: every measure about people answers, and says no nonsense."""

from __future__ import annotations

import math
from collections.abc import Iterator
from typing import Any

import pytest

from audit.model.measurement import Measurement
from audit.model.message import Message
from audit.types import MeasureState
from tests.measures.builders import context, dataset, measure

N = 30
STAFF: dict[str, list[Any]] = {
    "employee": [f"e{k}" for k in range(N)],
    "gender": ["women", "men", "women", "men", "non-binary"] * 6,
    "ethnicity": ["white", "black", "asian"] * 10,
    "disability": ["yes", "no", "no"] * 10,
    "age_band": ["under-30", "30-49", "50-plus"] * 10,
    "level": ["1", "1", "2", "2", "3"] * 6,
    "job_group": ["a", "b"] * 15,
    "department": ["Human Resources", "Works", "Works"] * 10,
    "department_function": ["hr", "", ""] * 10,
    "location": ["north", "south"] * 15,
    "contract": ["full-time", "part-time", "full-time"] * 10,
    "education": ["school", "degree"] * 15,
    "birth_year": [1960 + k for k in range(N)],
    "status": ["active"] * 25 + ["left"] * 5,
    "hired_on": ["2020-01-01"] * N,
    "left_on": [None] * 25 + ["2025-06-01"] * 5,
    "leaving_kind": [None] * 25 + ["voluntary", "involuntary"] * 2 + ["voluntary"],
    "salary": [1000.0 * (20 + k) for k in range(N)],
    "annual_pay": [1000.0 * (20 + k) for k in range(N)],
    "hourly_pay": [10.0 + k for k in range(N)],
    "bonus": [None, 100.0, 200.0] * 10,
    "overtime_pay": [None, 0.0, 50.0] * 10,
    "hours": [40.0, 20.0, 37.5] * 10,
    "fte": [1.0, 0.5, 0.937] * 10,
    "full_pay_relevant": ["yes", "yes", "no"] * 10,
}
LINE_UP: dict[str, list[Any]] = {
    "event": ["x", "y"] * 15,
    "session": ["s1", "s2", "s3"] * 10,
    "person": [f"p{k}" for k in range(N)],
    "role": ["panellist", "panellist", "keynote"] * 10,
    "session_kind": ["panel"] * N,
    "gender": ["women", "men", "men"] * 10,
    "ethnicity": ["white", "black"] * 15,
    "fee": [100.0, 200.0, None] * 10,
    "compensation": ["fee", "fee", "none"] * 10,
    "minutes": [30.0, 20.0, 45.0] * 10,
}
APPLICATIONS: dict[str, list[Any]] = {
    "gender": ["women", "men", "men"] * 10,
    "ethnicity": ["white", "black"] * 15,
    "stage": ["applied", "interviewed", "hired"] * 10,
}


def _staff(**columns: list[Any]) -> dict[str, list[Any]]:
    return {**STAFF, **columns}


HOSTILE: dict[str, dict[str, list[Any]]] = {
    "as it should be": STAFF,
    "one gender only": _staff(gender=["women"] * N),
    "the other gender only": _staff(gender=["men"] * N),
    "no one's gender known": _staff(gender=[None] * N),
    "everybody prefers not to say": _staff(gender=["prefer-not-to-say"] * N),
    "pay of nothing": _staff(annual_pay=[0.0] * N, hourly_pay=[0.0] * N, bonus=[0.0] * N),
    "pay below nothing": _staff(annual_pay=[-1000.0, 2000.0, 0.0] * 10, hourly_pay=[-1.0, 2.0, 0.0] * 10),
    "men paid below nothing": _staff(annual_pay=[100.0, -100.0] * 15),
    "no pay known": _staff(annual_pay=[None] * N, hourly_pay=[None] * N, bonus=[None] * N, overtime_pay=[None] * N),
    "some pay known": _staff(annual_pay=[None, 1000.0, 2000.0] * 10, hourly_pay=[None, None, 5.0] * 10),
    "everything tied": _staff(annual_pay=[1000.0] * N, hourly_pay=[10.0] * N, bonus=[5.0] * N),
    "huge pay": _staff(annual_pay=[1e15, 1.0, 1e12] * 10, hourly_pay=[1e12, 1e-6, 1.0] * 10),
    "no hours": _staff(hours=[0.0] * N, fte=[0.0] * N),
    "every level its own": _staff(level=[str(k) for k in range(N)], job_group=[str(k) for k in range(N)]),
    "no level known": _staff(level=[None] * N, job_group=[None] * N),
    "everybody left": _staff(status=["left"] * N, left_on=["2025-02-01"] * N),
    "hired after the snapshot": _staff(hired_on=["2026-06-01"] * N, status=["not-yet-hired"] * N),
    "everything blank": {column: [None] * N for column in STAFF},
    "one employee": {column: values[:1] for column, values in STAFF.items()},
    "two employees": {column: values[:2] for column, values in STAFF.items()},
    "nobody": {column: [] for column in STAFF},
    "every row twice": {column: values * 2 for column, values in STAFF.items()},
}
MEASURES: list[tuple[str, dict[str, Any]]] = [
    ("group-share", {"dimension": "gender", "groups": ["women"], "by": "department"}),
    ("representation", {"dimension": "gender", "groups": ["women"], "unit": {"department_function": "hr"}}),
    ("representation", {"dimension": "ethnicity", "groups": ["black"], "unit": {"level": "3"}}),
    ("level-steepness", {"dimension": "gender", "groups": ["women"]}),
    ("rate-ratio", {"dimension": "gender", "groups": ["women"], "event": "left"}),
    ("rate-ratio", {"dimension": "gender", "groups": ["women"], "event": "left-voluntary"}),
    ("rate-ratio", {"dimension": "gender", "groups": ["women"], "event": "retained-12m"}),
    ("pay-gap", {"statistic": "median"}),
    ("pay-gap", {"statistic": "mean"}),
    ("pay-gap", {"dimension": "ethnicity", "reference": "white", "compared": "black"}),
    ("pay-gap", {"where": {"contract": "full-time"}}),
    ("pay-gap-within", {"statistic": "median"}),
    ("pay-gap-within", {"statistic": "mean", "by": ["level"]}),
    ("pay-gap-split", {}),
    ("adjusted-pay-gap", {}),
    *[
        ("uk-gender-pay-gap", {"figure": f"{kind}-{what}"})
        for kind in ("mean", "median")
        for what in ("hourly", "bonus")
    ],
    ("uk-gender-pay-gap", {"figure": "bonus-women"}),
    ("eu-pay-transparency", {}),
    ("eu-pay-transparency", {"mode": "public"}),
    ("egapro-index", {}),
    ("women-to-men-pay", {}),
    ("highest-to-median-pay", {}),
    ("diversity-index", {"dimension": "gender"}),
    ("disclosure-rate", {"dimension": "gender"}),
    ("dimensions-together", {"dimensions": ["gender", "ethnicity", "disability", "age_band"]}),
    ("dimensions-together", {"dimensions": ["gender", "ethnicity"], "statistic": "median-pay"}),
    ("dimensions-together", {"dimensions": ["gender", "disability"], "statistic": "left"}),
    ("utilisation", {"dimension": "gender", "groups": ["women"], "availability": 0.4}),
]
ON_STAGE: list[tuple[str, dict[str, Any]]] = [
    ("group-share", {"table": "appearances", "dimension": "gender", "groups": ["women"], "by": "role"}),
    ("panels-with", {"groups": ["women"]}),
    ("panels-with", {"dimension": "ethnicity"}),
    ("fee-gap", {}),
    ("fee-gap", {"statistic": "median"}),
    ("speaking-minutes", {"dimension": "gender", "groups": ["women"]}),
]


@pytest.mark.parametrize("minimum", [1, 10])
@pytest.mark.parametrize("rows", HOSTILE.values(), ids=HOSTILE.keys())
def test_staff(rows: dict[str, list[Any]], minimum: int) -> None:
    run = context(dataset(employees=rows), minimum_n=minimum)
    for name, parameters in MEASURES:
        _is_sound(measure(run, name, **parameters), minimum)


LINE_UPS: dict[str, dict[str, list[Any]]] = {
    "as it should be": LINE_UP,
    "one gender only": {**LINE_UP, "gender": ["men"] * N},
    "no gender known": {**LINE_UP, "gender": [None] * N},
    "fees of nothing": {**LINE_UP, "fee": [0.0] * N},
    "no fee known": {**LINE_UP, "fee": [None] * N, "compensation": [None] * N},
    "no minutes": {**LINE_UP, "minutes": [0.0] * N},
    "no role known": {**LINE_UP, "role": [None] * N},
    "everything blank": {column: [None] * N for column in LINE_UP},
    "one appearance": {column: values[:1] for column, values in LINE_UP.items()},
    "nobody": {column: [] for column in LINE_UP},
}


@pytest.mark.parametrize("minimum", [1, 10])
@pytest.mark.parametrize("rows", LINE_UPS.values(), ids=LINE_UPS.keys())
def test_line_ups(rows: dict[str, list[Any]], minimum: int) -> None:
    run = context(dataset(appearances=rows), minimum_n=minimum, fee_floors={"keynote": 500.0, "panellist": 100.0})
    for name, parameters in ON_STAGE:
        _is_sound(measure(run, name, **parameters), minimum)


@pytest.mark.parametrize(
    "columns",
    [
        {},
        {"gender": ["men"] * N},
        {"gender": [None] * N},
        {"stage": ["applied"] * N},
        {"stage": ["hired"] * N},
        {"stage": [None] * N},
        {"gender": ["women"] + ["men"] * (N - 1)},
    ],
)
@pytest.mark.parametrize("minimum", [1, 10])
def test_selections(columns: dict[str, list[Any]], minimum: int) -> None:
    run = context(dataset(applications={**APPLICATIONS, **columns}), minimum_n=minimum)
    for dimension, group in (("gender", "women"), ("ethnicity", "black")):
        for stages in ({}, {"stage": "interviewed"}, {"stage": "offered", "of": "interviewed"}):
            _is_sound(measure(run, "selection-impact", dimension=dimension, groups=[group], **stages), minimum)


def _is_sound(found: Measurement, minimum: int) -> None:
    at = f"{found.id}: "
    assert found.state is not MeasureState.ERROR, at + (found.reason.text if found.reason else "")
    if found.state is MeasureState.OK:
        assert found.value is not None, at
    else:
        assert found.reason is not None, at
        assert found.value is None or found.state in (MeasureState.NO_POOL, MeasureState.INSUFFICIENT), at
    for number in _numbers(found):
        assert math.isfinite(number), at + str(number)
    for message in _messages(found):
        text = message.text
        assert "nan" not in text.casefold().split(), at + text
        assert "inf" not in text.casefold().split(), at + text
        assert "None" not in text, at + text
    if found.bounds is not None and found.value is not None:
        assert found.bounds.low <= found.value <= found.bounds.high, at
    for test in found.tests:
        assert test.n is not None, at
        assert test.question.text.endswith("?"), at


def _numbers(found: Measurement) -> Iterator[float]:
    every = [found.value, found.n, found.count]
    every += [x for one in found.groups for x in (one.value, one.n, one.count)]
    every += [x for one in found.facts for x in (one.value,)]
    every += [x for one in found.tests for x in (one.statistic, one.p_value)]
    intervals = [one.interval for one in (found, *found.groups)]
    every += [x for one in (*intervals, found.bounds) if one is not None for x in (one.low, one.high)]
    yield from (float(x) for x in every if x is not None)


def _messages(found: Measurement) -> Iterator[Message]:
    yield from (found.label, found.convention)
    yield from found.notes
    yield from (each.message for each in found.facts)
    yield from (each.reason for each in found.excluded)
    if found.reason is not None:
        yield found.reason
