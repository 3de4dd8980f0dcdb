"""The bounds of every measure of the registry hold its value in every world that the blanks leave possible.

A measure that is not listed here fails the first test, so that a new one cannot escape.
"""

from __future__ import annotations

import os
from collections.abc import Sequence

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from audit.measures import load_measures
from audit.measures.registry import all_measures
from audit.types import MeasureState
from tests.measures.builders import measure
from tests.measures.worlds import Case, Column, Row, of, sure

load_measures()
EXAMPLES = int(os.environ.get("AUDIT_WORLDS", "4"))

GENDER = Column(("women", "men"), ("women", "men", "non-binary"))
PAY = (10.0, 12.0, 20.0)
HAD_WOMEN = {"dimension": "gender", "groups": ["women"]}
DAYS = ("2025-01-05", "2025-04-10", "2025-12-20")


def pay_of_level(row: Row, rows: Sequence[Row]) -> Sequence[float]:
    """Return the least, a middle and the greatest pay of staff of the same level; any where the level is blank."""
    level = row.get("level")
    there = [each for each in rows if each.get("status") != "left" and level in (None, each["level"])]
    known = [each["annual_pay"] for each in there if each["annual_pay"] is not None]
    return sorted({min(known), sum(known) / len(known), max(known)}) if known else (15.0,)


def staff(name: str, parameters: dict[str, object], minimum_n: int = 1, **columns: Column) -> Case:
    first = {"status": "active"} if "status" in columns else {}  # a list in which nobody is there is no list of staff
    return Case(name, parameters, "employees", {"gender": GENDER, **columns}, minimum_n=minimum_n, first=first)


CONTRACT, LEVEL, STATUS = of("full-time", "part-time"), of("1", "2", "3"), of("active", "left")
FULL_TIME = {"contract": "full-time"}
PAID = Column(PAY, pay_of_level)
YES_NO = of("yes", "no")

