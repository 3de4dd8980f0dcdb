"""Shares of rows that are as they should be: events captioned, invitations with a fee, policies reviewed."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from functools import partial
from typing import TYPE_CHECKING

import numpy as np
from pydantic import ConfigDict, Field

from audit.measures.begin import begin, insufficient
from audit.measures.coding import coded_flags
from audit.measures.context import MeasureContext
from audit.measures.frame import Frame, filter_name
from audit.measures.parameters import Filter
from audit.measures.process_words import falling_short, share_label
from audit.measures.registry import Parameters, register
from audit.measures.verdicts import Verdicts, share_holding
from audit.model.measurement import Fact, Measurement
from audit.model.message import msg
from audit.types import RecordUnit, Statistic, ValueUnit

if TYPE_CHECKING:
    from numpy.typing import NDArray

_LABELS = {
    "events": ("event",),
    "sessions": ("event", "session"),
    "policies": ("policy", "item"),
    "openings": ("opening",),
    "channels": ("channel",),
    "contracts": ("contract",),
    "content": ("content",),
    "commitments": ("statement", "commitment"),
    "consultations": ("consultation",),
    "staff_groups": ("group",),
    "budget": ("line",),
    "actions": ("item",),
}
"""The columns that name a row in public; rows about persons are never named."""


class ShareOfRows(Parameters):
    """Which rows are counted, and what each should be. All conditions must agree."""

    model_config = ConfigDict(extra="forbid", frozen=True, serialize_by_alias=True)

    table: str
    so: Filter = Field(default_factory=dict, alias="is")
    filled: tuple[str, ...] = ()  # columns that must not be blank
    at_least: dict[str, float] = Field(default_factory=dict)
    at_most: dict[str, float] = Field(default_factory=dict)
    where: Filter = Field(default_factory=dict)
    where_above: dict[str, float] = Field(default_factory=dict)  # rows in which a number is larger than this
    where_filled: tuple[str, ...] = ()  # rows in which these columns say something
    unless: Filter = Field(default_factory=dict)  # rows that are left out for certain
    minimum_rows: int = 1
    unwanted: bool = False  # what is looked for is what should not be: those rows are named


def _columns(parameters: ShareOfRows) -> tuple[str, ...]:
    named = (parameters.so, parameters.filled, parameters.at_least, parameters.at_most, parameters.where)
    further = (parameters.where_above, parameters.where_filled, parameters.unless)
    return tuple(dict.fromkeys(column for part in (*named, *further) for column in part))


def _needs(parameters: ShareOfRows) -> tuple[str, ...]:
    columns = [*parameters.so, *parameters.filled, *parameters.at_least, *parameters.at_most, *parameters.where]
    return tuple(
        f"{parameters.table}.{column}"
        for column in dict.fromkeys([*columns, *parameters.where_above, *parameters.where_filled])
    )


def _reads(parameters: ShareOfRows) -> tuple[str, ...]:
    return tuple(f"{parameters.table}.{column}" for column in parameters.unless)


@register("share-of-rows", ShareOfRows, unit=ValueUnit.SHARE, counts=RecordUnit.EVENT, needs=_needs, reads=_reads)
def measure_share_of_rows(context: MeasureContext, parameters: ShareOfRows) -> Measurement:
    """Share of rows that are as they should be.

    Formula: rows that are so / rows of which it is known. `is` names the values wanted, `at_least` and `at_most` limits
    of numbers, `filled` columns that must say something (there a blank is known: it is not so). Population: the rows of
    `table` that `where`, `where_above` and `where_filled` match, without those that `unless` matches for certain. A
    blank elsewhere is left out of the value and enters the bounds both ways, as does a row of which a blank hides
    whether it belongs here. Of events, sessions, policies and the like the rows that fall short are named; of people
    they are counted. Fewer rows known than `minimum_rows` are too few to say. Source: plain proportion. Law: depends on
    what is counted; the items that use it name the law (as of 2026). Example: of three events two captioned give .667.
    """
    frame = context.frame(parameters.table)
    verdicts = _verdicts(frame, parameters)
    empty = begin(
        context,
        "share-of-rows",
        parameters,
        label=share_label(parameters.table),
        convention=msg(
            "share-of-rows.convention", "Rows of which it is known that they are so, of all rows of which it is known."
        ),
        statistic=Statistic.SHARE,
        formula="rows that are so / rows known",
    )
    measured = share_holding(context, frame, empty, verdicts)
    if measured.n is not None and 0 < measured.n < parameters.minimum_rows:
        return insufficient(measured, measured.n, parameters.minimum_rows)
    return replace(measured, facts=_facts(frame, verdicts, measured, unwanted=parameters.unwanted))


def _verdicts(frame: Frame, parameters: ShareOfRows) -> Verdicts:
    inside, outside = frame.matched(parameters.where), frame.rejected(parameters.where)
    place: Filter = dict(parameters.where)
    for name, kept, dropped in _restrictions(frame, parameters):
        inside, outside = inside & kept, outside | dropped
        if not kept.all():
            place[frame.derive(name, partial(coded_flags, kept))] = "yes"
    holds, fails = _so(frame, parameters)
    return Verdicts(
        inside=inside,
        maybe=~inside & ~outside,
        holds=holds,
        fails=fails,
        dimension=_dimension(parameters),
        place=place,
        columns=_columns(parameters),
    )


def _restrictions(frame: Frame, parameters: ShareOfRows) -> Iterator[tuple[str, NDArray[np.bool_], NDArray[np.bool_]]]:
    """Yield a name, the rows kept for certain and the rows dropped for certain, for each further restriction."""
    for column, limit in parameters.where_above.items():
        values = frame.amount(column)
        yield f"{column}_above_{limit:g}", values > limit, values <= limit
    for column in parameters.where_filled:
        filled = filled_rows(frame, column)
        yield f"{column}_filled", filled, ~filled
    if parameters.unless:
        matched = frame.matched(parameters.unless)
        yield f"not_{filter_name(parameters.unless)}", ~matched, matched


def _dimension(parameters: ShareOfRows) -> str:
    if len(parameters.so) == 1 and not (parameters.filled or parameters.at_least or parameters.at_most):
        return next(iter(parameters.so))
    parts = [filter_name(parameters.so)] if parameters.so else []
    parts += [f"{column}_filled" for column in parameters.filled]
    parts += [f"{column}_at_least_{limit:g}" for column, limit in parameters.at_least.items()]
    parts += [f"{column}_at_most_{limit:g}" for column, limit in parameters.at_most.items()]
    return "_and_".join(parts)


def _so(frame: Frame, parameters: ShareOfRows) -> tuple[NDArray[np.bool_], NDArray[np.bool_]]:
    holds, fails = frame.matched(parameters.so), frame.rejected(parameters.so)
    for column in parameters.filled:
        filled = filled_rows(frame, column)
        holds, fails = holds & filled, fails | ~filled
    for column, least in parameters.at_least.items():
        values = frame.amount(column)
        holds, fails = holds & (values >= least), fails | (values < least)
    for column, most in parameters.at_most.items():
        values = frame.amount(column)
        holds, fails = holds & (values <= most), fails | (values > most)
    return holds, fails


def filled_rows(frame: Frame, column: str) -> NDArray[np.bool_]:
    """Return the rows in which a column says something."""
    if column not in frame.table.frame.columns:
        return np.zeros(frame.rows, dtype=np.bool_)
    series = frame.table.frame[column]
    texts = series.astype("string").str.strip()
    return np.asarray(series.notna() & (texts.fillna("") != "") & (texts.fillna("") != "not-disclosed"), dtype=np.bool_)


def row_labels(frame: Frame, rows: NDArray[np.bool_]) -> tuple[str, ...]:
    """Return the names of rows that may be named in public, each once, in the order of the file."""
    data = frame.table.frame
    columns = [column for column in _LABELS.get(frame.name, ()) if column in data.columns]
    if frame.name != "sessions":
        columns = columns[:1]
    named = data.loc[rows, columns].astype("string").fillna("")
    labels = (": ".join(part for part in row if part) for row in named.itertuples(index=False))
    return tuple(dict.fromkeys(label for label in labels if label))


def _facts(frame: Frame, verdicts: Verdicts, measured: Measurement, *, unwanted: bool) -> tuple[Fact, ...]:
    rows = verdicts.inside & verdicts.holds if unwanted else verdicts.falling_short
    n, total = int(rows.sum()), measured.n or 0
    if not n:
        return ()
    so = msg("share-of-rows.unwanted", "It is so in {n} of {of}.", n=n, of=total)
    return (
        Fact(
            name="unwanted" if unwanted else "falling-short",
            message=so if unwanted else falling_short(frame.name, n, total),
            value=float(n),
            unit=ValueUnit.COUNT,
            labels=row_labels(frame, rows),
            needs=measured.needs,
        ),
    )
