"""France's index of pay equality from the tables: who is in which category, who was raised, who earns most."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from typing import Literal

import numpy as np
from numpy.typing import NDArray

from audit.measures.begin import begin, no_data
from audit.measures.cells import Tally
from audit.measures.coding import coded_flags
from audit.measures.context import MeasureContext
from audit.measures.egapro import (
    BY_CATEGORY,
    CORRECTIVE_MEASURES,
    OTHERWISE,
    PROMOTION_POINTS,
    RAISE_POINTS,
    TOP_TEN,
    Indicator,
    follows,
    index_of,
    leave_indicator,
    pay_indicator,
    rate_indicator,
    small_firm_raises,
    top_indicator,
)
from audit.measures.egapro_moves import moves_in_period, raised_after_leave
from audit.measures.egapro_staff import EgaproStaff, best_paid, move_groups, pay_groups, staff_counted
from audit.measures.frame import UNDISCLOSED, Frame
from audit.measures.parameters import words
from audit.measures.presence import at_snapshot
from audit.measures.registry import Parameters, register
from audit.measures.sensitivity import dimension_sensitivity
from audit.model.measurement import Bounds, CellKey, Fact, Figure, Measurement
from audit.model.message import msg
from audit.types import RecordUnit, Statistic, ValueUnit

SMALL_FIRM, FEWEST = 250, 50


_RELEVANT = {"socio-professional": BY_CATEGORY, "other": OTHERWISE}


class EgaproParameters(Parameters):
    """Parameters of `egapro-index`."""

    by: str = "level"
    classification: Literal["socio-professional", "other"] = "socio-professional"


@register(
    "egapro-index",
    EgaproParameters,
    unit=ValueUnit.INDEX,
    counts=RecordUnit.PERSON,
    needs=lambda parameters: ("employees.gender", "employees.annual_pay", f"employees.{parameters.by}"),
    reads=lambda _: (
        *(f"employees.{column}" for column in ("employee", "birth_year", "age_band", "fte")),
        *(f"moves.{column}" for column in ("employee", "date", "kind")),
        *(f"leave.{column}" for column in ("employee", "parent", "started_on", "due_back", "returned")),
    ),
    version="2",
)
def measure_egapro_index(context: MeasureContext, parameters: EgaproParameters) -> Measurement:
    """France's index of pay equality between women and men (Egapro), out of 100.

    Indicators: 1 pay gap by category and age group (groups of 3 and 3; 40 % of staff; each gap less 5 points for
    socio-professional categories, 2 for another classification), 2 and 3 gaps in the rates of raises and promotions by
    category (groups of 10 and 10; 40 % of staff), or both together for 50 to 250 employees (5 and 5), 4 the share of
    women back from maternity leave who were raised, of those back in the period during whose leave anybody was raised
    (table `leave`, birth parents who returned, and raises in `moves` from the start of the leave on), 5 the sex with
    fewer among the ten best paid. Points by the official tables at the result rounded up; a gap in raises against the
    sex that is better paid gets full points; index = points / computable points x 100, not computable below 75 points.
    Below 75 corrective measures are due within three years, below 85 an aim for each indicator short of its most.
    Conventions: pay is annual pay at full time of staff at the snapshot; people without a category, pay or sex on file
    are left out; of people tied at the tenth place those count that leave the sexes least balanced. Range: the index
    itself where nothing is open, else the whole scale. Source: Code du travail L1142-7 ff., D1142-2 ff. Law: fulfils
    the arithmetic of Code du travail L1142-7 ff. and D1142-2 ff.; who counts as staff there (six months' presence, no
    apprentices) is the employer's to see to (as of 2026). Example: 30 men paid 100 and 30 women paid 90, of whom 6 and
    3 were raised, no woman among the ten best paid: 35, 25 and 0 of 85 points give 71.
    """
    frame = context.frame("employees")
    staff = staff_counted(frame, parameters.by, context.dataset.period.as_of.year)
    measurement = _begun(context, parameters)
    if len(staff.rows) < FEWEST:
        return no_data(measurement, msg("egapro.small", "The index is made for 50 employees or more."))
    indicators = _indicators(context, frame, staff, _RELEVANT[parameters.classification])
    needs, top_needs = _needs(context, frame, staff)
    measurement = replace(
        measurement,
        n=len(staff.rows),
        groups=_figures(indicators, len(staff.rows), needs, top_needs),
        population="employees",
        sensitivity=dimension_sensitivity("employees", "gender"),
        needs=(*needs, *top_needs),  # with the other indicators beside it, the index tells of the ten best paid
    )
    index = index_of(indicators)
    if index is None:
        reason = msg("egapro.not-computable", "Fewer than 75 of 100 points can be computed.")
        return replace(no_data(measurement, reason), facts=_missing(indicators))
    bounds = _bounds(context, frame, parameters.by, float(index), measurement.needs)
    facts = (*_missing(indicators), *_consequences(index, indicators, needs))
    return replace(measurement, value=float(index), bounds=bounds, facts=facts)


def _begun(context: MeasureContext, parameters: EgaproParameters) -> Measurement:
    return begin(
        context,
        "egapro-index",
        parameters,
        label=msg("egapro.label", "French index of pay equality (Egapro)"),
        convention=msg("egapro.convention", "Out of 100; not computable where fewer than 75 points could be computed."),
        statistic=Statistic.INDEX,
        formula="100 x points / computable points",
        source="Code du travail, articles L1142-7 to L1142-10 and D1142-2 to D1142-6-2",
    )


def _bounds(context: MeasureContext, frame: Frame, by: str, index: float, needs: tuple[CellKey, ...]) -> Bounds:
    """Return the index where nothing is open of anybody, else the whole scale, which is never too narrow."""
    where = at_snapshot(frame, {})
    there, maybe = frame.matched(where), frame.undetermined(where)
    unknown = np.isnan(frame.amount("annual_pay"))
    for column in ("gender", by):
        unknown |= frame.coded(column).among(UNDISCLOSED)
    open_staff = (there & unknown) | maybe
    blanks = sum(
        int(rows[column].isna().sum())
        for table, columns in (
            ("moves", ("employee", "kind")),
            ("leave", ("employee", "parent", "returned", "due_back")),
        )
        for rows in (context.frame(table).table.frame,)
        for column in columns
        if column in rows.columns
    )
    if not open_staff.any() and not blanks:
        return Bounds(low=index, high=index, undisclosed=0, needs=needs)
    name = frame.derive("egapro_in_question", lambda: coded_flags(open_staff))
    open_needs = Tally(context, frame, (name,)).keys({name: "yes"}) if open_staff.any() else ()
    undisclosed = int(open_staff.sum()) + blanks
    return Bounds(low=0.0, high=100.0, exact=False, undisclosed=undisclosed, needs=(*needs, *open_needs))


def _missing(indicators: Sequence[Indicator]) -> tuple[Fact, ...]:
    names = [each.name for each in indicators if each.points is None]
    if not names:
        return ()
    text = msg("egapro.missing", "Not computable, so left out of both sides: {indicators}.", indicators=words(names))
    return (Fact(name="not-computable", message=text),)


def _consequences(index: int, indicators: Sequence[Indicator], needs: tuple[CellKey, ...]) -> tuple[Fact, ...]:
    due = [name for name, is_due in follows(index, indicators).items() if is_due]
    found = []
    if CORRECTIVE_MEASURES in due:
        text = msg("egapro.corrective", "Below 75 points: corrective measures are due within three years.")
        found.append(Fact(name=CORRECTIVE_MEASURES, message=text, needs=needs))
    if aims := [name for name in due if name != CORRECTIVE_MEASURES]:
        text = msg("egapro.aims", "Below 85 points: an aim is due for {indicators}.", indicators=words(aims))
        found.append(Fact(name="aims", message=text, needs=needs, labels=tuple(aims)))
    return tuple(found)


def _figures(
    indicators: Sequence[Indicator], n: int, needs: tuple[CellKey, ...], top_needs: tuple[CellKey, ...]
) -> tuple[Figure, ...]:
    return tuple(
        Figure(
            group=(("indicator", each.name),),
            statistic=Statistic.INDEX,
            value=float(each.points),
            unit=ValueUnit.INDEX,
            n=n,
            needs=(*needs, *top_needs) if each.name == TOP_TEN else needs,
        )
        for each in indicators
        if each.points is not None
    )


def _needs(
    context: MeasureContext, frame: Frame, staff: EgaproStaff
) -> tuple[tuple[CellKey, ...], tuple[CellKey, ...]]:
    """Return the cells of men and women, and those of them among the ten best paid."""
    chosen = np.zeros(frame.rows, dtype=np.bool_)
    chosen[staff.rows[best_paid(staff)]] = True
    top = frame.derive("best_paid_ten", lambda: coded_flags(chosen))
    there = np.zeros(frame.rows, dtype=np.bool_)
    there[staff.rows] = True
    counted = frame.derive("egapro_counted", lambda: coded_flags(there))  # whoever lacks a category or pay is not
    tally = Tally(context, frame, ("gender", counted, top), at_snapshot(frame, {}))
    of_sex = [tally.keys({"gender": sex, counted: "yes"}) for sex in ("men", "women")]
    of_top = [tally.keys({"gender": sex, top: "yes"}) for sex in ("men", "women")]
    return (*of_sex[0], *of_sex[1]), (*of_top[0], *of_top[1])


def _indicators(context: MeasureContext, frame: Frame, staff: EgaproStaff, threshold: float) -> tuple[Indicator, ...]:
    pay, signed = pay_indicator(pay_groups(staff), len(staff.rows), threshold)
    raised, promoted = _moved(context, frame, "raise"), _moved(context, frame, "promotion")
    after_leave = leave_indicator(*raised_after_leave(context))
    top = best_paid(staff)
    women = int(staff.women[top].sum())
    best = top_indicator(len(top) - women, women)
    if len(staff.rows) <= SMALL_FIRM:
        whole = move_groups(replace(staff, category=np.zeros_like(staff.category)), raised | promoted)
        both = small_firm_raises(whole[0], signed) if whole else Indicator("raises-and-promotions", None, None, 35)
        return pay, both, after_leave, best
    raises = rate_indicator("raises", move_groups(staff, raised), len(staff.rows), RAISE_POINTS, signed)
    promotions = rate_indicator("promotions", move_groups(staff, promoted), len(staff.rows), PROMOTION_POINTS, signed)
    return pay, raises, promotions, after_leave, best


def _moved(context: MeasureContext, frame: Frame, kind: str) -> NDArray[np.bool_]:
    """Return who had a move of a kind in the period; nobody where moves or keys are not recorded."""
    moves = moves_in_period(context, kind)
    if moves is None or not frame.has("employee"):
        return np.zeros(frame.rows, dtype=np.bool_)
    return frame.table.frame["employee"].astype("string").isin(moves["employee"]).to_numpy(dtype=np.bool_)