CASES = [
    staff("group-share", {**HAD_WOMEN, "where": FULL_TIME}, contract=CONTRACT),
    Case(
        "disclosure-rate",
        {"dimension": "gender", "where": FULL_TIME},
        "employees",
        {"gender": sure("women", None), "contract": CONTRACT},
    ),
    staff("representation", {**HAD_WOMEN, "unit": {"department": "A"}}, department=of("A", "B"), status=STATUS),
    staff("level-steepness", HAD_WOMEN, level=of("1", "2")),
    staff("level-steepness", HAD_WOMEN, 2, level=LEVEL, status=STATUS),
    staff("rate-ratio", {**HAD_WOMEN, "where": FULL_TIME}, status=STATUS, contract=CONTRACT),
    staff("pay-gap", {}, annual_pay=PAID, level=sure("1", "2")),
    staff("pay-gap", {"statistic": "mean"}, annual_pay=PAID, level=sure("1", "2"), status=STATUS),
    staff("pay-gap-within", {"by": ["level"]}, annual_pay=PAID, level=of("1", "2")),
    staff("pay-gap-within", {"by": ["level"], "statistic": "mean"}, annual_pay=PAID, level=of("1", "2")),
    staff("pay-gap-split", {"by": ["level"]}, annual_pay=PAID, level=of("1", "2")),
    staff("diversity-index", {"dimension": "gender", "where": FULL_TIME}, contract=CONTRACT),
    staff("diversity-index", {"dimension": "gender"}, contract=sure("full-time")),
    staff("utilisation", {**HAD_WOMEN, "availability": 0.4}, contract=CONTRACT),
    staff("uk-gender-pay-gap", {}, annual_pay=PAID, level=sure("1", "2"), status=STATUS),
    staff("eu-pay-transparency", {"by": ["level"]}, annual_pay=PAID, level=of("1", "2")),
    staff("eu-pay-transparency", {"by": ["level"]}, 2, annual_pay=PAID, level=of("1", "2")),
    staff("eu-pay-transparency", {"mode": "public"}, annual_pay=PAID, level=sure("1", "2")),
    staff("women-to-men-pay", {"by": "level"}, annual_pay=PAID, level=sure("1", "2")),
    staff("highest-to-median-pay", {}, annual_pay=PAID, level=sure("1", "2"), status=STATUS),
    Case(
        "adjusted-pay-gap",
        {"controls": ["level"], "years": []},
        "employees",
        {"gender": GENDER, "annual_pay": PAID, "level": of("1", "2")},
        rows=(30, 33),
    ),
    Case(
        "egapro-index",
        {"by": "level"},
        "employees",
        {"gender": Column(("women", "men"), ("women", "men")), "annual_pay": sure(*PAY), "level": of("1", "2")},
        rows=(50, 52),
    ),
    staff(
        "dimensions-together",
        {"dimensions": ["gender", "disability"]},
        2,
        disability=of("yes", "no"),
        level=of("1", "2"),
    ),
    staff(
        "dimensions-together",
        {"dimensions": ["gender", "disability"], "statistic": "left"},
        disability=of("yes", "no"),
        status=STATUS,
    ),
    staff(
        "dimensions-together",
        {"dimensions": ["gender", "disability"], "statistic": "median-pay"},
        disability=of("yes", "no"),
        annual_pay=PAID,
        level=sure("1"),
    ),
    Case(
        "manager-span",
        HAD_WOMEN,
        "employees",
        {
            "gender": GENDER,
            "employee": sure("e1", "e2", "e3", "e4"),
            "manager": sure("e1", "e2", "e3"),
            "status": sure("active"),
        },
    ),
    Case(
        "selection-impact",
        HAD_WOMEN,
        "applications",
        {"gender": GENDER, "stage": Column(("applied", "interviewed", "hired"), ("applied", "interviewed", "hired"))},
    ),
    Case(
        "selection-impact",
        {"table": "programmes", **HAD_WOMEN, "selected": {"took_up": "yes"}, "where": {"kind": "training"}},
        "programmes",
        {"gender": GENDER, "took_up": YES_NO, "kind": of("training", "mentoring")},
    ),
    Case(
        "selection-impact",
        {"table": "participants", **HAD_WOMEN, "selected": {"attended": "yes"}},
        "participants",
        {"gender": GENDER, "attended": YES_NO},
    ),
    Case(
        "panels-with",
        {"groups": ["women"]},
        "appearances",
        {
            "event": sure("E", "F"),
            "session": sure("1", "2"),
            "role": sure("panellist"),
            "gender": GENDER,
        },
    ),
    Case(
        "speaking-minutes",
        HAD_WOMEN,
        "appearances",
        {"role": of("speaker", "panellist"), "gender": GENDER, "minutes": sure(10.0, 20.0, 45.0)},
    ),
    Case(
        "fee-gap",
        {"statistic": "mean"},
        "appearances",
        {
            "gender": GENDER,
            "role": of("keynote", "speaker"),
            "compensation": sure("fee"),
            "fee": Column(
                (50.0, 100.0, 300.0), lambda row, _: (0.0, 50.0, 200.0 if row["role"] != "speaker" else 50.0)
            ),
        },
        settings={"fee_floors": {"keynote": 200.0, "speaker": 50.0}},
    ),
    Case(
        "appearances-paid",
        {},
        "appearances",
        {
            "role": Column(("speaker", "poster"), ("speaker", "poster")),
            "compensation": of("fee", "none", "donation"),
            "fee": Column((0.0, 50.0), (0.0, 50.0)),
        },
    ),
    Case(
        "fee-at-floor",
        {},
        "appearances",
        {
            "role": Column(("speaker", "poster"), ("speaker", "poster")),
            "compensation": of("fee", "none"),
            "fee": Column((0.0, 50.0, 300.0), (0.0, 50.0, 300.0)),
        },
        settings={"fee_floors": {"speaker": 100.0}},
    ),
    Case(
        "concentration",
        {"table": "appearances", "where": {"compensation": "none"}, "top": 0.3},
        "appearances",
        {
            "role": sure("speaker"),
            "person": Column(("a", "b", "c"), ("a", "b", "c", "d", "e")),
            "compensation": of("fee", "none"),
        },
    ),
    Case(
        "concentration",
        {"table": "contracts", "person": "vendor", "amount": "value", "most": 1},
        "contracts",
        {"vendor": Column(("a", "b", "c"), ("a", "b", "c", "d", "e")), "value": sure(10.0, 20.0, 50.0)},
    ),
    Case(
        "share-of-rows",
        {"table": "events", "is": {"captioned": "yes"}, "where": {"format": "in-person"}},
        "events",
        {"captioned": YES_NO, "format": of("in-person", "online")},
    ),
    Case("count-of-rows", {"table": "channels", "is": {"working": "yes"}}, "channels", {"working": YES_NO}),
    Case(
        "amount-share",
        {"table": "events", "part": "access_budget", "whole": "budget", "where": {"format": "in-person"}},
        "events",
        {
            "access_budget": Column((0.0, 5.0), (0.0, 5.0)),
            "budget": Column((10.0, 50.0), (10.0, 50.0, 1000.0)),
            "format": of("in-person", "online"),
        },
    ),
    Case(
        "amount-in-rows",
        {"table": "giving", "amount": "amount", "is": {"recurring": "yes"}, "where": {"grassroots": "yes"}},
        "giving",
        {"amount": Column((10.0, 50.0), (0.0, 10.0, 500.0)), "recurring": YES_NO, "grassroots": YES_NO},
    ),
    Case(
        "amount-by-category",
        {
            "table": "contracts",
            "amount": "value",
            "column": "profit_status",
            "category": "non-profit",
            "where": {"multi_year": "yes"},
        },
        "contracts",
        {
            "value": Column((10.0, 50.0), (0.0, 10.0, 500.0)),
            "profit_status": of("non-profit", "for-profit"),
            "multi_year": YES_NO,
        },
    ),
    Case(
        "amount-index",
        {
            "table": "sessions",
            "part": "questions_women",
            "whole": "questions_total",
            "base_part": "attendees_women",
            "base_whole": "attendees",
            "where": {"moderated": "yes"},
        },
        "sessions",
        {
            "questions_women": Column((0, 2), (0, 2)),
            "questions_total": Column((4, 10), (4, 10, 20)),
            "attendees_women": Column((10.0, 20.0), (10.0, 20.0)),
            "attendees": Column((30.0, 60.0), (30.0, 60.0)),
            "moderated": YES_NO,
        },
    ),
    Case(
        "amount-against-pool",
        {
            "table": "content",
            "part": "women_shown",
            "whole": "people_shown",
            **HAD_WOMEN,
            "pool": "area",
            "where": {"alt_text": "yes"},
        },
        "content",
        {"women_shown": Column((0, 2), (0, 2)), "people_shown": Column((4, 10), (4, 10)), "alt_text": YES_NO},
        settings={"pools": [{"name": "area", "source": "census", "dimension": "gender", "shares": {"women": 0.5}}]},
    ),
    Case(
        "amount-per-head",
        {"table": "staff_groups", "amount": "budget", "heads": "members", "where": {"executive_sponsor": "yes"}},
        "staff_groups",
        {
            "budget": Column((100.0, 300.0), (0.0, 100.0, 300.0)),
            "members": Column((5, 20), (5, 20)),
            "executive_sponsor": YES_NO,
        },
    ),
    Case(
        "days-between",
        {"table": "payments", "start": "invoiced_on", "end": "paid_on", "where": {"multi_year": "yes"}},
        "payments",
        {
            "invoiced_on": Column(("2025-01-01", "2025-02-01"), ("2025-01-01", "2025-02-01")),
            "paid_on": Column(("2025-02-10", "2025-04-01"), ("2025-02-10", "2025-04-01", "2025-12-31")),
            "multi_year": YES_NO,
        },
    ),
    Case(
        "days-between",
        {
            "table": "payments",
            "start": "invoiced_on",
            "end": "paid_on",
            "statistic": "share-within",
            "where": {"multi_year": "yes"},
        },
        "payments",
        {
            "invoiced_on": Column(("2025-01-01", "2025-02-01"), ("2025-01-01", "2025-02-01")),
            "paid_on": Column(("2025-02-10", "2025-04-01"), ("2025-02-10", "2025-04-01", "2025-12-31")),
            "multi_year": YES_NO,
        },
    ),
    Case(
        "dated-within",
        {"table": "policies", "dates": ["reviewed_on", "adopted_on"], "months": 12, "where": {"consulted": "yes"}},
        "policies",
        {"reviewed_on": sure("2023-01-01", "2025-06-01", None), "adopted_on": sure("2022-01-01"), "consulted": YES_NO},
    ),
    Case(
        "done-on-time",
        {"table": "commitments", "due": "due", "done": "done_on"},
        "commitments",
        {
            "statement": sure("s"),
            "due": Column(("2025-03-01", "2025-09-01", "2026-06-01"), ("2025-03-01", "2025-09-01", "2026-06-01")),
            "done_on": sure("2025-02-01", "2025-10-01", None),
        },
    ),
    Case(
        "months-with-amount",
        {},
        "giving",
        {"date": of("2025-01-05", "2025-01-09", "2025-06-01"), "amount": Column((0.0, 10.0), (0.0, 10.0))},
    ),
    Case(
        "peak-and-after",
        {"table": "commitments", "date": "date", "minimum_rows": 1},
        "commitments",
        {"statement": sure("s"), "date": of("2025-01-05", "2025-04-10", "2025-07-01")},
    ),
    Case(
        "leave-return",
        {},
        "leave",
        {"returned": YES_NO, "due_back": of("2025-03-01", "2024-03-01", "2026-03-01"), "weeks": sure(10.0)},
    ),
    Case(
        "leave-return",
        {"outcome": "retained"},
        "leave",
        {
            "returned": YES_NO,
            "still_employed_12m": YES_NO,
            "due_back": of("2024-03-01", "2025-03-01"),
            "weeks": sure(10.0),
        },
    ),
    Case("leave-shared", {}, "leave", {"parent": of("birth", "other"), "weeks": Column((5.0, 20.0), (5.0, 20.0))}),
    Case(
        "per-head-ratio",
        {"table": "moves", **HAD_WOMEN, "where": {"kind": "promotion"}},
        "employees",
        {
            "employee": sure("e1", "e2", "e3", "e4", "e5", "e6"),
            "gender": GENDER,
            "status": of("active", "not-yet-hired"),
        },
        beside={"moves": {"employee": ["e1", "e2", "e3"], "kind": ["promotion", "promotion", "raise"]}},
    ),
    Case(
        "per-head-ratio",
        {"table": "moves", **HAD_WOMEN, "where": {"kind": "promotion"}},
        "moves",
        {"employee": of("e1", "e2", "e3", "e4"), "kind": of("promotion", "raise")},
        beside={
            "employees": {"employee": ["e1", "e2", "e3", "e4"], "gender": ["women", "women", "men", "men"]},
        },
    ),
    Case(
        "learning-hours",
        {"where": {"kind": "training"}},
        "programmes",
        {"programme": sure("p"), "kind": of("training", "mentoring"), "hours": Column((2.0, 8.0), (0.0, 8.0))},
        beside={"employees": {"employee": ["e1", "e2"], "status": ["active", "active"]}},
    ),
    Case(
        "reporting-credibility",
        {},
        "channels",
        {"working": YES_NO, "outside_line": YES_NO},
        beside={"surveys": {"survey": ["s"], "asked": [10]}},
    ),
    Case(
        "communities-covered",
        {},
        "staff_groups",
        {"group": sure("g"), "community": Column(("gender", "lgbt"), ("gender", "disability", "young"))},
    ),
    Case(
        "wheelchair-spaces",
        {},
        "events",
        {
            "format": of("in-person", "online"),
            "capacity": Column((50, 400), (50, 400, 2000)),
            "wheelchair_spaces": Column((2, 6), (0, 2, 6)),
        },
    ),
    Case(
        "topic-sessions-with-members",
        {},
        "appearances",
        {
            "event": sure("E"),
            "session": sure("1", "2"),
            "role": of("speaker", "poster"),
            "topic_community_member": YES_NO,
        },
        beside={"sessions": {"event": ["E", "E"], "session": ["1", "2"], "topic_community": ["roma", "deaf"]}},
    ),
    Case(
        "supplier-share",
        {"where": {"multi_year": "yes"}},
        "payments",
        {
            "vendor": Column(("a", "b", "c"), ("a", "b")),
            "amount": Column((10.0, 50.0), (0.0, 10.0, 900.0)),
            "addressable": YES_NO,
            "multi_year": YES_NO,
        },
        beside={"suppliers": {"vendor": ["a", "b"], "certification": ["women-owned", None]}},
    ),
    Case(
        "supplier-share",
        {"kind": "community-led"},
        "suppliers",
        {"vendor": sure("a", "b"), "community_led": YES_NO},
        beside={"payments": {"vendor": ["a", "b"], "amount": [10.0, 30.0]}},
        rows=(2, 2),
    ),
]


def test_no_measure_escapes() -> None:
    assert {each.name for each in all_measures()} == {case.measure for case in CASES}


@pytest.mark.parametrize("case", CASES, ids=lambda case: case.name)
@settings(max_examples=EXAMPLES, deadline=None)
@given(data=st.data())
def test_bounds_hold_the_value_of_every_world(case: Case, data: st.DataObject) -> None:
    rows = data.draw(case.tables())
    found = measure(case.run(rows), case.measure, **case.parameters)
    assert found.state is not MeasureState.ERROR
    if found.bounds is None or found.value is None:
        return
    low, high = found.bounds.low, found.bounds.high
    slack = 1e-9 * max(1.0, abs(low), abs(high))
    assert low - slack <= found.value <= high + slack
    for world in case.worlds(rows):
        known = measure(case.run(world), case.measure, **case.parameters)
        if known.value is not None:
            assert low - slack <= known.value <= high + slack, world
