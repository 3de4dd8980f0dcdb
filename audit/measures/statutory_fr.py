"""France's index of pay equality from the tables: who is in which category, who was raised, who earns most."""

from __future__ import annotations

from dataclasses import dataclass, replace

import numpy as np
from numpy.typing import NDArray

from audit.measures.begin import begin, no_data
from audit.measures.cells import Tally
from audit.measures.context import MeasureContext
from audit.measures.egapro import (
    BY_CATEGORY,
    PROMOTION_POINTS,
    RAISE_POINTS,
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
from audit.measures.frame import Frame
from audit.measures.presence import at_snapshot
from audit.measures.registry import Parameters, register
from audit.measures.sensitivity import dimension_sensitivity
from audit.model.measurement import CellKey, Fact, Figure, Measurement
from audit.model.message import msg
from audit.tables.declare import NOT_DISCLOSED
from audit.types import RecordUnit, Statistic, ValueUnit

SMALL_FIRM, FEWEST = 250, 50
AGE_LIMITS = (30, 40, 50)
"""Lower ends of the second, third and fourth age group of the law."""


class EgaproParameters(Parameters):
    """Parameters of `egapro-index`."""

    by: str = "level"


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
)
def measure_egapro_index(context: MeasureContext, parameters: EgaproParameters) -> Measurement:
    """France's index of pay equality between women and men (Egapro), out of 100.

    Indicators: 1 pay gap by category and age group (groups of 3 and 3; 40 % of staff), 2 and 3 gaps in the rates of
    raises and promotions by category (groups of 10 and 10), or both together for 50 to 250 employees, 4 raises after
    maternity leave (not computed from these tables: what was due is not recorded), 5 the sex with fewer among the ten
    best paid. Points by the official tables at the result rounded up; index = points / computable points x 100, not
    computable below 75 points. Below 75 corrective measures are due, below 85 an aim for each indicator short of its
    most. Pay is annual pay at full time. Source: Code du travail L1142-7 ff., D1142-2 ff., as of 2024; a category is
    that of the employer's file, never made from titles. Example: 61 of 85 computable points give 72.
    """
    frame = context.frame("employees")
    staff = _staff(frame, parameters.by, context.dataset.period.as_of.year)
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
    indicators = _indicators(context, frame, staff)
    tally = Tally(context, frame, ("gender",), at_snapshot(frame, {}))
    needs = (*tally.keys({"gender": "men"}), *tally.keys({"gender": "women"}))
    measurement = replace(
        measurement,
        n=len(staff.rows),
        groups=tuple(_figure(each, len(staff.rows), needs) for each in indicators if each.points is not None),
        population="employees",
        sensitivity=dimension_sensitivity("employees", "gender"),
        needs=needs,
    )
    index = index_of(indicators)
    if index is None:
        return no_data(measurement, msg("egapro.not-computable", "Fewer than 75 of 100 points can be computed."))
    facts = tuple(
        Fact(
            name=name,
            message=msg("egapro.follows", "The law asks for: {what}.", what=name.replace("-", " ")),
            needs=needs,
        )
        for name, due in follows(index, indicators).items()
        if due
    )
    return replace(measurement, value=float(index), facts=facts)


def _figure(indicator: Indicator, n: int, needs: tuple[CellKey, ...]) -> Figure:
    return Figure(
        group=(("indicator", indicator.name),),
        statistic=Statistic.INDEX,
        value=float(indicator.points or 0),
        unit=ValueUnit.INDEX,
        n=n,
        needs=needs,
    )


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
    return np.digitize(year - frame.amount("birth_year"), AGE_LIMITS).astype(np.int64)


def _indicators(context: MeasureContext, frame: Frame, staff: _Staff) -> tuple[Indicator, ...]:
    pay, signed = pay_indicator(_pay_groups(staff), len(staff.rows), BY_CATEGORY)
    raised, promoted = _moved(context, frame, "raise"), _moved(context, frame, "promotion")
    after_leave = leave_indicator(0, 0)
    top = np.argsort(-staff.pay, kind="stable")[:10]
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
    found = []
    for category, age in sorted(set(zip(staff.category.tolist(), staff.age.tolist(), strict=True))):
        here = (staff.category == category) & (staff.age == age)
        men, women = staff.pay[here & ~staff.women], staff.pay[here & staff.women]
        if len(men) and len(women):
            found.append(PayGroup(len(men), len(women), float(men.mean()), float(women.mean())))
    return found


def _move_groups(staff: _Staff, moved: NDArray[np.bool_]) -> list[MoveGroup]:
    found = []
    for category in sorted(set(staff.category.tolist())):
        here = staff.category == category
        men, women = here & ~staff.women, here & staff.women
        hit = moved[staff.rows]
        found.append(MoveGroup(int(men.sum()), int(women.sum()), int((hit & men).sum()), int((hit & women).sum())))
    return [group for group in found if group.men and group.women]


def _moved(context: MeasureContext, frame: Frame, kind: str) -> NDArray[np.bool_]:
    """Return who had a move of a kind in the period; nobody where moves or keys are not recorded."""
    moves = context.frame("moves")
    if not moves.rows or not frame.has("employee") or not moves.has("employee"):
        return np.zeros(frame.rows, dtype=np.bool_)
    keys = moves.table.frame["employee"].astype("string")[moves.matched({"kind": kind})]
    return frame.table.frame["employee"].astype("string").isin(keys.dropna()).to_numpy(dtype=np.bool_)
