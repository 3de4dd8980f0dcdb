from __future__ import annotations

from datetime import date

import pandas as pd

from audit.model.promises import Attention, Report
from audit.promises import read_actions, read_attention, read_commitments, read_responses
from audit.tables.dataset import Dataset, TableData
from tests.scoring.build import PERIOD


def table(name: str, rows: list[dict[str, object]]) -> TableData:
    frame = pd.DataFrame(rows)
    for column in ("date", "due", "done_on"):
        if column in frame:
            frame[column] = pd.to_datetime(frame[column]).astype("datetime64[ns]")
    return TableData(name=name, frame=frame, columns=frozenset(frame.columns))


def dataset(**tables: list[dict[str, object]]) -> Dataset:
    return Dataset(tables={name: table(name, rows) for name, rows in tables.items()}, period=PERIOD)


def test_the_plan_comes_back_row_by_row() -> None:
    rows = [
        {
            "item": "a",
            "action": "Do it ",
            "due": "2025-06-30",
            "status": "done",
            "done_on": "2025-06-01",
            "response": "Paid from reserves.",
        },
        {"item": "b", "action": pd.NA, "due": None, "status": None, "done_on": None},
    ]
    first, second = read_actions(dataset(actions=rows))
    assert (first.item, first.action) == ("a", "Do it")
    assert first.report == Report(
        status="done", due=date(2025, 6, 30), done_on=date(2025, 6, 1), response="Paid from reserves."
    )
    assert (second.action, second.report) == ("", Report())


def test_no_table_is_no_promise() -> None:
    assert read_actions(dataset()) == ()
    assert read_commitments(dataset()) == ()
    assert read_attention(dataset()) == ()


def test_commitments_after_the_snapshot_are_not_known_yet() -> None:
    rows = [
        {"date": "2026-01-01", "cause": "Later", "commitment": "x"},
        {"date": "2025-02-01", "cause": "Access", "commitment": "y", "measure": "captions"},
    ]
    (one,) = read_commitments(dataset(commitments=rows))
    assert (one.cause, one.item, one.made) == ("Access", "captions", date(2025, 2, 1))


def test_attention_is_compared_with_six_months_later() -> None:
    said = [
        *({"date": f"2025-02-{day:02d}", "cause": "Access", "commitment": ""} for day in (1, 9, 20)),
        {"date": "2025-08-04", "cause": "access", "commitment": ""},
        {"date": "2025-10-04", "cause": "Peace", "commitment": ""},
    ]
    given = [
        {"date": "2025-02-03", "cause": "ACCESS", "amount": 500.0},
        {"date": "2025-02-28", "cause": "Access", "amount": 250.0},
        {"date": "2025-08-28", "cause": "Access", "amount": 20.0},
        {"date": "2025-09-01", "cause": "Access", "amount": float("nan")},
    ]
    assert read_attention(dataset(commitments=said, giving=given)) == (
        Attention(cause="Access", peak="2025-02", statements=3, statements_later=1, given=750.0, given_later=20.0),
        Attention(cause="Peace", peak="2025-10", statements=1, statements_later=None, given=0.0, given_later=None),
    )


def test_what_management_says_is_read_by_item_with_or_without_an_answer() -> None:
    rows = [
        {"item": "captions", "status": None, "response": " We book captioners from May. "},
        {"item": "pledge", "status": "yes", "response": None},
        {"item": None, "policy": "Code of conduct", "status": "yes", "response": "Of no finding"},
        {"item": "captions", "status": None, "response": "We booked them."},
    ]
    assert read_responses(dataset(policies=rows)) == {"captions": "We booked them."}
    assert read_responses(dataset()) == {}
