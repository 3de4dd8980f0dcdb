"""A change of vocabulary, scale, population, definition or currency breaks a series; people coming and going do not."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from typing import Any

import pytest

from audit.history import build_trend, compare
from audit.model.checklist import Ask, Checklist, Scale
from audit.model.measurement import CellKey, Figure
from audit.model.result import AuditResult
from audit.scoring import judge_item
from audit.types import GroupSource, RecordUnit, Statistic, ValueUnit
from tests.history.build import result_of
from tests.scoring.build import answer, checklist, item, measurement

LISTS = [checklist("c", [item("a")])]


def year(number: int, *, settings: Mapping[str, str] | None = None, currency: str = "", **more: Any) -> AuditResult:
    measured = measurement(0.5, (0.5, 0.5), **more)
    judged = {"a": judge_item(LISTS[0].items[0], LISTS[0], measured)}
    return result_of(LISTS, judged, number, settings=settings or {}, currency=currency)


def people(**at: str) -> tuple[CellKey, ...]:
    return tuple(
        CellKey("employees", ((dimension, word),)) for dimension, words in at.items() for word in words.split()
    )


def active(dimension: str, words: str) -> tuple[CellKey, ...]:
    return tuple(CellKey("employees", ((dimension, word), ("status", "active"))) for word in words.split())


def pool(name: str) -> tuple[Figure, ...]:
    return (Figure(group=(("pool", name),), statistic=Statistic.SHARE, value=0.5, unit=ValueUnit.SHARE),)


def code_of(before: AuditResult, after: AuditResult) -> str:
    (change,) = compare(before, after).items
    assert change.is_break is (change.note is not None)
    return change.note.code if change.note else ""


HR = {"parameters": {"unit": {"department_function": "hr"}}}
FULL_TIME = {"parameters": {"where": {"contract": "full-time"}}}
ETHNICITY = {"parameters": {"dimension": "ethnicity"}}
MONEY = {"unit": ValueUnit.MONEY}


@pytest.mark.parametrize(
    ("before", "after", "code"),
    [
        ({"version": "1"}, {"version": "2"}, "break-measure"),
        ({"unit": ValueUnit.SHARE}, {"unit": ValueUnit.INDEX}, "break-measure"),
        ({"columns_used": ("employees.salary",)}, {"columns_used": ("employees.hourly_pay",)}, "break-columns"),
        ({"groups": pool("City, census of 2011")}, {"groups": pool("City, census of 2021")}, "break-pool"),
        ({"population": "employees"}, {"population": "appearances"}, "break-population"),
        ({"record_unit": RecordUnit.PERSON}, {"record_unit": RecordUnit.EVENT}, "break-population"),
        ({"needs": people(gender="women men")}, {"needs": active("gender", "women men")}, "break-population"),
        (
            {"group_sources": {"gender": GroupSource.SELF_DESCRIBED}},
            {"group_sources": {"gender": GroupSource.ASSIGNED_BY_OTHERS}},
            "break-source",
        ),
        (
            {"needs": people(ethnicity="asian black white")},
            {"needs": people(ethnicity="european african oceanian")},
            "break-words",
        ),
        ({"needs": people(level="L1 L2 L3")}, {"needs": people(level="L1 L2 Director")}, "break-words"),
        (
            {**ETHNICITY, "settings": {"country": "US"}},
            {**ETHNICITY, "settings": {"country": "GB"}},
            "break-vocabulary",
        ),
        (
            {**HR, "settings": {"hr_departments": "HR"}},
            {**HR, "settings": {"hr_departments": "HR, Payroll"}},
            "break-hr-departments",
        ),
        (
            {**FULL_TIME, "settings": {"full_time_hours": "35"}},
            {**FULL_TIME, "settings": {"full_time_hours": "40"}},
            "break-full-time",
        ),
        (
            {"measure": "fee-at-floor", "settings": {"fee_floors.keynote": "500"}},
            {"measure": "fee-at-floor", "settings": {"fee_floors.keynote": "600"}},
            "break-floors",
        ),
        ({**MONEY, "currency": "EUR"}, {**MONEY, "currency": "GBP"}, "break-currency"),
    ],
)
def test_what_breaks_a_series(before: dict[str, Any], after: dict[str, Any], code: str) -> None:
    assert code_of(year(2025, **before), year(2026, **after)) == code
    assert code_of(year(2025, **before), year(2026, **before)) == ""


@pytest.mark.parametrize(
    ("before", "after"),
    [
        # Somebody of a further group came, or the only one of a rare group left and one of another joined.
        ({"needs": people(gender="women men")}, {"needs": people(gender="women men non-binary")}),
        ({"needs": people(ethnicity="asian black white mixed")}, {"needs": people(ethnicity="asian black white roma")}),
        # Some did not answer this time.
        ({"needs": people(gender="women men")}, {"needs": people(gender="women men not-disclosed prefer-not-to-say")}),
        # A new top of the ladder is no other ladder.
        ({"needs": people(level="L1 L2 L3")}, {"needs": people(level="L1 L2 L3 L4")}),
        # Settings that do not concern the item.
        (
            {"settings": {"hr_departments": "HR", "country": "US"}},
            {"settings": {"hr_departments": "P", "country": "GB"}},
        ),
        ({"settings": {"fee_floors.keynote": "500"}}, {"settings": {"fee_floors.keynote": "600"}}),
        # A share of money is the same share in any currency.
        ({"currency": "EUR"}, {"currency": "GBP"}),
    ],
)
def test_what_does_not(before: dict[str, Any], after: dict[str, Any]) -> None:
    assert code_of(year(2025, **before), year(2026, **after)) == ""


def asked(*answers: str, partly: float = 0.5) -> list[Checklist]:
    values = {"yes": 1.0, "partly": partly, "no": 0.0, "mostly": 0.75}
    scale = Scale(id="s", title="", answers={name: values[name] for name in answers}, labels={})
    return [replace(checklist("c", [item("a", Ask(scale="s"))]), scales={"s": scale})]


def answered(lists: list[Checklist], number: int) -> AuditResult:
    one = judge_item(lists[0].items[0], lists[0], None, answer("a", "partly"))
    return result_of(lists, {"a": one}, number)


def test_other_answers_on_a_scale_of_the_same_name_break_the_series() -> None:
    before = answered(asked("yes", "partly", "no"), 2025)
    assert code_of(before, answered(asked("yes", "mostly", "partly", "no"), 2026)) == "break-scale"
    harder = compare(before, answered(asked("yes", "partly", "no", partly=0.25), 2026))
    assert not harder.items[0].is_break
    assert harder.terms.method == pytest.approx(-25.0)
    assert harder.terms.practice == 0.0


def test_a_break_is_drawn_across_a_year_without_a_value() -> None:
    hidden = result_of(LISTS, {"a": judge_item(LISTS[0].items[0], LISTS[0], None)}, 2025)
    trend = build_trend([year(2024), hidden, year(2026, version="2")])
    (series,) = trend.items
    assert [point.break_before.code if point.break_before else "" for point in series.points] == [
        "",
        "",
        "break-measure",
    ]
    assert not any(change.is_break for step in trend.steps for change in step.items)
