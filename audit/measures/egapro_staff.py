"""Whom France's index counts: by category and age group, who is raised, and who earns most."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from audit.measures.egapro import TOP_PEOPLE, MoveGroup, PayGroup
from audit.measures.frame import Frame
from audit.measures.presence import at_snapshot
from audit.tables.declare import NOT_DISCLOSED

AGE_LIMITS = (30, 40, 50)
"""Lower ends of the second, third and fourth age group of the law."""


@dataclass(frozen=True, slots=True)
class EgaproStaff:
    """The people counted: their sex (0 men, 1 women), category and age group, pay at full time, and row."""

    rows: NDArray[np.int64]
    women: NDArray[np.bool_]
    category: NDArray[np.int64]
    age: NDArray[np.int64]
    pay: NDArray[np.float64]


def staff_counted(frame: Frame, by: str, year: int) -> EgaproStaff:
    """Return staff at the snapshot whose sex, category and pay are known; `year` is that of the snapshot."""
    counted = frame.matched({**at_snapshot(frame, {}), "gender": ("men", "women")})
    pay = frame.amount("annual_pay")
    if frame.has("fte"):
        fte = frame.amount("fte")
        pay = np.where(fte > 0, pay / np.where(fte > 0, fte, 1.0), pay)
    category, gender = frame.coded(by), frame.coded("gender")
    blank = category.lookup(frozenset({NOT_DISCLOSED}))[category.codes]
    rows = np.flatnonzero(counted & ~np.isnan(pay) & ~blank)
    women = gender.lookup(frozenset({"women"}))[gender.codes[rows]]
    return EgaproStaff(rows, women, category.codes[rows].astype(np.int64), _ages(frame, year)[rows], pay[rows])


def _ages(frame: Frame, year: int) -> NDArray[np.int64]:
    """Return the age group of the law where birth years are known, else the age band that the file gives."""
    if not frame.has("birth_year"):
        return frame.coded("age_band").codes.astype(np.int64)
    years = year - frame.amount("birth_year")
    return np.where(np.isnan(years), len(AGE_LIMITS) + 1, np.digitize(years, AGE_LIMITS)).astype(np.int64)


def best_paid(staff: EgaproStaff) -> NDArray[np.int64]:
    """Return the ten best paid; of those on the tenth highest pay the ones that leave the sexes least balanced."""
    if len(staff.pay) < TOP_PEOPLE:
        return np.arange(len(staff.pay))
    limit = np.partition(staff.pay, -TOP_PEOPLE)[-TOP_PEOPLE]
    above = np.flatnonzero(staff.pay > limit)
    tied = np.flatnonzero(staff.pay == limit)
    women, men = tied[staff.women[tied]], tied[~staff.women[tied]]
    places = TOP_PEOPLE - len(above)
    already = int(staff.women[above].sum())
    possible = range(max(0, places - len(men)), min(places, len(women)) + 1)
    joining = min(possible, key=lambda n: (min(already + n, TOP_PEOPLE - already - n), n))
    return np.concatenate((above, women[:joining], men[: places - joining])).astype(np.int64)


def pay_groups(staff: EgaproStaff) -> list[PayGroup]:
    """Return each category and age group in which both sexes are, with their mean pay."""
    group = staff.category * (staff.age.max(initial=0) + 1) + staff.age
    (men, women), (men_pay, women_pay) = _by_sex(staff, group), _by_sex(staff, group, staff.pay)
    return [
        PayGroup(int(m), int(w), float(m_pay / m), float(w_pay / w))
        for m, w, m_pay, w_pay in zip(men, women, men_pay, women_pay, strict=True)
        if m and w
    ]


def move_groups(staff: EgaproStaff, moved: NDArray[np.bool_]) -> list[MoveGroup]:
    """Return each category in which both sexes are, with how many of each moved; `moved` is by row of the table."""
    (men, women), (men_moved, women_moved) = (
        _by_sex(staff, staff.category, weights) for weights in (None, moved[staff.rows])
    )
    counts = np.column_stack((men, women, men_moved, women_moved)).astype(np.int64).tolist()
    return [MoveGroup(*each) for each in counts if each[0] and each[1]]


def _by_sex(
    staff: EgaproStaff, group: NDArray[np.int64], weights: NDArray[np.float64] | NDArray[np.bool_] | None = None
) -> tuple[NDArray[np.float64], NDArray[np.float64]]:
    """Return the number, or the sum of the weights, of men and of women in each group."""
    size = 2 * (int(group.max(initial=-1)) + 1)
    found = np.bincount(2 * group + staff.women, weights, minlength=size).astype(np.float64)
    return found[::2], found[1::2]
