"""France's index of pay equality from the tables: who is in which category, who was raised, who earns most."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
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
    TOP_POINTS,
    TOP_TEN,
    Indicator,
    MoveGroup,
    PayGroup,
    follows,
    index_of,
    leave_indicator,
    pay_indicator,
    rate_indicator,
    small_firm_raises,
    top_indicator,
)
from audit.measures.egapro_moves import moves_in_period, raised_after_leave
from audit.measures.frame import UNDISCLOSED, Frame
from audit.measures.parameters import words
from audit.measures.presence import at_snapshot
from audit.measures.registry import Parameters, register
from audit.measures.sensitivity import dimension_sensitivity
from audit.model.measurement import Bounds, CellKey, Fact, Figure, Measurement
from audit.model.message import msg
from audit.tables.declare import NOT_DISCLOSED
from audit.types import RecordUnit, Statistic, ValueUnit

SMALL_FIRM, FEWEST = 250, 50
AGE_LIMITS = (30, 40, 50)
"""Lower ends of the second, third and fourth age group of the law."""


class EgaproParameters(Parameters):
    """Parameters of `egapro-index`."""

    by: str = "level"
    classification: Literal["socio-professional", "other"] = "socio-professional"


@dataclass(frozen=True, slots=True)
class _Staff:
    """The people counted: their sex (0 men, 1 women), category and age group, pay at full time, and row."""

    rows: NDArray[np.int64]
    women: NDArray[np.bool_]
    category: NDArray[np.int64]
    age: NDArray[np.int64]
    pay: NDArray[np.float64]


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
    staff = _staff(frame, parameters.by, context.dataset.period.as_of.year)
    by_category = parameters.classification == "socio-professional"
    measurement = begin(
        context,
        "egapro-index",
        parameters,
        label=msg("egapro.label", "French index of pay equality (Egapro)"),
        convention=msg("egapro.convention", "Out of 100; not computable where fewer than 75 points could be computed."),
        statistic=Statistic.INDEX,
        formula="100 x points / computable points",
        source="Code du travail, articles L1142-7 to L1142-10 and D1142-2 to D1142-6-2",
    )
    if len(staff.rows) < FEWEST:
        return no_data(measurement, msg("egapro.small", "The index is made for 50 employees or more."))
    indicators = _indicators(context, frame, staff, BY_CATEGORY if by_category else OTHERWISE)
    needs, top_needs = _needs(context, frame, staff)
    computed = [each for each in indicators if each.points is not None]
    measurement = replace(
        measurement,
        n=len(staff.rows),
        groups=tuple(
            _figure(each, len(staff.rows), (*needs, *top_needs) if each.name == TOP_TEN else needs) for each in computed
        ),
        population="employees",
        sensitivity=dimension_sensitivity("employees", "gender"),
        needs=(*needs, *top_needs),  # with the other indicators beside it, the index tells of the ten best paid
    )
    index = index_of(indicators)
    if index is None:
        reason = msg("egapro.not-computable", "Fewer than 75 of 100 points can be computed.")
        return replace(no_data(measurement, reason), facts=_missing(indicators))
    return replace(
        measurement,
        value=float(index),
        bounds=_bounds(context, frame, parameters.by, float(index), measurement.needs),
        facts=(*_missing(indicators), *_consequences(index, indicators, needs)),
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


def _figure(indicator: Indicator, n: int, needs: tuple[CellKey, ...]) -> Figure:
    return Figure(
        group=(("indicator", indicator.name),),
        statistic=Statistic.INDEX,
        value=float(indicator.points or 0),
        unit=ValueUnit.INDEX,
        n=n,
        needs=needs,
    )


def _needs(context: MeasureContext, frame: Frame, staff: _Staff) -> tuple[tuple[CellKey, ...], tuple[CellKey, ...]]:
    """Return the cells of men and women, and those of them among the ten best paid."""
    chosen = np.zeros(frame.rows, dtype=np.bool_)
    chosen[staff.rows[_best_paid(staff)]] = True
    top = frame.derive("best_paid_ten", lambda: coded_flags(chosen))
    tally = Tally(context, frame, ("gender", top), at_snapshot(frame, {}))
    of_sex = [tally.keys({"gender": sex}) for sex in ("men", "women")]
    of_top = [tally.keys({"gender": sex, top: "yes"}) for sex in ("men", "women")]
    return (*of_sex[0], *of_sex[1]), (*of_top[0], *of_top[1])


def _best_paid(staff: _Staff) -> NDArray[np.int64]:
    """Return the ten best paid; of those on the tenth highest pay the ones that leave the sexes least balanced."""
    if len(staff.pay) < TOP_POINTS:
        return np.arange(len(staff.pay))
    limit = np.partition(staff.pay, -TOP_POINTS)[-TOP_POINTS]
    above = np.flatnonzero(staff.pay > limit)
    tied = np.flatnonzero(staff.pay == limit)
    women, men = tied[staff.women[tied]], tied[~staff.women[tied]]
    places = TOP_POINTS - len(above)
    already = int(staff.women[above].sum())
    possible = range(max(0, places - len(men)), min(places, len(women)) + 1)
    joining = min(possible, key=lambda n: (min(already + n, TOP_POINTS - already - n), n))
    return np.concatenate((above, women[:joining], men[: places - joining])).astype(np.int64)


def _staff(frame: Frame, by: str, year: int) -> _Staff:
    counted = frame.matched({**at_snapshot(frame, {}), "gender": ("men", "women")})
    pay = frame.amount("annual_pay")
    if frame.has("fte"):
        fte = frame.amount("fte")
        pay = np.where(fte > 0, pay / np.where(fte > 0, fte, 1.0), pay)
    category, gender = frame.coded(by), frame.coded("gender")
    blank = category.lookup(frozenset({NOT_DISCLOSED}))[category.codes]
    rows = np.flatnonzero(counted & ~np.isnan(pay) & ~blank)
    women = gender.lookup(frozenset({"women"}))[gender.codes[rows]]
    return _Staff(rows, women, category.codes[rows].astype(np.int64), _ages(frame, year)[rows], pay[rows])


def _ages(frame: Frame, year: int) -> NDArray[np.int64]:
    """Return the age group of the law where birth years are known, else the age band that the file gives."""
    if not frame.has("birth_year"):
        return frame.coded("age_band").codes.astype(np.int64)
    years = year - frame.amount("birth_year")
    return np.where(np.isnan(years), len(AGE_LIMITS) + 1, np.digitize(years, AGE_LIMITS)).astype(np.int64)


def _indicators(context: MeasureContext, frame: Frame, staff: _Staff, threshold: float) -> tuple[Indicator, ...]:
    pay, signed = pay_indicator(_pay_groups(staff), len(staff.rows), threshold)
    raised, promoted = _moved(context, frame, "raise"), _moved(context, frame, "promotion")
    after_leave = leave_indicator(*raised_after_leave(context))
    top = _best_paid(staff)
    women = int(staff.women[top].sum())
    best = top_indicator(len(top) - women, women)
    if len(staff.rows) <= SMALL_FIRM:
        whole = _move_groups(replace(staff, category=np.zeros_like(staff.category)), raised | promoted)
        both = small_firm_raises(whole[0], signed) if whole else Indicator("raises-and-promotions", None, None, 35)
        return pay, both, after_leave, best
    raises = rate_indicator("raises", _move_groups(staff, raised), len(staff.rows), RAISE_POINTS, signed)
    promotions = rate_indicator("promotions", _move_groups(staff, promoted), len(staff.rows), PROMOTION_POINTS, signed)
    return pay, raises, promotions, after_leave, best


def _pay_groups(staff: _Staff) -> list[PayGroup]:
    group = staff.category * (staff.age.max(initial=0) + 1) + staff.age
    (men, women), (men_pay, women_pay) = _by_sex(staff, group), _by_sex(staff, group, staff.pay)
    return [
        PayGroup(int(m), int(w), float(m_pay / m), float(w_pay / w))
        for m, w, m_pay, w_pay in zip(men, women, men_pay, women_pay, strict=True)
        if m and w
    ]


def _move_groups(staff: _Staff, moved: NDArray[np.bool_]) -> list[MoveGroup]:
    (men, women), (men_moved, women_moved) = (
        _by_sex(staff, staff.category, weights) for weights in (None, moved[staff.rows])
    )
    counts = np.column_stack((men, women, men_moved, women_moved)).astype(np.int64).tolist()
    return [MoveGroup(*each) for each in counts if each[0] and each[1]]


def _by_sex(
    staff: _Staff, group: NDArray[np.int64], weights: NDArray[np.float64] | NDArray[np.bool_] | None = None
) -> tuple[NDArray[np.float64], NDArray[np.float64]]:
    """Return the number, or the sum of the weights, of men and of women in each group."""
    size = 2 * (int(group.max(initial=-1)) + 1)
    found = np.bincount(2 * group + staff.women, weights, minlength=size).astype(np.float64)
    return found[::2], found[1::2]


def _moved(context: MeasureContext, frame: Frame, kind: str) -> NDArray[np.bool_]:
    """Return who had a move of a kind in the period; nobody where moves or keys are not recorded."""
    moves = moves_in_period(context, kind)
    if moves is None or not frame.has("employee"):
        return np.zeros(frame.rows, dtype=np.bool_)
    return frame.table.frame["employee"].astype("string").isin(moves["employee"]).to_numpy(dtype=np.bool_)
