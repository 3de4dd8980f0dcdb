"""Reads promises from the tables `actions`, `commitments` and `giving` into the result, so that history keeps them."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from datetime import date
from typing import TYPE_CHECKING, Any

from audit.model.promises import Attention, Commitment, Report, ReportedAction
from audit.tables.dataset import Dataset

if TYPE_CHECKING:
    import pandas as pd

MONTHS_LATER = 6


def read_actions(dataset: Dataset) -> tuple[ReportedAction, ...]:
    """Return last year's plan as it came back, in the order of its rows."""
    return tuple(
        ReportedAction(item=_text(row, "item"), action=_text(row, "action"), report=_report(row))
        for row in _rows(dataset, "actions")
    )


def read_responses(dataset: Dataset) -> dict[str, str]:
    """Return what management says to findings, by item, from `policies`; a later row for an item wins."""
    told = {_text(row, "item"): _text(row, "response") for row in _rows(dataset, "policies") if _text(row, "response")}
    return {item: response for item, response in told.items() if item}


def read_commitments(dataset: Dataset) -> tuple[Commitment, ...]:
    """Return the public statements made up to the snapshot, with what was promised in them, by date."""
    found = [
        Commitment(
            made=_day(row, "date"),
            cause=_text(row, "cause"),
            statement=_text(row, "statement"),
            commitment=_text(row, "commitment"),
            item=_text(row, "measure"),
            report=_report(row),
        )
        for row in _rows(dataset, "commitments")
    ]
    kept = [one for one in found if one.made is None or one.made <= dataset.period.as_of]
    return tuple(sorted(kept, key=lambda one: (one.made or date.min, one.cause, one.statement)))


def read_attention(dataset: Dataset) -> tuple[Attention, ...]:
    """Return each cause at the month of its most statements, and six months later, by cause."""
    months: dict[str, Counter[str]] = {}
    names: dict[str, str] = {}
    for one in read_commitments(dataset):
        if one.made is not None and one.cause:
            key = one.cause.casefold()
            names.setdefault(key, one.cause)
            months.setdefault(key, Counter())[_month(one.made)] += 1
    given = _given(dataset)
    return tuple(_attention(dataset, names[key], months[key], given) for key in sorted(months))


def _attention(dataset: Dataset, cause: str, months: Counter[str], given: dict[str, Counter[str]] | None) -> Attention:
    peak = max(months, key=lambda month: (months[month], month))  # of equal months, the later one
    later = _months_after(peak, MONTHS_LATER)
    gifts = None if given is None else given.get(cause.casefold(), Counter())
    return Attention(
        cause=cause,
        peak=peak,
        statements=months[peak],
        statements_later=months[later] if later < _month(dataset.period.as_of) else None,
        given=_in_month(dataset, gifts, peak),
        given_later=_in_month(dataset, gifts, later),
    )


def _in_month(dataset: Dataset, gifts: Counter[str] | None, month: str) -> float | None:
    inside = _month(dataset.period.start) <= month <= _month(dataset.period.end)
    return float(gifts[month]) if gifts is not None and inside else None


def _given(dataset: Dataset) -> dict[str, Counter[str]] | None:
    if not dataset.has("giving", "date", "cause", "amount"):
        return None
    sums: dict[str, Counter[str]] = {}
    for row in _rows(dataset, "giving"):
        day, amount = _day(row, "date"), row.get("amount")
        if day is not None and amount is not None and amount == amount:
            sums.setdefault(_text(row, "cause").casefold(), Counter())[_month(day)] += amount
    return sums


def _report(row: dict[str, Any]) -> Report:
    return Report(
        status=_text(row, "status"),
        due=_day(row, "due"),
        done_on=_day(row, "done_on"),
        evidence=_text(row, "evidence"),
        owner=_text(row, "owner"),
        response=_text(row, "response"),
    )


def _rows(dataset: Dataset, table: str) -> Iterator[dict[str, Any]]:
    data = dataset.tables.get(table)
    if data is not None:
        frame: pd.DataFrame = data.frame
        yield from ({str(key): value for key, value in row.items()} for row in frame.to_dict("records"))


def _text(row: dict[str, Any], column: str) -> str:
    value = row.get(column)
    return value.strip() if isinstance(value, str) else ""


def _day(row: dict[str, Any], column: str) -> date | None:
    value = row.get(column)
    if value is None or value != value:
        return None
    return value.date() if hasattr(value, "date") else None


def _month(day: date) -> str:
    return f"{day:%Y-%m}"


def _months_after(month: str, months: int) -> str:
    year, number = (int(part) for part in month.split("-"))
    years, place = divmod(number - 1 + months, 12)
    return f"{year + years:04d}-{place + 1:02d}"
