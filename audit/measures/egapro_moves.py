"""Raises and promotions of the period, and who was raised after maternity leave, for France's index."""

from __future__ import annotations

import pandas as pd

from audit.measures.context import MeasureContext


def moves_in_period(context: MeasureContext, kind: str) -> pd.DataFrame | None:
    """Return whose moves of a kind fell in the period and when; an undated one counts. None without keys of people."""
    moves = context.frame("moves")
    if not moves.rows or not moves.has("employee"):
        return None
    frame = moves.table.frame
    dates = pd.to_datetime(frame["date"]) if moves.has("date") else pd.Series(pd.NaT, index=frame.index)
    found = pd.DataFrame({"employee": frame["employee"].astype("string"), "date": dates})
    period = context.dataset.period
    inside = dates.isna() | dates.between(pd.Timestamp(period.start), pd.Timestamp(period.end))
    return found[moves.matched({"kind": kind}) & inside.to_numpy() & found["employee"].notna().to_numpy()]


def raised_after_leave(context: MeasureContext) -> tuple[int, int]:
    """Return how many women came back from maternity leave to a raise due, and how many of them were raised.

    A raise is due to whoever came back in the period if anybody was raised while she was away; where the start of the
    leave is not recorded, a raise of anybody before her return is enough.
    """
    leave, raises = context.frame("leave"), moves_in_period(context, "raise")
    if not leave.rows or raises is None or not (leave.has("employee") and leave.has("due_back")):
        return 0, 0
    period = context.dataset.period
    frame = leave.table.frame
    due_back = pd.to_datetime(frame["due_back"])
    started = pd.to_datetime(frame["started_on"]) if leave.has("started_on") else pd.Series(pd.NaT, index=frame.index)
    back = leave.matched({"parent": "birth", "returned": "yes"})
    back &= due_back.between(pd.Timestamp(period.start), pd.Timestamp(period.end)).to_numpy()
    due = raised = 0
    for key, begun, ended in zip(
        frame["employee"].astype("string")[back], started[back].fillna(pd.Timestamp.min), due_back[back], strict=True
    ):
        while_away = raises["date"].isna() | raises["date"].between(begun, ended)
        if not while_away.any():
            continue
        due += 1
        since = raises["date"].isna() | (raises["date"] >= begun)
        raised += bool((since & (raises["employee"] == key)).any())
    return due, raised
