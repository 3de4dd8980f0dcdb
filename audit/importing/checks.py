"""Contradictions in the data: keys that repeat, days in the wrong order, amounts that cannot be."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

import numpy as np
import pandas as pd

from audit.importing.places import MARKED_CELLS, Place, cells_of
from audit.importing.posts import LINE, posts_hint
from audit.model.message import msg
from audit.model.result import DataIssue
from audit.tables.dataset import CELL, ROW
from audit.tables.declare import ColumnType, Table

_ORDERED = {
    "employees": (("birth_date", "hired_on"), ("hired_on", "left_on")),
    "appearances": (("invited_on", "paid_on"), ("agreed_on", "paid_on"), ("invoiced_on", "paid_on")),
    "accommodations": (("requested_on", "met_on"),),
    "incidents": (("reported_on", "acknowledged_on"), ("reported_on", "resolved_on")),
    "contracts": (("started_on", "ended_on"),),
    "applications": (("applied_on", "interviewed_on"), ("applied_on", "hired_on")),
    "openings": (("opened_on", "filled_on"),),
}
_BEFOREHAND = frozenset(("invited_on", "agreed_on", "invoiced_on"))
_PAST = frozenset(("birth_date",))
_OF_ONE_PERSON = ("gender", "ethnicity", "birth_date", "birth_year")
_NOT_SAID = ("not-disclosed", "prefer-not-to-say")
_MOST_HOURS = 80.0
_ROUNDING = 0.0051  # two shares, each rounded to a whole per cent at worst one half apart


def check_frame(
    table: Table, frame: pd.DataFrame, today: date, place: Place, *, unique: frozenset[str] = frozenset()
) -> Iterator[DataIssue]:
    """Yield the contradictions of one sheet's rows. `unique` names columns known to hold no value twice."""
    yield from _repeated_keys(table, frame, place, unique)
    for earlier, later in _ORDERED.get(table.name, ()):
        if earlier in frame and later in frame and earlier not in _BEFOREHAND:
            wrong = pd.Series(frame[later].to_numpy() < frame[earlier].to_numpy())  # no day is before another
            if wrong.any():
                yield place.warning(
                    msg(
                        "dates-in-wrong-order",
                        "{n} rows have {later} before {earlier}.",
                        n=int(wrong.sum()),
                        later=later,
                        earlier=earlier,
                    ),
                    cells=_rows(frame, wrong),
                    rows=int(wrong.sum()),
                )
    yield from _impossible(table, frame, today, place)
    yield from _one_key_for_several(frame, place)
    if table.name == "published_gaps":
        yield from _quarters(frame, place)
    if table.name == "sessions":
        yield from _sessions_told_again(frame, place)


def _sessions_told_again(frame: pd.DataFrame, place: Place) -> Iterator[DataIssue]:
    """Yield an issue where rows name the same session, on the same day, and tell different things of it."""
    keys = [name for name in ("event", "session", "date") if name in frame]
    if "session" not in keys:
        return
    told = frame[[name for name in frame if name not in (ROW, CELL)]].astype("string")
    again = frame["session"].notna() & told[keys].duplicated(keep=False) & ~told.duplicated(keep=False)
    if again.any():
        text = "Rows that name a session of which another row tells something else, each counted as a session: {n}."
        yield place.info(
            msg("session-told-again", text, n=int(again.sum())), cells=_rows(frame, again), rows=int(again.sum())
        )


def _quarters(frame: pd.DataFrame, place: Place) -> Iterator[DataIssue]:
    """Yield an issue where women and men of a pay quarter do not make up the whole."""
    for quarter in ("lower", "lower_middle", "upper_middle", "top"):
        men, women = f"men_{quarter}", f"women_{quarter}"
        if men in frame and women in frame:
            wrong = ((frame[men] + frame[women] - 1).abs() > _ROUNDING).fillna(False)
            if wrong.any():
                text = "In {n} rows women and men of the {quarter} pay quarter do not add up to 100 %."
                yield place.warning(
                    msg("quarter-sum", text, n=int(wrong.sum()), quarter=quarter.replace("_", " ")),
                    cells=_rows(frame, wrong),
                    rows=int(wrong.sum()),
                )


def _repeated_keys(table: Table, frame: pd.DataFrame, place: Place, unique: frozenset[str]) -> Iterator[DataIssue]:
    for column in table.columns:
        if not column.unique or column.name not in frame or column.name in unique:
            continue
        keys = frame[column.name]
        repeated = keys.notna() & keys.duplicated(keep=False)
        if repeated.any():
            yield place.error(
                msg(
                    "repeated-key",
                    "{column} should be different in each row, but {n} rows share one with another row; all were kept.",
                    column=column.name,
                    n=int(repeated.sum()),
                ),
                cells=_rows(frame, repeated),
                rows=int(repeated.sum()),
                hint=posts_hint() if table.name == "employees" else None,
                mapping=LINE if table.name == "employees" else "",
            )


def _one_key_for_several(frame: pd.DataFrame, place: Place) -> Iterator[DataIssue]:
    """Yield an issue on each fact that is another in other rows of the same person: one key may be of several."""
    if "person" not in frame or not frame["person"].duplicated().any():
        return
    for column in _OF_ONE_PERSON:
        if column not in frame:
            continue
        known = frame["person"].notna() & frame[column].notna() & ~frame[column].isin(_NOT_SAID)
        told = frame.loc[known, ["person", column]].drop_duplicates()
        several = told["person"][told["person"].duplicated()]
        wrong = known & frame["person"].isin(several)
        if wrong.any():
            text = "{n} rows name a person whose {column} is another in other rows: one key for several people?"
            yield place.warning(
                msg("key-of-several-people", text, n=int(wrong.sum()), column=column),
                cells=_rows(frame, wrong),
                rows=int(wrong.sum()),
            )


def _impossible(table: Table, frame: pd.DataFrame, today: date, place: Place) -> Iterator[DataIssue]:
    for column in table.columns:
        if column.name not in frame:
            continue
        if column.type is ColumnType.DATE and column.name in _PAST:
            wrong = pd.Series(frame[column.name].to_numpy() > np.datetime64(today))
            text = "{n} rows have a {column} in the future."
        elif column.name == "hours" and table.name == "employees":
            wrong = (frame[column.name] > _MOST_HOURS).fillna(False)
            text = "{n} rows have more {column} a week than anybody can work; they are not used for pay."
        elif column.type is ColumnType.MONEY and column.name in ("salary", "fee", "hourly_pay", "budget", "value"):
            wrong = (frame[column.name] < 0).fillna(False)
            text = "{n} rows have a negative {column}."
        else:
            continue
        if wrong.any():
            level = place.error if column.type is ColumnType.DATE else place.warning
            message = msg("impossible-value", text, n=int(wrong.sum()), column=column.name)
            if int(wrong.sum()) == len(frame) and column.name == "hours":
                message = msg(
                    "implausible-hours", "All {n} rows have more hours a week than anybody can work.", n=len(frame)
                )
            yield level(message, cells=_rows(frame, wrong), rows=int(wrong.sum()))


def _rows(frame: pd.DataFrame, mask: pd.Series) -> tuple[str, ...]:
    """Return the first cells of the rows of a mask."""
    return cells_of(0, frame[ROW].to_numpy()[mask.to_numpy(dtype=bool)][:MARKED_CELLS].tolist())
