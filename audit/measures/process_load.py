"""How far work falls on a few people: unpaid appearances, advisory seats, equity work."""

from __future__ import annotations

import math
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

import numpy as np
from pydantic import Field

from audit.measures.begin import begin, insufficient, no_data
from audit.measures.cells import Tally
from audit.measures.context import MeasureContext
from audit.measures.frame import Frame, filter_name
from audit.measures.parameters import Filter
from audit.measures.process_rows import filled_rows
from audit.measures.registry import Parameters, register
from audit.measures.sensitivity import row_unit
from audit.measures.verdicts import coded_verdicts
from audit.model.measurement import Bounds, CellKey, Exclusion, Measurement
from audit.model.message import Message, msg
from audit.types import RecordUnit, Statistic, ValueUnit

if TYPE_CHECKING:
    from numpy.typing import NDArray


_TENTH = 0.1


class Concentration(Parameters):
    """Whose rows, or whose amounts, are counted, and which of the people or firms are called the largest."""

    table: str
    person: str = "person"
    where: Filter = Field(default_factory=dict)
    top: float = Field(default=_TENTH, gt=0, le=1)
    most: int = Field(default=0, ge=0)  # so many of them, instead of a part
    amount: str = ""  # summed instead of counting rows


def _needs(parameters: Concentration) -> tuple[str, ...]:
    amount = (parameters.amount,) if parameters.amount else ()
    return tuple(f"{parameters.table}.{column}" for column in (parameters.person, *amount, *parameters.where))


@register("concentration", Concentration, unit=ValueUnit.SHARE, counts=RecordUnit.PERSON, needs=_needs, version="2")
def measure_concentration(context: MeasureContext, parameters: Concentration) -> Measurement:
    """Share of the rows, or of an amount, that falls on the people or firms who have most.

    Formula: rows of the `top` part of the people, most first / rows of all people; the number of people in the top part
    is rounded up, one at least. With `most`, that many of them count instead of a part; with `amount`, its sum instead
    of the number of rows, credits taken off. Evenly spread, the share would be about `top`. Population: rows that
    `where` matches with a person, and with an amount where one is asked for. Rows without a person are left out,
    reported, and in the bounds belong to the largest, to anybody else, or to people who are not listed yet, who make
    the top part larger; the range may be wider than need be, and there is none where an amount is blank. Fewer people
    than the smallest n give no value, because it would be about single persons. Source: concentration ratio. Law: none
    asks for it (as of 2026). Example: nine of eighteen rows fall on one person of ten: .5.
    """
    frame = context.frame(parameters.table)
    rows = _rows(frame, parameters)
    counted, amounts = rows.counted, rows.amounts
    filled = replace(
        _begun(context, parameters),
        excluded=_excluded(rows),
        n=int(counted.sum()),
    )
    if not counted.any() or amounts[counted].sum() <= 0:
        return no_data(filled)
    coded = frame.coded(parameters.person)
    held = np.bincount(coded.codes[counted], amounts[counted], len(coded.categories)).astype(np.float64)
    people = len(np.unique(coded.codes[counted]))
    if people < context.minimum_n:
        return insufficient(filled, people, context.minimum_n)
    largest = np.argsort(-held, kind="stable")[: _chosen(parameters, people)]
    busiest = counted & np.isin(coded.codes, largest)
    top = float(amounts[busiest].sum())
    needs = _cells(context, frame, parameters, busiest, counted)
    return replace(
        filled,
        value=top / float(amounts[counted].sum()),
        count=None if parameters.amount else int(top),
        bounds=_bounds(parameters, held, people, rows, needs),
        excluded=tuple(replace(each, needs=needs) for each in filled.excluded),
        needs=needs,
    )


def _begun(context: MeasureContext, parameters: Concentration) -> Measurement:
    counted = parameters.amount or "rows"
    measurement = begin(
        context,
        "concentration",
        parameters,
        label=_label(parameters),
        convention=msg("concentration.convention", "The top part of the people is rounded up, one at least."),
        statistic=Statistic.SHARE,
        formula=f"{counted} of the top part of the people / {counted}",
    )
    return replace(measurement, population=parameters.table, record_unit=row_unit(parameters.table))


