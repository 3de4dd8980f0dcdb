"""The worked example of each measure's documentation, as rows that can be measured."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

Tables = Mapping[str, Mapping[str, Sequence[Any]]]
WOMEN = {"dimension": "gender", "groups": ["women"]}


@dataclass(frozen=True)
class Example:
    """Rows and parameters, the value that comes out, and the words of the documentation that say so."""

    tables: Tables
    parameters: Mapping[str, Any]
    value: float
    said: tuple[str, ...]
    settings: Mapping[str, Any] = field(default_factory=dict)
    figures: Mapping[tuple[tuple[str, str], ...], float] = field(default_factory=dict)


def people(*groups: tuple[Mapping[str, Any], int]) -> dict[str, list[Any]]:
    """Return columns with each of the rows so many times."""
    names = dict.fromkeys(name for row, _ in groups for name in row)
    return {name: [row.get(name) for row, times in groups for _ in range(times)] for name in names}


def sexes(men: Mapping[str, Any], women: Mapping[str, Any], n: tuple[int, int] = (2, 2)) -> dict[str, list[Any]]:
    return people(({"gender": "men", **men}, n[0]), ({"gender": "women", **women}, n[1]))


def _tied_forty() -> dict[str, list[Any]]:
    pay = [10.0] * 2 + [12.0] * 16 + [13.0 + k for k in range(22)]
    gender = ["women", "men"] + ["women"] * 12 + ["men"] * 4 + ["men"] * 2 + ["women", "men"] * 10
    return {"gender": gender, "hourly_pay": pay, "annual_pay": pay}


def _equal_and_raised() -> Tables:
    staff = sexes({"level": "1", "annual_pay": 100.0}, {"level": "1", "annual_pay": 90.0}, (30, 30))
    staff["employee"] = [f"e{k}" for k in range(60)]
    raised = [*(f"e{k}" for k in range(6)), *(f"e{k}" for k in range(30, 33))]
    return {"employees": staff, "moves": {"employee": raised, "kind": ["raise"] * 9, "date": ["2025-05-01"] * 9}}


def _spans() -> dict[str, list[Any]]:
    """Ten women with four reports each and ten men with eight."""
    keys = [(f"w{k}", "women", 4) for k in range(10)] + [(f"m{k}", "men", 8) for k in range(10)]
    rows = [{"employee": key, "gender": gender, "manager": None} for key, gender, _ in keys]
    rows += [
        {"employee": f"{key}-{place}", "gender": "men", "manager": key} for key, _, n in keys for place in range(n)
    ]
    return people(*((row, 1) for row in rows))


def _panels() -> dict[str, list[Any]]:
    rows = []
    for panel in range(15):
        rows += [{"event": f"E{panel}", "role": "panellist", "person": f"p{panel}a", "gender": "men"}]
        second = "men" if panel < 4 else "women"
        rows += [{"event": f"E{panel}", "role": "panellist", "person": f"p{panel}b", "gender": second}]
    return people(*((row, 1) for row in rows))


def _level_pay(level: str, men: float, women: float) -> list[tuple[dict[str, Any], int]]:
    return [
        ({"gender": "men", "level": level, "job_group": level, "annual_pay": men, "hourly_pay": men}, 5),
        ({"gender": "women", "level": level, "job_group": level, "annual_pay": women, "hourly_pay": women}, 5),
    ]


EXAMPLES: dict[str, Example] = {
    "adjusted-pay-gap": Example(
        {"employees": people(*(row for k in (1, 2) for row in _level_pay(str(k), 100.0 * k, 95.0 * k) * 4))},
        {"controls": ["level"], "years": []},
        5.0,
        ("5 %",),
    ),
    "amount-against-pool": Example(
        {"content": {"women_shown": [12], "people_shown": [100]}},
        {"table": "content", "part": "women_shown", "whole": "people_shown", **WOMEN, "pool": "area"},
        0.5,
        ("12 of 100", "24 in 100", ".5"),
        settings={"pools": [{"name": "area", "source": "census", "dimension": "gender", "shares": {"women": 0.24}}]},
    ),
    "amount-by-category": Example(
        {"contracts": {"value": [700.0, 300.0], "profit_status": ["non-profit", "for-profit"]}},
        {"table": "contracts", "amount": "value", "column": "profit_status", "category": "non-profit"},
        0.7,
        ("700", "300", ".7"),
    ),
    "amount-in-rows": Example(
        {"giving": {"amount": [300.0, 100.0], "recurring": ["yes", "no"]}},
        {"table": "giving", "amount": "amount", "is": {"recurring": "yes"}},
        0.75,
        ("300 of 400", ".75"),
    ),
    "amount-index": Example(
        {
            "sessions": {
                "questions_women": [6],
                "questions_total": [20],
                "attendees_women": [50.0],
                "attendees": [100.0],
            }
        },
        {
            "table": "sessions",
            "part": "questions_women",
            "whole": "questions_total",
            "base_part": "attendees_women",
            "base_whole": "attendees",
        },
        0.6,
        ("6 of 20", "50 of 100", ".6"),
    ),
    "amount-per-head": Example(
        {"staff_groups": {"group": ["a", "b"], "budget": [300.0, 100.0], "members": [10, 40]}},
        {"table": "staff_groups", "amount": "budget", "heads": "members"},
        8.0,
        ("300 for 10", "100 for 40", "8"),
    ),
    "amount-share": Example(
        {"events": {"access_budget": [50.0], "budget": [1000.0]}},
        {"table": "events", "part": "access_budget", "whole": "budget"},
        0.05,
        ("50", "1,000", ".05"),
    ),
    "appearances-paid": Example(
        {"appearances": {"role": ["keynote", "panellist"], "compensation": ["fee", "none"], "fee": [300.0, None]}},
        {},
        0.5,
        ("300", ".5"),
    ),
    "communities-covered": Example(
        {"policies": {"item": ["a", "b"], "dimensions": ["gender", "disability"]}}, {}, 2 / 6, ("six", ".333")
    ),
    "concentration": Example(
        {"appearances": {"role": ["speaker"] * 18, "person": ["a"] * 9 + list("bcdefghij")}},
        {"table": "appearances"},
        0.5,
        (".5",),
    ),
    "count-of-rows": Example(
        {"channels": {"channel": list("abc"), "working": ["yes", "yes", "no"]}},
        {"table": "channels", "is": {"working": "yes"}},
        2.0,
        ("2",),
    ),
    "dated-within": Example(
        {"policies": {"item": ["a", "b"], "reviewed_on": ["2025-06-01", "2023-06-01"]}},
        {"table": "policies", "dates": ["reviewed_on"], "months": 12},
        0.5,
        (".5",),
    ),
    "days-between": Example(
        {"payments": {"invoiced_on": ["2025-01-01"] * 3, "paid_on": ["2025-01-11", "2025-01-21", "2025-03-02"]}},
        {"table": "payments", "start": "invoiced_on", "end": "paid_on"},
        20.0,
        ("10, 20 and 60", "20"),
    ),
    "dimensions-together": Example(
        {
            "employees": people(
                ({"gender": "women", "disability": "yes", "status": "left"}, 9),
                ({"gender": "women", "disability": "yes", "status": "active"}, 11),
                ({"gender": "men", "disability": "no", "status": "left"}, 13),
                ({"gender": "men", "disability": "no", "status": "active"}, 87),
            )
        },
        {"dimensions": ["gender", "disability"], "statistic": "left"},
        (9 / 20) / (13 / 100),
        ("9 left", "13", "3.46"),
    ),
    "disclosure-rate": Example(
        {"employees": {"gender": ["women"] * 80 + ["prefer-not-to-say"] * 10 + [None] * 10}},
        {"dimension": "gender"},
        0.9,
        ("90 answers of 100", ".9"),
    ),
    "diversity-index": Example(
        {"employees": sexes({}, {}, (7, 3))},
        {"dimension": "gender"},
        0.84,
        (".42", ".84", ".4667"),
        figures={(("index", "blau"),): 0.42, (("index", "unbiased"),): 0.4667},
    ),
    "done-on-time": Example(
        {"commitments": {"statement": ["a", "b"], "due": ["2025-03-01"] * 2, "done_on": ["2025-02-01", None]}},
        {"table": "commitments", "due": "due", "done": "done_on"},
        0.5,
        (".5",),
    ),
    "egapro-index": Example(_equal_and_raised(), {}, 71.0, ("35, 25 and 0 of 85", "71")),
    "eu-pay-transparency": Example(
        {"employees": people(*_level_pay("1", 20.0, 19.0), *_level_pay("2", 40.0, 44.0))},
        {},
        10.0,
        ("5 %", "-10 %", "10 %"),
        figures={
            (("figure", "g-basic"), ("job_group", "1")): 5.0,
            (("figure", "g-basic"), ("job_group", "2")): -10.0,
        },
    ),
    "fee-at-floor": Example(
        {"appearances": {"role": ["speaker"] * 2, "compensation": ["fee"] * 2, "fee": [300.0, 100.0]}},
        {},
        0.5,
        ("300 and 100", "200", ".5"),
        settings={"fee_floors": {"speaker": 200.0}},
    ),
    "fee-gap": Example(
        {
            "appearances": people(
                ({"role": "keynote", "compensation": "fee", "gender": "men", "fee": 1000.0}, 1),
                ({"role": "keynote", "compensation": "fee", "gender": "women", "fee": 900.0}, 1),
                ({"role": "panellist", "compensation": "fee", "gender": "men", "fee": 200.0}, 1),
                ({"role": "panellist", "compensation": "fee", "gender": "women", "fee": 200.0}, 1),
            )
        },
        {"statistic": "mean"},
        5.0,
        ("1,000 and 900", "200 and 200", "5 %"),
    ),
    "group-share": Example(
        {
            "employees": people(
                ({"gender": "women", "status": "active"}, 116),
                ({"gender": "women", "status": "left"}, 60),
                ({"gender": "men", "status": "active"}, 91),
                ({"gender": "men", "status": "left"}, 44),
            )
        },
        WOMEN,
        0.5659,
        ("176", "135", ".5659", "116 and 91", ".5604"),
        figures={(("gender", "women"), ("status", "active")): 0.5604},
    ),
    "highest-to-median-pay": Example(
        {"employees": {"annual_pay": [200.0, 30.0, 40.0, 50.0]}}, {}, 5.0, ("200", "40", "5")
    ),
    "learning-hours": Example(
        {
            "programmes": {"programme": ["p", "p"], "hours": [20.0, 40.0]},
            "employees": {"employee": [f"e{k}" for k in range(20)], "status": ["active"] * 20},
        },
        {},
        3.0,
        ("60", "20", "3"),
    ),
    "leave-return": Example(
        {"leave": {"weeks": [10.0] * 3, "due_back": ["2025-05-01"] * 3, "returned": ["yes", "yes", "no"]}},
        {},
        2 / 3,
        (".667",),
    ),
    "leave-shared": Example(
        {"leave": {"parent": ["other", "birth"], "weeks": [10.0, 40.0]}}, {}, 0.25, ("10", "40", ".25")
    ),
    "level-steepness": Example(
        {
            "employees": people(
                ({"gender": "women", "level": "2"}, 10),
                ({"gender": "men", "level": "2"}, 40),
                ({"gender": "women", "level": "1"}, 30),
                ({"gender": "men", "level": "1"}, 30),
            )
        },
        WOMEN,
        0.4,
        ("10 of 50", "30 of 60", ".4"),
    ),
    "manager-span": Example({"employees": _spans()}, WOMEN, 0.5, ("4 reports", "8", ".5")),
    "months-with-amount": Example(
        {"giving": {"date": ["2025-01-05", "2025-04-01", "2025-09-30"], "amount": [10.0] * 3}}, {}, 0.25, (".25",)
    ),
    "panels-with": Example({"appearances": _panels()}, {"groups": ["women"]}, 11 / 15, (".733",)),
    "pay-gap": Example(
        {
            "employees": people(
                ({"gender": "men", "annual_pay": 63353.0, "level": "1"}, 3),
                ({"gender": "women", "annual_pay": 62066.5, "level": "1"}, 3),
            )
        },
        {},
        2.03,
        ("63,353", "62,066.50", "2.03 %"),
    ),
    "pay-gap-split": Example(
        {
            "employees": people(
                ({"gender": "men", "job_group": "a", "annual_pay": 40.0}, 30),
                ({"gender": "women", "job_group": "a", "annual_pay": 40.0}, 10),
                ({"gender": "men", "job_group": "b", "annual_pay": 20.0}, 10),
                ({"gender": "women", "job_group": "b", "annual_pay": 20.0}, 30),
            )
        },
        {"by": ["job_group"]},
        0.0,
        ("28.57 %", "0"),
        figures={(("part", "overall"),): 28.57},
    ),
    "pay-gap-within": Example(
        {"employees": people(*_level_pay("1", 20.0, 19.0), *_level_pay("2", 40.0, 44.0))},
        {"by": ["level"], "statistic": "mean"},
        -2.5,
        ("20 and 19", "40 and 44", "-2.5 %"),
    ),
    "peak-and-after": Example(
        {
            "commitments": {
                "statement": ["s"] * 22,
                "date": ["2025-02-10"] * 10 + ["2025-07-10"] * 4 + ["2025-08-10"] * 4 + ["2025-09-10"] * 4,
            }
        },
        {"table": "commitments"},
        0.4,
        (".4",),
    ),
    "per-head-ratio": Example(
        {
            "employees": {"employee": [f"e{k}" for k in range(20)], "gender": ["women"] * 10 + ["men"] * 10},
            "moves": {"employee": ["e0", "e1", "e10", "e11", "e12", "e13"], "kind": ["promotion"] * 6},
        },
        {"table": "moves", **WOMEN, "where": {"kind": "promotion"}},
        0.5,
        ("2 of 10", "4 of 10", ".5"),
    ),
    "rate-ratio": Example(
        {
            "employees": people(
                ({"gender": "women", "status": "left"}, 60),
                ({"gender": "women", "status": "active"}, 116),
                ({"gender": "men", "status": "left"}, 44),
                ({"gender": "men", "status": "active"}, 91),
            )
        },
        WOMEN,
        1.046,
        ("60 of 176", "44 of 135", "1.046"),
    ),
    "reporting-credibility": Example(
        {
            "channels": {"working": ["yes"], "outside_line": ["yes"]},
            "incidents": {"incident": ["i"], "reported_on": ["2025-03-01"]},
        },
        {},
        2 / 3,
        (".667",),
    ),
    "representation": Example(
        {
            "employees": people(
                ({"gender": "women", "department_function": "hr"}, 47),
                ({"gender": "men", "department_function": "hr"}, 18),
                ({"gender": "women", "department_function": ""}, 3683),
                ({"gender": "men", "department_function": ""}, 5463),
            )
        },
        {**WOMEN, "unit": {"department_function": "hr"}},
        1.786,
        ("47 of 65", "3,730 of 9,211", "1.786"),
    ),
    "selection-impact": Example(
        {
            "applications": people(
                ({"gender": "women", "stage": "hired"}, 2),
                ({"gender": "women", "stage": "applied"}, 8),
                ({"gender": "men", "stage": "hired"}, 15),
                ({"gender": "men", "stage": "applied"}, 10),
            )
        },
        WOMEN,
        1 / 3,
        ("2 of 10", "15 of 25", ".333", "-2.139"),
    ),
    "share-of-rows": Example(
        {"events": {"event": list("abc"), "captioned": ["yes", "yes", "no"]}},
        {"table": "events", "is": {"captioned": "yes"}},
        2 / 3,
        (".667",),
    ),
    "speaking-minutes": Example(
        {"appearances": sexes({"role": "speaker", "minutes": 30.0}, {"role": "speaker", "minutes": 20.0})},
        WOMEN,
        0.8,
        (".8",),
    ),
    "supplier-share": Example(
        {
            "payments": {"vendor": ["a", "b"], "amount": [100.0, 300.0]},
            "suppliers": {"vendor": ["a", "b"], "certification": ["women-owned", None]},
        },
        {},
        0.25,
        ("100 of 400", ".25"),
    ),
    "topic-sessions-with-members": Example(
        {
            "sessions": {"session": ["1", "2"], "topic_community": ["roma", "deaf"]},
            "appearances": {
                "session": ["1", "2"],
                "role": ["speaker", "speaker"],
                "topic_community_member": ["yes", "no"],
            },
        },
        {},
        0.5,
        (".5",),
    ),
    "uk-gender-pay-gap": Example(
        {"employees": _tied_forty()},
        {},
        100 * (1 - 12 / 18),
        ("16 on one rate", "7 women and 3 men"),
        figures={(("gender", "women"), ("pay_quarter", "lower")): 0.7},
    ),
    "utilisation": Example(
        {"employees": sexes({}, {}, (52, 16))},
        {**WOMEN, "availability": 0.268},
        (16 / 68) / 0.268,
        ("16 of 68", "26.8 %"),
    ),
    "wheelchair-spaces": Example(
        {"events": {"format": ["in-person"] * 2, "capacity": [100, 400], "wheelchair_spaces": [4, 4]}},
        {},
        0.5,
        ("100", "400", "4 spaces", ".5"),
    ),
    "women-to-men-pay": Example(
        {"employees": sexes({"annual_pay": 50000.0, "level": "1"}, {"annual_pay": 45000.0, "level": "1"})},
        {"by": "level"},
        0.9,
        ("45,000", "50,000", ".9"),
    ),
}