def _label(parameters: Concentration) -> Message:
    values: dict[str, float | str] = {
        "what": parameters.amount.replace("_", " ") or "rows",
        "table": parameters.table.replace("_", " "),
        "most": parameters.most,
        "top": parameters.top,
    }
    if parameters.most:
        return msg("concentration.label-most", "{table}: share of the {what} of the {most} with most", **values)
    if parameters.amount or parameters.top != _TENTH:
        return msg("concentration.label-amount", "{table}: share of the {what} of the {top:.0%} with most", **values)
    return msg("concentration.label", "What falls on the tenth of the people with most")


@dataclass(frozen=True, slots=True)
class _Rows:
    """The rows by what is known of them: the amount, whether they belong here, and whose they are."""

    amounts: NDArray[np.float64]
    inside: NDArray[np.bool_]
    unplaced: NDArray[np.bool_]
    named: NDArray[np.bool_]

    @property
    def known(self) -> NDArray[np.bool_]:
        return ~np.isnan(self.amounts)

    @property
    def counted(self) -> NDArray[np.bool_]:
        return self.inside & self.named & self.known

    @property
    def loose(self) -> NDArray[np.float64]:
        """Return the amounts that might be anybody's, or of another kind."""
        return self.amounts[((self.inside & ~self.named) | self.unplaced) & self.known]

    @property
    def has_unlimited(self) -> bool:
        """Return whether an amount that may belong here is blank, so that it could be any."""
        return bool((~self.known & (self.inside | self.unplaced)).any())


def _rows(frame: Frame, parameters: Concentration) -> _Rows:
    return _Rows(
        amounts=frame.amount(parameters.amount) if parameters.amount else np.ones(frame.rows),
        inside=frame.matched(parameters.where),
        unplaced=frame.undetermined(parameters.where),
        named=filled_rows(frame, parameters.person),
    )


def _excluded(rows: _Rows) -> tuple[Exclusion, ...]:
    reasons = (
        (rows.inside & ~rows.named, msg("concentration.blank", "The row does not say whose it is.")),
        (rows.inside & ~rows.known, msg("concentration.no-amount", "The amount is not recorded.")),
        (rows.unplaced, msg("share.unplaced", "It is not recorded whether the row belongs here.")),
    )
    return tuple(Exclusion(reason=reason, n=int(those.sum())) for those, reason in reasons if those.any())


def _chosen(parameters: Concentration, people: int) -> int:
    """Return how many people are the top part of so many."""
    return parameters.most or max(1, math.ceil(round(parameters.top * people, 9)))


def _bounds(
    parameters: Concentration,
    held: NDArray[np.float64],
    people: int,
    rows: _Rows,
    needs: tuple[CellKey, ...],
) -> Bounds | None:
    """Return the range over all ways to give the loose rows to the largest, to others, or to people not listed yet."""
    loose = rows.loose
    ordered, total, more = np.sort(held)[::-1], float(held.sum()), float(loose.sum())
    if rows.has_unlimited or (len(loose) and min(held.min(), loose.min()) < 0):
        return None
    unlisted = np.arange(len(loose) + 1)
    chosen = np.array([_chosen(parameters, people + int(new)) for new in unlisted])
    reached = np.concatenate(([0.0], np.cumsum(ordered)))[np.minimum(chosen, len(ordered))]
    # those not listed yet come with a row of their own each; of amounts they may be the smallest, so nothing is taken
    rest = more - (unlisted if not parameters.amount else 0.0) + np.minimum(np.maximum(chosen - people, 0), unlisted)
    high = min(1.0, float((reached + np.minimum(rest, more)).max()) / (total + more))
    return Bounds(
        low=float(reached[0]) / (total + more),
        high=high,
        exact=not len(loose),
        undisclosed=len(loose),
        needs=needs,
    )


def _cells(
    context: MeasureContext,
    frame: Frame,
    parameters: Concentration,
    busiest: NDArray[np.bool_],
    rows: NDArray[np.bool_],
) -> tuple[CellKey, ...]:
    spelled = f"{parameters.person}_{parameters.amount}_{parameters.most}_{parameters.top}"
    name = f"most_asked_{spelled}_{filter_name(parameters.where)}"
    frame.derive(name, lambda: coded_verdicts(busiest, rows & ~busiest))
    tally = Tally(context, frame, (name,), where=parameters.where)
    places: tuple[dict[str, tuple[str, ...]], ...] = ({name: ("yes",)}, {name: ("yes", "no")})
    counts = tuple(key for place in places for key in tally.keys(place))
    if not parameters.amount or row_unit(frame.name) is not RecordUnit.PERSON:
        return counts
    return (*counts, *(key for place in places for key in tally.amount_keys(parameters.amount, place)))
